"""How names are usually spelled in Latin letters, and which are so frequent that they tell little."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from rasid.lexicon.tables import read_table
from rasid.romanising import spelling_key

LATIN_COLUMNS = ("sort", "form", "latin", "bearers")


@dataclass(frozen=True, slots=True)
class LatinNames:
    """The table of names.

    `spellings`: usual spellings by `romanising.spelling_key` of the form, best first, as
    `romanising.romanise` takes them. `frequent`: the forms that many bear; `given`: those
    of given names; `listed`: all forms of one name;
    `people`: full names that tell by themselves who is meant; as written.
    """

    spellings: dict[str, tuple[str, ...]]
    frequent: frozenset[str]
    given: frozenset[str]
    listed: frozenset[str]
    people: frozenset[str]


def load_latin_names(user: Path | None = None) -> LatinNames:
    """Read `latin_names.tsv`, the user's rows before the built-in ones. Raises LexiconError."""
    rows = read_table("latin_names.tsv", LATIN_COLUMNS, user)
    spellings: dict[str, tuple[str, ...]] = {}
    for row in rows:
        spellings[spelling_key(row["form"])] = row.words("latin")
    return LatinNames(
        spellings,
        frozenset(row["form"] for row in rows if row["bearers"] == "many"),
        frozenset(row["form"] for row in rows if row["sort"] == "given"),
        frozenset(row["form"] for row in rows if row["sort"] != "person"),
        frozenset(row["form"] for row in rows if row["sort"] == "person"),
    )
