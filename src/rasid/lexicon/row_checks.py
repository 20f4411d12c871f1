"""Checks of one table, line by line: letters, cells, codes, numbers, ids, and forms that stand twice."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field, replace

from rasid.errors import Fault
from rasid.folding import fold_word
from rasid.lexicon.known_tables import Table
from rasid.lexicon.tables import Row, parse_table

_INVISIBLE = re.compile("[\u00ad\u0640\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
_PRESENTATION = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]")


@dataclass(frozen=True, slots=True)
class Known:
    """What a table holds so far: the built-in rows are entered first, and define its codes.

    `types`: the codes of the codebook; None where they could not be read. `forms` and `ids`: where each
    stands, by key.
    """

    types: frozenset[str] | None
    codes: dict[str, set[str]] = field(default_factory=dict)
    forms: dict[tuple[str, ...], Row] = field(default_factory=dict)
    ids: dict[str, Row] = field(default_factory=dict)
    closed: bool = False

    def with_types(self, types: frozenset[str] | None) -> Known:
        """A copy for a user's table: other types, and codes that are settled."""
        return replace(self, types=types, forms=dict(self.forms), ids=dict(self.ids), closed=True)


def table_faults(path: str, content: str, table: Table, known: Known) -> list[Fault]:
    """Every fault of one table, beside those that only its loader sees. Enters its rows into `known`."""
    rows, faults = parse_table(path, content, table.columns)
    found = {fault.line for fault in faults}
    faults += [
        fault
        for number, line in enumerate(content.split("\n"), 1)
        if number not in found and not line.startswith("#") and (fault := _letters(path, number, line))
    ]
    for row in rows:
        faults += _codes(row, table, known)
        faults += _ids(row, table, known)
        faults += _forms(row, table, known)
    return faults


def _letters(path: str, number: int, line: str) -> Fault | None:
    hidden = _INVISIBLE.search(line)
    if hidden:
        return Fault(
            path, number, f"holds the invisible mark U+{ord(hidden[0]):04X}: type the word again without it"
        )
    if _PRESENTATION.search(line):
        return Fault(path, number, "holds letters in presentation forms: type the word again")
    if not unicodedata.is_normalized("NFC", line):
        return Fault(path, number, "is not in NFC, the usual composed form of letters: type the word again")
    return None


def _codes(row: Row, table: Table, known: Known) -> list[Fault]:
    faults = []
    for column in table.codes:
        allowed = known.codes.setdefault(column, set())
        if not known.closed:
            allowed.add(row[column])
        elif row[column] not in allowed:
            choice = " ".join(sorted(allowed - {""}))
            faults.append(row.fault(f"{row[column]!r} is nothing that {column} may say; it may say {choice}"))
    for column in table.numbers:
        if not re.fullmatch("-?[0-9]+", row[column]):
            faults.append(row.fault(f"{row[column]!r} under {column} is not a whole number in digits 0-9"))
    if known.types is not None:
        for column in table.types:
            wrong = [code for code in row.words(column) if code not in known.types]
            if wrong or not row.words(column):
                faults.append(
                    row.fault(
                        f"{' '.join(wrong) or 'nothing'!r} under {column} is not a type of the codebook"
                    )
                )
    return faults


def _ids(row: Row, table: Table, known: Known) -> list[Fault]:
    if not table.id:
        return []
    name = row[table.id]
    if not name:
        return [row.fault("has no id: give it one that no other entry has")]
    other = known.ids.setdefault(name, row)
    if other is row or (table.joins and other.path != row.path):
        return []
    return [row.fault(f"the id {name!r} is that of {other.path}:{other.line}: choose another")]


def _forms(row: Row, table: Table, known: Known) -> list[Fault]:
    """Forms that the table has already: under the same codes, in this row or another."""
    patterns = table.forms == "pattern"
    forms = (row[table.forms],) if patterns else row.words(table.forms)
    if not any(forms) and not row.cells.get("nouns"):  # a trigger or governor may be a noun alone
        return [row.fault(f"has nothing under {table.forms}: give at least one form")]
    faults = []
    codes = tuple(row[column] for column in table.within)
    seen: set[str] = set()
    for form in forms[:1] if table.first else forms:
        matched = form if table.written or patterns else fold_word(form)
        other = known.forms.setdefault((matched, *codes), row)
        if other is row and matched not in seen:
            seen.add(matched)
        elif other is row:
            faults.append(row.fault(f"{form} stands here twice, as letters are matched: leave one out"))
        elif not (table.joins and other[table.id] == row[table.id]):
            faults.append(row.fault(f"{form} stands at {other.path}:{other.line} already: leave one out"))
    return faults
