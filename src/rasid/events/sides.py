"""The other side of a fight, an accord or a talk that names only one: معارك مع الجيش، اتفاق مع النقابة."""

from __future__ import annotations

from collections.abc import Sequence

from rasid.events.candidates import Candidate
from rasid.events.clauses import Constituent, preceding_subject
from rasid.events.drafts import Draft, Participant, participant
from rasid.events.noun_classes import HUMAN
from rasid.events.passage import Passage
from rasid.events.phrases import NounPhrase, noun_phrase

_FIGHTING = frozenset(("fighter", "group", "soldier", "police", "protester"))
_WHEREIN = frozenset(("في", "خلال", "اثناء", "اثر", "بعد", "عقب"))
_ENDS = frozenset(".؛:،,")


def add_other_side(draft: Draft, before: list[Draft]) -> None:
    """Put the side that only the clause names before the one behind مع.

    It is who suffered in the fight (مقتل مسلحين في اشتباك مع الجيش), else the subject of the clause
    (تخلى عنها الفصيل بعد قتال مع الجيش). `before` are the drafts before this one in its passage.
    """
    carrier = draft.roles.carried_by
    told_behind = carrier is not None and carrier > draft.index and draft.passage.words[carrier].pronoun
    if len(draft.actors) != 1 or told_behind:
        return  # اتفاق وقعه الوزير مع النقابة
    found = _sufferers(draft, before) or _subject(draft)
    draft.actors[:0] = [one for one in found if one.span not in {a.span for a in draft.actors}]


def _sufferers(draft: Draft, before: list[Draft]) -> list[Participant]:
    """Those killed, hurt or caught in a fight, told right before it."""
    words = draft.passage.words
    opener = words[draft.index - 1] if draft.index else None
    wherein = opener is not None and opener.tag == "preposition" and opener.stem in _WHEREIN
    if draft.type != "clash" or not wherein or not before:
        return []
    harm = before[-1]
    between = words[harm.index + 1 : draft.index]
    ended = any(w.tag in ("verb", "complementizer", "relative") or w.token.text in _ENDS for w in between)
    fighting = bool(harm.targets) and all(one.noun_class in _FIGHTING for one in harm.targets)
    return _other_side(harm.targets) if harm.is_result and fighting and not ended else []


def _subject(draft: Draft) -> list[Participant]:
    """The subject of the clause, where it can fight or, of an accord or a talk, is somebody at all."""
    found = []
    for phrase in _of_clause(draft.passage, draft.index, told=draft.type != "clash"):
        one = participant(draft.passage, phrase, "subject before")
        if one is None:
            continue
        acting = phrase.organisation is not None or one.noun_class in _FIGHTING
        somebody = one.person or one.noun_class in HUMAN
        if acting or (somebody and draft.type != "clash"):
            found.append(one)
    return _other_side(found)


def _of_clause(passage: Passage, index: int, *, told: bool) -> tuple[NounPhrase, ...]:
    """The subject of the nearest verb to the left; who only tells of it counts where `told`.

    أعلنت الحكومة التوصل إلى اتفاق مع النقابة: a body that tells of its own accord, but not behind أن.
    """
    words = passage.words
    opened = False
    for position in range(index - 1, -1, -1):
        opened = opened or words[position].tag == "complementizer"
        if words[position].tag != "verb":
            continue
        if position and words[position - 1].tag in ("negation", "wh"):
            return ()  # لم يتدخل القصر في المفاوضات مع الوفد
        after = noun_phrase(passage, position + 1)
        behind = after is not None and not after.preposition and after.end <= index
        says = words[position].verb_class == "say"
        if after is not None and behind and says:
            body = after.organisation is not None or words[after.head].noun_class == "group"
            return (after,) if told and body and not opened else ()
        if after is not None and behind:
            return (after,)
        before = preceding_subject(passage, position)
        if before:
            return before
    return preceding_subject(passage, index)


def _other_side(people: list[Participant]) -> list[Participant]:
    return [Participant(p.span, "inferred", "other side", p.person, p.noun_class, p.name) for p in people]


def meets_him(
    passage: Passage,
    candidate: Candidate,
    frame: dict[str, str],
    constituents: Sequence[Constituent],
    rest: Sequence[Constituent],
) -> bool:
    """زار المدينة والتقى شيوخها: behind و or حيث the one phrase of a verb of meeting is whom somebody met.

    `rest`: the constituents of the verb that have no preposition.
    """
    words = passage.words
    before = words[candidate.index - 1] if candidate.index else None
    joined = words[candidate.index].conjunction or (before is not None and before.stem in ("حيث", "ثم"))
    if not joined or frame.get("O") != "party" or len(rest) != 1 or len(rest[0].phrases) != 1:
        return False
    if any(c.phrases and frame.get(c.preposition) == "party" for c in constituents):
        return False
    head = words[rest[0].phrases[0].head]
    return head.number != "two" and not head.token.bare.endswith("ان")
