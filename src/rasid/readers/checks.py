"""Whether a text can be coded at all."""

from __future__ import annotations

import re

from rasid.errors import ReadError
from rasid.readers.origin import LONGEST, too_long

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_ARABIC = re.compile(
    "[\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff\u0750-\u077f\u08a0-\u08c9\ufb50-\ufdff\ufe70-\ufefc]"
)
_LETTER = re.compile(r"[^\W\d_]")
#: The least share of Arabic letters among the letters of an Arabic report.
_LEAST_ARABIC = 0.3


def check_text(text: str) -> None:
    """Raise ReadError where `text` is empty, too long, not storable or not Arabic."""
    if not text.strip():
        raise ReadError("empty", "holds no text; leave it out, or give its text")
    check_storable(text, "the text")
    # A code point takes at most four bytes: most texts need no second look.
    if len(text) * 4 > LONGEST and (size := len(text.encode("utf-8"))) > LONGEST:
        raise too_long(size)
    arabic = len(_ARABIC.findall(text))
    if arabic == 0 or arabic < _LEAST_ARABIC * len(_LETTER.findall(text)):
        raise ReadError("not-arabic", "holds hardly any Arabic letters; give an Arabic report")


def check_storable(words: str, what: str) -> None:
    """Raise ReadError where `words` hold U+0000 or a lone surrogate, which no store can keep."""
    found = _UNSTORABLE.search(words)
    if found:
        raise ReadError(
            "bad-character",
            f"{what} holds U+{ord(found.group()):04X} at {found.start()}, which no store can keep; delete it",
        )
