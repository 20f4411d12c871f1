"""How the queue is filtered: what is asked for, and by which index its claims are best found.

Either the index of the order is walked until a page is full, each row looked at; or all rows that one of
the things asked for has are taken, looked at and sorted. Which costs less is reckoned from counts that stop
early. SQLite keeps no statistics to choose by, so what is not to be looked up by an index is written so that
no index fits.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Select,
    and_,
    exists,
    false,
    func,
    or_,
    select,
    text,
)

from rasid.records.tables import claim_places, nodes, participants
from rasid.records.workbench_tables import queue
from rasid.values.queue import NOBODY, STATUSES, QueueFilter
from rasid.values.search import Area

#: Counting for a plan stops here.
_SOME = 30_000
#: How many times more than reckoned a walk is allowed for: things asked for may hang together.
_CAUTION = 8

#: Whether rows of the queue (or of an alias of it) are as asked: with an index, or by looking at each.
Test = Callable[[FromClause], ColumnElement[bool]]


@dataclass(frozen=True, slots=True)
class Dimension:
    """One thing asked for. `found` lets an index find the rows, `looked` looks at each row.

    `elsewhere` are the claims that another table has of it; None where the queue itself has it. `behind`: its
    index begins with the status.
    """

    found: Test
    looked: Test
    elsewhere: Select[Any] | None = None
    behind: bool = False


def opaque(column: ColumnElement[Any]) -> ColumnElement[Any]:
    """The column, written so that no index of it is used."""
    return func.coalesce(column, column)


def dimensions(connection: Connection, asked: QueueFilter) -> tuple[Dimension, ...]:
    """What is asked for beside the status, each by itself."""
    made: list[Dimension] = []
    if asked.types:
        made.append(_plain("type", lambda column: column.in_(asked.types)))
    if asked.source is not None:
        made.append(_plain("source", lambda column: column == asked.source))
    if asked.assigned is not None:
        made.append(_plain("assigned", lambda column: _given(column, asked.assigned)))
    if asked.since is not None or asked.until is not None:
        first, last = asked.since or "0001-01-01", asked.until or "9999-12-31"
        made.append(_plain("start", lambda column: and_(column >= first, column <= last)))
    if asked.low is not None or asked.high is not None:
        low, high = asked.low or 0.0, 1.0 if asked.high is None else asked.high
        made.append(_plain("confidence", lambda column: and_(column >= low, column <= high)))
    if asked.area is not None:
        made.append(_area(asked.area))
    if asked.people:
        named = select(nodes.c.id).where(nodes.c.kind == "person", nodes.c.cluster.in_(asked.people))
        made.append(_people(tuple(connection.execute(named).scalars())))
    return tuple(made)


def _given(column: ColumnElement[Any], account: str | None) -> ColumnElement[bool]:
    return column.is_(None) if account == NOBODY else column == account


def _plain(name: str, test: Callable[[ColumnElement[Any]], ColumnElement[bool]]) -> Dimension:
    behind = name in ("start", "confidence")
    return Dimension(lambda of: test(of.c[name]), lambda of: test(opaque(of.c[name])), behind=behind)


def _area(area: Area) -> Dimension:
    def within(look: Callable[[ColumnElement[Any]], ColumnElement[Any]]) -> ColumnElement[bool]:
        place, country, admin1 = (look(claim_places.c[name]) for name in ("place", "country", "admin1"))
        there: list[ColumnElement[bool]] = [place.in_(area.places)] if area.places else []
        if area.country is not None:
            inside = country == area.country
            there.append(inside if area.admin1 is None else and_(inside, admin1 == area.admin1))
        return or_(*there) if there else false()

    ids = select(claim_places.c.claim_id).where(within(lambda column: column))
    return Dimension(
        lambda of: of.c.claim_id.in_(ids),
        lambda of: exists().where(claim_places.c.claim_id == of.c.claim_id, within(opaque)),
        ids,
    )


def _people(named: tuple[str, ...]) -> Dimension:
    ids = select(participants.c.claim_id).where(participants.c.person.in_(named))
    return Dimension(
        lambda of: of.c.claim_id.in_(ids),
        lambda of: exists().where(
            participants.c.claim_id == of.c.claim_id, opaque(participants.c.person).in_(named)
        ),
        ids,
    )


@dataclass(frozen=True, slots=True)
class Plan:
    """How rows are found: by the index of `by`, or by walking an order where it is None.

    `rest` is looked at in each row.
    """

    by: Dimension | None
    rest: tuple[Dimension, ...]

    def where(self, status: str) -> list[ColumnElement[bool]]:
        """What rows of a status must be."""
        looked = [one.looked(queue) for one in self.rest]
        if self.by is None:
            return [queue.c.status == status, *looked]
        column = queue.c.status if self.by.elsewhere is None else opaque(queue.c.status)
        return [self.by.found(queue), column == status, *looked]


def plan_of(connection: Connection, asked: QueueFilter, *, page: int) -> Plan:
    """The cheaper way to fill a page: walking the order, or taking all rows of the rarest thing asked for."""
    found = dimensions(connection, asked)
    if not found:
        return Plan(None, ())
    whole = _about_all(connection)
    sizes = [_size(connection, one) for one in found]
    share = 1.0
    for size in sizes:
        share *= max(min(size / whole, 1.0), 1e-6)
    if _CAUTION * page / share <= min(sizes):
        return Plan(None, found)
    return Plan(*_parted(found, sizes))


def rarest_of(
    connection: Connection, found: tuple[Dimension, ...]
) -> tuple[Dimension, tuple[Dimension, ...]]:
    """The rarest of the things asked for, and the others."""
    return _parted(found, [_size(connection, one) for one in found])


def _parted(found: tuple[Dimension, ...], sizes: Sequence[int]) -> tuple[Dimension, tuple[Dimension, ...]]:
    rarest = min(range(len(found)), key=lambda number: (sizes[number], number))
    return found[rarest], tuple(one for number, one in enumerate(found) if number != rarest)


def _about_all(connection: Connection) -> int:
    """About how many claims the queue has, without counting them."""
    if connection.dialect.name == "sqlite":
        found = connection.execute(text("SELECT max(rowid) FROM queue")).scalar_one()
    else:
        found = connection.execute(
            text("SELECT reltuples FROM pg_class WHERE oid = 'queue'::regclass")
        ).scalar_one()
    return max(int(found or 0), 1)


def _size(connection: Connection, one: Dimension) -> int:
    query = one.elsewhere
    if query is None:
        statuses = [queue.c.status.in_(STATUSES)] if one.behind else []
        query = select(queue.c.status).where(one.found(queue), *statuses)
    return count_up_to(connection, query, _SOME)


def count_up_to(connection: Connection, query: Select[Any], most: int) -> int:
    """How many rows a query has; counting stops at `most`."""
    some = query.limit(most).subquery()
    return connection.execute(select(func.count()).select_from(some)).scalar_one()
