"""Cases of the sentence fixtures: how they are read, and how a coding is compared with them.

A file of tests/fixtures/sentences is a list of [[case]] tables: a name, a day of publication, a text and what
a trained coder would write of it. How to write one: tests/fixtures/sentences/README.md.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any

from rasid.values import Claim, CodedReport, Office, Person

FOLDER = Path(__file__).parent.parent / "fixtures" / "sentences"
NOT_YET = FOLDER / "not_yet.txt"

#: The types that are scored; `only` speaks of these. And the further ones, by family.
_CODEBOOK = tomllib.loads((files("rasid") / "data/codebook/types.toml").read_text("utf-8"))["type"]
UNSCORED = frozenset(("formation", "pledge", "discovery", "interception", "coup", "disappearance"))
SCORED = frozenset(kind["code"] for kind in _CODEBOOK) - UNSCORED
FACTUALITIES = frozenset(("asserted", "negated", "possible", "planned", "generic"))

_LETTER = "\u0621-\u064a\u064b-\u0652\u0670"
_CASE_KEYS = {"name", "published", "text", "why", "only", "people", "event", "person"}
_PHRASE_KEYS = {"actors", "targets", "places"}
_COUNT_KEYS = {"killed", "injured", "detained"}
_OTHER_KEYS = {"type", "trigger", "date", "source", "factuality", "country", "aggregate"}
_EVENT_KEYS = _OTHER_KEYS | _PHRASE_KEYS | _COUNT_KEYS
_PERSON_KEYS = {"name", "aliases", "offices"}
_OFFICE_KEYS = ("title", "organisation", "place", "status")


@dataclass(frozen=True, slots=True)
class Case:
    """One text with what must be read from it. `topic` is the name of its file."""

    topic: str
    name: str
    published: date
    text: str
    why: str
    only: bool
    people: tuple[str, ...] | None
    events: tuple[dict[str, Any], ...]
    persons: tuple[dict[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """One value that is not as expected: where (`field`), what was expected, what was found."""

    field: str
    expected: str
    got: str

    def __str__(self) -> str:
        return f"{self.field}: expected {self.expected}, got {self.got}"


def read_cases() -> tuple[Case, ...]:
    """Every case of every file, in the order of the files' names."""
    cases: list[Case] = []
    for path in sorted(FOLDER.glob("*.toml")):
        with path.open("rb") as source:
            tables = tomllib.load(source)["case"]
        for table in tables:
            unknown = set(table) - _CASE_KEYS
            assert not unknown, f"{path.name}, {table.get('name')}: unknown {sorted(unknown)}"
            cases.append(
                Case(
                    path.stem,
                    table["name"],
                    table["published"],
                    table["text"],
                    table.get("why", ""),
                    table.get("only", False),
                    tuple(table["people"]) if "people" in table else None,
                    tuple(table.get("event", ())),
                    tuple(table.get("person", ())),
                )
            )
    return tuple(cases)


