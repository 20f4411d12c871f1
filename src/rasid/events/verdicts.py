"""On whom a verdict is: قضت محكمة بإعدام سالم العلي، حكمت بسجن متهمين، قضت بالإعدام شنقا على قاتل."""

from __future__ import annotations

from rasid.events.drafts import Draft, Participant, participants
from rasid.events.noun_classes import HUMAN
from rasid.events.passage import Passage
from rasid.events.phrases import noun_phrase

_REACH = 8
_NEAR = 3
#: Before him who is sentenced, behind the sentence.
_ON = frozenset(("علي", "ضد", "بحق", "حق"))


def complete_verdicts(passage: Passage, drafts: list[Draft]) -> None:
    """Give verdicts that name nobody whom the sentence in them names. Works in place."""
    for draft in drafts:
        if draft.type != "trial" or draft.targets:
            continue
        if draft.candidate.kind == "noun" and passage.words[draft.index].stem.startswith("حكم"):
            draft.targets = _in_the_case_of(passage, draft)
        elif draft.candidate.kind == "verb":
            draft.targets = _sentenced(passage, draft) or _in_the_case_of(passage, draft)


def _sentenced(passage: Passage, draft: Draft) -> list[Participant]:
    words = passage.words
    for index in range(draft.index + 1, min(draft.index + 1 + _REACH, len(words))):
        word = words[index]
        if word.tag in ("verb", "complementizer", "relative") or word.token.text in ".؛:،":
            return []
        if word.preposition != "ب" or word.stem not in passage.grammar["sentences"]:
            continue
        if not word.article:
            return _people(passage, index + 1)
        return _on_whom(passage, index + 1)
    return []


def _in_the_case_of(passage: Passage, draft: Draft) -> list[Participant]:
    """أصدرت المحكمة حكما في قضية سالم العلي: whose case it is, where the case is that of a person."""
    words = passage.words
    for index in range(draft.candidate.after, min(draft.candidate.after + _NEAR, len(words) - 1)):
        if words[index].stem == "قضيه" and not words[index].article:
            return _people(passage, index + 1)
        if words[index].tag in ("verb", "complementizer", "relative"):
            return []
    return []


def _on_whom(passage: Passage, start: int) -> list[Participant]:
    """Behind بالإعدام or بالسجن, with what says how and for how long: on whom."""
    words = passage.words
    for index in range(start, min(start + _REACH, len(words))):
        word = words[index]
        how = index == start and word.token.bare.endswith("ا")  # شنقا, which looks like a verb in the dual
        if not how and (word.tag in ("verb", "complementizer", "relative") or word.token.text in ".؛:"):
            return []
        if word.stem in _ON and (word.tag == "preposition" or word.preposition == "ب" or word.stem == "حق"):
            return _people(passage, index + 1)
    return []


def _people(passage: Passage, index: int) -> list[Participant]:
    phrase = noun_phrase(passage, index)
    if phrase is None or phrase.preposition:
        return []
    human = phrase.person is not None or passage.words[phrase.head].noun_class in HUMAN
    return participants(passage, [phrase], "whom the sentence is on") if human else []
