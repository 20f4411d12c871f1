"""A report as a reviewer sees it: its text, what is in force of it, and what was said of that."""

from __future__ import annotations

from dataclasses import dataclass

from rasid.resolve.veil import Mask
from rasid.values.claim import Phrase, Place
from rasid.values.judgement import Decision
from rasid.values.stored import Coding, StoredClaim, StoredReport


@dataclass(frozen=True, slots=True)
class ReviewedClaim:
    """A claim in force with the decisions that stand on it, in the order they were made.

    `seen` marks its state: it changes with the claim and with every decision on it.
    """

    stored: StoredClaim
    decisions: tuple[Decision, ...]
    seen: str


@dataclass(frozen=True, slots=True)
class Named:
    """A person or organisation that a report names: public id, name, and the places of the text that name it.

    `by` is the decision by which a person named him, None where the program read it.
    """

    id: str
    name: str
    mentions: tuple[Phrase, ...]
    by: str | None = None


@dataclass(frozen=True, slots=True)
class ReviewedReport:
    """All that a page of one report shows. `claims` in the order of their triggers, rejected ones too.

    `seen` marks the state of the whole report. `codings` are all of them, their contents left out. `problems`
    are (code, offset or None) of what could not be done, `copies` the reports marked as its near-copies,
    `notes` (name, words) fields of the input that Rasid does not use. `masks`
    are the names in `text` that the reader may not see; everything else has pseudonyms already.
    """

    report: StoredReport
    text: str
    claims: tuple[ReviewedClaim, ...]
    people: tuple[Named, ...]
    organisations: tuple[Named, ...]
    places: tuple[Place, ...]
    problems: tuple[tuple[str, int | None], ...]
    codings: tuple[Coding, ...]
    copies: tuple[str, ...]
    notes: tuple[tuple[str, str], ...]
    seen: str
    masks: tuple[Mask, ...] = ()
