"""What the joining of claims knows of words and types: taken from the tables that reading uses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from rasid.folding import fold_word
from rasid.lexicon.kinship import Kinship, load_kinship
from rasid.lexicon.names import NameLexicon, load_name_lexicon
from rasid.lexicon.triggers import Triggers, load_triggers
from rasid.lexicon.vocabulary import Vocabulary, load_vocabulary

_MARKS = "«»“”\"'()[]،,.:؛؟!"


@dataclass(frozen=True, slots=True)
class ClaimLexicon:
    """`people`: class of a noun for people by folded form; `weapons`: class by folded phrase; `parents`: the
    organisation that one of the lexicon is part of, both by id; `organisations` all those of the lexicon.
    `nouns`: folded forms of ordinary nouns, which name no place (مسجد، طريق).
    `duals`: those of acts, which tell two happenings in one word (تفجيرين).
    """

    kinship: Kinship
    people: Mapping[str, str]
    weapons: Mapping[str, str]
    parents: Mapping[str, str]
    organisations: frozenset[str]
    nouns: frozenset[str]
    duals: frozenset[str]

    def lineage(self, organisation: str) -> tuple[str, ...]:
        """The organisation and those above it, the nearest first."""
        line = [organisation]
        while (parent := self.parents.get(line[-1])) and parent not in line:
            line.append(parent)
        return tuple(line)

    def is_name(self, word: str) -> bool:
        """Whether a folded word is no ordinary noun, with or without a pronoun (منزله)."""
        forms = (word, word.removesuffix("ه"), word.removesuffix("ها"), word.removesuffix("هم"))
        return not any(form in self.nouns for form in forms)


def claim_lexicon(
    vocabulary: Vocabulary, triggers: Triggers, names: NameLexicon, kinship: Kinship
) -> ClaimLexicon:
    """What the joining of claims takes from tables that are loaded already."""
    return ClaimLexicon(
        kinship,
        {form: kind for form, (kind, _) in vocabulary.people.items()},
        {" ".join(phrase): kind for phrase, kind in vocabulary.weapons.items()},
        {
            f"o-{known.id}": f"o-{known.parent}"
            for known in names.organisations.values()
            if known.parent in names.organisations
        },
        frozenset(f"o-{id}" for id in names.organisations),
        frozenset(vocabulary.nouns) | frozenset(vocabulary.function_words),
        frozenset(f for f, found in triggers.nouns.items() if all(form.number == "two" for _, form in found)),
    )


@lru_cache(maxsize=4)
def load_claim_lexicon(user: Path | None = None) -> ClaimLexicon:
    """Load the tables for joining claims, the user's after the built-in ones. Raises LexiconError."""
    triggers = load_triggers(user)
    vocabulary = load_vocabulary(triggers, user)
    return claim_lexicon(vocabulary, triggers, load_name_lexicon(user), load_kinship(user))


def bare_words(said: str) -> tuple[str, ...]:
    """`stems` without the alef of an accusative: سوقا is سوق."""
    return tuple(word[:-1] if word.endswith("ا") and len(word) > 3 else word for word in stems(said))


def stems(said: str) -> tuple[str, ...]:
    """The folded words of a phrase without marks and articles: الجنود العراقيون is جنود عراقيون."""
    words = (fold_word(word.strip(_MARKS)) for word in said.split())
    return tuple(bare for word in words if (bare := _without_article(word)))


def _without_article(word: str) -> str:
    if word.startswith("لل") and len(word) > 4:
        return word[2:]
    return word[2:] if word.startswith("ال") and len(word) > 4 else word
