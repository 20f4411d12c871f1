"""Words that decide factuality, and words that make a type more exact."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from rasid.errors import Fault, LexiconError
from rasid.folding import fold_word
from rasid.lexicon.inflection import noun_forms, verb_forms
from rasid.lexicon.tables import Row, read_table

#: What weapon classes (weapons.tsv) make of a general act.
WEAPON_TYPES = {"explosive": "bombing", "aircraft": "airstrike", "artillery": "shelling"}

GOVERNOR_COLUMNS = ("perfect", "imperfect", "nouns", "class", "takes", "noun_takes", "example")
GOVERNOR_CLASSES = frozenset(
    ["attempt", "fail", "survive",
     "prevent", "deny", "refuse", "negative", "plan", "decide", "agree", "possible", "content",
     "accuse", "halt", "habit", "condition", "manage", "light", "presuppose", "discuss"]
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Governor:
    """A word that governs an act. `takes`: how the act is joined to it: a folded preposition, O, G, V, ان."""

    kind: str
    takes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Cues:
    """What bears on factuality, and on types, by folded form.

    `factuality`: (class, scope); `types`: (its types, exact type); `verbs`, `nouns`: governors.
    """

    factuality: dict[str, tuple[str, str]]
    types: dict[str, tuple[frozenset[str], str]]
    verbs: dict[str, tuple[Governor, ...]]
    nouns: dict[str, tuple[Governor, ...]]


def load_cues(user: Path | None = None) -> Cues:
    """Read `cues.tsv`, `type_cues.tsv` and `governors.tsv`. Raises LexiconError."""
    factuality = {
        fold_word(form): (row["class"], row["scope"])
        for row in read_table("cues.tsv", ("forms", "class", "scope", "example"), user)
        for form in row.words("forms")
    }
    types = {
        fold_word(form): (frozenset(row.words("from")), row["to"])
        for row in read_table("type_cues.tsv", ("cues", "from", "to", "example"), user)
        for form in row.words("cues")
    }
    verbs, nouns = _load_governors(user)
    return Cues(factuality, types, verbs, nouns)


def _load_governors(
    user: Path | None,
) -> tuple[dict[str, tuple[Governor, ...]], dict[str, tuple[Governor, ...]]]:
    verbs: dict[str, tuple[Governor, ...]] = {}
    nouns: dict[str, tuple[Governor, ...]] = {}
    faults: list[Fault] = []
    for row in read_table("governors.tsv", GOVERNOR_COLUMNS, user):
        if row["class"] not in GOVERNOR_CLASSES:
            known = " ".join(sorted(GOVERNOR_CLASSES))
            faults.append(row.fault(f"{row['class']!r} is not a class of governors; they are {known}"))
        perfects, imperfects = row.words("perfect"), row.words("imperfect")
        if len(perfects) != len(imperfects):
            faults.append(row.fault("perfect and imperfect must list the same verbs in the same order"))
            continue
        governor = Governor(row["class"], _markers(row, "takes"))
        for perfect, imperfect in zip(perfects, imperfects, strict=True):
            for form in verb_forms(perfect, imperfect, ""):
                _add(verbs, form, governor)
        governor = Governor(row["class"], _markers(row, "noun_takes"))
        for noun in row.words("nouns"):
            for form in noun_forms((noun,)):
                _add(nouns, form, governor)
    if faults:
        raise LexiconError(tuple(faults))
    return verbs, nouns


def _add(known: dict[str, tuple[Governor, ...]], form: str, governor: Governor) -> None:
    if governor not in known.get(form, ()):
        known[form] = (*known.get(form, ()), governor)


def _markers(row: Row, column: str) -> frozenset[str]:
    marks = row[column].split()
    return frozenset(mark if mark.isascii() else fold_word(mark.replace("_", " ")) for mark in marks)
