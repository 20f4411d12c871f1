"""Words that begin a name with their first letter: بعقوبة is no ب before عقوبة."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from rasid.language.tagged_word import Word


def name_heads(words: tuple[Word, ...], begun: Collection[int]) -> tuple[Word, ...]:
    """The words, without a conjunction or preposition those at whose first letter a name has `begun`."""
    return tuple(
        replace(
            word, tag="noun", stem=word.token.folded, conjunction="", preposition="", pronoun="",
            article=False,
            skip=0, lead=0,
            verb=None, verb_class="", noun_class="", number="",
        )
        if word.token.start in begun and word.preposition and word.token.kind == "word"
        else word
        for word in words
    )  # fmt: skip
