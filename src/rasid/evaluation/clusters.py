"""How well a clustering agrees with the true one: pairs, and B-cubed (Bagga and Baldwin 1998).

Every figure is a quotient of sums over labels (happenings, people), so that labels can be resampled and
halved. A pair that is joined wrongly counts half for each of its two labels.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

COLUMNS = ("pairs.right", "pairs.joined", "pairs.true", "b3.precision", "b3.recall", "b3.n")


@dataclass(frozen=True, slots=True)
class Clustered:
    """One thing that was clustered: where it truly belongs, and where it was put.

    `label` is what it is counted under: the true cluster, or what several lone true clusters have in common.
    """

    id: str
    label: str
    truth: str
    found: str


#: How far two things are from being linked; the nearest pair tells most about why they were (not) joined.
Near = Callable[[Clustered, Clustered], float]


def tally(things: Sequence[Clustered]) -> dict[str, dict[str, float]]:
    """The sums behind the figures, by label and by column (`COLUMNS`)."""
    found = Counter(thing.found for thing in things)
    truth = Counter(thing.truth for thing in things)
    both = Counter((thing.found, thing.truth) for thing in things)
    sums: dict[str, dict[str, float]] = defaultdict(lambda: dict.fromkeys(COLUMNS, 0.0))
    for thing in things:
        joined, true, right = found[thing.found], truth[thing.truth], both[thing.found, thing.truth]
        counts = (right - 1) / 2, (joined - 1) / 2, (true - 1) / 2, right / joined, right / true, 1.0
        for column, count in zip(COLUMNS, counts, strict=True):
            sums[thing.label][column] += count
    return {label: sums[label] for label in sorted(sums)}


def figures_of(sums: Mapping[str, float]) -> dict[str, float]:
    """Precision, recall and F1 over pairs and by B-cubed; what there is nothing to measure on is left out."""
    quotients = {
        "pairs_precision": (sums["pairs.right"], sums["pairs.joined"]),
        "pairs_recall": (sums["pairs.right"], sums["pairs.true"]),
        "pairs_f1": (2 * sums["pairs.right"], sums["pairs.joined"] + sums["pairs.true"]),
        "b_cubed_precision": (sums["b3.precision"], sums["b3.n"]),
        "b_cubed_recall": (sums["b3.recall"], sums["b3.n"]),
    }
    figures = {name: part / whole for name, (part, whole) in quotients.items() if whole}
    if "b_cubed_precision" in figures:
        precision, recall = figures["b_cubed_precision"], figures["b_cubed_recall"]
        figures["b_cubed_f1"] = 2 * precision * recall / (precision + recall)
    return figures


def wrong_joins(things: Sequence[Clustered], near: Near) -> tuple[tuple[Clustered, Clustered], ...]:
    """Members of one found cluster that do not belong together: one pair for each two true clusters.

    Of several pairs the least by `near` and then by ids stands for all.
    """
    return _one_each(things, near, within=lambda thing: thing.found, apart=lambda thing: thing.truth)


def missed_joins(things: Sequence[Clustered], near: Near) -> tuple[tuple[Clustered, Clustered], ...]:
    """Members of one true cluster that were put apart: one pair for each two found clusters, chosen alike."""
    return _one_each(things, near, within=lambda thing: thing.truth, apart=lambda thing: thing.found)


def _one_each(
    things: Sequence[Clustered],
    near: Near,
    *,
    within: Callable[[Clustered], str],
    apart: Callable[[Clustered], str],
) -> tuple[tuple[Clustered, Clustered], ...]:
    pairs: dict[tuple[str, ...], list[tuple[Clustered, Clustered]]] = defaultdict(list)
    for first, second in combinations(sorted(things, key=lambda thing: thing.id), 2):
        if within(first) == within(second) and apart(first) != apart(second):
            pairs[within(first), *sorted((apart(first), apart(second)))].append((first, second))
    return tuple(min(pairs[key], key=lambda pair: near(*pair)) for key in sorted(pairs))
