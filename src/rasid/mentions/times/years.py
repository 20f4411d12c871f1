"""Years, seasons and decades, and the words beside a month that say which year is meant."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from rasid.mentions.times.days import season_interval, year_interval
from rasid.mentions.times.hijri import hijri_year
from rasid.mentions.times.line import Line, Reading
from rasid.values.interval import Interval

HIJRI_MARKS = frozenset(("ه", "هجري", "هجريه"))
CHRISTIAN_MARKS = frozenset(("م", "ميلادي", "ميلاديه"))


@dataclass(frozen=True, slots=True)
class YearChoice:
    """Which year a month belongs to: a year, or how to find one (last, past, current, next, none)."""

    end: int
    year: int | None = None
    how: str = "last"
    hijri: bool = False


def read_year(line: Line, index: int) -> Reading | None:
    """عام 2006، سنة 1435 هـ، العام 2011، or plain digits 2013 (the caller judges what stands before)."""
    named = line.value(index, "unit") == 365
    place = index + named
    if line.folded(place) in ("ال", "(") and named:
        place += 1
    year = line.digits(place)
    end = place + 1
    if year is None and named:
        number = line.number(place)
        if number is not None and number.words and not number.ordinal:
            year, end = number.low, number.end
    if year is None or not (1300 <= year <= 2100):
        return None
    if line.folded(end) in HIJRI_MARKS or (year < 1500 and named):
        interval = hijri_year(year)
        end += line.folded(end) in HIJRI_MARKS
        return Reading(end, interval, "absolute", "year-hijri", "year") if interval else None
    if year < 1800:
        return None
    end += line.folded(end) in CHRISTIAN_MARKS
    return Reading(end, year_interval(year), "absolute", "year", "year")


def read_which_year(line: Line, end: int, *, hijri: bool = False) -> YearChoice:
    """What follows a month: a year, الماضي، الجاري، المقبل، من العام الماضي، or nothing."""
    word = line.word(end)
    if word is not None and word.article:
        for role, how in (("past", "past"), ("current", "current"), ("next", "next")):
            if word.value(role) is not None:
                year = read_year(line, end + 1)
                if year is not None and year.interval is not None and line.digits(end + 1):
                    return YearChoice(year.end, year.interval.start.year)
                return YearChoice(end + 1, None, how)
    place = end
    if line.folded(place) in ("،", ",", "/", "-", "(") and line.digits(place + 1) is not None:
        place += 1
    if line.folded(place) in ("من", "في") and (
        line.value(place + 1, "unit") == 365 or line.has(place + 1, "this", "selfsame")
    ):
        place += 1
    same = _same_year(line, place)
    if same is not None:
        return same
    digits = line.digits(place)
    if digits is not None and (1300 <= digits < 1500 or (hijri and digits < 1500)):
        after = place + 1 + (line.folded(place + 1) in HIJRI_MARKS)
        return YearChoice(after, digits, "year", True) if digits >= 1300 else YearChoice(end)
    year = read_year(line, place)
    if year is not None and year.interval is not None:
        after = year.end + (line.folded(end) == "(" and line.folded(year.end) == ")")
        return YearChoice(after, year.interval.start.year)
    this = line.has(place, "this")
    if line.value(place + this, "unit") == 365 and line.published is not None:
        for role, shift in (("past", -1), ("current", 0), ("next", 1)):
            if line.has(place + this + 1, role):
                return YearChoice(place + this + 2, line.published.year + shift)
        if this:
            return YearChoice(place + 2, line.published.year)
    return YearChoice(end)


def _same_year(line: Line, place: int) -> YearChoice | None:
    """من ذات العام، من العام نفسه: the year told last before."""
    before = line.has(place, "selfsame") and line.value(place + 1, "unit") == 365
    behind = line.value(place, "unit") == 365 and line.has(place + 1, "same")
    if not (before or behind):
        return None
    told = (line.digits(index) for index in range(place - 1, -1, -1))
    year = next((number for number in told if number is not None and 1800 <= number <= 2100), None)
    return YearChoice(place + 2, year) if year is not None else None


def read_season(line: Line, index: int) -> Reading | None:
    """صيف 2014، شتاء العام الماضي، الصيف الماضي، ربيع هذا العام."""
    first_month = line.value(index, "season")
    if first_month is None:
        return None
    place = index + 1
    word = line.word(index)
    if word is not None and word.article:
        shift = shift_of(line, place)
        if shift is None:
            return None
        if line.published is None:
            return Reading(place + 1, None, "relative", "season", "season")
        season = season_interval(line.published.year, first_month)
        if shift < 0 and season.end >= line.published:
            season = season_interval(line.published.year - 1, first_month)
        elif shift > 0 and season.start <= line.published:
            season = season_interval(line.published.year + 1, first_month)
        return Reading(place + 1, season, "relative", "season", "season")
    year = read_which_year(line, place)
    if year.year is None:
        return None
    return Reading(year.end, season_interval(year.year, first_month), "absolute", "season", "season")


def shift_of(line: Line, index: int) -> int | None:
    """-1, 0 or 1 for الماضي، الجاري، المقبل at `index`."""
    for role in ("past", "current", "next"):
        value = line.value(index, role)
        if value is not None:
            return value
    return None


def read_decade(line: Line, index: int) -> Reading | None:
    """التسعينات، ثمانينيات القرن الماضي؛ not an age (في الستينيات من عمره)."""
    tens = line.value(index, "decade")
    if tens is None:
        return None
    end = index + 1
    century = 1900
    if line.has(end, "century"):
        current = line.has(end + 1, "current") or line.folded(end + 1) in ("الحادي", "الواحد")
        century = 2000 if current else 1900
        end += 2
    elif line.folded(end) == "من":
        if line.has(end + 1, "age"):
            return None
        if line.has(end + 1, "century"):
            end += 3
    elif not (word := line.word(index)) or not word.article:
        return None
    start = century + tens
    interval = Interval(date(start, 1, 1), date(start + 9, 12, 31), "decade")
    return Reading(min(end, len(line.tokens)), interval, "absolute", "decade", "decade")
