"""Rounds of double coding: who codes which reports, what each says, how differences were settled."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from rasid.records.statements import parts, put_rows
from rasid.records.tables import claims, reports
from rasid.records.workbench_tables import (
    round_coders,
    round_done,
    round_reports,
    round_sayings,
    round_settled,
    rounds,
)
from rasid.values.judgement import Decision
from rasid.values.round import OPEN, Finished, Round, RoundReport, Settled, Task


def add_round(connection: Connection, new: Round, codings: Sequence[int]) -> None:
    """Keep a new round; `codings` are those of the program that its reports are compared with."""
    row = {name: getattr(new, name) for name in ("id", "name", "begin", "state", "author", "made")}
    connection.execute(insert(rounds), row)
    connection.execute(insert(round_coders), [{"round": new.id, "account": coder} for coder in new.coders])
    given = zip(new.reports, codings, strict=True)
    connection.execute(
        insert(round_reports), [{"round": new.id, "report_id": id, "coding": coding} for id, coding in given]
    )


def set_state(connection: Connection, round_id: str, state: str) -> None:
    """Open or close a round."""
    connection.execute(update(rounds).where(rounds.c.id == round_id).values(state=state))


def get_round(connection: Connection, round_id: str) -> Round | None:
    """A round by its id."""
    row = connection.execute(select(rounds).where(rounds.c.id == round_id)).one_or_none()
    return None if row is None else _round(connection, row)


def all_rounds(connection: Connection) -> tuple[Round, ...]:
    """Every round, the newest first."""
    rows = connection.execute(select(rounds).order_by(rounds.c.made.desc(), rounds.c.id)).all()
    return tuple(_round(connection, row) for row in rows)


def reports_of(connection: Connection, round_id: str) -> tuple[RoundReport, ...]:
    """The reports of a round, by id, with who is done with each."""
    done: dict[str, list[str]] = {}
    query = select(round_done.c.report_id, round_done.c.account).where(round_done.c.round == round_id)
    for row in connection.execute(query.order_by(round_done.c.account)):
        done.setdefault(row.report_id, []).append(row.account)
    columns = [reports.c.id, reports.c.title, reports.c.source, reports.c.published]
    found = (
        select(*columns)
        .join(round_reports, round_reports.c.report_id == reports.c.id)
        .where(round_reports.c.round == round_id)
        .order_by(reports.c.id)
    )
    return tuple(
        RoundReport(row.id, row.title, row.source, row.published, tuple(done.get(row.id, ())))
        for row in connection.execute(found)
    )


def coding_of(connection: Connection, round_id: str, report_id: str) -> int | None:
    """The number of the program's coding that a report of a round is compared with."""
    mine = (round_reports.c.round == round_id) & (round_reports.c.report_id == report_id)
    return connection.execute(select(round_reports.c.coding).where(mine)).scalar_one_or_none()


def codings_done(connection: Connection, round_id: str) -> dict[str, dict[str, int]]:
    """For each report of a round the number of the coding of each coder who is done with it."""
    found: dict[str, dict[str, int]] = {}
    query = select(round_done).where(round_done.c.round == round_id)
    for row in connection.execute(query.order_by(round_done.c.report_id, round_done.c.account)):
        found.setdefault(row.report_id, {})[row.account] = row.coding
    return found


def add_saying(connection: Connection, round_id: str, said: Decision) -> None:
    """Keep what a coder says in a round."""
    row = {name: getattr(said, name) for name in Decision.__dataclass_fields__}
    connection.execute(insert(round_sayings), row | {"round": round_id, "taken_back": None})


def get_saying(connection: Connection, id: str) -> tuple[str, Decision, str | None] | None:
    """A saying by its id: the round, what was said, and when it was taken back."""
    row = connection.execute(select(round_sayings).where(round_sayings.c.id == id)).one_or_none()
    return None if row is None else (row.round, _saying(row), row.taken_back)


def take_back_saying(connection: Connection, id: str, when: str) -> None:
    """Mark a saying as taken back."""
    connection.execute(update(round_sayings).where(round_sayings.c.id == id).values(taken_back=when))


def sayings_of(connection: Connection, task: Task, author: str) -> tuple[Decision, ...]:
    """What one coder says of a report in a round and did not take back, in the order it was said."""
    mine = (
        (round_sayings.c.round == task.round)
        & (round_sayings.c.report_id == task.report_id)
        & (round_sayings.c.author == author)
        & round_sayings.c.taken_back.is_(None)
    )
    query = select(round_sayings).where(mine).order_by(round_sayings.c.made, round_sayings.c.id)
    return tuple(_saying(row) for row in connection.execute(query))


