"""How far coders agree, against published examples and scikit-learn."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.metrics import cohen_kappa_score

from rasid.evaluation.agreement import (
    alpha_of_labels,
    alpha_of_numbers,
    estimate,
    kappa_of,
    labels_of,
    numbers_of,
)

# Examples A, B and C of Krippendorff, Computing Krippendorff's Alpha-Reliability (2011): two observers with
# two labels, two with five, four with values missing (.).
_A = ("0100000010", "1110010000")
_B = ("aabbdcccedda", "babbbccceddd")
_C = ("123321412...", "1233224125.3", ".3332342251.", "12332441251.")


def _units(rows: tuple[str, ...]) -> list[tuple[str | None, ...]]:
    return [tuple(None if value == "." else value for value in unit) for unit in zip(*rows, strict=True)]


@pytest.mark.parametrize(("rows", "alpha"), [(_A, 0.095), (_B, 0.692), (_C, 0.743)])
def test_alpha_of_labels_is_as_published(rows: tuple[str, ...], alpha: float) -> None:
    assert alpha_of_labels(_units(rows)) == pytest.approx(alpha, abs=0.0005)


def test_alpha_of_numbers_is_as_published() -> None:
    units = [tuple(None if value is None else float(value) for value in unit) for unit in _units(_C)]
    assert alpha_of_numbers(units) == pytest.approx(0.849, abs=0.0005)


def test_alpha_where_all_agree_and_where_nothing_varies() -> None:
    assert alpha_of_labels([("a", "a"), ("b", "b")]) == 1
    assert alpha_of_labels([("a", "a"), ("a", "a")]) is None
    assert alpha_of_labels([("a", None)]) is None
    assert alpha_of_numbers([(1.0, 1.0), (3.0, 3.0)]) == 1
    assert alpha_of_numbers([]) is None


_PAIRS = st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from("abcd")), min_size=2, max_size=40)


@settings(deadline=None, max_examples=60)
@given(_PAIRS)
def test_kappa_is_that_of_scikit_learn(pairs: list[tuple[str, str]]) -> None:
    kappa = kappa_of(pairs)
    first, second = zip(*pairs, strict=True)
    if len({*first, *second}) == 1:
        assert kappa is None
    else:
        assert kappa == pytest.approx(cohen_kappa_score(first, second))


@settings(deadline=None, max_examples=60)
@given(_PAIRS)
def test_sums_of_parts_are_those_of_the_whole(pairs: list[tuple[str, str]]) -> None:
    half = len(pairs) // 2
    sums = labels_of(pairs[:half])
    sums.add(labels_of(pairs[half:]))
    assert sums.alpha() == pytest.approx(alpha_of_labels(pairs))
    numbers = [(float(ord(one)), float(ord(other))) for one, other in pairs]
    of_numbers = numbers_of(numbers[:half])
    of_numbers.add(numbers_of(numbers[half:]))
    assert of_numbers.alpha() == pytest.approx(alpha_of_numbers(numbers))


def test_an_estimate_has_its_interval_around_it() -> None:
    reports = [(float(number % 3 == 0),) for number in range(60)]

    def share(some: object) -> float:
        return sum(value for (value,) in some) / 60  # type: ignore[attr-defined]

    found = estimate(reports, share)
    assert found.value == pytest.approx(1 / 3)
    assert found.low is not None and found.high is not None
    assert found.low == pytest.approx(1 / 3 - 0.12, abs=0.03)
    assert found.high == pytest.approx(1 / 3 + 0.12, abs=0.03)
    assert estimate(reports, share) == found
    assert estimate(reports[:1], share).low is None
    assert estimate(reports, lambda some: None).value is None
