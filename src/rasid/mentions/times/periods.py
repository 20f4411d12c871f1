"""Weeks, months, years and their parts: الأسبوع الماضي، هذا العام، مطلع الشهر، أواخر 2013."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from rasid.mentions.times.absolute import read_month
from rasid.mentions.times.days import (
    last_weekday,
    month_interval,
    next_weekday,
    part_of,
    plus,
    share_of,
    shift_months,
    week_of,
    year_interval,
)
from rasid.mentions.times.line import Line, Reading
from rasid.mentions.times.years import read_decade, read_season, read_year
from rasid.values.interval import Interval

_ENDS = frozenset(("نهايه", "نهايات"))
_SATURDAY = 5
_SORTS = {7: "week", 30: "month", 365: "year", 3650: "decade"}


def read_period(line: Line, index: int, *, bare: bool = True) -> Reading | None:
    """A month, year, season, decade or week, named or counted from the day of publication.

    `bare`: الشهر alone is the current month (مطلع الشهر); elsewhere it says nothing.
    """
    return (
        read_month(line, index)
        or read_season(line, index)
        or read_decade(line, index)
        or read_relative_period(line, index, bare=bare)
        or read_year(line, index)
    )


def read_relative_period(line: Line, index: int, *, bare: bool = False) -> Reading | None:
    """الأسبوع الماضي، هذا الشهر، العام المقبل، الأسبوع قبل الماضي، القرن الماضي."""
    this = line.has(index, "this")
    place = index + this
    word = line.word(place)
    if word is None or not word.article or (this and word.conjunction):
        return None
    numbered = _read_week_of_month(line, place)
    if numbered is not None:
        return numbered
    if word.value("century") is not None:
        return _read_century(line, place)
    unit = word.value("unit")
    if unit is None or unit not in _SORTS:
        return None
    end = place + 1
    step = _read_step(line, end)
    if step is not None:
        shift, end = step
    elif this or bare:
        shift = 0
        if not this and line.has(end, "same"):
            return None
    else:
        return None
    year = line.digits(end)
    if unit == 365 and year is not None and 1900 <= year <= 2100 and step is not None:
        return Reading(end + 1, year_interval(year), "absolute", "year", "year")
    rule = f"{_SORTS[unit]}-{'past' if shift < 0 else 'next' if shift > 0 else 'current'}"
    interval = relative_period(unit, shift, line.published) if line.published else None
    return Reading(end, interval, "relative", rule, _SORTS[unit])


def _read_week_of_month(line: Line, index: int) -> Reading | None:
    """الأسبوع الثالث من يناير: seven days from the 1st, 8th, 15th or 22nd, or the last seven."""
    if line.value(index, "unit") != 7:
        return None
    last = line.folded(index + 1) == "الاخير"
    number = line.number(index + 1)
    if not last and (number is None or not number.ordinal):
        return None
    end = index + 2 if last or number is None else number.end
    month = read_month(line, end + 1) if line.folded(end) in ("من", "في") else None
    if month is None or month.interval is None or month.interval.precision != "month":
        return None
    first, final = month.interval.start, month.interval.end
    if last or number is None:
        return replace(
            month, interval=Interval(plus(final, -6), final, "week"), rule="week-of-month", sort="week"
        )
    start = plus(first, 7 * (number.low - 1))
    if start > final:
        return None
    interval = Interval(start, min(plus(start, 6), final), "week")
    return replace(month, interval=interval, rule="week-of-month", sort="week")


def _read_step(line: Line, index: int) -> tuple[int, int] | None:
    """How many periods on (-1 for الماضي, -2 for قبل الماضي), and the token after."""
    beyond = line.folded(index) in ("ما", "قبل", "بعد")
    place = index
    if beyond:
        place += 1 + (line.folded(index) == "ما")
    for role in ("past", "current", "next"):
        value = line.value(place, role)
        if value is not None and not (beyond and not value):
            return (2 * value if beyond else value), place + 1
    return None


def relative_period(unit: int, shift: int, published: date) -> Interval:
    """The period `shift` units from the day of publication; past weeks are the seven days before it."""
    if unit == 7:
        if shift == 0:
            return week_of(published)
        start = plus(published, 7 * shift if shift < 0 else 7 * shift - 6)
        return Interval(start, plus(start, 6), "week")
    if unit == 30:
        day = shift_months(published, shift)
        return month_interval(day.year, day.month)
    if unit == 365:
        return year_interval(min(max(published.year + shift, 1), 9999))
    start_year = published.year // 10 * 10 + 10 * shift
    return Interval(date(start_year, 1, 1), date(start_year + 9, 12, 31), "decade")


def _read_century(line: Line, index: int) -> Reading | None:
    if not line.has(index + 1, "past") or line.published is None:
        return None
    start = line.published.year // 100 * 100 - 100
    interval = Interval(date(start, 1, 1), date(start + 99, 12, 31), "decade")
    return Reading(index + 2, interval, "relative", "century", "decade")


def read_part(line: Line, index: int) -> Reading | None:
    """مطلع الشهر، منتصف مارس، أواخر العام الماضي، النصف الأول من 2015، وقت سابق من هذا الأسبوع."""
    weekend = _read_weekend(line, index)
    if weekend is not None:
        return weekend
    part = line.value(index, "part")
    if part is not None:
        of = line.folded(index + 1) == "من"
        if of and line.folded(index).endswith("بدايه"):
            return None  # "from then on"
        place = index + 1 + of
        whole = read_period(line, place)
        if whole is None or whole.interval is None:
            return whole
        if whole.sort not in ("week", "month", "year", "season", "decade"):
            return None
        return replace(whole, interval=part_of(whole.interval, part), rule=f"part:{whole.rule}", sort="span")
    if line.has(index, "share"):
        return _read_share(line, index)
    if line.has(index, "moment") and line.folded(index + 1) in ("سابق", "مبكر", "لاحق"):
        return _read_earlier(line, index)
    return None


def _read_weekend(line: Line, index: int) -> Reading | None:
    """نهاية الأسبوع الماضي، عطلة نهاية الأسبوع: Saturday and Sunday, the last that are over.

    Bare, in a report of one of the two days, they are meant themselves; الجاري is the one to come.
    """
    if line.folded(index) not in _ENDS or line.value(index + 1, "unit") != 7 or line.published is None:
        return None
    week = line.word(index + 1)
    if week is None or not week.article:
        return None
    shift, end = _read_step(line, index + 2) or (None, index + 2)
    saturday = last_weekday(_SATURDAY, line.published)
    over = plus(saturday, 1) < line.published
    if shift is not None and shift < 0:
        saturday = plus(saturday, 7 * (shift + over))
    elif shift is not None and (shift or over):
        saturday = next_weekday(_SATURDAY, line.published)
    return Reading(end, Interval(saturday, plus(saturday, 1), "days"), "relative", "weekend", "span")


def _read_share(line: Line, index: int) -> Reading | None:
    """النصف الأول من العام، الربع الثالث من 2014."""
    shares = line.value(index, "share") or 1
    number = line.number(index + 1)
    if number is None or not number.ordinal or line.folded(number.end) != "من":
        return None
    whole = read_period(line, number.end + 1)
    if whole is None or whole.interval is None or not 1 <= number.low <= shares:
        return whole
    interval = share_of(whole.interval, number=number.low, shares=shares)
    return replace(whole, interval=interval, rule=f"share:{whole.rule}", sort="span")


def _read_earlier(line: Line, index: int) -> Reading | None:
    """وقت سابق من هذا الشهر: from its start to the day of publication; of the week, to the day before."""
    if line.folded(index + 2) != "من":
        return None
    whole = read_period(line, index + 3)
    if whole is None or whole.interval is None or line.published is None:
        return whole
    start, end = whole.interval.start, min(whole.interval.end, line.published)
    if whole.sort == "week" and start < line.published:
        end = min(end, plus(line.published, -1))
    return replace(
        whole, interval=Interval(start, max(start, end), "days"), rule=f"earlier:{whole.rule}", sort="span"
    )
