"""One happening in the world, as several reports tell it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from rasid.values.claim import Claim, Place
from rasid.values.interval import Interval
from rasid.values.judgement import Link
from rasid.values.search import Area


@dataclass(frozen=True, slots=True)
class Participant:
    """One participant of a claim, as the whole study knows it.

    `role`: actor, target. `organisation` is the id of the organisation (lexicon id, or one made of its name),
    `person` the id of the person, where the words name one; both None for أشخاص or مسلحون. `said` are the
    words.
    """

    role: str
    said: str
    at: int
    organisation: str | None = None
    person: str | None = None


@dataclass(frozen=True, slots=True)
class SourcedClaim:
    """A claim with what the study knows of its report.

    `publisher` is who published; `copy_of` the report that this one is a near-copy of (then it is no
    independent source), or None. `names` are the signatures of the people whom the claim names as
    participants (resolve.people).

    Of a claim just taken from a coding, for joining: `near` are the places smaller than a country that its
    report names and the gazetteer knows, each once, in text order; `wording` digests the words around the
    trigger, so that the same words in another report show (empty where they are few).
    """

    claim: Claim
    report_id: str
    published: date | None
    publisher: str | None
    copy_of: str | None
    participants: tuple[Participant, ...]
    names: tuple[str, ...] = ()
    near: tuple[Place, ...] = ()
    wording: str = ""


@dataclass(frozen=True, slots=True)
class Range:
    """How many, by a named rule, and from which claims; `high` None has no upper bound."""

    what: str
    low: int
    best: int
    high: int | None
    rule: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """A side of an incident: an organisation's or person's id, or None and the words; the claims that name
    it.
    """

    role: str
    said: str
    organisation: str | None
    person: str | None
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One day (or interval), place and pair of sides: what an export of another grain counts."""

    days: Interval | None
    place: Place | None
    actor: Side | None
    target: Side | None
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A field on which the claims of an incident differ, and who says what: (value in words, claim ids)."""

    field: str
    values: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class IncidentFilter:
    """Which incidents a list holds; all that is given must hold.

    `first` and `last`: with a day among these. `least_sources`: with at least so many independent sources.
    `source`: told by a report that it published.
    """

    type: str | None = None
    family: str | None = None
    standing: str | None = None
    first: date | None = None
    last: date | None = None
    area: Area | None = None
    least_sources: int = 1
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Incident:
    """Claims of one happening, and a value for each field that never hides a conflict among them.

    `id` is that of the claim published first (`i-` and its id): it stays while later reports arrive. `days`
    is the narrowest interval that the claims agree on, None where no claim has a day. `place` is the most
    exact place they agree on. `standing`: reported, disputed (someone denies it), denied (nobody asserts it),
    possible, planned, generic. `sources` counts independent publishers: near-copies and one publisher's
    reports count once.
    """

    id: str
    type: str
    family: str
    standing: str
    days: Interval | None
    place: Place | None
    sides: tuple[Side, ...]
    figures: tuple[Range, ...]
    occurrences: tuple[Occurrence, ...]
    contradictions: tuple[Contradiction, ...]
    claims: tuple[str, ...]
    reports: tuple[str, ...]
    sources: int
    aggregate: bool
    links: tuple[Link, ...]
