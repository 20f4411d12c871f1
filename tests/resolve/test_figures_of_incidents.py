"""Low, best and high of an incident by each rule."""

from __future__ import annotations

from dataclasses import replace

import pytest
from claims_by_hand import claim, figure, told

from rasid.errors import UsageError
from rasid.resolve.figures import RULES, figures_of
from rasid.values.claim import Figure
from rasid.values.incident import Participant, SourcedClaim


def _killed(
    report: str, low: int, high: int | None, *, published: int, publisher: str | None = None, **more: str
) -> SourcedClaim:
    toll = figure("killed", low, high, quantifier=more.get("quantifier"))
    made = claim(figures=[toll], factuality=more.get("factuality", "asserted"))
    return told(made, report, published=published, publisher=publisher, copy_of=more.get("copy_of"))


def _best(members: list[SourcedClaim], rule: str) -> tuple[int, int, int | None]:
    (found,) = figures_of(members, rule=rule)
    return found.low, found.best, found.high


@pytest.mark.parametrize(
    ("rule", "expected"), [("latest", (17, 28, 28)), ("ucdp", (17, 17, 28)), ("acled", (17, 17, 28))]
)
def test_a_revised_toll(rule: str, expected: tuple[int, int, int]) -> None:
    members = [_killed("a", 17, 17, published=14), _killed("b", 17, 17, published=14),
               _killed("c", 23, 23, published=15), _killed("d", 28, 28, published=16)]  # fmt: skip
    assert _best(members, rule) == expected


def test_the_latest_report_of_a_publisher_stands_for_it() -> None:
    members = [
        _killed("a", 9, 9, published=14, publisher="p"),
        _killed("b", 11, 11, published=15, publisher="p"),
    ]
    for rule in RULES:
        assert _best(members, rule) == (11, 11, 11)


def test_a_part_told_later_in_one_report_is_not_its_total() -> None:
    parts = [told(claim(figures=[figure("killed", low, low)], at=at), "a") for low, at in ((12, 20), (3, 90))]
    assert _best(parts, "latest") == (12, 12, 12)


def test_a_word_for_many_leaves_a_number_its_day() -> None:
    members = [_killed("a", 31, 31, published=14, publisher="p"), _killed("b", 33, 33, published=15),
               _killed("c", 20, None, published=16, publisher="p", quantifier="عشرات")]  # fmt: skip
    assert _best(members, "latest") == (31, 33, 33)


def test_a_near_copy_does_not_outvote() -> None:
    members = [_killed("a", 17, 17, published=14), _killed("b", 17, 17, published=15, copy_of="a"),
               _killed("c", 20, 20, published=15), _killed("d", 20, 20, published=15)]  # fmt: skip
    assert _best(members, "ucdp") == (17, 20, 20)


@pytest.mark.parametrize(
    ("said", "acled"),
    [
        (figure("killed", 20, None, quantifier="عشرات"), 12),
        (figure("killed", 200, None, quantifier="مئات"), 100),
        (figure("killed", 2, None), 3),
    ],
)
def test_words_for_many_by_acled(said: Figure, acled: int) -> None:
    (found,) = figures_of([told(claim(figures=[said]), "a")], rule="acled")
    assert (found.best, found.high) == (acled, None)


def test_a_number_comes_before_a_word_for_many() -> None:
    members = [_killed("a", 31, 31, published=14), _killed("b", 20, None, published=16, quantifier="عشرات")]
    assert _best(members, "latest") == (31, 31, 31)


def test_at_least_has_no_upper_bound() -> None:
    (found,) = figures_of([_killed("a", 12, None, published=14, quantifier="ما لا يقل عن")])
    assert (found.low, found.best, found.high) == (12, 12, None)


def test_nobody_killed_is_not_the_same_as_nothing_told() -> None:
    assert figures_of([told(claim(), "a")]) == ()
    assert _best([_killed("a", 0, 0, published=14)], "latest") == (0, 0, 0)


def test_what_is_denied_counts_only_where_nobody_asserts() -> None:
    denied = _killed("b", 40, 40, published=16, factuality="negated")
    assert _best([_killed("a", 3, 3, published=14), denied], "latest") == (3, 3, 3)


def test_a_part_is_not_added() -> None:
    made = claim(figures=[figure("killed", 10, 10), figure("killed", 3, 3, subset=True)])
    assert _best([told(made, "a")], "latest") == (10, 10, 10)


def test_each_range_names_its_claims() -> None:
    (found,) = figures_of([_killed("a", 3, 3, published=14), told(claim(), "b")])
    assert found.claims == ("c-a-20",)


def test_an_unknown_rule_is_refused() -> None:
    with pytest.raises(UsageError, match="acled, latest, ucdp"):
        figures_of([told(claim(), "a")], rule="mean")


@pytest.mark.parametrize("rule", list(RULES))
def test_one_victim_told_by_name_is_no_toll(rule: str) -> None:
    toll = _killed("a", 3, 3, published=14)
    named = _killed("b", 1, 1, published=16)
    victim = Participant("target", "سالم الوردي", 100, person="سالم وردي")
    named = replace(named, participants=(victim,))
    assert _best([toll, named], rule) == (3, 3, 3)
    assert _best([named], rule) == (1, 1, 1)
