"""Who did one act did the next of the same series: an arrest without a doer in the report of a police raid.

Within a sentence, what an act of somebody led to is his (أسفر اقتحام الشرطة لمنزل عن اعتقال سبعة). Across the
sentences of a report coercion told without a doer is that of the one force that has used any before; where
two forces did, or the sentence names another, nobody is given.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rasid.events.clause_subjects import subjects_at
from rasid.events.comparing import is_another, tokens
from rasid.events.drafts import Draft, Participant, inferred, participant, participants
from rasid.events.noun_classes import FORCES, HUMAN
from rasid.events.passage import Passage
from rasid.events.phrases import NounPhrase, noun_phrase
from rasid.events.roles import SHARED
from rasid.events.sharing import is_background
from rasid.values.span import Span

#: What a force does to people and places in one operation.
_COERCION = frozenset(("arrest", "raid", "siege"))
#: What tells of a force at work as well: أحبطت فرقة الجمارك محاولة تهريب.
_AT_WORK = _COERCION | {"interception", "discovery"}
#: What an act of force leads to, done by the same hand.
_LED_TO = frozenset(("arrest", "raid", "release", "capture", "destruction", "discovery"))
_OPERATIONS = frozenset(("raid", "siege", "attack", "deployment", "arrest", "airstrike", "shelling"))
_LEADING = ("اسفر", "افضي", "افضت", "ادي", "ادت", "نتج", "نجم", "تمخض", "انته", "توج", "تكلل", "كلل", "مكن")
_UPON = frozenset(("بعد", "اثر", "عقب"))
_REACH = 12
_NEAR = 3
_FARTHEST = 6


def hand_on_results(passage: Passage, drafts: list[Draft]) -> None:
    """أسفرت مداهمة الشرطة للحي عن توقيف ثلاثة: who did the one act did what it led to."""
    for draft in drafts:
        if draft.type not in _LED_TO or not _is_open(draft):
            continue
        verb = _leading_verb(passage, draft.index)
        if verb is None:
            continue
        before = [d for d in drafts if d.index < verb and d.type not in SHARED and not d.is_result]
        nearest = max(before, key=lambda d: d.index, default=None)
        if nearest is None or nearest.type not in _OPERATIONS or verb - nearest.index > _REACH:
            continue
        _give(draft, nearest.actors, "what the act led to")


def _leading_verb(passage: Passage, index: int) -> int | None:
    """The verb that tells that something led to the act noun at word `index`; None without one."""
    words = passage.words
    for position in range(index - 1, max(index - _REACH, -1), -1):
        word = words[position]
        if word.token.text in ".؛:" or word.tag in ("complementizer", "relative", "subordinator"):
            return None
        if word.tag == "verb":
            return position if word.stem.startswith(_LEADING) else None
    return None


@dataclass(frozen=True, slots=True)
class _Hand:
    """Who is told to have used force: the passage and word that tell it."""

    passage: Passage
    index: int
    people: tuple[Participant, ...]

    @property
    def at(self) -> tuple[int, int]:
        """Where in the report it stands."""
        return self.passage.number, self.index


def hand_on_across(drafts: list[Draft], passages: Sequence[Passage], report: str) -> None:
    """Give coercion told without a doer to the one force of the report that has used it before.

    `drafts` are those of the whole report, joined.
    """
    told = [_Hand(d.passage, d.index, tuple(d.actors)) for d in drafts if _uses_force(d)]
    hands = sorted([*told, *(hand for p in passages for hand in _managing(p))], key=lambda hand: hand.at)
    for draft in sorted(drafts, key=lambda d: d.trigger_span):
        if draft.type not in _COERCION or not _is_open(draft):
            continue
        hand = _one_before(draft, hands, report)
        if hand is None or not _goes_on(draft, hand) or _names_another(draft, hand, report):
            continue
        _give(draft, list(hand.people), "the one force of the report")


def _one_before(draft: Draft, hands: list[_Hand], report: str) -> _Hand | None:
    """The force of the same sentence before the act, else of those before; None where two are told."""
    place = (draft.passage.number, draft.index)
    before = [h for h in hands if h.at < place and place[0] - h.at[0] <= _FARTHEST]
    before = [h for h in before if h.at[0] == place[0]] or before
    if not before or place[0] - before[-1].at[0] > _NEAR:
        return None
    known = [tokens(list(h.people), report) for h in before]
    return before[-1] if all(known[-1] & one for one in known) else None


def _uses_force(draft: Draft) -> bool:
    """Whether somebody who bears arms is told to have coerced others."""
    told = draft.type in _AT_WORK and draft.actors and draft.factuality.label == "asserted"
    return bool(told) and all(p.noun_class in FORCES or _in_organisation(draft, p) for p in draft.actors)


def _managing(passage: Passage) -> list[_Hand]:
    """تمكنت فرقة الجمارك من حجز شاحنة: a force of the state that has managed something, which is no claim."""
    found = []
    for word in passage.words:
        form = word.verb
        if word.tag != "verb" or word.verb_class != "manage" or form is None or form.tense != "perfect":
            continue
        for phrases in subjects_at(passage, word.index, len(passage.words)):
            if phrases and all(_is_of_state(passage, phrase) for phrase in phrases):
                people = participants(passage, list(phrases), "subject")
                found.append(_Hand(passage, word.index, tuple(people)))
                break
    return [hand for hand in found if hand.people]


def _is_of_state(passage: Passage, phrase: NounPhrase) -> bool:
    """فرقة الجمارك، وحدات الحرس: whether a phrase tells of a force of the state."""
    words = passage.words[phrase.start : phrase.end]
    force = words and (phrase.organisation is not None or words[0].noun_class in FORCES)
    return bool(force) and any(w.stem in passage.grammar["security"] for w in words)


def _is_open(draft: Draft) -> bool:
    """Whether an act that happened is told without a doer."""
    told = "actor" in draft.roles.filled or "actor" in draft.roles.pronouns
    noun = draft.candidate.kind == "noun" or draft.roles.voice == "passive"
    return noun and not draft.actors and not told and draft.factuality.label == "asserted"


def _goes_on(draft: Draft, hand: _Hand) -> bool:
    """Whether a claim goes on telling, and recalls nothing earlier than what the force did."""
    words = draft.passage.words
    recalled = any(w.tag == "auxiliary" and w.stem.startswith("كان") for w in words[:2])
    if (recalled and hand.passage is not draft.passage) or draft.aggregate or is_another(draft):
        return False
    return _leads_up(draft) or not is_background(draft.passage, draft)


def _leads_up(draft: Draft) -> bool:
    """تأتي العملية بعد مداهمة منزله: the raid, without a day of its own, in which somebody was caught."""
    before = draft.passage.words[draft.index - 1] if draft.index else None
    upon = before is not None and before.stem in _UPON
    return upon and draft.type == "raid" and draft.time is None


def _in_organisation(draft: Draft, one: Participant) -> bool:
    return any(s.mention.span.start == one.span.start for s in draft.passage.organisations.values())


def _names_another(draft: Draft, hand: _Hand, report: str) -> bool:
    """Whether the sentence of an act names another force than the one given; courts only order."""
    passage = draft.passage
    known = tokens(list(hand.people), report)
    said_by = draft.source.span if draft.source is not None else None
    for index in range(len(passage.words)):
        if not (_bears_arms(passage, index) or _is_body(passage, index)):
            continue
        phrase = noun_phrase(passage, index)
        one = participant(passage, phrase, "") if phrase is not None else None
        if one is None or (said_by is not None and _overlap(one.span, said_by)):
            continue
        if not tokens([one], report) & known:
            return True
    return False


def _bears_arms(passage: Passage, index: int) -> bool:
    """Whether a word tells of policemen or soldiers; مفتش عنه is looked for, مرافقه somebody's guard."""
    words, word = passage.words, passage.words[index]
    sought = index + 1 < len(words) and words[index + 1].stem == "عن"
    armed = word.tag == "noun" and word.noun_class in ("police", "soldier")
    return armed and not sought and not word.pronoun


def _is_body(passage: Passage, index: int) -> bool:
    """Whether an organisation begins at word `index` that is no court."""
    body = passage.organisations.get(index)
    return (
        body is not None
        and body.start == index
        and passage.words[index].stem not in passage.grammar["courts"]
    )


def _overlap(one: Span, other: Span) -> bool:
    return one.start <= other.end and other.start <= one.end


def _give(draft: Draft, people: list[Participant], rule: str) -> None:
    suffers = {p.span for p in (*draft.targets, *draft.victims)}
    acting = [p for p in people if p.person or p.noun_class in (*HUMAN, *FORCES) or p.noun_class != "place"]
    if acting and not any(p.span in suffers for p in acting):
        draft.actors = inferred(rule, acting)
        draft.rules.append(f"actor:{rule}")
