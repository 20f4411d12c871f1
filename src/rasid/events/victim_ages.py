"""Ages as reports give them: (23 عاما), في السابعة من عمرها, البالغ من العمر 45 عاما, في العقد الخامس.

In years; below a year is 0. A number is an age only where a word or sign says so: a term of prison and a time
ago have none of these words.
"""

from __future__ import annotations

from dataclasses import dataclass

from rasid.events.victim_words import find_word, is_word
from rasid.language.tokens import Token
from rasid.lexicon.victim_words import VictimWord, VictimWords
from rasid.mentions.number_lexicon import NumberLexicon
from rasid.mentions.number_words import NumberReading, read_number

_OLDEST = 120
#: Folded words that stand between the word for an age and the number.


@dataclass(frozen=True, slots=True)
class AgeReading:
    """An age that ends before token `end`; `sex` is what its words say of the bearer, `at` the token that
    does, -1 for none.
    """

    low: int
    high: int | None
    end: int
    sex: str = ""
    at: int = -1


@dataclass(frozen=True, slots=True)
class AgeWords:
    """What ages are read with."""

    words: VictimWords
    numbers: NumberLexicon


def read_age(tokens: tuple[Token, ...], start: int, known: AgeWords, *, of_name: bool) -> AgeReading | None:
    """The age that begins at a token, None where there is none. `of_name`: a name stands before it, so that a
    bare number in brackets is its bearer's age.
    """
    token = tokens[start]
    if token.text in ("(", "[", "،", ",", "-", "–"):
        return _in_signs(tokens, start, known, of_name=of_name)
    if token.folded in ("في", "وفي"):
        return _in_years(tokens, start + 1, known)
    word = find_word(known.words, "age", token.bare)
    if word is not None:
        return _behind_word(tokens, start, known, word)
    if find_word(known.words, "under", token.bare) is not None:
        return _not_reached(tokens, start + 1, known)
    return None


def _number(tokens: tuple[Token, ...], at: int, known: AgeWords) -> NumberReading | None:
    if at >= len(tokens):
        return None
    reading = read_number(tokens, at, known.numbers.words)
    return reading if reading is not None and 0 < reading.low <= _OLDEST else None


def _unit(tokens: tuple[Token, ...], at: int, known: AgeWords) -> int | None:
    """How many months the unit at a token has, 0 for days; None where no unit stands there."""
    if at >= len(tokens) or tokens[at].kind != "word":
        return None
    word = find_word(known.words, "unit", tokens[at].bare)
    return None if word is None else int(word.value)


def _years(number: int, months: int) -> int:
    return number * months // 12


def _in_signs(tokens: tuple[Token, ...], start: int, known: AgeWords, *, of_name: bool) -> AgeReading | None:
    reading = _number(tokens, start + 1, known)
    if reading is None or reading.ordinal:
        return None
    months = _unit(tokens, reading.end, known)
    bracket = tokens[start].text in ("(", "[")
    end = reading.end + (months is not None)
    closed = end < len(tokens) and tokens[end].text in (")", "]")
    if bracket and not closed:
        return None
    if months is None and not (bracket and of_name):
        return None
    years = _years(reading.low, 12 if months is None else months)
    return AgeReading(years, years, end + bracket)


def _in_years(tokens: tuple[Token, ...], at: int, known: AgeWords) -> AgeReading | None:
    """في السابعة من عمرها، في العشرينات من العمر، في العقد الثالث."""
    if at >= len(tokens):
        return None
    decade = find_word(known.words, "decade", tokens[at].bare) if tokens[at].kind == "word" else None
    if decade is not None:
        first, end = int(decade.value), at + 1
        if not first:
            reading = _number(tokens, at + 1, known)
            if reading is None or not reading.ordinal:
                return None
            first, end = (reading.low - 1) * 10, reading.end
        sex, by, behind = _bearer(tokens, end, known)
        return AgeReading(first, first + 9, behind, sex, by)
    reading = _number(tokens, at, known)
    if reading is None:
        return None
    sex, by, end = _bearer(tokens, reading.end, known)
    return None if end == reading.end else AgeReading(reading.low, reading.low, end, sex, by)


def _bearer(tokens: tuple[Token, ...], at: int, known: AgeWords) -> tuple[str, int, int]:
    """What من عمرها says of the bearer: (sex, the token, where it ends); ends at `at` where nothing does."""
    if at + 1 < len(tokens) and tokens[at].folded == "من":
        word = find_word(known.words, "in", tokens[at + 1].bare)
        if word is not None:
            return word.sex, at + 1 if word.sex else -1, at + 2
    return "", -1, at


def _behind_word(
    tokens: tuple[Token, ...], start: int, known: AgeWords, word: VictimWord
) -> AgeReading | None:
    """البالغ من العمر 45 عاما، عمره ثلاثة أشهر، ذات الأعوام السبعة، ابنة السبعة أعوام."""
    at = start + 1
    unit_before = None
    while at < len(tokens) and (
        is_word(known.words, "between", tokens[at].bare) or _is_name_of_unit(tokens, at, known)
    ):
        unit_before = _unit(tokens, at, known) if unit_before is None else unit_before
        if _is_dual(tokens[at]) and _unit(tokens, at, known) is not None:
            years = _years(2, _unit(tokens, at, known) or 0)
            return AgeReading(years, years, at + 1, word.sex, start)
        at += 1
    reading = _number(tokens, at, known)
    if reading is None:
        return None
    months = _unit(tokens, reading.end, known)
    if months is None and unit_before is None and word.value == "unit":
        return None
    end = reading.end + (months is not None)
    factor = months if months is not None else unit_before if unit_before is not None else 12
    low = _years(reading.low, factor)
    high = None if reading.high is None else _years(reading.high, factor)
    return AgeReading(low, high, end, word.sex, start)


def _is_name_of_unit(tokens: tuple[Token, ...], at: int, known: AgeWords) -> bool:
    """Whether a unit stands before its number: الأعوام السبعة."""
    return tokens[at].kind == "word" and _unit(tokens, at, known) is not None


def _is_dual(token: Token) -> bool:
    """Whether a unit is two of it: عامان، سنتين، شهران; not سنين."""
    return token.folded.endswith(("امين", "تين", "رين", "ومين", "وعين", "ان"))


def _not_reached(tokens: tuple[Token, ...], at: int, known: AgeWords) -> AgeReading | None:
    """لم يتجاوز العاشرة من عمره، دون سن الثامنة عشرة."""
    sure = False
    while at < len(tokens) and is_word(known.words, "between", tokens[at].bare):
        between = find_word(known.words, "between", tokens[at].bare)
        sure = sure or (between is not None and between.value == "unit")
        at += 1
    reading = _number(tokens, at, known)
    if reading is None:
        return None
    months = _unit(tokens, reading.end, known)
    sex, by, end = _bearer(tokens, reading.end + (months is not None), known)
    if not (sure or months is not None or end > reading.end):
        return None
    return AgeReading(0, _years(reading.low, 12 if months is None else months), end, sex, by)
