"""The queue: claims in force as review filters and orders them. It follows from the claims; see `dataset`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Select,
    and_,
    bindparam,
    delete,
    exists,
    false,
    func,
    insert,
    or_,
    select,
    update,
)

from rasid.records.statements import parts
from rasid.records.tables import claim_places, decisions, nodes, participants
from rasid.records.workbench_tables import queue
from rasid.values.queue import NOBODY, Count, QueueFilter, QueueRow
from rasid.values.search import Area

#: Sorts behind every day.
NO_DAY = "9999-99-99"
#: The column of each order, and whether the greatest comes first.
_ORDERS: Mapping[str, tuple[str, bool]] = {
    "worth": ("worth", True),
    "doubt": ("doubt", True),
    "harm": ("harm", True),
    "age": ("published", False),
    "day": ("start", False),
}
#: Of what is rarer than this all is looked at; else the queue is walked in its order until a page is full.
_RARE = 30_000
#: Counting stops here where no index counts alone.
MOST_COUNTED = 10_000


def put_rows(connection: Connection, rows: Sequence[QueueRow]) -> None:
    """Put claims into the queue that are not in it."""
    if rows:
        connection.execute(insert(queue), [_columns(row) for row in rows])


def _columns(row: QueueRow) -> dict[str, Any]:
    return asdict(row) | {"published": row.published or NO_DAY, "start": row.start or NO_DAY}


def clear(connection: Connection) -> None:
    """Take everything out of the queue."""
    connection.execute(delete(queue))


def rows_of(connection: Connection, claim_ids: Iterable[str]) -> dict[str, QueueRow]:
    """Those of these claims that are in the queue, by id, sorted."""
    found: dict[str, QueueRow] = {}
    for part in parts(sorted(set(claim_ids))):
        query = select(queue).where(queue.c.claim_id.in_(part))
        found |= {row.claim_id: _row(row) for row in connection.execute(query).mappings()}
    return {id: found[id] for id in sorted(found)}


def _row(mapping: Mapping[Any, Any]) -> QueueRow:
    days = {name: None if mapping[name] == NO_DAY else mapping[name] for name in ("published", "start")}
    return QueueRow(**(dict(mapping) | days))


def set_worth(connection: Connection, worth: Mapping[str, float]) -> None:
    """Set what decisions on claims are worth."""
    if worth:
        connection.execute(
            update(queue).where(queue.c.claim_id == bindparam("of")).values(worth=bindparam("to")),
            [{"of": id, "to": value} for id, value in sorted(worth.items())],
        )


def set_confidence(connection: Connection, rows: Sequence[tuple[str, float, float, float]]) -> None:
    """Set confidence, doubt and worth of claims."""
    if rows:
        connection.execute(
            update(queue)
            .where(queue.c.claim_id == bindparam("of"))
            .values(confidence=bindparam("sure"), doubt=bindparam("unsure"), worth=bindparam("to")),
            [
                {"of": id, "sure": confidence, "unsure": doubt, "to": worth}
                for id, confidence, doubt, worth in rows
            ],
        )


def set_assigned(connection: Connection, report_ids: Iterable[str], account: str | None) -> None:
    """Say to whom these reports were given."""
    for part in parts(sorted(set(report_ids))):
        connection.execute(update(queue).where(queue.c.report_id.in_(part)).values(assigned=account))


def find(
    connection: Connection,
    asked: QueueFilter,
    *,
    order: str,
    limit: int,
    behind: tuple[float | str, str] | None = None,
) -> tuple[QueueRow, ...]:
    """The first `limit` claims of a filter in an order, from behind the value and claim id given.

    Each status is asked for by itself: an index holds its claims in this very order.
    """
    name, falling = _ORDERS[order]
    few = rare(connection, asked)
    found: list[Mapping[Any, Any]] = []
    for status in asked.statuses:
        query = select(queue).where(queue.c.status == status, *conditions(asked, queue))
        column, id = queue.c[name], queue.c.claim_id
        if asked.once:
            query = query.where(~_first(asked, status, name, falling=falling))
        if behind is not None:
            value, last = behind
            further = column < value if falling else column > value
            later = id < last if falling else id > last
            query = query.where(or_(further, and_(column == value, later)))
            query = query.where(column <= value if falling else column >= value)
        # A value made of the column is sorted by itself: then no index of the order is walked.
        value_of: ColumnElement[Any] = func.coalesce(column, column) if few else column
        ends = (value_of.desc(), id.desc()) if falling else (value_of.asc(), id.asc())
        found += connection.execute(query.order_by(*ends).limit(limit)).mappings().all()
    rows = sorted((_row(row) for row in found), key=lambda row: key_of(row, order), reverse=falling)
    return tuple(rows[:limit])


def _first(asked: QueueFilter, status: str, name: str, *, falling: bool) -> ColumnElement[bool]:
    """That the claim's report has another as asked that comes before it."""
    other = queue.alias()
    mine, theirs = queue.c[name], other.c[name]
    ahead = theirs > mine if falling else theirs < mine
    id = other.c.claim_id > queue.c.claim_id if falling else other.c.claim_id < queue.c.claim_id
    return exists().where(
        other.c.report_id == queue.c.report_id,
        other.c.status == status,
        or_(ahead, and_(theirs == mine, id)),
        *conditions(asked, other),
    )


