"""Floors of the figures of resolution: raised like those of the gold, and held by a test."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rasid.evaluation.floors import Change, Floors, lowered, raised, read_floors, write_floors
from rasid.evaluation.gold import ROOT
from rasid.evaluation.resolving import Group, Resolved, measure
from rasid.evaluation.study_corpus import STUDY

FLOORS = ROOT / "tests" / "evaluation" / "resolving_floors.toml"
HEADER = """\
# Floors of the figures of resolution on the reports in tests/fixtures/{folder}. Set by
# `python -m rasid.evaluation --resolving --write-floors`, which raises them; `--lower` lowers those that do
# not hold, and the commit says why. Each stands 0.01 to 0.02 below the figure that was measured.
"""


def floors_for(study: Path) -> Path:
    """The file of floors of the reports in a folder."""
    return FLOORS if study == STUDY else FLOORS.with_name(f"resolving_floors_{study.name}.toml")


def floored(groups: Sequence[Group]) -> dict[str, dict[str, float]]:
    """The figures that have floors, by part and name; of the deaths the share that is right, at least 0."""
    values = {group.part: {figure.name: figure.value for figure in group.figures} for group in groups}
    errors = values.pop("deaths")
    right = {name.replace("error", "right"): max(0.0, 1 - abs(error)) for name, error in errors.items()}
    return {**values, "deaths": right}


def raise_resolving_floors(
    resolved: Resolved, *, lower: bool, study: Path = STUDY, path: Path | None = None
) -> tuple[Change, ...]:
    """Raise the floors to what is measured, and lower those that do not hold if asked; return the latter.

    `resolved` are the reports in the folder `study`; `path` is another file of floors than theirs.
    """
    path = path or floors_for(study)
    old = read_floors(path) if path.exists() else Floors({}, {})
    bounds, fallen = raised(old.bounds, floored(measure(resolved, resamples=0)))
    kept = Floors(lowered(bounds, fallen) if lower else bounds, {})
    write_floors(path, kept, header=HEADER.format(folder=study.name))
    return fallen
