"""When it was, as far as several claims tell: the ends of tenures and of control.

No day is made up: where no claim of an end has a day, the end has none. What has no day is placed by the
latest day it can have been (not after its report), so that it can be put in an order at all.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from rasid.values.entity import Bound
from rasid.values.interval import Interval

#: Reports of one change differ by days, hardly by more: what is told of the same change farther apart is
#: another one, or a contradiction.
NEAR = 30


class Told(Protocol):
    """A claim of a change, with what it says of its day."""

    @property
    def claim(self) -> str:
        """Its id."""

    @property
    def report_id(self) -> str:
        """The report that makes it."""

    @property
    def published(self) -> date | None:
        """The published day of that report."""

    @property
    def days(self) -> Interval | None:
        """The days on which it can have been, as far as the words tell."""

    @property
    def window(self) -> Interval | None:
        """What bounds it where they do not."""


def latest(told: Told) -> date:
    """The latest day it can have been; the last of all days where nothing bounds it."""
    if told.days is not None:
        return told.days.end
    if told.window is not None:
        return told.window.end
    return told.published or date.max


def earliest(told: Told) -> date:
    """The earliest day it can have been; the first of all days where nothing bounds it."""
    return told.days.start if told.days is not None else date.min


def in_order(told: Told) -> tuple[date, bool, date, str]:
    """What puts claims of changes in order: the latest day, those with days of their own first."""
    return latest(told), told.days is None, earliest(told), told.claim


def near(a: date, b: date) -> bool:
    """Whether two days can be of one change, as reports tell it."""
    return abs((a - b).days) <= NEAR


def bound_of(by: str, told: Sequence[Told]) -> Bound:
    """The end that these claims tell of, on the days they agree on."""
    return Bound(
        agreed_days([each.days for each in told if each.days is not None]),
        by,
        tuple(sorted({each.claim for each in told})),
        tuple(sorted({each.report_id for each in told})),
    )


def agreed_days(days: Sequence[Interval]) -> Interval | None:
    """The days common to all, or where they differ all from the first to the last; None for none."""
    if not days:
        return None
    start, end = max(day.start for day in days), min(day.end for day in days)
    if start > end:
        start, end = min(day.start for day in days), max(day.end for day in days)
        return Interval(start, end, "days", any(day.approximate for day in days))
    same = sorted(day.precision for day in days if (day.start, day.end) == (start, end))
    precision = "day" if start == end else same[0] if same else "days"
    return Interval(start, end, precision, all(day.approximate for day in days))
