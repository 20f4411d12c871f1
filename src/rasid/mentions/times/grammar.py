"""How expressions of time are put together: prepositions, parts of the day, ranges, and what they govern."""

from __future__ import annotations

from dataclasses import replace

from rasid.mentions.number_context import may_be_counted
from rasid.mentions.times.absolute import in_year_of, read_month
from rasid.mentions.times.days import day_interval, hull, plus
from rasid.mentions.times.feasts import read_anniversary, read_feast
from rasid.mentions.times.line import Line, Reading
from rasid.mentions.times.periods import read_part, read_period
from rasid.mentions.times.quantities import Quantity, moment_ago, read_quantity, read_window, since_ago
from rasid.mentions.times.weekdays import read_day
from rasid.mentions.times.years import read_year
from rasid.values.interval import Interval

_YEAR_LEADS = frozenset(("في", "وفي", "خلال", "وخلال", "ل"))
_LINKS = frozenset(("-", "–", "—", "الي", "حتي", "والي", "وحتي", "لغايه", "ولغايه"))
_MOMENTS = frozenset(("قليل", "وقت قصير", "دقائق", "لحظات"))
#: What an adjective of a day says of it: the one after, or before, the day told last.
_SIDES = {"تالي": "after", "موالي": "after", "لاحق": "after", "سابق": "before"}


def read_time(line: Line, index: int) -> Reading | None:
    """The expression of time that begins at `index`, as long as it goes; None where none begins."""
    word = line.word(index)
    if word is not None:
        for role, rule in _GOVERNORS:
            if word.value(role) is not None:
                found = rule(line, index)
                if found is not None:
                    return found
    found = read_expression(line, index, year=line.folded(index - 1) in _YEAR_LEADS)
    return found or _read_running(line, index) or _read_duration(line, index)


def read_expression(line: Line, index: int, *, year: bool = False) -> Reading | None:
    """An expression of time without a preposition. `year`: digits alone may be a year."""
    found = (
        _read_daypart(line, index)
        or _read_anaphoric(line, index)
        or read_feast(line, index)
        or read_anniversary(line, index)
        or read_window(line, index)
        or read_part(line, index)
        or read_day(line, index)
        or _read_year_list(line, index)
        or read_period(line, index, bare=False)
    )
    if found is not None and found.sort == "year" and line.digits(index) is not None and not year:
        return None
    return _with_second(line, found) if found is not None and found.sort in ("month", "day") else found


def _with_second(line: Line, first: Reading) -> Reading:
    """Join a month or day with the next: يناير وفبراير من العام الماضي، 5 مايو - 7 يونيو.

    Of a day by two calendars (15 شعبان 1435 الموافق 13 يونيو 2014) the second counts.
    """
    if first.sort == "day" and line.has(first.end, "equals"):
        other = read_day(line, first.end + 1)
        return other if other is not None and other.sort == "day" else first
    linked = line.folded(first.end) in _LINKS
    place = first.end + (linked or line.folded(first.end) == "و")
    listed = line.joined(first.end) and first.kind == "relative" and first.rule == "month"
    if not (linked or listed) or place >= len(line.tokens):
        return first
    second = read_month(line, place) if first.sort == "month" else read_day(line, place)
    if second is None or second.sort != first.sort or first.rule.split(":")[0] in _NEAR_DAYS:
        return first
    start = in_year_of(first, second)
    if start is None or second.interval is None:
        return replace(first, end=second.end, interval=None)
    if start.start > second.interval.end:
        return first
    return replace(second, interval=hull(start, second.interval), sort="span")


_NEAR_DAYS = frozenset(
    ("today", "yesterday", "tomorrow", "day-before-yesterday", "after-tomorrow", "tonight", "weekday")
)


