"""Figures on the Arabic GSR: sentences labelled as telling an assault or a protest, or not.

Its labels ask whether a sentence's news is such an event, so detection tests salience; whether a claim is
there at all is asked of the sentences labelled yes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path

from rasid.evaluation.bootstrap import RESAMPLES, SEED, share
from rasid.evaluation.coding_gold import CodedFile, CodeOne, as_read_by, code_rows
from rasid.evaluation.figures import SplitFigure, sample_of, split_figures
from rasid.evaluation.gold import GsrScorer, Record, half_of

_DAY = re.compile(r"_(\d{4})(\d\d)(\d\d)\.")

#: Rows or span records of the GSR by type.
ByType = Mapping[str, Sequence[Record]]


@dataclass(frozen=True, slots=True)
class GsrFigures:
    """Recall on the sentences labelled yes, and what score_gsr.py says of detection and spans.

    `recall`: `yes_recall` (a claim of the right family, whatever its factuality and salience), the same by
    type, and `news_recall` (asserted, of salience 0.5 and more). `detection` is keyed by whole, A, B.
    """

    sentences: int
    words: int
    crashes: tuple[str, ...]
    recall: dict[str, SplitFigure]
    detection: dict[str, list[Record]]
    spans: list[Record]


def measure_gsr(folder: Path, code: CodeOne, scorer: GsrScorer, *, resamples: int = RESAMPLES) -> GsrFigures:
    """Code every sentence of the GSR once, and score it."""
    rows, spans = scorer.load_gold(folder)
    file = _code(rows, code)
    predicted = as_read_by(scorer.load_predictions, file.coded)
    return GsrFigures(
        file.reports, file.words, file.crashes,
        _recall(rows, file, predicted, scorer, resamples),
        {
            half: scorer.score_detection(_of_half(rows, half), predicted, "all", resamples)
            for half in ("whole", "A", "B")
        },
        scorer.score_spans(spans, predicted, "all"),
    )  # fmt: skip


def measure_yes(
    folder: Path, code: CodeOne, scorer: GsrScorer, *, resamples: int = RESAMPLES
) -> dict[str, SplitFigure]:
    """Recall alone: code and score the sentences labelled yes."""
    rows, _ = scorer.load_gold(folder)
    yes = {kind: [row for row in found if row["label"] == "yes"] for kind, found in rows.items()}
    file = _code(yes, code)
    return _recall(yes, file, as_read_by(scorer.load_predictions, file.coded), scorer, resamples)


def published_of(ident: str) -> str | None:
    """The published day that the id of a sentence carries: AAW_ARB_20080110.0023-9."""
    day = _DAY.search(ident)
    return "-".join(day.groups()) if day else None


def _code(rows: ByType, code: CodeOne) -> CodedFile:
    """Code each sentence once, though it may stand under both types."""
    texts = {row["id"]: row["text"] for found in rows.values() for row in found}
    return code_rows(
        (
            {"id": ident, "text": text, "published": published_of(ident)}
            for ident, text in texts.items()
        ),
        code,
    )  # fmt: skip


def _of_half(rows: ByType, half: str) -> ByType:
    if half == "whole":
        return rows
    return {kind: [row for row in found if half_of(row["id"]) == half] for kind, found in rows.items()}


def _recall(
    rows: ByType, file: CodedFile, predicted: Mapping[str, Record], scorer: GsrScorer, resamples: int
) -> dict[str, SplitFigure]:
    told = {
        (kind, one.id)
        for one in file.coded
        for kind in sorted({scorer.RECORD_TYPES.get(claim.type, "") for claim in one.events})
    }
    news = {(kind, ident) for ident, kinds in predicted.items() for kind in kinds}
    samples = []
    for number, half in enumerate(("whole", "A", "B")):
        yes = [
            (kind, row["id"])
            for kind, found in _of_half(rows, half).items()
            for row in found
            if row["label"] == "yes"
        ]
        columns = _columns(yes, told, news)
        sizes = {name.removesuffix(".of"): int(sum(column)) for name, column in columns.items()}
        samples.append(sample_of(columns, share, sizes, resamples=resamples, seed=SEED + number))
    return split_figures(*samples)


def _columns(
    yes: Sequence[tuple[str, str]], told: AbstractSet[tuple[str, str]], news: AbstractSet[tuple[str, str]]
) -> dict[str, list[float]]:
    """For each sentence labelled yes whether it is told, over both types and by type, and whether as news."""
    right = [float(one in told) for one in yes]
    every = [1.0] * len(yes)
    columns = {
        "yes_recall.hit": right,
        "yes_recall.of": every,
        "news_recall.hit": [float(one in news) for one in yes],
        "news_recall.of": every,
    }
    for asked in sorted({kind for kind, _ in yes}):
        of = [float(kind == asked) for kind, _ in yes]
        columns[f"yes_recall_{asked.lower()}.of"] = of
        columns[f"yes_recall_{asked.lower()}.hit"] = [a * b for a, b in zip(of, right, strict=True)]
    return columns
