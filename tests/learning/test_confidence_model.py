"""The model of confidence: what it learns, how strongly it is held; the same input gives the same."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rasid.errors import LexiconError
from rasid.learning.calibration import (
    Judged,
    calibration_of,
    folds_of,
    judged_by,
    judged_unseen,
)
from rasid.learning.model import CEILING, CONSTANT, FLOOR, Example, Weights, fit
from rasid.learning.shipped import parse_weights, shipped_weights, written

NOTHING = Weights({})


def examples(good: int, bad: int, *names: str, group: str = "r") -> list[Example]:
    """So many claims with these features that stand, and so many that fall."""
    return [Example(names, number < good, f"{group}-{number}") for number in range(good + bad)]


def test_a_feature_of_what_falls_lowers_confidence() -> None:
    weights = fit([*examples(40, 5, "sure"), *examples(5, 40, "weak")], NOTHING)
    assert weights.confidence(["sure"]) > 0.7
    assert weights.confidence(["weak"]) < 0.3
    assert weights.of["sure"] > 0 > weights.of["weak"]


def test_few_decisions_move_little_and_many_move_much() -> None:
    prior = Weights({CONSTANT: 1.4})  # a claim stands in four of five cases
    few, many = (fit(examples(0, n, "weak"), prior, ridge=8.0) for n in (4, 400))
    assert abs(few.of["weak"]) < 0.5
    assert many.confidence(["weak"]) < few.confidence(["weak"]) < prior.confidence(["weak"])


def test_a_rare_feature_keeps_the_weight_it_had() -> None:
    prior = Weights({CONSTANT: 0.0, "rare": 2.0})
    weights = fit([*examples(30, 30, "usual"), *examples(0, 3, "rare")], prior)
    assert weights.of["rare"] == 2.0


def test_without_examples_the_weights_stay() -> None:
    assert fit([], shipped_weights()).of == shipped_weights().of


@given(
    st.lists(st.tuples(st.sets(st.sampled_from("abcdef")), st.booleans()), min_size=1, max_size=40),
    st.randoms(use_true_random=False),
)
def test_the_order_of_decisions_does_not_matter(drawn: list[tuple[set[str], bool]], chance: Random) -> None:
    made = [
        Example(tuple(sorted(names)), stands, f"r-{number}") for number, (names, stands) in enumerate(drawn)
    ]
    shuffled = list(made)
    chance.shuffle(shuffled)
    one, other = fit(made, NOTHING), fit(shuffled, NOTHING)
    for name in one.of.keys() | other.of.keys():  # sums may differ in the last digit
        assert abs(one.of.get(name, 0.0) - other.of.get(name, 0.0)) <= 0.0011
    assert all(FLOOR <= one.confidence(example.features) <= CEILING for example in made)


def test_calibration_of_a_confidence_that_keeps_its_word() -> None:
    judged = [Judged(0.75, number % 4 != 0) for number in range(400)]
    found = calibration_of(judged)
    assert found.error == pytest.approx(0.0)
    assert found.rate == pytest.approx(0.75)
    assert [(b.n, b.stands) for b in found.bins] == [(400, pytest.approx(0.75))]


def test_calibration_of_one_that_promises_too_much() -> None:
    found = calibration_of([Judged(0.9, number % 2 == 0) for number in range(100)])
    assert found.error == pytest.approx(0.4)


def test_ranks_are_the_chance_that_what_stands_is_above_what_falls() -> None:
    assert calibration_of([Judged(0.9, True), Judged(0.2, False)]).ranks == 1.0
    assert calibration_of([Judged(0.2, True), Judged(0.9, False)]).ranks == 0.0
    assert calibration_of([Judged(0.5, True), Judged(0.5, False)]).ranks == 0.5


def test_nothing_of_a_report_is_in_the_fold_that_learns_of_it() -> None:
    made = [*examples(20, 4, "a"), *examples(4, 20, "b", group="s")]
    folds = folds_of([one.group for one in made], seed=3)
    assert sorted(set(folds.values())) == [0, 1, 2, 3, 4]
    leaked = [Example(("same",), True, "r-one")] * 30
    seen = judged_by(leaked, fit(leaked, NOTHING))[0]
    assert judged_unseen([*leaked, *made], NOTHING, seed=3)[0].confidence < seen.confidence


def test_weights_are_read_as_they_were_written() -> None:
    head = "# Weights.\n"
    assert parse_weights("w.tsv", written(shipped_weights(), head)).of == shipped_weights().of


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ("a\tmany\nconstant\t0\n", "is not a number"),
        ("a\t1\na\t2\nconstant\t0\n", "stands twice"),
        ("a\t1\n", "no constant"),
    ],
)
def test_a_table_at_fault_names_file_and_line(rows: str, says: str) -> None:
    with pytest.raises(LexiconError, match=says) as told:
        parse_weights("mine.tsv", "feature\tweight\n" + rows)
    assert "mine.tsv" in str(told.value)


def test_shipped_weights_hold_no_word_of_a_report() -> None:
    assert all(name.isascii() for name in shipped_weights().of)
