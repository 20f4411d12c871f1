"""Whom a condemnation blames: نددوا بسياسة الحكومة، استنكر النائب اعتداء الجنود على المصلين."""

from __future__ import annotations

from rasid.events.clauses import following
from rasid.events.drafts import Draft, Participant, participants
from rasid.events.passage import Passage
from rasid.events.phrases import NounPhrase
from rasid.events.protests import owners
from rasid.events.roles import slots


def blame(passage: Passage, drafts: list[Draft]) -> None:
    """Give condemnations without a target who did, or whose is, what they condemn."""
    by_index = {draft.index: draft for draft in drafts}
    for draft in drafts:
        if draft.type != "accusation" or draft.targets:
            continue
        content = _content(passage, draft)
        if content is None:
            continue
        act = by_index.get(content.head)
        if act is not None:
            people = [p for p in act.actors if p.basis == "stated"]
        elif passage.words[content.head].noun_class == "act":
            continue
        else:
            people = participants(passage, owners(passage, content), "")
        known = {p.span for p in draft.actors}
        draft.targets = [
            Participant(p.span, "inferred", "who did what is condemned", p.person, p.noun_class)
            for p in people
            if p.span not in known
        ]


def _content(passage: Passage, draft: Draft) -> NounPhrase | None:
    """What is condemned: the object of دان, what stands behind ندد ب."""
    trigger = draft.candidate.trigger
    frame = slots(trigger.verb_frame if draft.candidate.kind == "verb" else trigger.noun_frame)
    actors = {p.head for p in draft.roles.filled.get("actor", [])}
    for constituent in following(passage, draft.candidate.after):
        role = frame.get(constituent.preposition or "O")
        if passage.words[constituent.index - 1].tag == "punct":
            # استغرب سالم، المدير السابق، ...: an apposition is no object.
            continue
        if role == "content" and constituent.phrases and constituent.phrases[0].head not in actors:
            return constituent.phrases[0]
    return None
