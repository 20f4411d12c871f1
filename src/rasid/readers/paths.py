"""Files, folders and standard input: which reader reads what, and reading it."""

from __future__ import annotations

import errno
import os
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from rasid.errors import UsageError
from rasid.readers.html import read_html
from rasid.readers.jsonl import read_jsonl
from rasid.readers.origin import Ids, Origin
from rasid.readers.plain import read_plain
from rasid.readers.published import day_in_name
from rasid.readers.sniff import read_any
from rasid.readers.stream import ByteStream, read_chunks
from rasid.readers.table import read_csv, read_tsv
from rasid.readers.unread import Unread
from rasid.values.problem import Problem
from rasid.values.report import Report

Reader = Callable[[Iterator[bytes], Origin, Ids], Iterator[Report | Unread]]

_READERS: tuple[tuple[str, Reader], ...] = (
    (".csv", read_csv),
    (".htm", read_html),
    (".html", read_html),
    (".jsonl", read_jsonl),
    (".ndjson", read_jsonl),
    (".text", read_plain),
    (".tsv", read_tsv),
    (".txt", read_plain),
    (".xhtml", read_html),
)
STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Listing:
    """The files to read, in order (`-` for standard input), and what folders hold besides, by suffix."""

    files: tuple[str, ...]
    passed_over: tuple[tuple[str, int], ...] = ()


def suffixes() -> tuple[str, ...]:
    """The file name endings that are read in folders."""
    return tuple(suffix for suffix, _ in _READERS)


def list_files(paths: tuple[str, ...], *, leave_out: Path | None = None) -> Listing:
    """Find the files of `paths`: a file is taken whatever its suffix, a folder gives its known ones.

    Folders are walked to the bottom in the order of names; hidden files and linked folders are left
    alone, and so is `leave_out`, the file that the run writes. Raises UsageError where a path does
    not exist, is named twice, or no file is found at all.
    """
    missing = [path for path in paths if path != STANDARD_INPUT and not os.path.lexists(path)]
    if missing:
        raise UsageError(f"{', '.join(missing)}: no such file or folder; check the path")
    files: list[str] = []
    passed_over: Counter[str] = Counter()
    for path in paths:
        if path == STANDARD_INPUT or not Path(path).is_dir():
            files.append(path)
            continue
        for found in _walk(path):
            if leave_out is not None and Path(found).resolve() == leave_out:
                continue
            suffix = Path(found).suffix.lower()
            if suffix in suffixes():
                files.append(found)
            else:
                passed_over[suffix or "without a suffix"] += 1
    unique = tuple(dict.fromkeys(files))
    if not unique:
        raise UsageError(
            f"{', '.join(paths)}: no report to read; folders are searched for {' '.join(suffixes())}"
        )
    return Listing(unique, tuple(sorted(passed_over.items())))


def _walk(folder: str) -> Iterator[str]:
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (os.path.join(parent, name) for name in sorted(names) if not name.startswith("."))  # noqa: PTH118


def count_bytes(files: tuple[str, ...]) -> int | None:
    """How many bytes `files` hold, or None where that cannot be known (standard input, a pipe)."""
    total = 0
    for name in files:
        if name == STANDARD_INPUT or not Path(name).is_file():
            return None
        total += Path(name).stat().st_size
    return total


def read_path(
    path: str, *, published: date | None, stdin: ByteStream | None = None
) -> Iterator[Report | Unread]:
    """Read a file, every known file of a folder, or standard input (`-`)."""
    return read_files(list_files((path,)).files, published=published, stdin=stdin)


def read_files(
    files: tuple[str, ...],
    *,
    published: date | None,
    stdin: ByteStream | None = None,
    on_read: Callable[[int], None] = lambda _: None,
) -> Iterator[Report | Unread]:
    """Read `files` in order, one report at a time; ids are unique over all of them.

    `on_read` is told the number of bytes as they are read. A file that cannot be opened is an Unread.
    """
    ids = Ids()
    for path in files:
        name = "standard input" if path == STANDARD_INPUT else _printable(path)
        stem = "stdin" if path == STANDARD_INPUT else _printable(Path(path).stem)
        origin = Origin(name, stem, day_in_name(Path(path).name), published)
        try:
            if path == STANDARD_INPUT:
                if stdin is None:
                    raise UsageError("there is no standard input to read; give a file")
                yield from read_any(read_chunks(stdin, on_read), origin, ids)
            else:
                reader = dict(_READERS).get(Path(path).suffix.lower(), read_any)
                with Path(path).open("rb") as stream:
                    yield from reader(read_chunks(stream, on_read), origin, ids)
        except OSError as error:
            if error.errno == errno.EPIPE:
                raise
            reason = error.strerror or type(error).__name__
            problem = Problem("unreadable", f"cannot be read ({reason}); check the file and its permissions")
            yield Unread(ids.make(stem), problem, name, "none")


def _printable(name: str) -> str:
    """A file name as text that any output can hold: bytes that are no UTF-8 become U+FFFD."""
    return os.fsencode(name).decode("utf-8", "replace")
