"""Which written words are ordinary words or places, and so no personal names."""

from __future__ import annotations

from collections.abc import Callable

from rasid.language.morphology import WordSummary
from rasid.language.words import divisions
from rasid.mentions.view import IsCommon


def common_words(summary: Callable[[str], WordSummary], is_place: Callable[[str], bool]) -> IsCommon:
    """Make the test that `find_people` asks of words that the lexicon of names lacks.

    `summary` is the morphology's; `is_place` says of a folded name that the gazetteer has it. A word
    that the morphology reads, and not as a proper name, is ordinary; so is one with a clitic before a place.
    """

    def is_common(bare: str) -> bool:
        read = summary(bare)
        if read.is_known and not read.can_be_proper:
            return True
        for division in divisions(bare):
            if division.pronoun:
                continue
            stem = "ال" + division.stem if division.article else division.stem
            if is_place(stem):
                return True
        return False

    return is_common
