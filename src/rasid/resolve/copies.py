"""Reports that reprint one text: an agency's, with another title, a changed first line or a cut tail.

A reprint is no independent source. What is compared are runs of four folded words ("shingles"), by a sketch
of fixed size: the smallest of their hashes (bottom-k, Cohen and Kaplan 2007), exact for texts of up to
`_SKETCH` runs. A text that gives new numbers in its opening is an update, one whose happenings are at other
places tells of something else in the same phrases: neither is a copy.

Thresholds: in 1,500 news reports of one broadcaster (2013-2017) 26 pairs share more than a seventh of their
runs. Fourteen are the same text; two are one agency's text shortened and rearranged, containment 0.78 and
0.80; then come weather bulletins two days apart (0.53), a new toll (0.35) and follow-ups, none above 0.55.
Of reprints that a program made of 600 of these reports it finds 99 % where half is cut or the first twelve
words are others, 88 % where six tenths are cut, 67 % where the first words differ and four tenths are cut.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b

from rasid.folding import fold_word
from rasid.language.tokens import split_sentences, tokenize
from rasid.mentions.numbers import NumberLexicon, find_numbers
from rasid.resolve.kind import Kind
from rasid.values.claim import Place
from rasid.values.coded import CodedReport
from rasid.values.judgement import Reason

_WORD = re.compile(r"\w+")
#: Words in a run that is compared, and in one that is a key: longer, so that common turns of phrase are none.
_RUN, _KEY_RUN = 4, 8
#: Hashes kept of a text; a likeness of 0.5 is then estimated to within 0.09 (two standard deviations).
_SKETCH = 128
#: Keys of a text within one period: where one text is half of the other they miss one pair in 64.
_KEYS = 6
#: Days within which a text is reprinted. Two texts so far apart always share a period.
_PERIOD = 7
#: Least share of the shorter text's runs that stand in the other, and of all runs that both have: a digest
#: that holds a short report among others is not its copy.
_CONTAINED, _LIKE = 0.70, 0.35
#: All of a text stands in the other, but for what the estimate may be off.
_ALL = 0.97
#: Texts with fewer runs are one or two sentences, and wires of one kind differ in a word: the shorter must be
#: wholly in the other, of less than a sentence nearly all must be the same, within few days.
_SHORT, _SENTENCE, _SHORT_LIKE, _SHORT_DAYS = 30, 12, 0.9, 2
#: Words at the beginning in which the numbers that make the news stand.
_OPENING = 40


@dataclass(frozen=True, slots=True)
class TextProfile:
    """What a report's text is compared by.

    `runs` counts its distinct runs; `sketch` are the smallest of their hashes, ascending, eight hex digits
    each; `lead` those of the longer runs that make keys. `counts` are the numbers of the text, (low, high),
    distinct, in order; the first `opening` of them stand in its opening. `places` are the folded names of the
    places it names, the first `happened` of them those where something happened. `whole` digests all words.
    """

    published: date | None
    runs: int
    sketch: str
    lead: tuple[str, ...]
    counts: tuple[tuple[int, int | None], ...]
    opening: int
    places: tuple[str, ...]
    happened: int
    whole: str


def text_profile(coded: CodedReport, numbers: NumberLexicon) -> TextProfile:
    """The profile of a report's text. Vowel signs, spelling variants and punctuation make no difference."""
    text = coded.text
    words = [fold_word(word) for word in _WORD.findall(text)]
    words = [word for word in words if word]
    runs = _hashes(words, _RUN)
    found, opening = _counts(text, numbers)
    happened = _names(place for claim in coded.events for place in claim.places)
    named = _names(coded.places)
    return TextProfile(
        published=coded.published,
        runs=len(runs),
        sketch="".join(runs[:_SKETCH]),
        lead=tuple(_hashes(words, _KEY_RUN)[:_KEYS]),
        counts=found,
        opening=opening,
        places=(*happened, *(name for name in named if name not in happened)),
        happened=len(happened),
        whole=blake2b(" ".join(words).encode(), digest_size=8).hexdigest(),
    )


def _hashes(words: list[str], length: int) -> list[str]:
    """The distinct hashes of the runs of `length` words, ascending; a shorter text is one run."""
    if not words:
        return []
    runs = {" ".join(words[start : start + length]) for start in range(max(1, len(words) - length + 1))}
    return sorted({blake2b(run.encode(), digest_size=4).hexdigest() for run in runs})


def _names(places: Iterable[Place]) -> tuple[str, ...]:
    """The folded names of the places smaller than a country that the gazetteer knows, distinct, sorted."""
    return tuple(sorted({fold_word(place.text) for place in places if place.precision in ("point", "area")}))


