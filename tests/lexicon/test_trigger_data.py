"""The trigger lexicon and the codebook as data: rows well formed, all values from the closed sets."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Callable
from functools import cache
from importlib import resources

import pytest

from rasid.folding import fold_word
from rasid.lexicon.tables import Row, read_table
from rasid.lexicon.triggers import (
    LIGHT_COLUMNS,
    LIST_COLUMNS,
    PHRASE_COLUMNS,
    TRIGGER_COLUMNS,
    load_triggers,
)

TRIGGERS, PHRASES, LIGHT_VERBS, LISTS = TRIGGER_COLUMNS, PHRASE_COLUMNS, LIGHT_COLUMNS, LIST_COLUMNS

PREPOSITIONS = frozenset(["على", "في", "ب", "ل", "من", "إلى", "مع", "ضد", "عن", "بين"])
SLOTS = PREPOSITIONS | {"S", "O", "G"}
ROLES = frozenset(["actor", "target", "place", "instrument", "content", "party", "person", "office", "auto"])
FIGURES = frozenset(["killed", "injured", "detained", "released", "displaced", "taking-part", "-"])
FLAGS = frozenset(["result", "act", "weak", "generic-noun", "state", "mutual", "crowd"])
KINDS = frozenset(["person", "name", "group", "weapon", "place", "fleeing"])
FAMILIES = frozenset(["violence", "coercion", "control", "organisation", "civic", "diplomacy", "other"])
FAMILY_SIZES = {
    "violence": 11,
    "coercion": 7,
    "control": 3,
    "organisation": 7,
    "civic": 3,
    "diplomacy": 7,
    "other": 6,
}

Condition = tuple[str, frozenset[str]]


def table(name: str, columns: tuple[str, ...]) -> tuple[Row, ...]:
    return read_table(name, columns)


def codebook() -> list[dict[str, object]]:
    content = resources.files("rasid").joinpath("data", "codebook", "types.toml").read_text(encoding="utf-8")
    types: list[dict[str, object]] = tomllib.loads(content)["type"]
    return types


@cache
def codes() -> frozenset[str]:
    return frozenset(str(entry["code"]) for entry in codebook())


def frame(cell: str) -> list[tuple[str, str]]:
    """Slots and roles of a frame; fails on anything outside the closed sets."""
    pairs = []
    for part in cell.split():
        slot, equals, role = part.partition("=")
        assert equals and slot in SLOTS, f"{part}: not a slot"
        assert role in ROLES, f"{part}: not a role"
        assert role != "auto" or slot == "G", f"{part}: only the genitive may be auto"
        pairs.append((slot, role))
    assert len(pairs) == len(set(pairs)), f"{cell}: a slot twice with one role"
    return pairs


def conditions(cell: str) -> frozenset[Condition]:
    """The conditions of a `need` cell."""
    found = set()
    for part in cell.split():
        key, colon, values = part.partition(":")
        assert colon and values, f"{part}: not a condition"
        words = values.split("|")
        assert all(words), f"{part}: an empty alternative"
        if key in ("S", "O", "G"):
            assert set(words) <= KINDS, f"{part}: not a kind of participant"
        else:
            assert key in ("word", "near", "not", "before"), f"{part}: not a condition"
        found.add((key, frozenset(fold_word(word) for word in words)))
    assert len(found) == len(cell.split()), f"{cell}: a condition twice"
    return frozenset(found)


def check_flags(cell: str) -> None:
    for flag in cell.split():
        key, equals, words = flag.partition("=")
        if equals:
            assert key in ("ptc", "pptc", "not") and all(words.split("|")), flag
        else:
            assert flag in FLAGS, flag


def check_slots(cell: str, width: int) -> None:
    numbers = [int(number) for number in cell.split()]
    assert 1 <= len(numbers) <= 2, f"head {cell}: one or two words"
    assert numbers == sorted(set(numbers)) and numbers[0] >= 1 and numbers[-1] <= width, f"head {cell}"


def check_pattern(cell: str) -> list[str]:
    slots = cell.split(" ")
    for slot in slots:
        if slot == "...":
            continue
        if slot.startswith("<"):
            assert slot.endswith(">") and slot.count("/") == 1, f"{slot}: <perfect/imperfect>"
            perfect, imperfect = slot[1:-1].split("/")
            assert perfect.isalpha(), slot
            assert imperfect.isalpha() and imperfect.startswith("ي"), slot
        else:
            assert all(word.removesuffix("+").isalpha() for word in slot.split("|")), slot
    assert slots[0] != "..." and slots[-1] != "...", f"{cell}: a gap at the edge"
    return slots


def faults(rows: tuple[Row, ...], check: Callable[[Row], None]) -> list[str]:
    """What `check` finds in each row, with file and line."""
    found = []
    for row in rows:
        try:
            check(row)
        except AssertionError as error:
            found.append(f"{row.path}:{row.line}: {str(error).splitlines()[0]}")
    return found


def test_the_codebook_has_every_type_once() -> None:
    found = [str(entry["code"]) for entry in codebook()]
    assert len(found) == len(set(found)) == 44
    sizes: dict[str, int] = defaultdict(int)
    for entry in codebook():
        sizes[str(entry["family"])] += 1
    assert dict(sizes) == FAMILY_SIZES


@pytest.mark.parametrize("entry", codebook(), ids=lambda entry: str(entry["code"]))
def test_a_type_is_described_and_mapped(entry: dict[str, object]) -> None:
    assert set(entry) == {
        "code",
        "family",
        "label_en",
        "label_ar",
        "definition",
        "definition_ar",
        "not",
        "not_ar",
        "plover",
        "cameo",
        "acled",
        "ucdp",
    }
    assert entry["family"] in FAMILIES
    for key in ("label_en", "label_ar", "definition", "not"):
        assert str(entry[key]).strip()
    labels = {str(other["label_ar"]) for other in codebook()}
    for key in ("definition_ar", "not_ar"):
        written = str(entry[key])
        assert written.endswith(".") and re.search("[\u0621-\u064a]", written)
        # What is coded otherwise names the other type as the pages call it.
        named = {part for found in re.findall(r"\(([^)]*)\)", written) for part in found.split("، ")}
        assert named - labels <= {"يُحسبون أعدادا له", "يُرمَّز اعتقالا وحده"}, named - labels
    plover, acled = entry["plover"], entry["acled"]
    assert isinstance(plover, dict) and set(plover) == {"type", "mode"}
    assert isinstance(acled, dict) and set(acled) == {"event_type", "sub_event_type"}
    assert str(entry["cameo"]) == "" or str(entry["cameo"]).isdigit()
    assert entry["ucdp"] in ("", "1", "2", "3")


def check_trigger(row: Row) -> None:
    assert row["id"].isascii() and row["id"], "the id must be ASCII"
    assert row["type"] in codes(), f"{row['type']}: no such type"
    assert row["figure"] in FIGURES, row["figure"]
    assert row["perfect"] or row["nouns"], "neither a verb nor a noun"
    assert len(row.words("perfect")) == len(row.words("imperfect")), "perfect and imperfect do not pair"
    assert all(form.startswith("ي") for form in row.words("imperfect")), "an imperfect without ي"
    assert bool(row["perfect"]) == bool(row["verb_frame"]), "a verb and its frame belong together"
    assert row["perfect"] or row["passive"] in ("", "-"), "a passive without a verb"
    assert row["passive"] in ("", "-") or len(row["passive"].split("/")) == 2, row["passive"]
    assert row["nouns"] or not row["noun_frame"], "a noun frame without nouns"
    assert not any(slot == "G" for slot, _ in frame(row["verb_frame"])), "G stands in noun frames"
    assert not any(slot == "S" for slot, _ in frame(row["noun_frame"])), "S stands in verb frames"
    conditions(row["need"])
    check_flags(row["flags"])
    for column in ("perfect", "imperfect", "nouns"):
        assert all(form.isalpha() for form in row.words(column)), f"{column}: one word a form"
    assert row["source"], "no source"


def test_trigger_rows_are_well_formed() -> None:
    assert faults(table("triggers.tsv", TRIGGERS), check_trigger) == []


@pytest.mark.parametrize(
    ("name", "columns"),
    [("triggers.tsv", TRIGGERS), ("phrases.tsv", PHRASES), ("light_verbs.tsv", LIGHT_VERBS)],
)
def test_ids_are_unique(name: str, columns: tuple[str, ...]) -> None:
    seen: dict[str, int] = {}
    for row in table(name, columns):
        assert row["id"] not in seen, f"{name}:{row.line}: {row['id']} stands at line {seen[row['id']]} too"
        seen[row["id"]] = row.line


def forms(row: Row) -> set[tuple[str, str]]:
    """(kind, folded form) of the row's citation forms; a form may be both verb and noun of one row."""
    verbs = {("verb", fold_word(form)) for form in row.words("perfect") + row.words("imperfect")}
    return verbs | {("noun", fold_word(form)) for form in row.words("nouns")}


