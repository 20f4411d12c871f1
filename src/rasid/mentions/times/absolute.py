"""Dates and months, and how a missing year is supplied."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from rasid.mentions.times.days import (
    day_interval,
    hull,
    month_interval,
    plus,
    real_date,
    shift_months,
)
from rasid.mentions.times.hijri import hijri_day, hijri_month, latest_day, latest_month
from rasid.mentions.times.line import Line, Reading
from rasid.mentions.times.years import CHRISTIAN_MARKS, HIJRI_MARKS, YearChoice, read_which_year, shift_of
from rasid.values.interval import Interval

_LINKS = frozenset("/-–.")
#: Days that are told by the plain number: العشرين من مارس.
_TENS = (20, 30)
#: هجمات 11 سبتمبر without a year are those of 2001.
_ELEVENTH = (9, 11)
_ATTACKS = date(2001, 9, 11)
_DAY_LINKS = frozenset(("-", "–", "—", "،", ",", "/"))
_DOTTED = re.compile(r"(\d{1,4})\.(\d{1,2})\.(\d{1,4})")


@dataclass(frozen=True, slots=True)
class _DayOfMonth:
    """A day of a month, with the weekday that the report gives it."""

    day: int
    month: int
    hijri: bool
    weekday: int | None


def read_numeric_date(line: Line, index: int) -> Reading | None:
    """11/3/2014، 2014-03-11، 11.3.2014, day before month; 24/1/1434 is Hijri."""
    dotted = _DOTTED.fullmatch(line.folded(index))
    if dotted:
        parts = tuple(int(part) for part in dotted.groups())
        end = index + 1
    else:
        if line.folded(index + 1) not in _LINKS or line.folded(index + 3) != line.folded(index + 1):
            return None
        values = (line.digits(index), line.digits(index + 2), line.digits(index + 4))
        parts = tuple(value for value in values if value is not None)
        end = index + 5
    if len(parts) != 3:
        return None
    first, month, last = parts
    day, year = (last, first) if first > 31 else (first, last)
    if month > 12 and day <= 12:
        day, month = month, day
    if not 1 <= month <= 12:
        return None
    if 1300 <= year < 1500:
        interval = hijri_day(year, month, day)
        end += line.folded(end) in HIJRI_MARKS
        return Reading(end, interval, "absolute", "date-hijri", "day") if interval else None
    found = real_date(year, month, day) if 1800 <= year <= 2100 else None
    end += line.folded(end) in CHRISTIAN_MARKS
    return Reading(end, day_interval(found), "absolute", "date", "day") if found else None


def read_day_month(line: Line, index: int, *, weekday: int | None = None) -> Reading | None:
    """13 تشرين الثاني، الخامس من مايو 2014، 27 ديسمبر الماضي، 5 و6 مايو، 5-7 مايو."""
    days, place = _read_days(line, index)
    if not days:
        return None
    if line.folded(place) == "من":
        place += 1
    if line.value(place, "unit") == 30 and line.month(place + 1):
        place += 1
    found = line.month(place)
    if found is None:
        return _read_day_of_this_month(line, index, days, place)
    name, place = found
    if name.conjunction:
        return None
    place = _past_pair(line, place, name.month, hijri=name.hijri)
    if name.hijri and line.has(place, "honour"):
        place += 1
    year = read_which_year(line, place, hijri=name.hijri)
    if name.strength == "name" and year.year is None:
        return None
    hijri = name.hijri or year.hijri
    named = (_DayOfMonth(day, name.month, hijri, weekday) for day in (days[0], days[-1]))
    intervals = [interval for day in named if (interval := _resolve_day(line, index, day, year))]
    kind = "absolute" if year.year is not None else "relative"
    rule = "date-hijri" if name.hijri else "date"
    if not intervals:
        if line.published is None and kind == "relative":
            return Reading(year.end, None, kind, rule, "day")
        return None
    interval = intervals[0] if len(days) == 1 else hull(intervals[0], intervals[-1])
    return Reading(year.end, interval, kind, rule, "day")


def _read_day_of_this_month(line: Line, index: int, days: tuple[int, ...], place: int) -> Reading | None:
    """20 من الشهر الجاري، العاشر من الشهر الماضي، غرة الشهر، يوم 5 الجاري."""
    word = line.word(place)
    if word is None or not word.article:
        return None
    shift, end = 0, place + 1
    if word.value("unit") == 30:
        step = shift_of(line, end)
        shift, end = (step, end + 1) if step is not None else (0, end)
    elif word.value("current") is None or line.value(index - 1, "unit") != 1:
        return None
    if line.published is None:
        return Reading(end, None, "relative", "day-of-month", "day")
    month = shift_months(line.published.replace(day=1), shift)
    first, last = (real_date(month.year, month.month, day) for day in (days[0], days[-1]))
    if first is None or last is None:
        return None
    interval = hull(day_interval(first), day_interval(last)) if len(days) > 1 else day_interval(first)
    return Reading(end, interval, "relative", "day-of-month", "day")


def _read_days(line: Line, index: int) -> tuple[tuple[int, ...], int]:
    """The days of a month named at `index` (5، 5 و6، 5-7، الخامس، غرة) and the token after them."""
    if line.value(index, "firstday") is not None:
        return (1,), index + 1
    place = index + (line.folded(index) == "ال")
    number = line.number(place)
    if number is None or not 1 <= number.low <= 31 or number.high != number.low or number.scale > 1:
        return (), index
    tens = number.low in _TENS and line.folded(place).startswith("ال") and line.folded(number.end) == "من"
    if number.words and not (number.ordinal or tens) and not line.month(number.end):
        return (), index
    days, place = [number.low], number.end
    while line.digits(place + 1) is not None and (
        line.folded(place) in _DAY_LINKS or line.folded(place) in ("و", "الي", "حتي")
    ):
        day = line.digits(place + 1) or 0
        if not days[-1] < day <= 31:
            break
        days.append(day)
        place += 2
    return tuple(days), place


def _past_pair(line: Line, end: int, month: int, *, hijri: bool) -> int:
    """The token after a second name of the same month: مارس (آذار)، يونيو/حزيران، حزيران يونيو."""
    opened = line.folded(end) in ("(", "/", "-", "–", "[")
    second = line.month(end + opened)
    if second is None or second[0].month != month or second[0].hijri != hijri or second[0].conjunction:
        return end
    after = second[1]
    if line.folded(end) in ("(", "["):
        after += line.folded(after) in (")", "]")
    return after


def _resolve_day(line: Line, index: int, named: _DayOfMonth, year: YearChoice) -> Interval | None:
    """The day, its year supplied from the day of publication where the words give none."""
    published, month, day, weekday = line.published, named.month, named.day, named.weekday
    if named.hijri:
        if year.year is not None:
            return hijri_day(year.year, month, day)
        return latest_day(month, day, published) if published else None
    if year.year is not None:
        given = real_date(year.year, month, day)
        return day_interval(given) if given else None
    if published is None:
        return None
    if (month, day) == _ELEVENTH and line.has(index - 1, "eleventh") and published > _ATTACKS:
        return day_interval(_ATTACKS)
    candidates = [
        found
        for number in range(published.year - 4, published.year + 2)
        if (found := real_date(number, month, day)) is not None
    ]
    if weekday is not None:
        agreeing = [
            found
            for found in candidates
            if found.weekday() == weekday and abs((found - published).days) < 366
        ]
        candidates = agreeing or candidates
    if not candidates:
        return None
    past = [found for found in candidates if found <= published]
    coming = [found for found in candidates if found > published]
    soon = bool(coming) and (coming[0] - published).days <= 14
    ahead = year.how == "next" or (year.how == "last" and (line.expects(index) or soon))
    if coming and (ahead or not past or (year.how == "current" and coming[0].year == published.year)):
        return day_interval(coming[0])
    return day_interval(past[-1]) if past else None


def read_month(line: Line, index: int) -> Reading | None:
    """يناير (كانون الثاني) الماضي، شهر رمضان 1435، حزيران/يونيو 2015, else the latest such month."""
    named = line.value(index, "unit") == 30 or line.value(index, "months") is not None
    found = line.month(index + named)
    if found is None:
        return None
    name, place = found
    end = _past_pair(line, place, name.month, hijri=name.hijri)
    paired = end > place
    honoured = name.hijri and line.has(end, "honour")
    end += honoured
    year = read_which_year(line, end, hijri=name.hijri)
    marked = named or paired or honoured or year.year is not None or year.how != "last"
    if name.strength == "name" and not named:
        return None
    if name.strength == "loose" and name.skip > name.conjunction and not (paired or year.year):
        return None  # باب: not ب and آب
    if name.strength == "loose" and not marked and not _leads_to_month(line, index, hijri=name.hijri):
        return None
    rule = "month-hijri" if name.hijri else "month"
    if year.how != "last":
        rule += "-" + year.how
    interval = _resolve_month(line, index, name.month, year, name.hijri or year.hijri)
    kind = "absolute" if year.year is not None else "relative"
    if interval is None and (kind == "absolute" or line.published is not None):
        return None
    return Reading(year.end, interval, kind, rule, "month")


def _leads_to_month(line: Line, index: int, *, hijri: bool) -> bool:
    """Whether the word before makes a month of a word that is also another (في مارس، منذ رمضان)."""
    if line.has(index - 1, "part", "since", "firstday"):
        return True
    before = line.folded(index - 1).removeprefix("و")
    if hijri and line.folded(index) != "رمضان":
        return False
    if line.digits(index - 1) is not None:
        return True
    leads = ("في", "خلال", "حتي", "منذ", "بين", "الي", "من")
    return before in leads and not line.folded(index).endswith("اب")


def _resolve_month(line: Line, index: int, month: int, year: YearChoice, hijri: bool) -> Interval | None:
    published = line.published
    if hijri:
        if year.year is not None:
            return hijri_month(year.year, month)
        return latest_month(month, published) if published else None
    if year.year is not None:
        return month_interval(year.year, month) if 1 <= year.year <= 9999 else None
    if published is None:
        return None
    this = month_interval(published.year, month)
    if year.how == "current":
        return this
    if year.how == "next" or (year.how == "last" and this.start > published and line.expects(index)):
        return this if this.start > published else month_interval(published.year + 1, month)
    passed = this.end < published if year.how == "past" else this.start <= published
    return this if passed else month_interval(published.year - 1, month)


def in_year_of(first: Reading, last: Reading) -> Interval | None:
    """The interval of `first`, whose year was supplied, moved to the year that `last` names."""
    if first.interval is None or last.interval is None or first.kind == "absolute":
        return first.interval
    interval = first.interval
    while interval.start > last.interval.end or plus(interval.start, 366) <= last.interval.end:
        step = -1 if interval.start > last.interval.end else 1
        year, month, day = interval.start.year + step, interval.start.month, interval.start.day
        start = real_date(year, month, day) or real_date(year, month, 28)
        if start is None:
            return first.interval
        if first.sort == "month":
            interval = month_interval(start.year, start.month)
        else:
            interval = Interval(start, start, interval.precision, interval.approximate)
    return interval
