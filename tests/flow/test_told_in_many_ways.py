"""One happening told in many ways gives one record: in any order, wherever its day and source stand."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest

from rasid.values import CodedReport

Code = Callable[..., CodedReport]

PUBLISHED = "2016-05-18"  # a Wednesday
DAYS = {
    "اليوم": date(2016, 5, 18),
    "أمس": date(2016, 5, 17),
    "أول من أمس": date(2016, 5, 16),
    "مساء أمس الثلاثاء": date(2016, 5, 17),
    "الأحد": date(2016, 5, 15),
    "يوم 6 أيار": date(2016, 5, 6),
}
TOLLS = {
    "قتل جنديان": (2, None),
    "قتل ثلاثة جنود وأصيب خمسة آخرون": (3, 5),
    "لقي أربعة عمال مصرعهم وجرح 7 آخرون": (4, 7),
    "استشهد 12 شرطيا بينهم ضابط": (12, None),
    "قتل ستة طلاب بينهم طفلة وأصيب 20 بجروح": (6, 20),
    "قضى خمسة مزارعين معظمهم من النساء": (5, None),
}
ACTS = {
    "انفجار سيارة مفخخة": ("bombing", ""),
    "تفجير انتحاري": ("bombing", ""),
    "هجوم شنه مسلحون": ("attack", "مسلحون"),
    "قصف مدفعي شنته قوات النظام": ("shelling", "قوات النظام"),
    "غارة جوية نفذها الطيران الحربي": ("airstrike", "الطيران الحربي"),
}
LINKS = ("في", "إثر", "جراء", "نتيجة")
TOWNS = {"مدينة إدلب": "إدلب", "بلدة القائم": "القائم", "تعز": "تعز", "مدينة بنغازي": "بنغازي"}
SOURCES = {
    "": None,
    "، بحسب مصدر أمني": "مصدر أمني",
    "، وفق ما أفاد ناشطون": "ناشطون",
    "، كما أعلنت وزارة الداخلية": "وزارة الداخلية",
}
DATELINES = ("", "بيروت: ", "بغداد – ", "القاهرة (رويترز) - ")


@dataclass(frozen=True)
class Told:
    """A sentence with the record that it must give."""

    text: str
    type: str
    actor: str
    town: str
    day: date
    killed: int
    injured: int | None
    source: str | None


def _told(seed: int) -> Told:
    chance = random.Random(seed)
    toll, (killed, injured) = chance.choice(list(TOLLS.items()))
    act, (kind, actor) = chance.choice(list(ACTS.items()))
    where, town = chance.choice(list(TOWNS.items()))
    day, when = chance.choice(list(DAYS.items()))
    tail, source = chance.choice(list(SOURCES.items()))
    parts = [toll, f"{chance.choice(LINKS)} {act}", f"في {where}"]
    parts.insert(chance.randint(1, len(parts)), day)
    text = chance.choice(DATELINES) + " ".join(parts) + tail + "."
    return Told(text, kind, actor, town, when, killed, injured, source)


@pytest.mark.parametrize("start", range(0, 1200, 200))
def test_it_is_one_claim_with_all_that_is_told(code: Code, start: int) -> None:
    wrong = []
    for told in (_told(seed) for seed in range(start, start + 200)):
        claims = code(told.text, published=PUBLISHED).events
        found = [
            Told(
                told.text,
                claim.type,
                " ".join(phrase.text for phrase in claim.actors),
                next((place.text for place in claim.places if place.text == told.town), ""),
                claim.date.start if claim.date is not None else date.min,
                claim.killed[0] or 0 if claim.killed is not None else 0,
                claim.injured[0] if claim.injured is not None else None,
                claim.source.text if claim.source is not None else None,
            )
            for claim in claims
        ]
        if found != [told]:
            wrong.append(f"{told}\n   {found}")
    assert not wrong, "\n".join(wrong)
