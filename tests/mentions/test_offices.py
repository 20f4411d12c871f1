"""Offices, held by a named person or not."""

from __future__ import annotations

from functools import cache

import pytest

from rasid.language.tokens import split_sentences, tokenize
from rasid.lexicon.names import NameLexicon, load_name_lexicon
from rasid.mentions.offices import find_offices
from rasid.mentions.organisations import find_organisations
from rasid.values.mention import OfficeMention


@cache
def lexicon() -> NameLexicon:
    return load_name_lexicon()


def offices(text: str) -> list[OfficeMention]:
    return [
        office
        for sentence in split_sentences(tokenize(text))
        for office in find_offices(sentence, lexicon(), find_organisations(sentence, lexicon()))
    ]


@pytest.mark.parametrize(
    ("text", "title", "organisation", "place"),
    [
        ("نجا قائد شرطة المرور في البصرة من الاغتيال", "قائد", "شرطة المرور", "البصرة"),
        ("قتل رئيس المجلس البلدي أمس", "رئيس", "المجلس البلدي", None),
        ("استقال وزير الصحة والسكان أمس", "وزير الصحة والسكان", None, None),
        ("اعتقل محافظ حلب، أمس", "محافظ", None, "حلب"),
        ("اغتيل مدير قسم الحسابات في بنك الوردة", "مدير قسم الحسابات", "بنك الوردة", None),
        ("هرب رئيس مجلس إدارة شركة النقل الوطنية", "رئيس مجلس إدارة", "شركة النقل الوطنية", None),
        ("قتل معاون مدير قسم التنظيم في بلدة الوردية", "معاون مدير قسم", "التنظيم", "الوردية"),
        ("نفى المتحدث الرسمي باسم الجيش اللبناني", "المتحدث الرسمي", "الجيش اللبناني", None),
        ("خطف عضو اللجنة الانتخابية أمس", "عضو", "اللجنة الانتخابية", None),
    ],
)
def test_offices(text: str, title: str, organisation: str | None, place: str | None) -> None:
    (office,) = offices(text)
    assert office.title.of(text) == title
    assert (office.organisation.of(text) if office.organisation else None) == organisation
    assert (office.place.of(text) if office.place else None) == place
    assert office.status == "current"


@pytest.mark.parametrize("former", ["السابق", "الأسبق", "المستقيل", "المخلوع", "المعزول"])
def test_former(former: str) -> None:
    text = f"عاد رئيس الوزراء {former} إلى البلاد"
    (office,) = offices(text)
    assert office.title.of(text) == "رئيس الوزراء"
    assert office.status == "former"


@pytest.mark.parametrize("text", ["وقف الناس أمام المبنى", "وصل العقيد أمس", "هاجموا ضابطا"])
def test_no_office(text: str) -> None:
    assert offices(text) == []
