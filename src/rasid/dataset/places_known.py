"""The places of a study: listed, and one with all that is told of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from rasid.dataset.drawing import circle_of
from rasid.dataset.grid import distance
from rasid.dataset.holding import control_at
from rasid.dataset.incident_lists import AskedIncidents, filter_of
from rasid.dataset.study import Study
from rasid.errors import RefusedError
from rasid.gazetteer.divisions import load_divisions
from rasid.records import claims, reports
from rasid.records.drawing import count_by_place, inferred_at, spots_of
from rasid.records.names import names_of
from rasid.records.suggestions import names_like, names_of_places
from rasid.values.drawn import Circle, Spot
from rasid.values.entity import Control
from rasid.values.search import Area
from rasid.values.stored import Citation, StoredClaim

PAGE = 100
#: How far from a place others are near, in kilometres, and how many are shown.
_NEAR, _MOST_NEAR = 60.0, 12
#: How many claims that only infer a place are shown.
_MOST_INFERRED = 25


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place in a list; `spot.count` counts its incidents, `names` what reports call it."""

    spot: Spot
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlaceKnown:
    """A place with what is told of it.

    `incidents` counts those at it, `within` lists places of the study that lie in it where it is a province,
    `near` those close to it with their distance in kilometres. `inferred` are claims of which nobody says
    that they happened there: only a dateline or a participant's office names it.
    """

    row: PlaceRow
    incidents: int
    control: tuple[Control, ...]
    holders: dict[str, str]
    inferred: tuple[tuple[StoredClaim, Citation | None], ...]
    inferred_count: int
    within: tuple[PlaceRow, ...]
    near: tuple[tuple[float, PlaceRow], ...]
    shape: str | None
    circle: Circle | None


@dataclass(frozen=True, slots=True)
class PlacePage:
    """Some places, those with the most incidents first; `next` is where the next page begins, or None."""

    rows: tuple[PlaceRow, ...]
    total: int
    next: int | None


def list_places(
    study: Study,
    *,
    words: str = "",
    country: str | None = None,
    division: str | None = None,
    start: int = 0,
) -> PlacePage:
    """The places of a study by how many incidents are at them; `words` a name, or how it begins.

    `division` is the English name of one of the country's. Raises UsageError for an unknown country.
    """
    if country and country not in load_divisions().countries:
        raise RefusedError(
            "country-wrong", f"{country}: no country of the gazetteer; give its ISO 3166 code", said=country
        )
    if start < 0:
        raise RefusedError("page-mark", f"{start}: no place of a list comes before the first", said=start)
    asked = replace(filter_of(study, AskedIncidents()), area=Area(country=country) if country else None)
    with study.database.reading() as connection:
        counts = count_by_place(connection, asked)
        if words.strip():
            like = {one.id for one in names_like(connection, "place", words, PAGE)}
            counts = {place: many for place, many in counts.items() if place in like}
        if country and division:
            spots = spots_of(connection, counts)
            counts = {spot.place: spot.count for spot in spots if spot.admin1 == division}
        ordered = sorted((id for id in counts if id is not None), key=lambda id: (-counts[id], id))
        rows = _rows(connection, {id: counts[id] for id in ordered[start : start + PAGE]})
    shown = tuple(sorted(rows, key=lambda row: (-row.spot.count, row.spot.place or "")))
    more = start + PAGE if start + PAGE < len(ordered) else None
    return PlacePage(shown, len(ordered), more)


def place_known(study: Study, id: str) -> PlaceKnown:
    """A place with what is told of it. Raises UsageError where no claim names it."""
    here = replace(filter_of(study, AskedIncidents()), area=Area((id,)))
    with study.database.reading() as connection:
        counts = count_by_place(connection, here)
        rows = _rows(connection, {id: counts.get(id, 0)})
        if not rows:
            raise RefusedError(
                "thing-unknown",
                f"{id}: no claim of this study names a place of this id; see the list of places",
                id=id,
            )
        row = rows[0]
        ids, inferred_count = inferred_at(connection, id, _MOST_INFERRED)
        held = claims.get_claims(connection, ids)
        cited = {
            one.report_id: one
            for one in reports.citations(connection, [told.sourced.report_id for told in held.values()])
        }
        within = _within(connection, study, row.spot)
        near = _near(connection, study, row.spot)
    control = control_at(study, id)
    divisions = load_divisions()
    spot = row.spot
    is_area = spot.precision == "area" and spot.country is not None and spot.admin1 is not None
    extent = (
        study.reading.lexicons.gazetteer.extent(spot.country or "", spot.admin1 or "") if is_area else None
    )
    return PlaceKnown(
        row,
        counts.get(id, 0),
        study.veil.value(control),
        _holders(study, control),
        tuple((study.veil.value(told), cited.get(told.sourced.report_id)) for told in held.values()),
        inferred_count,
        within,
        near,
        divisions.shape(spot.country or "", spot.admin1 or "") if is_area else None,
        circle_of(extent),
    )


def _rows(connection: Connection, counts: Mapping[str, int]) -> tuple[PlaceRow, ...]:
    names = names_of_places(connection, counts)
    return tuple(PlaceRow(spot, names.get(spot.place or "", ())) for spot in spots_of(connection, counts))


def _holders(study: Study, control: Sequence[Control]) -> dict[str, str]:
    """What the organisations are called that are reported to have held a place, by id."""
    wanted = sorted({one.organisation for one in control if one.organisation is not None})
    with study.database.reading() as connection:
        named = names_of(connection, "organisation", wanted)
    return {id: study.veil.text(names[0].name) for id, names in named.items() if names}


def _within(connection: Connection, study: Study, spot: Spot) -> tuple[PlaceRow, ...]:
    """The places with the most incidents in a province; none where the place is no province."""
    if spot.precision != "area" or spot.admin1 != spot.name or spot.country is None:
        return ()
    country = replace(filter_of(study, AskedIncidents()), area=Area(country=spot.country))
    inside = [
        one
        for one in spots_of(connection, count_by_place(connection, country))
        if one.admin1 == spot.admin1 and one.place != spot.place
    ]
    inside.sort(key=lambda one: (-one.count, one.place or ""))
    rows = _rows(connection, {one.place or "": one.count for one in inside[:PAGE]})
    return tuple(sorted(rows, key=lambda row: (-row.spot.count, row.spot.place or "")))


def _near(connection: Connection, study: Study, spot: Spot) -> tuple[tuple[float, PlaceRow], ...]:
    """The places with incidents that lie close to one with a point, the closest first."""
    if spot.latitude is None or spot.longitude is None or spot.precision != "point":
        return ()
    here = (spot.latitude, spot.longitude)
    around = {
        f"g-{entry.geonames_id}": distance(here, (entry.latitude, entry.longitude))
        for entry in study.reading.lexicons.gazetteer.around(*here, _NEAR / 100)
        if entry.latitude is not None and entry.longitude is not None
    }
    others = [id for id, far in around.items() if far <= _NEAR and id != spot.place]
    if not others:
        return ()
    asked = replace(filter_of(study, AskedIncidents()), area=Area(tuple(others)))
    counts = count_by_place(connection, asked)
    closest = sorted((id for id in counts if id is not None), key=lambda id: (around[id], id))[:_MOST_NEAR]
    rows = {row.spot.place: row for row in _rows(connection, {id: counts[id] for id in closest})}
    return tuple((around[id], rows[id]) for id in closest if id in rows)
