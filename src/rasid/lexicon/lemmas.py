"""Which words a written form may belong to: what a search looks for, whatever the inflection.

The lemma of a verb is its third person singular masculine of the past (يقتلون: قتل), that of a noun its
singular (مدن: مدينه), all folded. An act's noun is its own lemma (اعتقال is not اعتقل). One form may belong
to several lemmas.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from rasid.folding import fold_word
from rasid.lexicon.cues import GOVERNOR_COLUMNS
from rasid.lexicon.inflection import noun_forms, participle_forms, verb_forms
from rasid.lexicon.tables import citation_pairs, read_table
from rasid.lexicon.triggers import LIGHT_COLUMNS, TRIGGER_COLUMNS

_VERB_COLUMNS = ("perfect", "imperfect", "passive", "class", "example")
_NOUN_COLUMNS = ("form", "class", "example")
_LONG_VOWELS = str.maketrans("", "", "اويئ")
_PEOPLE_COLUMNS = ("singular", "dual_plural", "class", "example")


@dataclass(frozen=True)
class Lemmas:
    """Folded form to its folded lemmas, sorted; the function words; names, which no clitic is taken off.

    `names` are folded words that begin or end like a clitic and are none: بغداد، لبنان. Immutable but for
    `memory`, in which language.index_words keeps the words it has met.
    """

    lemmas: dict[str, tuple[str, ...]]
    function_words: frozenset[str]
    names: frozenset[str]
    memory: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = field(
        default_factory=dict, repr=False, compare=False
    )


def load_lemmas(user: Path | None = None, *, places: frozenset[str] = frozenset()) -> Lemmas:
    """Read the tables of verbs and nouns, and a user's after them. Raises LexiconError.

    `places` are the folded names of one word that the gazetteer has (`Gazetteer.one_word_names`).
    """
    found: dict[str, set[str]] = {}
    _read_verbs(found, user)
    _read_nouns(found, user)
    _read_people(found, user)
    stops = frozenset(
        fold_word(form)
        for row in read_table("function_words.tsv", ("forms", "class", "example"), user)
        for form in row.words("forms")
    )
    given = frozenset(
        fold_word(form)
        for row in read_table("given_names.tsv", ("sort", "forms", "example"), user)
        for form in row.words("forms")
    )
    lemmas = {form: tuple(sorted(words)) for form, words in sorted(found.items())}
    return Lemmas(lemmas, stops, given | places)


def _read_verbs(found: dict[str, set[str]], user: Path | None) -> None:
    """Enter the verbs of every table, those that tell events and their participles included."""
    triggers = read_table("triggers.tsv", TRIGGER_COLUMNS, user)
    rows = (
        *read_table("verbs.tsv", _VERB_COLUMNS, user),
        *triggers,
        *read_table("light_verbs.tsv", LIGHT_COLUMNS, user),
        *read_table("governors.tsv", GOVERNOR_COLUMNS, user),
    )
    for row in rows:
        for perfect, imperfect in citation_pairs(row):
            passive = row.cells.get("passive", "")
            _enter(found, fold_word(perfect or imperfect), verb_forms(perfect, imperfect, passive))
    for row in triggers:
        for flag in row["flags"].split():
            if flag.startswith(("ptc=", "pptc=")):
                for citation in flag.partition("=")[2].split("|"):
                    _enter(found, fold_word(citation), (fold_word(citation), *participle_forms(citation)))


def _read_nouns(found: dict[str, set[str]], user: Path | None) -> None:
    """Enter nouns for things, acts and weapons; a row of acts lists several, some with their plurals."""
    for row in read_table("nouns.tsv", _NOUN_COLUMNS, user):
        words = row.words("form")
        _enter(found, fold_word(words[0]), noun_forms(words))
    acts = (
        *read_table("triggers.tsv", TRIGGER_COLUMNS, user),
        *read_table("light_verbs.tsv", LIGHT_COLUMNS, user),
        *read_table("governors.tsv", GOVERNOR_COLUMNS, user),
    )
    lists = [row.words("nouns") for row in acts]
    lists += [row.words("form") for row in read_table("weapons.tsv", _NOUN_COLUMNS, user)]
    for words in lists:
        singulars: dict[str, str] = {}
        for word in words:
            if " " not in word:
                lemma = singulars.setdefault(_consonants(word), fold_word(word))
                _enter(found, lemma, noun_forms((word,)))


def _consonants(noun: str) -> str:
    """What a singular and its plural share: هجوم هجمات، معركة معارك، مناوشة مناوشات."""
    folded = fold_word(noun)
    stem = folded[:-2] if folded.endswith("ات") else folded.removesuffix("ه")
    return stem.translate(_LONG_VOWELS)


def _read_people(found: dict[str, set[str]], user: Path | None) -> None:
    """Enter nouns for people."""
    for row in read_table("people_nouns.tsv", _PEOPLE_COLUMNS, user):
        singulars, plurals = row.words("singular"), row.words("dual_plural")
        lemma = fold_word(singulars[0])
        _enter(found, lemma, noun_forms((singulars[0], *plurals), humans=True))
        for other in singulars[1:]:
            _enter(found, lemma, noun_forms((other,), humans=True))


def _enter(found: dict[str, set[str]], lemma: str, forms: Iterable[str]) -> None:
    for form in forms:
        found.setdefault(form, set()).add(lemma)
