"""The country of places that have none of their own: that of what the report speaks of around them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from rasid.events.drafts import Draft
from rasid.events.passage import Passage
from rasid.events.spots import PlaceFound, free_places

#: Whose forces are heard of in other countries: an adjective of theirs tells least where something was.
_ABROAD = frozenset(("US", "GB", "FR", "RU", "IL"))
#: What a country sends there.
_SENT = frozenset(("soldier", "fighter", "group", "aircraft", "weapon", "vehicle"))


def settle_countries(drafts: list[Draft], passages: Sequence[Passage]) -> list[Draft]:
    """Give the places of each draft that have no country that of the report around them.

    It is that of the places beside them, in their sentence or told before; else the one whose
    adjectives and organisations are met with in the sentence, in those before, in those behind.
    """
    for draft in drafts:
        if any(_country_of(place) is None for place in draft.places):
            country = _country_around(draft, passages)
            draft.places = [
                place if _country_of(place) or country is None else replace(place, country=country)
                for place in draft.places
            ]
    return drafts


def _country_of(place: PlaceFound) -> str | None:
    return (place.mention.country if place.mention is not None else None) or place.country


def _country_around(draft: Draft, passages: Sequence[Passage]) -> str | None:
    number = draft.passage.number
    before = [p for p in reversed(passages) if p.number < number]
    behind = [p for p in passages if p.number > number]
    beside = next((code for place in draft.places if (code := _country_of(place))), None)
    if beside is not None:
        return beside
    for passage in (draft.passage, *before, *behind):
        named = _happened_in(passage) or _spoken_of(passage) or _named_in(passage)
        if named is not None:
            return named
    return None


def _happened_in(passage: Passage) -> str | None:
    """The country of the first place of a passage that is not only that of somebody's office or body."""
    return next((s.mention.country for s in free_places(passage) if s.mention.country), None)


def _named_in(passage: Passage) -> str | None:
    """The country of the first place of a passage that has one."""
    return next((s.mention.country for s in passage.named_places if s.mention.country), None)


def _spoken_of(passage: Passage) -> str | None:
    """The country that most adjectives and organisations of a passage are of, the first of several.

    Forces abroad (القوات الأميركية) tell nothing, other adjectives of their countries only where no other is.
    """
    told = Counter(passage.homes.values())
    for index, code in sorted(passage.nationals.items()):
        if code not in _ABROAD or passage.words[index - 1].noun_class not in _SENT:
            told[code] += 1
    ranked = sorted(told, key=lambda code: (code in _ABROAD, -told[code]))
    return ranked[0] if ranked else None
