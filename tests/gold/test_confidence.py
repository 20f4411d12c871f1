"""Confidence on the development gold: on articles that its weights have not seen it keeps its word."""

from __future__ import annotations

import pytest

from rasid.coding import Coder
from rasid.evaluation.confidence import ConfidenceFigures, gold_claims, measure_confidence
from rasid.evaluation.gold import GOLD, open_gold

pytestmark = [
    pytest.mark.gold,
    pytest.mark.skipif(
        not GOLD.is_dir(), reason=f"the gold lies outside the project, and {GOLD} is not there"
    ),
]
#: Each stands a little behind the figure that was measured when it was set.
MOST_ERROR, MOST_LOSS, LEAST_RANKS = 0.07, 0.52, 0.72


@pytest.fixture(scope="module")
def figures(coder: Coder) -> ConfidenceFigures:
    return measure_confidence(gold_claims(open_gold(), coder.code), resamples=50)


def test_confidence_is_calibrated(figures: ConfidenceFigures) -> None:
    assert figures.learned.n > 400
    assert figures.learned.error <= MOST_ERROR
    assert figures.learned.loss <= MOST_LOSS
    assert figures.learned.ranks >= LEAST_RANKS


def test_it_says_more_than_what_the_coder_says(figures: ConfidenceFigures) -> None:
    assert figures.learned.loss < figures.coded.loss
    assert figures.learned.ranks > figures.coded.ranks
