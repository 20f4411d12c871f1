"""Tokens and sentences, and their offsets into the text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rasid.folding import bare, fold_word
from rasid.language.tokens import split_sentences, tokenize

ARABIC = st.text("ابتقلمونيةىءأـًُّ \n.,،؛؟!…«»()\"'-0123٤٥٬٫_\u200f\u202b\ufeff\u00adAb", max_size=80)
ANY = st.one_of(st.text(max_size=80), ARABIC)
few = settings(max_examples=200, deadline=None)


def words(text: str) -> list[str]:
    return [token.text for token in tokenize(text)]


def sentences(text: str) -> list[str]:
    return [text[sentence.start : sentence.end] for sentence in split_sentences(tokenize(text))]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("قتل 15 شخصا.", ["قتل", "15", "شخصا", "."]),
        ("نحو 1,500 و٢٬٠٠٠", ["نحو", "1,500", "و", "٢٬٠٠٠"]),
        ("«القاعدة»، أمس", ["«", "القاعدة", "»", "،", "أمس"]),
        ("اعتقلت22ناشطا", ["اعتقلت", "22", "ناشطا"]),
        ("قـــتل", ["قـــتل"]),
        ("بيروت ـ رويترز", ["بيروت", "ـ", "رويترز"]),
        ("حزيران/يونيو", ["حزيران", "/", "يونيو"]),
        ("أف-16", ["أف", "-", "16"]),
        ("قُتِلَ", ["قُتِلَ"]),
    ],
)
def test_tokens(text: str, tokens: list[str]) -> None:
    assert words(text) == tokens


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قتل جندي. وجرح آخر.", ["قتل جندي.", "وجرح آخر."]),
        ("هل انسحبوا؟ لا أحد يعلم!", ["هل انسحبوا؟", "لا أحد يعلم!"]),
        ("عنوان بلا نقطة\nقتل جندي", ["عنوان بلا نقطة", "قتل جندي"]),
        ("نيروبي ـ ا.ف.ب: جرح حارس.", ["نيروبي ـ ا.ف.ب: جرح حارس."]),
        ("قال د. أحمد إنه نجا.", ["قال د. أحمد إنه نجا."]),
        ("قال «انسحبنا من البلدة.» ثم غادر", ["قال «انسحبنا من البلدة.»", "ثم غادر"]),
        ("بنسبة 3.5 في المئة أمس", ["بنسبة 3.5 في المئة أمس"]),
        ("قتل 25 مدني ا أمس", ["قتل 25 مدني ا أمس"]),  # a splinter of a corpus tokeniser ends nothing
        ("", []),
        (" \n\n ", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@given(ANY)
@few
def test_tokens_stand_where_they_say_in_order(text: str) -> None:
    end = 0
    for token in tokenize(text):
        assert end <= token.start < token.end <= len(text)
        assert text[token.start : token.end] == token.text
        assert token.span.of(text) == token.text
        assert token.kind in ("word", "number", "punct", "break")
        end = token.end


@given(ANY)
@few
def test_nothing_that_can_be_read_is_passed_over(text: str) -> None:
    covered = {at for token in tokenize(text) for at in range(token.start, token.end)}
    missed = [letter for at, letter in enumerate(text) if at not in covered and letter.isalnum()]
    # Letters of other numeral systems (Ⅳ, ½) are neither words nor figures of an Arabic report.
    assert not [letter for letter in missed if letter.isalpha() or letter in "0123456789٠١٢٣٤٥٦٧٨٩"]


@given(ANY)
@few
def test_forms_of_a_word_agree_with_folding(text: str) -> None:
    for token in tokenize(text):
        if token.kind == "word":
            assert token.bare == bare(token.text)
            assert token.folded == fold_word(token.text)


@given(ANY)
@few
def test_sentences_hold_every_token_once_but_breaks_and_splinters(text: str) -> None:
    tokens = tokenize(text)
    split = split_sentences(tokens)
    kept = [token for sentence in split for token in sentence.tokens]
    assert sorted(kept, key=lambda t: t.start) == kept
    assert len({t.start for t in kept}) == len(kept)
    left_out = set(tokens) - set(kept)
    # A corpus tokeniser splits «مدنيا» into «مدني ا» and «للوكالة» into «ل - الوكالة».
    assert all(t.kind == "break" or t.bare in ("ا", "-") for t in left_out)
    assert [sentence.number for sentence in split] == list(range(len(split)))
    assert all(sentence.tokens for sentence in split)
    assert all("\n" not in text[sentence.start : sentence.end] for sentence in split)


def test_a_sentence_without_an_end_is_cut() -> None:
    split = split_sentences(tokenize("ثم " * 1000))
    assert max(len(sentence.tokens) for sentence in split) <= 400
