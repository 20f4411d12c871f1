"""Quotations of several sentences: what stands within their marks is said by whoever opened them.

قال الطبيب: «استقبلنا الجرحى. قُصف الحي مرتين». A quotation runs on until its mark closes; where a mark was
left open by mistake, the next one that opens, or the end of `REACH` sentences, ends it.
"""

from __future__ import annotations

from collections.abc import Sequence

from rasid.events.speakers import Attribution
from rasid.language.tagged_word import Word

#: How many sentences more a quotation may have.
REACH = 12
_CLOSING = {"«": "»", "“": "”", '"': '"'}
_RULE = "source:quotation goes on"


def goes_on(words: tuple[Word, ...], mark: str) -> Attribution | None:
    """What of a sentence belongs to a quotation that `mark` opened before it; None where it had ended."""
    for position, word in enumerate(words):
        if word.token.text == _CLOSING[mark]:
            return Attribution(None, 0, position, -1, _RULE)
        if word.token.text == mark:
            return None
    return Attribution(None, 0, len(words), -1, _RULE)


def left_open(words: tuple[Word, ...], attributions: Sequence[Attribution], mark: str) -> str:
    """The mark of a quotation that a sentence leaves open, or "".

    `mark` is the one that was open before it. Only what somebody is quoted for runs on, no title and no name.
    """
    opened, where = mark, -1
    for position, word in enumerate(words):
        text = word.token.text
        if opened and text == _CLOSING[opened]:
            opened = ""
        elif not opened and text in _CLOSING:
            opened, where = text, position
    if not opened or where < 0:
        return opened
    return (
        opened if any(one.verb < where and one.start <= where + 1 < one.end for one in attributions) else ""
    )
