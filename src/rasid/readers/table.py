"""CSV and TSV: a header line, then one report a record; streamed.

Records are as in RFC 4180: a cell in double quotes may hold line ends, separators and doubled
quotes. The separator of a CSV is a comma, semicolon or tab, whichever makes a column `text` of the
header. A record that cannot be read costs its first line only: reading goes on at the next.
"""

from __future__ import annotations

import csv
import hashlib
from collections import deque
from collections.abc import Iterator

from rasid.errors import ReadError
from rasid.readers.encoding import FileEncoding, decode_row, refused_kind
from rasid.readers.lines import Line, split_lines
from rasid.readers.origin import LONGEST, Ids, Origin, too_long
from rasid.readers.rows import COLUMNS, Place, report_of_row, unread_row
from rasid.readers.stream import peek_encoding
from rasid.readers.unread import Unread
from rasid.values.problem import Problem
from rasid.values.report import Report

READER = "csv 1"


def read_csv(chunks: Iterator[bytes], origin: Origin, ids: Ids) -> Iterator[Report | Unread]:
    """Read a CSV file; its separator is found from the header."""
    return _read_table(chunks, origin, ids, ",;\t")


def read_tsv(chunks: Iterator[bytes], origin: Origin, ids: Ids) -> Iterator[Report | Unread]:
    """Read a file of tab-separated values."""
    return _read_table(chunks, origin, ids, "\t")


def _read_table(
    chunks: Iterator[bytes], origin: Origin, ids: Ids, separators: str
) -> Iterator[Report | Unread]:
    """Rows are numbered as a spreadsheet shows them: the header is row 1."""
    csv.field_size_limit(LONGEST)
    encoding, head, chunks = peek_encoding(chunks)
    feed = _Feed(split_lines(chunks, encoding, bound=LONGEST), encoding)
    try:
        refused_kind(head)
        header, separator = _read_header(feed, separators)
    except ReadError as error:
        yield Unread(ids.make(origin.stem), Problem(error.code, str(error)), origin.name, READER)
        return
    row = 1
    filled = 0
    while feed.has_more():
        row += 1
        try:
            cells = feed.record(separator)
            place = Place(origin, row, READER, feed.sha256, feed.original)
            if not any(cells):
                continue
            filled += 1
            if len(cells) != len(header):
                raise ReadError(
                    "bad-row",
                    f"has {len(cells)} cells, but the header has {len(header)}; put cells that hold "
                    "separators in double quotes",
                )
            yield report_of_row(zip(header, cells, strict=True), place, ids)
        except ReadError as error:
            filled += 1
            yield unread_row(error, Place(origin, row, READER, feed.sha256, feed.original), ids)
    if filled == 0:
        problem = Problem("empty", "has a header but no rows; leave it out, or give its reports")
        yield Unread(ids.make(origin.stem), problem, origin.name, READER)


def _read_header(feed: _Feed, separators: str) -> tuple[tuple[str, ...], str]:
    """The names of the columns, and the separator. Raises ReadError without exactly one column `text`."""
    if not feed.has_more():
        raise ReadError("empty", "holds no rows; leave it out, or give its reports under a header")
    for separator in separators:
        try:
            names = tuple(_column(cell) for cell in feed.peek_record(separator))
        except ReadError as error:
            if error.code != "bad-row":
                raise
            continue
        if "text" in names:
            break
    else:
        raise ReadError(
            "bad-row", "has no column named text in its first line; name the column of the reports' text so"
        )
    twice = sorted({name for name in names if name in COLUMNS and names.count(name) > 1})
    if twice:
        raise ReadError("bad-row", f"has two columns named {twice[0]}; rename one")
    feed.record(separator)
    return names, separator


def _column(cell: str) -> str:
    """A column's name: the known ones in any case of letters, the others as written."""
    name = cell.strip().removeprefix("\ufeff").strip()
    return name.lower() if name.lower() in COLUMNS else name


class _Feed:
    """The lines of a table, and the records made of one or more of them."""

    def __init__(self, lines: Iterator[Line], encoding: FileEncoding) -> None:
        self._lines = lines
        self._encoding = encoding
        self._waiting: deque[Line] = deque()
        self.sha256 = ""
        self.original = b""

    def has_more(self) -> bool:
        """Whether another line stands waiting."""
        if not self._waiting:
            following = next(self._lines, None)
            if following is not None:
                self._waiting.append(following)
        return bool(self._waiting)

    def peek_record(self, separator: str) -> list[str]:
        """The cells of the next record, which stays waiting."""
        cells, used = self._parse(separator)
        self._waiting.extendleft(reversed(used))
        return cells

    def record(self, separator: str) -> list[str]:
        """The cells of the next record; `original` is then the bytes of its lines, `sha256` their digest.

        On an error the first line alone is used up.
        """
        try:
            cells, used = self._parse(separator)
        except ReadError:
            line = self._waiting.popleft()
            self.original, self.sha256 = line.content, line.sha256
            raise
        self.original = self._encoding.bytes_of("\n").join(line.content for line in used)
        self.sha256 = used[0].sha256 if len(used) == 1 else hashlib.sha256(self.original).hexdigest()
        return cells

    def _parse(self, separator: str) -> tuple[list[str], list[Line]]:
        used: list[Line] = []
        try:
            return next(csv.reader(self._take(used), delimiter=separator, strict=True)), used
        except ReadError:
            self._waiting.extendleft(reversed(used))
            raise
        except csv.Error as error:
            self._waiting.extendleft(reversed(used))
            raise ReadError(
                "bad-row", f"is not CSV ({error}); close its quotes and double the quotes within them"
            ) from None

    def _take(self, used: list[Line]) -> Iterator[str]:
        """Hand lines to the parser until its record is whole, noting which it used."""
        size = 0
        while self.has_more():
            line = self._waiting.popleft()
            used.append(line)
            size += line.size
            if line.size > LONGEST or size > LONGEST:
                raise too_long(size)
            yield decode_row(line.content, self._encoding) + "\n"
