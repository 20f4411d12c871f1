"""Bytes to text: UTF-8, UTF-16, windows-1256, ISO-8859-6.

The text that comes out is what every offset points into: the byte order mark is dropped and \\r\\n
becomes \\n, and nothing else changes. The two 8-bit encodings share most of ا to ط and differ after
it; whichever reading gives Arabic letters and frequent words is taken, and what is neither is
refused, never guessed. Code tables: ECMA-114 (ISO-8859-6); Microsoft code page 1256.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from rasid.errors import ReadError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAVE = "save it as UTF-8 text"
_KINDS = (
    (b"%PDF-", "a PDF file, and there is no reader for PDF; save its text as UTF-8"),
    (b"PK\x03\x04", f"a ZIP archive or Office document (.docx, .xlsx, .epub), which has no reader; {_SAVE}"),
    (b"\xd0\xcf\x11\xe0", f"an Office document (.doc, .xls), which has no reader; {_SAVE}"),
    (b"{\\rtf", f"an RTF document, which has no reader; {_SAVE}"),
    (b"PAR1", "a Parquet file, which has no reader; save it as CSV or JSON Lines"),
    (b"SQLite format 3\x00", "an SQLite database, which has no reader; export its reports as CSV"),
    (b"WARC/", "a web archive (WARC), which has no reader; save its pages as HTML files"),
    (b"\x1f\x8b", "a gzip archive; unpack it first"),
    (b"BZh", "a bzip2 archive; unpack it first"),
    (b"\xfd7zXZ", "an xz archive; unpack it first"),
    (b"7z\xbc\xaf", "a 7z archive; unpack it first"),
    (b"Rar!", "a RAR archive; unpack it first"),
    (b"\x89PNG", "a picture (PNG); type or recognise its text first"),
    (b"\xff\xd8\xff", "a picture (JPEG); type or recognise its text first"),
    (b"GIF8", "a picture (GIF); type or recognise its text first"),
    (b"\xff\xfe\x00\x00", f"UTF-32 text; {_SAVE}"),
    (b"\x00\x00\xfe\xff", f"UTF-32 text; {_SAVE}"),
)
# Code pages that a page may declare and that are then tried before the two Arabic ones are weighed.
_DECLARABLE = frozenset({"cp1256", "iso8859-6", "mac-arabic", "cp720", "cp864"})
_ARABIC_PAGES = ("cp1256", "iso8859-6")
_FREQUENT = frozenset(("في", "من", "على", "إلى", "الى", "أن", "ان", "عن", "التي", "الذي", "بعد", "قال", "مع"))
_ARABIC = re.compile("[\u0621-\u063a\u0641-\u064a\u066e-\u06d3\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]")
_LATIN = re.compile("[\u00aa-\u024f]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f]")
_HEAD = 65_536


def wide_encoding(head: bytes) -> str | None:
    """UTF-16 of which byte order `head` is, by its mark or by where its high bytes stand; else None.

    Without a mark: of the high bytes of UTF-16 Arabic nearly all are 00 (space, digits) or 06 (letters).
    """
    if head.startswith(codecs.BOM_UTF16_LE) and not head.startswith(codecs.BOM_UTF32_LE):
        return "utf-16-le"
    if head.startswith(codecs.BOM_UTF16_BE):
        return "utf-16-be"
    sample = head[: len(head) // 2 * 2]
    if len(sample) < 4:
        return None
    odd, even = sample[1::2], sample[::2]
    for encoding, high, low in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        likely = sum(high.count(byte) for byte in (0x00, 0x06, 0x20, 0xFE))
        if likely >= 0.9 * len(high) and low.count(0) <= 0.1 * len(low) and b"\x06" in high:
            return encoding
    return None


def decode_text(raw: bytes) -> str:
    """Decode the bytes of one text. Raises ReadError (not-text) for anything that is not certain."""
    return _straighten(_decode(raw, ()))


@dataclass(frozen=True, slots=True)
class FileEncoding:
    """What the beginning of a file of rows shows: UTF-16 byte order, or 8-bit code page, or neither."""

    wide: str | None
    page: str | None

    def bytes_of(self, letter: str) -> bytes:
        """An ASCII letter as the file's bytes have it."""
        return letter.encode(self.wide or "ascii")


def find_encoding(head: bytes) -> FileEncoding:
    """Find the encoding that the rows of a file share from its first bytes."""
    wide = wide_encoding(head)
    if wide is not None:
        return FileEncoding(wide, None)
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        if not _is_damaged_utf8(head.decode("utf-8", "replace")):
            best = max(_readings(head, ()), key=lambda reading: reading[0])
            return FileEncoding(None, best[1])
    return FileEncoding(None, None)


