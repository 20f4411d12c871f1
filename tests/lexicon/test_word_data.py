"""The tables of verbs, human nouns, other nouns and weapons: what a reviewer would check by hand."""

from __future__ import annotations

import unicodedata

import pytest

from rasid.folding import fold_word
from rasid.lexicon.tables import Row, read_table

TABLES = {
    "verbs.tsv": ("perfect", "imperfect", "passive", "class", "example"),
    "people_nouns.tsv": ("singular", "dual_plural", "class", "example"),
    "nouns.tsv": ("form", "class", "example"),
    "weapons.tsv": ("form", "class", "example"),
}
CLASSES = {
    "verbs.tsv": "say deny aux attempt fail prevent manage plan possible plain",
    "people_nouns.tsv": (
        "person civilian soldier police fighter leader child woman student worker journalist medic protester "
        "prisoner dead injured detained missing displaced kin group profession official"
    ),
    "nouns.tsv": "building vehicle abstract time thing",
    "weapons.tsv": "explosive aircraft artillery firearm blade stone chemical burning",
}
AT_LEAST = {"verbs.tsv": 700, "people_nouns.tsv": 400, "nouns.tsv": 500, "weapons.tsv": 120}


def rows_of(name: str) -> tuple[Row, ...]:
    return read_table(name, TABLES[name])


def class_of(name: str, form: str) -> set[str]:
    column = TABLES[name][0]
    return {row["class"] for row in rows_of(name) if form in row.words(column)}


@pytest.mark.parametrize("name", TABLES)
def test_size_and_classes(name: str) -> None:
    rows = rows_of(name)
    assert len(rows) >= AT_LEAST[name]
    assert {row["class"] for row in rows} == set(CLASSES[name].split())


@pytest.mark.parametrize("name", TABLES)
def test_spelling(name: str) -> None:
    for row in rows_of(name):
        for column, cell in row.cells.items():
            assert unicodedata.normalize("NFC", cell) == cell, (row.line, column)
            assert "  " not in cell, (row.line, column)
            if column not in ("class", "example"):
                marks = [letter for letter in cell if "\u064b" <= letter <= "\u0655"]
                assert not marks, (row.line, column)


@pytest.mark.parametrize("name", TABLES)
def test_no_entry_twice_in_a_class(name: str) -> None:
    """Two nouns may share a plural (حادث، حادثة: حوادث), not a singular."""
    seen: dict[tuple[str, str, str], int] = {}
    first, second = TABLES[name][:2]
    for row in rows_of(name):
        imperfect = row[second] if name == "verbs.tsv" else ""
        entry = row.words(first)[0]
        key = (entry, imperfect, row["class"])
        assert key not in seen, f"{entry}: lines {seen.get(key)} and {row.line}"
        seen[key] = row.line


@pytest.mark.parametrize(
    ("verb", "expected"),
    [
        ("قال", {"say"}),
        ("زعم", {"say"}),
        ("نفى", {"deny"}),
        ("كان", {"aux"}),
        ("حاول", {"attempt"}),
        ("فشل", {"fail"}),
        ("أحبط", {"prevent"}),
        ("تمكن", {"manage"}),
        ("اعتزم", {"plan"}),
        ("رجح", {"possible"}),
        ("وصل", {"plain"}),
    ],
)
def test_class_of_verbs(verb: str, expected: set[str]) -> None:
    assert class_of("verbs.tsv", verb) == expected


def test_imperfects_begin_as_imperfects_do() -> None:
    for row in rows_of("verbs.tsv"):
        for form in row.words("imperfect"):
            assert form.split()[-1].startswith("ي") or " " in form or form in ("ليس", "لايزال"), row.line


def test_passive_is_given_only_where_it_is_spelled_otherwise() -> None:
    for row in rows_of("verbs.tsv"):
        if row["passive"]:
            perfect, imperfect = row["passive"].split("/")
            assert (perfect, imperfect) != (row["perfect"], row["imperfect"]), row.line
            assert imperfect.startswith("ي"), row.line


@pytest.mark.parametrize(
    ("noun", "expected", "forms"),
    [
        ("شخص", "person", ("شخصان", "شخصين", "أشخاص")),
        ("جندي", "soldier", ("جنديان", "جنديين", "جنود")),
        ("مسلح", "fighter", ("مسلحون", "مسلحين", "مسلحو", "مسلحي", "مسلحان")),
        ("قتيل", "dead", ("قتلى", "قتيلان")),
        ("جريح", "injured", ("جرحى", "جريحين")),
        ("امرأة", "woman", ("نساء", "امرأتان")),
        ("ضحية", "dead", ("ضحايا", "ضحيتان")),
    ],
)
def test_human_nouns(noun: str, expected: str, forms: tuple[str, ...]) -> None:
    row = next(row for row in rows_of("people_nouns.tsv") if noun in row.words("singular"))
    assert row["class"] == expected
    assert set(forms) <= set(row.words("dual_plural"))


def test_accusatives_that_mean_something_else_are_not_listed() -> None:
    """جدا: very; مشيرا: pointing out; عدوان: aggression; أسرة: family, not beds."""
    listed = {
        form
        for row in rows_of("people_nouns.tsv")
        for column in ("singular", "dual_plural")
        for form in row.words(column)
    }
    assert not listed & {"جدا", "مشيرا", "متهما", "عدوان"}
    assert "أسرة" not in {form for row in rows_of("nouns.tsv") for form in row.words("form")}


@pytest.mark.parametrize(
    ("weapon", "expected"),
    [
        ("عبوة ناسفة", "explosive"),
        ("طائرة مسيرة", "aircraft"),
        ("قذائف هاون", "artillery"),
        ("أعيرة نارية", "firearm"),
        ("سكين", "blade"),
        ("حجارة", "stone"),
        ("كلور", "chemical"),
        ("زجاجة حارقة", "burning"),
    ],
)
def test_weapons(weapon: str, expected: str) -> None:
    assert class_of("weapons.tsv", weapon) == {expected}


def test_a_weapon_has_one_class() -> None:
    classes: dict[str, str] = {}
    for row in rows_of("weapons.tsv"):
        for form in row.words("form"):
            assert classes.setdefault(fold_word(form), row["class"]) == row["class"], form
