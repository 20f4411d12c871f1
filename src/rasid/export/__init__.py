"""Coded reports as text: one file per format. Pure functions; claims stay what they are, reported."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from rasid.export.claims_csv import csv_header, csv_lines
from rasid.export.jsonl import jsonl_line
from rasid.export.lines import Style
from rasid.export.table import table_of
from rasid.export.unread import is_unread, record_of_failure, record_of_unread
from rasid.values import CodedReport

__all__ = [
    "FORMATS",
    "Format",
    "Style",
    "is_unread",
    "record_of_failure",
    "record_of_unread",
]


@dataclass(frozen=True, slots=True)
class Format:
    """A way to write coded reports: what stands on top, and what each report becomes."""

    name: str
    header: str
    write: Callable[[CodedReport, Style], str]


#: The formats, the one for reading first.
FORMATS = (
    Format("table", "", table_of),
    Format("jsonl", "", lambda coded, style: jsonl_line(coded)),
    Format("csv", csv_header(), lambda coded, style: csv_lines(coded)),
)
