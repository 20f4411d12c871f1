"""The ways an Arabic written word divides into clitics and stem.

An Arabic written word may hold a conjunction (و ف), a one-letter preposition (ب ل ك), the article (ال),
a stem, and a pronoun. Which division is meant shows only with a lexicon: `divisions` lists the
possible ones, simplest first, and whoever knows the stems picks the first that he knows.
Rules: W. Wright, A Grammar of the Arabic Language, I §§ 317 (pronouns), 345, 356, 366 (particles).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from rasid.folding import fold_word
from rasid.language.tokens import Token

#: One of those whom the noun behind it names: أحد الجنود، إحدى القرى.
ONE_OF = frozenset(("احد", "احدي"))
_PRONOUNS = ("هما", "كما", "هم", "هن", "ها", "كم", "نا", "ني", "ه", "ك", "ي")


@dataclass(frozen=True, slots=True)
class Division:
    """One division of a word. `stem` is folded, with final ة as ه; `skip` counts the letters before it."""

    conjunction: str
    preposition: str
    article: bool
    stem: str
    pronoun: str
    skip: int


@lru_cache(maxsize=200_000)
def divisions(bare: str) -> tuple[Division, ...]:
    """List the divisions of a word without marks, the one with fewest clitics first.

    Before a pronoun a stem's ت may stand for ة (عمليتهم: عملية), its ا for ى (تبناها: تبنى), and a plural
    verb drops the ا after و (قتلوه: قتلوا); each gives a division of its own.
    """
    folded = fold_word(bare)
    if len(folded) != len(bare):
        bare = folded
    found: list[Division] = []
    for conjunction in ("", folded[:1] if folded[:1] in ("و", "ف") and len(folded) > 2 else None):
        if conjunction is None:
            continue
        start = len(conjunction)
        rest = folded[start:]
        for preposition, article, skip in _fronts(rest):
            stem = rest[skip:]
            found.append(Division(conjunction, preposition, article, stem, "", start + skip))
            if not article:
                found += [
                    Division(conjunction, preposition, False, other, pronoun, start + skip)
                    for other, pronoun in _pronoun_splits(stem, bare[start + skip :])
                ]
    found.sort(key=lambda d: (bool(d.pronoun), bool(d.conjunction) + bool(d.preposition) + d.article))
    return tuple(dict.fromkeys(found))


def _fronts(word: str) -> list[tuple[str, bool, int]]:
    """(preposition, article, letters before the stem) that may open `word`."""
    fronts = [("", False, 0)]
    if word.startswith("ال") and len(word) > 3:
        fronts.append(("", True, 2))
    if len(word) > 2 and word[0] in "بلك":
        fronts.append((word[0], False, 1))
        if word[1:3] == "ال" and len(word) > 4:
            fronts.append((word[0], True, 3))
        if word.startswith("لل") and len(word) > 3:
            fronts.append(("ل", True, 2))
    return fronts


def _pronoun_splits(stem: str, written: str) -> list[tuple[str, str]]:
    """(stem, pronoun) pairs; a final ه is a pronoun only where it is not written ة."""
    splits: list[tuple[str, str]] = []
    for pronoun in _PRONOUNS:
        base = stem[: -len(pronoun)]
        if not stem.endswith(pronoun) or len(base) < 2:
            continue
        if written.endswith("ة") or (pronoun == "ي" and written.endswith("ى")):
            continue
        splits.append((base, pronoun))
        if base.endswith("ت"):
            splits.append((base[:-1] + "ه", pronoun))
        elif base.endswith("ا"):
            splits.append((base[:-1] + "ي", pronoun))
        elif base.endswith("و"):
            splits.append((base + "ا", pronoun))
        elif base.endswith("ئ") or base.endswith("ؤ"):
            splits.append((base[:-1] + "ء", pronoun))
    return splits


def offset_of(token: Token, skip: int) -> int:
    """The offset in the text of the letter of `token` that follows its first `skip` folded letters."""
    if skip == 0:
        return token.start
    if len(token.folded) == len(token.text):
        return token.start + skip
    seen = 0
    for position, letter in enumerate(token.text):
        width = len(fold_word(letter))
        if seen >= skip and width:
            return token.start + position
        seen += width
    return token.end
