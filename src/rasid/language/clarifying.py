"""بيّن (made clear), which without its mark is spelled like the preposition بين (between)."""

from __future__ import annotations

import re

from rasid.language.tagged_word import Word
from rasid.language.tokens import Token

MAKES_CLEAR = "بين"
_SHADDA = "\u0651"
_CLAUSE_OPENERS = frozenset(("كما", "حسبما", "فيما", "قد", "وقد", "ما"))
_THAT = re.compile("ا(?:ن|نه|نها|نهم|نهما|نني|ننا)")
_CLEAR_REACH = 16


def makes_clear(tokens: tuple[Token, ...], index: int, before: Word | None) -> bool:
    """وبين الناطق العسكري أن، وبيّن أن: at the head of a clause, with what is made clear behind أن."""
    token = tokens[index]
    if token.folded.lstrip("وف") != MAKES_CLEAR:
        return False
    if _SHADDA in token.text:
        return True
    opens = before is None or before.token.text in ".،,؛:»”" or before.token.folded in _CLAUSE_OPENERS
    if not opens:
        return False
    for behind in tokens[index + 1 : index + _CLEAR_REACH]:
        if behind.folded in ("من", "و", "وبين", "بين") or behind.text in ".؛:":
            return False
        if _THAT.fullmatch(behind.folded):
            return True
    return False
