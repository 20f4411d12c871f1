"""The cognate accusative: a masdar behind words of its own root says how, and tells no second act.

أصيب جنديان إصابات خفيفة (W. Wright, II § 26).
"""

from __future__ import annotations

from rasid.events.passage import Passage

_INJURIES = frozenset(("اصابه", "اصابات"))
_INJURING = ("اصاب", "اصيب", "يصاب", "تصاب")
_REACH = 7


def is_cognate(passage: Passage, index: int) -> bool:
    """إصابة شرطيين اثنين إصابات خفيفة: a bare noun of the root of the act before it."""
    words = passage.words
    word = words[index]
    free = word.article or word.preposition or word.conjunction or word.pronoun
    if word.stem not in _INJURIES or free or not index:
        return False
    if words[index - 1].tag not in ("noun", "number"):
        return False
    for before in reversed(words[max(0, index - _REACH) : index]):
        if before.token.kind != "word" or before.tag in ("complementizer", "relative"):
            return False
        if before.stem.startswith(_INJURING):
            return True
    return False
