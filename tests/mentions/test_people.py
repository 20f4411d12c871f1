"""People: names, titles, by-names, offices, and the gathering of mentions into people."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rasid.language.tokens import split_sentences, tokenize
from rasid.lexicon.names import NameLexicon, load_name_lexicon
from rasid.mentions.common_words import common_words
from rasid.mentions.organisations import find_organisations
from rasid.mentions.people import find_people, gather_people
from rasid.mentions.view import Ordinary
from rasid.values.coded import Person
from rasid.values.mention import OrganisationMention, PersonMention


@cache
def lexicon() -> NameLexicon:
    return load_name_lexicon()


def people(text: str, common: str = "") -> tuple[Person, ...]:
    """The people of a text; `common` lists ordinary words, all others are unknown to the morphology."""
    ordinary = frozenset(common.split())
    mentions: list[tuple[int, PersonMention]] = []
    organisations: list[OrganisationMention] = []
    known: list[str] = []
    for sentence in split_sentences(tokenize(text)):
        found = find_organisations(sentence, lexicon())
        organisations += found
        tests = Ordinary(ordinary.__contains__, ordinary.__contains__) if common else None
        for mention in find_people(sentence, lexicon(), found, tuple(known), tests):
            mentions.append((sentence.number, mention))
            known.append(mention.span.of(text))
    return gather_people(tuple(mentions), text, tuple(organisations))


def names(text: str, common: str = "") -> list[str]:
    return [person.name.text for person in people(text, common)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال محمد الجبوري إن الطريق مغلق", ["محمد الجبوري"]),
        ("قتل أبو طلحة العراقي في الغارة", ["أبو طلحة العراقي"]),
        ("قتل أبوطلحة في الغارة", ["أبوطلحة"]),
        ("سافر عبد الرحمن بن خالد آل مكتوم أمس", ["عبد الرحمن بن خالد آل مكتوم"]),
        ("التقى الوفد نور الدين الصالح في المقر", ["نور الدين الصالح"]),
        ("اعتقلت الشرطة المدعو سرمد الوردي", ["سرمد الوردي"]),
        ("وصل العقيد حسام الرفاعي إلى المدينة", ["حسام الرفاعي"]),
        ("طالبوا باستقالة نتنياهو", ["نتنياهو"]),
        ("وصل وزير الصناعة البلجيكي لوران فيرمير، أمس", ["لوران فيرمير"]),
        ("انتقد المعارضون خليفة حفتر وفايز السراج", ["خليفة حفتر", "فايز السراج"]),
        ("سلم الحراس علي ف.إ. إلى الشرطة", ["علي ف.إ."]),
    ],
)
def test_names(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "وقع الانفجار في شارع جمال عبد الناصر",
        "نقل الجرحى إلى مستشفى رفيق الحريري",
        "أعلنت كتائب الشهيد عز الدين القسام مسؤوليتها",
        "سيطر على المدينة مسلحون مجهولون",
        "على الرغم من ذلك استمر القصف",
        "أكد المصدر وقوع الانفجار",
        "هاجم مسلحون رجال الدين في المنطقة",
    ],
)
def test_no_names(text: str) -> None:
    assert names(text) == []


def test_unknown_speaker_needs_the_morphology() -> None:
    text = "وقال غرنوفسكي خلال الندوة إن الطريق مغلق"
    assert names(text) == []
    assert names(text, common="الندوة الطريق مغلق") == ["غرنوفسكي"]


def test_surname_that_is_an_ordinary_word() -> None:
    assert names("نفى مدير المركز جبران دبور، الخبر", common="دبور الخبر المركز") == ["جبران دبور"]


@pytest.mark.parametrize(
    ("text", "title", "organisation", "place", "status"),
    [
        ("قال مدير الدفاع المدني سالم الوردي إن الحي قصف", "مدير", "الدفاع المدني", None, "current"),
        ("استقبل الرئيس السوري السابق هاشم الأتاسي الوفد", "الرئيس السوري", None, None, "former"),
        ("التقى وزير الزراعة المغربي محمد صادق نظيره", "وزير الزراعة المغربي", None, None, "current"),
        ("قال حسن البنا الناطق باسم حركة حماس إن", "الناطق", "حركة حماس", None, "current"),
        ("استدعي السفير الأردني في دمشق سالم الوردي", "السفير الأردني", None, "دمشق", "current"),
        ("فر مسؤول الذخيرة في قرية النملية، المدعو أبو زيد", "مسؤول الذخيرة", None, "النملية", "current"),
        ("قتل القيادي في جيش الإسلام كامل العلي", "القيادي", "جيش الإسلام", None, "current"),
        ("أوقف محمد الوردي (عضو سابق في نقابة المعلمين)", "عضو", "نقابة المعلمين", None, "former"),
        ("عين المجلس محمد الوردي رئيسا للأركان", "رئيسا للأركان", None, None, "current"),
        ("وصل العقيد حسام الرفاعي إلى المقر", "العقيد", None, None, "current"),
        ("نعت الحركة زعيمها محمود الزهار", "زعيم", None, None, "current"),
    ],
)
def test_offices(text: str, title: str, organisation: str | None, place: str | None, status: str) -> None:
    (person,) = people(text)
    (office,) = person.offices
    assert office.title.text == title
    if organisation is not None:
        assert office.organisation is not None
        assert office.organisation.text == organisation
    assert (office.place.text if office.place else None) == place
    assert office.status == status


def test_rank_only_without_another_office() -> None:
    (person,) = people("وقال العقيد سالم الوردي قائد شرطة الحلة إن الطريق مغلق")
    assert [office.title.text for office in person.offices] == ["قائد"]


@pytest.mark.parametrize("title", ["الدكتور", "المهندس", "الصحافي", "الناشط السياسي", "المحامي", "المواطن"])
def test_professions_are_no_offices(title: str) -> None:
    (person,) = people(f"وقال {title} سالم الوردي إن الطريق مغلق")
    assert person.name.text == "سالم الوردي"
    assert person.offices == ()


def test_one_person_with_his_other_names() -> None:
    (person,) = people(
        "اعتقل بسام الفرحاني الملقب بأبو ليث الدمشقي.\nوكان الفرحاني مدير المخزن.\nوشوهد أبو ليث الدمشقي أمس."
    )
    assert person.name.text == "بسام الفرحاني"
    assert [alias.text for alias in person.aliases] == ["أبو ليث الدمشقي", "الفرحاني"]
    assert len(person.mentions) == 3


def test_two_people_with_one_kunya() -> None:
    assert names("قتل أبو خالد الرقي.\nوفر أبو خالد الحلبي.") == ["أبو خالد الرقي", "أبو خالد الحلبي"]


def test_namesakes_stay_apart() -> None:
    assert names("وصل الرئيس باراك أوباما.\nوتحدث أوباما أمس.\nوحضرت ميشيل أوباما.") == [
        "باراك أوباما",
        "ميشيل أوباما",
    ]


def test_shared_title() -> None:
    found = people("اعتقل القياديين في حركة حماس سالم الوردي وخالد النجار")
    assert [person.name.text for person in found] == ["سالم الوردي", "خالد النجار"]
    assert all(person.offices[0].organisation is not None for person in found)


def test_successor_and_predecessor() -> None:
    new, old = people("عين الرئيس سالم الوردي وزيرا للتجارة خلفا لخالد النجار")
    assert [office.status for office in new.offices] == ["current"] * len(new.offices)
    assert [(office.title.text, office.status) for office in old.offices] == [("وزيرا للتجارة", "former")]


def test_organisation_referred_to() -> None:
    (person,) = people("أفاد المرصد السوري لحقوق الإنسان بذلك.\nوقال مدير المرصد رامي الصالح إن الطريق مغلق.")
    assert person.offices[0].organisation is not None
    assert person.offices[0].organisation.text == "المرصد السوري لحقوق الإنسان"


class _Known:
    is_known, root = True, "درس"


class _Proper:
    is_known, root = True, ""


def test_common_words() -> None:
    is_common = common_words(lambda bare: _Known() if bare == "مدرسة" else _Proper(), {"حلب"}.__contains__)
    assert is_common("مدرسة")
    assert is_common("بحلب")
    assert not is_common("حفتر")


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet='ابتحدرسعفقلمنهوية ال أبو بن عبد قال، .«»"()\n', max_size=80))
def test_offsets_point_into_any_text(text: str) -> None:
    for person in people(text):
        for phrase in (person.name, *person.aliases, *person.mentions):
            assert phrase.text
            assert text[phrase.at : phrase.at + len(phrase.text)] == phrase.text
    assert people(text) == people(text)
