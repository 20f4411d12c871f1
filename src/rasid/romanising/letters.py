"""Arabic letters: those without marks, and the sound that each stands for in a key."""

from __future__ import annotations

import re
import unicodedata

_ARABIC = re.compile("[\u0621-\u064a\u0671-\u06d3]")
_DROPPED = re.compile("[^\u0621-\u063a\u0641-\u064a\u0671-\u06d3]")
_PLAIN = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ی": "ي", "ک": "ك", "ھ": "ه", "ہ": "ه"})

#: The sound of a letter within a word. Letters that Latin spelling never tells apart have one sound.
ARABIC = {
    "ب": "b", "پ": "b", "ت": "t", "ط": "t", "ث": "T", "ج": "J", "ژ": "J", "ح": "h", "ه": "h", "خ": "X",
    "د": "d", "ذ": "D", "ض": "D", "ظ": "D", "ر": "r", "ز": "z", "س": "s", "ص": "s", "ش": "S", "چ": "S",
    "غ": "G", "ف": "f", "ڤ": "f", "ق": "q", "گ": "q", "ك": "k", "ل": "l", "م": "m", "ن": "n", "و": "w",
    "ؤ": "w", "ي": "y", "ئ": "y",
}  # fmt: skip


def is_arabic(word: str) -> bool:
    """Whether the word has an Arabic letter."""
    return _ARABIC.search(word) is not None


def bare_letters(word: str) -> str:
    """The Arabic letters of a word without marks, every alef plain; ة, ى and hamza on و and ي stay."""
    return _DROPPED.sub("", unicodedata.normalize("NFKC", word)).translate(_PLAIN)


def spelling_key(word: str) -> str:
    """The letters under which a word stands in a table of spellings: ة and ى as ه and ي."""
    return bare_letters(word).replace("ة", "ه").replace("ى", "ي")
