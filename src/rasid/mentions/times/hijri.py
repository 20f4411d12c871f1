"""Days of the Hijri calendar and the feasts, by the Umm al-Qura table.

Countries that follow the sighting of the moon differ from it by a day or two, so every interval is
marked approximate. The table covers the years 1343 to 1500.
"""

from __future__ import annotations

from datetime import date

from hijridate import Gregorian, Hijri

from rasid.mentions.times.days import plus
from rasid.values.interval import Interval

FIRST_YEAR, LAST_YEAR = 1343, 1500
_FITR = (10, 1, 3)
_ADHA = (12, 10, 13)


def hijri_day(year: int, month: int, day: int) -> Interval | None:
    """One Hijri day, or None outside the table or the month."""
    if not FIRST_YEAR <= year <= LAST_YEAR or not 1 <= day <= 30:
        return None
    length = Hijri(year, month, 1).month_length()
    found = Hijri(year, month, min(day, length)).to_gregorian()
    start = date(found.year, found.month, found.day)
    return Interval(start, start, "day", True)


def hijri_month(year: int, month: int) -> Interval | None:
    """A whole Hijri month, or None outside the table."""
    first, last = hijri_day(year, month, 1), hijri_day(year, month, 30)
    return Interval(first.start, last.end, "month", True) if first and last else None


def hijri_year(year: int) -> Interval | None:
    """A whole Hijri year, or None outside the table."""
    first, last = hijri_day(year, 1, 1), hijri_day(year, 12, 30)
    return Interval(first.start, last.end, "year", True) if first and last else None


def year_at(day: date) -> int | None:
    """The Hijri year that a day falls in, or None outside the table."""
    try:
        return int(Gregorian(day.year, day.month, day.day).to_hijri().year)
    except (OverflowError, ValueError):
        return None


def latest_month(month: int, published: date) -> Interval | None:
    """The latest such Hijri month that begins not after the day of publication."""
    year = year_at(published)
    found = hijri_month(year, month) if year else None
    if found is not None and found.start > published and year is not None:
        return hijri_month(year - 1, month)
    return found


def latest_day(month: int, day: int, published: date) -> Interval | None:
    """The latest such Hijri day not after the day of publication, or one day later for the moon's sake."""
    year = year_at(published)
    found = hijri_day(year, month, day) if year else None
    if found is not None and (found.start - published).days > 1 and year is not None:
        return hijri_day(year - 1, month, day)
    return found


def feast(name: int, *, day: int | None, published: date) -> Interval | None:
    """The latest feast (1 Fitr, 2 Adha, 0 either) or its day, not after the day of publication.

    Fitr is 1-3 Shawwal, Adha 10-13 Dhu al-Hijja. One that comes within two weeks is meant where the last
    one is more than two months back.
    """
    soon = plus(published, 14)
    found = _latest_feast(name, day, published)
    coming = _latest_feast(name, day, soon)
    if coming is None or found is None or (published - found.start).days <= 60:
        return found
    return coming


def _latest_feast(name: int, day: int | None, published: date) -> Interval | None:
    found = [
        interval
        for code, (month, first, last) in ((1, _FITR), (2, _ADHA))
        if name in (0, code) and (interval := _feast_days(month, (first, last), day, published)) is not None
    ]
    return max(found, key=lambda interval: interval.start) if found else None


def _feast_days(month: int, days: tuple[int, int], day: int | None, published: date) -> Interval | None:
    first, last = days
    if day is not None:
        return latest_day(month, first + day - 1, published) if 1 <= day <= 4 else None
    start = latest_day(month, first, published)
    return Interval(start.start, plus(start.start, last - first), "days", True) if start else None
