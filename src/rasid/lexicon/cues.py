"""Words that decide factuality, and words that make a type more exact."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from rasid.folding import fold_word
from rasid.lexicon.tables import read_table

#: What weapon classes (weapons.tsv) make of a general act.
WEAPON_TYPES = {"explosive": "bombing", "aircraft": "airstrike", "artillery": "shelling"}


@dataclass(frozen=True, slots=True)
class Cues:
    """`factuality`: folded form to (class, scope); `types`: folded form to (its types, exact type)."""

    factuality: dict[str, tuple[str, str]]
    types: dict[str, tuple[frozenset[str], str]]


def load_cues(user: Path | None = None) -> Cues:
    """Read `cues.tsv` and `type_cues.tsv`. Raises LexiconError."""
    factuality = {
        fold_word(form): (row["class"], row["scope"])
        for row in read_table("cues.tsv", ("forms", "class", "scope", "example"), user)
        for form in row.words("forms")
    }
    types = {
        fold_word(form): (frozenset(row.words("from")), row["to"])
        for row in read_table("type_cues.tsv", ("cues", "from", "to", "example"), user)
        for form in row.words("cues")
    }
    return Cues(factuality, types)
