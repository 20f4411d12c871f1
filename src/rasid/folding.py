"""Arabic letters folded for matching, with the map back to the text.

Folding never touches the text itself: offsets always point into the unedited text, and
`Folded.origin` says which code point of the text each folded letter came from.

What is folded: presentation forms to their letters; diacritics, Quranic marks, tatweel,
zero-width and bidirectional marks dropped; أ إ آ ٱ to ا; ى and the Persian ی to ي; ة to ه;
the Persian ک to ك; Arabic-Indic and Persian digits to 0-9. ؤ and ئ stay: they distinguish words.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_DROPPED = re.compile(
    "[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]"
)
_LETTERS = {
    "أ": "ا",
    "إ": "ا",
    "آ": "ا",
    "ٱ": "ا",
    "ى": "ي",
    "ی": "ي",
    "ة": "ه",
    "ک": "ك",
    "ھ": "ه",
    "ہ": "ه",
    "٫": ".",
    "٬": ",",
    **{chr(0x0660 + digit): str(digit) for digit in range(10)},
    **{chr(0x06F0 + digit): str(digit) for digit in range(10)},
}
_TABLE = str.maketrans(_LETTERS)
_PRESENTATION = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]")


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text; `origin[i]` is the offset in the text of folded letter i, and one past the end."""

    text: str
    origin: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the unedited text that the folded span `start:end` came from."""
        if start >= end:
            return self.origin[start], self.origin[start]
        return self.origin[start], self.origin[end - 1] + 1


@lru_cache(maxsize=4096)
def _fold_letter(letter: str) -> str:
    return fold_word(letter)


def fold(text: str) -> Folded:
    """Fold `text`, keeping for every folded letter where it came from."""
    letters: list[str] = []
    origin: list[int] = []
    for offset, letter in enumerate(text):
        for folded in _fold_letter(letter):
            letters.append(folded)
            origin.append(offset)
    origin.append(len(text))
    return Folded("".join(letters), tuple(origin))


def fold_word(word: str) -> str:
    """Fold a word or phrase, without a map: the same letters as `fold(word).text`."""
    return bare(word).translate(_TABLE).casefold()


def without_article(folded: str) -> str:
    """A folded word without its article, or without ل and the article where they are one: للشرطة."""
    return folded[2:] if folded.startswith(("ال", "لل")) and len(folded) > 4 else folded


def bare(word: str) -> str:
    """Drop marks and tatweel only: hamza, ة and ى stay, for the cases where they tell words apart."""
    return _DROPPED.sub("", _PRESENTATION.sub(_plain, word))


def _plain(presentation: re.Match[str]) -> str:
    """The letters that a presentation form stands for."""
    return unicodedata.normalize("NFKC", presentation[0])