def test_no_form_stands_twice_under_the_same_conditions() -> None:
    """One form may have several senses, but only if their conditions tell them apart."""
    seen: dict[tuple[str, str], dict[frozenset[Condition], Row]] = defaultdict(dict)
    for row in table("triggers.tsv", TRIGGERS):
        needs = conditions(row["need"])
        for form in sorted(forms(row)):
            other = seen[form].get(needs)
            assert other is None, (
                f"line {row.line}: {form[1]} stands in {other['id']} with the same conditions"
            )
            seen[form][needs] = row


def test_every_type_has_triggers() -> None:
    found = {row["type"] for row in table("triggers.tsv", TRIGGERS)}
    assert codes() - found == set()


def check_phrase(row: Row) -> None:
    assert row["id"].isascii() and row["id"], "the id must be ASCII"
    assert row["type"] in codes(), f"{row['type']}: no such type"
    slots = check_pattern(row["pattern"])
    assert len(slots) > 1, "a phrase has two words or more"
    check_slots(row["head"], len(slots))
    assert all(slots[int(number) - 1] != "..." for number in row["head"].split()), "a gap as head"
    roles = frame(row["frame"])
    first = "S" if slots[0].startswith("<") else "G"
    assert all(slot in PREPOSITIONS | {first, "O"} for slot, _ in roles), "S for verbs, G for nouns"
    assert row["figure"] in FIGURES, row["figure"]
    check_flags(row["flags"])
    assert row["source"], "no source"


