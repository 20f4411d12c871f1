"""Reprints of one text are found; updates, other happenings in the same phrases and digests are not."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rasid.coding import report_of
from rasid.mentions.numbers import load_number_lexicon
from rasid.resolve.copies import REPORTS, TextProfile, text_profile
from rasid.resolve.taking import order_of
from rasid.values import Claim, CodedReport, Phrase, Place, Versions

NUMBERS = load_number_lexicon()
DAY = date(2016, 4, 12)
AGENCY = """\
حلب - قتل سبعة مدنيين وأصيب 23 آخرون صباح الثلاثاء في قصف مدفعي طال سوق الخضار في حي الصالحين شرقي المدينة.
وقال مسؤول في الدفاع المدني إن فرق الإنقاذ انتشلت الجثث من تحت أنقاض ثلاثة محال تجارية، وإن بين الجرحى نساء
وأطفالا نقلوا إلى مشفى ميداني قريب تنقصه الأدوية وأكياس الدم. وأضاف أن القصف تجدد بعد وصول المسعفين بدقائق
ما اضطرهم إلى الانسحاب ثم العودة عند الظهر. ولم تعلق أي جهة رسمية على القصف حتى ساعة إعداد الخبر، بينما أكد
ناشطون أن مصدر القذائف هو المواقع العسكرية المتمركزة على التلة المطلة على الطريق الدائري. ويشهد الحي منذ مطلع
الشهر قصفا متقطعا رغم سريان وقف الأعمال القتالية الذي رعته الأمم المتحدة، وقد أغلقت المدارس أبوابها فيه، ونزح
عشرات السكان إلى الأحياء المجاورة خوفا من تصاعد القتال مع اقتراب موعد جولة جديدة من المحادثات."""
FIRST_LINE, _, REST = AGENCY.partition("\n")
TEXTS = (
    AGENCY,
    AGENCY[:500],
    f"مجزرة جديدة في حلب الشرقية، سبعة مدنيين ضحية قصف على سوق شعبي.\n{REST}",
    AGENCY.replace("سبعة مدنيين", "أحد عشر مدنيا"),
    REST,
    "قتل ثلاثة جنود في هجوم على حاجز قرب تلعفر أمس.",
    "قتل ثلاثة جنود في هجوم على حاجز قرب بيجي أمس.",
)


def profile(text: str, *, published: date | None = DAY, at: str = "", named: str = "") -> TextProfile:
    """The profile of a report of `text` whose happening is at the places `at` and that also names `named`."""
    versions = Versions("0", "0", "0", "0")
    happened = tuple(Place(name, 0, name, 1, 36.2, 37.2, "حلب", "SY", "point") for name in at.split())
    others = tuple(Place(name, 0, name, 1, 36.2, 37.2, "حلب", "SY", "point") for name in named.split())
    report = report_of(text)
    return text_profile(
        CodedReport(
            id=report.id,
            published=published,
            published_from=None,
            title=None,
            source=None,
            url=None,
            text=text,
            sha256=report.sha256,
            reader="",
            extra={},
            versions=versions,
            events=(happening(happened),) if happened else (),
            people=(),
            organisations=(),
            places=(*happened, *others),
            problems=(),
        ),
        NUMBERS,
    )


def happening(places: tuple[Place, ...]) -> Claim:
    return Claim(
        id="c1",
        type="shelling",
        family="violence",
        trigger=Phrase("قصف", 0),
        actors=(),
        targets=(),
        instruments=(),
        places=places,
        inferred_places=(),
        date=None,
        window=None,
        killed=None,
        injured=None,
        detained=None,
        figures=(),
        source=None,
        factuality="asserted",
        polarity="positive",
        certainty="certain",
        realisation="done",
        denied_by=None,
        aggregate=False,
        salience=1.0,
        confidence=1.0,
        rules=(),
        evidence=(),
        problems=(),
    )


def linked(a: TextProfile, b: TextProfile) -> bool:
    """Whether two reports meet under a key and are then found to be copies."""
    return not set(REPORTS.keys(a)).isdisjoint(REPORTS.keys(b)) and REPORTS.compare(a, b) is not None


@pytest.mark.parametrize(
    "reprint",
    [
        pytest.param(AGENCY, id="word for word"),
        pytest.param(
            AGENCY.replace("أ", "ا").replace("، ", " ").replace("قتل", "قُتِلَ"), id="spelling and marks"
        ),
        pytest.param(AGENCY[: len(AGENCY) * 2 // 3], id="tail cut"),
        pytest.param(AGENCY[: len(AGENCY) // 2], id="half of it cut"),
        pytest.param(
            f"سقط قتلى وجرحى من المدنيين في قصف جديد على سوق شعبي في حلب.\n{REST}", id="changed first line"
        ),
        pytest.param(
            AGENCY.replace("سبعة", "7").replace("23", "ثلاثة وعشرون"), id="numbers in words and digits"
        ),
        pytest.param(AGENCY.replace("حلب - ", "وكالات - "), id="other dateline"),
    ],
)
def test_a_reprint_is_linked(reprint: str) -> None:
    assert linked(profile(AGENCY), profile(reprint, published=DAY + timedelta(1)))


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(AGENCY.replace("سبعة مدنيين", "أحد عشر مدنيا"), id="new toll"),
        pytest.param(
            f"ارتفعت إلى 12 قتيلا حصيلة القصف على سوق في حلب بعد وفاة جرحى.\n{REST}", id="toll on top"
        ),
        pytest.param(f"ارتفع إلى 12 عدد قتلى القصف على سوق في حلب.\n{AGENCY}", id="toll above the old text"),
        pytest.param(
            "قتل سبعة مدنيين وأصيب 23 آخرون في قصف على سوق في حلب الثلاثاء. وروى شهود أن القذائف سقطت"
            " وقت الذروة، وأن أصحاب المحال نقلوا المصابين بسياراتهم لغياب سيارات الإسعاف عن المكان.",
            id="told in other words",
        ),
    ],
)
def test_an_update_or_another_telling_is_not_linked(other: str) -> None:
    assert not linked(profile(AGENCY), profile(other))


def test_the_same_phrases_of_another_place_are_not_linked() -> None:
    there = AGENCY.replace("حلب", "دوما").replace("الصالحين", "الحجارية")
    here = profile(AGENCY, at="الصالحين", named="حلب")
    assert not linked(here, profile(there, at="الحجارية", named="دوما"))
    assert linked(here, profile(AGENCY[:500], at="الصالحين"))


def test_a_digest_that_holds_a_report_is_not_its_copy() -> None:
    noun = "معرض افتتاح العاصمة ناشر كتاب زائر طقس مطر سعر سوق عملة مدرسة طريق جسر مصنع مباراة فريق هدف"
    words = noun.split()
    digest = (
        AGENCY + "\n" + "\n".join(" ".join((first, then, *words[:3])) for first in words for then in words)
    )
    assert not linked(profile(AGENCY), profile(digest))


@pytest.mark.parametrize(
    "other",
    [
        "قتل خمسة جنود في هجوم على حاجز قرب تلعفر أمس.",
        "قتل ثلاثة جنود في هجوم على حاجز قرب بيجي أمس.",
        "قتل ثلاثة جنود في هجوم على حاجز قرب تلعفر اليوم.",
    ],
)
def test_short_wires_of_one_pattern_differ(other: str) -> None:
    wire = "قتل ثلاثة جنود في هجوم على حاجز قرب تلعفر أمس."
    assert not linked(profile(wire), profile(other))
    assert linked(profile(wire), profile(wire))


def test_short_wires_of_other_days_differ_though_word_for_word_the_same() -> None:
    wire = "قتل شخصان في انفجار عبوة ناسفة شرقي بغداد."
    assert linked(profile(wire), profile(wire, published=DAY + timedelta(2)))
    assert not linked(profile(wire), profile(wire, published=DAY + timedelta(3)))
    assert not linked(profile(wire), profile(wire, published=None))


def test_a_long_text_is_a_copy_whenever_it_is_reprinted() -> None:
    assert linked(profile(AGENCY), profile(AGENCY, published=DAY + timedelta(400)))
    assert linked(profile(AGENCY), profile(AGENCY, published=None))
    assert not linked(profile(AGENCY), profile(AGENCY[:500], published=DAY + timedelta(8)))


def test_a_text_without_words_is_no_copy() -> None:
    assert REPORTS.keys(profile("... !")) == ()
    assert REPORTS.compare(profile("... !"), profile("... !")) is None


def test_reasons_add_up_to_the_score() -> None:
    found = REPORTS.compare(profile(AGENCY), profile(AGENCY[:500]))
    assert found is not None
    score, reasons = found
    assert score == pytest.approx(sum(reason.weight for reason in reasons)) and 0 < score <= 1


def test_the_earliest_report_is_the_first() -> None:
    texts = {
        "r-2": profile(AGENCY, published=DAY),
        "r-1": profile(AGENCY[:500], published=DAY + timedelta(1)),
        "r-0": profile(REST, published=DAY + timedelta(2)),
    }
    nodes = [REPORTS.node(id, order_of(text.published, id), text) for id, text in texts.items()]
    links = [
        (a, b, found[0])
        for a, b in combinations(sorted(texts), 2)
        if (found := REPORTS.compare(texts[a], texts[b]))
    ]
    assert len(links) == 3
    assert min(nodes, key=lambda node: node.first).id == "r-2"
    assert order_of(None, "r-9") > order_of(date(9999, 12, 31), "r-9")


@given(st.sampled_from(TEXTS), st.sampled_from(TEXTS), st.integers(0, 9))
def test_comparing_is_symmetric_and_a_link_always_has_a_key(a: str, b: str, days: int) -> None:
    one, other = profile(a), profile(b, published=DAY + timedelta(days))
    assert REPORTS.compare(one, other) == REPORTS.compare(other, one)
    if REPORTS.compare(one, other) is not None:
        assert not set(REPORTS.keys(one)).isdisjoint(REPORTS.keys(other))


#: Of the marks that a report has, a dash stands alone: by itself it is a text without words.
_WORDS = [word for word in AGENCY.split() if word != "-"]


@given(st.lists(st.sampled_from(_WORDS), min_size=1, max_size=300), st.booleans())
def test_the_same_words_of_one_day_are_always_linked(words: list[str], dated: bool) -> None:
    text = profile(" ".join(words), published=DAY if dated else None)
    assert linked(text, profile("\n".join(words), published=DAY if dated else None))


@given(st.text(max_size=200))
def test_any_text_has_a_profile_that_survives_the_store(text: str) -> None:
    made = profile(text)
    assert REPORTS.profile_of(REPORTS.node("r-1", "x", made)) == made
