"""Intervals by resampling reports: percentile bootstrap with a fixed seed."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence

RESAMPLES = 1_000
SEED = 20_170_724

#: One number a report, by the name of what was counted.
Columns = Mapping[str, Sequence[float]]
#: From sums over reports to figures; a figure without anything to measure it on is left out.
Statistic = Callable[[Mapping[str, float]], Mapping[str, float]]


def sums(columns: Columns) -> dict[str, float]:
    """The sum of every column."""
    return {name: sum(column) for name, column in columns.items()}


def resample(
    columns: Columns, statistic: Statistic, *, resamples: int = RESAMPLES, seed: int = SEED
) -> tuple[Mapping[str, float], ...]:
    """The figures of `resamples` samples of as many reports, drawn with replacement.

    The same number of reports and the same seed draw the same reports, so that two codings of one file
    can be compared draw by draw.
    """
    reports = len(next(iter(columns.values()), ()))
    generator = random.Random(seed)
    drawn = []
    for _ in range(resamples if reports else 0):
        chosen = generator.choices(range(reports), k=reports)
        drawn.append(
            statistic({name: sum(map(column.__getitem__, chosen)) for name, column in columns.items()})
        )
    return tuple(drawn)


def interval(values: Sequence[float]) -> tuple[float, float]:
    """The middle 95 % of the values, as its lowest and highest."""
    ordered = sorted(values)
    return ordered[int(0.025 * len(ordered))], ordered[max(int(0.975 * len(ordered)) - 1, 0)]


def share(totals: Mapping[str, float]) -> dict[str, float]:
    """The statistic `hit / of` for columns named `NAME.hit` and `NAME.of`."""
    return {
        name.removesuffix(".of"): totals[name.removesuffix(".of") + ".hit"] / total
        for name, total in totals.items()
        if name.endswith(".of") and total
    }
