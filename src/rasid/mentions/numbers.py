"""Counts in a report: the number, and the words beside it that say how exactly it is meant.

A number counts people or things only where nothing says otherwise: years, days of a date, clock
times, percentages, measures, ages, scores and names (اللواء 444، المادة 15) are passed over.
"""

from __future__ import annotations

from dataclasses import dataclass

from rasid.language.tokens import Sentence, Token
from rasid.language.words import offset_of
from rasid.mentions.number_context import DASHES, counts, measure, past_figure
from rasid.mentions.number_lexicon import NumberLexicon, load_number_lexicon
from rasid.mentions.number_words import NumberReading, dual_of, read_number
from rasid.mentions.quantifiers import bounds, quantifier_after, quantifier_before
from rasid.values.interval import Count
from rasid.values.mention import NumberMention
from rasid.values.span import Span

__all__ = ["NumberLexicon", "dual_of", "find_numbers", "load_number_lexicon"]


@dataclass(frozen=True, slots=True)
class _Found:
    """A reading with the token where its words begin, quantifier included."""

    start: int
    reading: NumberReading
    sense: str = ""
    quantifier: tuple[int, int] | None = None
    skip: int = 0


def find_numbers(sentence: Sentence, lexicon: NumberLexicon) -> tuple[NumberMention, ...]:
    """Find counts and ordinals, ordered by start; spans never overlap.

    The span covers number and adjoining quantifier, not the counted noun. `count`:
    أكثر من 20 is [21, None], ما لا يقل عن 8 is [8, None], عشرات is [20, None], نحو N is [N, N]; a
    range (بين N وM، من N إلى M، N-M) is [N, M]. أحد and إحدى before a noun ("one of") count 1.
    """
    tokens = sentence.tokens
    forms = lexicon.words.forms
    mentions: list[NumberMention] = []
    index = taken = 0
    while index < len(tokens):
        token = tokens[index]
        if token.kind != "number" and token.folded not in forms:
            index += 1
            continue
        reading = read_number(tokens, index, lexicon.words)
        if reading is None:
            index = past_figure(tokens, index)
            continue
        if reading.ordinal:
            mention = _ordinal_mention(tokens, index, reading, lexicon)
            if mention is not None:
                mentions.append(mention)
        elif counts(tokens, index, reading, lexicon):
            found = _with_range(tokens, index, reading, lexicon)
            if found.start < taken:  # its quantifier belongs to the number before
                found = _Found(index, reading)
            reading = found.reading
            unit = measure(tokens, reading.end, lexicon)
            if unit:
                index = reading.end + unit
                continue
            mentions.append(_mention(tokens, index, found, lexicon))
            taken = max(reading.end, found.quantifier[1] if found.quantifier else 0)
        else:
            index = max(past_figure(tokens, index), reading.end)
            continue
        index = reading.end
    return tuple(mentions)


def _with_range(
    tokens: tuple[Token, ...], start: int, reading: NumberReading, lexicon: NumberLexicon
) -> _Found:
    """Join the number with the other end of a range, or with its quantifier."""
    between = start > 0 and tokens[start - 1].folded in ("بين", "مابين", "وبين")
    other = _range_end(tokens, start, reading, lexicon, between=between)
    if other is not None:
        low = reading.low
        if reading.scale == 1 and other.scale > 1 and low < 1000 and other.low // other.scale > low:
            low *= other.scale
        if low < other.low:
            joined = NumberReading(low, other.low, other.end, other.scale)
            if between:
                skip = int(tokens[start - 1].folded.startswith("و"))
                begin = start - 2 if start > 1 and tokens[start - 2].folded == "ما" else start - 1
                return _Found(begin, joined, "range", (begin, start), skip)
            return _Found(start, joined, "range", (reading.end, reading.end + 1))
    word = lexicon.words.forms.get(tokens[start].folded)
    found = (
        None
        if word is not None and word.conjunction
        else quantifier_before(tokens, start, lexicon.quantifiers)
    )
    if found is not None:
        quantifier, end = found
        first = end - len(quantifier.words)
        return _Found(first, reading, quantifier.sense, (first, end), quantifier.skip)
    after = quantifier_after(tokens, reading.end, lexicon.quantifiers, lexicon.cardinals)
    if after is not None:
        quantifier, first = after
        return _Found(start, reading, quantifier.sense, (first, first + len(quantifier.words)))
    return _Found(start, reading)


def _range_end(
    tokens: tuple[Token, ...], start: int, reading: NumberReading, lexicon: NumberLexicon, *, between: bool
) -> NumberReading | None:
    """The greater number of a range whose first number is `reading`; None where there is no range."""
    if reading.high is None or reading.end + 1 > len(tokens) - 1 + between:
        return None
    link = tokens[reading.end] if reading.end < len(tokens) else None
    if link is None:
        return None
    index = reading.end + 1
    if between:
        word = lexicon.words.forms.get(link.folded)
        if link.folded != "و" and not (word is not None and word.conjunction):
            return None
        index -= link.folded != "و"
    elif link.text in DASHES or link.folded in ("الي", "او"):
        recent = tokens[max(0, start - 7) : start]
        if any(lexicon.quantifiers.has_sense(token, "change") for token in recent):
            return None
        if index < len(tokens) and tokens[index].folded == "ال":
            index += 1
    else:
        return None
    if index >= len(tokens):
        return None
    other = read_number(tokens, index, lexicon.words)
    if other is None or other.high is None or other.ordinal:
        return None
    return other


def _mention(tokens: tuple[Token, ...], start: int, found: _Found, lexicon: NumberLexicon) -> NumberMention:
    first, end = found.start, found.reading.end
    word = lexicon.words.forms.get(tokens[start].folded)
    skip = found.skip
    if first == start and word is not None:
        skip = word.skip
    quantifier: str | None = None
    if found.quantifier is not None:
        left, right = found.quantifier
        quantifier = _phrase(tokens[left:right], skip if left == first else 0)
        if left == end:
            end = right
    elif found.reading.vague:
        quantifier = _phrase(tokens[start:end], skip)
    begin = offset_of(tokens[first], skip)
    low, high = bounds(found.reading, found.sense)
    return NumberMention(Span(begin, tokens[end - 1].end), Count(low, high, quantifier))


def _phrase(tokens: tuple[Token, ...], skip: int) -> str:
    """The words as written, one space between them, without the first `skip` letters."""
    first = tokens[0].text[offset_of(tokens[0], skip) - tokens[0].start :]
    return " ".join((first, *(token.text for token in tokens[1:])))


def _ordinal_mention(
    tokens: tuple[Token, ...], start: int, reading: NumberReading, lexicon: NumberLexicon
) -> NumberMention | None:
    """An ordinal with the article, or ثالث to عاشر without it; none inside the name of a month."""
    word = lexicon.words.forms[tokens[start].folded]
    if start and (tokens[start - 1].folded in lexicon.months or tokens[start - 1].folded.endswith("ساعه")):
        return None
    if not word.article and (word.value <= 2 or word.value > 10):
        return None
    begin = offset_of(tokens[start], word.skip)
    return NumberMention(
        Span(begin, tokens[reading.end - 1].end), Count(reading.low, reading.high), ordinal=True
    )
