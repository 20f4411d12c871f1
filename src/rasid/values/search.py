"""What is asked of a study, and what is found."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from rasid.values.span import Span


@dataclass(frozen=True, slots=True)
class WordQuery:
    """A query in words, as terms of the index.

    A report is found where it has one term of every group of `wanted`, none of `unwanted` (each has one term
    of every group of its own), every phrase of `phrases` and none of `unwanted_phrases`. Phrases are folded
    words in a row.
    """

    wanted: tuple[tuple[str, ...], ...]
    unwanted: tuple[tuple[tuple[str, ...], ...], ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()
    unwanted_phrases: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Area:
    """Where a claim must have happened: one of `places` (ids), or anywhere in a country or its part.

    `country` is an ISO 3166 alpha-2 code, `admin1` the English name of a first-order division of it.
    """

    places: tuple[str, ...] = ()
    country: str | None = None
    admin1: str | None = None


@dataclass(frozen=True, slots=True)
class Query:
    """What a report must have to be found. All that is given must hold.

    Of the report: `words`, `source` (its name), `person` (public id of one it names). Of one and the same of
    its claims: `type`, `family`, `actor` (public id of the organisation or person that takes part in it, or
    the terms of words that name it), `area`, `status`, `factuality`, and days that meet `first`..`last`.
    A claim without days counts as of the published day, and so does a report without claims where nothing
    else is asked of a claim. `among`: only these reports (ids) are looked at.
    """

    words: WordQuery | None = None
    type: str | None = None
    family: str | None = None
    actor: str | WordQuery | None = None
    person: str | None = None
    area: Area | None = None
    first: date | None = None
    last: date | None = None
    source: str | None = None
    status: str | None = None
    factuality: str | None = None
    among: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A stretch of a report: `text` begins at offset `at`; `highlights` are spans of the report's text.

    The words looked for, or the triggers of the claims found.
    """

    text: str
    at: int
    highlights: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A report found. `claims` are ids of those of its claims that are as asked, in the order of triggers.

    `name` is what the reader called the report: a file's name, the id in a feed.
    """

    report_id: str
    title: str | None
    published: date | None
    source: str | None
    claims: tuple[str, ...]
    excerpt: Excerpt
    name: str | None = None

    @property
    def label(self) -> str:
        """What to call it: its title, else its name, else its id."""
        return self.title or self.name or self.report_id


@dataclass(frozen=True, slots=True)
class Page:
    """Some of the reports found, the latest published first (those without a day last), then by id.

    `next` is what to ask the next page with, None after the last.
    """

    hits: tuple[Hit, ...]
    next: str | None
