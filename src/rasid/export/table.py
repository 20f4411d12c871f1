"""Tables for reading: a block a report, in it one a claim."""

from __future__ import annotations

from collections import Counter

from rasid.export.lines import Line, Style, Words, bold, days_of, heading, lay, listed
from rasid.export.unread import is_unread
from rasid.values import Claim, CodedReport, Figure, Interval, Person, Phrase, Place

_FACTUALITY = {
    "asserted": "reported as having happened",
    "negated": "reported as not having happened",
    "possible": "reported as possible",
    "planned": "reported as planned or demanded",
    "generic": "spoken of in general",
}


def table_of(coded: CodedReport, style: Style) -> str:
    """One report as a table of its claims and people, or of what is wrong with it."""
    lines = [_heading(coded, style)]
    if is_unread(coded):
        for problem in coded.problems:
            lines += lay("", [Words(f"not read: {problem.message}")], style)
        return "\n".join(lines) + "\n\n"
    for label, words in _about(coded):
        lines += lay(label, words, style)
    for number, claim in enumerate(coded.events, 1):
        lines.append("")
        lines.append(
            bold(f"{number:>3}. {_type(claim)}: {_FACTUALITY.get(claim.factuality, claim.factuality)}", style)
        )
        for label, words in _claim_lines(claim):
            lines += lay(label, words, style)
    if coded.people:
        lines += ["", bold("     people named", style)]
        for person in coded.people:
            lines += lay("", _person(person), style)
    return "\n".join(lines) + "\n\n"


def _heading(coded: CodedReport, style: Style) -> str:
    published = f"published {coded.published.isoformat()}" if coded.published else "published day unknown"
    return heading(coded.id, "" if is_unread(coded) else published, style)


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
            lines.append((label, listed([[_quote(phrase)] for phrase in phrases])))
    if claim.places:
        lines.append(("where", listed([_place(place) for place in claim.places])))
    if claim.inferred_places:
        lines.append(("where, perhaps", listed([_place(place) for place in claim.inferred_places])))
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
        lines.append(("figures", listed([_figure(figure) for figure in claim.figures])))
    if claim.source is None:
        lines.append(("according to", [Words("the report itself")]))
    else:
        lines.append(("alleged by", [_quote(claim.source)]))
    if claim.denied_by is not None:
        lines.append(("denied by", [_quote(claim.denied_by)]))
    return lines


def _quote(phrase: Phrase | Place) -> Words:
    return Words(phrase.text, quoted=True)


def _place(place: Place) -> list[Words]:
    known = [part for part in (place.name, place.country) if part]
    return [_quote(place), *([Words(f"({', '.join(known)})")] if known else [])]


def _days(day: Interval | None, window: Interval | None) -> str:
    if day is None:
        return "not said" if window is None else f"not said; not after {window.end.isoformat()}"
    return days_of(day)


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
