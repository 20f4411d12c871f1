"""The map: incidents no more exactly than they are known, and who held which place on a day."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import Query
from starlette.responses import JSONResponse, Response

from rasid.dataset import finding, waiting
from rasid.dataset.drawing import WORLD, draw, incidents_drawn
from rasid.dataset.holding import held_on
from rasid.dataset.incident_lists import STANDINGS
from rasid.dataset.periods import extent_of, timeline_of
from rasid.errors import RefusedError, UsageError
from rasid.gazetteer.divisions import load_divisions
from rasid.review.incident_query import IncidentQuery, day_of, incident_query
from rasid.review.refusals import said_of
from rasid.review.routes import Route
from rasid.review.visits import Visit, Visiting
from rasid.values.drawn import Area, Drawn, Frame, Land, Spot

#: How many incidents a popup lists, and how many rows the list beside the map has.
_POPUP, _ROWS = 12, 150
#: How many sources a list offers.
_SOURCES = 300
_FARTHEST = 18


def show_map(visit: Visiting) -> Response:
    """The page: the filter, the map and the list of what it draws."""
    fault, drawn, days, periods = "", None, None, None
    asked = incident_query({})
    try:
        asked = incident_query(visit.request.query_params)
        drawn = draw(visit.study, asked.asked, WORLD, language=visit.language)
        days = extent_of(visit.study, asked.asked)
        periods = timeline_of(visit.study, asked.without_days(), unit=None)
    except UsageError as error:
        fault = said_of(visit.texts, error)
    return visit.page(
        "map/map.html",
        asked=asked,
        fault=fault,
        drawn=drawn,
        days=days,
        bars=periods,
        rows=_ROWS,
        standings=STANDINGS,
        families=families(visit),
        sources=waiting.source_names(visit.study, limit=_SOURCES),
        place_name=place_name(visit, asked),
        tiles=visit.request.app.state.workbench.settings.tiles,
        tiles_from=_origin(visit.request.app.state.workbench.settings.tiles),
    )


def place_name(visit: Visit, asked: IncidentQuery) -> str:
    """What a place is called that is asked for by its id; empty where none is."""
    place = asked.typed["place"]
    return finding.names_of_ids(visit.study, (place,)).get(place, "") if place.startswith("g-") else ""


def families(visit: Visit) -> dict[str, list[str]]:
    """The types of each family, in the order of the codebook."""
    found: dict[str, list[str]] = {}
    for code, text in visit.pager.types.items():
        found.setdefault(text.family, []).append(code)
    return found


def _origin(tiles: str | None) -> str:
    return "" if tiles is None else urlsplit(tiles).netloc


def _frame(box: str, zoom: int) -> Frame:
    """The part of the world that a script asks for: south,west,north,east. Raises UsageError."""
    if not box:
        return WORLD
    try:
        south, west, north, east = (float(degrees) for degrees in box.split(","))
    except ValueError:
        raise RefusedError("box-wrong", f"{box}: give south,west,north,east in degrees", said=box) from None
    if not (-90 <= south <= north <= 90 and -720 <= west <= east <= 720):
        raise RefusedError("box-wrong", f"{box}: is no part of the world", said=box)
    return Frame(south, west, north, east, min(max(zoom, 0), _FARTHEST))


def drawn_things(visit: Visiting, box: Annotated[str, Query(max_length=120)] = "", zoom: int = 2) -> Response:
    """What the map draws within a frame, as JSON for its script."""
    asked = incident_query(visit.request.query_params)
    drawn = draw(visit.study, asked.asked, _frame(box, zoom), language=visit.language)
    return JSONResponse(
        {
            "total": drawn.total,
            "beyond": drawn.beyond,
            "nowhere": drawn.nowhere,
            "marks": [asdict(mark) for mark in drawn.marks],
            "areas": [
                {
                    "key": f"{area.country}/{area.division}",
                    "name": area.name,
                    "count": area.count,
                    "shape": area.shape,
                    "circle": None if area.circle is None else asdict(area.circle),
                }
                for area in drawn.areas
            ],
            "lands": [{"code": land.country, "name": land.name, "count": land.count} for land in drawn.lands],
        }
    )


def drawn_list(visit: Visiting, box: Annotated[str, Query(max_length=120)] = "", zoom: int = 2) -> Response:
    """The same as a list, for readers of screens and for all who would rather read."""
    asked = incident_query(visit.request.query_params)
    drawn = draw(visit.study, asked.asked, _frame(box, zoom), language=visit.language)
    return visit.page("map/list.html", drawn=drawn, asked=asked, rows=_ROWS)


def behind(
    visit: Visiting,
    at: Annotated[str, Query(max_length=80)] = "",
    area: Annotated[str, Query(max_length=120)] = "",
    land: Annotated[str, Query(max_length=2)] = "",
) -> Response:
    """What stands behind one mark (`at`: a place's id), province (`area`: COUNTRY/DIVISION) or country."""
    asked = incident_query(visit.request.query_params)
    places: tuple[str, ...] = (at,)
    name, many, kind = "", 0, "point"
    if not at:
        found = _found(visit, asked, area, land)
        if found is None:
            raise RefusedError("area-empty", f"{area or land}: nothing is drawn there", said=area or land)
        places, name, many = found.places, found.name, found.count
        kind = "area" if isinstance(found, Area) else "country"
    incidents = incidents_drawn(visit.study, asked.asked, places, limit=_POPUP + 1)
    if at:
        spot = incidents[0].place if incidents else None
        name = spot.text if spot else at
    return visit.page(
        "map/behind.html",
        incidents=incidents[:_POPUP],
        more=len(incidents) > _POPUP,
        place=at or None,
        places=places,
        name=name,
        many=many,
        kind=kind,
        asked=asked,
    )


def _found(visit: Visit, asked: IncidentQuery, area: str, land: str) -> Area | Land | None:
    drawn: Drawn = draw(visit.study, asked.asked, WORLD, language=visit.language)
    if area:
        return next((one for one in drawn.areas if f"{one.country}/{one.division}" == area), None)
    return next((one for one in drawn.lands if one.country == land), None)


def control(visit: Visiting, day: Annotated[str, Query(max_length=10)]) -> Response:
    """Who is reported to have held which place on a day, as JSON."""
    wanted: date | None = day_of(day)
    if wanted is None:
        raise RefusedError("day-none", "give a day: 2015-03-31")
    held = held_on(visit.study, wanted)
    return JSONResponse(
        [
            {
                "place": one.spot.place,
                "name": one.spot.called(visit.language),
                "latitude": one.spot.latitude,
                "longitude": one.spot.longitude,
                "precision": one.spot.precision,
                "shape": _shape(one.spot),
                "holder": one.holder,
                "organisation": one.control.organisation,
                "contested": one.control.contested,
                "since": str(one.control.start.days.start)
                if one.control.start and one.control.start.days
                else None,
            }
            for one in held
        ]
    )


def _shape(spot: Spot) -> str | None:
    """The shape of a province that is held; a part of one (ريف حمص) has none: all of it would be too much."""
    if spot.precision != "area" or spot.country is None or spot.admin1 is None or spot.name != spot.admin1:
        return None
    return load_divisions().shape(spot.country, spot.admin1)


ROUTES = (
    Route("GET", "/map", show_map, "viewer", "map.title"),
    Route("GET", "/map/drawn", drawn_things, "viewer"),
    Route("GET", "/map/list", drawn_list, "viewer"),
    Route("GET", "/map/behind", behind, "viewer"),
    Route("GET", "/map/control", control, "viewer"),
)
