"""Coding the reports of a gold or corpus file, with what went wrong kept apart."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

import msgspec

from rasid.coding import report_of
from rasid.errors import UsageError
from rasid.evaluation.gold import Record, Scorer
from rasid.values.coded import CodedReport
from rasid.values.report import Report

#: What codes one report: `Coder.code`, or the same with something switched off.
CodeOne = Callable[[Report], CodedReport]
Read = TypeVar("Read")


@dataclass(frozen=True, slots=True)
class CodedFile:
    """Reports that were coded, in order, and the crashes: "id: error" each. `seconds` is coding alone."""

    coded: tuple[CodedReport, ...]
    crashes: tuple[str, ...]
    words: int
    seconds: float

    @property
    def reports(self) -> int:
        """How many reports there were, coded or not."""
        return len(self.coded) + len(self.crashes)


def read_rows(path: Path) -> list[Record]:
    """The reports of a JSON Lines file. Raises UsageError where there is no such file."""
    if not path.is_file():
        raise UsageError(f"{path}: is no file; name its folder with --gold or --corpus")
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def code_rows(rows: Iterable[Record], code: CodeOne) -> CodedFile:
    """Code rows with `id`, `text` and `published`; a report that raises is a crash and stops no other."""
    coded, crashes = [], []
    words = 0
    seconds = 0.0
    for row in rows:
        report = report_of(row["text"], published=row.get("published"), id=row["id"])
        words += len(report.text.split())
        before = time.perf_counter()
        try:
            coded.append(code(report))
        except Exception as error:  # a crash of any kind is what is counted here
            crashes.append(f"{report.id}: {error!r}")
        seconds += time.perf_counter() - before
    return CodedFile(tuple(coded), tuple(crashes), words, seconds)


def as_read_by(read: Callable[[Path], Read], coded: Iterable[CodedReport]) -> Read:
    """What a scorer reads of coded reports: through a file, as it would be given to the scorer by hand."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "predicted.jsonl"
        path.write_bytes(b"".join(msgspec.json.encode(one) + b"\n" for one in coded))
        return read(path)


def code_gold(path: Path, code: CodeOne, scorer: Scorer) -> dict[str, Record]:
    """Code the reports of a gold file and return the predictions that `scorer.score` takes, by id."""
    return predictions_of(code_rows(read_rows(path), code), scorer)


def predictions_of(file: CodedFile, scorer: Scorer) -> dict[str, Record]:
    """The predictions by id, as the scorer reads them."""
    return {record["id"]: record for record in as_read_by(scorer.read, file.coded)}
