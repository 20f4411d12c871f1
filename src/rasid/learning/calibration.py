"""How well confidence is calibrated: of the claims called 0.8, do eight in ten stand?"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log

from rasid.learning.model import Example, Weights, fit

BINS = 10
FOLDS = 5


@dataclass(frozen=True, slots=True)
class Judged:
    """A confidence that was given to a claim, and whether the claim stands."""

    confidence: float
    stands: bool


@dataclass(frozen=True, slots=True)
class Bin:
    """The claims whose confidence is from `low` up to `high`: how many, their mean confidence, and which
    share of them stands.
    """

    low: float
    high: float
    n: int
    said: float
    stands: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """How confidence fared on `n` judged claims.

    `rate` is the share that stands. `error` is the expected calibration error: the mean distance between
    what a bin says and what stands in it, by its claims. `loss` is the log loss (less is better), `ranks` the
    chance that of two claims the one that stands has the higher confidence (0.5: no better than a coin).
    """

    n: int
    rate: float
    error: float
    loss: float
    ranks: float
    bins: tuple[Bin, ...]


def calibration_of(judged: Sequence[Judged]) -> Calibration:
    """How well confidence was calibrated, in ten bins of equal width; those without a claim are left out."""
    n = len(judged)
    if not n:
        return Calibration(0, 0.0, 0.0, 0.0, 0.5, ())
    return Calibration(
        n,
        sum(one.stands for one in judged) / n,
        calibration_error(judged),
        -sum(log(one.confidence if one.stands else 1.0 - one.confidence) for one in judged) / n,
        _ranks(judged),
        bins_of(judged),
    )


def bins_of(judged: Sequence[Judged]) -> tuple[Bin, ...]:
    """The reliability curve: bins of equal width that hold a claim, from the lowest."""
    held: dict[int, list[Judged]] = {}
    for one in judged:
        held.setdefault(bin_of(one.confidence), []).append(one)
    return tuple(
        Bin(
            number / BINS,
            (number + 1) / BINS,
            len(ones),
            sum(one.confidence for one in ones) / len(ones),
            sum(one.stands for one in ones) / len(ones),
        )
        for number, ones in sorted(held.items())
    )


def bin_of(confidence: float) -> int:
    """The number of the bin that a confidence falls into, from 0."""
    return min(int(confidence * BINS + 1e-9), BINS - 1)


def calibration_error(judged: Sequence[Judged]) -> float:
    """The expected calibration error, 0..1."""
    return sum(b.n * abs(b.said - b.stands) for b in bins_of(judged)) / max(len(judged), 1)


def _ranks(judged: Sequence[Judged]) -> float:
    """The area under the ROC curve, ties counted half."""
    counts: dict[float, list[int]] = {}
    for one in judged:
        counts.setdefault(one.confidence, [0, 0])[one.stands] += 1
    won, below = 0.0, 0
    for _, (falls, stands) in sorted(counts.items()):
        won += stands * (below + falls / 2)
        below += falls
    standing = len(judged) - below
    return won / (below * standing) if below and standing else 0.5


def folds_of(groups: Sequence[str], *, seed: int, folds: int = FOLDS) -> Mapping[str, int]:
    """The fold of every group (an article, a report): shuffled, then dealt out."""
    shuffled = sorted(set(groups))
    random.Random(seed).shuffle(shuffled)
    return {group: place % folds for place, group in enumerate(shuffled)}


def judged_unseen(
    examples: Sequence[Example], prior: Weights, *, seed: int, folds: int = FOLDS
) -> tuple[Judged, ...]:
    """Every example with the confidence of a model that has seen nothing of its group, in their order."""
    fold = folds_of([example.group for example in examples], seed=seed, folds=folds)
    models = {
        number: fit([one for one in examples if fold[one.group] != number], prior)
        for number in sorted(set(fold.values()))
    }
    return tuple(Judged(models[fold[one.group]].confidence(one.features), one.stands) for one in examples)


def judged_by(examples: Sequence[Example], weights: Weights) -> tuple[Judged, ...]:
    """Every example with the confidence that these weights give it, in their order."""
    return tuple(Judged(weights.confidence(one.features), one.stands) for one in examples)
