"""Lines of a stream of bytes, each read with a bound: a line of any length costs no more memory than it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from rasid.readers.encoding import FileEncoding


@dataclass(frozen=True, slots=True)
class Line:
    """One line without its end. Where `size` is above the bound, `content` is empty.

    `number` counts from 1; `sha256` is that of the whole line, also of one that was not kept.
    """

    number: int
    content: bytes
    size: int
    sha256: str


class _Gathered:
    """The line being read: its bytes up to the bound, its length and, past the bound, its digest."""

    def __init__(self, bound: int) -> None:
        self.bound = bound
        self.kept = bytearray()
        self.size = 0
        self.digest = hashlib.sha256()

    def add(self, piece: bytes) -> None:
        within = self.size <= self.bound
        self.size += len(piece)
        if self.size <= self.bound:
            self.kept += piece
            return
        if within:
            self.digest.update(self.kept)
            self.kept = bytearray()
        self.digest.update(piece)

    def line(self, number: int, carriage: bytes) -> Line:
        """Close the line: of one that was kept, the carriage return before the line end is dropped."""
        if self.size > self.bound:
            return Line(number, b"", self.size, self.digest.hexdigest())
        content = bytes(self.kept).removesuffix(carriage)
        return Line(number, content, len(content), hashlib.sha256(content).hexdigest())


def split_lines(chunks: Iterator[bytes], encoding: FileEncoding, *, bound: int) -> Iterator[Line]:
    """Cut a stream into lines at its line feeds."""
    end, carriage = encoding.bytes_of("\n"), encoding.bytes_of("\r")
    width = len(end)
    number = 1
    gathered = _Gathered(bound)
    for chunk in _aligned(chunks, width):
        start = 0
        while (stop := _find(chunk, end, start, width)) >= 0:
            gathered.add(chunk[start:stop])
            yield gathered.line(number, carriage)
            number += 1
            gathered = _Gathered(bound)
            start = stop + width
        gathered.add(chunk[start:])
    if gathered.size:
        yield gathered.line(number, carriage)


def _aligned(chunks: Iterator[bytes], width: int) -> Iterator[bytes]:
    """The same bytes in chunks whose length is a multiple of `width`, but for the last."""
    rest = b""
    for chunk in chunks:
        joined = rest + chunk if rest else chunk
        whole = len(joined) // width * width
        rest = joined[whole:]
        yield joined[:whole] if rest else joined
    if rest:
        yield rest


def _find(chunk: bytes, end: bytes, start: int, width: int) -> int:
    """Where `end` next stands at a multiple of `width`, or -1."""
    found = chunk.find(end, start)
    while found >= 0 and found % width:
        found = chunk.find(end, found + 1)
    return found
