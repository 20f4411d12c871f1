"""What waits for review: claims as the queue filters, orders and counts them."""

from __future__ import annotations

from dataclasses import dataclass

from rasid.values.search import Area

#: What a queue may be ordered by: what a decision would change, doubt, harm, age of the report, day told of.
ORDERS = ("worth", "doubt", "harm", "age", "day")
STATUSES = ("unreviewed", "accepted", "corrected", "rejected")
#: What `assigned` asks for where it names nobody's account: reports given to nobody.
NOBODY = "-"


@dataclass(frozen=True, slots=True)
class QueueFilter:
    """What of the queue is asked for; what is empty or None is not asked.

    `types` any of them; `area` where a place of the claim lies; `people` public ids of whom one takes part;
    `since` and `until` bound the first day told of (ISO, inclusive); `low` and `high` the confidence;
    `assigned` the account that the report was given to, or NOBODY; `once`: of each report only the claim
    that comes first.
    """

    types: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ("unreviewed",)
    source: str | None = None
    area: Area | None = None
    people: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    low: float | None = None
    high: float | None = None
    assigned: str | None = None
    once: bool = False


@dataclass(frozen=True, slots=True)
class QueueRow:
    """A claim in the queue. `published` and `start` are ISO days, None where no day is known."""

    claim_id: str
    report_id: str
    type: str
    status: str
    source: str | None
    published: str | None
    start: str | None
    assigned: str | None
    confidence: float
    doubt: float
    stake: float
    worth: float
    harm: int


@dataclass(frozen=True, slots=True)
class QueuePage:
    """A part of the queue in its order; `after` continues behind its last row, None at the end."""

    rows: tuple[QueueRow, ...]
    after: str | None


@dataclass(frozen=True, slots=True)
class Count:
    """How many there are; `least`: counting stopped there, and there are as many or more."""

    n: int
    least: bool = False


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the review of a filter is: decided of all, and how many each person decided, most first."""

    decided: Count
    all: Count
    people: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class SavedFilter:
    """A filter that somebody kept under a name; `query` is the query part of the page's address."""

    name: str
    query: str
