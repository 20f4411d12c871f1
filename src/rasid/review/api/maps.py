"""What the map and the timeline tell beside their drawing: what stands behind a mark, who held what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from fastapi import Query
from starlette.responses import Response

from rasid.dataset.drawing import incidents_drawn
from rasid.dataset.holding import Held, held_on
from rasid.dataset.periods import extent_of
from rasid.review.api.answering import Id, Limit, answer, answers
from rasid.review.api.documenting import ROOT
from rasid.review.api.overview import Incidents
from rasid.review.routes import Route
from rasid.review.visits import Visiting
from rasid.values.incident import Incident

Places = Annotated[
    list[Id],
    Query(min_length=1, max_length=500, description="Ids of places: of a mark, or those of an area."),
]


@dataclass(frozen=True, slots=True)
class Days:
    """The first and the last day that is told of; null where nothing is."""

    first: date | None
    last: date | None


@answers(tuple[Incident, ...])
def list_incidents_behind(visit: Visiting, asked: Incidents, at: Places, limit: Limit = 50) -> Response:
    """The latest of the incidents asked for at some places: what stands behind a mark or an area."""
    return answer(visit, incidents_drawn(visit.study, asked, tuple(at), limit=limit))


@answers(Days)
def get_days(visit: Visiting, asked: Incidents) -> Response:
    """The first and the last day of all that is as asked, whatever days are asked for."""
    return answer(visit, Days(*(extent_of(visit.study, asked) or (None, None))))


@answers(tuple[Held, ...])
def list_control(visit: Visiting, day: date) -> Response:
    """Which places organisations are reported to have held on a day."""
    return answer(visit, held_on(visit.study, day))


ROUTES = (
    Route("GET", f"{ROOT}/map/incidents", list_incidents_behind, "viewer"),
    Route("GET", f"{ROOT}/timeline/days", get_days, "viewer"),
    Route("GET", f"{ROOT}/control", list_control, "viewer"),
)
