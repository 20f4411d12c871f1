"""The feasts and days that reports date by: ثاني أيام عيد الأضحى، عيد الفطر، يوم عرفة، عاشوراء.

And the anniversaries of happenings: الذكرى الخامسة لمقتله.
"""

from __future__ import annotations

from datetime import date

from rasid.mentions.times.days import plus, shift_months
from rasid.mentions.times.hijri import feast, latest_day
from rasid.mentions.times.line import Line, Reading
from rasid.values.interval import Interval

_YEARLY = frozenset(("السنويه", "سنويه"))
#: An anniversary is kept, and written about, some days before or after.
_KEPT = 3
_OLDEST = 150


def read_feast(line: Line, index: int) -> Reading | None:
    """A feast or one of its days; the latest not after publication, unless a year follows."""
    for role, month, number in (("arafat", 12, 9), ("ashura", 1, 10)):
        if line.has(index, role) and line.value(index - 1, "unit") == 1:
            interval = latest_day(month, number, line.published) if line.published else None
            return Reading(index + 1, interval, "relative", "feast", "day")
    day, place = _which_day(line, index)
    word = line.word(place)
    if word is None or word.value("feast") is None:
        return None
    name = line.value(place + 1, "feastname")
    if name is None and (day is None or not word.article):
        return None
    end = place + 1 + (name is not None)
    year = line.digits(end)
    reference = line.published
    if year is not None and 1900 <= year <= 2076:
        reference, end = date(year, 12, 31), end + 1
    interval = feast(name or 0, day=day, published=reference) if reference else None
    kind = "relative" if reference is line.published else "absolute"
    return Reading(end, interval, kind, "feast", "day" if day else "span")


def read_anniversary(line: Line, index: int) -> Reading | None:
    """الذكرى السنوية الخامسة: so many years before publication, the time of what is recalled."""
    if not line.has(index, "anniversary"):
        return None
    place = index + 1 + (line.folded(index + 1) in _YEARLY)
    place += line.folded(place) == "ال"
    number = line.number(place)
    if number is None or not 0 < number.low <= _OLDEST:
        return None
    if not (number.ordinal or line.folded(place).startswith("ال") or line.folded(place - 1) == "ال"):
        return None
    end = number.end + (line.folded(number.end) in _YEARLY)
    interval = None
    if line.published is not None and line.published.year > number.low:
        day = shift_months(line.published, -12 * number.low)
        interval = Interval(plus(day, -_KEPT), plus(day, _KEPT), "days", True)
    return Reading(end, interval, "relative", "anniversary", "day")


def _which_day(line: Line, index: int) -> tuple[int | None, int]:
    """The day of the feast (ثاني أيام، اليوم الثالث من، أيام) and the token of عيد."""
    named = line.value(index, "unit") == 1
    number = line.number(index + named)
    if number is not None and number.ordinal:
        place = number.end
        if not named and line.value(place, "units") == 1:
            return number.low, place + 1
        if named:
            return number.low, place + (line.folded(place) in ("من", "ل"))
    if line.value(index, "units") == 1:
        return None, index + 1
    return None, index
