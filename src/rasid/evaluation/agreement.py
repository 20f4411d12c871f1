"""How far coders agree: Krippendorff's alpha and Cohen's kappa, with intervals by resampling reports.

Alpha follows Klaus Krippendorff, Computing Krippendorff's Alpha-Reliability (2011): 1 minus observed over
expected disagreement, for any number of coders and with values missing. Kappa follows Jacob Cohen, A
Coefficient of Agreement for Nominal Scales (1960). Neither is defined where all values are one and the same.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from rasid.evaluation.bootstrap import RESAMPLES, SEED, interval

V = TypeVar("V")
#: The values that coders gave one unit, in the order of the coders; None where one gave none.
Unit = Sequence[V | None]


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure with the middle 95 % of what it is in resamples; all None where it is not defined."""

    value: float | None
    low: float | None = None
    high: float | None = None


@dataclass(slots=True)
class Labels:
    """What alpha needs of some units whose values are labels: sums, which add up over reports."""

    disagreement: float = 0.0
    values: int = 0
    counts: Counter[str] = field(default_factory=Counter)

    def add(self, other: Labels) -> None:
        """Add the sums of other units."""
        self.disagreement += other.disagreement
        self.values += other.values
        self.counts.update(other.counts)

    def alpha(self) -> float | None:
        """Alpha for labels, of which any two are as different as any others."""
        same = sum(count * count for count in self.counts.values())
        return _alpha(self.disagreement, self.values * self.values - same, self.values)


@dataclass(slots=True)
class Numbers:
    """The same of units whose values are numbers: their difference is squared."""

    disagreement: float = 0.0
    values: int = 0
    total: float = 0.0
    squares: float = 0.0

    def add(self, other: Numbers) -> None:
        """Add the sums of other units."""
        self.disagreement += other.disagreement
        self.values += other.values
        self.total += other.total
        self.squares += other.squares

    def alpha(self) -> float | None:
        """Alpha for numbers on an interval scale."""
        expected = 2 * (self.values * self.squares - self.total * self.total)
        return _alpha(self.disagreement, expected, self.values)


@dataclass(slots=True)
class Table:
    """What kappa needs of some units that two coders gave labels: how often each gave which, and both one."""

    units: int = 0
    agreed: int = 0
    first: Counter[str] = field(default_factory=Counter)
    second: Counter[str] = field(default_factory=Counter)

    def add(self, other: Table) -> None:
        """Add the sums of other units."""
        self.units += other.units
        self.agreed += other.agreed
        self.first.update(other.first)
        self.second.update(other.second)

    def kappa(self) -> float | None:
        """Cohen's kappa."""
        if not self.units:
            return None
        chance = sum(count * self.second[label] for label, count in self.first.items()) / self.units**2
        return None if chance >= 1 else (self.agreed / self.units - chance) / (1 - chance)


def _alpha(disagreement: float, expected: float, values: int) -> float | None:
    if values < 2 or expected <= 0:
        return None
    return 1 - (values - 1) * disagreement / expected


def labels_of(units: Sequence[Unit[str]]) -> Labels:
    """The sums of units with labels; a unit with fewer than two values counts for nothing."""
    sums = Labels()
    for unit in units:
        given = [value for value in unit if value is not None]
        if len(given) < 2:
            continue
        counts = Counter(given)
        same = sum(count * count for count in counts.values())
        sums.disagreement += (len(given) ** 2 - same) / (len(given) - 1)
        sums.values += len(given)
        sums.counts.update(counts)
    return sums


def numbers_of(units: Sequence[Unit[float]]) -> Numbers:
    """The sums of units with numbers; a unit with fewer than two values counts for nothing."""
    sums = Numbers()
    for unit in units:
        given = [value for value in unit if value is not None]
        if len(given) < 2:
            continue
        total, squares = sum(given), sum(value * value for value in given)
        sums.disagreement += 2 * (len(given) * squares - total * total) / (len(given) - 1)
        sums.values += len(given)
        sums.total += total
        sums.squares += squares
    return sums


def table_of(units: Sequence[Unit[str]]) -> Table:
    """The table of units that two coders gave labels; one with a value missing counts for nothing."""
    sums = Table()
    for first, second in units:
        if first is None or second is None:
            continue
        sums.units += 1
        sums.agreed += first == second
        sums.first[first] += 1
        sums.second[second] += 1
    return sums


def alpha_of_labels(units: Sequence[Unit[str]]) -> float | None:
    """Krippendorff's alpha of labels."""
    return labels_of(units).alpha()


def alpha_of_numbers(units: Sequence[Unit[float]]) -> float | None:
    """Krippendorff's alpha of numbers on an interval scale."""
    return numbers_of(units).alpha()


def kappa_of(units: Sequence[Unit[str]]) -> float | None:
    """Cohen's kappa of two coders."""
    return table_of(units).kappa()


def estimate(
    reports: Sequence[V],
    figure: Callable[[Sequence[V]], float | None],
    *,
    resamples: int = RESAMPLES,
    seed: int = SEED,
) -> Estimate:
    """A figure of reports, with the interval that it has when as many reports are drawn from them again.

    Draws for which it is not defined are left out. The same seed draws the same.
    """
    value = figure(reports)
    if value is None or len(reports) < 2:
        return Estimate(value)
    generator = random.Random(seed)
    drawn = [figure(generator.choices(reports, k=len(reports))) for _ in range(resamples)]
    known = [one for one in drawn if one is not None]
    if not known:
        return Estimate(value)
    low, high = interval(known)
    return Estimate(value, low, high)
