"""A toll that stands for the event: خمسة قتلى وعشرون جريحا في حلب, without a verb or a word for the act."""

from __future__ import annotations

from rasid.events.candidates import Candidate
from rasid.events.passage import Passage
from rasid.lexicon.triggers import Triggers

#: Words before the first of the dead: a count, its quantifier, an opening mark.
_REACH = 4


def bare_toll(passage: Passage, triggers: Triggers) -> tuple[Candidate, ...]:
    """The dead with whom a sentence without any verb begins, as the word of a killing."""
    words = passage.words
    if any(word.tag == "verb" for word in words):
        return ()
    for index, word in enumerate(words[:_REACH]):
        if word.tag == "noun" and word.noun_class == "dead":
            told = _is_counted(passage, index) or _has_injured(passage, index)
            return () if word.article or word.preposition or not told else _killing(index, triggers)
        if index not in passage.numbers and word.tag not in ("determiner", "punct"):
            return ()
    return ()


def _killing(index: int, triggers: Triggers) -> tuple[Candidate, ...]:
    """A word of the dead as one that tells a killing, read like سقوط قتلى."""
    rules = ("figures:a toll without a verb",)
    return tuple(
        Candidate(trigger, trigger.type, "noun", index, index, index + 1, None, form, rules)
        for trigger, form in triggers.nouns.get("سقوط", ())
        if trigger.type == "killing"
    )[:1]


def _is_counted(passage: Passage, index: int) -> bool:
    return index in passage.numbers or index - 1 in passage.numbers


def _has_injured(passage: Passage, index: int) -> bool:
    """قتلى وجرحى: the two words for the harmed side by side."""
    behind = passage.words[index + 1] if index + 1 < len(passage.words) else None
    return behind is not None and bool(behind.conjunction) and behind.noun_class == "injured"
