"""Whatever the bytes: no reader stops, and rows are read one after another."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from readings import RAID, read, written

from rasid.readers import Unread, read_files
from rasid.values import Report


def pieces() -> st.SearchStrategy[bytes]:
    """Bytes that come near to the formats: random ones, Arabic in every encoding, marks of the formats."""
    arabic = st.text(alphabet='ابتقلمني وة،\n"', min_size=1, max_size=20)
    encoded = st.builds(
        lambda text, encoding: text.encode(encoding),
        arabic,
        st.sampled_from(["utf-8", "utf-16-le", "utf-16", "windows-1256", "iso-8859-6"]),
    )
    marks = st.sampled_from(
        [b'{"text": "', b'"}', b"\n", b"\r\n", b",", b'"', b"text,id\n", b"<html>", b"<p>", b"</p>", b"\0",
         b"&#xd800;", b"\\ud800", b"{", b"[", codecs.BOM_UTF8, codecs.BOM_UTF16_LE, b"\xff"]
    )  # fmt: skip
    return st.lists(st.one_of(st.binary(max_size=12), encoded, marks), max_size=12).map(b"".join)


@pytest.mark.parametrize("suffix", ["txt", "html", "jsonl", "csv", "tsv", "bin"])
@settings(max_examples=120, deadline=None)
@given(content=pieces())
def test_no_bytes_stop_a_reader(
    tmp_path_factory: pytest.TempPathFactory, suffix: str, content: bytes
) -> None:
    path = written(tmp_path_factory.getbasetemp() / f"any.{suffix}", content)
    found = read(path)
    assert found
    assert found == read(path)
    assert len({report.id for report in found}) == len(found)
    for report in found:
        if isinstance(report, Report):
            report.text.encode()
            assert "\0" not in report.text
        else:
            assert report.problem.message.count("; ") >= 1


def test_rows_are_streamed() -> None:
    row = json.dumps({"text": RAID}).encode() + b"\n"
    taken = 0

    class Endless:
        """A stream that never ends and counts what was taken of it."""

        def read(self, size: int = -1, /) -> bytes:
            nonlocal taken
            taken += 1
            return row * 500

    reports: Iterator[Report | Unread] = read_files(("-",), published=None, stdin=Endless())
    assert [next(reports).id for _ in range(3)] == ["stdin-1", "stdin-2", "stdin-3"]
    assert taken < 10
