"""Lengths of time: قبل ثلاثة أيام, منذ نحو شهرين, لمدة أسبوعين, خلال الأيام الماضية."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from rasid.mentions.times.days import month_interval, plus, shift_months, year_interval
from rasid.mentions.times.line import Line, Reading
from rasid.mentions.times.periods import read_period
from rasid.values.interval import Interval

_PRECISIONS = {0: "day", 1: "day", 7: "week", 30: "month", 365: "year", 3650: "decade"}
_FRACTIONS = frozenset(("ونصف", "وربع", "ونيف", "تقريبا"))
#: Days that the plain plural means where nothing counts it (خلال الأيام الماضية: the 7 days before).
_PLAIN_WINDOWS = {0: 1, 1: 7, 7: 3, 30: 3, 365: 3, 3650: 2}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A length of time: `count` units of `unit` days (0: hours); `count` 0 for an uncounted plural."""

    end: int
    unit: int
    count: int
    about: bool = False
    more: bool = False
    article: bool = False
    plural: bool = False


def read_quantity(line: Line, index: int) -> Quantity | None:
    """ثلاثة أيام، نحو شهرين، أكثر من عام، أسبوع، أيام، بضعة أشهر، الـ24 ساعة."""
    place, about, more = index, False, False
    if line.folded(place) == "ما":
        place += 1
    if line.has(place, "about"):
        about, place = True, place + 1
    elif line.has(place, "more", "less") and line.folded(place + 1) in ("من", "عن", "علي"):
        more, about, place = line.has(place, "more"), line.has(place, "less"), place + 2
    article = line.folded(place) == "ال"
    if article or line.folded(place) in ("من", "عده"):
        place += 1
    quantity = _read_unit(line, place, opening=place == index) or _read_counted(line, place)
    if quantity is None:
        return None
    end = quantity.end
    if line.folded(end) == "ونصف" and quantity.unit == 365 and quantity.count:
        quantity = Quantity(end, 30, quantity.count * 12 + 6, plural=True)
        end += 1
    elif line.folded(end) in _FRACTIONS:
        end, about = end + 1, True
    return Quantity(
        end, quantity.unit, quantity.count, about, more, quantity.article or article, quantity.plural
    )


def _read_unit(line: Line, index: int, *, opening: bool) -> Quantity | None:
    """A unit with no number: أسبوع، شهرين، أيام; with و only where it opens the phrase."""
    word = line.word(index)
    if word is None or (word.conjunction and not opening):
        return None
    for role, count in (("unit", 1), ("pair", 2), ("units", 0)):
        unit = word.value(role)
        if unit is not None:
            return Quantity(index + 1, unit, count, article=word.article, plural=role == "units")
    return None


def _read_counted(line: Line, index: int) -> Quantity | None:
    """A unit after its number: ثلاثة أيام، 60 يوما، بضعة أشهر، الثلاثة أشهر."""
    number = line.number(index)
    if number is None or number.ordinal or number.end >= len(line.tokens):
        return None
    word = line.word(number.end)
    if word is None or word.conjunction or word.preposition:
        return None
    unit = word.value("unit")
    if unit is None:
        unit = word.value("units")
    if unit is None:
        return None
    first = line.calendar.numbers.forms.get(line.folded(index))
    if word.article and first is not None and first.article:
        return None  # قتل العشرات الأسبوع الماضي
    article = word.article or (first is not None and first.article)
    count = 0 if number.vague else number.low
    return Quantity(number.end + 1, unit, count, article=article, plural=True)


def moment_ago(quantity: Quantity, published: date) -> Interval:
    """The days that lie so long before the day of publication, as exact as the words are.

    Days are exact; a week ±2, weeks ±3, months ±12 % and at least 3 days; one year back is a month,
    more are a calendar year. "About" widens days and years.
    """
    unit, count = quantity.unit, quantity.count
    if unit == 0:
        back = count // 24 if quantity.plural else 0
        day = plus(published, -min(back, 36500))
        return Interval(day, day, "day", quantity.about)
    if count == 0:
        return _vague_ago(unit, published)
    count = min(count, 5000)
    if unit == 1:
        slack = max(1, round(count * 0.12)) if quantity.about or count > 20 else 0
        return _around(plus(published, -count), slack, "day" if not slack else "days")
    if unit == 7:
        return _around(plus(published, -7 * count), 2 if count == 1 else 3, "week")
    if unit == 30:
        day = shift_months(published, -count)
        return _around(day, max(3, int(30 * count * 0.12)), "month")
    years = count * (10 if unit == 3650 else 1)
    day = shift_months(published, -12 * years)
    if years == 1:
        return _around(day, 45, "month") if quantity.about else month_interval(day.year, day.month)
    if unit == 3650 or (quantity.about and years >= 5):
        return Interval(
            year_interval(max(day.year - 1, 1)).start, year_interval(day.year + 1).end, "year", True
        )
    return year_interval(day.year)


