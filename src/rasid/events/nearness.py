"""How near a place or time stands to an act, and where a place opens a clause of its own."""

from __future__ import annotations

from rasid.events.clauses import clause_start
from rasid.events.passage import Passage

#: Words between وفي and the name: وفي مدينة كذا.
_TITLED = 2


def distance(passage: Passage, trigger: int, place: int) -> int:
    """How far a place or time stands from a trigger: words between, boundaries counting more."""
    low, high = min(trigger, place), max(trigger, place)
    cost = high - low
    for word in passage.words[low + 1 : high]:
        if word.token.text in "،,":
            cost += 0 if word.index - 1 in passage.times else 4
        elif word.token.text in "؛.":
            cost += 30
        elif word.tag in ("subordinator",):
            cost += 12
        elif word.tag == "complementizer":
            cost += 8
        elif word.tag == "verb":
            cost += 20 if word.verb_class == "say" else 5
    if place < trigger:
        cost += 3
        if passage.words[trigger].tag == "verb" and passage.words[trigger].conjunction:
            cost += 15
        if clause_start(passage, trigger) > place:
            cost += 2
    return cost


def sets_scene(passage: Passage, index: int) -> bool:
    """Whether a place opens a clause of its own: قتل جندي في عدن، وفي لحج أصيب اثنان."""
    words = passage.words
    at = index - 1
    while at > 0 and words[at].tag == "noun" and index - at <= _TITLED:
        at -= 1  # وفي مدينة كذا
    stretch = passage.places.get(index)
    if at < 0 or stretch is None or words[at].stem != "في" or words[at].conjunction != "و":
        return False
    end = stretch.end
    while end < len(words) and (end in passage.times or words[end].token.text in "،,"):
        end += 1
    return end < len(words) and words[end].tag == "verb" and not words[end].conjunction
