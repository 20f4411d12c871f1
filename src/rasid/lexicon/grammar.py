"""Words by what they do in a sentence: who speaks, what is counted together, what is only a kind of place."""

from __future__ import annotations

from pathlib import Path

from rasid.folding import fold_word
from rasid.lexicon.tables import read_table

GRAMMAR_COLUMNS = ("name", "forms", "example")


def load_grammar(user: Path | None = None) -> dict[str, frozenset[str]]:
    """The folded words of `grammar_words.tsv` by the name of their list. Raises LexiconError.

    Rows of one name are one list; a user's rows add words to it.
    """
    lists: dict[str, frozenset[str]] = {}
    for row in read_table("grammar_words.tsv", GRAMMAR_COLUMNS, user):
        words = frozenset(fold_word(word) for word in row.words("forms"))
        lists[row["name"]] = lists.get(row["name"], frozenset()) | words
    return lists
