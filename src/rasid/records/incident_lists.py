"""Lists of incidents, the latest first, a page at a time, through the index made for them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, or_, select

from rasid.records.incidents import get_incidents
from rasid.records.tables import claim_places, claims, incidents, reports
from rasid.values.incident import Incident, IncidentFilter
from rasid.values.search import Area


def list_incidents(
    connection: Connection, asked: IncidentFilter, *, limit: int, after: tuple[str, str] | None = None
) -> tuple[Incident, ...]:
    """The incidents that are as asked, the last day first, then by id; those without a day come last.

    `after` is the first day (empty without one) and the id of the last incident of the page before.
    """
    ids: list[str] = []
    if after is None or after[0]:
        dated = _query(asked).where(incidents.c.start.is_not(None))
        if after is not None:
            start, id = incidents.c.start, incidents.c.id
            dated = dated.where(or_(start < after[0], and_(start == after[0], id > after[1])))
        ordered = dated.order_by(incidents.c.start.desc(), incidents.c.id).limit(limit)
        ids += connection.execute(ordered).scalars()
    if len(ids) < limit and not (asked.first or asked.last):
        undated = _query(asked).where(incidents.c.start.is_(None))
        if after is not None and not after[0]:
            undated = undated.where(incidents.c.id > after[1])
        ids += connection.execute(undated.order_by(incidents.c.id).limit(limit - len(ids))).scalars()
    found = get_incidents(connection, ids)
    return tuple(found[id] for id in ids)


def _query(asked: IncidentFilter) -> Select[Any]:
    return select(incidents.c.id).where(*conditions_of(asked))


def conditions_of(asked: IncidentFilter) -> list[ColumnElement[bool]]:
    """What must hold of an incident that is as asked."""
    conditions: list[ColumnElement[bool]] = []
    for column, wanted in (
        (incidents.c.type, asked.type),
        (incidents.c.family, asked.family),
        (incidents.c.standing, asked.standing),
    ):
        if wanted is not None:
            conditions.append(column == wanted)
    if asked.least_sources > 1:
        conditions.append(incidents.c.sources >= asked.least_sources)
    if asked.first is not None:
        conditions.append(incidents.c.end >= asked.first.isoformat())
    if asked.last is not None:
        conditions.append(incidents.c.start <= asked.last.isoformat())
    if asked.area is not None:
        conditions.append(_within(asked.area))
    if asked.source is not None:
        told = (
            select(claims.c.incident)
            .join(reports, reports.c.id == claims.c.report_id)
            .where(reports.c.source == asked.source, claims.c.incident.is_not(None))
        )
        conditions.append(incidents.c.id.in_(told))
    return conditions


def _within(area: Area) -> ColumnElement[bool]:
    """At one of the places, in the country, or with a claim that names a place of the division."""
    ways: list[ColumnElement[bool]] = []
    if area.places:
        ways.append(incidents.c.place.in_(area.places))
    if area.country is not None and area.admin1 is None:
        ways.append(incidents.c.country == area.country)
    if area.country is not None and area.admin1 is not None:
        told = (
            select(claims.c.incident)
            .join(claim_places, claim_places.c.claim_id == claims.c.id)
            .where(claim_places.c.country == area.country, claim_places.c.admin1 == area.admin1)
        )
        ways.append(incidents.c.id.in_(told))
    return or_(*ways)
