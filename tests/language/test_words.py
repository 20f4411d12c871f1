"""How a written word may divide into clitics and stem."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rasid.folding import fold_word
from rasid.language.tokens import tokenize
from rasid.language.words import Division, divisions, offset_of

WORDS = st.text("ءأإابتجدرسعفقكلمنهويةىؤئ", min_size=1, max_size=12)
MARKED = st.text("اوفبلكقتمنهةىـًُّ\u200f", min_size=1, max_size=14)
few = settings(max_examples=300, deadline=None)


def parts(division: Division) -> tuple[str, str, bool, str, str]:
    return (division.conjunction, division.preposition, division.article, division.stem, division.pronoun)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("هجوم", ("", "", False, "هجوم", "")),
        ("وهجوم", ("و", "", False, "هجوم", "")),
        ("بهجوم", ("", "ب", False, "هجوم", "")),
        ("الهجوم", ("", "", True, "هجوم", "")),
        ("والهجوم", ("و", "", True, "هجوم", "")),
        ("بالهجوم", ("", "ب", True, "هجوم", "")),
        ("للهجوم", ("", "ل", True, "هجوم", "")),
        ("وللهجوم", ("و", "ل", True, "هجوم", "")),
        ("هجومهم", ("", "", False, "هجوم", "هم")),
        ("عمليتهم", ("", "", False, "عمليه", "هم")),  # ت before a pronoun is ة
        ("تبناها", ("", "", False, "تبني", "ها")),  # ا before a pronoun is ى
        ("قتلوه", ("", "", False, "قتلوا", "ه")),  # the alef of the plural returns
        ("أبناؤهم", ("", "", False, "ابناء", "هم")),
        ("فبعمليتهم", ("ف", "ب", False, "عمليه", "هم")),
    ],
)
def test_division_is_listed(word: str, expected: tuple[str, str, bool, str, str]) -> None:
    assert expected in [parts(division) for division in divisions(word)]


@pytest.mark.parametrize("word", ["وقود", "فريق", "بلدة", "الو", "كتيبة", "لواء"])
def test_the_undivided_word_comes_first(word: str) -> None:
    assert parts(divisions(word)[0]) == ("", "", False, fold_word(word), "")


def test_ta_marbuta_is_no_pronoun() -> None:
    assert not [d for d in divisions("كتيبة") if d.pronoun]


@given(WORDS)
@few
def test_divisions_are_distinct_and_one_is_the_word_itself(word: str) -> None:
    found = divisions(word)
    assert len(set(found)) == len(found)
    assert ("", "", False, fold_word(word), "") in [parts(d) for d in found]


@given(WORDS)
@few
def test_clitics_and_stem_make_up_the_word(word: str) -> None:
    folded = fold_word(word)
    for division in divisions(word):
        front = division.conjunction + division.preposition
        assert folded.startswith(front)
        assert division.stem
        assert 0 <= division.skip < len(folded)
        assert folded.endswith(division.pronoun)
        rest = folded[division.skip :]
        if not division.pronoun:
            assert division.stem == rest
        else:
            # Only the last letters of the stem may be written otherwise before a pronoun.
            assert (
                division.stem[: len(rest) - len(division.pronoun) - 1] == rest[: -len(division.pronoun) - 1]
            )


@given(MARKED)
@few
def test_offset_of_the_stem_is_a_letter_of_the_token(text: str) -> None:
    for token in tokenize("قال " + text):
        if token.kind != "word":
            continue
        for division in divisions(token.bare):
            at = offset_of(token, division.skip)
            assert token.start <= at <= token.end
            assert fold_word(token.text[at - token.start :]) == token.folded[division.skip :]
