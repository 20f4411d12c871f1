"""A study as tidy tables: a folder with a CSV file for each, a dictionary of all columns, and notes.

UTF-8, RFC 4180 (lines end in CRLF). The files are written under another name and put in place when all are
whole, so that a run that fails or is killed leaves what stood there as it was.
"""

from __future__ import annotations

import csv
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, TypeVar

from rasid.errors import RasidError, UsageError
from rasid.export.csv_cells import Cell, Column, csv_line, guard
from rasid.export.study_contents import StudyContents
from rasid.export.study_notes import notes_of
from rasid.export.study_tables import TABLES, Table, streams_of
from rasid.values.stored import StoredReport

R = TypeVar("R")

DICTIONARY = "dictionary.csv"
NOTES = "README.md"
#: Every file of an export, in the order in which they are put in place.
FILES = (*(f"{table.name}.csv" for table in TABLES), DICTIONARY, NOTES)
_END = "\r\n"


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the dictionary: a column of a table."""

    table: Table[Any]
    column: Column[Any]


DICTIONARY_COLUMNS: tuple[Column[Entry], ...] = (
    Column("table", "the table: its file is TABLE.csv", lambda entry: entry.table.name),
    Column("column", "the column", lambda entry: entry.column.name),
    Column(
        "type",
        "text, id, integer, number, flag (0 or 1), day (YYYY-MM-DD), list (between ` | `)",
        lambda entry: entry.column.type,
    ),
    Column("meaning", "what it holds", lambda entry: entry.column.meaning),
    Column("empty", "when a cell of it is empty", lambda entry: entry.column.empty),
)


def dictionary() -> str:
    """The data dictionary: one row a column of every table."""
    entries = [Entry(table, column) for table in TABLES for column in table.columns]
    return _lines(DICTIONARY_COLUMNS, entries)


def write_tables(study: StudyContents, folder: Path) -> dict[str, int]:
    """Write all tables of a study into `folder`, which is made if it is not there; the rows of each table.

    An earlier export in the folder is replaced. Raises UsageError where other files stand in it or it cannot
    be made, RasidError where writing fails.
    """
    _refuse_other_files(folder)
    with _put_in_place(folder) as partial:
        counted, programs = _write(study, partial)
        _text(partial / DICTIONARY, dictionary())
        _text(partial / NOTES, notes_of(counted, programs))
    return counted


def _write(study: StudyContents, folder: Path) -> tuple[dict[str, int], tuple[str, ...]]:
    """Write every table; how many rows each has, and which versions of the program coded the reports."""
    counted = {table.name: 0 for table in TABLES}
    programs: set[str] = set()
    for stream in streams_of(study):
        with ExitStack() as files:
            sheets = [(table, rows, _sheet(folder, table, files)) for table, rows in stream.rows]
            for value in stream.values:
                for table, rows, sheet in sheets:
                    for row in rows(value):
                        counted[table.name] += 1
                        sheet.writerow([guard(column.cell(row)) for column in table.columns])
                if isinstance(value, StoredReport) and value.versions is not None:
                    programs.add(value.versions.program)
    return counted, tuple(sorted(programs))


class _Sheet(Protocol):
    """What writes the rows of a table."""

    def writerow(self, row: Iterable[Any], /) -> Any: ...  # noqa: ANN401 - as csv has it


def _sheet(folder: Path, table: Table[Any], files: ExitStack) -> _Sheet:
    """The file of a table, with its header; `files` closes it."""
    path = folder / f"{table.name}.csv"
    sheet = csv.writer(files.enter_context(path.open("w", encoding="utf-8", newline="")), lineterminator=_END)
    sheet.writerow([column.name for column in table.columns])
    return sheet


def _line(columns: tuple[Column[R], ...], row: R) -> str:
    cells: list[Cell] = [column.cell(row) for column in columns]
    return csv_line(cells, end=_END)


def _lines(columns: tuple[Column[R], ...], rows: list[R]) -> str:
    header = csv_line([column.name for column in columns], end=_END)
    return header + "".join(_line(columns, row) for row in rows)


def _text(path: Path, content: str) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(content)


def _refuse_other_files(folder: Path) -> None:
    if not folder.exists():
        return
    if not folder.is_dir():
        raise UsageError(f"{folder} is a file: give a folder for the tables")
    others = sorted(entry.name for entry in folder.iterdir() if entry.name not in FILES)
    if others:
        raise UsageError(
            f"{folder} holds other files ({', '.join(others[:3])}{' …' if len(others) > 3 else ''}):"
            " give a new folder, or one that holds nothing but an earlier export"
        )


@contextmanager
def _put_in_place(folder: Path) -> Iterator[Path]:
    """A folder beside `folder` to write into; its files are moved there at the end, or dropped on failure."""
    target = folder.resolve()
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        partial = Path(tempfile.mkdtemp(prefix=f".{target.name}.", suffix=".part", dir=target.parent))
    except OSError as error:
        raise UsageError(f"{folder}: cannot be made ({error.strerror}); choose another folder") from error
    try:
        yield partial
        target.mkdir(exist_ok=True)
        for name in FILES:
            (partial / name).replace(target / name)
    except OSError as error:
        raise RasidError(f"{folder}: cannot be written ({error.strerror})") from error
    finally:
        shutil.rmtree(partial, ignore_errors=True)
