"""Which noun before it a relative clause describes: الذي، التي، الذين agree with it in number and gender."""

from __future__ import annotations

from collections.abc import Iterator

from rasid.events.agreement import HUMAN
from rasid.events.clauses import antecedent
from rasid.events.passage import Passage
from rasid.events.phrases import NounPhrase, noun_phrase
from rasid.events.roles import DONE_TO_PEOPLE
from rasid.events.verb_agreement import is_men, pronoun_agrees

_PRONOUNS = {"الذي": "ه", "التي": "ها", "اللذان": "هما", "اللذين": "هما", "اللتان": "هما", "اللتين": "هما"}


def described_by(passage: Passage, relative: int, event_type: str = "") -> tuple[NounPhrase, ...]:
    """The nouns that the relative pronoun at word `relative` stands for.

    موكب الوزيرة التي: of a construct the noun that agrees; ضريح والده الذي اغتيل: where the event is done to
    people, a person; شقيق الطبيب سالم الذي: behind a relative the one who is named.
    """
    before = antecedent(passage, relative)
    if len(before) != 1:
        return before
    pronoun = _PRONOUNS.get(passage.words[relative].stem, "هم")
    options = [before[0], *_inside(passage, before[0])]
    fitting = [one for one in options if _stands(passage, one, pronoun)] or options[:1]
    if event_type in DONE_TO_PEOPLE:
        fitting = [one for one in fitting if _is_person(passage, one)] or fitting
    if passage.words[fitting[0].head].noun_class == "kin":
        fitting = [one for one in fitting if one.start in passage.people] or fitting
    return (fitting[0],)


def described_without(passage: Passage, verb: int) -> tuple[NounPhrase, ...]:
    """The indefinite noun that a verb without a relative pronoun describes: إطلاق سفينة | خطفها القراصنة."""
    before = antecedent(passage, verb)
    if len(before) != 1 or passage.words[before[0].head].noun_class != "act":
        return before
    return (next(_inside(passage, before[0]), before[0]),)


def _inside(passage: Passage, phrase: NounPhrase) -> Iterator[NounPhrase]:
    """The noun phrases that a phrase ends with: of موكب وزير الدفاع also وزير الدفاع and الدفاع."""
    for index in range(phrase.start + 1, phrase.end):
        stretch = passage.people.get(index) or passage.organisations.get(index) or passage.places.get(index)
        if passage.words[index].tag != "noun" or (stretch is not None and stretch.start != index):
            continue
        inner = noun_phrase(passage, index)
        if inner is not None and inner.end == phrase.end and inner.start == index:
            yield inner


def _stands(passage: Passage, phrase: NounPhrase, pronoun: str) -> bool:
    if pronoun == "ها" and is_men(passage, (phrase,)):
        return False
    return pronoun_agrees(passage, (phrase,), pronoun)


def _is_person(passage: Passage, phrase: NounPhrase) -> bool:
    return phrase.start in passage.people or passage.words[phrase.head].noun_class in HUMAN
