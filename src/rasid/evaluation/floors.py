"""Floors: the figures reached so far, below which no change may let them fall.

A floor stands a little below the figure that was measured when it was set, so that a change of one claim
elsewhere does no harm. Figures of which less is better have a ceiling instead.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from rasid.evaluation.coding_gold import CodeOne
from rasid.evaluation.corpora import NEWS, QUIET, measure_corpus
from rasid.evaluation.figures import measure_gold
from rasid.evaluation.gold import CORPUS, GOLD_FILES, GSR, GSR_FILES, ROOT, SCORERS, Gold, sha256_of
from rasid.evaluation.gsr import measure_yes
from rasid.evaluation.tallies import MEASURES

FLOORS = ROOT / "tests" / "gold" / "floors.toml"
PARTS = (*GOLD_FILES, GSR, QUIET, NEWS)
#: Which figures of each part have a floor; of the founding report whole persons are counted.
_FLOORED: dict[str, tuple[str, ...]] = {
    "founding_report.jsonl": ("event_f1", "people_recall", "offices_recall"),
    "dev_sentences.jsonl": MEASURES,
    "dev_articles.jsonl": MEASURES,
    GSR: ("yes_recall", "yes_recall_assault", "yes_recall_protest"),
    QUIET: ("false_alarms_per_100",),
    NEWS: ("coded",),
}
#: Figures of which less is better.
LESS_IS_BETTER = frozenset(["false_alarms_per_100"])
#: Figures that are complete or not: their floor is the figure itself.
_EXACT = frozenset(["people_recall", "offices_recall", "coded"])
HEADER = """\
# Floors of the figures measured on the gold, by file and measure, and the files they were measured on.
# Set by `python -m rasid.evaluation --write-floors`, which raises them; `--lower` lowers one, and the commit
# says why. Each stands 0.01 to 0.02 below the figure that was measured. `at_most` holds ceilings.
"""


@dataclass(frozen=True, slots=True)
class Floors:
    """Bounds by part and measure, and the SHA-256 of each file that they were measured on."""

    bounds: dict[str, dict[str, float]]
    sha256: dict[str, str]


@dataclass(frozen=True, slots=True)
class Change:
    """A bound that a figure breaks."""

    part: str
    measure: str
    bound: float
    value: float | None

    def __str__(self) -> str:
        word = "at most" if self.measure in LESS_IS_BETTER else "at least"
        now = "is not measured" if self.value is None else f"is {self.value:.3f}"
        return f"{self.part}: {self.measure} {now}, must be {word} {self.bound:g}"


def measured(part: str, gold: Gold, corpus: Path, code: CodeOne) -> dict[str, float]:
    """The figures of one part that have floors."""
    if part == GSR:
        split = measure_yes(gold.folder / GSR, code, gold.gsr_scorer, resamples=0)
        values = {name: figure.whole.value for name, figure in split.items()}
    elif part in (QUIET, NEWS):
        values = measure_corpus(corpus / part, code, resamples=0).values
    else:
        values = measure_gold(gold.folder / part, code, gold.scorer, resamples=0).values
    return {name: values[name] for name in _FLOORED[part] if name in values}


def broken(part: str, bounds: Mapping[str, float], values: Mapping[str, float]) -> tuple[Change, ...]:
    """The bounds that the figures of a part break, in the order of the bounds."""
    return tuple(
        Change(part, name, bound, values.get(name))
        for name, bound in bounds.items()
        if name not in values or not _holds(name, bound, values[name])
    )


def _holds(name: str, bound: float, value: float) -> bool:
    return value <= bound if name in LESS_IS_BETTER else round(value, 3) >= bound


def bound_for(name: str, value: float) -> float:
    """The bound that a figure is given: 0.01 to 0.02 below it; for counts in 100 reports up to 1 above it."""
    if name in LESS_IS_BETTER:
        return math.floor(value + 1)
    if name in _EXACT:
        return math.floor(value * 1000) / 1000
    return max(math.floor(round((value - 0.01) * 100, 6)) / 100, 0.0)


def raised(
    old: Mapping[str, Mapping[str, float]], values: Mapping[str, Mapping[str, float]]
) -> tuple[dict[str, dict[str, float]], tuple[Change, ...]]:
    """New bounds, none laxer than the old ones, and the old ones that the figures break."""
    bounds: dict[str, dict[str, float]] = {part: dict(found) for part, found in old.items()}
    fallen: list[Change] = []
    for part, found in values.items():
        fallen += broken(part, {n: b for n, b in bounds.get(part, {}).items() if n in found}, found)
        for name, value in found.items():
            proposed, known = bound_for(name, value), bounds.setdefault(part, {}).get(name)
            stricter = min if name in LESS_IS_BETTER else max
            bounds[part][name] = proposed if known is None else stricter(proposed, known)
    return bounds, tuple(fallen)


def lowered(
    bounds: Mapping[str, Mapping[str, float]], fallen: tuple[Change, ...]
) -> dict[str, dict[str, float]]:
    """The bounds with those that figures break set anew."""
    found = {part: dict(names) for part, names in bounds.items()}
    for change in fallen:
        if change.value is not None:
            found[change.part][change.measure] = bound_for(change.measure, change.value)
    return found


def measured_anew(name: str, parts: Sequence[str]) -> bool:
    """Whether measuring these parts measures all that rests on the file: every part rests on the scorers."""
    return name.partition("/")[0] in parts or (name in SCORERS and set(PARTS) <= set(parts))


def digests(gold: Gold, corpus: Path = CORPUS) -> dict[str, str]:
    """The SHA-256 of every file that figures rest on, scorers among them, as far as it is there."""
    names = (*GOLD_FILES, *(f"{GSR}/{name}" for name in GSR_FILES), *SCORERS)
    paths = {name: gold.folder / name for name in names} | {name: corpus / name for name in (QUIET, NEWS)}
    return {name: sha256_of(path) for name, path in paths.items() if path.is_file()}


def read_floors(path: Path = FLOORS) -> Floors:
    """Read a file of floors; one that is not there holds none."""
    if not path.is_file():
        return Floors({}, {})
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    bounds: dict[str, dict[str, float]] = {}
    for table in ("at_least", "at_most"):
        for part, found in content.get(table, {}).items():
            bounds.setdefault(part, {}).update(found)
    return Floors(bounds, dict(content.get("sha256", {})))


def write_floors(path: Path, floors: Floors, *, header: str = HEADER) -> None:
    """Write floors below a comment so that the same ones give the same bytes."""
    lines = [header]
    if floors.sha256:
        lines += ["[sha256]", *(f'"{name}" = "{digest}"' for name, digest in floors.sha256.items())]
    for part in sorted(floors.bounds, key=lambda name: PARTS.index(name) if name in PARTS else len(PARTS)):
        for table, wanted in (("at_least", False), ("at_most", True)):
            found = {n: b for n, b in floors.bounds[part].items() if (n in LESS_IS_BETTER) == wanted}
            if found:
                lines += [
                    "",
                    f'[{table}."{part}"]',
                    *(f"{name} = {bound:g}" for name, bound in found.items()),
                ]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
