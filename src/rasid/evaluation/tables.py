"""Tables of figures, as aligned text or as Markdown."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Table:
    """A title, a header and rows of as many cells; `note` stands below."""

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""


#: A number, an interval, or a dash for neither.
_NUMBERS = re.compile(r"[-+\d.* ]+|[-\d.]+ to [-\d.]+")


def as_text(table: Table) -> str:
    """Columns aligned by blanks, words to the left and numbers to the right."""
    columns = [_aligned(column) for column in zip(table.header, *table.rows, strict=True)]
    lines = [table.title, *("  " + "  ".join(cells) for cells in zip(*columns, strict=True))]
    lines += [f"  {line}" for line in table.note.splitlines()]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def as_markdown(table: Table) -> str:
    """A section with a Markdown table."""
    lines = [f"### {table.title}", "", f"| {' | '.join(table.header)} |", "|---" * len(table.header) + "|"]
    lines += [f"| {' | '.join(cell.strip() for cell in row)} |" for row in table.rows]
    if table.note:
        lines += ["", table.note]
    return "\n".join(lines) + "\n"


def _aligned(column: tuple[str, ...]) -> list[str]:
    width = max(map(_width, column))
    numbers = all(_NUMBERS.fullmatch(cell) for cell in column[1:])
    blanks = [" " * (width - _width(cell)) for cell in column]
    return [space + cell if numbers else cell + space for cell, space in zip(column, blanks, strict=True)]


def _width(cell: str) -> int:
    """How many columns of a terminal a cell takes: marks take none."""
    return sum(not unicodedata.combining(letter) for letter in cell)


def number(value: float, digits: int = 2) -> str:
    """A figure with its digits; the minus sign of typesetters is left to them."""
    return f"{value:.{digits}f}"


def between(interval: tuple[float, float] | None, digits: int = 2) -> str:
    """An interval, or a dash where there is none."""
    return f"{interval[0]:.{digits}f} to {interval[1]:.{digits}f}" if interval else "-"
