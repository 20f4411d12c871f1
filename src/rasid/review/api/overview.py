"""What the study holds as a whole: the first page, the map, the timeline; and learning from decisions."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from fastapi import Depends, Query
from pydantic import Field
from starlette.responses import Response

from rasid.dataset import learning, overview
from rasid.dataset.drawing import draw
from rasid.dataset.incident_lists import AskedIncidents
from rasid.dataset.periods import Timeline, timeline_of
from rasid.review.api.answering import Asked, Body, answer, answers
from rasid.review.api.documenting import ROOT
from rasid.review.routes import Route
from rasid.review.visits import Visiting
from rasid.values.drawn import Drawn, Frame
from rasid.values.overview import Overview

Degrees = Annotated[float, Query(ge=-90, le=90)]
Round = Annotated[float, Query(ge=-180, le=180)]


def _asked(
    type: Asked = None,
    standing: Asked = None,
    first: date | None = None,
    last: date | None = None,
    place: Asked = None,
    source: Asked = None,
    least_sources: Annotated[int, Query(ge=1, le=1_000)] = 1,
) -> AskedIncidents:
    """The incidents that a request asks for."""
    return AskedIncidents(type, standing, first, last, place, least_sources, source)


Incidents = Annotated[AskedIncidents, Depends(_asked)]


class InForce(Body):
    """The number of what was learned, 0 for the program's own weights, null for what was before."""

    number: Annotated[int, Field(ge=0, le=2**31 - 1)] | None = None


@answers(Overview)
def get_overview(visit: Visiting) -> Response:
    """What waits, what is new since the last visit, claims by week and type."""
    return answer(visit, overview.overview(visit.study))


@answers(Drawn)
def get_map(
    visit: Visiting,
    asked: Incidents,
    south: Degrees = -90,
    west: Round = -180,
    north: Degrees = 90,
    east: Round = 180,
    zoom: Annotated[int, Query(ge=0, le=18)] = 0,
) -> Response:
    """What a map draws of the incidents asked for: marks, provinces as areas, countries."""
    frame = Frame(south, west, north, east, zoom)
    return answer(visit, draw(visit.study, asked, frame, language=visit.language))


@answers(Timeline)
def get_timeline(
    visit: Visiting, asked: Incidents, unit: Literal["day", "week", "month", "year"] | None = None
) -> Response:
    """The incidents asked for, counted by day, week, month or year and family."""
    return answer(visit, timeline_of(visit.study, asked, unit=unit))


@answers(learning.Outcome)
def learn_from_decisions(visit: Visiting) -> Response:
    """Fit the confidence of claims to the study's decisions, if there are enough and it is better for it."""
    return answer(visit, learning.learn(visit.study))


@answers(int)
def put_lesson_in_force(visit: Visiting, body: InForce) -> Response:
    """Put in force again what was learned before; answers with the number in force."""
    return answer(visit, learning.put_in_force(visit.study, body.number)[0])


ROUTES = (
    Route("GET", f"{ROOT}/overview", get_overview, "viewer"),
    Route("GET", f"{ROOT}/map", get_map, "viewer"),
    Route("GET", f"{ROOT}/timeline", get_timeline, "viewer"),
    Route("POST", f"{ROOT}/learning", learn_from_decisions, "adjudicator"),
    Route("POST", f"{ROOT}/learning/in-force", put_lesson_in_force, "adjudicator"),
)