def key_of(row: QueueRow, order: str) -> tuple[float | str, str]:
    """Where a row stands in an order: its value, and its claim's id."""
    value = getattr(row, _ORDERS[order][0])
    return NO_DAY if value is None else value, row.claim_id


def conditions(asked: QueueFilter, of: FromClause) -> list[ColumnElement[bool]]:
    """What rows of the queue must be, but for their status."""
    column = of.c
    found: list[ColumnElement[bool]] = []
    if asked.types:
        found.append(column.type.in_(asked.types))
    if asked.source is not None:
        found.append(column.source == asked.source)
    if asked.assigned is not None:
        found.append(
            column.assigned.is_(None) if asked.assigned == NOBODY else column.assigned == asked.assigned
        )
    if asked.since is not None:
        found.append(column.start >= asked.since)
    if asked.until is not None or asked.since is not None:
        found.append(column.start <= (asked.until or "9999-12-31"))
    if asked.low is not None:
        found.append(column.confidence >= asked.low)
    if asked.high is not None:
        found.append(column.confidence <= asked.high)
    if asked.area is not None:
        found.append(column.claim_id.in_(_in_area(asked.area)))
    if asked.people:
        found.append(column.claim_id.in_(_of_people(asked.people)))
    return found


def _in_area(area: Area) -> Select[tuple[str]]:
    there: list[ColumnElement[bool]] = [claim_places.c.place.in_(area.places)] if area.places else []
    if area.country is not None:
        country = claim_places.c.country == area.country
        there.append(country if area.admin1 is None else and_(country, claim_places.c.admin1 == area.admin1))
    return select(claim_places.c.claim_id).where(or_(*there) if there else false())


def _of_people(people: Sequence[str]) -> Select[tuple[str]]:
    named = select(nodes.c.id).where(nodes.c.kind == "person", nodes.c.cluster.in_(people))
    return select(participants.c.claim_id).where(participants.c.person.in_(named))


def rare(connection: Connection, asked: QueueFilter) -> bool:
    """Whether one of the things asked for is so rare that its claims are soon sorted."""
    single: list[Select[Any]] = []
    if asked.area is not None:
        single.append(_in_area(asked.area))
    if asked.people:
        single.append(_of_people(asked.people))
    for name in ("types", "source", "assigned"):
        if getattr(asked, name):
            part = QueueFilter(**{name: getattr(asked, name)})
            single.append(
                select(queue.c.claim_id).where(queue.c.status.in_(asked.statuses), *conditions(part, queue))
            )
    return any(_count(connection, query, _RARE).n < _RARE for query in single)


def count(connection: Connection, asked: QueueFilter) -> Count:
    """How many claims a filter has; beyond MOST_COUNTED only where an index alone can tell."""
    query = select(queue.c.claim_id).where(queue.c.status.in_(asked.statuses), *conditions(asked, queue))
    plain = QueueFilter(types=asked.types, statuses=asked.statuses)
    if asked == plain:
        return Count(connection.execute(select(func.count()).select_from(query.subquery())).scalar_one())
    return _count(connection, query, MOST_COUNTED)


def _count(connection: Connection, query: Select[Any], most: int) -> Count:
    some = query.limit(most).subquery()
    n = connection.execute(select(func.count()).select_from(some)).scalar_one()
    return Count(n, n == most)


def decided_by(connection: Connection, asked: QueueFilter) -> tuple[tuple[str, int], ...]:
    """How many claims of a filter each person decided on, most first; the latest MOST_COUNTED decisions."""
    mine = exists().where(
        queue.c.claim_id == decisions.c.anchor, queue.c.status.in_(asked.statuses), *conditions(asked, queue)
    )
    latest = (
        select(decisions.c.author, decisions.c.anchor)
        .where(decisions.c.anchor.is_not(None), decisions.c.taken_back.is_(None), mine)
        .order_by(decisions.c.made.desc(), decisions.c.id.desc())
        .limit(MOST_COUNTED)
        .subquery()
    )
    number = func.count(latest.c.anchor.distinct())
    query = select(latest.c.author, number).group_by(latest.c.author)
    found = [(author, n) for author, n in connection.execute(query)]
    return tuple(sorted(found, key=lambda pair: (-pair[1], pair[0])))


def best_of_report(connection: Connection, report_id: str, *, but: str | None = None) -> QueueRow | None:
    """The claim of a report that is worth most a decision and has none, but for `but`."""
    query = (
        select(queue)
        .where(queue.c.report_id == report_id, queue.c.status == "unreviewed")
        .order_by(queue.c.worth.desc(), queue.c.claim_id.desc())
    )
    for row in connection.execute(query).mappings():
        if row["claim_id"] != but:
            return _row(row)
    return None
