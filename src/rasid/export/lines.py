"""Lines for reading: a label, and behind it words of Rasid and of the reports.

On a terminal lines are wrapped, and every phrase of a report stands in a Unicode isolate (U+2068, U+2069), so
that right-to-left words keep their place beside left-to-right ones. Elsewhere the text is plain and
unwrapped. Words of a report never bring control characters along.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import groupby

from rasid.values import Interval

_LABEL = 14
_ISOLATE, _POP = "\u2068", "\u2069"
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")


@dataclass(frozen=True, slots=True)
class Style:
    """How a table is shown. `width` None: lines of any length; `terminal`: isolates and bold type."""

    width: int | None = None
    terminal: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of a line: words of the report (`quoted`) or of Rasid."""

    text: str
    quoted: bool = False


Line = tuple[str, list[Words]]


def heading(said: str, about: str, style: Style) -> str:
    """The line above a block: a name and what it is, drawn out to the width of the page."""
    line = f"━━ {clean(said, style)}" + (f" ━━ {clean(about, style)}" if about else "")
    rest = max(0, (style.width or 80) - display_width(line) - 1)
    return bold(f"{line} {'━' * rest}".rstrip(), style)


def listed(entries: list[list[Words]]) -> list[Words]:
    """Entries with a dot between them."""
    joined: list[Words] = []
    for entry in entries:
        if joined:
            joined.append(Words("·"))
        joined += entry
    return joined


def days_of(day: Interval) -> str:
    """Days in words: the day, or from when to when, with their precision."""
    about = "about " if day.approximate else ""
    if day.start == day.end:
        return f"{about}{day.start.isoformat()}"
    precision = "" if day.precision in ("day", "days") else f" ({day.precision})"
    return f"{about}{day.start.isoformat()} to {day.end.isoformat()}{precision}"


def display_width(text: str) -> int:
    """How many columns of a terminal `text` takes: marks and formatting characters take none."""
    return sum(
        0
        if unicodedata.category(letter) in ("Mn", "Me", "Cf")
        else 2
        if unicodedata.east_asian_width(letter) in ("W", "F")
        else 1
        for letter in text
    )


def clean(text: str, style: Style) -> str:
    """The words on one line, without what would steer a terminal."""
    line = _CONTROL.sub("\ufffd", " ".join(text.split()))
    return _BIDI.sub("", line) if style.terminal else line


def lay(label: str, stretches: list[Words], style: Style) -> list[str]:
    """Lay stretches of words out behind a label, wrapped at word boundaries."""
    margin = " " * 5
    column = max(_LABEL, len(label) + 1)
    room = None if style.width is None else max(20, style.width - len(margin) - column)
    rows: list[list[tuple[int, str]]] = [[]]
    used = 0
    for number, stretch in enumerate(stretches):
        for word in clean(stretch.text, style).split(" "):
            width = display_width(word)
            if room is not None and rows[-1] and used + 1 + width > room:
                rows.append([])
                used = 0
            used += width + bool(rows[-1])
            rows[-1].append((number, word))
    shown = [_row(row, stretches, style) for row in rows]
    return [
        f"{margin}{(label if not index else ''):<{column}}{row}".rstrip() for index, row in enumerate(shown)
    ]


def _row(row: list[tuple[int, str]], stretches: list[Words], style: Style) -> str:
    parts = []
    for number, words in groupby(row, key=lambda numbered: numbered[0]):
        part = " ".join(word for _, word in words)
        parts.append(f"{_ISOLATE}{part}{_POP}" if stretches[number].quoted and style.terminal else part)
    return " ".join(parts)


def bold(line: str, style: Style) -> str:
    """The line in bold type on a terminal."""
    return f"\x1b[1m{line}\x1b[0m" if style.terminal else line