def test_phrases_are_well_formed() -> None:
    assert faults(table("phrases.tsv", PHRASES), check_phrase) == []


def test_no_phrase_stands_twice() -> None:
    patterns = [fold_word(row["pattern"]) for row in table("phrases.tsv", PHRASES)]
    assert sorted(patterns) == sorted(set(patterns))


def check_light_verb(row: Row) -> None:
    assert len(row.words("perfect")) == len(row.words("imperfect"))
    assert row["perfect"] or row["nouns"], "neither verb nor noun"
    assert row["slot"] in PREPOSITIONS | {"S", "O"}, row["slot"]
    assert row["passive"] in ("", "-") or len(row["passive"].split("/")) == 2, row["passive"]
    assert all(slot != "G" and slot != row["slot"] for slot, _ in frame(row["frame"]))


def test_light_verbs_are_well_formed() -> None:
    assert faults(table("light_verbs.tsv", LIGHT_VERBS), check_light_verb) == []


def test_every_list_of_words_is_named_and_every_name_is_a_list() -> None:
    lists = {row["name"] for row in table("word_lists.tsv", LISTS) if not row["name"].startswith("field-")}
    named = {
        value.removeprefix("@")
        for row in table("triggers.tsv", TRIGGERS)
        for _, values in conditions(row["need"])
        for value in values
        if value.startswith("@")
    }
    assert named == lists


def test_a_named_list_stands_for_its_words() -> None:
    sport = next(row for row in table("word_lists.tsv", LISTS) if row["name"] == "sport")
    words = {fold_word(word) for word in sport.words("forms")}
    clash = next(trigger for trigger, _ in load_triggers().verbs["تقاتل"] if trigger.type == "clash")
    assert [need.kind for need in clash.need] == ["not"]
    assert set(clash.need[0].values) == words
