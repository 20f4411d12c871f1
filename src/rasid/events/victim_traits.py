"""What the words say of somebody who was harmed: sex, age, standing, each with its words and basis."""

from __future__ import annotations

from collections.abc import Iterator

from rasid.events.victim_scan import Described, Line
from rasid.events.victim_words import is_word, without_conjunction
from rasid.folding import fold_word
from rasid.lexicon.victim_words import VictimWord
from rasid.mentions.number_words import dual_of
from rasid.values.claim import Claim, Phrase
from rasid.values.victim import Trait, Victim

#: A plural without a number is of three at least.
_PLURAL = 3
_CHILD, _INFANT, _OLD = 18, 2, 60
_KUNYAS = {"ابو": "male", "ابي": "male", "ابا": "male", "ام": "female"}


def described(one: Described, line: Line, claim: Claim, befell: str, text: str) -> Victim:
    """A victim as these words describe him."""
    first, last = line.tokens[one.first], line.tokens[one.end - 1]
    low, high = _count(one, line)
    years = None if one.age is None else (one.age.low, one.age.high)
    start = first.start + _conjunction(line, one.first)
    if one.name is not None and one.word is None:
        start = one.name.at
    said = Phrase(text[start : last.end], start)
    return Victim(
        claim.id,
        befell,
        said,
        one.name,
        low,
        high,
        one.part,
        _sex(one, line, claim) if (low, high) == (1, 1) else _sex_of_several(one, line),
        years,
        _age(one, line),
        _standing(one, line),
    )


def _count(one: Described, line: Line) -> tuple[int, int | None]:
    if one.number is not None:
        return one.number
    if one.word is not None and one.word.value == "0":
        return (2, 2) if dual_of(line.tokens[one.noun_at].bare, line.known.numbers.words) else (_PLURAL, None)
    return 1, 1


def _phrase(line: Line, at: int) -> Phrase:
    token = line.tokens[at]
    skip = without_conjunction(line.known.words, token.bare)
    return Phrase(token.text[skip:], token.start + skip)


def _conjunction(line: Line, at: int) -> int:
    """How many letters of a number or noun are a conjunction: 1 in وخمسة, 0 in والد."""
    bare = line.tokens[at].bare
    if bare[:1] == "و" and fold_word(bare[1:]) in line.known.numbers.words.forms:
        return 1
    return without_conjunction(line.known.words, bare)


def _stretch(line: Line, first: int, end: int) -> Phrase:
    """The words of an age, without the signs around them."""
    inside = [token for token in line.tokens[first:end] if token.kind != "punct"]
    start = inside[0].start
    words = "".join(
        " " * (token.start - before) + token.text
        for before, token in zip([start, *(one.end for one in inside)], inside, strict=False)
    )
    return Phrase(words, start)


def _words_of(one: Described) -> Iterator[tuple[int, VictimWord]]:
    """The noun and adjectives, each with its token."""
    if one.word is not None:
        yield one.noun_at, one.word
    yield from one.adjectives


def _sex(one: Described, line: Line, claim: Claim) -> Trait | None:
    """Stated by a word, else inferred: from masculine form, words of the age, a kunya, the verb's ending."""
    for at, word in _words_of(one):
        if word.sex and word.basis == "stated":
            return Trait(word.sex, "stated", "words", _phrase(line, at))
    if one.age is not None and one.age.sex:
        return Trait(one.age.sex, "inferred", "agreement", _phrase(line, one.age.at))
    for at, word in _words_of(one):
        if word.sex:
            return Trait(word.sex, "inferred", "grammar", _phrase(line, at))
    if one.name is not None:
        first = line.index_at(one.name.at)
        sex = _KUNYAS.get(line.tokens[first].folded.removeprefix("و"))
        if sex is not None:
            return Trait(sex, "inferred", "kunya", _phrase(line, first))
    return _by_verb(one, line, claim)


def _by_verb(one: Described, line: Line, claim: Claim) -> Trait | None:
    """A verb of harm right before its one subject, with the ending of the feminine: أصيبت، قتلت."""
    if one.first == 0 or one.part or claim.actors:
        return None
    verb = line.tokens[one.first - 1]
    if verb.folded.endswith("ت") and is_word(line.known.words, "stop", verb.bare) and one.word is None:
        return Trait("female", "inferred", "verb", Phrase(verb.text, verb.start))
    return None


def _sex_of_several(one: Described, line: Line) -> Trait | None:
    """Of several only what a word states: نساء، رجال; a masculine plural is of anyone."""
    for at, word in _words_of(one):
        if word.sex and word.basis == "stated":
            return Trait(word.sex, "stated", "words", _phrase(line, at))
    return None


def _age(one: Described, line: Line) -> Trait | None:
    """From the years where they are told, else as the words call him."""
    called = next(((at, word) for at, word in _words_of(one) if word.age), None)
    if one.age is not None:
        group = _group(one.age.low, one.age.high)
        if called is not None and (group is None or (called[1].age == "young" and group == "adult")):
            group = called[1].age
        if group is not None:
            return Trait(group, "stated", "words", _stretch(line, one.age_at, one.age.end))
    adjective = next(((at, word) for at, word in one.adjectives if word.age), None)
    chosen = (
        adjective if adjective is not None and called is not None and called[1].age == "adult" else called
    )
    if chosen is None:
        return None
    return Trait(chosen[1].age, "stated", "words", _phrase(line, chosen[0]))


def _group(low: int, high: int | None) -> str | None:
    """The age group that all years from `low` to `high` are in; None where they are in two."""
    groups = {_group_of(low), _group_of(low if high is None else high)}
    return groups.pop() if len(groups) == 1 else "child" if groups == {"infant", "child"} else None


def _group_of(years: int) -> str:
    if years < _INFANT:
        return "infant"
    if years < _CHILD:
        return "child"
    return "elderly" if years >= _OLD else "adult"


def _standing(one: Described, line: Line) -> Trait | None:
    for at, word in _words_of(one):
        if word.standing:
            return Trait(word.standing, "stated", "words", _phrase(line, at))
    return None