def _around(day: date, slack: int, precision: str) -> Interval:
    return Interval(plus(day, -slack), plus(day, slack), precision, slack > 0)


def _vague_ago(unit: int, published: date) -> Interval:
    """A few units back: أيام is 2 to 7 days, أسابيع and أشهر 2 to 6, سنوات 2 to 9 years."""
    if unit == 1:
        return Interval(plus(published, -7), plus(published, -2), "days", True)
    if unit == 7:
        return Interval(plus(published, -42), plus(published, -14), "week", True)
    if unit == 30:
        return Interval(shift_months(published, -6), shift_months(published, -2), "month", True)
    far, near = (9, 2) if unit == 365 else (50, 20)
    start, end = shift_months(published, -12 * far), shift_months(published, -12 * near)
    return Interval(year_interval(start.year).start, year_interval(end.year).end, "year", True)


def since_ago(quantity: Quantity, published: date) -> Interval:
    """From so long before the day of publication up to it."""
    precision = _PRECISIONS[quantity.unit]
    if quantity.unit == 0:
        return Interval(plus(published, -min(quantity.count // 24, 36500)), published, "day")
    if quantity.count == 0:
        return Interval(_vague_ago(quantity.unit, published).start, published, "days", True)
    start = _steps(published, quantity.unit, -min(quantity.count, 5000))
    return Interval(start, published, precision, quantity.about or quantity.more)


def _steps(day: date, unit: int, count: int) -> date:
    if unit <= 7:
        return plus(day, unit * count)
    return shift_months(day, count * {30: 1, 365: 12, 3650: 120}[unit])


def read_window(line: Line, index: int) -> Reading | None:
    """الأيام الماضية، الأشهر الستة الأخيرة، ال24 ساعة الماضية، اليومين المقبلين، الأسابيع القليلة القادمة."""
    quantity = read_quantity(line, index)
    if quantity is None or quantity.about or quantity.more:
        return None
    if quantity.unit != 0 and quantity.count == 1 and not quantity.plural:
        return None
    place, count = quantity.end, quantity.count
    if line.has(place, "little"):
        place += 1
    elif quantity.plural and not count:
        place += line.folded(place) == "ال"  # الساعات الـ48 الماضية
        number = line.number(place)
        if number is not None and not number.ordinal and number.low < 100:
            place, count = number.end, number.low
    first = line.number(place) if quantity.plural else None
    if first is not None and first.ordinal and first.low == 1 and line.folded(first.end) == "من":
        return _first_units(line, first.end + 1, quantity.unit, count)
    if not line.has(place, "past", "recent", "next"):
        return None
    end = place + 1
    ahead = line.has(place, "next")
    rule = "window-next" if ahead else "window-past"
    if line.published is None:
        return Reading(end, None, "relative", rule)
    return Reading(end, _window(quantity.unit, count, line.published, ahead=ahead), "relative", rule)


def _window(unit: int, count: int, published: date, *, ahead: bool) -> Interval:
    """`count` units before the day of publication, or after it, without that day (hours: with it)."""
    if unit == 0:
        days = max(1, min(count // 24, 36500))
        near, far = published, plus(published, days if ahead else -days)
        return Interval(min(near, far), max(near, far), "days", True)
    count = min(count, 5000) or _PLAIN_WINDOWS[unit]
    if ahead:
        return Interval(plus(published, 1), _steps(published, unit, count), "days", True)
    return Interval(_steps(published, unit, -count), plus(published, -1), "days", True)


def _first_units(line: Line, index: int, unit: int, count: int) -> Reading | None:
    """(الأشهر الثلاثة) الأولى من العام الجاري: the first units of a year or month."""
    whole = read_period(line, index)
    if whole is None or not count or whole.sort not in ("year", "month"):
        return None
    if whole.interval is None:
        return whole
    start = whole.interval.start
    return Reading(
        whole.end, Interval(start, plus(_steps(start, unit, count), -1), "days"), whole.kind, "first-units"
    )
