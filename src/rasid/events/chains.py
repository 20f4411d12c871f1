"""The subject that a verb without one goes on with: وقتلوا ... واختطفوا، قالت إنها ..."""

from __future__ import annotations

from dataclasses import dataclass

from rasid.events.addressees import slogan_before
from rasid.events.adjectives import FOLDED_ADJECTIVES
from rasid.events.clause_subjects import speaker_of, spoken_of, subjects_at
from rasid.events.clauses import preceding_subject
from rasid.events.drafts import Draft, Participant, participants
from rasid.events.passage import Passage
from rasid.events.phrases import NounPhrase, noun_phrase
from rasid.events.roles import DONE_TO_PEOPLE, SPOKEN, VIOLENT
from rasid.events.verb_agreement import accusative, is_force, is_men, verb_agrees
from rasid.values.span import Span

#: Classes that stand for nobody at all.
INANIMATE = frozenset(("act", "time", "abstract"))
_NOBODY = frozenset(("building", "thing", "place", "vehicle", "weapon"))


@dataclass(frozen=True, slots=True)
class _Gap:
    """A verb that lacks its subject: its draft, the role of that subject, who has a role in it already."""

    draft: Draft
    role: str
    taken: frozenset[Span]

    @property
    def person(self) -> str:
        """Person, number and gender of the verb."""
        form = self.draft.candidate.verb
        return form.person if form is not None else ""

    def fits(
        self, people: list[Participant], phrases: tuple[NounPhrase, ...], *, acting: bool = False
    ) -> bool:
        """Whether `people`, whom `phrases` name, can be the subject; who acted before (`acting`) suits."""
        passage = self.draft.passage
        if not people or not self.person or any(p.span in self.taken for p in people):
            return False
        if self.role == "actor" and any(_is_nobody_known(passage, p) for p in phrases):
            return False
        if not acting and not all(suits(self.draft, passage, p, self.role) for p in people):
            return False
        if slogan_before(passage, self.draft.candidate) is not None:
            return True  # ردد المحتجون هتافات تطالب: the verb agrees with the slogans
        if self.person == "3ms" and phrases and is_men(passage, phrases):
            # أفرج عنه خاطفوه وكان قد خطف: behind its subject a verb in the singular has no plural of men.
            return False
        return verb_agrees(passage, phrases, self.person)


def _is_unknown_thing(passage: Passage, one: Participant) -> bool:
    """فتح تحقيق في اختطافه: an indefinite noun that no list knows is nobody to whom things are done."""
    if one.person or one.noun_class:
        return False
    phrase = noun_phrase(passage, passage.words_of(one.span)[0])
    return phrase is not None and _is_nobody_known(passage, phrase)


def _is_nobody_known(passage: Passage, phrase: NounPhrase) -> bool:
    """مشجعي كرة قدم ... فاعتقلت: an indefinite noun that no list knows for somebody does not go on acting."""
    head = passage.words[phrase.head]
    named = phrase.person is not None or phrase.organisation is not None or phrase.place is not None
    counted = phrase.number is not None or phrase.determiner
    definite = any(w.article or w.pronoun for w in passage.words[phrase.start : phrase.end])
    named = named or phrase.head in passage.nationals
    plain = not (named or counted or definite or phrase.quoted or head.noun_class) and head.number == ""
    if not plain or head.token.bare.endswith(("ون", "ين")):
        return False  # ملثمون
    # A single word may be the name of somebody.
    inside = passage.words[phrase.start + 1 : phrase.end]
    return head.token.bare.endswith(("ا", "ات")) or any(w.noun_class for w in inside)


def subject_of_chain(draft: Draft, before: list[Draft], role: str) -> list[Participant]:
    """The nearest subject to the left that agrees with the verb and can play the role.

    Verb by verb: what another claim's verb has for its subject, else the phrase behind the verb, before it,
    or the noun that its relative clause describes; then a force that speaks, then the phrase before the verb.
    """
    passage = draft.passage
    gap = _Gap(draft, role, frozenset(p.span for p in (*draft.targets, *draft.actors)))
    pronoun, sayer = spoken_of(passage, draft.index)
    if pronoun:
        people = participants(passage, list(sayer), "subject before")
        found = people if gap.fits(people, sayer) else []
    else:
        found = _of_verbs(gap, {d.index: d for d in before}) or _force_that_speaks(gap) or _phrase_before(gap)
    return [_carried(p) for p in found]


def _of_verbs(gap: _Gap, drafts: dict[int, Draft]) -> list[Participant]:
    """The subject of the nearest verb before that has one that fits."""
    passage, index = gap.draft.passage, gap.draft.index
    for position in range(index - 1, -1, -1):
        other = drafts.get(position)
        if other is not None:
            passive = gap.role == "target" and other.roles.voice == "passive"
            people = other.targets if passive else other.actors
            # دبابات فتحت النار ودمرت منازل: what acted before can act again.
            acting = gap.role == "actor" and other.type in VIOLENT
            theirs = _phrases_of(passage, people)
            if gap.fits(people, theirs, acting=acting) and not _is_enclosed(gap, position, theirs):
                return people
        if passage.words[position].tag != "verb" or position in passage.places:
            continue
        for phrases in subjects_at(passage, position, index):
            if _is_enclosed(gap, position, phrases):
                continue
            people = participants(passage, list(phrases), "subject before")
            if gap.fits(people, phrases):
                return people
    return []


def _is_enclosed(gap: _Gap, verb: int, phrases: tuple[NounPhrase, ...]) -> bool:
    """الوزير الذي عينته الحكومة واشتبكوا: no more than the men of a relative clause go on."""
    passage = gap.draft.passage
    relative = verb > 0 and passage.words[verb - 1].tag == "relative"
    return relative and gap.person == "3mp" and not is_men(passage, phrases)


def _force_that_speaks(gap: _Gap) -> list[Participant]:
    """أكدت الشرطة أن المسيرة ممنوعة، وأوقفت خمسة: a force that speaks also acts; anybody demands."""
    passage, index = gap.draft.passage, gap.draft.index
    for position in range(index - 1, -1, -1):
        if passage.words[position].verb_class == "say":
            phrases = speaker_of(passage, position, index)
            people = participants(passage, list(phrases), "subject before")
            acts = gap.draft.type in SPOKEN or is_force(passage, phrases)
            return people if acts and gap.fits(people, phrases) else []
    return []


def _phrase_before(gap: _Gap) -> list[Participant]:
    """The noun phrase before the verb in its clause, unless it is an object by its ending."""
    passage = gap.draft.passage
    phrases = preceding_subject(passage, gap.draft.index)
    if not phrases or accusative(passage, phrases[0]):
        return []
    people = participants(passage, list(phrases), "subject before")
    return people if gap.fits(people, phrases) else []


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
    if _is_unknown_thing(passage, one):
        return False
    places = {s.mention.span for s in passage.places.values()}
    groups = places | {s.mention.span for s in passage.organisations.values()}
    return one.noun_class not in _NOBODY and one.noun_class != "group" and one.span not in groups


def only_describes(passage: Passage, one: Participant) -> bool:
    """لم يحضروا في السابق، تنديدا وشجبا واضحين: an adjective that heads a phrase names nobody."""
    head = passage.words[passage.words_of(one.span)[0]]
    if one.person or head.noun_class not in ("", "adjective") or head.index in passage.organisations:
        return False
    return head.noun_class == "adjective" or head.stem in FOLDED_ADJECTIVES
