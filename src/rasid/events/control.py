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
from rasid.events.passage import Passage
from rasid.events.phrases import noun_phrase
from rasid.events.roles import SHARED, SPOKEN, VIOLENT
from rasid.events.verb_agreement import is_force

#: By which, or in the course of which, somebody acts.
_COURSE = frozenset(("عبر", "خلال", "اثناء", "لدي"))
#: Upon which somebody arrests or finds whom he searched for: إثر مداهمة منزل، عقب تفتيش مستودع.
_UPON = frozenset(("اثر", "عقب", "بعد", "بعيد"))
_USING = ("استخدم", "استعمل", "يستخدم", "تستخدم", "استخدام", "استعمال")
_STOPS = frozenset(".؛:؟!")
_REACH = 30
#: Words between what somebody acts for and the act: في محاولة منهم للفرار.
_AIM = 4
#: By which an act hangs on a verb that says that somebody managed to do it.
_MANAGED = frozenset(("من", "في"))
_FAR = 60
#: For what somebody is held, and what he may be held for.
_HELD = frozenset(("arrest", "trial", "raid"))
_CRIMES = VIOLENT - {"arrest", "protest", "raid", "siege", "clash"}
_CARRYING = ("noun", "preposition", "adverb")
#: What is done for an act without its being those who speak, march or meet that would do it.
_OF_OTHERS = SPOKEN | {"protest", "strike", "riot", "talks", "trial", "agreement", "appointment", "aid"}


def control_adverbials(drafts: list[Draft]) -> None:
    """Give act nouns of adverbial phrases, that nobody is told to do, the subject of their clause."""
    by_index = {draft.index: draft for draft in drafts}
    for draft in drafts:
        if draft.candidate.kind != "noun" or draft.actors or "actor" in draft.roles.pronouns:
            continue
        if draft.type in SHARED or draft.is_result or _is_carried(draft):
            continue
        manager = _manager(draft)
        opener = _opener(draft)
        charged = _charged(draft, opener, drafts)
        if charged is not None:
            found = charged
        elif manager is not None:
            found = _acting(draft, manager, draft.index, by_index)
        elif opener is not None:
            found = _subject(draft, opener, by_index)
        else:
            continue
        suffers = {p.span for p in draft.targets}
        if found and not any(p.span in suffers for p in found):
            draft.actors = inferred("subject of the clause", found)
            draft.rules.append("actor:subject of the clause")


def _opener(draft: Draft) -> int | None:
    """The word that opens the adverbial phrase in which an act noun stands; None if none does."""
    words = draft.passage.words
    index = draft.index
    aim = _aim(draft)
    if aim is not None:
        return aim
    if words[index].preposition == "ل":
        return index if draft.factuality.rule.endswith("purpose ل") or _is_used(draft) else None
    if words[index].article:
        return None
    for position in range(index, max(index - 4, -1), -1):
        word = words[position]
        if word.tag == "preposition":
            opening = _COURSE | _UPON if draft.type == "raid" else _COURSE
            return position if word.stem in opening and not word.pronoun else None
        if word.preposition or word.tag != "noun" or (position < index and (word.article or word.pronoun)):
            return None
    return None


def _charged(draft: Draft, opener: int | None, drafts: list[Draft]) -> list[Participant] | None:
    """أوقفوا رجلا من أجل قتل جاره: behind an arrest it is what he is held for; None where it is no charge."""
    words = draft.passage.words
    if opener is None or all(word.stem != "اجل" for word in words[opener : draft.index]):
        return None
    before = [d for d in drafts if d.index < opener and d.type in _HELD]
    if not before or any(w.token.text in _STOPS for w in words[before[-1].index : opener]):
        return None
    return before[-1].targets if draft.type in _CRIMES else []


def _is_carried(draft: Draft) -> bool:
    """Whether a verb before the act carries it; one behind it describes it: خلال حملة قامت بها."""
    carrier = draft.roles.carried_by
    return carrier is not None and carrier < draft.index


def _manager(draft: Draft) -> int | None:
    """تمكنت الوحدات إثر حملة دهم في الحي من القبض على: the verb by which somebody did it, told far before."""
    words = draft.passage.words
    index = draft.index
    if index < 2 or words[index - 1].tag != "preposition" or words[index - 1].stem not in _MANAGED:
        return None
    for position in range(index - 2, max(index - _FAR, -1), -1):
        word = words[position]
        if word.token.text in _STOPS or word.tag in ("complementizer", "relative"):
            return None
        if word.tag == "verb":
            return position if word.verb_class == "manage" else None
    return None


def _aim(draft: Draft) -> int | None:
    """بهدف اعتقال المطلوبين، في محاولة للفرار: the word that opens a phrase of what somebody acts for."""
    passage, cue = draft.passage, draft.factuality.cue
    if cue is None or not 0 <= draft.index - cue <= _AIM or passage.words[cue].tag not in _CARRYING:
        return None
    word, before = passage.words[cue], passage.words[cue - 1] if cue else None
    if word.stem not in passage.grammar["aims"] or word.article:
        return None
    free = before is not None and before.tag == "preposition" and not before.pronoun
    apart = word.preposition or free or word.token.bare.endswith(("ا", "ً")) or word.pronoun
    return cue - free if apart else None


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
        aimed_at = draft.factuality.label in ("planned", "possible") and other.type in _OF_OTHERS
        if other.roles.voice == "passive" or aimed_at:
            return []
        return [p for p in other.actors if _somebody(passage, p)]
    if form is None or form.voice == "passive":
        return []
    if passage.words[verb].pronoun and verb and passage.words[verb - 1].tag == "relative":
        # الوثائق التي ضبطتها خلال تفتيش المنزل: what is described is the object.
        carrier = replace(draft.candidate, kind="verb", index=verb, last=verb, after=verb + 1, verb=form)
        shell = replace(draft, candidate=carrier, targets=[], actors=[])
        return subject_of_chain(shell, [d for d in by_index.values() if d.index < verb], "actor")
    for phrases in subjects_at(passage, verb, before):
        people = participants(passage, list(phrases), "subject")
        behind = verb + 1 if phrases[0].start < verb else phrases[-1].end  # ارتكب النظام جريمة
        object_ = noun_phrase(passage, behind) if behind < before else None
        has_object = object_ is not None and not object_.preposition
        sure = form.voice == "active" or has_object or is_force(passage, phrases)
        if people and sure and all(_somebody(passage, p) for p in people):
            return people
    return []


def _somebody(passage: Passage, one: Participant) -> bool:
    """Whether a participant is people, or a body that acts as they do: النظام، الوزارة، أجهزة الأمن."""
    start, _ = passage.words_of(one.span)
    here = passage.span.start <= one.span.start < passage.span.end
    body = here and (start in passage.organisations or passage.words[start].stem in passage.grammar["acting"])
    return one.person or one.noun_class in HUMAN or one.noun_class == "group" or body
