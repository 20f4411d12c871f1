"""The words that tell events: verbs and nouns with their frames, set phrases, light verbs.

Tables: `triggers.tsv`, `phrases.tsv`, `light_verbs.tsv`, `word_lists.tsv`. What the columns mean is
described on the reference page "Lexicons".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from rasid.errors import Fault, LexiconError
from rasid.folding import fold_word
from rasid.lexicon.codebook import EventType, read_types
from rasid.lexicon.inflection import NounForm, VerbForm, noun_forms, participle_forms, verb_forms
from rasid.lexicon.tables import Row, citation_pairs, read_table
from rasid.lexicon.trigger_cells import (
    Frame,
    Need,
    parse_figure,
    parse_flags,
    parse_frame,
    parse_need,
    parse_slot,
)

__all__ = [
    "LIGHT_COLUMNS",
    "LIST_COLUMNS",
    "PHRASE_COLUMNS",
    "TRIGGER_COLUMNS",
    "Frame",
    "LightVerb",
    "Need",
    "PhraseSlot",
    "Trigger",
    "TriggerPhrase",
    "Triggers",
    "load_triggers",
]

TRIGGER_COLUMNS = (
    "id", "type", "perfect", "imperfect", "passive", "nouns", "verb_frame", "noun_frame",
    "figure", "flags", "need", "example", "source",
)  # fmt: skip
PHRASE_COLUMNS = ("id", "type", "pattern", "head", "frame", "figure", "flags", "example", "source")
LIGHT_COLUMNS = ("id", "perfect", "imperfect", "passive", "nouns", "slot", "frame", "example")
LIST_COLUMNS = ("name", "forms", "example")


@dataclass(frozen=True, slots=True)
class Trigger:
    """One lemma or sense that tells an event of `type`, with its frames."""

    id: str
    type: str
    verb_frame: Frame
    noun_frame: Frame
    figure: str
    flags: frozenset[str]
    need: tuple[Need, ...]
    passive: bool


@dataclass(frozen=True, slots=True)
class PhraseSlot:
    """One slot of a set phrase: an inflected verb, one of some words, or a gap of up to four words."""

    verb: bool
    words: frozenset[str]
    pronoun: bool
    gap: bool


@dataclass(frozen=True, slots=True)
class TriggerPhrase:
    """A set phrase that tells an event; `head` counts from 0 which slots are the trigger words."""

    trigger: Trigger
    slots: tuple[PhraseSlot, ...]
    head: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class LightVerb:
    """A verb that carries an act noun in `slot`; `frame` gives its other slots their roles."""

    id: str
    slot: str
    frame: Frame


@dataclass(frozen=True, slots=True)
class Triggers:
    """Everything that tells events, by folded form."""

    types: dict[str, EventType]
    verbs: dict[str, tuple[tuple[Trigger, VerbForm], ...]]
    nouns: dict[str, tuple[tuple[Trigger, NounForm], ...]]
    phrases: dict[str, tuple[TriggerPhrase, ...]]
    phrase_verbs: dict[str, VerbForm]
    states: dict[str, tuple[tuple[Trigger, VerbForm], ...]]
    light_verbs: dict[str, tuple[tuple[LightVerb, VerbForm], ...]]
    light_nouns: dict[str, tuple[LightVerb, ...]]
    fields: dict[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class _Named:
    """What the cells of a trigger may name: types of the codebook, lists of words."""

    types: Mapping[str, EventType]
    lists: Mapping[str, tuple[str, ...]]


def load_triggers(user: Path | None = None) -> Triggers:
    """Read the trigger tables and make the written forms. Raises LexiconError with all faults."""
    types = read_types(user)
    lists = _load_lists(user)
    named = _Named(types, lists)
    fields = {name: frozenset(words) for name, words in lists.items() if name.startswith("field-")}
    faults: list[Fault] = []
    verbs, nouns, states = _load_words(user, named, faults)
    phrases, phrase_verbs = _load_phrases(user, named, faults)
    light_verbs, light_nouns = _load_light_verbs(user, faults)
    if faults:
        raise LexiconError(tuple(faults))
    return Triggers(types, verbs, nouns, phrases, phrase_verbs, states, light_verbs, light_nouns, fields)


def _load_lists(user: Path | None) -> dict[str, tuple[str, ...]]:
    """Folded words by the name of their list; rows of one name are one list."""
    lists: dict[str, tuple[str, ...]] = {}
    for row in read_table("word_lists.tsv", LIST_COLUMNS, user):
        words = tuple(fold_word(word) for word in row.words("forms"))
        lists[row["name"]] = lists.get(row["name"], ()) + words
    return lists


#: What is done by saying it: نطالب، ندين، نحذر.
_PERFORMED = frozenset(("demand", "accusation", "threat"))
_Verbs = dict[str, tuple[tuple[Trigger, VerbForm], ...]]


def _load_words(
    user: Path | None, named: _Named, faults: list[Fault]
) -> tuple[_Verbs, dict[str, tuple[tuple[Trigger, NounForm], ...]], _Verbs]:
    """Triggers by every folded form of their verbs, of their nouns, and of their active participles."""
    verbs: dict[str, list[tuple[Trigger, VerbForm]]] = {}
    states: dict[str, list[tuple[Trigger, VerbForm]]] = {}
    nouns: dict[str, list[tuple[Trigger, NounForm]]] = {}
    for row in read_table("triggers.tsv", TRIGGER_COLUMNS, user):
        trigger = _trigger(row, row["verb_frame"], row["noun_frame"], named, faults)
        if trigger is None:
            continue
        for perfect, imperfect in citation_pairs(row):
            for form, verb in verb_forms(perfect, imperfect, row["passive"]).items():
                # نصيب is "share" far more often than "we hit"; who says ندين condemns by saying it.
                own = verb.person == "1p" and trigger.type in _PERFORMED
                if own or not (verb.person.startswith("1") and verb.tense == "imperfect"):
                    verbs.setdefault(form, []).append((trigger, verb))
        for place, word in enumerate(row.words("nouns")):
            for form, noun in _act_forms(word, first=place == 0).items():
                nouns.setdefault(form, []).append((trigger, noun))
        for flag in trigger.flags:
            if flag.startswith("ptc="):
                for word in flag[4:].split("|"):
                    for form, verb in participle_forms(word).items():
                        states.setdefault(form, []).append((trigger, verb))
    return (
        {form: tuple(found) for form, found in verbs.items()},
        {form: _unique(found) for form, found in nouns.items()},
        {form: tuple(found) for form, found in states.items()},
    )


def _act_forms(word: str, *, first: bool) -> dict[str, NounForm]:
    """The forms of one noun of an act, each a singular of its own: هجوم and مهاجمة both make a dual.

    But for the `first`, which is one, a noun that looks plural counts as many.
    """
    forms = noun_forms((word,))
    if first:
        return forms
    number = NounForm("many" if _is_plural(word) else "one")
    return {form: noun if noun.number == "two" else number for form, noun in forms.items()}


def _unique(found: list[tuple[Trigger, NounForm]]) -> tuple[tuple[Trigger, NounForm], ...]:
    by_id = {trigger.id: (trigger, noun) for trigger, noun in reversed(found)}
    return tuple(reversed(tuple(by_id.values())))


def _is_plural(word: str) -> bool:
    """Whether a listed noun looks plural: ـات, or a broken plural of the usual shapes."""
    return word.endswith("ات") or (len(word) >= 5 and word[2:3] == "ا" and word[0] in "معاأفح")


def _trigger(
    row: Row, verb_frame: str, noun_frame: str, named: _Named, faults: list[Fault]
) -> Trigger | None:
    """The trigger of a row, or None with a fault."""
    try:
        if row["type"] not in named.types:
            choice = " ".join(sorted(named.types))
            raise ValueError(f"{row['type']!r} is not a type of the codebook; the types are {choice}")
        return Trigger(
            id=row["id"],
            type=row["type"],
            verb_frame=parse_frame(verb_frame),
            noun_frame=parse_frame(noun_frame),
            figure=parse_figure(row["figure"]),
            flags=parse_flags(row["flags"]),
            need=parse_need(row.cells.get("need", ""), named.lists),
            passive=row.cells.get("passive", "") != "-",
        )
    except ValueError as error:
        faults.append(row.fault(str(error)))
        return None


def _load_phrases(
    user: Path | None, named: _Named, faults: list[Fault]
) -> tuple[dict[str, tuple[TriggerPhrase, ...]], dict[str, VerbForm]]:
    """Set phrases by every folded form that their first slot can have, and the forms of their verbs."""
    phrases: dict[str, list[TriggerPhrase]] = {}
    forms: dict[str, VerbForm] = {}
    for row in read_table("phrases.tsv", PHRASE_COLUMNS, user):
        is_verb = row["pattern"].startswith("<")
        frames = (row["frame"], "") if is_verb else ("", row["frame"])
        trigger = _trigger(row, *frames, named, faults)
        if trigger is None:
            continue
        slots = tuple(_slot(written, forms) for written in row["pattern"].split())
        head = tuple(int(number) - 1 for number in row["head"].split() if number.isdigit())
        if not slots or not head or max(head) >= len(slots):
            faults.append(row.fault("head must name slots of the pattern, counted from 1"))
            continue
        for form in sorted(slots[0].words):
            phrases.setdefault(form, []).append(TriggerPhrase(trigger, slots, head))
    return {form: tuple(found) for form, found in phrases.items()}, forms


def _slot(written: str, forms: dict[str, VerbForm]) -> PhraseSlot:
    """One slot of a pattern; the forms of a verb are entered into `forms`."""
    if written == "...":
        return PhraseSlot(verb=False, words=frozenset(), pronoun=False, gap=True)
    if written.startswith("<"):
        perfect, _, imperfect = written.strip("<>").partition("/")
        made = verb_forms(perfect, imperfect, "")
        forms.update(made)
        return PhraseSlot(verb=True, words=frozenset(made), pronoun=False, gap=False)
    words = frozenset(fold_word(word.rstrip("+")) for word in written.split("|"))
    return PhraseSlot(verb=False, words=words, pronoun="+" in written, gap=False)


def _load_light_verbs(
    user: Path | None, faults: list[Fault]
) -> tuple[dict[str, tuple[tuple[LightVerb, VerbForm], ...]], dict[str, tuple[LightVerb, ...]]]:
    """Light verbs by every folded form, and by their masdars."""
    found: dict[str, list[tuple[LightVerb, VerbForm]]] = {}
    nouns: dict[str, tuple[LightVerb, ...]] = {}
    for row in read_table("light_verbs.tsv", LIGHT_COLUMNS, user):
        try:
            light = LightVerb(row["id"], parse_slot(row["slot"]), parse_frame(row["frame"]))
        except ValueError as error:
            faults.append(row.fault(str(error)))
            continue
        for perfect, imperfect in citation_pairs(row):
            for form, made in verb_forms(perfect, imperfect, row["passive"]).items():
                found.setdefault(form, []).append((light, made))
        for word in row.words("nouns"):
            form = fold_word(word)
            nouns[form] = (*nouns.get(form, ()), light)
    return {form: tuple(entries) for form, entries in found.items()}, nouns
