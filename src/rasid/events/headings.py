"""Lists under a heading: its place and day are those of every item («ريف إدلب:»)."""

from __future__ import annotations

from dataclasses import dataclass

from rasid.events.drafts import Draft
from rasid.events.list_items import item_place
from rasid.events.passage import Passage, Stretch
from rasid.events.spots import PlaceFound
from rasid.mentions.place_bare import BULLETS
from rasid.values.mention import TimeMention

_HEADING_WORDS = 8


@dataclass(frozen=True, slots=True)
class Heading:
    """What the line before a list says of all its items."""

    places: tuple[PlaceFound, ...] = ()
    time: Stretch[TimeMention] | None = None


def heading_of(passage: Passage, before: Heading) -> Heading:
    """The heading that rules a passage: a line of a place or day before a list («ريف إدلب:» and its bullets).

    A line that is no item of the list, nor a heading, ends it.
    """
    words = passage.words
    told = any(word.tag == "verb" for word in words)
    if words[-1].token.text == ":" and len(words) <= _HEADING_WORDS * (1 if told else 2):
        places = [
            PlaceFound(s.start, s.mention, s.mention.span, "inferred")
            for s in passage.named_places
            if s.mention.kind not in ("direction", "vague")
        ]
        time = next((t for _, t in sorted(passage.times.items()) if t.mention.interval is not None), None)
        if places or time is not None:
            return Heading(tuple(places), time or before.time)
    return before if words[0].token.text in BULLETS else Heading()


def label_of(passage: Passage, ruling: Heading) -> Heading:
    """The heading of one item of a list: the place with which it begins (• الميادين: ...), and the list's."""
    label = item_place(passage)
    if label is None:
        return ruling
    place = PlaceFound(label.start, label.mention, label.mention.span, "inferred")
    return Heading((place, *ruling.places), ruling.time)


def stand_under(drafts: list[Draft], heading: Heading) -> None:
    """Give claims of a list the place and the day of its heading, behind their own."""
    for draft in drafts:
        known = {place.mention.name for place in draft.places if place.mention is not None}
        draft.places += [p for p in heading.places if p.mention is not None and p.mention.name not in known]
        if draft.time is None and draft.factuality.label == "asserted":
            draft.time = heading.time
