"""Expressions of time and the days they cover.

Each file holds one kind: absolute dates, weekdays and near days, periods, lengths of time, feasts and the
Hijri calendar; `grammar` puts them together.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from rasid.language.tokens import Sentence
from rasid.language.words import offset_of
from rasid.mentions.times.calendar import Calendar, load_calendar
from rasid.mentions.times.days import day_interval, next_weekday
from rasid.mentions.times.grammar import read_time
from rasid.mentions.times.line import Line, Reading
from rasid.mentions.times.quantities import Quantity, moment_ago
from rasid.values.mention import TimeMention
from rasid.values.span import Span

__all__ = ["Calendar", "as_moment", "find_times", "load_calendar", "upcoming"]


def find_times(sentence: Sentence, calendar: Calendar, *, published: date | None) -> tuple[TimeMention, ...]:
    """Find expressions of time and the days they cover.

    Ordered by start; spans never overlap. Days are inclusive; `precision` says how exact the words
    are. Relative words (أمس، الجمعة الماضي) need `published`, in the years 1800 to 2200; without it their
    interval is None. Hijri days convert by the Umm al-Qura table and are marked approximate. Clock times
    are no days and are passed over, as are dates inside names (ثورة 25 يناير). The interval of `anaphoric`
    times is None, as are those of durations and of bounds (rules before:, after:, until:). After منذ it
    runs to `published` (rules since: and since-ago:).
    """
    tokens = sentence.tokens
    line = Line(tokens, calendar, published if _is_plausible(published) else None)
    words, months, numbers = calendar.words, calendar.months, calendar.numbers.forms
    mentions: list[TimeMention] = []
    index, named = _after_urgent(line, sentence, mentions), -1
    while index < len(tokens):
        folded = tokens[index].folded
        known = folded in words or folded in months or folded in numbers
        if not known and tokens[index].kind != "number":
            index += 1
            continue
        reading = read_time(line, index)
        if reading is None:
            index += 1
            continue
        if _inside_name(line, index, reading, named):
            named = reading.end
        else:
            mentions.append(_mention(line, index, reading))
        index = max(reading.end, index + 1)
    return tuple(mentions)


def _after_urgent(line: Line, sentence: Sentence, mentions: list[TimeMention]) -> int:
    """عاجل | مقتل ثلاثة: a flash tells what happened on its day. The token to go on from."""
    first = next((i for i, token in enumerate(line.tokens[:3]) if token.kind == "word"), 0)
    if sentence.number or line.published is None or line.folded(first) != "عاجل":
        return 0
    token = line.tokens[first]
    span = Span(token.start, token.end)
    mentions.append(TimeMention(span, day_interval(line.published), "relative", "urgent"))
    return first + 1


def _is_plausible(published: date | None) -> bool:
    return published is not None and 1800 <= published.year <= 2200


def _inside_name(line: Line, index: int, reading: Reading, named: int) -> bool:
    """Whether the date belongs to a name: ثورة 25 يناير، حرب أكتوبر، شارعي 9 مارس و5 أبريل.

    `named` is where the last date within a name ends. A word with the article heads no name by a date
    (المدرسة 5 أيار), and يوم opens an adverbial.
    """
    if reading.kind != "relative" or reading.rule not in ("date", "month"):
        return False
    goes_on = named == index - line.joined(index - 1) and (line.joined(index) or line.joined(index - 1))
    bare = not line.folded(index - 1).startswith("ال") and line.folded(index) != "يوم"
    return (bare and line.has(index - 1, "namer")) or goes_on


def _mention(line: Line, index: int, reading: Reading) -> TimeMention:
    token = line.tokens[index]
    word = line.word(index)
    month = line.month(index)
    number = line.calendar.numbers.forms.get(token.folded)
    skip = word.skip if word else month[0].skip if month else number.skip if number else 0
    end = min(reading.end, len(line.tokens))
    span = Span(offset_of(token, skip), line.tokens[end - 1].end)
    return TimeMention(span, reading.interval, reading.kind, reading.rule)


def upcoming(mention: TimeMention, *, published: date | None) -> TimeMention:
    """The mention with its plain weekday taken as the next one: for what is planned (يعقد المؤتمر الأحد)."""
    interval = mention.interval
    if published is None or interval is None or mention.rule not in ("weekday", "daypart:weekday"):
        return mention
    if interval.start != interval.end or interval.end == published:
        return mention
    day = next_weekday(interval.start.weekday(), published)
    return replace(mention, interval=day_interval(day), rule=mention.rule + "-ahead")


def as_moment(mention: TimeMention, *, published: date | None) -> TimeMention:
    """A length after منذ taken as the moment it began (اختطف منذ أسبوعين), not as lasting since then."""
    if published is None or mention.interval is None or not mention.rule.startswith("since-ago:"):
        return mention
    unit = {"day": 1, "week": 7, "month": 30, "year": 365, "decade": 3650}.get(mention.rule[10:])
    if unit is None:
        return mention
    vague = mention.interval.precision == "days"
    count = 0 if vague else round((published - mention.interval.start).days / unit)
    moment = moment_ago(Quantity(0, unit, count, about=mention.interval.approximate), published)
    return replace(mention, interval=moment, rule=mention.rule.replace("since-", ""))
