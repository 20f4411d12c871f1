"""The offices of a person along a line of time: where each bar begins and ends, for a drawing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rasid.values.entity import Bound, Tenure

#: The drawing, in its own units; bars lie between the margins.
WIDTH, ROW, TOP, MARGIN = 720, 30, 26, 14
#: The least length of a bar, so that a day shows.
_LEAST = 6.0


@dataclass(frozen=True, slots=True)
class Bar:
    """One tenure: from `x` for `width`, at height `y`. `number` is that of its line in the table.

    `told_from` and `told_to`: the ends are told; an end that is not told is drawn open.
    """

    number: int
    x: float
    width: float
    y: float
    told_from: bool
    told_to: bool
    status: str
    title: str


@dataclass(frozen=True, slots=True)
class OfficeLine:
    """Bars, and the years at which the line is marked: (x, year)."""

    bars: tuple[Bar, ...]
    years: tuple[tuple[float, int], ...]
    width: int
    height: int


def office_line(tenures: Sequence[Tenure], *, mirrored: bool) -> OfficeLine | None:
    """The drawing of tenures of which a day is known, None where there is none.

    `mirrored`: time runs from right to left, as the page does.
    """
    spans = [(number, one, *_days(one)) for number, one in enumerate(tenures, start=1)]
    known = [(number, one, first, last) for number, one, first, last in spans if first and last]
    if not known:
        return None
    start = min(first for _, _, first, _ in known).replace(month=1, day=1)
    end = max(last for _, _, _, last in known)
    end = date(min(end.year + 1, 9999), 1, 1)
    scale = (WIDTH - 2 * MARGIN) / max((end - start).days, 1)

    def place(day: date) -> float:
        return MARGIN + (day - start).days * scale

    bars = []
    for row, (number, one, first, last) in enumerate(known):
        left, width = place(first), max(place(last) - place(first), _LEAST)
        left = min(left, WIDTH - MARGIN - width)
        x = WIDTH - left - width if mirrored else left
        told = (_is_told(one.start), _is_told(one.end))
        bars.append(Bar(number, round(x, 1), round(width, 1), TOP + row * ROW, *told, one.status, one.title))
    years = _years(start, end)
    marks = tuple((round(WIDTH - place(y) if mirrored else place(y), 1), y.year) for y in years)
    return OfficeLine(tuple(bars), marks, WIDTH, TOP + len(known) * ROW + 6)


def _days(tenure: Tenure) -> tuple[date | None, date | None]:
    """The first and last day that anything tells of a tenure."""
    days = list(tenure.seen or ())
    for bound in (tenure.start, tenure.end):
        if bound is not None and bound.days is not None:
            days += [bound.days.start, bound.days.end]
    return (min(days), max(days)) if days else (None, None)


def _is_told(bound: Bound | None) -> bool:
    return bound is not None and bound.days is not None and bound.by != "seen"


def _years(start: date, end: date) -> tuple[date, ...]:
    """First days of years to mark, at most eight."""
    step = max(1, -(-(end.year - start.year) // 8))
    return tuple(date(year, 1, 1) for year in range(start.year, end.year + 1, step))
