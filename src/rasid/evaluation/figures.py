"""Figures with their intervals, over all reports of a file and over its two halves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from rasid.evaluation.bootstrap import RESAMPLES, SEED, Columns, Statistic, interval, resample, sums
from rasid.evaluation.coding_gold import CodeOne, code_rows, predictions_of
from rasid.evaluation.gold import Record, Scorer, half_of
from rasid.evaluation.tallies import columns_of, figures_of, flat, sizes


@dataclass(frozen=True, slots=True)
class Figure:
    """A value with its 95 % interval, None where it was not resampled; `n` is what it was measured on."""

    value: float
    interval: tuple[float, float] | None
    n: int


@dataclass(frozen=True, slots=True)
class SplitFigure:
    """A figure over all reports and over each half; `gap` is half A less half B.

    A gap whose interval leaves 0 out is larger than chance: a sign of rules that fit the sentences looked at.
    """

    whole: Figure
    half_a: Figure | None
    half_b: Figure | None
    gap: Figure | None


@dataclass(frozen=True, slots=True)
class FileFigures:
    """The figures of one gold file by measure, and event F1 by type."""

    name: str
    reports: int
    words: int
    crashes: tuple[str, ...]
    figures: dict[str, SplitFigure]
    by_type: dict[str, Record]

    @property
    def values(self) -> dict[str, float]:
        """The values over all reports."""
        return {name: figure.whole.value for name, figure in self.figures.items()}


@dataclass(frozen=True, slots=True)
class Sample:
    """Some reports: their values, what each is measured on, and the values of every resample."""

    values: Mapping[str, float]
    sizes: Mapping[str, int]
    drawn: tuple[Mapping[str, float], ...]


def measure_gold(path: Path, code: CodeOne, scorer: Scorer, *, resamples: int = RESAMPLES) -> FileFigures:
    """Code a gold file and score it, whole and by halves. Without resamples there are no intervals."""
    reports = scorer.read(path)
    file = code_rows(reports, code)
    predictions = predictions_of(file, scorer)
    halves = [[r for r in reports if half_of(r["id"]) == half] for half in "AB"]
    whole, half_a, half_b = (
        _sample(part, predictions, scorer, resamples, SEED + number)
        for number, part in enumerate((reports, *halves))
    )
    return FileFigures(
        path.name, file.reports, file.words, file.crashes,
        split_figures(whole, half_a, half_b), scorer.score(reports, predictions)["by_type"],
    )  # fmt: skip


def _sample(
    reports: Sequence[Record], predictions: Mapping[str, Record], scorer: Scorer, resamples: int, seed: int
) -> Sample:
    if not reports:
        return Sample({}, {}, ())
    scored = scorer.score(reports, predictions)
    found = sizes(scored)
    measured = {name: found.get(name, found.get(f"{name.partition('_')[0]}_f1", 0)) for name in flat(scored)}
    drawn: tuple[Mapping[str, float], ...] = ()
    if resamples and len(reports) > 1:
        columns = columns_of(reports, predictions, scorer)
        drawn = resample(columns, figures_of, resamples=resamples, seed=seed)
    return Sample(flat(scored), measured, drawn)


def sample_of(
    columns: Columns, statistic: Statistic, of: Mapping[str, int], *, resamples: int, seed: int
) -> Sample:
    """A sample from columns of one number a report."""
    drawn = resample(columns, statistic, resamples=resamples, seed=seed) if resamples else ()
    return Sample(statistic(sums(columns)), of, drawn)


def split_figures(whole: Sample, half_a: Sample, half_b: Sample) -> dict[str, SplitFigure]:
    """Figures by measure, in the order of the whole."""
    return {
        name: SplitFigure(
            _figure(whole, name),
            _figure(half_a, name) if name in half_a.values else None,
            _figure(half_b, name) if name in half_b.values else None,
            _gap(half_a, half_b, name),
        )
        for name in whole.values
    }


def _figure(sample: Sample, name: str) -> Figure:
    drawn = [values[name] for values in sample.drawn if name in values]
    return Figure(sample.values[name], interval(drawn) if drawn else None, sample.sizes.get(name, 0))


def _gap(half_a: Sample, half_b: Sample, name: str) -> Figure | None:
    if name not in half_a.values or name not in half_b.values:
        return None
    drawn = [
        a[name] - b[name] for a, b in zip(half_a.drawn, half_b.drawn, strict=True) if name in a and name in b
    ]
    n = min(half_a.sizes.get(name, 0), half_b.sizes.get(name, 0))
    return Figure(half_a.values[name] - half_b.values[name], interval(drawn) if drawn else None, n)
