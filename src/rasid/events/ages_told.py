"""How old somebody is, told right behind him: رجل عمره ستون عاما. It is no part of who he is."""

from __future__ import annotations

from rasid.events.passage import Passage

#: Words between the word for an age and its number: عمره نحو ستين عاما، أعمارهم بين 15 و20 عاما.
_REACH = 4


def past_age(passage: Passage, index: int) -> int:
    """The index behind the age that begins at word `index`, else `index`."""
    words = passage.words
    if index >= len(words) or words[index].token.folded not in passage.grammar["ages"]:
        return index
    end = index
    for position in range(index + 1, min(index + 1 + _REACH, len(words))):
        told = passage.times.get(position) or passage.numbers.get(position)
        if told is not None:
            end = max(end, told.end)
        elif position >= end and (end > index or words[position].tag in ("verb", "punct")):
            break
    if end == index:
        return index
    while end < len(words) and (end in passage.numbers or words[end].noun_class == "time"):
        end += 1
    return end
