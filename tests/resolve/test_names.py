"""Parts of Arabic names, and words that are spellings of one name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rasid.resolve.names import likeness, parts_of, skeleton, words_of

LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهويىةأإآؤئء "


def test_order_is_ism_fathers_family() -> None:
    parts = parts_of("فارس بن سعدون بن ناصر الوائلي")
    assert (parts.ism, parts.fathers, parts.family) == ("فارس", ("سعدون", "ناصر"), "وايلي")


def test_a_name_with_and_without_bin_is_one() -> None:
    assert words_of("فارس بن سعدون الوائلي") == words_of("فارس سعدون الوائلي")
    assert words_of("بن جابر") == words_of("ابن جابر") == ("جابر",)


def test_forms_of_address_are_kept_apart() -> None:
    parts = parts_of("الشيخ الحاج سالم الوائلي")
    assert parts.titles == ("الشيخ", "الحاج")
    assert parts.words == ("سالم", "وايلي")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("عبد الله العوام", "عبدالله العوام"),
        ("عبد الرحمن", "عبدالرحمن"),
        ("نور الدين سالم", "نورالدين سالم"),
        ("حسن نصر الله", "حسن نصرالله"),
        ("أبو ليث الوائلي", "ابي ليث الوائلي"),
        ("أبو جعفر", "أبوجعفر"),
        ("أبا عبد الله", "أبو عبدالله"),
        ("هيئة فاطمه", "هيئة فاطمة"),
        ("مصطفى رائد", "مصطفي رايد"),
        ("إبراهيم «الوائلي»", "ابراهيم الوائلي"),
    ],
)
def test_spellings_of_one_name_have_the_same_words(one: str, other: str) -> None:
    assert words_of(one) == words_of(other)


def test_a_kunya_is_one_word_and_has_its_place() -> None:
    parts = parts_of("أبو ليث سالم الوائلي")
    assert parts.words == ("ابو ليث", "سالم", "وايلي")
    assert (parts.kunya, parts.ism, parts.family) == ("ابو ليث", "سالم", "وايلي")
    assert parts_of("أم فراس").kunya == "ام فراس"


def test_al_of_a_house_is_no_word_of_the_name() -> None:
    assert words_of("راكان بن فيصل آل مبارك") == ("راكان", "فيصل", "مبارك")


@pytest.mark.parametrize(
    ("one", "other"),
    [("بيترسن", "بيتيرسن"), ("غوتمان", "جوتمان"), ("فرانتس", "فرنتس"), ("هولاند", "هولند")],
)
def test_spellings_of_a_foreign_name_are_alike(one: str, other: str) -> None:
    assert 0 < likeness(one, other) < 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("حسن", "حسين"),
        ("رابح", "رابحي"),
        ("سمير", "سميرة"),
        ("كريم", "كرم"),
        ("نبيل", "نبيه"),
        ("وائل", "وليد"),
    ],
)
def test_different_names_are_not_alike(one: str, other: str) -> None:
    assert likeness(words_of(one)[0], words_of(other)[0]) == 0


@given(st.text(LETTERS, max_size=12), st.text(LETTERS, max_size=12))
def test_likeness_is_symmetric_and_words_that_are_alike_have_one_skeleton(one: str, other: str) -> None:
    assert likeness(one, other) == likeness(other, one)
    if likeness(one, other) > 0:
        assert skeleton(one) == skeleton(other)


@given(st.text(LETTERS, max_size=40))
def test_words_of_words_change_nothing(name: str) -> None:
    words = words_of(name)
    assert all(words)
    assert parts_of(name) == parts_of(name)
