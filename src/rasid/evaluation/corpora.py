"""Figures on reports that nobody annotated: false alarms, crashes, speed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from rasid.evaluation.bootstrap import RESAMPLES, SEED
from rasid.evaluation.coding_gold import CodedFile, CodeOne, code_rows, read_rows
from rasid.evaluation.figures import Figure, Sample, sample_of, split_figures

QUIET = "quiet.jsonl"
NEWS = "news.jsonl"
#: Families of which quiet reports hold hardly an event.
ALARMING = ("violence", "coercion", "control")


@dataclass(frozen=True, slots=True)
class CorpusFigures:
    """Asserted claims of the alarming families in 100 reports, by type; crashes; words a second.

    The speed is that of this run, with whatever the cache of the morphology held: `make bench` measures it.
    """

    name: str
    reports: int
    words: int
    crashes: tuple[str, ...]
    claims: int
    alarms_per_100: Figure
    alarms_by_type: dict[str, int]
    words_a_second: float

    @property
    def values(self) -> dict[str, float]:
        """The values that floors are set on."""
        coded = 1 - len(self.crashes) / self.reports if self.reports else 0.0
        return {"false_alarms_per_100": self.alarms_per_100.value, "coded": coded}


def measure_corpus(path: Path, code: CodeOne, *, resamples: int = RESAMPLES) -> CorpusFigures:
    """Code the reports of a JSON Lines file and count."""
    file = code_rows(read_rows(path), code)
    kinds = [
        [c.type for c in coded.events if c.factuality == "asserted" and c.family in ALARMING]
        for coded in file.coded
    ]
    by_type = Counter(kind for found in kinds for kind in found)
    return CorpusFigures(
        path.name,
        file.reports,
        file.words,
        file.crashes,
        sum(len(coded.events) for coded in file.coded),
        _per_100([len(found) for found in kinds], file, resamples),
        dict(sorted(by_type.items(), key=lambda item: (-item[1], item[0]))),
        file.words / file.seconds if file.seconds else 0.0,
    )


def _per_100(alarms: list[int], file: CodedFile, resamples: int) -> Figure:
    columns = {"alarms": [float(number) for number in alarms], "reports": [1.0] * len(alarms)}
    sample = sample_of(
        columns,
        lambda totals: {"alarms": 100 * totals["alarms"] / totals["reports"] if totals["reports"] else 0.0},
        {"alarms": file.reports},
        resamples=resamples,
        seed=SEED,
    )
    nothing = Sample({}, {}, ())
    return split_figures(sample, nothing, nothing)["alarms"].whole
