"""What each source of evidence is worth: the figures with it switched off, less those with all on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rasid.coding import Knowledge, code_report
from rasid.evaluation.bootstrap import RESAMPLES, interval, resample, sums
from rasid.evaluation.coding_gold import CodeOne, code_gold
from rasid.evaluation.gold import GSR, Gold, Record
from rasid.evaluation.gsr import measure_gsr
from rasid.evaluation.switches import LEARNED_SALIENCE, SWITCHES, Switch, replaced
from rasid.evaluation.tallies import FACTUALITY, columns_of, figures_of
from rasid.learning.doubt import without_doubtful

ABLATION_FILES = ("dev_sentences.jsonl", "dev_articles.jsonl")
ABLATION_MEASURES = ("event_f1", "actors", "targets", "killed", "country", FACTUALITY, "people_f1")


@dataclass(frozen=True, slots=True)
class Difference:
    """How a figure changes: less than 0 where the evidence helps. The interval is over the same resamples."""

    value: float
    interval: tuple[float, float]


@dataclass(frozen=True, slots=True)
class FileAblation:
    """One gold file: its figures with all evidence, and the differences by switch and measure."""

    name: str
    full: dict[str, float]
    differences: dict[str, dict[str, Difference]]


@dataclass(frozen=True, slots=True)
class SalienceAblation:
    """What score_gsr.py says of detection. The weights were learned from the same sentences."""

    learned: list[Record]
    by_hand: list[Record]


def ablate(
    gold: Gold,
    knowledge: Knowledge,
    *,
    switches: Sequence[Switch] = SWITCHES,
    files: Sequence[str] = ABLATION_FILES,
    resamples: int = RESAMPLES,
) -> tuple[FileAblation, ...]:
    """Code and score the files once with everything, and once with each switch off."""
    altered = [(switch, switch.knowledge(knowledge)) for switch in switches]
    return tuple(_ablate_file(gold, name, knowledge, altered, resamples) for name in files)


def ablate_salience(gold: Gold, knowledge: Knowledge) -> SalienceAblation | None:
    """Detection on the labelled sentences with learned salience and without; None where none was learned."""
    if knowledge.lexicons.events.salience is None:
        return None
    learned, by_hand = (
        measure_gsr(gold.folder / GSR, coder_of(known), gold.gsr_scorer).detection["whole"]
        for known in (knowledge, LEARNED_SALIENCE.knowledge(knowledge))
    )
    return SalienceAblation(learned, by_hand)


def _ablate_file(
    gold: Gold,
    name: str,
    knowledge: Knowledge,
    altered: Sequence[tuple[Switch, Knowledge]],
    resamples: int,
) -> FileAblation:
    full = _columns(gold, name, coder_of(knowledge))
    full_drawn = resample(full, figures_of, resamples=resamples)
    full_values = figures_of(sums(full))
    differences = {}
    for switch, known in altered:
        with replaced(switch.replacements):
            columns = _columns(gold, name, coder_of(known))
        differences[switch.name] = _differences(
            figures_of(sums(columns)),
            full_values,
            resample(columns, figures_of, resamples=resamples),
            full_drawn,
        )
    return FileAblation(name, {m: full_values[m] for m in ABLATION_MEASURES if m in full_values}, differences)


def coder_of(knowledge: Knowledge) -> CodeOne:
    """A coder with other knowledge, which leaves out what hardly stands as `Coder.code` does."""
    return lambda report: without_doubtful(code_report(report, knowledge))


def _columns(gold: Gold, name: str, code: CodeOne) -> dict[str, list[float]]:
    path = gold.folder / name
    predictions = code_gold(path, code, gold.scorer)
    return columns_of(gold.scorer.read(path), predictions, gold.scorer)


def _differences(
    values: Mapping[str, float],
    full: Mapping[str, float],
    drawn: Sequence[Mapping[str, float]],
    full_drawn: Sequence[Mapping[str, float]],
) -> dict[str, Difference]:
    found = {}
    for name in ABLATION_MEASURES:
        if name not in values or name not in full:
            continue
        paired = [
            off[name] - on[name]
            for off, on in zip(drawn, full_drawn, strict=True)
            if name in off and name in on
        ]
        change = values[name] - full[name]
        found[name] = Difference(change, interval(paired) if paired else (change, change))
    return found
