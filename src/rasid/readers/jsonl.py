"""JSON Lines: one JSON object a line, streamed.

Strings are taken as they stand: a text within JSON is not edited, its line ends neither.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from rasid.errors import ReadError
from rasid.readers.encoding import FileEncoding, decode_row, refused_kind
from rasid.readers.lines import Line, split_lines
from rasid.readers.origin import LONGEST, Ids, Origin, too_long
from rasid.readers.rows import Place, report_of_row, unread_row
from rasid.readers.stream import peek_encoding
from rasid.readers.unread import Unread
from rasid.values.problem import Problem
from rasid.values.report import Report

READER = "jsonl 1"


def read_jsonl(chunks: Iterator[bytes], origin: Origin, ids: Ids) -> Iterator[Report | Unread]:
    """Read a file of JSON Lines. Blank lines are passed over; a row's number is its line's."""
    encoding, head, chunks = peek_encoding(chunks)
    try:
        refused_kind(head)
        opening = head.decode(encoding.wide or "utf-8", "ignore").partition("\n")[0]
        if opening.strip("\ufeff \t\r") in ("[", "{"):
            raise ReadError("bad-row", "is one JSON document, not JSON Lines; write a report a line")
    except ReadError as error:
        yield Unread(ids.make(origin.stem), Problem(error.code, str(error)), origin.name, READER)
        return
    rows = 0
    for line in split_lines(chunks, encoding, bound=LONGEST):
        if line.size <= LONGEST and not line.content.strip(b"\x00\t\r\n "):
            continue
        rows += 1
        yield _read_row(line, encoding, Place(origin, line.number, READER, line.sha256, line.content), ids)
    if rows == 0:
        problem = Problem("empty", "holds no rows; leave it out, or give its reports one a line")
        yield Unread(ids.make(origin.stem), problem, origin.name, READER)


def _read_row(line: Line, encoding: FileEncoding, place: Place, ids: Ids) -> Report | Unread:
    try:
        if line.size > LONGEST:
            raise too_long(line.size)
        return report_of_row(_fields(decode_row(line.content, encoding)), place, ids)
    except ReadError as error:
        return unread_row(error, place, ids)


def _fields(row: str) -> tuple[tuple[str, str], ...]:
    """The fields of a row as text: null is left out, and what is no string is kept as JSON."""
    try:
        content = json.loads(row)
    except json.JSONDecodeError as error:
        raise ReadError("bad-row", f"is not JSON ({error.msg}, column {error.colno}); mend the row") from None
    except (ValueError, RecursionError):
        raise ReadError("bad-row", "is JSON too deep or with too long a number; mend the row") from None
    if not isinstance(content, dict):
        raise ReadError("bad-row", 'is not a JSON object; write the report as {"text": ...}')
    text = content.get("text")
    if not isinstance(text, str):
        missing = "has no text" if text is None else "has a text that is not a string"
        raise ReadError("bad-row", f"{missing}; put the report's text under the key text")
    return tuple(
        (name, value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))
        for name, value in content.items()
        if value is not None
    )
