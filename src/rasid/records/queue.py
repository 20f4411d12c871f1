"""The queue: claims in force as review filters and orders them. It follows from the claims; see `dataset`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import groupby
from typing import Any

import msgspec
from sqlalchemy import (
    ColumnElement,
    Connection,
    and_,
    bindparam,
    delete,
    exists,
    func,
    insert,
    or_,
    select,
    update,
)

from rasid.records.queue_filters import count_up_to, dimensions, opaque, plan_of, rarest_of
from rasid.records.statements import pages, parts
from rasid.records.tables import claims, decisions
from rasid.records.workbench_tables import queue
from rasid.values.claim import Claim
from rasid.values.queue import STATUSES, QueueFilter, QueueRow

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
#: Counting stops here where no index counts alone.
MOST_COUNTED = 4_000


@dataclass(frozen=True, slots=True)
class QueuedClaim:
    """A claim in the queue, with what its row says of it."""

    claim: Claim
    status: str
    confidence: float
    stake: float


def put_rows(connection: Connection, rows: Sequence[QueueRow]) -> None:
    """Put claims into the queue that are not in it."""
    if rows:
        connection.execute(insert(queue), [_columns(row) for row in rows])


def _columns(row: QueueRow) -> dict[str, Any]:
    return asdict(row) | {"published": row.published or NO_DAY, "start": row.start or NO_DAY}


def clear(connection: Connection) -> None:
    """Take everything out of the queue."""
    connection.execute(delete(queue))


def is_whole(connection: Connection) -> bool:
    """Whether every claim in force is in the queue."""
    lacking = select(claims.c.id).where(~exists().where(queue.c.claim_id == claims.c.id)).limit(1)
    return connection.execute(lacking).first() is None


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


def set_worth(connection: Connection, worth: Mapping[str, tuple[float, float]]) -> None:
    """Set what hangs on claims, and what decisions on them are worth."""
    if worth:
        connection.execute(
            update(queue)
            .where(queue.c.claim_id == bindparam("of"))
            .values(stake=bindparam("hangs"), worth=bindparam("to")),
            [{"of": id, "hangs": stake, "to": value} for id, (stake, value) in sorted(worth.items())],
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


def claims_by_report(connection: Connection) -> Iterator[tuple[QueuedClaim, ...]]:
    """Every claim in the queue with its confidence, those of one report together, in text order."""
    query = select(
        claims.c.report_id, claims.c.ordinal, claims.c.body, queue.c.status, queue.c.confidence, queue.c.stake
    ).join(queue, queue.c.claim_id == claims.c.id)
    rows = pages(connection, query, [claims.c.report_id, claims.c.ordinal])
    for _, told in groupby(rows, key=lambda row: row.report_id):
        yield tuple(
            QueuedClaim(msgspec.json.decode(row.body, type=Claim), row.status, row.confidence, row.stake)
            for row in told
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
    plan = plan_of(connection, asked, page=limit)
    found: list[Mapping[Any, Any]] = []
    for status in asked.statuses:
        query = select(queue).where(*plan.where(status))
        column, id = queue.c[name], queue.c.claim_id
        value_of: ColumnElement[Any] = column if plan.by is None else opaque(column)
        if asked.once:
            query = query.where(~_first(connection, asked, status, name, falling=falling))
        if behind is not None:
            value, last = behind
            further = value_of < value if falling else value_of > value
            later = id < last if falling else id > last
            query = query.where(or_(further, and_(value_of == value, later)))
            query = query.where(value_of <= value if falling else value_of >= value)
        ends = (value_of.desc(), id.desc()) if falling else (value_of.asc(), id.asc())
        found += connection.execute(query.order_by(*ends).limit(limit)).mappings().all()
    rows = sorted((_row(row) for row in found), key=lambda row: key_of(row, order), reverse=falling)
    return tuple(rows[:limit])


def _first(
    connection: Connection, asked: QueueFilter, status: str, name: str, *, falling: bool
) -> ColumnElement[bool]:
    """That the claim's report has another as asked that comes before it."""
    other = queue.alias()
    mine, theirs = queue.c[name], opaque(other.c[name])
    ahead = theirs > mine if falling else theirs < mine
    id = opaque(other.c.claim_id)
    return exists().where(
        other.c.report_id == queue.c.report_id,
        opaque(other.c.status) == status,
        or_(ahead, and_(theirs == mine, id > queue.c.claim_id if falling else id < queue.c.claim_id)),
        *(one.looked(other) for one in dimensions(connection, asked)),
    )


def key_of(row: QueueRow, order: str) -> tuple[float | str, str]:
    """Where a row stands in an order: its value, and its claim's id."""
    value = getattr(row, _ORDERS[order][0])
    return NO_DAY if value is None else value, row.claim_id


def counts(connection: Connection, asked: QueueFilter) -> tuple[dict[str, int], bool]:
    """How many claims of each status a filter has, whatever statuses it asks for; and whether these are all.

    Where no index alone can tell, the first MOST_COUNTED rows of the rarest thing asked for are counted.
    """
    found = dimensions(connection, asked)
    if not found or (len(found) == 1 and found[0].elsewhere is None):
        tests = [one.found(queue) for one in found]
        number = select(func.count()).select_from(queue)
        return {
            status: connection.execute(number.where(queue.c.status == status, *tests)).scalar_one()
            for status in STATUSES
        }, True
    by, rest = rarest_of(connection, found)
    some = select(queue).where(by.found(queue)).limit(MOST_COUNTED).subquery()
    if by.elsewhere is not None:
        first = by.elsewhere.distinct().limit(MOST_COUNTED)
        some = select(queue).where(queue.c.claim_id.in_(first)).subquery()
    tests = [one.looked(some) for one in rest]
    query = select(some.c.status, func.count()).where(*tests).group_by(some.c.status)
    told: dict[str, int] = {row[0]: row[1] for row in connection.execute(query)}
    all_of_it = select(queue.c.claim_id).where(by.found(queue)) if by.elsewhere is None else by.elsewhere
    looked = count_up_to(connection, all_of_it, MOST_COUNTED)
    return {status: told.get(status, 0) for status in STATUSES}, looked < MOST_COUNTED


def decided_by(connection: Connection, asked: QueueFilter) -> tuple[tuple[str, int], ...]:
    """How many claims of a filter each person decided on, most first, of the latest decisions of all."""
    latest = (
        select(decisions.c.author, decisions.c.anchor)
        .where(decisions.c.anchor.is_not(None), decisions.c.taken_back.is_(None))
        .order_by(decisions.c.made.desc(), decisions.c.id.desc())
        .limit(MOST_COUNTED)
        .subquery()
    )
    tests = [one.looked(queue) for one in dimensions(connection, asked)]
    query = (
        select(latest.c.author, func.count(latest.c.anchor.distinct()))
        .join(queue, queue.c.claim_id == latest.c.anchor)
        .where(opaque(queue.c.status).in_(asked.statuses), *tests)
        .group_by(latest.c.author)
    )
    found = [(author, n) for author, n in connection.execute(query)]
    return tuple(sorted(found, key=lambda pair: (-pair[1], pair[0])))
