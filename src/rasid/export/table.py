"""Tables for reading: a block a report, in it one a claim.

On a terminal lines are wrapped, and every phrase of the report stands in a Unicode isolate (U+2068,
U+2069), so that right-to-left words keep their place beside left-to-right ones. Elsewhere the
text is plain and unwrapped. Words of the report never bring control characters along.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from itertools import groupby

from rasid.export.unread import is_unread
from rasid.values import Claim, CodedReport, Figure, Interval, Person, Phrase, Place

_LABEL = 14
_ISOLATE, _POP = "\u2068", "\u2069"
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")
_FACTUALITY = {
    "asserted": "reported as having happened",
    "negated": "reported as not having happened",
    "possible": "reported as possible",
    "planned": "reported as planned or demanded",
    "generic": "spoken of in general",
}


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


def table_of(coded: CodedReport, style: Style) -> str:
    """One report as a table of its claims and people, or of what is wrong with it."""
    lines = [_heading(coded, style)]
    if is_unread(coded):
        for problem in coded.problems:
            lines += _lay("", [Words(f"not read: {problem.message}")], style)
        return "\n".join(lines) + "\n\n"
    for label, words in _about(coded):
        lines += _lay(label, words, style)
    for number, claim in enumerate(coded.events, 1):
        lines.append("")
        lines.append(
            _bold(
                f"{number:>3}. {_type(claim)}: {_FACTUALITY.get(claim.factuality, claim.factuality)}", style
            )
        )
        for label, words in _claim_lines(claim):
            lines += _lay(label, words, style)
    if coded.people:
        lines += ["", _bold("     people named", style)]
        for person in coded.people:
            lines += _lay("", _person(person), style)
    return "\n".join(lines) + "\n\n"


def _heading(coded: CodedReport, style: Style) -> str:
    published = f"published {coded.published.isoformat()}" if coded.published else "published day unknown"
    heading = (
        f"━━ {_clean(coded.id, style)}"
        if is_unread(coded)
        else f"━━ {_clean(coded.id, style)} ━━ {published}"
    )
    rest = max(0, (style.width or 80) - display_width(heading) - 1)
    return _bold(f"{heading} {'━' * rest}".rstrip(), style)


def _about(coded: CodedReport) -> list[Line]:
    lines: list[Line] = []
    if coded.title:
        lines.append(("title", [Words(coded.title, quoted=True)]))
    if coded.source:
        lines.append(("published by", [Words(coded.source, quoted=True)]))
    amount = len(coded.events)
    lines.append(
        (
            "claims",
            [Words("none: the report is not said to tell of any coded event" if not amount else str(amount))],
        )
    )
    counted = Counter(problem.code for problem in coded.problems)
    if counted:
        told = "; ".join(
            f"{code} ({times})" if times > 1 else code for code, times in sorted(counted.items())
        )
        lines.append(("problems", [Words(told)]))
    return lines


def _type(claim: Claim) -> str:
    kind = claim.type.replace("_", " ")
    return f"{kind} ({claim.family}{', sum over a period or area' if claim.aggregate else ''})"


def _claim_lines(claim: Claim) -> list[Line]:
    lines: list[Line] = [("words", [_quote(claim.trigger)])]
    for label, phrases in (("by", claim.actors), ("against", claim.targets), ("with", claim.instruments)):
        if phrases:
            lines.append((label, _list([[_quote(phrase)] for phrase in phrases])))
    if claim.places:
        lines.append(("where", _list([_place(place) for place in claim.places])))
    if claim.inferred_places:
        lines.append(("where, perhaps", _list([_place(place) for place in claim.inferred_places])))
    lines.append(("when", [Words(_days(claim.date, claim.window))]))
    harm = [
        f"{what} {_count(counted)}"
        for what, counted in (
            ("killed", claim.killed),
            ("injured", claim.injured),
            ("detained", claim.detained),
        )
        if counted is not None
    ]
    if harm:
        lines.append(("reported toll", [Words(", ".join(harm))]))
    if claim.figures:
        lines.append(("figures", _list([_figure(figure) for figure in claim.figures])))
    if claim.source is None:
        lines.append(("according to", [Words("the report itself")]))
    else:
        lines.append(("alleged by", [_quote(claim.source)]))
    if claim.denied_by is not None:
        lines.append(("denied by", [_quote(claim.denied_by)]))
    return lines


def _quote(phrase: Phrase | Place) -> Words:
    return Words(phrase.text, quoted=True)


def _list(entries: list[list[Words]]) -> list[Words]:
    """Entries with a dot between them."""
    joined: list[Words] = []
    for entry in entries:
        if joined:
            joined.append(Words("·"))
        joined += entry
    return joined


def _place(place: Place) -> list[Words]:
    known = [part for part in (place.name, place.country) if part]
    return [_quote(place), *([Words(f"({', '.join(known)})")] if known else [])]


def _days(day: Interval | None, window: Interval | None) -> str:
    if day is None:
        return "not said" if window is None else f"not said; not after {window.end.isoformat()}"
    about = "about " if day.approximate else ""
    if day.start == day.end:
        return f"{about}{day.start.isoformat()}"
    precision = "" if day.precision in ("day", "days") else f" ({day.precision})"
    return f"{about}{day.start.isoformat()} to {day.end.isoformat()}{precision}"


def _count(counted: tuple[int, int | None]) -> str:
    low, high = counted
    if high is None:
        return f"{low} or more"
    return str(low) if low == high else f"{low} to {high}"


def _figure(figure: Figure) -> list[Words]:
    words = [
        Words(f"{'of which ' if figure.subset else ''}{figure.what} {_count((figure.low, figure.high))}")
    ]
    if figure.whom is not None:
        words.append(_quote(figure.whom))
    if figure.source is not None:
        words += [Words("alleged by"), _quote(figure.source)]
    return words


def _person(person: Person) -> list[Words]:
    words = [_quote(person.name)]
    for alias in person.aliases:
        words += [Words("="), _quote(alias)]
    for office in person.offices:
        words += [Words("–" if office.status == "current" else f"– {office.status}"), _quote(office.title)]
        if office.organisation is not None:
            words += [Words("of"), _quote(office.organisation)]
        if office.place is not None:
            words += [Words("in"), _quote(office.place)]
    return words


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


def _clean(text: str, style: Style) -> str:
    """The words on one line, without what would steer a terminal."""
    line = _CONTROL.sub("\ufffd", " ".join(text.split()))
    return _BIDI.sub("", line) if style.terminal else line


def _lay(label: str, stretches: list[Words], style: Style) -> list[str]:
    """Lay stretches of words out behind a label, wrapped at word boundaries."""
    margin = " " * 5
    room = None if style.width is None else max(20, style.width - len(margin) - _LABEL)
    rows: list[list[tuple[int, str]]] = [[]]
    used = 0
    for number, stretch in enumerate(stretches):
        for word in _clean(stretch.text, style).split(" "):
            width = display_width(word)
            if room is not None and rows[-1] and used + 1 + width > room:
                rows.append([])
                used = 0
            used += width + bool(rows[-1])
            rows[-1].append((number, word))
    shown = [_row(row, stretches, style) for row in rows]
    return [
        f"{margin}{(label if not index else ''):<{_LABEL}}{row}".rstrip() for index, row in enumerate(shown)
    ]


def _row(row: list[tuple[int, str]], stretches: list[Words], style: Style) -> str:
    parts = []
    for number, words in groupby(row, key=lambda numbered: numbered[0]):
        part = " ".join(word for _, word in words)
        parts.append(f"{_ISOLATE}{part}{_POP}" if stretches[number].quoted and style.terminal else part)
    return " ".join(parts)


def _bold(line: str, style: Style) -> str:
    return f"\x1b[1m{line}\x1b[0m" if style.terminal else line
