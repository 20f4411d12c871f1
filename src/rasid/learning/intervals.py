"""Intervals of shares that were counted on a sample."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

#: The quantile of the normal distribution for an interval of 95 %.
_Z = 1.959964


@dataclass(frozen=True, slots=True)
class Share:
    """So many hits of so many, the share, and its 95 % interval; a share of nothing is from 0 to 1."""

    hits: int
    of: int
    share: float
    low: float
    high: float


def share_of(hits: int, of: int) -> Share:
    """A share with its Wilson score interval (Wilson 1927), which holds for few and for extreme shares too.

    It takes the counted as drawn independently.
    """
    if not of:
        return Share(0, 0, 0.0, 0.0, 1.0)
    share = hits / of
    spread = 1 + _Z**2 / of
    middle = (share + _Z**2 / (2 * of)) / spread
    half = _Z * sqrt(share * (1 - share) / of + _Z**2 / (4 * of**2)) / spread
    return Share(hits, of, share, max(middle - half, 0.0), min(middle + half, 1.0))
