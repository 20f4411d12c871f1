"""Input without a telling name: standard input, and files of an unknown suffix."""

from __future__ import annotations

import json
from collections.abc import Iterator

from rasid.readers.html import read_html
from rasid.readers.jsonl import read_jsonl
from rasid.readers.origin import Ids, Origin
from rasid.readers.plain import read_plain
from rasid.readers.stream import peek_encoding
from rasid.readers.unread import Unread
from rasid.values.problem import Problem
from rasid.values.report import Report


def read_any(chunks: Iterator[bytes], origin: Origin, ids: Ids) -> Iterator[Report | Unread]:
    """Read JSON Lines, an HTML page or plain text, whichever the first bytes show."""
    encoding, head, chunks = peek_encoding(chunks)
    opening = head.decode(encoding.wide or "utf-8", "replace").lstrip("\ufeff \t\r\n")
    lowered = opening[:2000].lower()
    if _opens_json_lines(opening):
        yield from read_jsonl(chunks, origin, ids)
    elif _opens_page(lowered):
        yield from read_html(chunks, origin, ids)
    elif lowered.startswith(("<?xml", "<rss", "<feed")):
        problem = Problem("not-text", "is XML, which has no reader; save its reports as JSON Lines or CSV")
        yield Unread(ids.make(origin.stem), problem, origin.name, "none")
    else:
        yield from read_plain(chunks, origin, ids)


def _opens_page(lowered: str) -> bool:
    if lowered.startswith(("<!doctype html", "<html")):
        return True
    return lowered.startswith("<?xml") and "<html" in lowered


def _opens_json_lines(opening: str) -> bool:
    """Whether the first line is a JSON object, or the beginning of one too long to see whole."""
    if not opening.startswith("{"):
        return False
    first, line_end, _ = opening.partition("\n")
    if not line_end and len(first) > 10_000:
        return True
    try:
        return isinstance(json.loads(first), dict)
    except (ValueError, RecursionError):
        # A broken first row is still JSON Lines, if it opens with a key.
        return first[1:].lstrip().startswith('"')
