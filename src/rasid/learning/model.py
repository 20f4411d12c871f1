"""A logistic model over features, fitted in plain Python: Newton's method, a ridge towards earlier weights.

The ridge draws every weight towards what it was before (nought, or the weights that come with the program):
ten decisions move little and a thousand much. Each Newton step is solved by conjugate gradients over the
sparse features: some thousands of claims take a second. The same input gives the same weights.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import exp

#: The feature that every claim has.
CONSTANT = "constant"
#: How strongly weights are held back, in decisions; the constant may move freely.
RIDGE = 8.0
_FREE = 0.05
#: A feature counts where at least so many decided claims have it.
RARE = 4
_STEPS, _SOLVES, _CLOSE = 12, 40, 1e-5
#: No claim is ever called certain.
FLOOR, CEILING = 0.02, 0.98


@dataclass(frozen=True, slots=True)
class Weights:
    """The weight of every feature, `constant` among them; a feature without one weighs nothing."""

    of: Mapping[str, float]

    def confidence(self, features: Iterable[str]) -> float:
        """How likely a claim with these features stands: 0.02..0.98, to three places."""
        weight = self.of.get
        score = weight(CONSTANT, 0.0) + sum([weight(name, 0.0) for name in features])
        return round(min(max(_logistic(score), FLOOR), CEILING), 3)


@dataclass(frozen=True, slots=True)
class Example:
    """A decided claim: its features, and whether it stands. `group` is what is held out together."""

    features: tuple[str, ...]
    stands: bool
    group: str


def fit(examples: Sequence[Example], prior: Weights, *, ridge: float = RIDGE, rare: int = RARE) -> Weights:
    """The weights that say best which examples stand, held to `prior`; it gives those of all rare features.

    Weights are rounded to three places.
    """
    held = Counter(name for example in examples for name in example.features)
    names = [CONSTANT, *sorted(name for name, count in held.items() if count >= rare)]
    place = {name: number for number, name in enumerate(names)}
    rows, starts = [], []
    for example in examples:
        known = [place[name] for name in example.features if name in place]
        rows.append([0, *known])
        starts.append(sum(prior.of.get(name, 0.0) for name in example.features if name not in place))
    start = [prior.of.get(name, 0.0) for name in names]
    found = _newton(_Problem(rows, starts, [float(e.stands) for e in examples], start, ridge))
    learned = dict(prior.of) | dict(zip(names, found, strict=True))
    return Weights({name: round(weight, 3) for name, weight in sorted(learned.items()) if round(weight, 3)})


@dataclass(frozen=True, slots=True)
class _Problem:
    """Rows of feature numbers, what each row's sum begins with, what is to come out, and where to begin."""

    rows: list[list[int]]
    starts: list[float]
    wanted: list[float]
    prior: list[float]
    ridge: float

    def pull(self, number: int) -> float:
        """How strongly a weight is held to its prior."""
        return self.ridge if number else _FREE

    def sums(self, weights: Sequence[float]) -> list[float]:
        """The sum of every row."""
        return [
            start + sum([weights[number] for number in row])
            for start, row in zip(self.starts, self.rows, strict=True)
        ]


def _newton(problem: _Problem) -> list[float]:
    weights = list(problem.prior)
    for _ in range(_STEPS):
        chances = [_logistic(score) for score in problem.sums(weights)]
        slope = [problem.pull(n) * (w - problem.prior[n]) for n, w in enumerate(weights)]
        curve = [problem.pull(n) for n in range(len(weights))]
        bends = []
        for row, chance, wanted in zip(problem.rows, chances, problem.wanted, strict=True):
            error, bend = chance - wanted, max(chance * (1.0 - chance), 1e-6)
            bends.append(bend)
            for number in row:
                slope[number] += error
                curve[number] += bend
        step = _solve(problem, bends, slope, curve)
        weights = [weight - change for weight, change in zip(weights, step, strict=True)]
        if max(map(abs, step), default=0.0) < _CLOSE:
            break
    return weights


def _solve(
    problem: _Problem, bends: Sequence[float], slope: Sequence[float], curve: Sequence[float]
) -> list[float]:
    """The Newton step: conjugate gradients, each weight scaled by its own curvature."""
    found = [0.0] * len(slope)
    rest = list(slope)
    scaled = [r / c for r, c in zip(rest, curve, strict=True)]
    toward = list(scaled)
    size = _dot(rest, scaled)
    goal = size * 1e-12
    for _ in range(_SOLVES):
        if size <= goal:
            break
        bent = [problem.pull(n) * value for n, value in enumerate(toward)]
        for row, bend in zip(problem.rows, bends, strict=True):
            along = bend * sum([toward[number] for number in row])
            for number in row:
                bent[number] += along
        length = size / _dot(toward, bent)
        found = [f + length * t for f, t in zip(found, toward, strict=True)]
        rest = [r - length * b for r, b in zip(rest, bent, strict=True)]
        scaled = [r / c for r, c in zip(rest, curve, strict=True)]
        before, size = size, _dot(rest, scaled)
        toward = [s + size / before * t for s, t in zip(scaled, toward, strict=True)]
    return found


def _dot(left: Sequence[float], right: Sequence[float]) -> float:
    return sum([a * b for a, b in zip(left, right, strict=True)])


def _logistic(score: float) -> float:
    return 1.0 / (1.0 + exp(-score)) if score >= 0 else exp(score) / (1.0 + exp(score))
