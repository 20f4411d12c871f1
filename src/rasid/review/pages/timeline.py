"""The timeline: how many incidents reports tell of each day, week, month or year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import Query
from starlette.responses import Response

from rasid.dataset import waiting
from rasid.dataset.incident_lists import STANDINGS, IncidentPage, incidents_asked
from rasid.dataset.periods import UNITS, Timeline, timeline_of
from rasid.errors import UsageError
from rasid.review.incident_query import IncidentQuery, incident_query
from rasid.review.pages.map import families, place_name
from rasid.review.refusals import said_of
from rasid.review.routes import Route
from rasid.review.visits import Visit, Visiting

_LISTED = 25
_SOURCES = 300
#: The drawing: its size in units of its own, the room below for days and at the side for numbers.
_WIDE, _HIGH, _BELOW, _BESIDE = 1000, 260, 22, 44
#: At most so many days are written below.
_WRITTEN = 9


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a bar: of which family, where it stands, how high it is, and how many it counts."""

    family: str
    y: float
    height: float
    count: int


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: its period, where it stands, its parts from below, and what is written below it, if anything."""

    first: str
    last: str
    x: float
    width: float
    total: int
    parts: tuple[Part, ...]
    written: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """The bars with the numbers at the side: (number, y)."""

    bars: tuple[Bar, ...]
    lines: tuple[tuple[int, float], ...]
    families: tuple[str, ...]
    wide: int = _WIDE
    high: int = _HIGH


def draw_bars(line: Timeline, order: tuple[str, ...], *, rtl: bool) -> Drawing:
    """The bars of a timeline: time runs as the page reads. `order`: the families from below."""
    if not line.periods:
        return Drawing((), (), ())
    top = _top(max(period.total for period in line.periods))
    high = _HIGH - _BELOW - 10
    step = (_WIDE - _BESIDE) / len(line.periods)
    every = max(1, -(-len(line.periods) // _WRITTEN))
    bars = []
    for place, period in enumerate(line.periods):
        at = place * step
        parts = []
        y = float(_HIGH - _BELOW)
        for family in sorted(period.counts, key=order.index):
            height = high * period.counts[family] / top
            y -= height
            parts.append(Part(family, round(y, 2), round(height, 2), period.counts[family]))
        x = _WIDE - _BESIDE - at - step if rtl else _BESIDE + at
        bars.append(
            Bar(
                period.first,
                period.last,
                round(x, 2),
                round(step, 2),
                period.total,
                tuple(parts),
                period.first[: {"year": 4, "month": 7}.get(line.unit, 10)] if place % every == 0 else "",
            )
        )
    lines = tuple((number, round(_HIGH - _BELOW - high * number / top, 2)) for number in _numbers(top))
    told = {family for period in line.periods for family in period.counts}
    return Drawing(tuple(bars), lines, tuple(family for family in order if family in told))


def _top(most: int) -> int:
    """The number at the top of the drawing: 1, 2 or 5 with noughts, not less than the most."""
    top = 1
    while True:
        for times in (1, 2, 5):
            if top * times >= most:
                return max(top * times, 2)
        top *= 10


def _numbers(top: int) -> tuple[int, ...]:
    """The numbers written at the side."""
    parts = 4 if top % 4 == 0 else 5 if top % 5 == 0 else 2
    return tuple(top * part // parts for part in range(parts + 1))


def timeline(
    visit: Visiting,
    unit: Annotated[str, Query(max_length=10)] = "",
    after: Annotated[str, Query(max_length=80)] = "",
) -> Response:
    """The page: filter, bars, the same as a table, and the incidents of the days shown."""
    fault, line, drawing, listed = "", None, None, None
    asked = incident_query({})
    try:
        asked = incident_query(visit.request.query_params)
        line = timeline_of(visit.study, asked.asked, unit=unit or None)
        order = tuple(dict.fromkeys((*families(visit), "other")))
        drawing = draw_bars(line, order, rtl=visit.texts.direction == "rtl")
        listed = _listed(visit, asked, after)
    except UsageError as error:
        fault = said_of(visit.texts, error)
    return visit.page(
        "timeline/timeline.html",
        asked=asked,
        fault=fault,
        line=line,
        drawing=drawing,
        listed=listed,
        unit=unit,
        units=UNITS,
        after=after,
        standings=STANDINGS,
        families=families(visit),
        place_name=place_name(visit, asked),
        sources=waiting.source_names(visit.study, limit=_SOURCES),
        names={},
    )


def _listed(visit: Visit, asked: IncidentQuery, after: str) -> IncidentPage:
    return visit.study.veil.value(
        incidents_asked(visit.study, asked.asked, limit=_LISTED, after=after or None)
    )


ROUTES = (Route("GET", "/timeline", timeline, "viewer", "timeline.title"),)
