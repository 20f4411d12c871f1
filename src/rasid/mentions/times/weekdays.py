"""Weekdays, today, yesterday and tomorrow, with the date that stands in apposition to them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from rasid.mentions.times.absolute import read_day_month, read_numeric_date
from rasid.mentions.times.days import day_interval, hull, last_weekday, next_weekday, plus, week_of
from rasid.mentions.times.line import Line, Reading
from rasid.mentions.times.periods import read_relative_period

_OPENERS = frozenset(("(", "،", ",", "-", "–", "ـ", "[", "/"))
_CLOSERS = frozenset((")", "]"))
_RANGE_LINKS = frozenset(("-", "–", "—", "ـ", "/", "الي", "حتي"))


#: Words before a prayer that make it an hour of the day, and those of holding it.
_HOURS = frozenset(
    ("بعد", "عقب", "اثر", "بعيد", "قبل", "قبيل", "خلال", "اثناء", "لدي", "انتهاء", "وقت", "موعد", "غداه")
)
_HELD = frozenset(("اداء", "انتهاء", "اقامه", "انقضاء"))


def read_day(line: Line, index: int) -> Reading | None:
    """A day by any of its names: اليوم، أمس، أول من أمس، غدا، الأحد الماضي، يوم الخميس، 5 مايو."""
    return (
        _read_near_day(line, index)
        or read_weekday(line, index)
        or read_numeric_date(line, index)
        or read_day_month(line, index)
        or _read_after_day_word(line, index)
    )


def _read_after_day_word(line: Line, index: int) -> Reading | None:
    """يوم أمس، يوم 5 مايو، بتاريخ 24/1/1434، يوم 12/3."""
    if not line.has(index, "dated", "days") and line.value(index, "unit") != 1:
        return None
    word = line.word(index)
    if word is None or word.article or line.has(index + 1, "unit"):
        return None
    found = read_day(line, index + 1)
    if found is not None or line.folded(index + 2) != "/":
        return found
    day, month = line.digits(index + 1), line.digits(index + 3)
    if not day or not month or line.published is None or not (day <= 31 and month <= 12):
        return None
    years = (line.published.year, line.published.year - 1)
    for year in years:
        try:
            found_day = date(year, month, day)
        except ValueError:
            continue
        if found_day <= line.published:
            return Reading(index + 4, day_interval(found_day), "relative", "date", "day")
    return None


def _read_near_day(line: Line, index: int) -> Reading | None:
    """اليوم، أمس، أول من أمس، أمس الأول، قبل أمس، غدا، بعد غد, each with its apposition."""
    found = _near_day(line, index)
    if found is None:
        return None
    shift, end, rule = found
    expected = plus(line.published, shift) if line.published else None
    reading = Reading(end, day_interval(expected) if expected else None, "relative", rule, "day")
    return _with_apposition(line, reading, expected)


def _near_day(line: Line, index: int) -> tuple[int, int, str] | None:
    """How many days from the day of publication, the token after, and the rule."""
    word = line.word(index)
    if word is None:
        return None
    if word.value("yesterday") is not None:
        if line.folded(index + 1) == "الاول":
            return -2, index + 2, "day-before-yesterday"
        return -1, index + 1, "yesterday"
    if word.value("now") is not None:
        return 0, index + 1, "now"
    if word.value("tomorrow") is not None:
        return 1, index + 1, "tomorrow"
    if word.value("first") is not None and not word.article:
        place = index + 1 + (line.folded(index + 1) == "من")
        return (-2, place + 1, "day-before-yesterday") if line.has(place, "yesterday") else None
    if word.value("before") is not None and line.has(index + 1, "yesterday"):
        return -2, index + 2, "day-before-yesterday"
    if word.value("after") is not None and line.has(index + 1, "tomorrow"):
        return 2, index + 2, "after-tomorrow"
    this = word.value("this") is not None
    place = index + this
    day = line.word(place)
    if this and day is not None and day.article and day.value("daypart") == 0:
        return 0, place + 1, "today"
    if day is not None and day.article and line.folded(place).endswith("اليوم") and _is_today(line, place):
        return 0, place + 1, "today"
    if (
        day is not None
        and day.article
        and line.folded(place) in ("الليله", "الليل")
        and (this or place == index)
    ):
        night = line.folded(place) == "الليله" or this or line.has(index - 1, "during")
        return (0, place + 1, "tonight") if night and _is_tonight(line, place, this=this) else None
    return None


def _is_today(line: Line, index: int) -> bool:
    """Whether اليوم is the day of publication: no ordinal, adjective or name makes it another."""
    if line.has(index + 1, "same", "past", "next") or line.has(index - 1, "that", "selfsame"):
        return False
    following = line.calendar.numbers.forms.get(line.folded(index + 1))
    if following is not None and following.role == "ordinal":
        return False
    if line.folded(index + 1) in ("العالمي", "الوطني", "الدولي", "الواحد", "الدراسي", "الموعود"):
        return False
    if line.folded(index - 1) == "في" or line.has(index - 1, "media"):
        return False  # جريمتان في اليوم: so many a day
    quoted = line.folded(index + 1) in ("»", '"', "”") and any(
        line.folded(place) in ("«", '"', "“") for place in range(index - 3, index)
    )
    return not quoted and not line.has(index - 2, "media")


def _is_tonight(line: Line, index: int, *, this: bool) -> bool:
    """Whether الليلة stands alone: not الليلة الماضية, نفسها, or الليلة الفاصلة."""
    return this or not line.has(index + 1, "past", "same", "separating", "next", "before")


def _with_apposition(line: Line, reading: Reading, expected: date | None) -> Reading:
    """Take in the weekday or date that says again which day is meant: اليوم (الاثنين)، أمس، الأحد 5 مايو."""
    place = reading.end
    opened = line.folded(place) in _OPENERS
    place += opened
    weekday = line.value(place, "weekday")
    word = line.word(place)
    if weekday is not None and word is not None and word.article and not word.conjunction:
        loose = opened and line.folded(place - 1) not in ("(", "[")
        nearest = last_weekday(weekday, plus(expected, 1)) if expected else None
        if loose and expected and nearest and abs((expected - nearest).days) > 1:
            return reading
        if expected is not None and line.published is not None and expected.weekday() != weekday:
            expected = _corrected(weekday, expected, line.published)
            reading = replace(reading, interval=day_interval(expected), rule=reading.rule + ":weekday")
        end = place + 1
        if (
            opened
            and line.folded(end) in _RANGE_LINKS
            and (following := line.value(end + 1, "weekday")) is not None
        ):
            end += 2
            if expected is not None:
                night = hull(day_interval(expected), day_interval(next_weekday(following, expected)))
                reading = replace(reading, interval=night)
        reading = reading.until(_past_closer(line, end, opened=opened))
    return _with_date(line, replace(reading, weekday=weekday), expected)


def _corrected(weekday: int, expected: date, published: date) -> date:
    """The day that the weekday names, where it does not agree with the day of publication.

    A report is often published a day or more after it was written, and the clocks may differ by a day.
    """
    if expected > published:
        recent = last_weekday(weekday, expected)
        return recent if (expected - recent).days <= 2 else next_weekday(weekday, published)
    coming = next_weekday(weekday, expected)
    near = coming <= plus(published, 1) and (coming - expected).days == 1
    return coming if near else last_weekday(weekday, published)


def _past_closer(line: Line, end: int, *, opened: bool) -> int:
    return end + 1 if opened and line.folded(end) in _CLOSERS else end


def _with_date(line: Line, reading: Reading, expected: date | None) -> Reading:
    """Take in a date after a day: الأحد 26 فيفري 2017، الأحد، 09 تشرين الأول، 2022، الأحد الموافق 5 مايو."""
    place = reading.end
    opened = line.folded(place) in _OPENERS
    place += opened
    equals = line.has(place, "equals")
    place += equals
    if line.folded(place) == "ل" and equals:
        place += 1
    found = read_numeric_date(line, place) or read_day_month(line, place, weekday=reading.weekday)
    if found is None or (found.interval is None and expected is not None):
        return reading
    if line.has(found.end, "equals"):
        second = read_numeric_date(line, found.end + 1) or read_day_month(line, found.end + 1)
        if second is not None and second.interval is not None:
            found = second
    agrees = found.interval is not None and found.interval.start.weekday() == reading.weekday
    if found.interval is not None and expected is not None and not (equals or agrees):
        far = abs((found.interval.start - expected).days)
        if far > 6 and found.kind == "relative":
            return reading
        if far > 6 and line.folded(reading.end) in ("،", ",") and reading.rule not in ("weekday",):
            return reading
    return replace(found, end=_past_closer(line, found.end, opened=opened), weekday=reading.weekday)


def read_weekday(line: Line, index: int) -> Reading | None:
    """الأحد، يوم الأربعاء الماضي، الثلاثاء من الأسبوع الماضي، الأحد 5 مايو، الاثنين والثلاثاء، يومي 5 و6."""
    named = (line.value(index, "unit") == 1 or line.has(index, "days")) and not line.joined(index + 1)
    place = index + named
    found = _weekday_at(line, place, named=named or line.has(index - 1, "daypart"))
    if found is None:
        return None
    if not named and line.has(index - 1, "weekdaynamer") and not _is_hour_of_prayer(line, index - 1):
        return None
    first = last = found
    end = place + 1
    linked = False
    while True:
        step = end + (line.folded(end) in _RANGE_LINKS or line.folded(end) == "و")
        if line.joined(end) and (line.value(step, "unit") == 1 or line.has(step, "daypart")):
            step += 1
        following = _weekday_at(line, step, named=True)
        night = line.value(index - 1, "daypart") == 1
        if following is None or not (step > end or line.joined(end) or night):
            break
        last, end, linked = following, step + 1, True
    return _resolve_weekdays(line, index, _Weekdays(first, last, end, linked))


def _is_hour_of_prayer(line: Line, index: int) -> bool:
    """خرجوا بعد صلاة الجمعة، أثناء أداء صلاة الجمعة: behind it the prayer says when, and is no name."""
    before = index - 1 - (line.folded(index - 1) in _HELD)
    return line.folded(index) == "صلاه" and line.folded(before).removeprefix("و") in _HOURS


def _weekday_at(line: Line, index: int, *, named: bool) -> int | None:
    """The weekday at `index`, with the article; يوم أحد and the slip ليلة لخميس only after a word for day."""
    word = line.word(index)
    weekday = None if word is None else word.value("weekday")
    if word is None or weekday is None:
        return None
    if not word.article and not (named and word.preposition and line.folded(index)[word.skip - 1] == "ل"):
        return None
    return weekday


@dataclass(frozen=True, slots=True)
class _Weekdays:
    """One weekday, or the first and last of several (`linked`), and the token after them."""

    first: int
    last: int
    end: int
    linked: bool


def _resolve_weekdays(line: Line, index: int, days: _Weekdays) -> Reading:
    """Find the days: the last up to publication, or as الماضي, المقبل or the week beside them says."""
    first, last, end, linked = days.first, days.last, days.end, days.linked
    rule = "weekday"
    published = line.published
    twice = line.folded(end) == "قبل" and line.has(end + 1, "past")  # الجمعة قبل الماضي
    shift = _shift_at(line, end + twice)
    if shift is not None:
        end += 1 + twice
        rule += "-past" if shift < 0 else "-next" if shift else "-current"
    elif line.folded(end) == "من" and (week := read_relative_period(line, end + 1)) and week.sort == "week":
        of_week = None
        if published is not None:
            weeks = 1 if "next" in week.rule else -1 if "past" in week.rule else 0
            start = week_of(plus(published, 7 * weeks)).start
            of_week = day_interval(next_weekday(last, plus(start, -1)))
        return Reading(week.end, of_week, "weekday", f"weekday-of:{week.rule}", "weekday", last)
    elif line.expects(index):
        shift, rule = 1, "weekday-ahead"
    if published is None:
        return _with_date(line, Reading(end, None, "weekday", rule, "weekday", last), None)
    if shift == 1:
        opening = next_weekday(first, published)
        closing = opening if not linked else next_weekday(last, opening)
    else:
        closing = last_weekday(last, plus(published, -1 - 7 * twice) if shift == -1 else published)
        opening = closing if not linked else last_weekday(first, plus(closing, -1))
    interval = day_interval(closing) if not linked else hull(day_interval(opening), day_interval(closing))
    reading = Reading(end, interval, "weekday", rule, "weekday", last)
    return reading if linked else _with_date(line, reading, closing)


def _shift_at(line: Line, index: int) -> int | None:
    for role in ("past", "current", "next"):
        value = line.value(index, role)
        if value is not None and (word := line.word(index)) is not None and word.article:
            return value
    return None
