"""Cells and lines of CSV, and columns described once: header, cells and dictionary come from them."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

R = TypeVar("R")
Cell = str | int | float | None

#: What stands between several values of one cell.
JOIN = " | "
#: A cell that opens with one of these would be run as a formula by a spreadsheet.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
NEVER = "never empty"
UNKNOWN = "nothing is said or known"


@dataclass(frozen=True, slots=True)
class Column(Generic[R]):
    """A column: its name, what it holds, how a row gets it, what kind of value that is, when it is empty.

    `type`: text, integer, number, day (YYYY-MM-DD), flag (0 or 1), id, list (texts or ids between ` | `).
    """

    name: str
    meaning: str
    cell: Callable[[R], Cell]
    type: str = "text"
    empty: str = UNKNOWN


def csv_line(cells: Sequence[Cell], *, end: str = "\n") -> str:
    """One line of CSV (RFC 4180): None is empty, 0 is 0, a formula has an apostrophe before it."""
    written = io.StringIO()
    csv.writer(written, lineterminator=end).writerow([guard(cell) for cell in cells])
    return written.getvalue()


def guard(cell: Cell) -> Cell:
    """A cell that no spreadsheet runs: text that opens like a formula gets an apostrophe before it."""
    if isinstance(cell, str) and cell.startswith(_FORMULA):
        return f"'{cell}"
    return cell


def joined(texts: Iterable[str | None]) -> str:
    """Several texts in one cell, those that are missing left out."""
    return JOIN.join(text for text in texts if text)


def one_line(text: str | None) -> str | None:
    """A text on one line: white space of any kind and length is one space."""
    return None if text is None else " ".join(text.split())
