"""Figures of claims: who is counted, what is summed, and what the latest toll replaces."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rasid.coding import Coder, report_of
from rasid.events.figures import FoundFigure, derive
from rasid.values.interval import Count
from rasid.values.span import Span


@pytest.fixture(scope="module")
def coder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Coder]:
    folder: Path = tmp_path_factory.mktemp("cache")
    with Coder(cache=folder) as made:
        yield made


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("سقط ثلاثة قتلى وسبعة جرحى في انفجار عبوة ناسفة قرب السوق.", (3, 3), (7, 7)),
        ("سقط 30 شخصا بين قتيل وجريح في انفجار سيارة مفخخة في الحلة.", (1, 29), (1, 29)),
        ("قتيلان وأربعة جرحى في انفجار لغم شرق المدينة.", (2, 2), (4, 4)),
        ("أدى انفجار سيارة مفخخة إلى مقتل 15 شخصا بينهم ثلاثة أطفال وامرأتان.", (15, 15), None),
        ("سقط عشرات القتلى ومئات الجرحى في قصف استهدف المخيم.", (20, None), (200, None)),
        ("شيع آلاف السكان في السويداء خمسة شبان قتلوا في غارة يوم السبت.", (5, 5), None),
        ("قتل ثلاثة جنود السبت في هجوم على الرقة، بعد أسبوع من مقتل عشرين في هجوم مماثل.", (3, 3), None),
        ("أصيب أربعة عمال في قصف على السوق نفسه.", None, (4, 4)),
    ],
)
def test_victims_of_an_act(
    coder: Coder, text: str, killed: tuple[int, int | None] | None, injured: tuple[int, int | None] | None
) -> None:
    claim = coder.code(report_of(text, published="2014-03-11")).events[0]
    assert (claim.killed, claim.injured) == (killed, injured)


def test_a_sum_over_a_period_is_an_aggregate(coder: Coder) -> None:
    text = "قتل أكثر من 300 مدني بعبوات ناسفة في محافظة الأنبار منذ مطلع العام الحالي."
    assert [claim.aggregate for claim in coder.code(report_of(text, published="2013-04-18")).events] == [True]


def test_what_days_are_counted_from_is_another_happening(coder: Coder) -> None:
    text = "قتل ثلاثة جنود الجمعة في قصف على الرقة. ويأتي القصف بعد ثلاثة أشهر من مقتل 14 مدنيا في قصف السوق."
    claims = coder.code(report_of(text, published="2014-03-11")).events
    assert [(claim.type, claim.killed) for claim in claims] == [("shelling", (3, 3)), ("shelling", (14, 14))]


def test_a_sum_is_not_told_of_the_happening_before_it(coder: Coder) -> None:
    text = "انفجرت سيارة مفخخة في سوق الحلة السبت. ومنذ مطلع العام قتل أكثر من 200 مدني في أعمال عنف متفرقة."
    claims = coder.code(report_of(text, published="2013-04-18")).events
    assert [(claim.killed, claim.aggregate) for claim in claims] == [(None, False), ((201, None), True)]


def _figure(low: int, high: int | None, *, vague: bool = False, revised: bool = False) -> FoundFigure:
    return FoundFigure("killed", Count(low, high), Span(0, 1), None, 0, vague=vague, revised=revised)


@pytest.mark.parametrize(
    ("figures", "number"),
    [
        ([_figure(39, None), _figure(100, 100)], (39, 100)),  # versions that differ
        ([_figure(2, None, vague=True), _figure(12, 12)], (12, 12)),  # a plural gives way to a number
        ([_figure(8, 8), _figure(45, 45, revised=True)], (45, 45)),  # the toll rose to 45
        ([_figure(26, None)], (26, None)),
    ],
)
def test_number_of_a_claim(figures: list[FoundFigure], number: tuple[int, int | None]) -> None:
    assert derive(figures, "killed") == number


@given(st.lists(st.integers(0, 500), min_size=1, max_size=6))
def test_exact_versions_give_their_span(numbers: list[int]) -> None:
    assert derive([_figure(n, n) for n in numbers], "killed") == (min(numbers), max(numbers))
