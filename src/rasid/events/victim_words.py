"""Finding the words that describe people, whatever clitics they have."""

from __future__ import annotations

from dataclasses import replace

from rasid.folding import fold_word
from rasid.language.words import divisions
from rasid.lexicon.victim_words import VictimWord, VictimWords


def find_word(words: VictimWords, sort: str, bare: str) -> VictimWord | None:
    """The word of a sort that a written word is: as it stands, else without conjunction, preposition, article
    and pronoun; None where it is none.
    """
    forms = words.by_form.get(sort, {})
    folded = fold_word(bare)
    if bare.endswith("ه") and folded[:-1] in forms:
        return forms[folded[:-1]]  # ابنه is his son, not ابنة
    if folded in forms:
        return forms[folded]
    own = bare.endswith("ه")
    for part in sorted(divisions(bare), key=lambda one: not one.pronoun) if own else divisions(bare):
        if part.pronoun and part.stem.endswith("ا") and part.stem[:-1] in forms and part.stem in forms:
            return replace(forms[part.stem], value="2", sex="", basis="")  # طفلاها are two
        for form in (part.stem, part.stem.removesuffix("ت") + "ه" if part.pronoun else part.stem):
            if form in forms:
                return forms[form]
    return None


def find_adjective(words: VictimWords, bare: str) -> VictimWord | None:
    """The adjective that a word is, with or without article; with a conjunction it is of somebody else."""
    forms = words.by_form.get("adjective", {})
    folded = fold_word(bare)
    return forms.get(folded) or forms.get(folded.removeprefix("ال"))


def without_conjunction(words: VictimWords, bare: str) -> int:
    """How many letters of a noun are a conjunction: 1 in وامرأة, 0 in والد."""
    if bare[:1] != "و" or fold_word(bare) in words.by_form.get("noun", {}):
        return 0
    return int(find_word(words, "noun", bare[1:]) is not None)


def is_word(words: VictimWords, sort: str, bare: str) -> bool:
    """Whether a written word is one of a sort, with no clitic but a conjunction."""
    folded = fold_word(bare)
    forms = words.by_form.get(sort, {})
    return folded in forms or (folded[:1] in ("و", "ف") and folded[1:] in forms)
