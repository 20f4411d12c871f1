"""Which of its divisions a word has: the noun it holds, the clitics of a word that no lexicon knows."""

from __future__ import annotations

from dataclasses import replace

from rasid.folding import fold_word
from rasid.language.morphology import Morphology
from rasid.language.tagged_word import Word
from rasid.language.tokens import Token
from rasid.language.words import Division
from rasid.lexicon.inflection import VerbForm
from rasid.lexicon.vocabulary import Vocabulary

#: Pronouns that a noun does not take in reports: ني is a verb's, ك speaks to somebody.
_NOT_OF_NOUNS = frozenset(("ني", "ك", "كم", "كما"))


def best_noun(parts: tuple[Division, ...], vocabulary: Vocabulary) -> Division | None:
    """The first division whose stem is a known noun.

    Reports do not say "my": a ي behind a noun makes an adjective of it (أمني، مالي), or a dual (مدينتي).
    """
    for part in sorted(parts, key=lambda part: _rank(part, vocabulary)):
        if len(part.stem) < 2 or part.pronoun in _NOT_OF_NOUNS:
            continue
        if _is_their_dead(part, vocabulary):
            return replace(part, stem=part.stem[:-1] + "ي")
        if part.stem in vocabulary.people or part.stem in vocabulary.nouns:
            if part.pronoun != "ي":
                return part
            if part.stem.endswith("ه"):
                return replace(part, pronoun="")
    return None


def _rank(part: Division, vocabulary: Vocabulary) -> tuple[bool, bool, bool]:
    """Which division comes first: a parent, an act with its pronoun, what has the article."""
    return not _is_parent(part, vocabulary), not _is_his_act(part, vocabulary), not part.article


def _is_his_act(part: Division, vocabulary: Vocabulary) -> bool:
    """بعد خطفه وقتله: written with ه and not ة it is the killing of him, and not the killers (قتلة)."""
    if part.pronoun != "ه" or vocabulary.nouns.get(part.stem) != "act":
        return False
    return part.stem + "ه" in vocabulary.people and part.stem + "ه" not in vocabulary.nouns


def _is_their_dead(part: Division, vocabulary: Vocabulary) -> bool:
    """قتلاهم، جرحاه، أسراها: before a pronoun the plural in ى is written with ا."""
    bound = part.pronoun in ("ه", "ها", "هم", "هما", "نا") and part.stem.endswith("ا")
    return bound and part.stem[:-1] + "ي" in vocabulary.people


def has_bound_plural(parts: tuple[Division, ...], vocabulary: Vocabulary, before: Word | None) -> bool:
    """Whether قتلاهم is their dead: what the two of them did stands behind a dual."""
    if before is None or before.tag == "conjunction" or before.token.bare.endswith(("ان", "هما")):
        return False
    return any(
        _is_their_dead(part, vocabulary) and (not part.conjunction or before.pronoun != "") for part in parts
    )


def _is_parent(part: Division, vocabulary: Vocabulary) -> bool:
    """والدهم: a person whose noun only looks as if it began with و and the article."""
    known = part.stem.startswith("وال") and part.pronoun not in ("", "ي") and not part.conjunction
    return known and part.stem in vocabulary.people


def conjoined(token: Token, parts: tuple[Division, ...], morphology: Morphology) -> Division:
    """The division with و or ف taken off, if that letter is more often the conjunction in this word."""
    if token.folded[:1] not in ("و", "ف"):
        return parts[0]
    if morphology.summary(token.bare).conjunction_share <= 0.5:
        return parts[0]
    for part in parts:
        if part.conjunction and not part.preposition and not part.article and not part.pronoun:
            return part
    return parts[0]


def guess_form(stem: str) -> VerbForm:
    """Tense and person of an unknown verb, by its first and last letters."""
    tense = "imperfect" if stem[0] in "يتن" or stem.startswith(("سي", "ست")) else "perfect"
    if stem.endswith(("وا", "ون")):
        person = "3mp"
    elif (tense == "imperfect" and stem[0] == "ت") or (tense == "perfect" and stem.endswith("ت")):
        person = "3fs"
    else:
        person = "3ms"
    return VerbForm(tense, person, "active", stem.startswith(("سي", "ست")))


def unknown_noun(token: Token, parts: tuple[Division, ...], morphology: Morphology) -> Division:
    """The division of an unknown word: the article where it shows; و only where the word stays long.

    ب ل ك are taken off where the morphology knows the rest as a noun: unknown names begin with these
    letters too often to take them off without asking.
    """
    for part in parts:
        if part.article and not part.pronoun and len(part.stem) >= 2:
            return part
    chosen = conjoined(token, parts, morphology)
    if chosen.stem[:1] in ("ب", "ل", "ك") and len(chosen.stem) > 3:
        lemma = fold_word(morphology.summary(token.bare).noun_lemma)
        if lemma and lemma[0] != chosen.stem[0]:
            for part in parts:
                if part.preposition and part.conjunction == chosen.conjunction and not part.pronoun:
                    return part
    return chosen
