"""A name while it is read, and what stands before it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

KNOWN = ("given", "foreign", "famous")


class Cue(IntEnum):
    """How strongly the words before a name announce it."""

    NONE = 0
    APART = 1
    SAYING = 2
    LEADING = 3
    TITLE = 4
    CALLED = 5


@dataclass(slots=True)
class Growing:
    """A name while it is read.

    `nisba`: it has what closes a name; `middle`: that was a given name with the article (الهادي).
    `announced`: a title or a verb before it says that a name may follow.
    """

    after: int
    words: int = 0
    known: int = 0
    weak: int = 0
    unknown: int = 0
    kunya: bool = False
    nisba: bool = False
    middle: bool = False
    foreign: bool = False
    tied: bool = False
    repeated: bool = False
    rare: bool = False
    titled: bool = False
    announced: bool = False
    first: int = 0
    skip: int = 0


def grow(growing: Growing, after: int) -> None:
    """Add one element, which ends before the token `after`."""
    growing.after = after
    growing.words += 1


def count(growing: Growing, sort: str) -> None:
    """Count a word of the lexicon by its sort; family names and famous ones close the name."""
    if sort in KNOWN:
        growing.known += 1
        growing.foreign = growing.foreign or sort == "foreign"
    else:
        growing.weak += 1
        growing.nisba = growing.nisba or sort == "family"
    growing.nisba = growing.nisba or sort == "famous"
