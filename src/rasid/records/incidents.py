"""The incidents of a study as they were last made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec
from sqlalchemy import Connection, delete, func, select

from rasid.records.statements import pages, parts, put_rows
from rasid.records.tables import incidents
from rasid.values.incident import Incident

#: Sorts behind every day.
_NO_DAY = "9999-99-99"


def put_incidents(connection: Connection, made: Sequence[tuple[Incident, str | None]]) -> None:
    """Keep incidents, each with the id of its place, in the place of those with the same ids."""
    rows = [
        {
            "id": incident.id,
            "type": incident.type,
            "family": incident.family,
            "standing": incident.standing,
            "start": None if incident.days is None else incident.days.start.isoformat(),
            "end": None if incident.days is None else incident.days.end.isoformat(),
            "place": place,
            "country": None if incident.place is None else incident.place.country,
            "claims": len(incident.claims),
            "sources": incident.sources,
            "body": msgspec.json.encode(incident).decode(),
        }
        for incident, place in made
    ]
    put_rows(connection, incidents, rows)


def remove_incidents(connection: Connection, ids: Iterable[str]) -> None:
    """Remove incidents that are no more."""
    for part in parts(ids):
        connection.execute(delete(incidents).where(incidents.c.id.in_(part)))


def clear_incidents(connection: Connection) -> None:
    """Remove every incident, to make them anew."""
    connection.execute(delete(incidents))


def get_incident(connection: Connection, id: str) -> Incident | None:
    """An incident by its present id; for an older one ask `public_ids.lead` first."""
    body = connection.execute(select(incidents.c.body).where(incidents.c.id == id)).scalar_one_or_none()
    return None if body is None else msgspec.json.decode(body, type=Incident)


def get_incidents(connection: Connection, ids: Iterable[str]) -> dict[str, Incident]:
    """Those of these incidents that there are, by id, sorted."""
    found: dict[str, Incident] = {}
    for part in parts(sorted(set(ids))):
        query = select(incidents.c.id, incidents.c.body).where(incidents.c.id.in_(part))
        found |= {row.id: msgspec.json.decode(row.body, type=Incident) for row in connection.execute(query)}
    return {id: found[id] for id in sorted(found)}


def incidents_at_place(connection: Connection, place: str) -> tuple[Incident, ...]:
    """The incidents at a place (by its id), by first day (those without a day last), then id."""
    query = select(incidents.c.body).where(incidents.c.place == place)
    found = [msgspec.json.decode(body, type=Incident) for body in connection.execute(query).scalars()]
    return tuple(sorted(found, key=lambda i: (i.days is None, i.days.start if i.days else None, i.id)))


def incidents_by_day(connection: Connection) -> Iterator[Incident]:
    """Every incident, by its first day (those without a day last), then id."""
    day = func.coalesce(incidents.c.start, _NO_DAY)
    for row in pages(connection, select(day, incidents.c.id, incidents.c.body), [day, incidents.c.id]):
        yield msgspec.json.decode(row.body, type=Incident)


def all_incidents(connection: Connection) -> Iterator[Incident]:
    """Every incident, by id."""
    query = select(incidents.c.id, incidents.c.body)
    for row in pages(connection, query, [incidents.c.id]):
        yield msgspec.json.decode(row.body, type=Incident)
