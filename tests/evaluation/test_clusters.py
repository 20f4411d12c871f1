"""Scores of tiny clusterings, with values worked out by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rasid.evaluation.clusters import (
    COLUMNS,
    Clustered,
    figures_of,
    missed_joins,
    tally,
    wrong_joins,
)


def things(*cells: str) -> tuple[Clustered, ...]:
    """Of `a1`: truly of `a`, put into cluster `1`."""
    return tuple(Clustered(f"{at:02}", cell[0], cell[0], cell[1]) for at, cell in enumerate(cells))


def figures(*cells: str) -> dict[str, float]:
    rows = tally(things(*cells)).values()
    return figures_of({column: sum(row[column] for row in rows) for column in COLUMNS})


def test_a_perfect_clustering_has_ones_throughout() -> None:
    assert set(figures("a1", "a1", "b2", "b2", "c3").values()) == {1.0}


def test_one_thing_in_the_wrong_cluster() -> None:
    # found: {a a b} {b}; true: {a a} {b b}. Joined pairs 3, right 1; true pairs 2.
    # B-cubed precision (2/3 + 2/3 + 1/3 + 1) / 4, recall (1 + 1 + 1/2 + 1/2) / 4.
    found = figures("a1", "a1", "b1", "b2")
    assert found["pairs_precision"] == pytest.approx(1 / 3)
    assert found["pairs_recall"] == pytest.approx(1 / 2)
    assert found["pairs_f1"] == pytest.approx(2 / 5)
    assert found["b_cubed_precision"] == pytest.approx(2 / 3)
    assert found["b_cubed_recall"] == pytest.approx(3 / 4)
    assert found["b_cubed_f1"] == pytest.approx(2 * (2 / 3) * (3 / 4) / (2 / 3 + 3 / 4))


def test_nothing_joined_has_no_precision_over_pairs() -> None:
    found = figures("a1", "a2", "a3")
    assert "pairs_precision" not in found
    assert found["pairs_recall"] == 0
    assert found["b_cubed_precision"] == 1
    assert found["b_cubed_recall"] == pytest.approx(1 / 3)


def test_a_wrong_pair_counts_half_for_each_of_its_labels() -> None:
    sums = tally(things("a1", "a1", "b1"))
    assert sums["a"]["pairs.joined"] == 2
    assert sums["b"]["pairs.joined"] == 1
    assert sums["a"]["pairs.right"] == 1
    assert sums["b"]["pairs.right"] == 0


def test_things_of_one_label_that_stand_alone_are_no_true_pair() -> None:
    lone = (Clustered("1", "sum", "sum-1", "x"), Clustered("2", "sum", "sum-2", "x"))
    assert tally(lone)["sum"]["pairs.true"] == 0
    assert tally(lone)["sum"]["pairs.joined"] == 1


def test_each_wrong_and_each_missed_join_is_named_once() -> None:
    these = things("a1", "a1", "b1", "b1", "b2")
    assert [(a.id, b.id) for a, b in wrong_joins(these, alike)] == [("00", "02")]
    assert [(a.id, b.id) for a, b in missed_joins(these, alike)] == [("02", "04")]


def test_the_nearest_pair_stands_for_a_wrong_join() -> None:
    these = things("a1", "a1", "b1", "b1")
    assert [(a.id, b.id) for a, b in wrong_joins(these, lambda a, b: -int(a.id) * int(b.id))] == [
        ("01", "03")
    ]


def alike(first: Clustered, second: Clustered) -> float:
    return 0.0


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("123")), min_size=1, max_size=9))
def test_sums_over_labels_are_those_of_counting_every_pair(cells: list[tuple[str, str]]) -> None:
    these = things(*map("".join, cells))
    pairs = [(a, b) for at, a in enumerate(these) for b in these[at + 1 :]]
    sums = tally(these).values()
    joined = [(a, b) for a, b in pairs if a.found == b.found]
    assert sum(row["pairs.joined"] for row in sums) == pytest.approx(len(joined))
    assert sum(row["pairs.right"] for row in sums) == pytest.approx(
        sum(a.truth == b.truth for a, b in joined)
    )
    assert sum(row["b3.n"] for row in sums) == len(these)