def read_not_yet() -> dict[str, str]:
    """The names of the cases that the program does not get right yet, each with what is wrong."""
    listed: dict[str, str] = {}
    for line in NOT_YET.read_text("utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            name, _, reason = line.partition("\t")
            assert name not in listed, f"{name} stands twice in {NOT_YET.name}"
            listed[name] = reason
    return listed


def flaws(case: Case) -> Iterator[str]:
    """What is wrong with the case itself: phrases that its text does not hold, unknown words."""
    for event in case.events:
        unknown = set(event) - _EVENT_KEYS
        if unknown:
            yield f"unknown {sorted(unknown)}"
        if event["type"] not in SCORED | UNSCORED:
            yield f"unknown type {event['type']}"
        if not set(alternatives(event.get("factuality", ""))) <= FACTUALITIES:
            yield f"unknown factuality {event['factuality']}"
        for trigger in alternatives(event["trigger"]):
            if not occurrences(trigger, case.text):
                yield f"the trigger {trigger} is not in the text"
        for key in _PHRASE_KEYS:
            yield from (flaw for phrase in event.get(key, ()) for flaw in _not_in_text(phrase, case.text))
        yield from _not_in_text(event.get("source", ""), case.text)
        for key in _COUNT_KEYS & set(event):
            if len(event[key]) > 2 or sorted(event[key]) != event[key]:
                yield f"{key} must be [], [low] or [low, high]"
        if event.get("date") and (len(event["date"]) != 2 or event["date"][0] > event["date"][1]):
            yield "date must be [] or [start, end]"
    for person in case.persons:
        yield from _flaws_of_person(person, case.text)


def _flaws_of_person(person: dict[str, Any], text: str) -> Iterator[str]:
    if set(person) - _PERSON_KEYS:
        yield f"unknown {sorted(set(person) - _PERSON_KEYS)}"
    for phrase in (person["name"], *person.get("aliases", ())):
        yield from _not_in_text(phrase, text)
    for office in person.get("offices", ()):
        if set(office) - set(_OFFICE_KEYS):
            yield f"unknown {sorted(set(office) - set(_OFFICE_KEYS))}"
        for key in ("title", "organisation", "place"):
            yield from _not_in_text(office.get(key, ""), text)


def _not_in_text(phrase: str, text: str) -> Iterator[str]:
    yield from (f"{part} is not in the text" for part in alternatives(phrase) if part not in text)


def alternatives(phrase: str) -> tuple[str, ...]:
    """The choices for a phrase, written with | between them; a ? at the end is no part of it."""
    return tuple(part.strip() for part in phrase.rstrip(" ?").split("|") if part.strip())


def occurrences(trigger: str, text: str) -> tuple[tuple[int, int], ...]:
    """Where a trigger stands in a text as words of its own, a conjunction before it left out."""
    pattern = rf"(?<![{_LETTER}])[وف]?({re.escape(trigger)})(?![{_LETTER}])"
    return tuple(match.span(1) for match in re.finditer(pattern, text))


def faults(case: Case, coded: CodedReport) -> tuple[Fault, ...]:
    """Everything in the coding that is not as the case expects."""
    found: list[Fault] = []
    claims = list(coded.events)
    for event in case.events:
        label = f"{event['type']} {event['trigger']}"
        claim = _claim_of(event, case.text, claims)
        if claim is None:
            found.append(Fault("event", label, _at_trigger(event, case.text, claims)))
            continue
        claims.remove(claim)
        found += [Fault(f"{f.field} of {label}", f.expected, f.got) for f in _faults_of_claim(event, claim)]
    if case.only:
        extra = [c for c in claims if c.type in SCORED and c.factuality == "asserted"]
        found += [Fault("no further event", "none", f"{c.type} {c.trigger.text}") for c in extra]
    if case.people is not None:
        names = [p.name.text for p in coded.people]
        if not same_phrases(case.people, names):
            found.append(Fault("people", _listed(case.people), _listed(names)))
    for person in case.persons:
        found += _faults_of_person(person, coded.people)
    return tuple(found)


def _overlap(span: tuple[int, int], claim: Claim) -> bool:
    at = claim.trigger.at
    return span[0] < at + len(claim.trigger.text) and at < span[1]


def _spans(event: dict[str, Any], text: str) -> list[tuple[int, int]]:
    return [span for trigger in alternatives(event["trigger"]) for span in occurrences(trigger, text)]


def _claim_of(event: dict[str, Any], text: str, claims: Sequence[Claim]) -> Claim | None:
    """The claim of the event's type whose trigger, two words at the most, overlaps the event's."""
    spans = _spans(event, text)
    fitting = [
        claim
        for claim in claims
        if claim.type == event["type"]
        and len(claim.trigger.text.split()) <= 2
        and any(_overlap(span, claim) for span in spans)
    ]
    fitting.sort(key=lambda claim: (len(_faults_of_claim(event, claim)), claim.trigger.at))
    return fitting[0] if fitting else None


def _at_trigger(event: dict[str, Any], text: str, claims: Sequence[Claim]) -> str:
    spans = _spans(event, text)
    there = [c for c in claims if any(_overlap(span, c) for span in spans)]
    listed = _listed(f"{c.type} {c.trigger.text}" for c in there or claims)
    return listed if there or not claims else f"nothing there, but {listed}"


def _faults_of_claim(event: dict[str, Any], claim: Claim) -> list[Fault]:
    return [Fault(field, *_told(field, event, claim)) for field in event if not _right(field, event, claim)]


def _right(field: str, event: dict[str, Any], claim: Claim) -> bool:
    expected = event[field]
    if field in _PHRASE_KEYS:
        return same_phrases(expected, [phrase.text for phrase in getattr(claim, field)])
    if field in _COUNT_KEYS:
        return bool(_count(expected) == getattr(claim, field))
    if field == "country":
        return any(expected == place.country for place in claim.places)
    if field == "date":
        return bool(expected == ([claim.date.start, claim.date.end] if claim.date else []))
    if field == "source":
        return same_phrases([expected], [claim.source.text if claim.source else ""])
    if field == "factuality":
        return claim.factuality in alternatives(expected)
    if field == "aggregate":
        return bool(expected == claim.aggregate)
    return True  # type and trigger: by these the claim was found


def _told(field: str, event: dict[str, Any], claim: Claim) -> tuple[str, str]:
    """A field's value as expected and as found, for a reader."""
    expected = event[field]
    if field in _PHRASE_KEYS:
        return _listed(expected), _listed(phrase.text for phrase in getattr(claim, field))
    if field in _COUNT_KEYS:
        return str(_count(expected)), str(getattr(claim, field))
    if field == "country":
        return expected, _listed(str(place.country) for place in claim.places)
    if field == "date":
        return _days(expected), _days([claim.date.start, claim.date.end] if claim.date else [])
    if field == "source":
        return expected or "none", claim.source.text if claim.source else "none"
    return str(expected), str(getattr(claim, field))


def _faults_of_person(person: dict[str, Any], people: Sequence[Person]) -> list[Fault]:
    names = alternatives(person["name"])
    met = next((p for p in people if p.name.text in names), None)
    if met is None:
        return [Fault("person", person["name"], _listed(p.name.text for p in people))]
    found: list[Fault] = []
    aliases = [a.text for a in met.aliases]
    if "aliases" in person and not same_phrases(person["aliases"], aliases):
        found.append(Fault(f"aliases of {person['name']}", _listed(person["aliases"]), _listed(aliases)))
    if "offices" in person and not _same_offices(person["offices"], met.offices):
        expected = _listed(map(_as_line, person["offices"]))
        got = _listed(_as_line(_office(office)) for office in met.offices)
        found.append(Fault(f"offices of {person['name']}", expected, got))
    return found


def _office(office: Office) -> dict[str, str]:
    return {
        "title": office.title.text,
        "organisation": office.organisation.text if office.organisation else "",
        "place": office.place.text if office.place else "",
        "status": office.status,
    }


def _as_line(office: dict[str, str]) -> str:
    return " / ".join(office.get(key) or "-" for key in _OFFICE_KEYS)


def _same_offices(expected: Sequence[dict[str, str]], got: Sequence[Office]) -> bool:
    free = [_office(office) for office in got]
    for office in expected:
        fits = [f for f in free if all(same_phrases([office[key]], [f[key]]) for key in office)]
        if not fits:
            return False
        free.remove(fits[0])
    return not free


def same_phrases(expected: Sequence[str], got: Sequence[str]) -> bool:
    """Whether two lists hold the same phrases in any order; those that end in ? may be missing."""
    free = list(got)
    for phrase in sorted(expected, key=lambda p: p.endswith("?")):
        choices = alternatives(phrase) or ("",)
        fits = [g for g in free if g in choices]
        if fits:
            free.remove(fits[0])
        elif not phrase.endswith("?"):
            return False
    return not free


def _count(written: Sequence[int]) -> tuple[int, int | None] | None:
    if not written:
        return None
    return (written[0], written[1] if len(written) == 2 else None)


def _days(days: Sequence[date]) -> str:
    return "..".join(day.isoformat() for day in days) or "none"


def _listed(phrases: Iterable[str]) -> str:
    return "[" + "; ".join(phrases) + "]"


def readable(case: Case, wrong: Sequence[Fault]) -> str:
    """A case that fails, for a reader: the text, why it is a case, and the values that are wrong."""
    lines = ["", f"{case.topic} · {case.name} · {case.published}", case.text]
    if case.why:
        lines.append(f"({case.why})")
    for fault in wrong:
        lines += [f"  {fault.field}", f"    expected  {fault.expected}", f"    got       {fault.got}"]
    return "\n".join(lines)
