"""What numbers are read with: number words, quantifiers, and the months that make days of numbers."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from rasid.folding import fold_word
from rasid.lexicon.tables import read_table
from rasid.mentions.number_words import NumberWords, load_number_words
from rasid.mentions.quantifiers import Quantifiers, load_quantifiers

MONTH_COLUMNS = ("form", "calendar", "month", "strength", "example")


@dataclass(frozen=True, slots=True)
class NumberLexicon:
    """Number words, quantifiers, and the folded first words of month names."""

    words: NumberWords
    quantifiers: Quantifiers
    months: frozenset[str]
    cardinals: frozenset[str]


def load_number_lexicon(user: Path | None = None) -> NumberLexicon:
    """Read number_words.tsv, quantifiers.tsv and months.tsv, and the user's own after them."""
    months = frozenset(
        fold_word(form).split()[0]
        for row in read_table("months.tsv", MONTH_COLUMNS, user)
        for form in row.words("form")
        if row["strength"] != "name"
    )
    words = load_number_words(user)
    cardinals = frozenset(form for form, word in words.forms.items() if word.role not in ("ordinal", "one"))
    return NumberLexicon(words, load_quantifiers(user), months, cardinals)
