"""Reports as a reader sees them, and which of them tell of one happening."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from claims_by_hand import joined, taken

from rasid.values.coded import CodedReport

Code = Callable[..., CodedReport]


def _together(code: Code, *reports: tuple[str, str]) -> list[set[str]]:
    """The types told, by the clusters of claims that stand in more than one report."""
    claims = [
        one
        for number, (published, text) in enumerate(reports)
        for one in taken(code(text, published=published, id=f"r{number}"))
    ]
    return [{id.split("-")[1] for id in members} for members in joined(claims) if len(members) > 1]


@pytest.mark.parametrize(
    "reports",
    [
        pytest.param(
            (
                ("2015-06-14", "قتل 17 شخصا في تفجير سيارة مفخخة في مدينة بعقوبة أمس."),
                ("2015-06-16", "ارتفعت إلى 23 قتيلا حصيلة التفجير الذي استهدف سوقا في بعقوبة يوم السبت."),
            ),
            id="a toll that rose",
        ),
        pytest.param(
            (
                ("2015-06-14", "قتل 17 شخصا في تفجير سيارة مفخخة في بعقوبة أمس."),
                ("2015-06-17", "تبحث الشرطة عن منفذي تفجير بعقوبة الذي قتل فيه 17 شخصا بسيارة مفخخة."),
            ),
            id="a toll told again without its day",
        ),
        pytest.param(
            (
                ("2015-06-14", "قتل 17 شخصا في تفجير سيارة مفخخة في مدينة بعقوبة أمس."),
                ("2015-06-14", "أدى تفجير في محافظة ديالى أمس إلى مقتل 17 شخصا."),
            ),
            id="the province for the town",
        ),
        pytest.param(
            (
                ("2014-03-02", "اعتقلت قوات الأمن الناشط سالم بن يوسف الحداد في صفاقس يوم الجمعة."),
                ("2014-03-03", "نفت وزارة الداخلية اعتقال الناشط سالم الحداد يوم الجمعة في صفاقس."),
            ),
            id="a denial beside the report",
        ),
        pytest.param(
            (
                ("2015-06-14", "شن مسلحون هجوما على حاجز للجيش في الفلوجة أمس."),
                ("2015-06-14", "قتل خمسة جنود في الفلوجة أمس."),
            ),
            id="the deaths for the attack",
        ),
        pytest.param(
            (
                ("2016-01-21", "تظاهر مئات العاطلين عن العمل في القصرين أمس."),
                ("2016-01-20", "احتج عشرات الشبان في القصرين اليوم للمطالبة بالتشغيل."),
            ),
            id="one protest, two crowds",
        ),
    ],
)
def test_two_reports_of_one_happening_are_joined(code: Code, reports: tuple[tuple[str, str], ...]) -> None:
    assert {"r0", "r1"} in _together(code, *reports)


@pytest.mark.parametrize(
    "reports",
    [
        pytest.param(
            (
                ("2015-06-14", "قتل 40 شخصا في تفجير سيارة مفخخة في بغداد أمس."),
                ("2015-06-14", "قتل ثلاثة من رجال الشرطة بانفجار حزام ناسف في بغداد أمس."),
            ),
            id="two attacks in one city on one day",
        ),
        pytest.param(
            (
                ("2015-06-14", "قتل 17 شخصا في تفجير سيارة مفخخة في بعقوبة أمس."),
                ("2015-06-20", "قتل 17 شخصا في تفجير سيارة مفخخة في بعقوبة أمس."),
            ),
            id="a week apart",
        ),
        pytest.param(
            (
                ("2015-06-14", "قتل 17 شخصا في تفجير سيارة مفخخة في بعقوبة أمس."),
                ("2015-06-14", "قتل 17 شخصا في تفجير سيارة مفخخة في حمص أمس."),
            ),
            id="two countries",
        ),
        pytest.param(
            (
                ("2015-06-14", "التقى وزير الخارجية التونسي نظيره الجزائري في القاهرة أمس."),
                ("2015-06-14", "التقى رئيس الوزراء العراقي سفير فرنسا في القاهرة أمس."),
            ),
            id="other people who met in one city",
        ),
        pytest.param(
            (
                ("2015-06-14", "قتل 300 شخص في تفجيرات في بغداد منذ مطلع العام."),
                ("2015-06-14", "قتل 17 شخصا في تفجير في بغداد أمس."),
            ),
            id="a sum beside one of its happenings",
        ),
        pytest.param(
            (
                ("2015-06-14", "قتل 17 شخصا في تفجيرين بسيارتين مفخختين في بغداد أمس."),
                ("2015-06-14", "قتل تسعة أشخاص في تفجير سيارة مفخخة في بغداد أمس."),
            ),
            id="two in one word beside one of them",
        ),
        pytest.param(
            (
                ("2015-06-14", "قتل 17 شخصا في تفجير سيارة مفخخة في بعقوبة."),
                ("2015-06-15", "قتل أربعة أشخاص في تفجير عبوة ناسفة في بعقوبة."),
            ),
            id="no day in either, and another toll",
        ),
        pytest.param(
            (
                ("2015-06-14", "قتل 17 شخصا في تفجير سيارة مفخخة في بعقوبة أمس."),
                ("2015-07-29", "قتل 17 شخصا في تفجير سيارة مفخخة في بعقوبة."),
            ),
            id="no day in one, six weeks later",
        ),
        pytest.param(
            (
                ("2015-06-14", "التقى وزير الخارجية السوداني نظيره المصري في القاهرة أمس."),
                ("2015-06-19", "التقى وزير الخارجية السوداني نظيره المصري في القاهرة لبحث ملف الحدود."),
            ),
            id="talks without a day",
        ),
    ],
)
def test_reports_of_two_happenings_stay_apart(code: Code, reports: tuple[tuple[str, str], ...]) -> None:
    assert _together(code, *reports) == []
