"""Words of an act that tell of none, beside the same words that do."""

from __future__ import annotations

import pytest

from rasid.coding import Coder, report_of


def _types(coder: Coder, text: str) -> set[str]:
    return {event.type for event in coder.code(report_of(text, published="2014-03-11")).events}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("وصل الوفد إلى المنطقة التي يسيطر عليها الجيش.", "capture"),
        ("يعيش السكان في بلدات تسيطر عليها المعارضة.", "capture"),
        ("زار الوزير القرى الخاضعة لسيطرة الحكومة.", "capture"),
        ("دخلت شاحنات الغذاء إلى مناطق محاصرة.", "siege"),
        ("غادر المقاتلون وأسرهم من البلدة.", "arrest"),
        ("تظاهر العمال أمام الوزارة للمطالبة بزيادة الأجور.", "demand"),
        ("كانت السيارة التي تنقل سكان القرية معطلة.", "displacement"),
        ("اتفق الطرفان على هدنة ووقف إطلاق النار في المدينة.", "attack"),
    ],
)
def test_no_act_is_told(coder: Coder, text: str, kind: str) -> None:
    assert kind not in _types(coder, text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("سيطر الجيش على البلدة أمس.", "capture"),
        ("أعلن الجيش سيطرته على البلدة.", "capture"),
        ("أعلن الجيش محاصرة البلدة أمس.", "siege"),
        ("أسر المقاتلون ثلاثة جنود.", "arrest"),
        ("وجه العمال مطالبة إلى الوزارة بزيادة الأجور.", "demand"),
    ],
)
def test_an_act_is_told(coder: Coder, text: str, kind: str) -> None:
    assert kind in _types(coder, text)
