"""Arithmetic of days: months, parts of periods, and the last or next such day."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from rasid.values.interval import Interval

#: The week begins on Saturday, as in CLDR for most Arab countries.
WEEK_START = 5


def plus(day: date, days: int) -> date:
    """`day` moved by `days`, kept within the days that a date can hold."""
    try:
        return day + timedelta(days)
    except OverflowError:
        return date.min if days < 0 else date.max


def day_interval(day: date) -> Interval:
    """One day."""
    return Interval(day, day)


def month_interval(year: int, month: int) -> Interval:
    """A whole month."""
    return Interval(date(year, month, 1), date(year, month, monthrange(year, month)[1]), "month")


def year_interval(year: int) -> Interval:
    """A whole year."""
    return Interval(date(year, 1, 1), date(year, 12, 31), "year")


def season_interval(year: int, first_month: int) -> Interval:
    """Three months from the first; winter is named for the year in which it ends."""
    if first_month == 12:
        return Interval(date(year - 1, 12, 1), month_interval(year, 2).end, "season")
    return Interval(date(year, first_month, 1), month_interval(year, first_month + 2).end, "season")


def week_of(day: date) -> Interval:
    """The week that holds `day`, from Saturday to Friday."""
    start = plus(day, -((day.weekday() - WEEK_START) % 7))
    return Interval(start, plus(start, 6), "week")


def shift_months(day: date, months: int) -> date:
    """The same day some months on, or the month's last day where it is shorter."""
    index = day.year * 12 + day.month - 1 + months
    year, month = min(max(index // 12, 1), 9999), index % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def real_date(year: int, month: int, day: int) -> date | None:
    """The day, or None where there is no such day (31 April)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def last_weekday(weekday: int, on_or_before: date) -> date:
    """The last such weekday not after a day."""
    return plus(on_or_before, -((on_or_before.weekday() - weekday) % 7))


def next_weekday(weekday: int, after: date) -> date:
    """The first such weekday after a day."""
    return plus(after, (weekday - after.weekday() - 1) % 7 + 1)


def part_of(whole: Interval, part: int) -> Interval:
    """The first (0), middle (1) or last (2) part of a period.

    Of a month the first or last ten days, or days 11 to 20; of a week two days at either end; of a year
    or season a third, of a decade or century three tenths at either end.
    """
    start, end = whole.start, whole.end
    if whole.precision == "month":
        middle = (plus(start, 10), plus(start, 19))
        first, last = ((start, plus(start, 9)), middle, (plus(end, -9), end))[part]
        return Interval(first, last, "days", whole.approximate)
    if whole.precision == "week":
        first, last = ((start, plus(start, 1)), (plus(start, 2), plus(start, 4)), (plus(end, -1), end))[part]
        return Interval(first, last, "days", whole.approximate)
    if whole.precision == "year":
        months = ((1, 3), (6, 8), (10, 12))[part]
        return Interval(
            date(start.year, months[0], 1), month_interval(start.year, months[1]).end, "season", True
        )
    if whole.precision == "season":
        first = shift_months(start, part)
        return month_interval(first.year, first.month)
    if whole.precision == "decade":
        tenth = (end.year - start.year + 1) // 10  # ten of a century
        first_year, behind = (start.year + share * tenth for share in ((0, 3), (3, 7), (7, 10))[part])
        return Interval(date(first_year, 1, 1), date(behind - 1, 12, 31), "year", True)
    return whole


def share_of(whole: Interval, *, number: int, shares: int) -> Interval:
    """Part `number` (from 1) of a year or month cut into halves, thirds or quarters."""
    if whole.precision == "year" and 12 % shares == 0:
        width = 12 // shares
        start = shift_months(whole.start, width * (number - 1))
        return Interval(start, plus(shift_months(start, width), -1), "season")
    length = (whole.end - whole.start).days + 1
    start = plus(whole.start, length * (number - 1) // shares)
    return Interval(start, plus(whole.start, length * number // shares - 1), "days")


def hull(first: Interval, second: Interval) -> Interval:
    """From the start of one to the end of the other."""
    precision = first.precision if first.precision == second.precision != "day" else "days"
    approximate = first.approximate or second.approximate
    return Interval(min(first.start, second.start), max(first.end, second.end), precision, approximate)
