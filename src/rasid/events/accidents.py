"""Harm that nobody did: deaths and flights that a fire, a wreck or a quake caused, across a report.

An accident is told once, and what it cost in the sentences behind it (وأسفر الحادث عن مقتل); where a report
tells an act of force close by, that act may be what caused it (أسقطوا مروحية وقتل طاقمها), and nothing is
left out.
"""

from __future__ import annotations

from collections.abc import Sequence

from rasid.events.drafts import Draft
from rasid.events.passage import Passage
from rasid.folding import fold_word, without_article

#: How many sentences behind an accident its harm may still be told.
_REACH = 2
_FORCE = frozenset(
    ("clash", "attack", "airstrike", "shelling", "bombing", "execution", "abduction", "torture",
     "sexual_violence", "destruction", "raid", "riot", "protest", "siege")
)  # fmt: skip
_NEAR = 3


def without_accidents(drafts: list[Draft], passages: Sequence[Passage]) -> list[Draft]:
    """The drafts of a report without the harm of its accidents."""
    told = [passage.number for passage in passages if _tells_accident(passage)]
    if not told:
        return drafts
    drafts = [draft for draft in drafts if not _bursts_again(draft, passages)]
    forced = {draft.passage.number for draft in drafts if _is_force(draft)}
    return [draft for draft in drafts if not _is_accidental(draft, told, forced)]


def _is_accidental(draft: Draft, told: list[int], forced: set[int]) -> bool:
    at = draft.passage.number
    if not any(0 <= at - one <= _REACH for one in told):
        return False
    if _strikes(draft) or _collides(draft) or (at in told and _puts_out(draft)) or _bursts(draft):
        return True
    if any(abs(at - one) <= _REACH for one in forced) or draft.actors:
        return False
    return _is_harm(draft) or draft.type == "displacement"


def _is_harm(draft: Draft) -> bool:
    """Whether a draft tells a death or an injury, and no act."""
    trigger = draft.candidate.trigger
    counted = trigger.figure in ("killed", "injured") and "act" not in trigger.flags
    return draft.is_result or (draft.type in ("killing", "attack") and counted)


def _is_force(draft: Draft) -> bool:
    if draft.type not in _FORCE or draft.factuality.label == "negated":
        return False
    return not (_is_harm(draft) or _strikes(draft) or _collides(draft) or _bursts(draft))


def _puts_out(draft: Draft) -> bool:
    """للسيطرة على الحريق، للسيطرة عليه: no land is taken."""
    words = draft.passage.words
    after = words[draft.candidate.after : draft.candidate.after + 2]
    if draft.type != "capture" or "سيطر" not in words[draft.index].stem or not after:
        return False
    fire = len(after) > 1 and after[1].stem in draft.passage.grammar["accidents"]
    return after[0].token.folded in ("عليه", "عليها") or (after[0].stem == "علي" and fire)


def _strikes(draft: Draft) -> bool:
    """الزلزال الذي ضرب المدينة، ضرب إعصار الساحل: a force of nature as the subject."""
    words = draft.passage.words
    if draft.candidate.kind != "verb" or not draft.passage.begins(words[draft.index].stem, "ravaging"):
        return False
    near = words[max(0, draft.index - _NEAR) : draft.index + _NEAR]
    return any(word.stem in draft.passage.grammar["accidents"] for word in near)


def _collides(draft: Draft) -> bool:
    """اصطدمت طائرة بجبل: a wreck, and no two sides."""
    words = draft.passage.words
    if draft.type != "clash" or "صطد" not in words[draft.index].stem:
        return False
    sides = [without_article(fold_word(one.text(draft.passage.text))) for one in draft.actors]
    near = [word.stem for word in words[draft.index + 1 : draft.index + _NEAR]]
    return any(draft.passage.begins(one, "wrecked") for one in (*sides, *near))


def _bursts(draft: Draft) -> bool:
    """انفجار صهريج لنقل المحروقات: what burns by itself, with nobody and nothing of war beside it."""
    return draft.type == "bombing" and _is_burst(draft.passage, draft.index) and not draft.actors


def _bursts_again(draft: Draft, passages: Sequence[Passage]) -> bool:
    """قبل أن تنفجر: the burst of a tanker that was told a little before, with nothing of war beside it."""
    words, index = draft.passage.words, draft.index
    if draft.type != "bombing" or draft.actors or "نفجر" not in words[index].stem:
        return False
    near = [p for p in passages if 0 <= draft.passage.number - p.number <= _REACH]
    told = any(_is_burst(p, i) for p in near for i in range(len(p.words)))
    return told and not _is_armed(draft.passage, index)


def _is_armed(passage: Passage, index: int) -> bool:
    near = passage.words[max(0, index - _NEAR) : index + 2 * _NEAR]
    return any(w.noun_class in ("weapon", "fighter") or passage.begins(w.stem, "caused") for w in near)


def _is_burst(passage: Passage, index: int) -> bool:
    words = passage.words
    if "نفجر" not in words[index].stem and "انفجار" not in words[index].stem:
        return False
    for word in words[index + 1 : index + 2 * _NEAR]:
        if word.tag == "verb" or (word.tag == "preposition" and word.stem not in ("ل", "ب")):
            return False  # انفجار قرب محطة للوقود
        if word.stem in passage.grammar["fuels"]:
            return not _is_armed(passage, index)
    return False


def _tells_accident(passage: Passage) -> bool:
    return any(_is_accident(passage, index) for index in range(len(passage.words)))


def _is_accident(passage: Passage, index: int) -> bool:
    """Whether a word tells an accident: by itself (حريق), or of what is wrecked (تحطم طائرة)."""
    words = passage.words
    stem = words[index].stem
    after = words[index + 1].stem if index + 1 < len(words) else ""
    if index in passage.places or index in passage.organisations or index in passage.people:
        return False
    if stem in passage.grammar["accidents"]:
        beside = words[max(0, index - _NEAR) : index + _NEAR]
        return after != "حزم" and not any(passage.begins(word.stem, "arson") for word in beside)
    if _is_burst(passage, index):
        return True
    if stem in ("حادث", "حوادث"):
        return after in passage.grammar["mishaps"]
    near = [word.stem for word in words[max(0, index - _NEAR) : index + _NEAR]]
    wrecked = any(passage.begins(one, "wrecked") for one in near)
    if passage.begins(stem, "wrecks"):
        return wrecked
    if stem in passage.grammar["plunges"] and passage.begins(after, "wrecked"):
        return not words[min(index + 2, len(words) - 1)].stem.startswith("مسير")
    falls = passage.begins(stem, "cave-ins")
    return falls and (wrecked or any(passage.begins(one, "collapsing") for one in near))
