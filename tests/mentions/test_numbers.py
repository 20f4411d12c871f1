"""Counts: number words, digits of three scripts, quantifiers, ranges, and numbers that count nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rasid.errors import LexiconError
from rasid.language.tokens import split_sentences, tokenize
from rasid.mentions.numbers import dual_of, find_numbers, load_number_lexicon
from rasid.values.mention import NumberMention

LEXICON = load_number_lexicon()


def numbers_in(text: str) -> list[NumberMention]:
    return [
        mention for sentence in split_sentences(tokenize(text)) for mention in find_numbers(sentence, LEXICON)
    ]


def counts_in(text: str) -> list[tuple[str, int, int | None]]:
    return [
        (mention.span.of(text), mention.count.low, mention.count.high)
        for mention in numbers_in(text)
        if not mention.ordinal
    ]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("سقط 1,500 قتيل", "1,500", 1500),
        ("سقط 1.500 قتيل", "1.500", 1500),
        ("سقط ١٬٥٠٠ قتيل", "١٬٥٠٠", 1500),
        ("جرح ۱۲ عاملا", "۱۲", 12),
        ("عاد 18 ألف نازح", "18 ألف", 18_000),
        ("عاد 5 آلاف نازح", "5 آلاف", 5_000),
        ("عاد 1.5 مليون نازح", "1.5 مليون", 1_500_000),
        ("عاد 18 ألفا و500 نازح", "18 ألفا و500", 18_500),
        ("عاد مئة وخمسون ألفا إلى قراهم", "مئة وخمسون ألفا", 150_000),
        ("نزح مليون ونصف المليون شخص", "مليون ونصف المليون", 1_500_000),
        ("نزح نصف مليون شخص", "نصف مليون", 500_000),
        ("استسلم ثلاثة عشر مقاتلا", "ثلاثة عشر", 13),
        ("وجدت ثلاث عشرة جثة", "ثلاث عشرة", 13),
        ("احتجز اثنا عشر عاملا", "اثنا عشر", 12),
        ("أفرج عن اثني عشر عاملا", "اثني عشر", 12),
        ("أصيبت إحدى عشرة امرأة", "إحدى عشرة", 11),
        ("غادرت إحدى وعشرون حافلة", "إحدى وعشرون", 21),
        ("أسر خمسة وعشرين جنديا", "خمسة وعشرين", 25),
        ("وصلت ثلاثمئة أسرة", "ثلاثمئة", 300),
        ("وصلت ثلاثمائة أسرة", "ثلاثمائة", 300),
        ("وصلت ثلاث مئة أسرة", "ثلاث مئة", 300),
        ("وصل ثلاثمائة وأربعة وستون لاجئا", "ثلاثمائة وأربعة وستون", 364),
        ("قرابة البلدة مئتا خيمة", "مئتا", 200),
        ("نصبت مائتي خيمة", "مائتي", 200),
        ("غادر ألفا مقاتل", "ألفا", 2000),
        ("بينهم ألفي طفل", "ألفي", 2000),
        ("ألف وخمسمئة مقاتل", "ألف وخمسمئة", 1500),
        ("أربعة آلاف وثلاث مئة لاجئ", "أربعة آلاف وثلاث مئة", 4300),
        ("هاجموا الموقع بثلاثة آليات", "ثلاثة", 3),
        ("أسر ضابطا وسبعة جنود", "سبعة", 7),
        ("أفرج لعشرين أسيرا", "عشرين", 20),
        ("قتل أحد الحراس", "أحد", 1),
        ("دمر القصف 2000 منزل", "2000", 2000),
        ("انتشل المسعفون جثث الأطفال الثلاثة", "الثلاثة", 3),
    ],
)
def test_plain_number(text: str, words: str, value: int) -> None:
    assert counts_in(text) == [(words, value, value)]


@pytest.mark.parametrize(
    ("text", "words", "low", "high"),
    [
        ("قتل أكثر من 20 شخصا", "أكثر من 20", 21, None),
        ("شارك في الوقفة بأكثر من ألف عامل", "أكثر من ألف", 1001, None),
        ("اعتقل ما يزيد على خمسين طالبا", "ما يزيد على خمسين", 51, None),
        ("اعتقل ما يربو على مئة طالب", "ما يربو على مئة", 101, None),
        ("فوق الـ 40 مصابا", "فوق الـ 40", 41, None),
        ("ما لا يقل عن ثمانية قتلى", "ما لا يقل عن ثمانية", 8, None),
        ("لا يقل عن 9 جرحى", "لا يقل عن 9", 9, None),
        ("تسعة جرحى على الأقل", "تسعة", 9, None),
        ("12 جنديا من الحرس في الأقل", "12", 12, None),
        ("أقل من عشرة مسلحين", "أقل من عشرة", 1, 9),
        ("لا يتجاوز عشرة مسلحين", "لا يتجاوز عشرة", 1, 10),
        ("نحو 40 جريحا", "نحو 40", 40, 40),
        ("وحوالي مئتي جريح", "حوالي مئتي", 200, 200),
        ("قرابة الـ30 جريحا", "قرابة الـ30", 30, 30),
        ("خمسون جريحا تقريبا", "خمسون", 50, 50),
        ("بين 20 و30 قتيلا", "بين 20 و30", 20, 30),
        ("بين ثلاثة وخمسة جنود", "بين ثلاثة وخمسة", 3, 5),
        ("من 5 إلى 7 آلاف نازح", "5 إلى 7 آلاف", 5000, 7000),
        ("10-15 مسلحا", "10-15", 10, 15),
        ("خمسة أو ستة حراس", "خمسة أو ستة", 5, 6),
        ("أصيب بضعة عمال", "بضعة", 3, 9),
        ("أصيب بضع عشرات من العمال", "بضع عشرات", 30, 90),
        ("أصيب عشرات العمال", "عشرات", 20, None),
        ("أصيب العشرات", "العشرات", 20, None),
        ("أصيب مئات العمال", "مئات", 200, None),
        ("خرج الآلاف إلى الشوارع", "الآلاف", 2000, None),
        ("نزح عشرات الآلاف", "عشرات الآلاف", 20_000, None),
        ("نزح مئات الآلاف", "مئات الآلاف", 200_000, None),
    ],
)
def test_quantified_number(text: str, words: str, low: int, high: int | None) -> None:
    assert counts_in(text) == [(words, low, high)]


def test_quantifier_is_kept_as_said() -> None:
    (mention,) = numbers_in("وما لا يقل عن 34 شخصا")
    assert mention.count.quantifier == "ما لا يقل عن"


def test_quantifier_of_one_number_is_not_that_of_the_next() -> None:
    assert counts_in("ستة قتلى على الأقل وأربعين جريحا") == [("ستة", 6, None), ("أربعين", 40, 40)]


def test_numbers_joined_by_and_stay_apart() -> None:
    assert counts_in("قتل ثلاثة وأصيب خمسة وعشرة فقدوا") == [
        ("ثلاثة", 3, 3),
        ("خمسة", 5, 5),
        ("عشرة", 10, 10),
    ]


def test_rise_is_no_range() -> None:
    assert counts_in("ارتفع عدد القتلى من 20 إلى 25") == [("20", 20, 20), ("25", 25, 25)]


@pytest.mark.parametrize(
    "text",
    [
        "منذ عام 2011",
        "في 2014 اندلعت المعارك",
        "في 24 مارس (آذار) الماضي",
        "يوم 5 و6 مايو",
        "يوم 11/3/2014",
        "بتاريخ 11-3-2014",
        "عند الساعة 14:30",
        "نسبة 22 في المائة",
        "نسبة 18%",
        "نسبة 4.4 بالمئة",
        "على بعد 30 كلم",
        "على ارتفاع ثلاثة آلاف متر",
        "فدية قدرها 3 آلاف دولار",
        "حكم عليه بالسجن ثلاثة أعوام",
        "الثلاثة الأشهر الماضية",
        "اللواء 444",
        "المادة 15",
        "طائرة إف-16",
        "بندقية إم 16",
        "سالم الحربي (42 عاما)",
        "فاز الفريق 3-1",
        "لم يصب أحد بأذى",
        "يوم الأحد والاثنين",
        "كمية من السلاح",
    ],
)
def test_number_that_counts_nothing(text: str) -> None:
    assert counts_in(text) == []


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("الهجوم الثالث هذا العام", "الثالث", 3),
        ("الكتيبة الحادية عشرة", "الحادية عشرة", 11),
        ("الذكرى الخامسة والعشرين", "الخامسة والعشرين", 25),
    ],
)
def test_ordinal(text: str, words: str, value: int) -> None:
    (mention,) = (mention for mention in numbers_in(text) if mention.ordinal)
    assert (mention.span.of(text), mention.count.low) == (words, value)


@pytest.mark.parametrize("text", ["في تشرين الثاني", "عند الساعة الخامسة", "شهر ربيع الأول"])
def test_ordinal_inside_another_expression(text: str) -> None:
    assert numbers_in(text) == []


@pytest.mark.parametrize("noun", ["شخصان", "سيارتين", "جنديين", "والقذيفتان", "للحاجزين"])
def test_dual(noun: str) -> None:
    assert dual_of(noun, LEXICON.words)


@pytest.mark.parametrize("noun", ["مسلحين", "إنسان", "لبنان", "فلسطين", "سكان", "كمين", "ستين", "البرلمان"])
def test_not_dual(noun: str) -> None:
    assert not dual_of(noun, LEXICON.words)


def test_faults_of_a_users_table_are_named(tmp_path: Path) -> None:
    table = tmp_path / "number_words.tsv"
    table.write_text("form\tvalue\trole\texample\nدرزن\t12\tdozen\tدرزن من البيض\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"number_words\.tsv:2: unknown role 'dozen'"):
        load_number_lexicon(tmp_path)


def test_users_words_are_read(tmp_path: Path) -> None:
    table = tmp_path / "number_words.tsv"
    table.write_text("form\tvalue\trole\texample\nدرزن\t12\tunit\tدرزن من البيض\n", encoding="utf-8")
    (sentence,) = split_sentences(tokenize("وجد درزن قذائف"))
    (mention,) = find_numbers(sentence, load_number_lexicon(tmp_path))
    assert mention.count.low == 12


VOCABULARY = (
    "ثلاثة وعشرين ألف ألفا آلاف مئة ونصف عشرات الآلاف بضع أحد عشر و ال من إلى بين أكثر على "
    "الأقل نحو 12 3 - / 2014 ( ) 1,500 مليون المليون وخمسة اثنا كلم شخصا ، . % الثالث مارس "
)
WORDS = st.sampled_from(VOCABULARY.split())


@given(st.one_of(st.text(), st.lists(WORDS, max_size=14).map(" ".join)))
def test_spans_lie_in_the_text_in_order(text: str) -> None:
    end = 0
    for mention in numbers_in(text):
        assert end <= mention.span.start < mention.span.end <= len(text)
        assert mention.count.high is None or mention.count.low <= mention.count.high
        end = mention.span.end
