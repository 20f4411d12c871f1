"""Whom a pronoun can stand for: the nearest people and phrases before it that agree with it."""

from __future__ import annotations

from collections.abc import Iterator

from rasid.events.agreement import NOBODY_IN_PARTICULAR
from rasid.events.chains import INANIMATE, only_describes, subject_of_chain, suits
from rasid.events.drafts import Draft, Participant, holder_participant, participant
from rasid.events.noun_classes import HUMAN
from rasid.events.passage import Passage
from rasid.events.phrases import NounPhrase, noun_phrase
from rasid.events.roles import DONE_TO_PEOPLE
from rasid.events.verb_agreement import broken_plural
from rasid.folding import fold_word
from rasid.language.tagged_word import Word

_PLURAL = frozenset(("هم", "هن"))
_NOT_PEOPLE = frozenset(("", "thing", "building", "abstract", "vehicle", "weapon", "place"))


def _is_hers(passage: Passage, one: Participant) -> bool:
    """طفلتها، زوجته: before a pronoun the feminine has ت."""
    word = passage.words[passage.words_of(one.span)[0]]
    ending = word.token.bare.removesuffix(word.pronoun)
    return bool(word.pronoun) and word.noun_class in HUMAN and ending.endswith("ت")


def is_several(passage: Passage, one: Participant) -> bool:
    """Whether a participant is more than one, by count, number or ending."""
    start, end = passage.words_of(one.span)
    first = passage.words[start]
    counted = passage.numbers.get(start - 1) or passage.numbers.get(start)
    return (
        one.noun_class == "group"
        or (one.noun_class == "police" and first.number != "one")
        or first.number == "many"
        or first.token.bare.endswith(("ون", "ين", "وا", "ات"))
        or (counted is not None and counted.end in (start, end) and counted.mention.count.low != 1)
        or (not one.person and first.number != "one" and broken_plural(first.token.bare))
    )


def nearest_meant(
    draft: Draft, pronoun: str, before: list[Draft], earlier: list[Draft], role: str
) -> Participant | None:
    """The nearest participant or noun phrase before the trigger that the pronoun can stand for.

    Where the act befalls people it is the nearest who is known for somebody: المرأة في الصحف ... اغتصابها.
    """
    options = list(all_meant(draft, pronoun, before, earlier, role))
    somebody = [one for one in options if one.person or one.noun_class not in _NOT_PEOPLE]
    figure = draft.candidate.trigger.figure
    befalls = role == "target" and (draft.type in DONE_TO_PEOPLE or figure in ("killed", "injured"))
    return next(iter(somebody if befalls and somebody else options), None)


def all_meant(
    draft: Draft, pronoun: str, before: list[Draft], earlier: list[Draft], role: str
) -> Iterator[Participant]:
    """All that the pronoun can stand for, the nearest first."""
    taken = {p.span for p in (draft.targets if role == "actor" else draft.actors)}

    missing = draft.candidate.kind == "verb" and draft.roles.subject_missing
    if role == "target" and missing and not taken:
        # تظاهر العمال ... وطالبوها: who does it is not whom he does it to.
        taken = {p.span for p in subject_of_chain(draft, before, "actor")}

    def can_be(passage: Passage, one: Participant) -> bool:
        if one.span in taken or only_describes(passage, one):
            return False
        return _fits(passage, one, pronoun) and suits(draft, passage, one, role)

    here = [p for d in reversed(before) for p in (*d.targets[::-1], *d.victims[::-1], *d.actors[::-1])]
    for one in (*here, *_phrases_before(draft)):
        if one.span.end <= draft.trigger_span.start and can_be(draft.passage, one):
            yield _standing_for(one, pronoun)
    for other in reversed(earlier[-4:]):
        for one in (*other.actors, *other.targets):
            if can_be(other.passage, one):
                yield _standing_for(one, pronoun)


