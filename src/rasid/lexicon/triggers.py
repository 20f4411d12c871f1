"""The words that tell events: verbs and nouns with their frames, set phrases, light verbs.

Tables: `triggers.tsv`, `phrases.tsv`, `light_verbs.tsv`; event types: `codebook/types.toml`. What the
columns mean is described on the reference page "Lexicons".
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from rasid.errors import Fault, LexiconError
from rasid.folding import fold_word
from rasid.lexicon.inflection import NounForm, VerbForm, noun_forms, verb_forms
from rasid.lexicon.tables import Row, read_file, read_table

SLOTS = frozenset(["S", "O", "G", "على", "في", "ب", "ل", "من", "إلى", "مع", "ضد", "عن", "بين"])
ROLES = frozenset(
    ["actor", "target", "place", "instrument", "content", "party", "office", "person", "source"]
)
FIGURES = frozenset(["killed", "injured", "detained", "released", "displaced", "taking-part", "missing"])
TRIGGER_COLUMNS = (
    "id", "type", "perfect", "imperfect", "passive", "nouns", "verb_frame", "noun_frame",
    "figure", "flags", "need", "example", "source",
)  # fmt: skip
PHRASE_COLUMNS = ("id", "type", "pattern", "head", "frame", "figure", "flags", "example", "source")
LIGHT_COLUMNS = ("id", "perfect", "imperfect", "passive", "slot", "frame", "example")

Frame = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class EventType:
    """One type of the codebook: its code, family and labels, and its outer codes."""

    code: str
    family: str
    label_en: str
    label_ar: str
    definition: str


@dataclass(frozen=True, slots=True)
class Need:
    """A condition on a trigger: `kind` word, not, or a slot; `values` of which one must hold."""

    kind: str
    values: tuple[str, ...]


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
    light_verbs: dict[str, tuple[tuple[LightVerb, VerbForm], ...]]


def parse_frame(cell: str) -> Frame:
    """Read `S=actor على=target`; raises ValueError that names what is wrong."""
    frame = []
    for part in cell.split():
        slot, separator, role = part.partition("=")
        if not separator:
            raise ValueError(f"{part!r} in a frame is not slot=role")
        if slot not in SLOTS and not slot.isalpha():
            raise ValueError(f"{slot!r} is not a slot")
        if role not in ROLES and role != "auto":
            raise ValueError(f"{role!r} is not a role; the roles are {' '.join(sorted(ROLES))}")
        frame.append((fold_word(slot) if not slot.isascii() else slot, role))
    return tuple(frame)


def parse_need(cell: str) -> tuple[Need, ...]:
    """Read `word:النار|رصاص not:كرة`; raises ValueError."""
    needs = []
    for part in cell.split():
        kind, separator, values = part.partition(":")
        if not separator or not values:
            raise ValueError(f"{part!r} in need is not kind:value")
        folded = tuple(value if value.isascii() else fold_word(value) for value in values.split("|"))
        needs.append(Need(kind, folded))
    return tuple(needs)


def read_types(user: Path | None = None) -> dict[str, EventType]:
    """Read the codebook's event types; a user's `types.toml` adds to them. Raises LexiconError."""
    texts = [
        (
            "codebook/types.toml",
            resources.files("rasid").joinpath("data/codebook/types.toml").read_text("utf-8"),
        )
    ]
    if user is not None and (user / "types.toml").is_file():
        texts.append((str(user / "types.toml"), read_file(user / "types.toml")))
    types: dict[str, EventType] = {}
    faults = []
    for path, text in texts:
        try:
            tables = tomllib.loads(text).get("type", [])
        except tomllib.TOMLDecodeError as error:
            raise LexiconError(
                (Fault(path, getattr(error, "lineno", 1), f"is not TOML: {error}"),)
            ) from error
        for table in tables:
            lines = [n for n, line in enumerate(text.split("\n"), 1) if f'"{table.get("code")}"' in line]
            missing = [
                key for key in ("code", "family", "label_en", "label_ar", "definition") if not table.get(key)
            ]
            if missing:
                faults.append(
                    Fault(
                        path,
                        lines[0] if lines else 1,
                        f"type {table.get('code')!r} lacks {', '.join(missing)}",
                    )
                )
                continue
            types[table["code"]] = EventType(
                table["code"], table["family"], table["label_en"], table["label_ar"], table["definition"]
            )
    if faults:
        raise LexiconError(tuple(faults))
    return types


def load_triggers(user: Path | None = None) -> Triggers:
    """Read the trigger tables and make the written forms. Raises LexiconError with all faults."""
    types = read_types(user)
    faults: list[Fault] = []
    verbs: dict[str, list[tuple[Trigger, VerbForm]]] = {}
    nouns: dict[str, list[tuple[Trigger, NounForm]]] = {}
    for row in read_table("triggers.tsv", TRIGGER_COLUMNS, user):
        trigger = _trigger(row, row["verb_frame"], row["noun_frame"], types, faults)
        if trigger is None:
            continue
        for perfect, imperfect in _pairs(row):
            for form, made in verb_forms(perfect, imperfect, row["passive"]).items():
                if made.person.startswith("1") and made.tense == "imperfect":
                    # نصيب is "share" far more often than "we hit".
                    continue
                verbs.setdefault(form, []).append((trigger, made))
        for group in row["nouns"].split(";"):
            words = tuple(word.strip() for word in group.split("|") if word.strip())
            for place, word in enumerate(words):
                # Each noun of the act is a singular of its own: هجوم and مهاجمة both make a dual.
                for form, noun in noun_forms((word,)).items():
                    many = (
                        noun
                        if place == 0 or noun.number == "two"
                        else NounForm("many" if _is_plural(word) else "one")
                    )
                    nouns.setdefault(form, []).append((trigger, many))
    phrases, phrase_verbs = _load_phrases(user, types, faults)
    light_verbs: dict[str, list[tuple[LightVerb, VerbForm]]] = {}
    for row in read_table("light_verbs.tsv", LIGHT_COLUMNS, user):
        try:
            light = LightVerb(
                row["id"],
                fold_word(row["slot"]) if not row["slot"].isascii() else row["slot"],
                parse_frame(row["frame"]),
            )
        except ValueError as error:
            faults.append(row.fault(str(error)))
            continue
        for perfect, imperfect in _pairs(row):
            for form, made in verb_forms(perfect, imperfect, row["passive"]).items():
                light_verbs.setdefault(form, []).append((light, made))
    if faults:
        raise LexiconError(tuple(faults))
    return Triggers(
        types,
        {form: tuple(found) for form, found in verbs.items()},
        {form: _unique(found) for form, found in nouns.items()},
        phrases,
        phrase_verbs,
        {form: tuple(found) for form, found in light_verbs.items()},
    )


def _unique(found: list[tuple[Trigger, NounForm]]) -> tuple[tuple[Trigger, NounForm], ...]:
    by_id = {trigger.id: (trigger, noun) for trigger, noun in reversed(found)}
    return tuple(reversed(tuple(by_id.values())))


def _is_plural(word: str) -> bool:
    """Whether a listed noun looks plural: ـات, or a broken plural of the usual shapes."""
    return word.endswith("ات") or (len(word) >= 5 and word[2:3] == "ا" and word[0] in "معاأفح")


def _pairs(row: Row) -> list[tuple[str, str]]:
    """(perfect, imperfect) citation forms; alternates stand in the same order in both cells."""
    perfects, imperfects = row.words("perfect"), row.words("imperfect")
    width = max(len(perfects), len(imperfects))
    return [
        (perfects[i] if i < len(perfects) else "", imperfects[i] if i < len(imperfects) else "")
        for i in range(width)
    ]


def _trigger(
    row: Row, verb_frame: str, noun_frame: str, types: dict[str, EventType], faults: list[Fault]
) -> Trigger | None:
    if row["type"] not in types:
        faults.append(
            row.fault(
                f"{row['type']!r} is not a type of the codebook; the types are {' '.join(sorted(types))}"
            )
        )
        return None
    figure = row["figure"] if row["figure"] not in ("", "-") else ""
    if figure and figure not in FIGURES:
        faults.append(row.fault(f"{figure!r} is not a figure; the figures are {' '.join(sorted(FIGURES))}"))
        return None
    try:
        return Trigger(
            row["id"],
            row["type"],
            parse_frame(verb_frame),
            parse_frame(noun_frame),
            figure,
            frozenset(row["flags"].split()),
            parse_need(row.cells.get("need", "")),
            row.cells.get("passive", "") != "-",
        )
    except ValueError as error:
        faults.append(row.fault(str(error)))
        return None


def _load_phrases(
    user: Path | None, types: dict[str, EventType], faults: list[Fault]
) -> tuple[dict[str, tuple[TriggerPhrase, ...]], dict[str, VerbForm]]:
    """Set phrases by every folded form that their first slot can have."""
    phrases: dict[str, list[TriggerPhrase]] = {}
    forms: dict[str, VerbForm] = {}
    for row in read_table("phrases.tsv", PHRASE_COLUMNS, user):
        is_verb = row["pattern"].startswith("<")
        trigger = _trigger(
            row, row["frame"] if is_verb else "", "" if is_verb else row["frame"], types, faults
        )
        if trigger is None:
            continue
        slots = []
        for word in row["pattern"].split():
            if word == "...":
                slots.append(PhraseSlot(False, frozenset(), False, True))
            elif word.startswith("<"):
                perfect, _, imperfect = word.strip("<>").partition("/")
                made = verb_forms(perfect, imperfect, "")
                forms.update(made)
                slots.append(PhraseSlot(True, frozenset(made), False, False))
            else:
                pronoun = "+" in word
                words = frozenset(fold_word(part.rstrip("+")) for part in word.split("|"))
                slots.append(PhraseSlot(False, words, pronoun, False))
        head = tuple(int(number) - 1 for number in row["head"].split() if number.isdigit())
        if not slots or not head or max(head) >= len(slots):
            faults.append(row.fault("head must name slots of the pattern, counted from 1"))
            continue
        phrase = TriggerPhrase(trigger, tuple(slots), head)
        for form in sorted(slots[0].words):
            phrases.setdefault(form, []).append(phrase)
    return {form: tuple(found) for form, found in phrases.items()}, forms
