"""What one report says happened, every part with the words it was read from."""

from __future__ import annotations

from dataclasses import dataclass

from rasid.values.interval import Interval
from rasid.values.problem import Problem


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words of the report, letter by letter, and the offset at which they stand."""

    text: str
    at: int


@dataclass(frozen=True, slots=True)
class Place:
    """A place as the report names it, and what the gazetteer knows of it.

    `precision`: point, area, country, none (not in the gazetteer, or a vague place).
    """

    text: str
    at: int
    name: str | None = None
    geonames_id: int | None = None
    latitude: float | None = None
    longitude: float | None = None
    admin1: str | None = None
    country: str | None = None
    precision: str = "none"


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words that one field of a claim was read from.

    `basis`: stated (these words say it), inferred (from these words, by `rule`), published-day
    (resolved against the day of publication), gazetteer (looked up by these words).
    """

    field: str
    basis: str
    rule: str
    spans: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """One number in a claim.

    `what`: killed, injured, detained, released, missing, displaced, taking-part. `whom`: of whom, in the
    report's words, or None. `high` None: no upper bound. `subset`: part of another figure of the
    claim (بينهم 3 أطفال), never added to it. `source`: who says so, where it is said.
    """

    what: str
    whom: Phrase | None
    low: int
    high: int | None
    quantifier: str | None
    subset: bool
    source: Phrase | None
    said: Phrase


@dataclass(frozen=True, slots=True)
class Claim:
    """One happening as one report tells it.

    `id` is stable for the same report, trigger and type. `killed`, `injured`, `detained` are derived from
    `figures` by the rule named in the evidence. `date` is when it happened as far as the words tell;
    `window` bounds it where they do not (not after the published day). `places` are where it
    happened; `inferred_places` are known only from a dateline or a participant. `salience` is how
    likely the claim is the news of its sentence, 0..1; `confidence` how likely it is right, 0..1.
    """

    id: str
    type: str
    family: str
    trigger: Phrase
    actors: tuple[Phrase, ...]
    targets: tuple[Phrase, ...]
    instruments: tuple[Phrase, ...]
    places: tuple[Place, ...]
    inferred_places: tuple[Place, ...]
    date: Interval | None
    window: Interval | None
    killed: tuple[int, int | None] | None
    injured: tuple[int, int | None] | None
    detained: tuple[int, int | None] | None
    figures: tuple[Figure, ...]
    source: Phrase | None
    factuality: str
    polarity: str
    certainty: str
    realisation: str
    denied_by: Phrase | None
    aggregate: bool
    salience: float
    confidence: float
    rules: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    problems: tuple[Problem, ...]
