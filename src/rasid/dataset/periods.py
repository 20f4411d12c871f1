"""Incidents counted by day, week, month or year, whichever suits how long a time is asked for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from rasid.dataset.incident_lists import AskedIncidents, filter_of
from rasid.dataset.study import Study
from rasid.errors import RefusedError
from rasid.records.drawing import count_by_day, days_told
from rasid.values.drawn import Period

UNITS = ("day", "week", "month", "year")
#: The longest time, in days, that is counted by each unit.
_LONGEST = {"day": 92, "week": 2 * 366, "month": 25 * 366}
#: How many letters of a day tell its period, or all of them; and what makes a day of fewer.
_SAME_PERIOD = {"day": 10, "week": 10, "month": 7, "year": 4}
_FIRST_DAY = "0000-01-01"
#: More bars than these are not drawn: the times before the last of them are left out.
MOST = 400


@dataclass(frozen=True, slots=True)
class Timeline:
    """Periods in a row without gaps, the first first. `unit`: day, week (from Monday), month, year.

    `total` counts the incidents with a day; `undated` those without one (0 where days are asked for).
    """

    unit: str
    periods: tuple[Period, ...]
    total: int
    undated: int


def timeline_of(study: Study, asked: AskedIncidents, *, unit: str | None = None) -> Timeline:
    """The incidents asked for, each counted at its first day; the unit is chosen where none is given.

    Raises UsageError for what cannot be asked.
    """
    if unit is not None and unit not in UNITS:
        raise RefusedError("unit-wrong", f"{unit}: no unit of time; there are {', '.join(UNITS)}", said=unit)
    wanted = filter_of(study, asked)
    with study.database.reading() as connection:
        told = days_told(connection, wanted)
        if told is None:
            return Timeline(unit or "day", (), 0, 0)
        chosen = unit or unit_for(date.fromisoformat(told[0]), date.fromisoformat(told[1]))
        counts = count_by_day(connection, wanted)
    periods = periods_of(counts, chosen)
    return Timeline(chosen, periods[-MOST:], sum(many for _, _, many in counts), 0)


def unit_for(first: date, last: date) -> str:
    """The unit by which a time of this length is counted."""
    days = (last - first).days + 1
    return next((unit for unit, longest in _LONGEST.items() if days <= longest), "year")


def periods_of(counts: Iterable[tuple[str, str, int]], unit: str) -> tuple[Period, ...]:
    """The periods from the first to the last, empty ones too; `counts`: (day, family, how many)."""
    same = _SAME_PERIOD[unit]
    summed: dict[str, dict[str, int]] = {}
    for day, family, many in counts:
        families = summed.setdefault(day[:same], {})
        families[family] = families.get(family, 0) + many
    found: dict[date, dict[str, int]] = {}
    for begun, of_days in summed.items():
        families = found.setdefault(start_of(date.fromisoformat(begun + _FIRST_DAY[same:]), unit), {})
        for family, many in of_days.items():
            families[family] = families.get(family, 0) + many
    if not found:
        return ()
    made: list[Period] = []
    at, last = min(found), max(found)
    while at <= last:
        after = _next(at, unit)
        made.append(
            Period(
                at.isoformat(),
                (after - timedelta(days=1)).isoformat(),
                dict(sorted(found.get(at, {}).items())),
            )
        )
        at = after
    return tuple(made)


def start_of(day: date, unit: str) -> date:
    """The first day of the period in which a day lies."""
    if unit == "day":
        return day
    if unit == "week":
        return day - timedelta(days=day.weekday())
    return day.replace(day=1) if unit == "month" else day.replace(month=1, day=1)


def _next(first: date, unit: str) -> date:
    if unit in ("day", "week"):
        return first + timedelta(days=1 if unit == "day" else 7)
    if unit == "year" or first.month == 12:
        return date(first.year + 1, 1, 1)
    return first.replace(month=first.month + 1)


def extent_of(study: Study, asked: AskedIncidents) -> tuple[date, date] | None:
    """The first and the last day of all that is as asked, whatever days are asked for."""
    wanted = replace(filter_of(study, asked), first=None, last=None)
    with study.database.reading() as connection:
        told = days_told(connection, wanted)
    return None if told is None else (date.fromisoformat(told[0]), date.fromisoformat(told[1]))
