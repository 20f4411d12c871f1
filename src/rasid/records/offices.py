"""What claims tell of people in office, as rows that a person's offices are read from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import msgspec
from sqlalchemy import ColumnElement, Connection, delete, insert, select

from rasid.records.statements import parts
from rasid.records.told_tables import office_events
from rasid.values.entity import OfficeEvent


@dataclass(frozen=True, slots=True)
class ToldOffice:
    """An event of an office, with the nodes of people and organisations, and what it is found by.

    `title` is None where nobody's tenure ends by it. `organisation` is a node, or folded words.
    """

    event: OfficeEvent
    title: str | None
    organisation: str
    place: str


def put_office_events(connection: Connection, report_id: str, told: Sequence[ToldOffice]) -> None:
    """Keep what the claims of a report tell of offices in the place of what they told before."""
    connection.execute(delete(office_events).where(office_events.c.report_id == report_id))
    counted: dict[str, int] = {}
    rows: list[dict[str, object]] = []
    for one in told:
        claim = one.event.claim
        counted[claim] = counted.get(claim, -1) + 1
        rows.append(
            {
                "claim_id": claim,
                "ordinal": counted[claim],
                "report_id": report_id,
                "person": one.event.person,
                "title": one.title,
                "organisation": one.organisation,
                "place": one.place,
                "body": msgspec.json.encode(one.event).decode(),
            }
        )
    if rows:
        connection.execute(insert(office_events), rows)


def events_of_people(connection: Connection, nodes: Iterable[str]) -> tuple[OfficeEvent, ...]:
    """What claims tell of these people (nodes) in office."""
    return _events(connection, [office_events.c.person.in_(part) for part in parts(sorted(set(nodes)))])


def events_of_report(connection: Connection, report_id: str) -> tuple[OfficeEvent, ...]:
    """What the claims of a report tell of offices, by claim id."""
    return _events(connection, [office_events.c.report_id == report_id])


def appointments_to(
    connection: Connection, titles: Iterable[str], *, organisations: Iterable[str], places: Iterable[str]
) -> tuple[OfficeEvent, ...]:
    """The appointments to offices with these titles, in one of the organisations (nodes, or folded words) or
    places, that end the tenure of whoever held the office before. Each comes once.
    """
    wanted: list[ColumnElement[bool]] = []
    for title in sorted(set(titles)):
        of_title = office_events.c.title == title
        for column, values in (
            (office_events.c.organisation, organisations),
            (office_events.c.place, places),
        ):
            wanted += [of_title & column.in_(part) for part in parts(sorted(set(values) - {""}))]
    return tuple(dict.fromkeys(_events(connection, wanted)))


def people_told_in(connection: Connection, organisations: Iterable[str]) -> tuple[str, ...]:
    """The nodes of the people of whom claims tell an office in these organisations (nodes), sorted."""
    found: set[str] = set()
    for part in parts(sorted(set(organisations))):
        query = select(office_events.c.person).where(office_events.c.organisation.in_(part)).distinct()
        found.update(connection.execute(query).scalars())
    return tuple(sorted(found))


def _events(connection: Connection, wanted: Iterable[ColumnElement[bool]]) -> tuple[OfficeEvent, ...]:
    order = (office_events.c.claim_id, office_events.c.ordinal)
    return tuple(
        _DECODER.decode(body)
        for condition in wanted
        for body in connection.execute(
            select(office_events.c.body).where(condition).order_by(*order)
        ).scalars()
    )


_DECODER = msgspec.json.Decoder(OfficeEvent)
