"""The stretch of a report that shows why it was found."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rasid.folding import fold_word
from rasid.language.index_words import name_terms, token_terms
from rasid.language.tokens import Token, tokenize
from rasid.lexicon.lemmas import Lemmas
from rasid.values.search import Excerpt, WordQuery
from rasid.values.span import Span

#: How long an excerpt is, in code points.
WIDTH = 240
#: Letters that may stand before the first word of a phrase: و ف ب ل ك.
_BEFORE = "[وفبلك]?"


def excerpt_of(text: str, highlights: Sequence[Span]) -> Excerpt:
    """The stretch of `text` with most of the `highlights` (the earliest of equal ones), cut between words.

    The beginning of the text where there is nothing to highlight. `highlights` are in order.
    """
    best, most = 0, 0
    for span in highlights:
        within = sum(
            span.start <= other.start and other.end <= span.start + WIDTH - 40 for other in highlights
        )
        if within > most:
            best, most = span.start, within
    start = _back_to_space(text, max(0, best - 40))
    end = min(len(text), start + WIDTH)
    if end < len(text):
        end = max(text.rfind(" ", start, end), start + WIDTH // 2)
    shown = tuple(span for span in highlights if start <= span.start and span.end <= end)
    return Excerpt(text[start:end], start, shown)


def _back_to_space(text: str, place: int) -> int:
    return text.rfind(" ", 0, place) + 1 if place else 0


def find_words(text: str, query: WordQuery, lemmas: Lemmas) -> tuple[Span, ...]:
    """The words of `text` for which it was found by `query`, in order."""
    wanted = {term for group in query.wanted for term in group}
    keys = {term for term in wanted if term.startswith("~")}
    return tuple(token.span for token in tokenize(text) if _is_wanted(token, wanted, keys, lemmas))


def _is_wanted(token: Token, wanted: set[str], keys: set[str], lemmas: Lemmas) -> bool:
    if token.kind not in ("word", "number"):
        return False
    if not wanted.isdisjoint(token_terms(token, lemmas)):
        return True
    return bool(keys) and len(token.folded) > 2 and not keys.isdisjoint(name_terms((token.bare,)))


def has_phrases(text: str, query: WordQuery) -> bool:
    """Whether every phrase of the query stands in `text`, and none of those that must not."""
    if not query.phrases and not query.unwanted_phrases:
        return True
    folded = fold_word(text)
    return all(has_phrase(folded, phrase) for phrase in query.phrases) and not any(
        has_phrase(folded, phrase) for phrase in query.unwanted_phrases
    )


def has_phrase(folded: str, phrase: Sequence[str]) -> bool:
    """Whether the words of `phrase` stand in a row in the folded text, whatever signs are between them.

    The first may have a particle of one letter before it: «مجلس الأمن» stands in ومجلس الأمن.
    """
    if phrase[0] not in folded:
        return False
    words = r"\W+".join(re.escape(word) for word in phrase)
    return re.search(rf"(?<!\w){_BEFORE}{words}(?!\w)", folded) is not None
