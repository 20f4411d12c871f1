"""The subject that a verb without one goes on with: وقتلوا ... واختطفوا، قالت إنها ..."""

from __future__ import annotations

from rasid.events.clause_subjects import speaker_of, spoken_of, subjects_at
from rasid.events.clauses import preceding_subject
from rasid.events.drafts import Draft, Participant, participants
from rasid.events.light_verbs import VIOLENT
from rasid.events.passage import Passage
from rasid.events.phrases import NounPhrase, noun_phrase
from rasid.events.roles import DONE_TO_PEOPLE
from rasid.events.verb_agreement import accusative, is_force, is_men, verb_agrees

#: Classes that stand for nobody at all.
INANIMATE = frozenset(("act", "time", "abstract"))
_NOBODY = frozenset(("building", "thing", "place", "vehicle", "weapon"))


def subject_of_chain(draft: Draft, before: list[Draft], role: str) -> list[Participant]:
    """The nearest subject to the left that agrees with the verb and can play the role.

    Verb by verb: what another claim's verb has for its subject, else the phrase behind the verb, before it,
    or the noun that its relative clause describes.
    """
    passage, form = draft.passage, draft.candidate.verb
    taken = {p.span for p in (*draft.targets, *draft.actors)}
    drafts = {d.index: d for d in before}
    plural = form is not None and form.person == "3mp"

    def fits(people: list[Participant], phrases: tuple[NounPhrase, ...], *, acting: bool = False) -> bool:
        if not people or form is None or any(p.span in taken for p in people):
            return False
        if not acting and not all(suits(draft, passage, p, role) for p in people):
            return False
        if form.person == "3ms" and phrases and is_men(passage, phrases):
            # أفرج عنه خاطفوه وكان قد خطف: behind its subject a verb in the singular has no plural of men.
            return False
        return verb_agrees(passage, phrases, form.person)

    pronoun, sayer = spoken_of(passage, draft.index)
    people = participants(passage, list(sayer), "subject before")
    if pronoun:
        return [_carried(p) for p in people] if fits(people, sayer) else []
    for position in range(draft.index - 1, -1, -1):
        other = drafts.get(position)
        if other is not None:
            passive = role == "target" and other.roles.voice == "passive"
            people = other.targets if passive else other.actors
            # دبابات فتحت النار ودمرت منازل: what acted before can act again.
            acting = role == "actor" and other.type in VIOLENT
            if fits(people, _phrases_of(passage, people), acting=acting):
                return [_carried(p) for p in people]
        if passage.words[position].tag != "verb" or position in passage.places:
            continue
        enclosed = position > 0 and passage.words[position - 1].tag == "relative"
        for phrases in subjects_at(passage, position, draft.index):
            if enclosed and plural and not is_men(passage, phrases):
                # الوزير الذي عينته الحكومة واشتبكوا: no more than the men of a relative clause go on.
                continue
            people = participants(passage, list(phrases), "subject before")
            if fits(people, phrases):
                return [_carried(p) for p in people]
    for position in range(draft.index - 1, -1, -1):
        # أكدت الشرطة أن المسيرة ممنوعة، وأوقفت خمسة: a force that speaks also acts.
        if passage.words[position].verb_class == "say":
            phrases = speaker_of(passage, position, draft.index)
            people = participants(passage, list(phrases), "subject before")
            if is_force(passage, phrases) and fits(people, phrases):
                return [_carried(p) for p in people]
            break
    phrases = preceding_subject(passage, draft.index)
    people = participants(passage, list(phrases), "subject before")
    if phrases and not accusative(passage, phrases[0]) and fits(people, phrases):
        return [_carried(p) for p in people]
    return []


def _carried(one: Participant) -> Participant:
    return Participant(one.span, "inferred", "subject carried on", one.person, one.noun_class)


def _phrases_of(passage: Passage, people: list[Participant]) -> tuple[NounPhrase, ...]:
    """The noun phrases that the participants of another claim of the passage stand for."""
    found = []
    for one in people:
        if passage.span.start <= one.span.start < passage.span.end:
            phrase = noun_phrase(passage, passage.words_of(one.span)[0])
            if phrase is not None:
                found.append(phrase)
    return tuple(found)


def suits(draft: Draft, passage: Passage, one: Participant, role: str) -> bool:
    """Whether an antecedent can play the role: only somebody acts, is arrested, is dismissed."""
    if one.noun_class in INANIMATE:
        return False
    if role == "actor":
        body = any(s.mention.span == one.span for s in passage.organisations.values())
        return body or one.noun_class not in _NOBODY
    if draft.type not in DONE_TO_PEOPLE:
        return True
    places = {s.mention.span for s in passage.places.values()}
    groups = places | {s.mention.span for s in passage.organisations.values()}
    return one.noun_class not in _NOBODY and one.noun_class != "group" and one.span not in groups
