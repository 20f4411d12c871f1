"""Whether the confidence of a claim is what it says: claims of the gold that stand, and those that do not.

A claim *stands* where the gold has an event of its type and its factuality there (the triggers overlap, or
the participants agree, as in score.py): what a reviewer would keep, though she might correct a detail of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from rasid.evaluation.bootstrap import RESAMPLES, SEED, Columns, interval, resample
from rasid.evaluation.coding_gold import CodeOne, code_rows, read_rows
from rasid.evaluation.gold import GOLD_FILES, Alike, Gold, Record, Scorer, article_of
from rasid.learning.calibration import (
    BINS,
    Calibration,
    Judged,
    bin_of,
    calibration_of,
    judged_unseen,
)
from rasid.learning.features import features_of
from rasid.learning.model import Example, Weights
from rasid.values.coded import CodedReport

#: The weights that training on gold begins with.
NOTHING = Weights({})
#: By what articles are dealt out to folds.
FOLD_SEED = 11


@dataclass(frozen=True, slots=True)
class ConfidenceFigures:
    """How confidence fared, each claim judged by weights that have not seen its article, and as coded.

    `interval` is that of the expected calibration error, by resampling articles.
    """

    articles: int
    learned: Calibration
    interval: tuple[float, float]
    coded: Calibration
    coded_interval: tuple[float, float]


@dataclass(frozen=True, slots=True)
class GoldClaims:
    """The claims of the gold that are to count: as examples, and the confidence that the coder gave each."""

    examples: tuple[Example, ...]
    coded: tuple[float, ...]


def gold_claims(gold: Gold, code: CodeOne, files: Iterable[str] = GOLD_FILES) -> GoldClaims:
    """Code the gold and tell which claims stand. Claims that the gold leaves open are left out."""
    examples: list[Example] = []
    coded: list[float] = []
    for name in files:
        path: Path = gold.folder / name
        rows = {row["id"]: row for row in gold.scorer.read(path)}
        for report in code_rows(read_rows(path), code).coded:
            standing = stands(rows[report.id], report, gold.scorer)
            for claim, features, known in zip(
                report.events, features_of(report.events), standing, strict=True
            ):
                if known is not None:
                    examples.append(Example(features, known, article_of(report.id)))
                    coded.append(claim.confidence)
    return GoldClaims(tuple(examples), tuple(coded))


def stands(gold: Record, report: CodedReport, scorer: Scorer) -> tuple[bool | None, ...]:
    """Whether each claim of a report stands; None where the gold leaves it open."""
    told = [_event(one) for one in msgspec.to_builtins(report)["events"]]
    listed = {id(event) for event in scorer.known({"events": told})}
    events = scorer.known(gold)
    found = scorer.pairs([e for e in events if not e.get("optional")], told, _alike(scorer))
    hits = {id(claim) for _, claim in found}
    free = [claim for claim in told if id(claim) not in hits]
    open_ = {
        id(claim) for _, claim in scorer.pairs([e for e in events if e.get("optional")], free, _alike(scorer))
    }
    return tuple(
        None if id(claim) in open_ or id(claim) not in listed else id(claim) in hits for claim in told
    )


def _event(claim: Record) -> Record:
    """A claim as the scorer reads it: its trigger's words and offset side by side."""
    return claim | {"trigger": claim["trigger"]["text"], "at": claim["trigger"]["at"]}


def _alike(scorer: Scorer) -> Alike:
    same_event = scorer.LIKENESS["event"]

    def alike(one: Record, other: Record) -> bool:
        return same_event(one, other) and one["factuality"] == other["factuality"]

    return alike


def measure_confidence(
    claims: GoldClaims, *, seed: int = FOLD_SEED, resamples: int = RESAMPLES
) -> ConfidenceFigures:
    """Five-fold by article: how well confidence is calibrated on articles that it has not seen."""
    unseen = judged_unseen(claims.examples, NOTHING, seed=seed)
    as_coded = tuple(
        Judged(confidence, example.stands)
        for confidence, example in zip(claims.coded, claims.examples, strict=True)
    )
    groups = [example.group for example in claims.examples]
    return ConfidenceFigures(
        len(set(groups)),
        calibration_of(unseen),
        _interval(unseen, groups, resamples),
        calibration_of(as_coded),
        _interval(as_coded, groups, resamples),
    )


def _interval(judged: Sequence[Judged], groups: Sequence[str], resamples: int) -> tuple[float, float]:
    """The 95 % interval of the calibration error, by resampling articles with all their claims."""
    articles: dict[str, list[Judged]] = {}
    for one, group in zip(judged, groups, strict=True):
        articles.setdefault(group, []).append(one)
    drawn = resample(_columns(list(articles.values())), _error, resamples=resamples, seed=SEED)
    return interval([values["error"] for values in drawn])


def _columns(articles: Sequence[Sequence[Judged]]) -> Columns:
    """For each article how many claims it has, and for each bin how much more was said than stands."""
    columns: dict[str, list[float]] = {"n": [float(len(ones)) for ones in articles]}
    for number in range(BINS):
        columns[f"bin {number}"] = [
            sum(one.confidence - one.stands for one in ones if bin_of(one.confidence) == number)
            for ones in articles
        ]
    return columns


def _error(totals: Mapping[str, float]) -> dict[str, float]:
    off = sum(abs(value) for name, value in totals.items() if name != "n")
    return {"error": off / totals["n"]}
