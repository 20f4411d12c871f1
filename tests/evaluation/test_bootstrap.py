from __future__ import annotations

import pytest

from rasid.evaluation.bootstrap import interval, resample, share, sums
from rasid.evaluation.gold import article_of, half_of

COLUMNS = {"told.hit": [1.0, 0.0, 1.0, 1.0, 0.0, 1.0], "told.of": [1.0] * 6}


def test_resamples_are_the_same_for_the_same_seed() -> None:
    one = resample(COLUMNS, share, resamples=50, seed=3)
    assert one == resample(COLUMNS, share, resamples=50, seed=3)
    assert one != resample(COLUMNS, share, resamples=50, seed=4)


def test_interval_holds_the_value_and_grows_narrow_with_reports() -> None:
    few = interval([values["told"] for values in resample(COLUMNS, share)])
    many = {name: column * 50 for name, column in COLUMNS.items()}
    more = interval([values["told"] for values in resample(many, share)])
    value = share(sums(COLUMNS))["told"]
    assert value == pytest.approx(4 / 6)
    assert few[0] <= more[0] <= value <= more[1] <= few[1]
    assert more[1] - more[0] < 0.2


def test_where_all_agree_the_interval_is_a_point() -> None:
    drawn = resample({"told.hit": [1.0, 1.0], "told.of": [1.0, 1.0]}, share, resamples=20)
    assert interval([values["told"] for values in drawn]) == (1.0, 1.0)


@pytest.mark.parametrize(
    ("columns", "figures"), [({}, {}), ({"told.hit": [0.0], "told.of": [0.0]}, {})], ids=["none", "nothing"]
)
def test_share_of_nothing_is_no_figure(columns: dict[str, list[float]], figures: dict[str, float]) -> None:
    assert share(sums(columns)) == figures
    assert all(values == figures for values in resample(columns, share, resamples=3))


def test_interval_leaves_out_the_outer_twentieth() -> None:
    assert interval([float(number) for number in range(1000)]) == (25.0, 974.0)


@pytest.mark.parametrize(
    ("ident", "article"),
    [("AAW_ARB_20080110.0023-9", "AAW_ARB_20080110.0023"), ("d051", "d051"), ("a-b-2", "a-b")],
)
def test_article_of_a_sentence(ident: str, article: str) -> None:
    assert article_of(ident) == article


def test_sentences_of_an_article_are_in_one_half() -> None:
    assert half_of("article-1") == half_of("article-2") == half_of("article")
    assert {half_of(f"article{number}-1") for number in range(20)} == {"A", "B"}
