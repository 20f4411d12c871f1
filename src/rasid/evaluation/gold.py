"""The folder of gold reports and the scorers that lie in it.

Gold and scorers are shared by whoever measures, and are no part of the project: they are read from the
folder that `--gold` names, by default `../shared/gold` beside the checkout.
"""

from __future__ import annotations

import hashlib
import importlib.util
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any, Protocol, cast

from rasid.errors import UsageError

#: A report, claim or person as the scorers read it from JSON.
Record = dict[str, Any]

ROOT = Path(__file__).resolve().parents[3]
GOLD = ROOT.parent / "shared" / "gold"
CORPUS = ROOT.parent / "shared" / "corpus"
GOLD_FILES = ("founding_report.jsonl", "dev_sentences.jsonl", "dev_articles.jsonl")
GSR = "gsr_dev"
GSR_FILES = ("assault_gsr.csv", "assault_spans.json", "protest_gsr.csv", "protest_spans.json")
SCORERS = ("score.py", "score_gsr.py")


#: Whether an event of the gold and a coded one are the same.
Alike = Callable[[Record, Record], bool]


class Scorer(Protocol):
    """What is used of score.py."""

    LIKENESS: dict[str, Alike]

    def known(self, report: Record) -> list[Record]:
        """The events of a report whose type is scored."""

    def pairs(
        self, gold: Sequence[Record], predicted: Sequence[Record], alike: Alike
    ) -> list[tuple[Record, Record]]:
        """One-to-one pairs of events that are alike."""

    def read(self, path: Path) -> list[Record]:
        """Read reports or predictions from JSON Lines."""

    def score(self, gold_reports: Iterable[Record], predictions: Mapping[str, Record]) -> Record:
        """Score predictions by id."""


class GsrScorer(Protocol):
    """What is used of score_gsr.py."""

    RECORD_TYPES: dict[str, str]

    def load_gold(self, folder: Path) -> tuple[dict[str, list[Record]], dict[str, list[Record]]]:
        """Read rows and spans by type."""

    def load_predictions(self, path: Path) -> dict[str, Record]:
        """Read predictions by id and type."""

    def score_detection(
        self, rows: Mapping[str, Sequence[Record]], pred: Mapping[str, Record], split: str, resamples: int
    ) -> list[Record]:
        """Score which sentences tell an event of the type."""

    def score_spans(
        self, spans: Mapping[str, Sequence[Record]], pred: Mapping[str, Record], split: str
    ) -> list[Record]:
        """Score source, trigger and target."""


@dataclass(frozen=True, slots=True)
class Gold:
    """A folder of gold with its scorers loaded."""

    folder: Path
    scorer: Scorer
    gsr_scorer: GsrScorer


def open_gold(folder: Path = GOLD) -> Gold:
    """Load the scorers of a gold folder. Raises UsageError where they are missing."""
    missing = [name for name in SCORERS if not (folder / name).is_file()]
    if missing:
        raise UsageError(f"{folder}: has no {' and no '.join(missing)}; name the folder of gold with --gold")
    return Gold(
        folder,
        cast(Scorer, _module(folder / SCORERS[0])),
        cast(GsrScorer, _module(folder / SCORERS[1])),
    )


def _module(path: Path) -> ModuleType:
    """The Python file `path` as a module of no package, entered nowhere."""
    spec = importlib.util.spec_from_file_location(f"gold_{path.stem}", path)
    if spec is None or spec.loader is None:
        raise UsageError(f"{path}: is no Python file")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def article_of(ident: str) -> str:
    """The article of a sentence: its id without what follows the last hyphen."""
    return ident.rpartition("-")[0] or ident


def half_of(ident: str) -> str:
    """A or B, by the parity of the SHA-1 of the article: errors are looked at in half A alone."""
    digest = hashlib.sha1(article_of(ident).encode("utf-8"), usedforsecurity=False).hexdigest()
    return "B" if int(digest, 16) % 2 else "A"


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
