"""Why a report was coded as it was: its text with mentions and claims marked, and why each claim was made."""

from __future__ import annotations

from dataclasses import dataclass

from rasid.learning.doubt import doubtful
from rasid.values import Claim, CodedReport, Evidence, Person, Phrase

_BRACKETS = {
    "claim": ("[", "]"),
    "person": ("{", "}"),
    "organisation": ("<", ">"),
    "place": ("‹", "›"),
    "time": ("~", "~"),
}
_COLOURS = {
    "claim": "\x1b[1;31m",
    "person": "\x1b[32m",
    "organisation": "\x1b[34m",
    "place": "\x1b[33m",
    "time": "\x1b[36m",
}
_RESET = "\x1b[0m"
_ISOLATE, _END_ISOLATE = "\u2068", "\u2069"


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text to mark: what it is, and its label (the number of a claim)."""

    start: int
    end: int
    kind: str
    label: str


def explain(coded: CodedReport, *, colour: bool = False) -> str:
    """Explain the coding of one report, for a reader.

    The text comes first: triggers in [1 ...], people in {}, organisations in <>, places in ‹›, times in ~~;
    with `colour` by colours as well. Then each claim: what was read, by which words, by which rules.
    Claims are what the report says, not what is true.
    """
    parts = [f"report {coded.id}", _marked(coded, colour), ""]
    if not coded.events:
        parts.append("no claim was read")
    left_out = doubtful(coded.events)
    for number, claim in enumerate(coded.events, 1):
        parts.append(_claim(number, claim, colour))
        if claim.id in left_out:
            parts.append("    hardly stands: left out of the record, unless --all-claims is given")
    if coded.people:
        parts += ["people", *(_person(person, colour) for person in coded.people)]
    parts += [f"problem {problem.code}: {problem.message}" for problem in coded.problems]
    return "\n".join(parts)


def marks_of(coded: CodedReport) -> tuple[Mark, ...]:
    """The marks of a coding, ordered, none within or across another: triggers win, then people, places."""
    found: list[Mark] = []
    for number, claim in enumerate(coded.events, 1):
        found.append(_mark(claim.trigger, "claim", str(number)))
    for person in coded.people:
        found += [_mark(mention, "person", "") for mention in person.mentions]
    for organisation in coded.organisations:
        found += [_mark(mention, "organisation", "") for mention in organisation.mentions]
    found += [Mark(p.at, p.at + len(p.text), "place", "") for p in coded.places]
    for claim in coded.events:
        for evidence in claim.evidence:
            if evidence.field == "date":
                found += [_mark(phrase, "time", "") for phrase in evidence.spans]
    kept: list[Mark] = []
    for mark in found:
        if all(mark.end <= other.start or other.end <= mark.start for other in kept):
            kept.append(mark)
    return tuple(sorted(kept, key=lambda mark: mark.start))


def _mark(phrase: Phrase, kind: str, label: str) -> Mark:
    return Mark(phrase.at, phrase.at + len(phrase.text), kind, label)


def _marked(coded: CodedReport, colour: bool) -> str:
    pieces: list[str] = []
    position = 0
    for mark in marks_of(coded):
        pieces.append(coded.text[position : mark.start])
        opening, closing = _BRACKETS[mark.kind]
        words = (
            f"{opening}{mark.label + ' ' if mark.label else ''}{coded.text[mark.start : mark.end]}{closing}"
        )
        pieces.append(f"{_COLOURS[mark.kind]}{words}{_RESET}" if colour else words)
        position = mark.end
    pieces.append(coded.text[position:])
    return "".join(pieces)


def _claim(number: int, claim: Claim, colour: bool) -> str:
    lines = [
        f"[{number}] {claim.type} ({claim.family}): {_isolated(claim.trigger.text, colour)}"
        f"  factuality {claim.factuality}, salience {claim.salience}, confidence {claim.confidence}"
    ]
    lines += [f"    {_evidence(evidence, colour)}" for evidence in claim.evidence if evidence.field != "type"]
    for figure in claim.figures:
        high = "or more" if figure.high is None else f"to {figure.high}"
        whom = f" of {_isolated(figure.whom.text, colour)}" if figure.whom else ""
        part = ", a part of another figure" if figure.subset else ""
        said = _isolated(figure.said.text, colour)
        lines.append(f"    figure {figure.what}{whom}: {figure.low} {high}{part}, by {said}")
    if claim.date is not None:
        lines.append(f"    days {claim.date.start} to {claim.date.end} ({claim.date.precision})")
    lines.append(f"    because: {', '.join(claim.rules)}")
    lines += [f"    problem {problem.code}: {problem.message}" for problem in claim.problems]
    return "\n".join(lines)


def _evidence(evidence: Evidence, colour: bool) -> str:
    words = " / ".join(_isolated(f"{phrase.text}", colour) + f" @{phrase.at}" for phrase in evidence.spans)
    return f"{evidence.field}: {words}  ({evidence.basis}; {evidence.rule})"


def _person(person: Person, colour: bool) -> str:
    names = " = ".join([person.name.text, *(alias.text for alias in person.aliases)])
    offices = "; ".join(
        " · ".join(filter(None, (o.title.text, _text(o.organisation), _text(o.place), o.status)))
        for o in person.offices
    )
    return f"  {_isolated(names, colour)}" + (f"  — {_isolated(offices, colour)}" if offices else "")


def _text(phrase: Phrase | None) -> str:
    return phrase.text if phrase is not None else ""


def _isolated(words: str, colour: bool) -> str:
    """On a terminal Arabic words are isolated, so that the line around them keeps its direction."""
    return f"{_ISOLATE}{words}{_END_ISOLATE}" if colour else words
