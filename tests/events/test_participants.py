"""Who does what to whom, where voice, case, light masdars and clauses decide."""

from __future__ import annotations

import pytest

from rasid.coding import Coder, report_of
from rasid.values.claim import Claim


def _claim(coder: Coder, text: str, kind: str) -> Claim:
    """The one claim of a type that a text makes."""
    (claim,) = [c for c in coder.code(report_of(text, published="2014-03-11")).events if c.type == kind]
    return claim


@pytest.mark.parametrize(
    ("text", "kind", "actors", "targets"),
    [
        pytest.param("فجر اليوم اعتقلت الشرطة شابين.", "arrest", ["الشرطة"], ["شابين"], id="active"),
        pytest.param("داهمت القوات المخفر واعتقلت اثنين.", "arrest", ["القوات"], [], id="oblique-no-subject"),
        pytest.param(
            "أدان الوزير تعرض موكب القائد لهجوم مسلح.", "attack", [], ["موكب القائد"], id="light-masdar"
        ),
        pytest.param(
            "دفعت المعارك ببعض العائلات إلى النزوح.", "displacement", [], ["العائلات"], id="causing-verb"
        ),
        pytest.param(
            "شنت الشرطة حملة اعتقالات في صفوف الطلاب.", "arrest", ["الشرطة"], ["الطلاب"], id="in-the-ranks"
        ),
        pytest.param("لم تتبن أي جهة الهجوم على المخفر.", "attack", [], ["المخفر"], id="nobody-claims"),
        pytest.param("رفع المتظاهرون لافتات تندد بالاحتلال.", "accusation", ["المتظاهرون"], [], id="banners"),
        pytest.param(
            "قتل جندي عراقي في هجوم انتحاري.", "bombing", [], ["جندي عراقي"], id="nationality-no-name"
        ),
    ],
)
def test_who_did_it_to_whom(
    coder: Coder, text: str, kind: str, actors: list[str], targets: list[str]
) -> None:
    claim = _claim(coder, text, kind)
    assert [a.text for a in claim.actors] == actors
    assert [t.text for t in claim.targets] == targets


def test_a_rank_takes_no_place_but_an_office_does(coder: Coder) -> None:
    assert [p.text for p in _claim(coder, "قُتل جندي في بغداد.", "killing").places] == ["بغداد"]
    assert _claim(coder, "اغتيل قائد الشرطة في بغداد.", "killing").places == ()


def test_what_one_survives_happened(coder: Coder) -> None:
    assert _claim(coder, "نجا الوزير من انفجار عبوة ناسفة.", "bombing").factuality == "asserted"
    assert _claim(coder, "نجا الوزير من الاغتيال.", "killing").factuality == "possible"


def test_damage_is_told_with_the_strike_that_did_it(coder: Coder) -> None:
    coded = coder.code(report_of("أدت الغارات الجوية إلى تدمير السوق."))
    assert [c.type for c in coded.events] == ["airstrike"]


def test_why_a_protest_is_held_is_no_result_of_it(coder: Coder) -> None:
    text = "تظاهر مئات الطلاب بعد مقتل زميلهم."
    assert _claim(coder, text, "protest").killed is None
    assert _claim(coder, text, "killing").factuality == "asserted"
