"""Who does an act that only says how, when or why somebody acts: خلال تفتيش المبنى، عبر اتهام الجيش.

A masdar in such a phrase has no subject of its own where it is that of the clause, whether the clause stands
before the phrase or behind it (وخلال تفتيش المبنى عثرت القوات على أسلحة).
"""

from __future__ import annotations

from dataclasses import replace

from rasid.events.chains import subject_of_chain
from rasid.events.clause_subjects import subjects_at
from rasid.events.drafts import Draft, Participant, inferred, participants
from rasid.events.noun_classes import HUMAN
from rasid.events.phrases import noun_phrase
from rasid.events.roles import SHARED
from rasid.events.verb_agreement import is_force

#: By which, or in the course of which, somebody acts.
_COURSE = frozenset(("عبر", "خلال", "اثناء", "لدي"))
#: Upon which somebody arrests or finds whom he searched for: إثر مداهمة منزل، عقب تفتيش مستودع.
_UPON = frozenset(("اثر", "عقب", "بعد", "بعيد"))
_USING = ("استخدم", "استعمل", "يستخدم", "تستخدم", "استخدام", "استعمال")
_STOPS = frozenset(".؛:؟!")
_REACH = 16


def control_adverbials(drafts: list[Draft]) -> None:
    """Give act nouns of adverbial phrases, that nobody is told to do, the subject of their clause."""
    by_index = {draft.index: draft for draft in drafts}
    for draft in drafts:
        if draft.candidate.kind != "noun" or draft.actors or "actor" in draft.roles.pronouns:
            continue
        if draft.type in SHARED or draft.is_result or draft.roles.carried_by is not None:
            continue
        opener = _opener(draft)
        if opener is None:
            continue
        found = _subject(draft, opener, by_index)
        suffers = {p.span for p in draft.targets}
        if found and not any(p.span in suffers for p in found):
            draft.actors = inferred("subject of the clause", found)
            draft.rules.append("actor:subject of the clause")


def _opener(draft: Draft) -> int | None:
    """The word that opens the adverbial phrase in which an act noun stands; None if none does."""
    words = draft.passage.words
    index = draft.index
    if words[index].article:
        return None
    if words[index].preposition == "ل":
        return index if draft.factuality.rule.endswith("purpose ل") or _is_used(draft) else None
    for position in range(index, max(index - 4, -1), -1):
        word = words[position]
        if word.tag == "preposition":
            opening = _COURSE | _UPON if draft.type == "raid" else _COURSE
            return position if word.stem in opening and not word.pronoun else None
        if word.preposition or word.tag != "noun" or (position < index and (word.article or word.pronoun)):
            return None
    return None


def _is_used(draft: Draft) -> bool:
    """استخدموا الطائرات لقصف القرى: what is used for an act, by whom the act is done."""
    words = draft.passage.words[max(0, draft.index - 5) : draft.index]
    return any(word.stem.startswith(_USING) for word in words)


def _subject(draft: Draft, opener: int, by_index: dict[int, Draft]) -> list[Participant]:
    """The subject of the verb before the phrase, else that of the one behind it."""
    words = draft.passage.words
    for position in range(opener - 1, max(opener - _REACH, -1), -1):
        word = words[position]
        if word.token.text in _STOPS or word.tag in ("complementizer", "subordinator"):
            break
        if word.tag == "verb":
            return _acting(draft, position, opener, by_index)
    return _acting_behind(draft, opener, by_index)


def _acting_behind(draft: Draft, opener: int, by_index: dict[int, Draft]) -> list[Participant]:
    """وخلال تفتيش المبنى عثرت القوات: the subject of the clause that the phrase opens."""
    words = draft.passage.words
    opens = opener == 0 or words[opener - 1].tag in ("punct", "complementizer")
    if not opens and not words[opener].conjunction:
        return []
    for position in range(draft.roles.beyond, min(draft.roles.beyond + _REACH, len(words))):
        word = words[position]
        if word.token.text in _STOPS or word.tag in ("complementizer", "subordinator", "relative"):
            return []
        if word.tag == "verb":
            return [] if word.conjunction else _acting(draft, position, len(words), by_index)
    return []


def _acting(draft: Draft, verb: int, before: int, by_index: dict[int, Draft]) -> list[Participant]:
    """Who acts by the verb at word `verb`, if somebody does; of one that may be passive only a force."""
    passage = draft.passage
    other, form = by_index.get(verb), passage.words[verb].verb
    if other is not None:
        return [] if other.roles.voice == "passive" else [p for p in other.actors if _somebody(p)]
    if form is None or form.voice == "passive":
        return []
    if passage.words[verb].pronoun and verb and passage.words[verb - 1].tag == "relative":
        # الوثائق التي ضبطتها خلال تفتيش المنزل: what is described is the object.
        carrier = replace(draft.candidate, kind="verb", index=verb, last=verb, after=verb + 1, verb=form)
        shell = replace(draft, candidate=carrier, targets=[], actors=[])
        return subject_of_chain(shell, [d for d in by_index.values() if d.index < verb], "actor")
    for phrases in subjects_at(passage, verb, before):
        people = participants(passage, list(phrases), "subject")
        object_ = noun_phrase(passage, verb + 1) if phrases[0].start < verb else None
        has_object = object_ is not None and not object_.preposition
        sure = form.voice == "active" or has_object or is_force(passage, phrases)
        if people and sure and all(_somebody(p) for p in people):
            return people
    return []


def _somebody(one: Participant) -> bool:
    return one.person or one.noun_class in HUMAN or one.noun_class == "group"