def _read_year_list(line: Line, index: int) -> Reading | None:
    """عامي 2003 و2007، سنوات 2011 - 2015: from the first year to the last."""
    if not line.has(index, "years") and line.value(index, "units") != 365:
        return None
    years: list[int] = []
    place = index + 1
    while (number := line.digits(place)) is not None and 1800 <= number <= 2100:
        years.append(number)
        place += 1
        if line.folded(place) in ("و", "-", "–", "،", "الي") and line.digits(place + 1) is not None:
            place += 1
        else:
            break
    if not years:
        return None
    first, last = read_year(line, index + 1), read_year(line, place - 1)
    if first is None or last is None or first.interval is None or last.interval is None:
        return None
    interval = hull(first.interval, last.interval)
    return Reading(place, interval, "absolute", "years", "year" if len(years) == 1 else "span")


def _read_daypart(line: Line, index: int) -> Reading | None:
    """فجر اليوم، مساء أمس، بعد ظهر الأحد، منتصف ليل 17 يوليو، ليل السبت الأحد، الليلة الماضية."""
    place = index
    midnight = False
    after = line.has(place, "after")
    if line.has(place, "before", "after"):
        place += 1
    if line.value(place, "part") == 1 and line.has(place + 1, "daypart"):
        place += 1
        midnight = line.value(place, "daypart") == 1
    night = line.value(place, "daypart")
    if night is None:
        return None
    word = line.word(place)
    if word is not None and word.article:
        return _read_night(line, place)
    place += 1
    if line.folded(place) == "من":
        place += 1
    if line.has(place, "selfsame") or (line.has(place, "that") and line.value(place + 1, "unit") == 1):
        return _read_anaphoric(line, place)
    found = _read_night(line, place) or read_day(line, place)
    if found is None:
        return _read_anaphoric(line, place)
    if found.sort not in ("day", "weekday"):
        return None
    rule = f"daypart:{found.rule}"
    if after and midnight and found.interval is not None and found.interval.start == found.interval.end:
        interval = Interval(found.interval.start, plus(found.interval.end, 1), "days")
        return replace(found, interval=interval, rule=rule)
    return found.marked(rule)


def _read_night(line: Line, index: int) -> Reading | None:
    """الليلة الماضية، الليلة قبل الماضية، الليلة الفاصلة بين الجمعة والسبت، هذه الليلة."""
    if line.folded(index) not in ("الليله", "الليل", "والليله", "بالليله") or line.has(index - 1, "that"):
        return None
    place, back = index + 1, 1
    if line.has(place, "separating"):
        place += 1 + (line.has(place + 1, "between"))
        found = read_day(line, place)
        return found.marked("night-between") if found is not None else None
    if line.has(place, "before") and line.has(place + 1, "past"):
        place, back = place + 1, 2
    if not line.has(place, "past"):
        return None
    interval = None
    if line.published is not None:
        interval = Interval(plus(line.published, -back), plus(line.published, 1 - back), "days")
    return Reading(place + 1, interval, "relative", "last-night", "day")


def _read_anaphoric(line: Line, index: int) -> Reading | None:
    """في اليوم التالي، العام نفسه، نفس اليوم، ذلك الأسبوع: counted from another happening."""
    if line.has(index, "selfsame", "that"):
        word = line.word(index + 1)
        if word is not None and word.article and (word.value("unit") or word.value("units")):
            return Reading(index + 2, None, "anaphoric", "same", "none")
        return None
    word = line.word(index)
    if word is None or not word.article or not (word.value("unit") or word.value("daypart") is not None):
        return None
    if line.has(index + 1, "same"):
        side = _SIDES.get(line.folded(index + 1).removeprefix("ال").removesuffix("ه"))
        unit = word.value("unit") or 1
        rule = _counted_from(side, Quantity(index, unit, 1)) if side else "same"
        return Reading(index + 2, None, "anaphoric", rule, "none")
    return None


