"""Folded letters, and the way back to the text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rasid.folding import bare, fold, fold_word

ARABIC = st.text("ءآأؤإئابةتجدروزسىيـًٌَُّْٰٱکگیھﻻﷲﺍ٠١٢۴٫٬\u200f\u202b\u2067\ufeff\u00ad Aaß", max_size=60)
ANY = st.one_of(st.text(max_size=60), ARABIC)
few = settings(max_examples=200, deadline=None)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("إلى", "الي"),
        ("الى", "الي"),
        ("أُعْتُقِلَ", "اعتقل"),
        ("قـــتل", "قتل"),
        ("مدرسة", "مدرسه"),
        ("آب", "اب"),
        ("مسؤول", "مسؤول"),  # ؤ tells words apart
        ("فئة", "فئه"),
        ("ﻻ", "لا"),  # one presentation form, two letters
        ("کرکوک", "كركوك"),
        ("١٢٫٥", "12.5"),
        ("۱۲۳", "123"),
        ("\u200fبغداد\u200e", "بغداد"),
        ("BBC", "bbc"),
    ],
)
def test_folded(written: str, folded: str) -> None:
    assert fold(written).text == folded
    assert fold_word(written) == folded


@pytest.mark.parametrize(
    ("written", "word"), [("قُتِلَ", "قتل"), ("إلـى", "إلى"), ("مدرسةٌ", "مدرسة"), ("ﻻ", "لا"), ("آمِر", "آمر")]
)
def test_bare_keeps_hamza_and_final_letters(written: str, word: str) -> None:
    assert bare(written) == word


def test_span_covers_the_letters_that_folding_drops_inside() -> None:
    text = "وقـــتل أحمد"
    folded = fold(text)
    start = folded.text.index("قتل")
    assert text[slice(*folded.span(start, start + 3))] == "قـــتل"


@given(ANY)
@few
def test_every_folded_letter_comes_from_a_letter_of_the_text(text: str) -> None:
    folded = fold(text)
    assert len(folded.origin) == len(folded.text) + 1
    assert list(folded.origin) == sorted(folded.origin)
    assert folded.origin[-1] == len(text)
    for letter, at in zip(folded.text, folded.origin, strict=False):
        assert letter in fold(text[at]).text


@given(ANY, st.data())
@few
def test_span_maps_back_to_a_stretch_that_folds_to_it(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    start = data.draw(st.integers(0, len(folded.text)))
    end = data.draw(st.integers(start, len(folded.text)))
    first, last = folded.span(start, end)
    assert 0 <= first <= last <= len(text)
    if start < end:
        # A presentation form gives several letters: the stretch may hold more than was asked, never less.
        assert folded.text[start:end] in fold(text[first:last]).text
    else:
        assert first == last


@given(ANY)
@few
def test_folding_is_letter_by_letter_and_final(text: str) -> None:
    folded = fold(text).text
    assert folded == "".join(fold(letter).text for letter in text)
    assert fold_word(text) == folded


@given(ARABIC)
@few
def test_folding_twice_changes_nothing_more(text: str) -> None:
    folded = fold(text).text
    assert fold(folded).text == folded


@given(ARABIC)
@few
def test_bare_drops_no_letter(text: str) -> None:
    assert fold_word(bare(text)) == fold_word(text)


def test_bare_rewrites_presentation_forms_only() -> None:
    assert bare("م²ﺍ") == "م²ا"
