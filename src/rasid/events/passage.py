"""A sentence ready for reading events: its words, and which mention stands on each of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Generic, TypeVar

from rasid.language.tagged_word import Word
from rasid.language.words import offset_of
from rasid.values.mention import (
    NumberMention,
    OfficeMention,
    OrganisationMention,
    PersonMention,
    PlaceMention,
    TimeMention,
)
from rasid.values.span import Span

M = TypeVar("M")


@dataclass(frozen=True, slots=True)
class Stretch(Generic[M]):
    """Words `start:end` (indexes) of a passage that a mention stands on."""

    start: int
    end: int
    mention: M


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence of a report with everything that the earlier stages found in it.

    The dictionaries hold, for every word index that a mention stands on, the stretch of that mention.
    `nationals` are the words that are adjectives of a country, with its code; `homes` has the country of
    every organisation that is at home in one. `named_places` has every
    place mention, those within another one (جنوب أفغانستان) among them. `grammar` are the lists
    of grammar_words.tsv by name: the same for every passage.
    `text` is the text of the whole report.
    """

    text: str
    number: int
    words: tuple[Word, ...]
    people: dict[int, Stretch[PersonMention]]
    organisations: dict[int, Stretch[OrganisationMention]]
    places: dict[int, Stretch[PlaceMention]]
    times: dict[int, Stretch[TimeMention]]
    numbers: dict[int, Stretch[NumberMention]]
    offices: dict[int, Stretch[OfficeMention]]
    named_places: tuple[Stretch[PlaceMention], ...]
    grammar: Mapping[str, frozenset[str]]
    nationals: Mapping[int, str] = field(default_factory=dict)
    homes: Mapping[int, str] = field(default_factory=dict)

    @property
    def span(self) -> Span:
        """Where the sentence stands in the report."""
        return Span(self.words[0].token.start, self.words[-1].token.end)

    def begins(self, stem: str, name: str) -> bool:
        """Whether a stem begins as one of the list `name` of grammar_words.tsv, which are beginnings."""
        return stem.startswith(_beginnings(self.grammar[name]))

    def words_of(self, span: Span) -> tuple[int, int]:
        """The word indexes `start:end` that `span` touches."""
        return _stretch_of(self.words, span)


@lru_cache(maxsize=128)
def _beginnings(words: frozenset[str]) -> tuple[str, ...]:
    """The words of a list as `str.startswith` takes them."""
    return tuple(sorted(words))


def _stretch_of(words: tuple[Word, ...], span: Span) -> tuple[int, int]:
    low, high = 0, len(words)
    while low < high:
        middle = (low + high) // 2
        if words[middle].token.end <= span.start:
            low = middle + 1
        else:
            high = middle
    end = low
    while end < len(words) and words[end].token.start < span.end:
        end += 1
    return low, end


def lay(words: tuple[Word, ...], mentions: tuple[M, ...]) -> dict[int, Stretch[M]]:
    """Map each word index to the mention that stands on it; of two that overlap the earlier one stays."""
    layer: dict[int, Stretch[M]] = {}
    for mention in mentions:
        start, end = _stretch_of(words, mention.span)  # type: ignore[attr-defined]
        stretch = Stretch(start, end, mention)
        for index in range(start, end):
            layer.setdefault(index, stretch)
    return layer


def mentions_of(layer: Mapping[int, Stretch[M]]) -> Iterator[M]:
    """Each mention of a layer once, in text order."""
    return (stretch.mention for index, stretch in sorted(layer.items()) if stretch.start == index)


def stretches(words: tuple[Word, ...], mentions: tuple[M, ...]) -> tuple[Stretch[M], ...]:
    """The word stretch of every mention, in their order."""
    return tuple(Stretch(*_stretch_of(words, mention.span), mention) for mention in mentions)  # type: ignore[attr-defined]


def whole_names(
    words: tuple[Word, ...],
    people: tuple[PersonMention, ...],
    others: tuple[OrganisationMention | PlaceMention, ...],
) -> tuple[Word, ...]:
    """The words with those of names whole: letters of بولس، هورتا and بعقوبة are no clitics.

    Of people every word of a name of several, of bodies and places the one that begins the name; a و before
    that is no letter of it.
    """
    whole = list(words)
    for person in people:
        start, end = _stretch_of(words, person.span)
        if end == start + 1:
            continue  # متحدث باسم الوزارة: one word alone may be no name
        for index in range(start, end):
            word = words[index]
            if word.tag == "preposition" and word.token.start == person.span.start:
                # علي حاتم: spelled as على may be
                whole[index] = Word(word.index, word.token, "noun", stem=word.token.folded)
            if word.tag != "noun" or word.token.start < person.span.start:
                continue
            if word.preposition or word.pronoun or word.lead:
                stem = word.token.folded.removeprefix("ال") if word.article else word.token.folded
                plain = replace(word, preposition="", pronoun="", stem=stem, skip=2 * word.article)
                whole[index] = replace(plain, conjunction="", lead=0) if word.lead else plain
    begun = {mention.span.start for mention in others}
    for index, word in enumerate(whole):
        if word.token.start in begun and word.preposition and word.token.kind == "word":
            whole[index] = Word(word.index, word.token, "noun", stem=word.token.folded)
        elif offset_of(word.token, 1) in begun and _joins(word):
            stem = word.stem.removeprefix("و")
            whole[index] = replace(word, conjunction="و", lead=1, stem=stem)  # هيت | وراوة
    return tuple(whole)


def _joins(word: Word) -> bool:
    """Whether a noun begins with a و that was read as a letter of it."""
    read = word.conjunction or word.preposition or word.article
    return word.tag == "noun" and word.token.folded.startswith("و") and not read