def put_done(connection: Connection, task: Task, by: Finished) -> None:
    """Note that a coder is done with a report of a round."""
    row = {"round": task.round, "report_id": task.report_id, "account": by.account}
    put_rows(connection, round_done, [row | {"coding": by.coding, "made": by.made}])


def drop_done(connection: Connection, task: Task, account: str) -> None:
    """Note that a coder is not done with a report after all."""
    connection.execute(
        delete(round_done).where(
            round_done.c.round == task.round,
            round_done.c.report_id == task.report_id,
            round_done.c.account == account,
        )
    )


def undone_of(connection: Connection, account: str) -> dict[str, str]:
    """The reports that somebody has still to code in an open round, each with the round (the first by id)."""
    done = round_done.alias()
    joined = (
        select(round_reports.c.report_id, round_reports.c.round)
        .join(rounds, rounds.c.id == round_reports.c.round)
        .join(round_coders, round_coders.c.round == rounds.c.id)
        .outerjoin(
            done,
            (done.c.round == rounds.c.id)
            & (done.c.report_id == round_reports.c.report_id)
            & (done.c.account == account),
        )
        .where(rounds.c.state == OPEN, round_coders.c.account == account, done.c.coding.is_(None))
        .order_by(round_reports.c.round.desc())
    )
    return {row.report_id: row.round for row in connection.execute(joined)}


def claims_of_reports(connection: Connection, report_ids: Sequence[str]) -> frozenset[str]:
    """The ids of the claims in force of these reports and of the incidents that they belong to."""
    found: set[str] = set()
    for part in parts(report_ids):
        query = select(claims.c.id, claims.c.incident).where(claims.c.report_id.in_(part))
        for row in connection.execute(query):
            found.update(id for id in (row.id, row.incident) if id is not None)
    return frozenset(found)


def put_settled(connection: Connection, settled: Settled) -> None:
    """Keep how a difference was settled, in the place of how it was before."""
    row = {name: getattr(settled, name) for name in Settled.__dataclass_fields__}
    put_rows(connection, round_settled, [row])


def drop_settled(connection: Connection, round_id: str, difference: str) -> None:
    """Note that a difference is not settled any more."""
    mine = (round_settled.c.round == round_id) & (round_settled.c.difference == difference)
    connection.execute(delete(round_settled).where(mine))


def settled_of(connection: Connection, round_id: str) -> dict[str, Settled]:
    """How the differences of a round were settled, by difference."""
    query = select(round_settled).where(round_settled.c.round == round_id)
    rows = connection.execute(query.order_by(round_settled.c.made, round_settled.c.difference))
    return {
        row.difference: Settled(**{name: getattr(row, name) for name in Settled.__dataclass_fields__})
        for row in rows
    }


def erase_report(connection: Connection, report_id: str) -> None:
    """Remove a report from every round, with all that was said of it there."""
    for table in (round_sayings, round_settled, round_done, round_reports):
        connection.execute(delete(table).where(table.c.report_id == report_id))


def report_ids(
    connection: Connection,
    *,
    type: str | None = None,
    source: str | None = None,
    first: str | None = None,
    last: str | None = None,
) -> tuple[str, ...]:
    """The kept reports that are as asked, by id: with a claim of a type, of a source, published from..to."""
    query = select(reports.c.id).where(reports.c.state == "kept")
    if type is not None:
        query = query.where(reports.c.id.in_(select(claims.c.report_id).where(claims.c.type == type)))
    if source is not None:
        query = query.where(reports.c.source == source)
    if first is not None:
        query = query.where(reports.c.published >= first)
    if last is not None:
        query = query.where(reports.c.published <= last)
    return tuple(connection.execute(query.order_by(reports.c.id)).scalars())


def _round(connection: Connection, row: Row[Any]) -> Round:
    of_round = select(round_coders.c.account).where(round_coders.c.round == row.id)
    coders = connection.execute(of_round.order_by(round_coders.c.account)).scalars()
    given = select(round_reports.c.report_id).where(round_reports.c.round == row.id)
    ids = connection.execute(given.order_by(round_reports.c.report_id)).scalars()
    return Round(row.id, row.name, row.begin, row.state, row.author, row.made, tuple(coders), tuple(ids))


def _saying(row: Row[Any]) -> Decision:
    return Decision(**{name: getattr(row, name) for name in Decision.__dataclass_fields__})
