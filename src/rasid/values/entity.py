"""People and organisations across reports, the offices they held, and who held a place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from rasid.values.interval import Interval
from rasid.values.judgement import Link


@dataclass(frozen=True, slots=True)
class Post:
    """An office as one report gives it: title and words, the organisation's id where known, place, current or
    former.

    `at` is where the title stands in the report, -1 where that is not known. `rule` is that of the office in
    the coding: `rank` is no office of an organisation, and makes no tenure.
    """

    title: str
    organisation: str | None
    organisation_said: str | None
    place: str | None
    status: str
    at: int = -1
    rule: str = "title"


@dataclass(frozen=True, slots=True)
class Naming:
    """One person of one report: what the report calls him and what it says he is.

    `id` is `REPORT:OFFSET` of the name. `organisations` are ids of those he is said to belong to or hold an
    office in; `countries` are codes of the places the report tells of, most frequent first; `places` ids of
    the places it names that are no countries, in text order; `beside` the first and last names of the others
    whom it names in full, in one spelling.
    """

    id: str
    report_id: str
    published: date | None
    name: str
    aliases: tuple[str, ...]
    posts: tuple[Post, ...]
    organisations: tuple[str, ...]
    countries: tuple[str, ...]
    places: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Person:
    """A person across reports. `name` is the fullest form; `latin` its usual Latin spellings, best first."""

    id: str
    name: str
    names: tuple[str, ...]
    latin: tuple[str, ...]
    namings: tuple[str, ...]
    reports: tuple[str, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class KnownOrganisation:
    """An organisation across reports; `known` where the lexicon has it, with its facts."""

    id: str
    name: str
    names: tuple[str, ...]
    name_en: str | None
    known: bool
    kind: str | None
    parent: str | None
    countries: tuple[str, ...]
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bound:
    """An end of a tenure or of control: the days it fell on, what it was (a type of event, or `seen`: the
    report of that day names the holder with the office), and by which claims or reports.
    """

    days: Interval | None
    by: str
    claims: tuple[str, ...]
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tenure:
    """Who held which office, from and to when. `start` and `end` None: nothing tells it; the end stays open.

    `seen` are the published days of the first and last report that names him in the office; `status`:
    current, former (as of the last report), disputed (claims contradict).
    """

    person: str
    title: str
    organisation: str | None
    organisation_said: str | None
    place: str | None
    start: Bound | None
    end: Bound | None
    seen: tuple[date, date] | None
    status: str
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Control:
    """Which organisation is reported to have held a place, from and to when; `contested` while fought over.

    `place` is the place's id; `organisation` an organisation's id, or None with the words in `said`.
    """

    place: str
    place_name: str
    organisation: str | None
    said: str
    start: Bound | None
    end: Bound | None
    contested: bool
    claims: tuple[str, ...]
    reports: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OfficeEvent:
    """What one claim says befell a person in office.

    `kind`: appointment, dismissal, resignation, defection, flight, arrest, death, or succeeded (a claim says
    that another took his place). `post` is the office the words name, None where they name none (a death ends
    every office); `sole`: one person holds it at a time. `organisation` is the one he left or was removed
    from, where the words name it. `days` is when it happened, `window` bounds that where the words tell no
    day. `denied`: someone is said to deny it.
    """

    kind: str
    person: str
    claim: str
    report_id: str
    published: date | None
    days: Interval | None
    window: Interval | None
    post: Post | None = None
    organisation: str | None = None
    sole: bool = False
    denied: bool = False


@dataclass(frozen=True, slots=True)
class ControlEvent:
    """What one claim says of who holds a place.

    `kind`: taken (by `organisation`, or `said` where no organisation is known), left (it withdrew or was
    driven out), fought (a clash or siege there), refuted (the claim says that it did not take the place).
    `loser` is who lost it by a capture. `denied`: someone is said to deny the claim.
    """

    kind: str
    place: str
    place_name: str
    organisation: str | None
    said: str
    claim: str
    report_id: str
    published: date | None
    days: Interval | None
    window: Interval | None
    loser: str | None = None
    loser_said: str | None = None
    denied: bool = False