def both(before: list[Draft], known: list[Participant]) -> tuple[Participant, ...]:
    """خطفوا الطبيب وسائقه ثم قتلوهما: the two that one side of a claim before names."""
    for draft in reversed(before):
        for people in (draft.targets, draft.actors):
            if len(people) == 2 and not any(one.noun_class in INANIMATE for one in people):
                return tuple(_standing_for(one, "هما") for one in people if one not in known)
    return ()


def _standing_for(one: Participant, pronoun: str) -> Participant:
    return Participant(one.span, "inferred", f"pronoun {pronoun}", one.person, one.noun_class)


def _phrases_before(draft: Draft) -> Iterator[Participant]:
    """What the noun phrases before the trigger name, the nearest first."""
    words, nationals = draft.passage.words, draft.passage.nationals
    position = draft.index - 1
    while position >= 0:
        word = words[position]
        nobody = position > 0 and words[position - 1].stem in NOBODY_IN_PARTICULAR
        joined = word.conjunction and position in nationals
        if word.tag == "noun" and not word.pronoun and not nobody and not joined:
            start = _construct_start(words, position)
            phrase = noun_phrase(draft.passage, start)
            beside = _object_beside(draft.passage, phrase, position)
            if beside is not None:
                yield beside
            one = participant(draft.passage, phrase, "pronoun") if phrase is not None else None
            if one is not None:
                yield one
            if phrase is not None and phrase.person is not None and one is not None and not one.person:
                # حاصرت منزل ربيع، إلا أنه فر: the man, not the house.
                yield holder_participant(phrase.person, "pronoun")
            elif one is None or one.noun_class == "act":
                inner = noun_phrase(draft.passage, position)
                within = participant(draft.passage, inner, "pronoun") if inner is not None else None
                if within is not None and start < position:
                    yield within
            position = start
        position -= 1


def _object_beside(passage: Passage, phrase: NounPhrase | None, position: int) -> Participant | None:
    """حذر الاتحاد الحكومة: the noun at `position` is in no construct with the complete phrase before it."""
    if phrase is None or phrase.end != position or passage.words[position].tag != "noun":
        return None
    behind = noun_phrase(passage, position)
    one = participant(passage, behind, "pronoun") if behind is not None else None
    known = one is not None and (one.person or one.noun_class in HUMAN | {"group"})
    return one if known else None


def _construct_start(words: tuple[Word, ...], position: int) -> int:
    """The first noun of the nouns that end at `position` without و or a preposition between them."""
    while (
        position > 0
        and words[position - 1].tag == "noun"
        and not words[position].conjunction
        and not words[position].preposition
    ):
        position -= 1
    return position


def _fits(passage: Passage, candidate: Participant, pronoun: str) -> bool:
    """Whether number and gender of a phrase and a pronoun agree as far as the spelling shows."""
    first = candidate.span.of(passage.text).split(" ")[0]
    one = passage.words[passage.words_of(candidate.span)[0]].number == "one"
    several = candidate.noun_class in ("soldier", "fighter") and not one
    plural = several or is_several(passage, candidate)
    man = candidate.person and fold_word(first) in passage.grammar["masculine-names"]  # خليفة، حمزة
    feminine = not man and (
        first.endswith(("ة", "اء", "ات")) or first in ("قوات", "القوات") or _is_hers(passage, candidate)
    )
    if pronoun in _PLURAL:
        return plural and candidate.noun_class not in ("building", "vehicle", "thing")
    if pronoun == "هما":
        start, end = passage.words_of(candidate.span)
        counts = [passage.numbers.get(start - 1), passage.numbers.get(start)]
        two = any(n is not None and n.end in (start, end) and n.mention.count.low == 2 for n in counts)
        return two or passage.words[start].number == "two" or first.endswith(("ان", "ين"))
    if pronoun == "ها":
        men = candidate.noun_class in HUMAN and first.endswith(("ون", "ين"))
        return feminine or (not candidate.person and plural and not men)
    if pronoun == "ه":
        men = plural and candidate.noun_class in HUMAN
        return not feminine and not men and not first.endswith(("ون", "ين"))
    return pronoun in ("نا",)
