"""Incidents counted for maps and timelines, through the indexes made for that: no row is read whole."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection, func, select

from rasid.records.incident_lists import conditions_of
from rasid.records.statements import parts
from rasid.records.tables import claim_places, incidents
from rasid.values.drawn import Spot
from rasid.values.incident import IncidentFilter


def count_by_place(connection: Connection, asked: IncidentFilter) -> dict[str | None, int]:
    """How many incidents that are as asked are at each place, by its id; None: at no one place."""
    query = (
        select(incidents.c.place, func.count().label("many"))
        .where(*conditions_of(asked))
        .group_by(incidents.c.place)
    )
    return {row.place: row.many for row in connection.execute(query)}


def spots_of(
    connection: Connection, counts: Mapping[str, int] | Mapping[str | None, int]
) -> tuple[Spot, ...]:
    """Those places with what is known of each, by id; what a report calls it is one of its names."""
    found: dict[str, Spot] = {}
    of_claims = claim_places.c
    columns = (of_claims.place, of_claims.name, of_claims.said, of_claims.country, of_claims.admin1)
    points = (of_claims.precision, of_claims.latitude, of_claims.longitude)
    for part in parts(sorted(place for place in counts if place is not None)):
        first = (
            select(of_claims.place, func.min(of_claims.claim_id).label("claim_id"))
            .where(of_claims.place.in_(part))
            .group_by(of_claims.place)
            .subquery()
        )
        query = select(*columns, *points).join(
            first, (of_claims.place == first.c.place) & (of_claims.claim_id == first.c.claim_id)
        )
        for row in connection.execute(query):
            found[row.place] = Spot(
                row.place,
                counts[row.place],
                row.name,
                row.said,
                row.country,
                row.admin1,
                row.precision or "none",
                row.latitude,
                row.longitude,
            )
    return tuple(found[place] for place in sorted(found))


def count_by_day(connection: Connection, asked: IncidentFilter) -> tuple[tuple[str, str, int], ...]:
    """(first day, family, how many) of the incidents as asked that have a day, sorted."""
    start, family = incidents.c.start, incidents.c.family
    query = (
        select(start, family, func.count().label("many"))
        .where(start.is_not(None), *conditions_of(asked))
        .group_by(start, family)
        .order_by(start, family)
    )
    return tuple((day, of, many) for day, of, many in connection.execute(query))


def latest_at(connection: Connection, asked: IncidentFilter, limit: int) -> tuple[str, ...]:
    """The ids of the latest incidents as asked, whose area is some places; those without a day come last."""
    start = incidents.c.start
    # Found by place first: else all later incidents of the study would be gone through for a rare place.
    found = (
        select(incidents.c.id, start).where(*conditions_of(asked)).cte("found").prefix_with("MATERIALIZED")
    )
    query = select(found.c.id).order_by(func.coalesce(found.c.start, "").desc(), found.c.id).limit(limit)
    return tuple(connection.execute(query).scalars())


def days_told(connection: Connection, asked: IncidentFilter) -> tuple[str, str] | None:
    """The first and the last first day of the incidents that are as asked; None where none has a day."""
    start = incidents.c.start
    query = select(start).where(start.is_not(None), *conditions_of(asked)).limit(1)
    # Each from its end of an index: asked for together, all rows between would be gone through.
    first = connection.execute(query.order_by(start)).scalar_one_or_none()
    last = connection.execute(query.order_by(start.desc())).scalar_one_or_none()
    return None if first is None or last is None else (first, last)


def inferred_at(connection: Connection, place: str, limit: int) -> tuple[tuple[str, ...], int]:
    """The claims of which a place is only inferred: the ids of the first ones, and how many there are."""
    mine = (claim_places.c.place == place, claim_places.c.happened.is_(False))
    ids = select(claim_places.c.claim_id).where(*mine).order_by(claim_places.c.claim_id).limit(limit)
    many = select(func.count()).select_from(claim_places).where(*mine)
    return tuple(connection.execute(ids).scalars()), connection.execute(many).scalar_one()
