"""The places of the study: a list, and one with who held it and what is reported to have happened there."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query
from starlette.responses import Response

from rasid.dataset.drawing import incidents_drawn
from rasid.dataset.following import is_followed
from rasid.dataset.incident_lists import AskedIncidents
from rasid.dataset.places_known import list_places, place_known
from rasid.errors import UsageError
from rasid.gazetteer.divisions import load_divisions
from rasid.review.control_bars import draw_control
from rasid.review.faults import MissingError
from rasid.review.refusals import said_of
from rasid.review.routes import Route
from rasid.review.visits import Visiting

_LISTED = 20
_FARTHEST = 1_000_000


def places(
    visit: Visiting,
    words: Annotated[str, Query(max_length=200)] = "",
    country: Annotated[str, Query(max_length=2)] = "",
    division: Annotated[str, Query(max_length=120)] = "",
    start: Annotated[int, Query(ge=0, le=_FARTHEST)] = 0,
) -> Response:
    """The list: by how many incidents are reported at a place."""
    known = load_divisions()
    fault, listed = "", None
    try:
        listed = list_places(
            visit.study, words=words, country=country or None, division=division or None, start=start
        )
    except UsageError as error:
        fault = said_of(visit.texts, error)
    return visit.page(
        "places/list.html",
        listed=listed,
        fault=fault,
        words_typed=words,
        country=country,
        division=division,
        start=start,
        known=known,
        countries=sorted(
            ((code, names[visit.language]) for code, names in known.countries.items()), key=lambda one: one[1]
        ),
        divisions=sorted(
            (
                (name, known.division(of, name, visit.language))
                for of, name in known.divisions
                if of == country
            ),
            key=lambda one: one[1],
        ),
    )


def place(visit: Visiting, id: str) -> Response:
    """One place."""
    try:
        known = place_known(visit.study, id)
    except UsageError:
        raise MissingError from None
    rtl = visit.texts.direction == "rtl"
    return visit.page(
        "places/place.html",
        place=known,
        spot=known.row.spot,
        lands=load_divisions(),
        drawing=draw_control(known.control, known.holders, rtl=rtl),
        listed=incidents_drawn(visit.study, AskedIncidents(), (id,), limit=_LISTED),
        most=_LISTED,
        followed=is_followed(visit.study, "place", id),
        names={},
    )


ROUTES = (
    Route("GET", "/places", places, "viewer", "places.title"),
    Route("GET", "/places/{id}", place, "viewer", "place.title"),
)
