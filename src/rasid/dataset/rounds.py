"""Rounds of double coding: begun, drawn at random, closed; who has what to do in them."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import msgspec
from sqlalchemy import Connection

from rasid.dataset.study import Study
from rasid.errors import RefusedError
from rasid.records import accounts, codings, reports, rounds
from rasid.records.history import Change
from rasid.resolve.taking import public_claims, short_digest
from rasid.values.account import OPEN as OPEN_ACCOUNT
from rasid.values.account import may
from rasid.values.claim import Claim
from rasid.values.round import CLOSED, NOTHING, OPEN, PROGRAM, CodedTwice, Round, RoundReport

#: How many reports a round has at most.
MOST = 1_000


@dataclass(frozen=True, slots=True)
class Drawn:
    """What reports of a round are drawn from, and by which seed; what is None counts for all."""

    count: int
    seed: int
    type: str | None = None
    source: str | None = None
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Hidden:
    """What somebody codes blind: `reports`, each with its round; `claims`: ids of what is in force of them,
    claims and incidents.
    """

    reports: Mapping[str, str]
    claims: frozenset[str]


@dataclass(frozen=True, slots=True)
class Plan:
    """A round to be begun: its name, the accounts that code in it, what they begin from, its reports."""

    name: str
    coders: tuple[str, ...]
    begin: str
    reports: tuple[str, ...]


def draw(study: Study, asked: Drawn) -> tuple[str, ...]:
    """Reports at random, by id: the same study, filter and seed give the same. Raises UsageError."""
    if not 1 <= asked.count <= MOST:
        raise RefusedError("round-size", f"{asked.count}: a round has from 1 to {MOST} reports", most=MOST)
    with study.database.reading() as connection:
        found = rounds.report_ids(
            connection,
            type=asked.type,
            source=asked.source,
            first=asked.first.isoformat() if asked.first else None,
            last=asked.last.isoformat() if asked.last else None,
        )
    if not found:
        raise RefusedError("draw-nothing", "no report of the study is as asked: nothing can be drawn")
    return tuple(sorted(random.Random(asked.seed).sample(found, min(asked.count, len(found)))))


def begin_round(study: Study, plan: Plan) -> Round:
    """Begin a round. Raises UsageError for fewer than two coders, unknown accounts or reports."""
    with study.writing() as work:
        chosen = tuple(sorted(set(plan.reports)))
        _check(work.connection, plan, chosen)
        kept = [_program_coding(work.connection, id) for id in chosen]
        made = Round(
            f"w-{short_digest('round', work.who, work.at, plan.name)}",
            " ".join(plan.name.split())[:100],
            plan.begin,
            OPEN,
            work.who,
            work.at,
            tuple(sorted(set(plan.coders))),
            chosen,
        )
        rounds.add_round(work.connection, made, kept)
        told = {"coders": made.coders, "begin": made.begin, "reports": made.reports}
        after = msgspec.json.encode(told).decode()
        work.note(Change(work.at, work.who, "begin", "round", made.id, after=after, why=made.name))
        return made


def close_round(study: Study, round_id: str) -> None:
    """Close a round: nobody codes in it any more; its figures stay. Raises UsageError."""
    with study.writing() as work:
        known = round_of(work.connection, round_id)
        if known.state == CLOSED:
            raise RefusedError("round-closed-already", f"{round_id}: this round is closed already")
        rounds.set_state(work.connection, round_id, CLOSED)
        work.note(Change(work.at, work.who, "close", "round", round_id, before=OPEN, after=CLOSED))


def reopen_round(study: Study, round_id: str) -> None:
    """Open a closed round again. Raises UsageError."""
    with study.writing() as work:
        if round_of(work.connection, round_id).state == OPEN:
            raise RefusedError("round-open-already", f"{round_id}: this round is open")
        rounds.set_state(work.connection, round_id, OPEN)
        work.note(Change(work.at, work.who, "reopen", "round", round_id, before=CLOSED, after=OPEN))


def list_rounds(study: Study) -> tuple[Round, ...]:
    """Every round, the newest first."""
    with study.database.reading() as connection:
        return rounds.all_rounds(connection)


def read_round(study: Study, round_id: str) -> tuple[Round, tuple[RoundReport, ...]]:
    """A round and its reports. Raises UsageError for an unknown one."""
    with study.database.reading() as connection:
        found = round_of(connection, round_id)
        return found, study.veil.value(rounds.reports_of(connection, round_id))


def blind_of(study: Study, account: str) -> dict[str, str]:
    """The reports that somebody codes blind: those he has still to code in an open round, each with it."""
    with study.database.reading() as connection:
        return rounds.undone_of(connection, account)


def hidden_from(study: Study, account: str) -> Hidden:
    """What a page is not to show somebody of the reports he codes blind."""
    with study.database.reading() as connection:
        blind = rounds.undone_of(connection, account)
        claims = rounds.claims_of_reports(connection, sorted(blind)) if blind else frozenset()
        return Hidden(blind, claims)


def possible_coders(study: Study) -> tuple[str, ...]:
    """The open accounts that may code, by name."""
    with study.database.reading() as connection:
        return _coders(connection)


def coded_twice(study: Study, round_id: str) -> tuple[CodedTwice, ...]:
    """The reports of a round with what the program and the coders who are done say, by report."""
    with study.database.reading() as connection:
        found = round_of(connection, round_id)
        done = rounds.codings_done(connection, round_id)
        twice = []
        for id in found.reports:
            number = rounds.coding_of(connection, round_id, id)
            people = tuple(
                (account, _claims_of(connection, id, coding)) for account, coding in done.get(id, {}).items()
            )
            program = () if number is None else _claims_of(connection, id, number)
            twice.append(CodedTwice(id, program, people))
        return tuple(twice)


def round_of(connection: Connection, round_id: str) -> Round:
    """A round by its id. Raises UsageError for an unknown one."""
    found = rounds.get_round(connection, round_id)
    if found is None:
        raise RefusedError("round-unknown", f"{round_id}: there is no such round", id=round_id)
    return found


def _check(connection: Connection, plan: Plan, chosen: Sequence[str]) -> None:
    """Raise UsageError where a round cannot be begun so."""
    if not plan.name.strip():
        raise RefusedError("round-name", "a round needs a name")
    if plan.begin not in (PROGRAM, NOTHING):
        raise RefusedError(
            "round-begin", f"{plan.begin}: coders begin from program or from nothing", said=plan.begin
        )
    unknown = sorted(set(plan.coders) - set(_coders(connection)))
    if unknown:
        raise RefusedError(
            "round-accounts",
            f"{', '.join(unknown)}: no open account that may code; see `rasid user list`",
            names=", ".join(unknown),
        )
    if len(set(plan.coders)) < 2:
        raise RefusedError("round-two", "a round needs two coders or more: choose their accounts")
    if not 1 <= len(chosen) <= MOST:
        raise RefusedError("round-size", f"a round has from 1 to {MOST} reports", most=MOST)
    states = reports.states_of(connection, chosen)
    wrong = [id for id in chosen if states.get(id) != reports.KEPT]
    if wrong:
        raise RefusedError(
            "reports-unknown",
            f"{', '.join(wrong[:5])}: no such report, or it was erased",
            ids=", ".join(wrong[:5]),
        )


def _coders(connection: Connection) -> tuple[str, ...]:
    known = accounts.all_accounts(connection)
    return tuple(one.name for one in known if one.state == OPEN_ACCOUNT and may(one.role, "coder"))


def _program_coding(connection: Connection, report_id: str) -> int:
    """The last coding of the program of a report. Raises UsageError where there is none."""
    made = [one for one in codings.codings_of(connection, report_id) if one.made_by.coder == "program"]
    if not made:
        raise RefusedError("report-uncoded", f"{report_id}: was never coded by the program", id=report_id)
    return made[-1].number


def _claims_of(connection: Connection, report_id: str, number: int) -> tuple[Claim, ...]:
    coding = codings.get_coding(connection, number)
    if coding is None or coding.coded is None:
        return ()
    if coding.made_by.coder == "program":
        return public_claims(report_id, coding.coded.events)
    return coding.coded.events
