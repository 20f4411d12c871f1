"""Values as a person states them, made into the JSON that a decision holds.

Whoever asks (a page, the API) gives plain values: codes, numbers as typed, words of the report with their
offset, a place chosen among candidates. What a field holds in full is made here.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import msgspec

from rasid.dataset.locating import located
from rasid.dataset.study import Study
from rasid.errors import RefusedError
from rasid.language.tokens import split_sentences, tokenize
from rasid.mentions.times import find_times
from rasid.values.claim import Claim, Figure, Phrase, Place
from rasid.values.interval import Interval

WHATS = ("killed", "injured", "detained", "released", "missing", "displaced", "taking-part")
_PHRASES = ("actors", "targets", "instruments")
_COUNTS = ("killed", "injured", "detained")
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_RANGE = re.compile(r"(\d{1,9})\s*(?:(\+)|[-–—\u2212]\s*(\d{1,9}))?")
_FAULTS = "is no number; write 3, from 3 to 5 as 3-5, 3 or more as 3+"


def stated(study: Study, claim: Claim, field: str, said: object, *, published: date | None) -> str:
    """The JSON of a field's new value, from what a person states. `said`, by field:

    type, factuality: a code. aggregate: true or false. actors, targets, instruments: words with offset
    ({"text", "at"}). source: one such or null. places: the same with `place` (id of a candidate) and `words`
    (what was looked up), or as the claim has them. date: {"start", "end"}, {"words": {"text", "at"}} or
    null. killed, injured, detained: "3", "3-5", "3+" or null. figures: {"what", "number", "said", "whom",
    "subset"}.

    Raises UsageError where that cannot be.
    """
    if field in _COUNTS:
        return _json(None if said in (None, "") else count_of(said))
    if field in _PHRASES:
        return _json(tuple(_phrase(one) for one in _many(said)))
    if field == "source":
        return _json(None if said is None else _phrase(said))
    if field == "places":
        return _json(tuple(_place(study, claim, one) for one in _many(said)))
    if field == "date":
        return _json(None if said is None else _days(study, said, published))
    if field == "figures":
        return _json(tuple(_figure(claim, one) for one in _many(said)))
    return _json(said)


def count_of(said: object) -> tuple[int, int | None]:
    """Low and high of a number as typed, in any digits: 3, 3-5, 3+. Raises UsageError."""
    written = str(said).translate(_DIGITS).replace("،", "").strip()
    match = _RANGE.fullmatch(written)
    if match is None:
        raise RefusedError("count-wrong", f"{str(said)[:40]}: {_FAULTS}", said=str(said)[:40])
    low = int(match[1])
    return low, None if match[2] else int(match[3] or low)


def written_count(count: tuple[int, int | None] | None) -> str:
    """A number as one types it: the other way round."""
    if count is None:
        return ""
    low, high = count
    return f"{low}+" if high is None else str(low) if low == high else f"{low}-{high}"


def days_in_words(study: Study, words: str, *, published: date | None) -> Interval:
    """The days that words tell, from the first to the last. Raises UsageError where they tell none."""
    times = [
        time.interval
        for sentence in split_sentences(tokenize(words))
        for time in find_times(sentence, study.reading.lexicons.calendar, published=published)
        if time.interval is not None
    ]
    if not times:
        says = f"{words[:60]}: these words tell no day"
        if published:
            raise RefusedError("words-no-day", says, words=words[:60])
        says += "; the report has no published day to count from"
        raise RefusedError("words-no-day-no-base", says, words=words[:60])
    if len(times) == 1:
        return times[0]
    return Interval(
        min(one.start for one in times),
        max(one.end for one in times),
        "days",
        any(one.approximate for one in times),
    )


def interval_of(start: date, end: date, *, approximate: bool = False) -> Interval:
    """Days as typed, with the precision that they have by themselves. Raises UsageError."""
    if end < start:
        raise RefusedError(
            "days-turned", f"{end}: the last day is before the first, {start}", first=start, last=end
        )
    precision = "days"
    if start == end:
        precision = "day"
    elif start.day == 1 and end.day == calendar.monthrange(end.year, end.month)[1] and start.year == end.year:
        whole = {(1, 12): "year"}
        precision = "month" if start.month == end.month else whole.get((start.month, end.month), "days")
    return Interval(start, end, precision, approximate)


def _days(study: Study, said: object, published: date | None) -> Interval:
    given = _mapping(said)
    if "words" in given:
        return days_in_words(study, _phrase(given["words"]).text, published=published)
    start, end = given.get("start"), given.get("end")
    try:
        first = date.fromisoformat(str(start))
        last = date.fromisoformat(str(end)) if end else first
    except ValueError as error:
        raise RefusedError(
            "day-wrong",
            f"{start} {end or ''}: is no day; give YYYY-MM-DD",
            said=f"{start} {end or ''}".strip(),
        ) from error
    return interval_of(first, last, approximate=given.get("approximate") is True)


def _place(study: Study, claim: Claim, said: object) -> Place:
    """A place of the claim as it is, or one that was chosen."""
    given = _mapping(said)
    phrase = _phrase(said)
    if "place" not in given:
        for place in (*claim.places, *claim.inferred_places):
            if place.at == phrase.at:  # its words may come with a pseudonym
                return place
    chosen, words = given.get("place"), given.get("words")
    return located(study, phrase, chosen=str(chosen) if chosen else None, words=str(words) if words else None)


def _figure(claim: Claim, said: object) -> Figure:
    given = _mapping(said)
    what = str(given.get("what"))
    if what not in WHATS:
        raise RefusedError(
            "figure-wrong", f"{what[:40]}: no figure is of this; there are {', '.join(WHATS)}", said=what[:40]
        )
    low, high = count_of(given.get("number", ""))
    words = _phrase(given["said"]) if given.get("said") else claim.trigger
    whom = _phrase(given["whom"]) if given.get("whom") else None
    for known in claim.figures:  # what was said of the number stays while the words are the same
        if (known.what, known.said) == (what, words):
            same = (known.low, known.high) == (low, high)
            return Figure(
                what, whom or known.whom, low, high, known.quantifier if same else None,
                given.get("subset") is True, known.source, words,
            )  # fmt: skip
    return Figure(what, whom, low, high, None, given.get("subset") is True, None, words)


def _phrase(said: object) -> Phrase:
    given = _mapping(said)
    text, at = given.get("text"), given.get("at")
    if not isinstance(text, str) or isinstance(at, bool) or not isinstance(at, int):
        raise RefusedError(
            "value-shape", 'words of the report are given with their offset: {"text": ..., "at": ...}'
        )
    return Phrase(text, at)


def _many(said: object) -> Sequence[object]:
    if not isinstance(said, list | tuple):
        raise RefusedError("value-shape", "this field holds a list of values")
    if len(said) > 100:
        raise RefusedError("value-many", "a field holds at most 100 values")
    return said


def _mapping(said: object) -> Mapping[str, Any]:
    if not isinstance(said, Mapping):
        raise RefusedError("value-shape", "a value of this field has named parts")
    return said


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()
