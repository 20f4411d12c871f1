"""A text as a veil reads it: addresses, entities and escapes undone, and its words with where they stand.

Nothing that leaves a name legible to a person hides it here: marks, tatweel, presentation forms, invisible
letters, percent signs of an address, HTML entities, tags within a name.
"""

from __future__ import annotations

import html
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from rasid.folding import fold_word

_MARKS = (
    "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u00ad"
    "\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff"
)
_ARABIC = (
    "\u0620-\u064a\u066e\u066f\u0671-\u06d3\u06fa-\u06ff\u0750-\u077f\u08a0-\u08c7\ufb50-\ufdff\ufe70-\ufefc"
)
_LATIN = "A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff\uff21-\uff3a\uff41-\uff5a"
_APOSTROPHES = "'`´ʼʿʾʻ’‘"
WORD = re.compile(f"[{_ARABIC}][{_ARABIC}{_MARKS}]*|[{_LATIN}][{_LATIN}{_MARKS}{_APOSTROPHES}]*")
#: What stands for other letters: bytes of an address (encoded once or more), an HTML entity, a JSON escape.
_CODED = re.compile(r"(?:%(?:25)*[0-9A-Fa-f]{2})+|&(?:#\w{1,8}|[A-Za-z]{2,8});|\\u[0-9a-fA-F]{4}|\\[nrt]")
_BYTE = re.compile(r"%(?:25)*([0-9A-Fa-f]{2})")
_SPACES = {"\\n": "\n", "\\r": "\r", "\\t": "\t"}
TAG = re.compile(r"<[^<>]*>")
_INLINE = re.compile(r"</?(?:a|b|bdi|em|i|mark|s|small|span|strong|u|wbr)\b", re.IGNORECASE)
_PARTING = re.compile(r"[،,؛;؟?!]|\.\s|\n\s*\n|[^\W_]")
_LONGEST_GAP = 3

_HAMZA = str.maketrans({"ئ": "ي", "ؤ": "و", "ء": "", "ھ": "ه", "گ": "ك", "ڤ": "ف", "پ": "ب", "چ": "ج"})
_CLOSING = re.compile("ال(دين|اسلام|عابدين|هدي|زمان)$")
_ACCUSATIVE = re.compile("\u0627\u064b|\u064b\u0627")


@dataclass(frozen=True, slots=True)
class Seen:
    """A text with what was encoded in it undone. `start(n)` is where letter n of it stands in the text."""

    text: str
    _here: tuple[int, ...] = (0,)
    _there: tuple[int, ...] = (0,)

    def start(self, place: int) -> int:
        """The offset in the text that this was made of."""
        part = bisect_right(self._here, place) - 1
        return self._there[part] + place - self._here[part]


def see(text: str) -> Seen:
    """The text with addresses, entities and escapes undone; most have none and stay as they are."""
    if _CODED.search(text) is None:
        return Seen(text)
    return _made_of(text, _CODED, _letters_of)


def see_through_tags(text: str) -> Seen:
    """The text of an HTML page without its tags: those within a line leave no gap, others part words."""
    return _made_of(text, TAG, _of_tag)


def _made_of(text: str, pattern: re.Pattern[str], letters_of: object) -> Seen:
    parts: list[str] = []
    here, there = [0], [0]
    done = place = 0
    for run in pattern.finditer(text):
        plain = text[done : run.start()]
        parts.append(plain)
        place += len(plain)
        assert callable(letters_of)
        for letter, at in letters_of(run):
            here.append(place)
            there.append(at)
            parts.append(letter)
            place += len(letter)
        done = run.end()
        here.append(place)
        there.append(done)
    parts.append(text[done:])
    return Seen("".join(parts), tuple(here), tuple(there))


def _letters_of(run: re.Match[str]) -> Iterator[tuple[str, int]]:
    """The letters that something encoded stands for, each with where its code begins."""
    coded = run[0]
    if coded.startswith("&"):
        yield html.unescape(coded)[:1] or " ", run.start()
        return
    if coded.startswith("\\"):
        yield _SPACES.get(coded) or chr(int(coded[2:], 16)), run.start()
        return
    places = [run.start() + byte.start() for byte in _BYTE.finditer(coded)]
    written = bytes(int(byte[1], 16) for byte in _BYTE.finditer(coded))
    try:
        letters = written.decode()
        lengths = [len(letter.encode()) for letter in letters]
    except UnicodeDecodeError:
        letters = written.decode("windows-1256", "replace")
        lengths = [1] * len(letters)
    at = 0
    for letter, length in zip(letters, lengths, strict=True):
        yield letter, places[at]
        at += length


def _of_tag(run: re.Match[str]) -> Iterator[tuple[str, int]]:
    if _INLINE.match(run[0]) is None:
        yield "\n\n", run.start()


def are_close(text: str, end: int, start: int) -> bool:
    """Whether what stands between two words lets them be of one name: blanks, hyphens, quotes, a dot."""
    return start - end <= _LONGEST_GAP and _PARTING.search(text, end, start) is None


@lru_cache(maxsize=100_000)
def letters_of(word: str) -> str:
    """A written word in folded letters: clitics and article as they stand, Latin without marks."""
    plain = _ACCUSATIVE.sub("", word) if "\u064b" in word else word
    folded = fold_word(plain)
    if folded and folded[0] < "\u0600":
        folded = unicodedata.normalize("NFKD", folded.casefold())
        return "".join(letter for letter in folded if letter.isalpha() and letter < "\u0600")
    return folded


@lru_cache(maxsize=100_000)
def one_spelling(folded: str) -> str:
    """Folded letters of a word of a name in one spelling: without article, hamza and the like."""
    if folded in ("ابا", "ابي"):
        return "ابو"
    if len(folded) > 4 and folded.startswith("ال"):
        folded = folded[2:]
    if folded.startswith("عبدال") and len(folded) > 6 and folded != "عبدالله":
        folded = "عبد" + folded[5:]
    return _CLOSING.sub(r"\1", folded).translate(_HAMZA) or folded


def without_clitics(folded: str) -> Iterator[tuple[int, str]]:
    """What a folded word can be at the front of a name: (letters of clitics before it, the rest)."""
    yield 0, folded
    skip = 1 if len(folded) > 3 and folded[0] in "وف" else 0
    if skip:
        yield skip, folded[skip:]
    rest = folded[skip:]
    if len(rest) > 3 and rest[0] in "لبكس":
        yield skip + 1, rest[1:]
        if rest.startswith("لل"):
            yield skip + 1, "ا" + rest
