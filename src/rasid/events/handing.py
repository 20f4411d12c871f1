"""Participants of an act that its governing word tells: who plans, tries, threatens or demands."""

from __future__ import annotations

from rasid.events.drafts import Draft, Participant, participant, participants
from rasid.events.passage import Passage
from rasid.events.phrases import noun_phrase
from rasid.events.reference import subject_of

_HANDING = frozenset(["plan", "attempt", "manage", "fail", "possible"])


def hand_down_subjects(passage: Passage, drafts: list[Draft]) -> None:
    """قررت المحكمة إعدام ...، هدد التنظيم بقصف ...: who plans, tries or threatens is who would do it."""
    by_index = {draft.index: draft for draft in drafts}
    for draft in drafts:
        cue = draft.factuality.cue
        if cue is None or draft.candidate.kind != "noun" or cue >= draft.index:
            continue
        word = passage.words[cue]
        governing = by_index.get(cue)
        if governing is not None and governing.type == "demand" and draft.actors:
            _demand_of(governing, draft)
        elif draft.actors:
            continue
        elif governing is not None:
            draft.actors = list(governing.actors if governing.type == "threat" else [])
            _demand_of(governing, draft)
        elif word.tag == "verb" and word.verb_class in _HANDING:
            phrases = list(subject_of(passage, cue))
            draft.actors = participants(passage, phrases, "subject of the governing verb")


def _demand_of(demand: Draft, content: Draft) -> None:
    """طالبوا باستقالة الوزير: without an addressee the demand is made of whom it concerns."""
    if demand.type == "demand" and not demand.targets:
        demand.targets = [
            Participant(p.span, "inferred", "whom the demand concerns", p.person, p.noun_class)
            for p in (*content.actors, *content.targets)
        ]


def take_trier(draft: Draft) -> None:
    """محاولة الأخير الهروب: who tries stands between the attempt and the act."""
    cue = draft.factuality.cue
    if cue is None or draft.actors or not 1 < draft.index - cue <= 5 or draft.candidate.kind != "noun":
        return
    if draft.passage.words[cue].tag != "noun":
        return
    phrase = noun_phrase(draft.passage, cue + 1)
    if phrase is not None and not phrase.preposition and phrase.end == draft.index:
        one = participant(draft.passage, phrase, "who attempts")
        if one is not None:
            draft.actors.append(one)
