"""Makes docs/reference/lexicons.md from the tables themselves: their comments, columns and closed sets."""

# ruff: noqa: E501 (the page is prose of its own width)

from __future__ import annotations

import re

from rasid.lexicon.known_tables import TABLES, Table
from rasid.lexicon.tables import built_in_files, parse_table
from rasid.lexicon.trigger_cells import FIGURES, ROLES, SLOTS

#: The tables by what they are for, in the order of the page.
GROUPS: dict[str, tuple[str, ...]] = {
    "Events": (
        "triggers.tsv",
        "phrases.tsv",
        "word_lists.tsv",
        "light_verbs.tsv",
        "type_cues.tsv",
        "type_kinship.tsv",
        "cues.tsv",
        "governors.tsv",
        "weapons.tsv",
    ),
    "Common words": (
        "function_words.tsv",
        "grammar_words.tsv",
        "verbs.tsv",
        "nouns.tsv",
        "people_nouns.tsv",
        "victim_words.tsv",
    ),
    "People and organisations": (
        "given_names.tsv",
        "name_parts.tsv",
        "latin_names.tsv",
        "titles.tsv",
        "office_words.tsv",
        "organisations.tsv",
        "organisation_words.tsv",
    ),
    "Places": ("place_words.tsv",),
    "Times and numbers": ("time_words.tsv", "months.tsv", "number_words.tsv", "quantifiers.tsv"),
}

_INTRO = """# Lexicons

The words that Rasid reads by stand in tables under `src/rasid/data/lexicon`, the event types in
`src/rasid/data/codebook/types.toml`. A folder given with `--lexicon DIR` may hold files of the same names; its entries
are added to the built-in ones. `rasid lexicon check DIR` names file and line of every fault in it.

## What all tables have in common

- UTF-8 without a byte order mark; lines that begin with `#` are notes; the first other line is the header, with exactly
  the columns named here, in this order; then one entry a line. Cells are separated by one tab each.
- Alternates in a cell are separated by `|`.
- Every entry has an `example`: a short sentence that uses it. `source` says where an entry was learnt; `own` is the
  editors' knowledge of press Arabic.
- Arabic is in NFC, without tatweel, presentation forms and invisible marks. Words are written without vowels, with hamza
  as it is spelled; matching folds hamza on alef, ة and ى, and drops vowels, so that a spelling which folds like another
  is not listed again.
- Verbs are given as third person masculine singular, perfect and imperfect (قتل, يقتل); nouns as singular, then plurals.
  The other forms are made by rule, and clitics (و ف ب ل ك ال س, pronouns) are taken off the word of the text.
- No form stands twice under one code. An `id` is that of one entry; a user's row in `organisations.tsv` may repeat a
  built-in id to give the organisation further names.

"""

_FRAMES = """## Frames

A frame says which slot of a trigger holds which participant: `S=actor O=target على=place`, parts separated by blanks.

- Slots: `S` subject and `O` object of the active verb, `G` genitive of the noun, or a preposition:
  {slots}.
- Roles: {roles}. `party` is the other
  side of something mutual, and an actor too; `content` is what is said or demanded.
- `G=auto`, for nouns alone: the genitive is the actor or the target, by whether it can act.
- Figures, what the number beside the participant counts: {figures}.
- A passive verb needs no frame of its own: its subject takes the role of the object, and the actor
  comes after على يد, من قبل and the like.

"""

_TYPES = """## Event types

`types.toml` holds one `[[type]]` for each event type. The built-in ones are listed in the [codebook](codebook.md).

| key | meaning |
|---|---|
| `code` | the name that records use; a built-in code gives that type another definition |
| `family` | violence, coercion, control, organisation, civic, diplomacy, other, or a family of your own |
| `label_en`, `label_ar` | what people read |
| `definition` | when it is coded |
| `not` | what is coded otherwise |
| `definition_ar`, `not_ar` | the same in Arabic; without them the Arabic pages show the others |
| `plover`, `cameo`, `acled`, `ucdp` | what it becomes in other codebooks; may be left out |

A type is found only where a row of `triggers.tsv` or `phrases.tsv` names it.

"""

_PLACES = """## Your own places

`places.csv` (or `places.tsv`) gives places that the gazetteer lacks. Its columns may stand in any order:
`form` (Arabic names, separated by `|`), `name` (in Latin letters) and `country` (ISO 3166-1 alpha-2) are needed; `kind`,
`parent`, `geonames_id`, `latitude` and `longitude` may be left out. Without a point the place is found, but has none.
"""


def lexicons_page(made: str) -> str:
    """The page, `made` being the note that it is generated."""
    content = dict(built_in_files("lexicon"))
    parts = [made, _INTRO, _frames()]
    for group, names in GROUPS.items():
        parts.append(f"## {group}\n\n")
        parts += [_table(name, content[name], TABLES[name]) for name in names]
        if group == "Places":
            parts.append(_PLACES + "\n")
    parts.append(_TYPES)
    return "".join(parts).rstrip("\n") + "\n"


def _frames() -> str:
    def listed(values: frozenset[str]) -> str:
        return ", ".join(f"`{value}`" for value in sorted(values))

    prepositions = frozenset(slot for slot in SLOTS if not slot.isascii())
    return _FRAMES.format(slots=listed(prepositions), roles=listed(ROLES), figures=listed(FIGURES))


def _table(name: str, content: str, table: Table) -> str:
    notes = re.findall(r"(?m)^# ?(.*)$", content)
    columns = ", ".join(f"`{column}`" for column in table.columns)
    rows, _ = parse_table(name, content, table.columns)
    closed = [
        f"- `{column}`: {', '.join(f'`{code}`' for code in sorted({row[column] for row in rows} - {''}))}\n"
        for column in table.codes
    ]
    sets = "What these columns may say:\n\n" + "".join(closed) + "\n" if closed else ""
    return f"### {name}\n\nColumns: {columns}.\n\n```text\n" + "\n".join(notes) + f"\n```\n\n{sets}"
