"""A part of the dead who died in an act of their own: قتل 18 شخصا، بينهم 15 قضوا في هجوم انتحاري."""

from __future__ import annotations

from collections.abc import Sequence

from rasid.events.counting import count_of, is_subset_phrase
from rasid.events.drafts import Draft
from rasid.events.figures import FoundFigure
from rasid.events.phrases import NounPhrase, span_of


def is_part(result: Draft) -> bool:
    """Whether a death is told by a verb right behind the number of those who are a part of others."""
    phrase = _counted(result)
    return phrase is not None and is_subset_phrase(result.passage, phrase)


def is_of_the_part(result: Draft, act: Draft, parts: Sequence[Draft]) -> bool:
    """Whether between a toll and an act a part of the dead is told to have died in that act."""
    return any(result.index < part.index < act.index for part in parts)


def count_part(part: Draft) -> None:
    """Give the death of a part its own number, which the act that they died in takes over. Works in place."""
    phrase, what = _counted(part), part.candidate.trigger.figure
    count = count_of(part.passage, [phrase]) if phrase is not None else None
    if phrase is None or count is None or not what:
        return
    span = span_of(part.passage, phrase)
    part.figures = [FoundFigure(what, count, span, span, part.index, sentence=part.passage.number)]


def _counted(result: Draft) -> NounPhrase | None:
    phrases = result.roles.filled.get("target", [])
    if not result.is_result or result.candidate.kind != "verb" or len(phrases) != 1:
        return None
    (phrase,) = phrases
    return phrase if phrase.number is not None and phrase.end == result.index else None