def _read_since(line: Line, index: int) -> Reading | None:
    """منذ X: from X to the day of publication; the rule begins with since, and since-ago for a length."""
    published = line.published
    if line.folded(index + 1) in _MOMENTS:
        interval = day_interval(published) if published else None
        return Reading(index + 2, interval, "relative", "since-ago:moments", "day")
    found = read_expression(line, index + 1, year=True)
    if found is not None:
        if found.kind == "anaphoric":
            return found
        if found.interval is None or published is None:
            return Reading(found.end, None, found.kind, f"since:{found.rule}")
        start = found.interval.start
        interval = Interval(min(start, published), published, "days", found.interval.approximate)
        return Reading(found.end, interval, found.kind, f"since:{found.rule}")
    quantity = read_quantity(line, index + 1)
    if quantity is None or (quantity.article and not quantity.about):
        return None
    interval = since_ago(quantity, published) if published else None
    return Reading(quantity.end, interval, "relative", f"since-ago:{_unit_name(quantity.unit)}")


def _unit_name(unit: int) -> str:
    return {0: "hour", 1: "day", 7: "week", 30: "month", 365: "year", 3650: "decade"}[unit]


def _read_before(line: Line, index: int) -> Reading | None:
    """قبل يومين: that long ago; قبل يومين من الهجوم: anaphoric; قبل الأحد: no day is said."""
    found = read_day(line, index) or _read_daypart(line, index)
    if found is not None:
        return found
    published = line.published
    if line.folded(index + 1) in _MOMENTS:
        interval = day_interval(published) if published else None
        return Reading(index + 2, interval, "relative", "ago:moments", "day")
    quantity = read_quantity(line, index + 1)
    expression = read_expression(line, index + 1, year=True)
    if (
        quantity is not None
        and not quantity.article
        and (expression is None or expression.end <= quantity.end)
    ):
        if _counts_from_happening(line, quantity.end):
            return Reading(quantity.end, None, "anaphoric", _counted_from("before", quantity), "none")
        interval = moment_ago(quantity, published) if published else None
        return Reading(quantity.end, interval, "relative", f"ago:{_unit_name(quantity.unit)}")
    return _open_ended(expression, "before")


def _counted_from(side: str, quantity: Quantity) -> str:
    """The rule of a length counted from a happening; it ends in unit and count: after-happening:day:2."""
    return f"{side}-happening:{_unit_name(quantity.unit)}:{quantity.count}"


def _counts_from_happening(line: Line, index: int) -> bool:
    """Whether من or على and a happening follow, not a place or doer (قبل يومين من منزله، من قبل مسلحين)."""
    if line.folded(index) not in ("من", "علي"):
        return False
    return not line.has(index + 1, "before", "origin")


def _open_ended(found: Reading | None, rule: str) -> Reading | None:
    """A time that only bounds the happening (حتى الأحد، قبل عام 2011): its own days are not given."""
    if found is None or found.kind == "anaphoric":
        return found
    return replace(found, interval=None, rule=f"{rule}:{found.rule}", sort="none")


def _read_after(line: Line, index: int) -> Reading | None:
    """بعد غد، بعد ظهر أمس; بعد يومين من الهجوم is anaphoric; بعد عام 2003 only bounds."""
    found = read_day(line, index) or _read_daypart(line, index)
    if found is not None:
        return found
    place = index + 1
    if line.has(place, "that"):
        quantity = read_quantity(line, place + 1)
        word = line.word(place + 1)
        if quantity is None or word is None or not word.preposition:
            return None
        return Reading(quantity.end, None, "anaphoric", _counted_from("after", quantity), "none")
    quantity = read_quantity(line, place)
    if quantity is not None and not quantity.article and line.digits(quantity.end) is None:
        return Reading(quantity.end, None, "anaphoric", _counted_from("after", quantity), "none")
    return _open_ended(read_expression(line, place, year=True), "after")


def _read_morrow(line: Line, index: int) -> Reading | None:
    """غداة مقتل ثلاثة: the day after what stands behind it; غداة الأحد only bounds."""
    if read_expression(line, index + 1, year=True) is not None:
        return None
    return Reading(index + 1, None, "anaphoric", _counted_from("after", Quantity(index, 1, 1)), "none")


