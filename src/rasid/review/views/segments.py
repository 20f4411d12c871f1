"""A text cut where any of its spans begins or ends, so that spans may lie in or across one another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rasid.resolve.veil import Mask
from rasid.values.claim import Phrase, Place


@dataclass(frozen=True, slots=True)
class Mark:
    """A span of the text, half-open in code points, and the value that rests on it."""

    start: int
    end: int
    value: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text at an offset, and the values that rest on all of it, in the order of their marks.

    A `masked` one shows a pseudonym, or nothing, in the place of its words.
    """

    at: int
    text: str
    values: tuple[str, ...]
    masked: bool = False


def mark_of(phrase: Phrase | Place, value: str) -> Mark:
    """The mark of a phrase."""
    return Mark(phrase.at, phrase.at + len(phrase.text), value)


def segments(text: str, marks: Iterable[Mark], masks: Sequence[Mask] = ()) -> tuple[Segment, ...]:
    """Cut a text at the ends of its marks and masks; together the segments are the text.

    Marks beyond the text are cut off, empty ones left out. The first segment of a mask shows the pseudonym.
    """
    sound = [
        Mark(max(mark.start, 0), min(mark.end, len(text)), mark.value)
        for mark in marks
        if max(mark.start, 0) < min(mark.end, len(text))
    ]
    opening: dict[int, list[int]] = {}
    closing: dict[int, list[int]] = {}
    for number, mark in enumerate(sound):
        opening.setdefault(mark.start, []).append(number)
        closing.setdefault(mark.end, []).append(number)
    instead = {mask.span.start: mask for mask in masks}
    masked_until = 0
    ends = (end for mask in masks for end in (mask.span.start, mask.span.end))
    cuts = sorted({0, len(text), *opening, *closing, *ends})
    standing: dict[int, None] = {}
    made: list[Segment] = []
    for start, end in pairwise(cuts):
        for number in closing.get(start, ()):
            del standing[number]
        standing.update(dict.fromkeys(opening.get(start, ())))
        values = tuple(dict.fromkeys(sound[number].value for number in sorted(standing)))
        mask = instead.get(start)
        if mask is not None:
            masked_until = mask.span.end
            made.append(Segment(start, mask.instead, values, masked=True))
        elif start < masked_until:
            made.append(Segment(start, "", values, masked=True))
        else:
            made.append(Segment(start, text[start:end], values))
    return tuple(made)
