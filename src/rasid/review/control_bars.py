"""Who is reported to have held a place, as bars over time: one row a holder, contested ones hatched."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from rasid.values.entity import Bound, Control

#: The drawing, in units of its own: width, room for names at the beginning, height of a row and of the days.
_WIDE, _NAMES, _ROW, _DAYS = 1000, 220, 30, 24
#: How far beyond the first and last day told the drawing reaches.
_MARGIN = timedelta(days=20)
_HOLDERS = 7


@dataclass(frozen=True, slots=True)
class HeldBar:
    """One time of control. `told_from` and `told_to`: claims tell the day; else the bar fades out there."""

    x: float
    width: float
    y: float
    contested: bool
    told_from: bool
    told_to: bool
    number: int


@dataclass(frozen=True, slots=True)
class HeldRow:
    """A holder: what it is called, its public id, its colour (0 to 7), and its bars."""

    name: str
    organisation: str | None
    colour: int
    y: float
    bars: tuple[HeldBar, ...]


@dataclass(frozen=True, slots=True)
class HeldDrawing:
    """All rows, with the days written above them: (x, day). `number` of a bar is its place in the table."""

    wide: int
    high: int
    rows: tuple[HeldRow, ...]
    days: tuple[tuple[float, str], ...]


def draw_control(held: Sequence[Control], names: Mapping[str, str], *, rtl: bool) -> HeldDrawing | None:
    """The bars; None where no claim tells any day. Time runs as the page reads."""
    days = [day for one in held for bound in (one.start, one.end) for day in _days(bound)]
    if not days:
        return None
    first, last = min(days) - _MARGIN, max(days) + _MARGIN
    span = (last - first).days

    def place(day: date) -> float:
        share = (day - first).days / span
        at = _NAMES + (_WIDE - _NAMES) * share
        return round(_WIDE - at if rtl else at, 2)

    order = list(dict.fromkeys(_holder(one) for one in held))
    rows = []
    for row, holder in enumerate(order):
        mine = [(number, one) for number, one in enumerate(held, 1) if _holder(one) == holder]
        y = _DAYS + row * _ROW
        bars = tuple(_bar(one, number, y, place, (first, last)) for number, one in mine)
        one = mine[0][1]
        name = names.get(one.organisation or "", one.said)
        rows.append(HeldRow(name, one.organisation, min(row, _HOLDERS), y, bars))
    return HeldDrawing(_WIDE, _DAYS + len(rows) * _ROW + 4, tuple(rows), tuple(_written(first, last, place)))


def _days(bound: Bound | None) -> tuple[date, ...]:
    return () if bound is None or bound.days is None else (bound.days.start, bound.days.end)


def _holder(control: Control) -> str:
    return control.organisation or control.said


def _bar(
    control: Control, number: int, y: float, place: Callable[[date], float], span: tuple[date, date]
) -> HeldBar:
    begin, end = _days(control.start), _days(control.end)
    a = place(begin[0] if begin else span[0])
    b = place(end[-1] if end else span[1])
    return HeldBar(
        round(min(a, b), 2),
        round(max(abs(b - a), 5), 2),
        y,
        control.contested,
        bool(begin),
        bool(end),
        number,
    )


def _written(first: date, last: date, place: Callable[[date], float]) -> Iterator[tuple[float, str]]:
    """The days written above: months or years, at most eight of them."""
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    step = next(step for step in (1, 2, 3, 6, 12, 24, 60, 120, 600) if months / step <= 8)
    at = date(first.year, 1, 1)
    while at <= last:
        if at >= first:
            yield place(at), at.isoformat()[: 4 if step >= 12 else 7]
        month = at.month - 1 + step
        at = date(at.year + month // 12, month % 12 + 1, 1)
