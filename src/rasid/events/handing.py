"""Participants of an act that its governing word tells: who plans, tries, threatens or demands."""

from __future__ import annotations

from itertools import pairwise

from rasid.events.drafts import Draft, Participant, participant, participants
from rasid.events.passage import Passage
from rasid.events.phrases import noun_phrase
from rasid.events.reference import subject_of

_HANDING = frozenset(["plan", "attempt", "manage", "fail", "possible", "habit"])
#: Acts that two sides or nobody does: no subject is handed on to them.
_WITHOUT_DOER = frozenset(["clash", "agreement", "talks"])


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


def share_within_series(passage: Passage, drafts: list[Draft]) -> None:
    """بمداهمة المقاهي واعتقال روادها: an act noun that و joins to another has its participants."""
    nouns = [draft for draft in drafts if draft.candidate.kind == "noun"]
    for first, second in pairwise(nouns):
        if not _series(passage, first, second):
            continue
        if _takes_doer(second) and not second.actors and "actor" not in second.roles.pronouns:
            second.actors = _shared(first.actors)
        undergone = "target" in first.roles.filled and first.roles.carried_by is not None
        if undergone and not second.targets and "target" not in second.roles.pronouns:
            # تعرض الموقوف للضرب والصعق: who underwent the one underwent the other.
            second.targets = _shared(first.targets)


def leave_agent_to_nearest(drafts: list[Draft]) -> None:
    """بخروج المقاتلين من البلدة المحاصرة من قبل الجيش: the agent phrase belongs to the act nearest to it."""
    nearest: dict[int, Draft] = {}
    for draft in reversed(drafts):
        if "actor:agent phrase" not in draft.roles.rules:
            continue
        phrase = draft.roles.filled["actor"][0]
        owner = nearest.setdefault(phrase.start, draft)
        if owner is not draft and draft.candidate.kind == "noun" and not _series(draft.passage, draft, owner):
            draft.actors = []


def _takes_doer(draft: Draft) -> bool:
    return not draft.is_result and draft.type not in _WITHOUT_DOER and "actor" not in draft.roles.filled


def _shared(people: list[Participant]) -> list[Participant]:
    return [Participant(p.span, "inferred", "shared by و", p.person, p.noun_class, p.name) for p in people]


def _series(passage: Passage, first: Draft, second: Draft) -> bool:
    """Whether و joins two act nouns: the second carries it, and no other clause begins between."""
    words = passage.words
    if words[second.index].conjunction != "و" or second.index - first.index > 12:
        return False
    between = words[first.index + 1 : second.index]
    if any(w.tag in ("verb", "complementizer", "subordinator") or w.token.text in ".؛:" for w in between):
        return False
    own, known = words[second.index].preposition, words[first.index].preposition
    before = words[second.index - 1]
    free_standing = before.tag == "preposition" and not before.pronoun
    return not free_standing and (not own or own == known)


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
