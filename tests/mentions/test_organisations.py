"""Organisations: aliases, and names after a head word."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rasid.folding import fold_word
from rasid.language.tokens import split_sentences, tokenize
from rasid.lexicon.names import NameLexicon, load_name_lexicon
from rasid.lexicon.tables import read_table
from rasid.mentions.organisations import find_organisations
from rasid.values.mention import OrganisationMention


@cache
def lexicon() -> NameLexicon:
    return load_name_lexicon()


def organisations(text: str) -> list[OrganisationMention]:
    return [
        mention
        for sentence in split_sentences(tokenize(text))
        for mention in find_organisations(sentence, lexicon())
    ]


@pytest.mark.parametrize(
    ("text", "span", "alias"),
    [
        ("سيطرت هيئة تحرير الشام على التلة", "هيئة تحرير الشام", "hay-at-tahrir-al-sham"),
        ("بايع تنظيم «داعش» أمس", "تنظيم «داعش»", "islamic-state"),
        ('بايع تنظيم " داعش " أمس', 'تنظيم " داعش "', "islamic-state"),
        ("انتمى لحركة حماس", "حركة حماس", "hamas"),
        ("اتهموا الجيش السوري بالقصف", "الجيش السوري", "syrian-arab-army"),
        ("قال لـ«الشرق الأوسط» إن", "الشرق الأوسط", "aawsat"),
        ("أفادت (ا.ف.ب) أمس", "ا.ف.ب", "afp"),
        ("هاجموا مقر مجلس الأمن", "مجلس الأمن", "unsc"),
    ],
)
def test_aliases(text: str, span: str, alias: str) -> None:
    (mention,) = organisations(text)
    assert mention.span.of(text) == span
    assert mention.alias == alias


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("انضم إلى كتيبة سعد بن معاذ", "كتيبة سعد بن معاذ"),
        ("نفت وزارة الشباب والرياضة الخبر", "وزارة الشباب والرياضة"),
        ("قال لحزب «العمل الجديد» إن", "حزب «العمل الجديد»"),
        ("أعلن المجلس العسكري الموحد ذلك", "المجلس العسكري الموحد"),
        ("وبحركة النهوض الوطني أمس", "حركة النهوض الوطني"),
        ("هاجموا شرطة الحلة مساء", "شرطة الحلة"),
        ("طالبت لجنة حقوق الإنسان بذلك", "لجنة حقوق الإنسان"),
    ],
)
def test_patterns(text: str, span: str) -> None:
    assert [mention.span.of(text) for mention in organisations(text)] == [span]


@pytest.mark.parametrize(
    "text",
    [
        "زار الشرق الأوسط مرارا",
        "أعلنت الحركة ذلك",
        "تقدمت قوات خليفة العلي نحو المدينة",
        "قصفوا القاعدة الجوية",
        "قال إن الحزب لن يشارك",
    ],
)
def test_no_organisation(text: str) -> None:
    assert [mention.span.of(text) for mention in organisations(text) if mention.alias] == []
    assert all(" خليفة" not in mention.span.of(text) for mention in organisations(text))


def test_every_alias_is_listed_once() -> None:
    columns = ("id", "forms", "name_en", "country", "kind", "parent", "from", "to", "source", "example")
    rows = read_table("organisations.tsv", columns)
    ids = [row["id"] for row in rows]
    forms = [fold_word(form) for row in rows for form in row.words("forms")]
    assert len(set(ids)) == len(ids)
    assert sorted({form for form in forms if forms.count(form) > 1}) == []
    assert [row["id"] for row in rows if row["parent"] and row["parent"] not in ids] == []


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet='ابتحدرسعفقلمنهوية حركة جيش ال«»" .،\n', max_size=80))
def test_spans_are_ordered_and_apart(text: str) -> None:
    for sentence in split_sentences(tokenize(text)):
        end = -1
        for mention in find_organisations(sentence, lexicon()):
            assert end <= mention.span.start < mention.span.end <= len(text)
            end = mention.span.end
