"""The tables that a lexicon may hold: their columns, and what their cells are checked for.

Every stage reads its own tables. What all of them have in common stands here, so that one check covers
tables that later stages read, which the lexicon may not import.
"""

from __future__ import annotations

from dataclasses import dataclass

from rasid.lexicon.grammar import GRAMMAR_COLUMNS
from rasid.lexicon.latin_names import LATIN_COLUMNS
from rasid.lexicon.triggers import LIGHT_COLUMNS, LIST_COLUMNS, PHRASE_COLUMNS, TRIGGER_COLUMNS

_SORTED_FORMS = ("sort", "forms", "example")
_CLASSED_FORM = ("form", "class", "example")


@dataclass(frozen=True, slots=True)
class Table:
    """One table. Columns in its header's order; the other fields name columns.

    `forms`: its words, separated by `|`. `within`: a form stands once among the rows that have the same
    values in these columns. `codes`: a closed set of values, those that the built-in table has. `numbers`:
    whole numbers. `types`: types of the codebook. `id`: unique; `joins`: a user's row may take a built-in id
    to add forms to it. `written`: matched as written, so that spellings which fold alike are different
    forms. `first`: only the first form of a cell is a form of its own, the others are its plurals.
    """

    columns: tuple[str, ...]
    forms: str
    within: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    id: str = ""
    joins: bool = False
    written: bool = False
    first: bool = False


TABLES: dict[str, Table] = {
    "cues.tsv": Table(
        ("forms", "class", "scope", "example"), "forms", within=("class", "scope"), codes=("class", "scope")
    ),
    "function_words.tsv": Table(("forms", "class", "example"), "forms", within=("class",), codes=("class",)),
    "given_names.tsv": Table(_SORTED_FORMS, "forms", within=("sort",), codes=("sort",)),
    "governors.tsv": Table(
        ("perfect", "imperfect", "nouns", "class", "takes", "noun_takes", "example"),
        "perfect",
        within=("class", "takes"),
        codes=("class",),
    ),
    "grammar_words.tsv": Table(GRAMMAR_COLUMNS, "forms", within=("name",), codes=("name",)),
    "latin_names.tsv": Table(LATIN_COLUMNS, "form", codes=("sort", "bearers")),
    "light_verbs.tsv": Table(LIGHT_COLUMNS, "perfect", within=("imperfect", "slot", "frame"), id="id"),
    "months.tsv": Table(
        ("form", "calendar", "month", "strength", "example"),
        "form",
        within=("calendar", "month"),
        codes=("calendar", "strength"),
        numbers=("month",),
    ),
    "name_parts.tsv": Table(_SORTED_FORMS, "forms", within=("sort",), codes=("sort",), written=True),
    "nouns.tsv": Table(_CLASSED_FORM, "form", within=("class",), codes=("class",), first=True),
    "number_words.tsv": Table(
        ("form", "value", "role", "example"),
        "form",
        within=("role",),
        codes=("role",),
        numbers=("value",),
    ),
    "office_words.tsv": Table(_SORTED_FORMS, "forms", within=("sort",), codes=("sort",)),
    "organisation_words.tsv": Table(_SORTED_FORMS, "forms", within=("sort",), codes=("sort",)),
    "organisations.tsv": Table(
        ("id", "forms", "name_en", "country", "kind", "parent", "from", "to", "source", "example"),
        "forms",
        codes=("kind",),
        id="id",
        joins=True,
    ),
    "people_nouns.tsv": Table(
        ("singular", "dual_plural", "class", "example"), "singular", within=("class",), codes=("class",)
    ),
    "phrases.tsv": Table(PHRASE_COLUMNS, "pattern", within=("type",), id="id"),
    "place_words.tsv": Table(
        ("form", "class", "kind", "span", "resolve", "example"), "form", within=("class",), codes=("class",)
    ),
    "quantifiers.tsv": Table(
        ("form", "place", "sense", "example"), "form", within=("place", "sense"), codes=("place", "sense")
    ),
    "time_words.tsv": Table(
        ("form", "role", "value", "example"),
        "form",
        within=("role",),
        codes=("role",),
        numbers=("value",),
    ),
    "titles.tsv": Table(_SORTED_FORMS, "forms", within=("sort",), codes=("sort",)),
    "triggers.tsv": Table(TRIGGER_COLUMNS, "perfect", within=("type", "need"), id="id"),
    "type_cues.tsv": Table(("cues", "from", "to", "example"), "cues", within=("from",), types=("from", "to")),
    "type_kinship.tsv": Table(
        ("type", "kin", "how", "example"), "type", within=("kin",), codes=("how",), types=("type", "kin")
    ),
    "verbs.tsv": Table(
        ("perfect", "imperfect", "passive", "class", "example"), "perfect", within=("imperfect", "class")
    ),
    "victim_words.tsv": Table(
        ("sort", "forms", "sex", "basis", "age", "standing", "value", "example"),
        "forms",
        within=("sort",),
        codes=("sort", "sex", "basis", "age", "standing"),
    ),
    "weapons.tsv": Table(_CLASSED_FORM, "form", within=("class",), codes=("class",)),
    "word_lists.tsv": Table(LIST_COLUMNS, "forms", within=("name",)),
}

#: What else a user's folder may hold: event types, and what the gazetteer reads.
OTHER_FILES = ("gazetteer.sqlite", "places.csv", "places.tsv", "types.toml")
