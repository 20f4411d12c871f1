"""The words of the language that are no events: function words, verbs, nouns for people and things."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from rasid.errors import Fault, LexiconError
from rasid.folding import fold_word
from rasid.lexicon.cues import GOVERNOR_COLUMNS
from rasid.lexicon.inflection import NounForm, VerbForm, noun_forms, verb_forms
from rasid.lexicon.tables import citation_pairs, read_table
from rasid.lexicon.triggers import Triggers

VERB_CLASSES = frozenset(
    ["say", "deny", "aux", "attempt", "fail", "prevent", "manage", "plan", "possible", "plain", "event"]
)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Folded forms of words and what they are.

    `function_words`: class; `verbs`: form and class (say, deny, attempt ..., event for trigger verbs);
    `people`: class and number of human nouns; `nouns`: class of other nouns; `weapons`: class by
    phrase of one or more words.
    """

    function_words: dict[str, str]
    verbs: dict[str, tuple[VerbForm, str]]
    people: dict[str, tuple[str, NounForm]]
    nouns: dict[str, str]
    weapons: dict[tuple[str, ...], str]


def load_vocabulary(triggers: Triggers, user: Path | None = None) -> Vocabulary:
    """Read the word tables and join the verbs of `triggers` to them. Raises LexiconError."""
    function_rows = read_table("function_words.tsv", ("forms", "class", "example"), user)
    weapons = {
        tuple(fold_word(word) for word in form.split()): row["class"]
        for row in read_table("weapons.tsv", ("form", "class", "example"), user)
        for form in row.words("form")
    }
    return Vocabulary(
        function_words={
            fold_word(form): row["class"] for row in function_rows for form in row.words("forms")
        },
        verbs=_load_verbs(triggers, user),
        people=_load_people(user),
        nouns=_load_nouns(triggers, weapons, user),
        weapons=weapons,
    )


def _load_verbs(triggers: Triggers, user: Path | None) -> dict[str, tuple[VerbForm, str]]:
    """Verbs by folded form; of two readings of a form the third person singular or of men."""
    faults: list[Fault] = []
    verbs: dict[str, tuple[VerbForm, str]] = {}

    def enter(form: str, made: VerbForm, verb_class: str) -> None:
        known = verbs.get(form)
        if known is None or _rarity(made) < _rarity(known[0]):
            verbs[form] = (made, verb_class)

    for row in read_table("verbs.tsv", ("perfect", "imperfect", "passive", "class", "example"), user):
        if row["class"] not in VERB_CLASSES:
            choice = " ".join(sorted(VERB_CLASSES))
            faults.append(row.fault(f"{row['class']!r} is not a verb class; they are {choice}"))
        for perfect, imperfect in citation_pairs(row):
            for form, made in verb_forms(perfect, imperfect, row["passive"]).items():
                enter(form, made, row["class"])
    if faults:
        raise LexiconError(tuple(faults))
    for form, entries in (*triggers.verbs.items(), *triggers.light_verbs.items()):
        enter(form, entries[0][1], "event")
    for form, made in triggers.phrase_verbs.items():
        verbs.setdefault(form, (made, "event"))
    return verbs


def _rarity(made: VerbForm) -> int:
    """How seldom the press has a form: women in the plural (أُدّين beside أُدين), whoever speaks (أردت)."""
    return 2 if made.person.startswith("1") else int(made.person == "3fp")


def _load_people(user: Path | None) -> dict[str, tuple[str, NounForm]]:
    """Nouns for people by folded form; the first row that has a form wins, a singular before other forms."""
    people: dict[str, tuple[str, NounForm]] = {}
    for row in read_table("people_nouns.tsv", ("singular", "dual_plural", "class", "example"), user):
        singulars, plurals = row.words("singular"), row.words("dual_plural")
        for words in ((singulars[0], *plurals), *((other,) for other in singulars[1:])):
            for form, number in noun_forms(words, humans=True).items():
                known = people.get(form)
                if known is None or (number.number == "one" and known[1].number != "one"):
                    # الأمين is an official before it is two mothers, المحامي one lawyer before several.
                    people[form] = (row["class"], number)
    return people


def _is_defective(word: str, forms: tuple[str, ...]) -> bool:
    """واد beside وادي: its dual is made from the whole form, so that وأدان is no two valleys."""
    return word + "ي" in forms


def _load_nouns(
    triggers: Triggers, weapons: Mapping[tuple[str, ...], str], user: Path | None
) -> dict[str, str]:
    """Classes of other nouns by folded form; acts and weapons of one word are nouns too."""
    nouns = {
        form: row["class"]
        for row in read_table("nouns.tsv", ("form", "class", "example"), user)
        for word in row.words("form")
        for form in ((fold_word(word),) if _is_defective(word, row.words("form")) else noun_forms((word,)))
    }
    for form in triggers.nouns:
        nouns.setdefault(form, "act")
    for row in read_table("governors.tsv", GOVERNOR_COLUMNS, user):
        for word in row.words("nouns"):
            for form in noun_forms((word,)):
                nouns.setdefault(form, "abstract")
    for phrase in weapons:
        if len(phrase) == 1:
            for form in noun_forms(phrase):
                nouns.setdefault(form, "weapon")
    return nouns
