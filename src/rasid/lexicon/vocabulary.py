"""The words of the language that are no events: function words, verbs, nouns for people and things."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from rasid.errors import Fault, LexiconError
from rasid.folding import fold_word
from rasid.lexicon.inflection import NounForm, VerbForm, noun_forms, verb_forms
from rasid.lexicon.tables import read_table
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
    faults: list[Fault] = []
    function_rows = read_table("function_words.tsv", ("forms", "class", "example"), user)
    function_words = {fold_word(form): row["class"] for row in function_rows for form in row.words("forms")}
    verbs: dict[str, tuple[VerbForm, str]] = {}
    for row in read_table("verbs.tsv", ("perfect", "imperfect", "passive", "class", "example"), user):
        if row["class"] not in VERB_CLASSES:
            faults.append(
                row.fault(f"{row['class']!r} is not a verb class; they are {' '.join(sorted(VERB_CLASSES))}")
            )
        perfects, imperfects = row.words("perfect"), row.words("imperfect")
        for place in range(max(len(perfects), len(imperfects))):
            perfect = perfects[place] if place < len(perfects) else ""
            imperfect = imperfects[place] if place < len(imperfects) else ""
            for form, made in verb_forms(perfect, imperfect, row["passive"]).items():
                known = verbs.get(form)
                if known is None or (known[0].person.startswith("1") and not made.person.startswith("1")):
                    verbs[form] = (made, row["class"])
    for table in (triggers.verbs, triggers.light_verbs):
        for form, entries in table.items():
            known = verbs.get(form)
            if known is None or (
                known[0].person.startswith("1") and not entries[0][1].person.startswith("1")
            ):
                verbs[form] = (entries[0][1], "event")
    for form, made in triggers.phrase_verbs.items():
        verbs.setdefault(form, (made, "event"))
    people: dict[str, tuple[str, NounForm]] = {}
    for row in read_table("people_nouns.tsv", ("singular", "dual_plural", "class", "example"), user):
        singulars, plurals = row.words("singular"), row.words("dual_plural")
        for form, number in noun_forms((singulars[0], *plurals), humans=True).items():
            people.setdefault(form, (row["class"], number))
        for other in singulars[1:]:
            for form, number in noun_forms((other,), humans=True).items():
                people.setdefault(form, (row["class"], number))
    nouns = {
        form: row["class"]
        for row in read_table("nouns.tsv", ("form", "class", "example"), user)
        for word in row.words("form")
        for form in noun_forms((word,))
    }
    for form in triggers.nouns:
        nouns.setdefault(form, "act")
    weapons = {
        tuple(fold_word(word) for word in form.split()): row["class"]
        for row in read_table("weapons.tsv", ("form", "class", "example"), user)
        for form in row.words("form")
    }
    for phrase in weapons:
        if len(phrase) == 1:
            for form in noun_forms(phrase):
                nouns.setdefault(form, "weapon")
    if faults:
        raise LexiconError(tuple(faults))
    return Vocabulary(function_words, verbs, people, nouns, weapons)
