"""The order of places told together: the most specific first, what lies in another before it."""

from __future__ import annotations

from itertools import pairwise

from rasid.events.drafts import TOWN_WORDS
from rasid.events.locative import (
    is_side_of_town,
)
from rasid.events.passage import Passage
from rasid.events.spots import (
    PlaceFound,
)

#: Between a place and the one that contains it: في، وسط، مدينة.
_WITHIN = frozenset(["في", "وسط", "ضمن", "داخل"])


def is_vague(spot: PlaceFound) -> bool:
    """Whether a place is told by a common noun alone: المدينة، الحدود."""
    return spot.mention is not None and spot.mention.kind == "vague"


def in_order(passage: Passage, spots: list[PlaceFound]) -> list[PlaceFound]:
    """Most specific first: in the order of the text, wider areas behind, countries last.

    A direction (جنوب صنعاء) stays where nothing more specific is named than the place that it is a side of.
    """
    specific = [s for s in spots if s.mention is None or s.mention.kind not in ("direction", "country")]
    kept = [
        s for s in spots
        if s.mention is None
        or s.mention.kind != "direction"
        or (
            all(s.span.covers(other.span) or _stands_apart(other, s) for other in specific)
            and passage.words[s.index].stem not in ("وسط", "وسطي")
        )
    ]  # fmt: skip
    widths = {spot.index: _width(passage, spot) for spot in kept}
    if specific:
        first = 0 if any(s.mention is None for s in specific) else -1
        widths |= {s.index: first for s in kept if s.mention is not None and s.mention.kind == "direction"}
        widths |= {s.index: -1 for s in kept if is_vague(s) and is_side_of_town(passage, s, specific)}
    widths |= {s.index: -1 for s in kept if passage.words[s.index].tag == "determiner"}  # أحد شوارع تعز
    told = sorted(kept, key=lambda spot: spot.index)
    for inner, outer in reversed(list(pairwise(told))):
        if not lies_in(passage, inner, outer):
            continue
        if widths[inner.index] in (2, 3):
            widths[inner.index] = min(widths[inner.index], widths[outer.index])
        if kept.index(inner) > kept.index(outer):
            kept.remove(inner)
            kept.insert(kept.index(outer), inner)
    return sorted(kept, key=lambda spot: widths[spot.index])


def _stands_apart(phrase: PlaceFound, side: PlaceFound) -> bool:
    """Whether a building without a name is told beside the side of a place: مواقعهم في شمال العراق."""
    return phrase.mention is None and not phrase.span.covers(side.span)


def lies_in(passage: Passage, spot: PlaceFound, other: PlaceFound) -> bool:
    """Whether the place right behind a common noun is what that lies in: سوق شعبي في حي كذا، منازلهم بكذا."""
    facility = spot.mention is not None and spot.mention.kind == "facility"
    if facility and spot.span != other.span and spot.span.covers(other.span):
        return True  # فندق قصر البلدة
    end = passage.words_of(spot.span)[1]
    between = passage.words[end : other.index]
    if passage.words[end - 1].stem in passage.grammar["facing"]:
        return False  # المنطقة المحيطة بالمدينة
    if not between:
        return passage.words[other.index].preposition in ("ب", "ل")
    return all(word.stem in _WITHIN or word.stem in TOWN_WORDS for word in between)


def tells_no_place(passage: Passage, spot: PlaceFound) -> bool:
    """Whether a place stands for one that is named elsewhere: المدينة، المواقع، قراهم."""
    if spot.mention is not None:
        start, end = passage.words_of(spot.span)
        return spot.mention.kind == "vague" and (end - start == 1 or _width(passage, spot) > 0)
    return _width(passage, spot) in (2, 3)


def _width(passage: Passage, spot: PlaceFound) -> int:
    """How wide a place is told: 0 a site or town, 1 a province, then vague ones, parts, and countries."""
    start, end = passage.words_of(spot.span)
    head = passage.words[start]
    vague = head.stem in passage.grammar["vague-places"]
    if vague and (end - start == 1 or (spot.mention is None and not passage.words[end - 1].article)):
        return 3
    if spot.mention is None:
        return 0
    kind = spot.mention.kind
    if kind == "vague":
        return 0 if head.noun_class == "building" else 3 if vague else 2
    return {"direction": 3, "country": 4, "continent": 5, "admin1": 1}.get(kind, 0)
