"""What is said of whether an act happened: the label, and the grounds that go with it."""

from __future__ import annotations

from dataclasses import dataclass

from rasid.language.tagged_word import Word
from rasid.lexicon.cues import Cues


@dataclass(frozen=True, slots=True)
class Factuality:
    """The label and what it was derived from. `cue` is the index of the deciding word, or None.

    polarity: positive or negative; certainty: certain, possible; realisation: done, attempted,
    failed, intended, habitual.
    """

    label: str
    polarity: str
    certainty: str
    realisation: str
    cue: int | None
    rule: str


def made(label: str, cue: int | None, why: str) -> Factuality:
    """The factuality of a label, with the grounds that go with it."""
    polarity, certainty, realisation = {
        "possible": ("positive", "possible", "done"),
        "planned": ("positive", "certain", "intended"),
        "negated": ("negative", "certain", "failed"),
        "generic": ("positive", "certain", "habitual"),
        "asserted": ("positive", "certain", "done"),
    }[label]
    return Factuality(label, polarity, certainty, realisation, cue, f"factuality:{why}")


def cue_of(word: Word, cues: Cues) -> tuple[str, str]:
    """The class and scope of a word of cues.tsv, or two empty strings."""
    return cues.factuality.get(word.stem) or cues.factuality.get(word.token.folded) or ("", "")
