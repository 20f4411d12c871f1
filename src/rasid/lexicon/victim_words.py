"""Words by which reports describe who was harmed, `victim_words.tsv`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from rasid.folding import fold_word
from rasid.lexicon.tables import read_table

VICTIM_COLUMNS = ("sort", "forms", "sex", "basis", "age", "standing", "value", "example")
_NONE = "-"


@dataclass(frozen=True, slots=True)
class VictimWord:
    """What a word says of somebody; "" where it says nothing. `value` as the table's column, "" for none."""

    sort: str
    sex: str
    basis: str
    age: str
    standing: str
    value: str


@dataclass(frozen=True, slots=True)
class VictimWords:
    """The words by sort, then by folded form without clitics."""

    by_form: Mapping[str, Mapping[str, VictimWord]]


def load_victim_words(user: Path | None = None) -> VictimWords:
    """Read the built-in table and the user's after it. Raises LexiconError."""
    by_form: dict[str, dict[str, VictimWord]] = {}
    for row in read_table("victim_words.tsv", VICTIM_COLUMNS, user):
        cells = (row["sex"], row["basis"], row["age"], row["standing"], row["value"])
        word = VictimWord(row["sort"], *("" if cell == _NONE else cell for cell in cells))
        for form in row.words("forms"):
            by_form.setdefault(row["sort"], {})[fold_word(form)] = word
    return VictimWords(by_form)
