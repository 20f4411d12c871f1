"""Which written words are ordinary words or places, and so no personal names."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from rasid.language.words import divisions
from rasid.mentions.view import IsCommon


class Summary(Protocol):
    """What the morphology says of a word, as far as it is needed here."""

    @property
    def is_known(self) -> bool:
        """Whether the word has a reading."""

    @property
    def root(self) -> str:
        """The root of its most frequent reading, empty for a proper name."""


def common_words(summary: Callable[[str], Summary], is_place: Callable[[str], bool]) -> IsCommon:
    """Make the test that `find_people` asks of words that the lexicon of names lacks.

    `summary` is the morphology's; `is_place` says of a folded name that the gazetteer has it. A word
    that the morphology reads by a root is ordinary; so is a place, and one with a clitic before it.
    """

    def is_common(bare: str) -> bool:
        for written in _spellings(bare):
            read = summary(written)
            if read.is_known and read.root:
                return True
        for division in divisions(bare):
            if division.pronoun:
                continue
            stem = "ال" + division.stem if division.article else division.stem
            if is_place(stem):
                return True
        return False

    return is_common


def _spellings(bare: str) -> tuple[str, ...]:
    """The word, and with the hamza that the press often leaves off or adds at its beginning."""
    if len(bare) < 4:
        return (bare,)
    if "إ" in bare[:3]:
        return bare, bare.replace("إ", "ا", 1)
    start = 2 if bare.startswith("ال") else 0
    if bare[start : start + 1] == "ا":
        return bare, f"{bare[:start]}أ{bare[start + 1 :]}", f"{bare[:start]}إ{bare[start + 1 :]}"
    if bare[1] == "ا" and bare[0] in "لب" and len(bare) > 5:
        return bare, f"{bare[0]}إ{bare[2:]}"
    return (bare,)