def decode_row(raw: bytes, encoding: FileEncoding) -> str:
    """Decode one row: a file's rows share UTF-16; else each is UTF-8, or the file's code page."""
    if encoding.wide is not None:
        return _straighten(_decode_as(raw, encoding.wide))
    return _straighten(_decode(raw, (encoding.page,) if encoding.page else ()))


def decode_page(raw: bytes, declared: str | None) -> str:
    """Decode an HTML page. The charset it declares is honoured where it gives Arabic.

    As in a browser, bytes that are damaged within UTF-8 become U+FFFD: pages often cut a description
    in the middle of a letter, and their text is none the worse.
    """
    try:
        return _straighten(_decode(raw, (declared,) if declared else ()))
    except ReadError:
        refused_kind(raw)
        text = raw.decode("utf-8", "replace")
        if not _is_damaged_utf8(text):
            raise
        return _straighten(text)


def refused_kind(head: bytes) -> None:
    """Raise ReadError where the first bytes are those of a format that is not text."""
    for magic, kind in _KINDS:
        if head.startswith(magic):
            raise ReadError("not-text", f"is {kind}")


def _straighten(text: str) -> str:
    return text.removeprefix("\ufeff").replace("\r\n", "\n")


def _decode(raw: bytes, declared: tuple[str, ...]) -> str:
    refused_kind(raw)
    for mark, encoding in _BOMS:
        if raw.startswith(mark):
            return _decode_as(raw, encoding)
    wide = wide_encoding(raw[:_HEAD])
    if wide is not None:
        return _decode_as(raw, wide)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        if _is_damaged_utf8(raw.decode("utf-8", "replace")):
            raise ReadError(
                "not-text", f"is UTF-8 but damaged at byte {error.start}; mend it or save it as UTF-8 again"
            ) from None
        text = _decode_eight_bit(raw, declared)
    controls = len(_CONTROL.findall(text))
    if controls > 0.05 * len(text):
        raise ReadError("not-text", f"is not text (binary bytes in it); {_SAVE}")
    return text


def _decode_as(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        name = encoding.upper().removesuffix("-LE").removesuffix("-BE")
        raise ReadError(
            "not-text", f"is {name} but damaged at byte {error.start}; mend it or save it as UTF-8"
        ) from None


def _is_damaged_utf8(replaced: str) -> bool:
    """Whether text decoded with replacements is UTF-8 with a few bad bytes, and not another encoding."""
    bad = replaced.count("\ufffd")
    good = sum(1 for letter in replaced if letter > "\u00ff") - bad
    return good > 4 * bad


def _decode_eight_bit(raw: bytes, declared: tuple[str, ...]) -> str:
    """Read bytes in the likeliest Arabic 8-bit code page."""
    readings = _readings(raw, declared)
    best = max(score for score, _, _ in readings)
    if best < 0.7:
        if sum(letter.isascii() and letter.isalpha() for letter in readings[0][2]) > 0.4 * len(raw):
            raise ReadError("not-arabic", "holds hardly any Arabic letters; give an Arabic report")
        raise ReadError("not-text", f"is not text in UTF-8, UTF-16, windows-1256 or ISO-8859-6; {_SAVE}")
    # The first page that is nearly as plausible as the best: the declared one, then windows-1256.
    return next(text for score, _, text in readings if score >= best - 0.05)


def _readings(raw: bytes, declared: tuple[str, ...]) -> list[tuple[float, str, str]]:
    """(plausibility, code page, text) of every code page that can decode `raw`; windows-1256 always can."""
    readings: list[tuple[float, str, str]] = []
    for page in _pages(declared):
        try:
            text = raw.decode(page)
        except UnicodeDecodeError:
            continue
        readings.append((_plausibility(text), page, text))
    return readings


def _pages(declared: tuple[str, ...]) -> tuple[str, ...]:
    known: list[str] = []
    for name in declared:
        try:
            page = codecs.lookup(name).name
        except (LookupError, ValueError):
            continue
        if page in _DECLARABLE:
            known.append(page)
    return tuple(dict.fromkeys((*known, *_ARABIC_PAGES)))


def _plausibility(text: str) -> float:
    """How Arabic a reading is: 0..1 for its share of non-ASCII letters, up to 1 more for frequent words."""
    foreign = re.sub("[\x00-\x7f]", "", text)
    arabic = len(_ARABIC.findall(foreign))
    strange = len(_LATIN.findall(foreign)) + len(_CONTROL.findall(text))
    if not arabic:
        return 0.0
    words = text[:_HEAD].split()
    frequent = sum(word in _FREQUENT for word in words) / len(words)
    return arabic / (arabic + 2 * strange) + min(1.0, 5 * frequent)
