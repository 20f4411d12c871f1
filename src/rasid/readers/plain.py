"""Plain text: the whole file is one report. The text is kept whole, its first line too; no title."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from rasid.errors import ReadError
from rasid.readers.checks import check_text
from rasid.readers.encoding import decode_text
from rasid.readers.origin import LONGEST, Ids, Origin, too_long
from rasid.readers.published import find_publication
from rasid.readers.unread import Unread
from rasid.values.problem import Problem
from rasid.values.report import Report

READER = "text 1"


def read_plain(chunks: Iterator[bytes], origin: Origin, ids: Ids) -> Iterator[Report | Unread]:
    """Read one plain text."""
    ident = ids.make(origin.stem)
    whole = gather(chunks)
    try:
        raw = whole.content()
        text = decode_text(raw)
        check_text(text)
    except ReadError as error:
        yield Unread(ident, Problem(error.code, str(error)), origin.name, READER, whole.sha256)
        return
    publication = find_publication(None, "file", origin)
    yield Report(
        id=ident,
        text=text,
        published=publication.day,
        published_from=publication.read_from,
        sha256=whole.sha256,
        reader=READER,
        problems=publication.problems,
        original=raw,
    )


class Whole:
    """The bytes of one file, kept up to the bound, with the digest of them all."""

    def __init__(self) -> None:
        self.kept = bytearray()
        self.size = 0
        self._digest = hashlib.sha256()

    def add(self, chunk: bytes) -> None:
        """Take the next bytes; past the bound only their digest and number."""
        self.size += len(chunk)
        self._digest.update(chunk)
        if self.size <= LONGEST:
            self.kept += chunk

    @property
    def sha256(self) -> str:
        """The digest of every byte of the file, kept or not; empty where there were none."""
        return self._digest.hexdigest() if self.size else ""

    def content(self) -> bytes:
        """The bytes. Raises ReadError where there were more than a report may have."""
        if self.size > LONGEST:
            raise too_long(self.size)
        return bytes(self.kept)


def gather(chunks: Iterator[bytes]) -> Whole:
    """Read a stream to its end."""
    whole = Whole()
    for chunk in chunks:
        whole.add(chunk)
    return whole