def _counts(text: str, numbers: NumberLexicon) -> tuple[tuple[tuple[int, int | None], ...], int]:
    """The distinct counts of a text, and how many of them stand in its opening."""
    tokens = tokenize(text)
    opening = tokens[_OPENING - 1].span.end if len(tokens) >= _OPENING else len(text)
    found: dict[tuple[int, int | None], int] = {}
    for sentence in split_sentences(tokens):
        for mention in find_numbers(sentence, numbers):
            found.setdefault((mention.count.low, mention.count.high), mention.span.start)
    return tuple(found), sum(at < opening for at in found.values())


def keys(profile: TextProfile) -> tuple[str, ...]:
    """Texts meet under a common run within a period, and under the whole text at any time."""
    if not profile.runs:
        return ()
    if profile.published is None:
        periods: tuple[str, ...] = ("-",)
    else:
        week = profile.published.toordinal() // _PERIOD
        periods = (str(week), str(week + 1))
    return (f"={profile.whole}", *(f"{period}:{run}" for period in periods for run in profile.lead))


def compare(a: TextProfile, b: TextProfile) -> tuple[float, tuple[Reason, ...]] | None:
    """How much of the shorter text stands in the other, where that makes one a copy of the other."""
    if not a.runs or not b.runs:
        return None
    apart = _days_apart(a.published, b.published)
    if min(a.runs, b.runs) < _SHORT and (apart is None or apart > _SHORT_DAYS):
        return None
    if a.whole == b.whole:
        return 1.0, (Reason("same-text", 1.0, "the same words from first to last"),)
    if apart is None or apart > _PERIOD or (_other_places(a, b) and _other_places(b, a)):
        return None
    like = _likeness(a, b)
    contained = min(1.0, like * (a.runs + b.runs) / (1 + like) / min(a.runs, b.runs))
    if min(a.runs, b.runs) >= _SHORT:
        least, part = _LIKE, _CONTAINED
    elif min(a.runs, b.runs) >= _SENTENCE:
        least, part = _LIKE, _ALL
    else:
        least, part = _SHORT_LIKE, _CONTAINED
    if like < least or contained < part or _is_update(a, b, contained):
        return None
    like, contained = round(like, 4), round(contained, 4)
    reasons = [
        Reason(
            "shared-words",
            like,
            f"{like:.0%} of the runs of words in either stand in both",
            of=(f"{like:.0%}",),
        )
    ]
    if contained > like:
        says = f"{contained:.0%} of the shorter text stands in the longer"
        reasons.append(Reason("contained", round(contained - like, 4), says, of=(f"{contained:.0%}",)))
    return contained, tuple(reasons)


def _days_apart(a: date | None, b: date | None) -> int | None:
    """Days between two published days; 0 where neither is known, None where one is not."""
    if a is None or b is None:
        return 0 if a is b else None
    return abs((a - b).days)


def _is_update(a: TextProfile, b: TextProfile, contained: float) -> bool:
    """Whether one of two like texts gives new numbers, and is no mere reprint that left some out.

    Each with numbers of its own: a new toll. Only one with such: new where it is the later one, or where it
    holds all of the other and more.
    """
    new_in_a, new_in_b = _new_numbers(a, b), _new_numbers(b, a)
    if new_in_a == new_in_b:
        return new_in_a
    if a.published is None or b.published is None or a.published == b.published:
        return contained > _ALL
    return new_in_a == (a.published > b.published)


def _new_numbers(a: TextProfile, b: TextProfile) -> bool:
    """Whether the opening of `a` gives a number that stands nowhere in `b`."""
    return not set(a.counts[: a.opening]) <= set(b.counts)


def _other_places(a: TextProfile, b: TextProfile) -> bool:
    """Whether something happened in `a` at a place that `b` does not name."""
    return not set(a.places[: a.happened]) <= set(b.places)


def _likeness(a: TextProfile, b: TextProfile) -> float:
    """The share of all runs of both that both have, estimated from the smallest hashes of the union."""
    of_a, of_b = ({text.sketch[at : at + 8] for at in range(0, len(text.sketch), 8)} for text in (a, b))
    smallest = sorted(of_a | of_b)[:_SKETCH]
    return sum(run in of_a and run in of_b for run in smallest) / len(smallest)


def conflict(a: TextProfile, b: TextProfile) -> str | None:
    """Nothing keeps two reports from being copies of one text."""
    return None


REPORTS = Kind(
    name="report",
    profile=TextProfile,
    keys=keys,
    compare=compare,
    conflict=conflict,
    public_id=lambda first: first,
)
