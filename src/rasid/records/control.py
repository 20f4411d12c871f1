"""What claims tell of who holds places, and the times of control that follow from it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec
from sqlalchemy import Connection, delete, func, insert, select

from rasid.records.statements import pages, parts
from rasid.records.told_tables import control_events, control_spells
from rasid.values.entity import Control, ControlEvent

#: Until when control lasts whose end nothing tells.
OPEN = "9999-12-31"


def put_control_events(connection: Connection, report_id: str, told: Sequence[ControlEvent]) -> None:
    """Keep what the claims of a report tell of control in the place of what they told before."""
    connection.execute(delete(control_events).where(control_events.c.report_id == report_id))
    counted: dict[str, int] = {}
    rows: list[dict[str, object]] = []
    for event in told:
        counted[event.claim] = counted.get(event.claim, -1) + 1
        rows.append(
            {
                "claim_id": event.claim,
                "ordinal": counted[event.claim],
                "report_id": report_id,
                "place": event.place,
                "organisation": event.organisation,
                "loser": event.loser,
                "body": msgspec.json.encode(event).decode(),
            }
        )
    if rows:
        connection.execute(insert(control_events), rows)


def control_events_of(connection: Connection, report_id: str) -> tuple[ControlEvent, ...]:
    """What the claims of a report tell of control (organisations are nodes), by claim id."""
    query = select(control_events.c.body).where(control_events.c.report_id == report_id)
    ordered = query.order_by(control_events.c.claim_id, control_events.c.ordinal)
    return tuple(map(_EVENT.decode, connection.execute(ordered).scalars()))


def control_events_at(connection: Connection, place: str) -> tuple[ControlEvent, ...]:
    """What claims tell of who holds a place (organisations are nodes)."""
    query = select(control_events.c.body).where(control_events.c.place == place)
    return tuple(map(_EVENT.decode, connection.execute(query).scalars()))


def places_told(connection: Connection) -> tuple[str, ...]:
    """The places of which claims tell who holds them, or of which something is kept, sorted."""
    found: set[str] = set()
    for column in (control_events.c.place, control_spells.c.place):
        found.update(connection.execute(select(column).distinct()).scalars())
    return tuple(sorted(found))


def places_naming(connection: Connection, organisations: Iterable[str]) -> tuple[str, ...]:
    """The places of which claims tell that these organisations (nodes) held or lost them, sorted."""
    found: set[str] = set()
    for part in parts(sorted(set(organisations))):
        for column in (control_events.c.organisation, control_events.c.loser):
            query = select(control_events.c.place).where(column.in_(part)).distinct()
            found.update(connection.execute(query).scalars())
    return tuple(sorted(found))


def put_spells(connection: Connection, place: str, held: Sequence[Control]) -> None:
    """Keep who held a place in the place of what was kept of it."""
    connection.execute(delete(control_spells).where(control_spells.c.place == place))
    rows = [
        {
            "place": place,
            "ordinal": ordinal,
            "organisation": one.organisation,
            "said": one.said,
            "began": None if one.start is None or one.start.days is None else str(one.start.days.start),
            "until": _until(one),
            "claims": len(one.claims),
            "body": msgspec.json.encode(one).decode(),
        }
        for ordinal, one in enumerate(held)
    ]
    if rows:
        connection.execute(insert(control_spells), rows)


def _until(held: Control) -> str | None:
    if held.end is None:
        return OPEN
    return None if held.end.days is None else str(held.end.days.end)


def spells_at(connection: Connection, place: str) -> tuple[Control, ...]:
    """Who is reported to have held a place, by the first day known."""
    query = select(control_spells.c.body).where(control_spells.c.place == place)
    ordered = query.order_by(control_spells.c.ordinal)
    return tuple(map(_SPELL.decode, connection.execute(ordered).scalars()))


def all_spells(connection: Connection) -> Iterator[Control]:
    """Who is reported to have held which place, by place id; of one place by the first day known."""
    query = select(control_spells.c.place, control_spells.c.ordinal, control_spells.c.body)
    for row in pages(connection, query, [control_spells.c.place, control_spells.c.ordinal]):
        yield _SPELL.decode(row.body)


def spells_of(connection: Connection, organisation: str, *, most: int | None = None) -> tuple[Control, ...]:
    """Which places an organisation (public id) is reported to have held, those with most claims first.

    `most` bounds how many places.
    """
    mine = control_spells.c.organisation == organisation
    places = (
        select(control_spells.c.place)
        .where(mine)
        .group_by(control_spells.c.place)
        .order_by(func.sum(control_spells.c.claims).desc(), control_spells.c.place)
        .limit(most)
    )
    ranks = {place: rank for rank, place in enumerate(connection.execute(places).scalars())}
    found: list[Control] = []
    for part in parts(ranks):
        query = select(control_spells.c.body).where(mine, control_spells.c.place.in_(part))
        ordered = query.order_by(control_spells.c.place, control_spells.c.ordinal)
        found += map(_SPELL.decode, connection.execute(ordered).scalars())
    return tuple(sorted(found, key=lambda one: ranks[one.place]))


def spells_on(connection: Connection, day: str, *, most: int) -> tuple[Control, ...]:
    """The control that had begun by a day (ISO) and not ended before it, at most so many that began last."""
    table = control_spells.c
    query = (
        select(table.body)
        .where(table.began <= day, table.until >= day)
        .order_by(table.began.desc(), table.place.desc(), table.said.desc(), table.ordinal.desc())
        .limit(most)
    )
    return tuple(map(_SPELL.decode, connection.execute(query).scalars()))


_EVENT = msgspec.json.Decoder(ControlEvent)
_SPELL = msgspec.json.Decoder(Control)