def _read_thereafter(line: Line, index: int) -> Reading | None:
    """بعدها بيومين، قبله بأسبوع."""
    place = index + 1 + (line.folded(index + 1) in ("ب", "بنحو", "بحوالي"))
    quantity = read_quantity(line, place)
    if quantity is None:
        return None
    return Reading(
        quantity.end,
        None,
        "anaphoric",
        _counted_from("before" if line.folded(index).startswith("قبل") else "after", quantity),
        "none",
    )


def _read_until(line: Line, index: int) -> Reading | None:
    return _open_ended(read_expression(line, index + 1, year=line.folded(index) != "الي"), "until")


def _read_between(line: Line, index: int) -> Reading | None:
    """بين الأحد والثلاثاء، بين 2003 و2007، من 5 مايو إلى 10 يونيو: from the first to the last."""
    first = read_expression(line, index + 1, year=True)
    if first is None or first.kind == "anaphoric":
        return None
    if (
        first.interval is not None
        and first.sort in ("weekday", "day", "span")
        and (first.interval.start != first.interval.end)
    ):
        return (
            first.marked(f"range:{first.rule}")
            if line.has(index, "between") or first.sort != "span"
            else None
        )
    place = first.end
    between = line.has(index, "between")
    if between and line.joined(place):
        place += line.folded(place) == "و"
    elif not between and line.folded(place) in ("الي", "حتي", "-", "–"):
        place += 1
    else:
        return None
    second = read_expression(line, place, year=True)
    if second is None or second.kind == "anaphoric":
        return None
    digits = line.digits(index + 1) is not None and line.digits(place) is not None
    if digits and may_be_counted(line.folded(second.end)):
        return None  # بين 1900 و2000 لاجئ
    start = in_year_of(first, second)
    if start is None or second.interval is None or start.start > second.interval.end:
        return replace(second, interval=None, rule="range") if line.published is None else None
    return replace(second, interval=hull(start, second.interval), rule=f"range:{second.rule}", sort="span")


def _read_during(line: Line, index: int) -> Reading | None:
    """خلال الليل: the night before the day of publication."""
    if line.folded(index + 1) != "الليل" or line.published is None:
        return None
    if line.has(index + 2, "past") or line.has(index + 2, "weekday"):
        return None
    interval = Interval(plus(line.published, -1), line.published, "days")
    return Reading(index + 2, interval, "relative", "night", "day")


def _read_running(line: Line, index: int) -> Reading | None:
    """للأسبوع الثاني على التوالي: so many weeks up to publication; of لليوم الثالث the day is not said."""
    word = line.word(index)
    if word is None or not line.folded(index).removeprefix("و").startswith("لل"):
        return None
    unit = word.value("unit")
    number = line.number(index + 1)
    if unit is None or unit > 365 or number is None or not number.ordinal:
        return None
    end = number.end + 2 * (line.folded(number.end) == "علي" and line.folded(number.end + 1) == "التوالي")
    if unit <= 1 or line.published is None:
        return Reading(end, None, "duration", f"running:{_unit_name(unit)}", "none")
    interval = since_ago(Quantity(end, unit, number.low), line.published)
    return Reading(end, interval, "relative", f"running:{_unit_name(unit)}")


def _read_duration(line: Line, index: int) -> Reading | None:
    """ثلاثة أيام، أسبوعين، 48 ساعة: how long something lasts; no days of its own."""
    word = line.word(index)
    if word is not None and word.value("pair") is None:
        return None
    quantity = read_quantity(line, index)
    if quantity is None or (quantity.article and not quantity.plural):
        return None
    return Reading(quantity.end, None, "duration", f"duration:{_unit_name(quantity.unit)}", "none")


_GOVERNORS = (
    ("since", _read_since),
    ("before", _read_before),
    ("after", _read_after),
    ("thereafter", _read_thereafter),
    ("morrow", _read_morrow),
    ("until", _read_until),
    ("between", _read_between),
    ("from", _read_between),
    ("during", _read_during),
)
