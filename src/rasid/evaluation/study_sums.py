"""The sum of deaths over happenings, and which tenures and controls of places were found."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rasid.evaluation.clusters import Clustered
from rasid.evaluation.study_corpus import Happening
from rasid.resolve.incidents import may_be_added
from rasid.values.incident import Incident

KILLED = "killed"


@dataclass(frozen=True, slots=True)
class Deaths:
    """How many died in one happening: in truth, and by the incidents that are mostly about it."""

    happening: str
    truth: int
    found: int


def count_deaths(
    happenings: Iterable[Happening], things: Sequence[Clustered], incidents: Iterable[Incident]
) -> tuple[tuple[Deaths, ...], tuple[Incident, ...]]:
    """The deaths of every happening that does not stand alone, and the incidents with deaths of no happening.

    An incident counts for the happening that most of its claims tell of; those that cannot be
    added up (`resolve.incidents.may_be_added`) count for none.
    """
    about = majority(things)
    found: Counter[str] = Counter()
    others = []
    for incident in incidents:
        killed = best_killed(incident)
        if not killed or not may_be_added(incident):
            continue
        label = about.get(incident.id)
        found[label or ""] += killed
        if label is None:
            others.append(incident)
    counted = [
        Deaths(happening.key, happening.killed or 0, found[happening.key])
        for happening in sorted(happenings, key=lambda happening: happening.key)
        if not happening.alone
    ]
    return tuple(counted), tuple(others)


def death_rows(deaths: Iterable[Deaths]) -> dict[str, dict[str, float]]:
    """For each happening the numbers whose sums give the errors."""
    return {
        row.happening: {
            "truth": float(row.truth),
            "apart": float(abs(row.found - row.truth)),
            "over": float(row.found - row.truth),
        }
        for row in deaths
    }


def death_errors(sums: Mapping[str, float]) -> dict[str, float]:
    """The error of each happening added up, and that of the sum, as shares of the true sum."""
    if not sums["truth"]:
        return {}
    return {"error_by_happening": sums["apart"] / sums["truth"], "error_of_sum": sums["over"] / sums["truth"]}


def best_killed(incident: Incident) -> int:
    """How many an incident says were killed, 0 where it gives no figure."""
    return sum(figure.best for figure in incident.figures if figure.what == KILLED)


def majority(things: Iterable[Clustered]) -> dict[str, str]:
    """For each found cluster the label that most of its things have, of several the least."""
    labels: dict[str, Counter[str]] = defaultdict(Counter)
    for thing in things:
        labels[thing.found][thing.label] += 1
    return {found: min(counts, key=lambda label: (-counts[label], label)) for found, counts in labels.items()}
