"""Days and places that a claim takes from other claims of its report, or from a heading."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from rasid.coding import Coder, report_of
from rasid.values.claim import Claim


@pytest.fixture(scope="module")
def coder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Coder]:
    folder: Path = tmp_path_factory.mktemp("cache")
    with Coder(cache=folder) as made:
        yield made


def _claims(coder: Coder, text: str, kind: str) -> list[Claim]:
    return [c for c in coder.code(report_of(text, published="2014-03-11")).events if c.type == kind]


def _day(claim: Claim) -> date | None:
    return claim.date.start if claim.date is not None and claim.date.start == claim.date.end else None


@pytest.mark.parametrize(
    ("text", "kind", "day"),
    [
        ("هاجم مسلحون حاجزا الأحد. وفي اليوم التالي اعتقلت الشرطة مشتبهين.", "arrest", date(2014, 3, 10)),
        ("أفرج الخاطفون أمس عن الطبيب بعد ثلاثة أيام من خطفه في كركوك.", "abduction", date(2014, 3, 7)),
        ("هاجم مسلحون أمس مقر الحزب.\nكما أغلقت الشرطة الطرق إليه.", "restriction", date(2014, 3, 10)),
        ("اقتحم مسلحون أمس مقر الشركة في طرابلس واختطفوا مديرها.", "abduction", date(2014, 3, 10)),
        ("أقيل المدير الأحد. ويأتي القرار بعد يومين من اعتقال نائبه في سرت.", "arrest", date(2014, 3, 7)),
        ("لا يزال مصيره مجهولا بعد أسبوعين على خطفه في طرابلس يوم 15 شباط.", "abduction", date(2014, 2, 15)),
    ],
)  # fmt: skip
def test_day_from_another_claim(coder: Coder, text: str, kind: str, day: date) -> None:
    assert [_day(claim) for claim in _claims(coder, text, kind)] == [day]


@pytest.mark.parametrize(
    "text",
    [
        "قتل ستة من الحرس في هجوم بسيارة يقودها انتحاري استهدف حاجزا عند مدخل الرقة أمس الاثنين.",
        "قتل تاجران الاثنين في قصف على الحسكة، بعد يومين على مقتل 14 في قصف مماثل.",
    ],
)
def test_the_first_telling_is_of_the_day_that_its_sentence_gives(coder: Coder, text: str) -> None:
    claims = coder.code(report_of(text, published="2014-03-11")).events
    assert _day(claims[0]) == date(2014, 3, 10)
    assert all(_day(claim) in (date(2014, 3, 10), date(2014, 3, 8)) for claim in claims)


def test_day_after_what_came_before_is_not_shared(coder: Coder) -> None:
    text = "طرد التنظيم عشرة من قادته إثر خسارته مدينة تكريت قبل شهرين."
    claims = coder.code(report_of(text, published="2014-03-11")).events
    assert claims and all(_day(claim) is None for claim in claims)


def test_heading_rules_its_list(coder: Coder) -> None:
    text = "ريف إدلب:\n• غارات من الطيران الحربي على بلدة حاس\n• قصف مدفعي على بلدة سراقب"
    places = [[p.text for p in c.places] for c in coder.code(report_of(text, published="2014-03-11")).events]
    assert places == [["حاس", "ريف إدلب"], ["سراقب", "ريف إدلب"]]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("احتشد ناشطون في شارع الشهداء وسط الخليل للمطالبة بفتحه.", ["شارع الشهداء", "الخليل"]),
        ("فر عشرات العمال من بلدتي «البوكمال» و«الميادين» أمس.", ["البوكمال", "الميادين"]),
    ],
)
def test_places_in_a_group(coder: Coder, text: str, places: list[str]) -> None:
    claims = coder.code(report_of(text, published="2014-03-11")).events
    assert [p.text for p in claims[0].places] == places


@pytest.mark.parametrize(
    ("text", "kind", "days"),
    [
        ("قصفت المدفعية سوق الخضار أمس. واتهم الجيش خصومه بقصف السوق عمدا.", "shelling", {date(2014, 3, 10)}),
        ("لم تهدأ الضفة أمس. ففي الخليل اعتقل الجيش عشرة شبان.", "arrest", {date(2014, 3, 10)}),
        ("قصفت المدفعية السوق أمس والمخيم الجمعة. وكان القصف عنيفا.", "shelling", {date(2014, 3, 10), None}),
    ],
)
def test_what_is_told_again_is_of_its_day(coder: Coder, text: str, kind: str, days: set[date | None]) -> None:
    assert {_day(claim) for claim in _claims(coder, text, kind)} <= days
    assert _day(_claims(coder, text, kind)[0]) == date(2014, 3, 10)
