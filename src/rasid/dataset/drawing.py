"""What a map draws of a study's incidents: each no more exactly than its place is known.

A place with a point is a mark. A district, or a village whose point nobody knows, is drawn as the province it
lies in; a region without a province, as its country; never as a point. What cannot be drawn is counted.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace

from rasid.dataset.grid import marks_of
from rasid.dataset.incident_lists import AskedIncidents, filter_of
from rasid.dataset.study import Study
from rasid.gazetteer.divisions import Divisions, load_divisions
from rasid.gazetteer.lookup import Gazetteer
from rasid.records.drawing import count_by_place, latest_at, spots_of
from rasid.records.incidents import get_incidents
from rasid.values.drawn import Area, Circle, Drawn, Frame, Land, Marked, Spot
from rasid.values.incident import Incident
from rasid.values.search import Area as Place

#: The whole world on a small screen.
WORLD = Frame(-85.0, -180.0, 85.0, 180.0, 2)
#: With 450 provinces and 200 countries all that is drawn stays below 2,000.
_MOST_MARKS = 1200
_METRES_A_DEGREE = 111_320.0
#: A circle of one town is as large as a small province.
_LEAST_RADIUS = 12_000


def draw(study: Study, asked: AskedIncidents, frame: Frame = WORLD, *, language: str = "en") -> Drawn:
    """What a map draws of the incidents asked for within a frame; names of lands are in the language.

    Marks are of the frame alone, provinces and countries all. Raises UsageError for what cannot be asked.
    """
    wanted = filter_of(study, asked)
    with study.database.reading() as connection:
        counts = count_by_place(connection, wanted)
        spots = spots_of(connection, counts)
    divisions = load_divisions()
    points = [spot for spot in spots if spot.precision == "point" and spot.latitude is not None]
    of_areas = [spot for spot in spots if spot.precision == "area" and spot.admin1 and spot.country]
    known = {spot.place for spot in (*points, *of_areas)}
    of_lands = [
        spot
        for spot in spots
        if spot.place not in known and spot.country in divisions.countries and spot.precision != "none"
    ]
    known |= {spot.place for spot in of_lands}
    marks = marks_of(points, frame, most=_MOST_MARKS, language=language)
    return Drawn(
        marks,
        _areas(of_areas, divisions, study.reading.lexicons.gazetteer, language),
        _lands(of_lands, divisions, language),
        total=sum(counts.values()),
        beyond=sum(spot.count for spot in points) - _sum(marks),
        nowhere=sum(many for place, many in counts.items() if place not in known),
    )


def _sum(marks: Iterable[Marked]) -> int:
    return sum(mark.count for mark in marks)


def _areas(
    spots: Iterable[Spot], divisions: Divisions, gazetteer: Gazetteer, language: str
) -> tuple[Area, ...]:
    """The provinces in which these places are, by country and name."""
    found: dict[tuple[str, str], list[Spot]] = {}
    for spot in spots:
        assert spot.country is not None and spot.admin1 is not None
        found.setdefault((spot.country, spot.admin1), []).append(spot)
    return tuple(
        Area(
            country,
            name,
            divisions.division(country, name, language),
            sum(spot.count for spot in here),
            _ids(here),
            divisions.shape(country, name),
            circle_of(gazetteer.extent(country, name)),
        )
        for (country, name), here in sorted(found.items())
    )


def circle_of(extent: tuple[float, float, float, float] | None) -> Circle | None:
    """The circle around the middle of a stretch of the earth (south, west, north, east) that reaches its
    corners.
    """
    if extent is None:
        return None
    south, west, north, east = extent
    latitude, longitude = (south + north) / 2, (west + east) / 2
    high = (north - south) / 2 * _METRES_A_DEGREE
    wide = (east - west) / 2 * _METRES_A_DEGREE * math.cos(math.radians(latitude))
    return Circle(
        round(latitude, 4), round(longitude, 4), max(_LEAST_RADIUS, math.ceil(math.hypot(high, wide)))
    )


def _lands(spots: Iterable[Spot], divisions: Divisions, language: str) -> tuple[Land, ...]:
    found: dict[str, list[Spot]] = {}
    for spot in spots:
        assert spot.country is not None
        found.setdefault(spot.country, []).append(spot)
    return tuple(
        Land(country, divisions.country(country, language), sum(spot.count for spot in here), _ids(here))
        for country, here in sorted(found.items())
    )


def _ids(spots: Iterable[Spot]) -> tuple[str, ...]:
    return tuple(sorted(spot.place for spot in spots if spot.place is not None))


def incidents_drawn(
    study: Study, asked: AskedIncidents, places: tuple[str, ...], *, limit: int
) -> tuple[Incident, ...]:
    """The latest of the incidents asked for at these places: what stands behind a mark or an area."""
    wanted = replace(filter_of(study, asked), area=Place(places))
    with study.database.reading() as connection:
        ids = latest_at(connection, wanted, limit)
        found = get_incidents(connection, ids)
    return study.veil.value(tuple(found[id] for id in ids if id in found))
