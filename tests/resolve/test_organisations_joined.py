"""Organisations: known ones by id, others by the words of their name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rasid.lexicon.names import load_name_lexicon
from rasid.resolve.organisations import (
    ORGANISATIONS,
    compare,
    conflict,
    describe,
    keys,
    organisation_node,
    profile_of,
)


def test_a_known_organisation_has_the_id_of_the_lexicon() -> None:
    assert organisation_node("داعش", "islamic-state") == organisation_node("الدولة", "islamic-state")
    assert organisation_node("داعش", "islamic-state") == "o-islamic-state"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("كتيبة فرسان الوادي", "الكتيبة فرسان الوادي"),
        ("لواء الأنصار", "لواء الانصار"),
        ("مليشيا الوادي", "ميليشيا الوادي"),
        ("ألوية الوادي", "لواء الوادي"),
        ("شرطة الوادي الجديدة", "شرطة الوادي"),
        ("«جيش الوادي»", "جيش الوادي"),
    ],
)
def test_spellings_of_a_name_are_one_node(one: str, other: str) -> None:
    assert organisation_node(one, None) == organisation_node(other, None)


def test_names_that_are_spelled_alike_are_linked() -> None:
    scored = compare(profile_of("حركة أنغلتارا", None), profile_of("حركة انجلتارا", None))
    assert scored is not None
    assert scored[0] == scored[1][0].weight


@pytest.mark.parametrize(
    ("one", "other"),
    [("كتيبة الوادي", "لواء الوادي"), ("كتيبة النور", "كتيبة النصر"), ("حركة الوادي", "حركة الوادي الأخضر")],
)
def test_another_head_word_or_another_name_is_another_organisation(one: str, other: str) -> None:
    assert organisation_node(one, None) != organisation_node(other, None)
    assert compare(profile_of(one, None), profile_of(other, None)) is None


def test_two_known_organisations_are_never_one() -> None:
    a, b = profile_of("حماس", "hamas"), profile_of("فتح", "fatah")
    assert conflict(a, b) is not None
    assert conflict(a, a) is None
    assert compare(a, b) is None


ORGANISATION = st.builds(
    profile_of,
    st.lists(
        st.sampled_from(["كتيبة", "لواء", "حركة", "أنغلتارا", "انجلتارا", "النور", "ل"]), max_size=3
    ).map(" ".join),
    st.sampled_from([None, None, "hamas", "fatah"]),
)


@given(ORGANISATION, ORGANISATION)
def test_comparison_is_symmetric_and_linked_organisations_share_a_key(a: object, b: object) -> None:
    assert compare(a, b) == compare(b, a)  # type: ignore[arg-type]
    assert conflict(a, b) == conflict(b, a)  # type: ignore[arg-type]
    if compare(a, b) is not None:  # type: ignore[arg-type]
        assert set(keys(a)) & set(keys(b))  # type: ignore[arg-type]


def test_a_known_organisation_comes_with_its_facts() -> None:
    known = load_name_lexicon().organisations["izz-al-din-al-qassam-brigades"]
    found = describe("o-x", [("القسام", "r-2"), ("كتائب القسام", "r-1"), ("القسام", "r-1")], known)
    assert found.name_en == known.name_en
    assert found.known
    assert found.parent == "o-hamas"
    assert found.names == ("القسام", "كتائب القسام")
    assert found.reports == ("r-1", "r-2")


def test_the_kind_keeps_its_profiles() -> None:
    profile = profile_of("كتيبة الوادي", None)
    assert ORGANISATIONS.profile_of(ORGANISATIONS.node("n", "f", profile)) == profile
