"""A week of short reports, written for these tests: what several sources tell of a few happenings.

A bombing told by four reports (one is a reprint, one gives a later toll), two men of one name, one man under
two names, a town that changes hands, a rally that one source denies.
"""

from __future__ import annotations

import hashlib
from datetime import date

from rasid.values import Report


def report(text: str, published: str | None = None, *, source: str | None = None) -> Report:
    """A report whose original bytes are its text in UTF-8."""
    original = text.encode()
    return Report(
        id=f"{source}.txt",
        text=text,
        published=date.fromisoformat(published) if published else None,
        published_from="given" if published else None,
        source=source,
        sha256=hashlib.sha256(original).hexdigest(),
        original=original,
    )


_BOMBING = (
    "قتل خمسة مدنيين وأصيب اثنا عشر آخرون بجروح في تفجير سيارة مفخخة استهدف سوق الخضار في مدينة الباب "
    "بريف حلب أمس الثلاثاء، بحسب ما أفاد مصدر طبي في المستشفى الميداني. وقال شهود عيان إن الانفجار وقع قبيل "
    "الظهر حين كان السوق مكتظا بالباعة والمتسوقين، وإن النيران امتدت إلى محال تجارية قريبة."
)

BOMBING = report(_BOMBING, "2015-03-04", source="وكالة الضفاف")
BOMBING_REPRINTED = report("سوريا: " + _BOMBING, "2015-03-04", source="صحيفة المرفأ")
BOMBING_BY_ANOTHER = report(
    "لقي سبعة أشخاص مصرعهم في انفجار سيارة ملغومة بمدينة الباب شمالي سوريا يوم 3 مارس 2015، وقال الدفاع "
    "المدني إن بين القتلى طفلين.",
    "2015-03-05",
    source="صحيفة السهل",
)
BOMBING_LATER_TOLL = report(
    "ارتفعت حصيلة التفجير الذي ضرب مدينة الباب بريف حلب الثلاثاء 3 مارس 2015 إلى تسعة قتلى. وكانت "
    "سيارة مفخخة قد انفجرت في سوق المدينة فقتل تسعة مدنيين وجرح خمسة عشر.",
    "2015-03-06",
    source="وكالة الضفاف",
)
ARREST = report(
    "اعتقلت قوات الأمن العراقية القيادي في كتائب الفرات سالم عبد الكريم الدوري في مدينة الرمادي "
    "يوم 5 مارس 2015.",
    "2015-03-05",
    source="إذاعة النخيل",
)
NAMESAKE = report(
    "عين رئيس الوزراء اللبناني سالم الدوري محافظا لمدينة طرابلس يوم 6 مارس 2015 خلفا لرامي خوري.",
    "2015-03-06",
    source="صحيفة المرفأ",
)
ARREST_RETOLD = report(
    "أعلنت وزارة الداخلية العراقية اعتقال سالم الدوري القيادي في كتائب الفرات في الرمادي الخميس 5 مارس 2015.",
    "2015-03-07",
    source="صحيفة السهل",
)
CAPTURE = report(
    "سيطر لواء الصحراء على بلدة تدمر بريف حمص يوم 7 مارس 2015 بعد اشتباكات مع قوات النظام قتل "
    "فيها ثلاثة جنود.",
    "2015-03-08",
    source="إذاعة النخيل",
)
RALLY_DENIED = report(
    "نفى محافظ إدلب سامر العلي وقوع أي مظاهرة في مدينة إدلب يوم 8 مارس 2015.",
    "2015-03-09",
    source="وكالة الضفاف",
)
RALLY = report(
    "تظاهر مئات الأشخاص في مدينة إدلب يوم 8 مارس 2015 احتجاجا على انقطاع الكهرباء، "
    "واعتقلت الشرطة أربعة متظاهرين.",
    "2015-03-09",
    source="صحيفة السهل",
)

WEEK = (
    BOMBING, BOMBING_REPRINTED, BOMBING_BY_ANOTHER, BOMBING_LATER_TOLL, ARREST, NAMESAKE, ARREST_RETOLD,
    CAPTURE, RALLY_DENIED, RALLY,
)  # fmt: skip
