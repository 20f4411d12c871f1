"""Days and counts, never more exact than the words they were read from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Interval:
    """Days from `start` to `end`, both included.

    `precision` is how exact the words are: day, days, week, month, season, year, decade. `approximate`
    marks "about" (نحو، حوالي) and Hijri days, whose conversion may be off by one.
    """

    start: date
    end: date
    precision: str = "day"
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class Count:
    """A number of people or things: at least `low`, at most `high` (None: no upper bound said).

    `quantifier` holds the words that made it a range (أكثر من، عشرات), or None for a plain number.
    """

    low: int
    high: int | None
    quantifier: str | None = None
