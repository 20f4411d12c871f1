"""What a user asks for in words, made into the terms of the index."""

from __future__ import annotations

import re

from rasid.errors import RefusedError
from rasid.language.index_words import is_known, key_term, sought_terms
from rasid.language.tokens import Token, tokenize
from rasid.lexicon.lemmas import Lemmas
from rasid.romanising import word_keys
from rasid.values.search import WordQuery

_OPENING = {'"': '"', "«": "»", "“": "”", "„": "“"}
_ARABIC = re.compile("[\u0621-\u064a]")
_PART = re.compile(r"""(?P<minus>-?)(?:(?P<open>["«“„])|(?P<word>[^\s"«»“”„]+))""")


def parse_query(said: str, lemmas: Lemmas) -> WordQuery:
    """Read a query: words that must all occur, "words in a row" between quotes, -words that must not.

    A word in Latin letters stands for every Arabic name that may be spelled so, and for itself. Raises
    UsageError, which says what to do, where nothing is left to look for or a quote is not closed.
    """
    if "\0" in said or any("\ud800" <= letter <= "\udfff" for letter in said):
        raise RefusedError(
            "query-letters", "the query holds U+0000 or half a character: type it again without it"
        )
    wanted: list[tuple[str, ...]] = []
    unwanted: list[tuple[tuple[str, ...], ...]] = []
    phrases: list[tuple[str, ...]] = []
    unwanted_phrases: list[tuple[str, ...]] = []
    for words, minus, quoted in _parts(said):
        groups = _groups(words, lemmas)
        folded = tuple(token.folded for token in tokenize(words) if token.kind in ("word", "number"))
        in_a_row = quoted and len(folded) > 0
        if minus and in_a_row:
            unwanted_phrases.append(folded)
        elif minus:
            unwanted += [groups] if groups else []
        else:
            wanted += groups
            phrases += [folded] if in_a_row else []
    if not wanted:
        raise _nothing_left(said, excluded=bool(unwanted or unwanted_phrases))
    return WordQuery(
        tuple(dict.fromkeys(wanted)),
        tuple(dict.fromkeys(unwanted)),
        tuple(dict.fromkeys(phrases)),
        tuple(dict.fromkeys(unwanted_phrases)),
    )


def _nothing_left(said: str, *, excluded: bool) -> RefusedError:
    if not said.strip():
        return RefusedError("query-empty", "the query is empty: give a word, a name or a phrase in quotes")
    if excluded:
        says = f"{said!r} only says what must not occur: add a word that must"
        return RefusedError("query-only-not", says, said=said)
    says = f"{said!r} has only words that occur in every report, or signs: add a name, a verb or a noun"
    return RefusedError("query-common", says, said=said)


def _parts(said: str) -> list[tuple[str, bool, bool]]:
    """(words, excluded, in quotes) of each part. Latin words that follow one another are one part: a name."""
    parts: list[tuple[str, bool, bool]] = []
    place = 0
    while (match := _PART.search(said, place)) is not None:
        minus = bool(match["minus"])
        opening = match["open"]
        if opening:
            closing = said.find(_OPENING[opening], match.end())
            if closing < 0:
                raise RefusedError(
                    "query-quote",
                    f"the quote {opening} in {said!r} is not closed: add {_OPENING[opening]} at its end",
                    said=said,
                    sign=_OPENING[opening],
                )
            parts.append((said[match.end() : closing], minus, True))
            place = closing + 1
            continue
        word = match["word"]
        place = match.end()
        if parts and not minus and not any(parts[-1][1:]) and _is_latin(word) and _is_latin(parts[-1][0]):
            parts[-1] = (f"{parts[-1][0]} {word}", False, False)
        else:
            parts.append((word, minus, False))
    return parts


def _is_latin(words: str) -> bool:
    return any(letter.isascii() and letter.isalpha() for letter in words) and not _ARABIC.search(words)


def _groups(words: str, lemmas: Lemmas) -> tuple[tuple[str, ...], ...]:
    """What must occur: one term of each group."""
    tokens = [token for token in tokenize(words) if token.kind in ("word", "number")]
    if not _is_latin(words):
        return tuple(group for token in tokens if (group := _arabic_group(token, lemmas)))
    named = [token for token in tokens if token.kind == "number" or word_keys(token.text)]
    keys = word_keys(words)
    names = [token for token in named if token.kind == "word"]
    groups = [tuple(sorted(key_term(key) for key in group)) for group in keys]
    if len(names) == len(groups):
        groups = [(*sought_terms(token, lemmas), *group) for token, group in zip(names, groups, strict=True)]
    groups += [sought_terms(token, lemmas) for token in named if token.kind == "number"]
    if not groups:
        groups = [sought_terms(token, lemmas) for token in tokens]
    return tuple(group for group in groups if group)


def _arabic_group(token: Token, lemmas: Lemmas) -> tuple[str, ...]:
    """The terms of an Arabic word; of one that no table knows, which may be a name, its keys of sound too."""
    terms = sought_terms(token, lemmas)
    if not terms or token.kind != "word" or is_known(token, lemmas):
        return terms
    keys = sorted(key_term(key) for group in word_keys(token.text) for key in group if len(key) > 2)
    return (*terms, *keys)
