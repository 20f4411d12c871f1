"""What the first page tells: what is new, what waits, how the claims lie over time and types."""

from __future__ import annotations

from dataclasses import dataclass

from rasid.values.queue import Count


@dataclass(frozen=True, slots=True)
class Visited:
    """When somebody last saw a page (an ISO time in UTC), and the last number of the history then."""

    at: str
    seen: int


@dataclass(frozen=True, slots=True)
class News:
    """What came since a visit: reports added, decisions of others, reports that others gave to somebody.

    `since` is None at a first visit. `least`: there was more than was looked through.
    """

    since: str | None
    reports: int
    decisions: int
    given: int
    least: bool


@dataclass(frozen=True, slots=True)
class Told:
    """Claims of one week (its Monday, ISO), or of one type."""

    name: str
    n: int


@dataclass(frozen=True, slots=True)
class Made:
    """A decision as a list shows it: on what type of claim, of which report, by whom and when."""

    report_id: str
    title: str | None
    type: str
    field: str
    verdict: str
    author: str
    made: str


@dataclass(frozen=True, slots=True)
class Overview:
    """The first page. `weeks` are in a row, empty ones too; `dated` of `claims` claims have a day at all."""

    news: News
    mine: Count
    waiting: Count
    rounds: int
    claims: int
    dated: int
    weeks: tuple[Told, ...]
    types: tuple[Told, ...]
    made: tuple[Made, ...]
