"""Titles of offices in one form, so that two reports' words for one office can be compared."""

from __future__ import annotations

from rasid.folding import fold_word
from rasid.values.entity import Post

_MARKS = "«»“”\"'()[]،,.:؛"
#: Words that add nothing to a title, and words for which the press has two.
_IDLE = frozenset(
    ("سابق", "سابقه", "حالي", "رسمي", "باسم", "اعلامي", "جديد", "في", "لدي", "من", "شوون", "ب", "ل")
)
_ONE_WORD = {
    "ناطق": "متحدث", "امر": "قايد", "حكومه": "وزراء", "نايبه": "نايب", "مديره": "مدير", "وزيره": "وزير",
    "متحدثه": "متحدث", "رييسه": "رييس", "ناطقه": "متحدث", "جمهوريه": "دوله", "خارجيه": "خارجيه",
}  # fmt: skip
_HAMZA = str.maketrans({"ئ": "ي", "ؤ": "و", "ء": ""})


def title_words(post: Post) -> tuple[str, ...]:
    """The words that say which office it is: of the title, of an organisation that is no known one, of the
    place; sorted, each once.
    """
    said = " ".join(part for part in (post.title, post.organisation_said, post.place) if part)
    words = {_ONE_WORD.get(word, word) for part in said.split() if (word := _bare(part))}
    return tuple(sorted(words - _IDLE))


def _bare(word: str) -> str:
    folded = fold_word(word.strip(_MARKS)).translate(_HAMZA)
    if folded.startswith("لل") and len(folded) > 4:
        return folded[2:]
    return folded[2:] if folded.startswith("ال") and len(folded) > 4 else folded
