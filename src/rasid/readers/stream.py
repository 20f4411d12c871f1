"""Streams of bytes in chunks, and a look at their beginning."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain
from typing import Protocol

from rasid.readers.encoding import FileEncoding, find_encoding

CHUNK = 65_536


class ByteStream(Protocol):
    """What can be read: a file opened for bytes, or standard input."""

    def read(self, size: int = -1, /) -> bytes:
        """Return at most `size` bytes, none at the end."""
        ...


def read_chunks(stream: ByteStream, on_read: Callable[[int], None]) -> Iterator[bytes]:
    """Yield the stream's bytes, telling `on_read` how many came."""
    while chunk := stream.read(CHUNK):
        on_read(len(chunk))
        yield chunk


def peek(chunks: Iterator[bytes]) -> tuple[bytes, Iterator[bytes]]:
    """The first bytes of a stream, and the whole of it again."""
    head = b""
    for chunk in chunks:
        head += chunk
        if len(head) >= CHUNK:
            break
    return head, chain((head,), chunks)


def peek_encoding(chunks: Iterator[bytes]) -> tuple[FileEncoding, bytes, Iterator[bytes]]:
    """The encoding that a stream of rows shows, its first bytes, and the whole of it again."""
    head, whole = peek(chunks)
    return find_encoding(head), head, whole
