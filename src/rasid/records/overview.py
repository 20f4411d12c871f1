"""Counts over the whole study that an index alone tells, and what was done last."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection, func, select

from rasid.records.statements import put_rows
from rasid.records.tables import claims, decisions, history, reports
from rasid.records.workbench_tables import visits
from rasid.values.overview import Made, Visited


def last_day(connection: Connection) -> str | None:
    """The latest first day that a claim tells of, None where none has a day."""
    day: str | None = connection.execute(select(func.max(claims.c.start))).scalar_one()
    return day


def count_by_day(connection: Connection, since: str) -> dict[str, int]:
    """How many claims tell of each first day from `since` on."""
    query = select(claims.c.start, func.count()).where(claims.c.start >= since).group_by(claims.c.start)
    return {row[0]: row[1] for row in connection.execute(query)}


def count_by_type(connection: Connection) -> dict[str, int]:
    """How many claims there are of each type."""
    query = select(claims.c.type, func.count()).group_by(claims.c.type)
    return {row[0]: row[1] for row in connection.execute(query)}


def count_dated(connection: Connection) -> int:
    """How many claims have a day."""
    return connection.execute(select(func.count(claims.c.start))).scalar_one()


def count_changes(
    connection: Connection, behind: int, most: int, *, who: str
) -> tuple[Mapping[tuple[str, str, bool], int], bool]:
    """How many changes of each kind and action, by `who` or not, came behind a number of the history.

    The first `most` of them are counted; and whether these are all.
    """
    some = (
        select(history.c.kind, history.c.action, history.c.who)
        .where(history.c.number > behind)
        .order_by(history.c.number)
        .limit(most)
        .subquery()
    )
    query = select(some, func.count().label("n")).group_by(some.c.kind, some.c.action, some.c.who)
    found: dict[tuple[str, str, bool], int] = {}
    for row in connection.execute(query):
        key = row.kind, row.action, row.who == who
        found[key] = found.get(key, 0) + row.n
    return found, sum(found.values()) < most


def made_last(connection: Connection, most: int) -> tuple[Made, ...]:
    """The decisions that stand and were made last, the last first."""
    query = (
        select(decisions, reports.c.title)
        .join(reports, reports.c.id == decisions.c.report_id)
        .where(decisions.c.taken_back.is_(None))
        .order_by(decisions.c.made.desc(), decisions.c.id.desc())
        .limit(most)
    )
    return tuple(
        Made(row.report_id, row.title, row.type, row.field, row.verdict, row.author, row.made)
        for row in connection.execute(query)
    )


def visited(connection: Connection, account: str, page: str) -> Visited | None:
    """When somebody last saw a page."""
    query = select(visits.c.at, visits.c.seen).where(visits.c.account == account, visits.c.page == page)
    row = connection.execute(query).one_or_none()
    return None if row is None else Visited(row.at, row.seen)


def put_visit(connection: Connection, account: str, page: str, visit: Visited) -> None:
    """Note when somebody saw a page."""
    row = {"account": account, "page": page, "at": visit.at, "seen": visit.seen}
    put_rows(connection, visits, [row])
