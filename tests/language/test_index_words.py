"""A report is found by its own words, however they are spelled or inflected."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rasid.errors import UsageError
from rasid.folding import fold_word
from rasid.gazetteer.lookup import Gazetteer
from rasid.language.excerpts import excerpt_of, find_words, has_phrases
from rasid.language.index_words import index_terms, name_terms, report_terms
from rasid.language.queries import parse_query
from rasid.language.tokens import tokenize
from rasid.lexicon.lemmas import Lemmas, load_lemmas
from rasid.lexicon.names import load_name_lexicon
from rasid.values import CodedReport

TEXT = "قتل مسلحون أمس ثلاثة جنود عند حاجز قرب مدينة الفلوجة، وأعلنت الشرطة أنها تلاحق المهاجمين في خنادقهم."


@pytest.fixture(scope="module")
def lemmas() -> Lemmas:
    gazetteer = Gazetteer.open()
    made = load_lemmas(places=gazetteer.one_word_names())
    gazetteer.close()
    return made


def is_found(text: str, said: str, lemmas: Lemmas) -> bool:
    """Whether a text is found by a query."""
    query = parse_query(said, lemmas)
    terms = {*index_terms(text, lemmas), *name_terms([text])}
    wanted = all(not terms.isdisjoint(group) for group in query.wanted)
    unwanted = any(all(not terms.isdisjoint(group) for group in groups) for groups in query.unwanted)
    return wanted and not unwanted and has_phrases(text, query)


@pytest.mark.parametrize(
    "said",
    [
        "قتل",
        "يقتل",
        "وقتلوا",
        "سيقتلون",
        "جندي",
        "الجنود",
        "لجنوده",
        "مدن",
        "المدينة",
        "مدينتهم",
        "الفلوجة",
        "فلوجه",
        "بالفلوجة",
        "للفلوجة",
        "خندق",
        "الخندق",
        "وخنادق",
        "مسلح",
        "قتل جنود",
        "مدينة الفلوجة",
        '"مدينة الفلوجة"',
        "«أمس ثلاثة جنود»",
        "قتل -انفجار",
        "Fallujah",
        "Falluja",
    ],
)
def test_found(said: str, lemmas: Lemmas) -> None:
    text = TEXT + " خندق"
    assert is_found(text, said, lemmas)


@pytest.mark.parametrize(
    "said",
    [
        "انفجار",
        "قتل انفجار",
        "قتل -جندي",
        '"الفلوجة مدينة"',
        '"مدينة الفلوج"',
        "-«مدينة الفلوجة» قتل",
        "Baghdad",
    ],
)
def test_not_found(said: str, lemmas: Lemmas) -> None:
    assert not is_found(TEXT, said, lemmas)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("أحمد", "احمد"),
        ("إصابات", "اصابات"),
        ("مدرسة", "مدرسه"),
        ("قُتِلَ", "قتل"),
        ("الموصــل", "الموصل"),
        ("مستشفى", "مستشفي"),
        ("القرية", "والقرية"),
        ("المستودع", "مستودعاتهم"),
        ("مستودعا", "بالمستودعات"),
        ("ليبيين", "الليبيون"),
        ("١٥٠٠", "1,500"),
        ("ﻗﺘﻞ", "قتل"),
        ("دمشق", "ودمشق"),
    ],
)
def test_spellings_find_each_other(one: str, other: str, lemmas: Lemmas) -> None:
    assert is_found(f"كتب المراسل {one} في دفتره", other, lemmas)
    assert is_found(f"كتب المراسل {other} في دفتره", one, lemmas)


def test_a_name_that_begins_like_a_particle_stays_whole(lemmas: Lemmas) -> None:
    assert not is_found("وصل إلى بغداد", "غداد", lemmas)
    assert not is_found("عاد إلى لبنان", "بنان", lemmas)


def test_masdars_are_words_of_their_own(lemmas: Lemmas) -> None:
    assert not is_found("اعتقلت الشرطة ثلاثة", "اعتقال", lemmas)


def test_words_of_every_report_are_no_terms(lemmas: Lemmas) -> None:
    assert index_terms("في من بينهم، ومنها! لم قد له وبه -", lemmas) == ()


@pytest.mark.parametrize(
    ("said", "advice"),
    [
        ("", "the query is empty"),
        ("  ", "the query is empty"),
        ("في من", "add a name"),
        ("؟!", "add a name"),
        ("-قتل", "add a word that must"),
        ('-"قتل أمس"', "add a word that must"),
        ('"مدينة', "is not closed"),
        ("«مدينة", "is not closed"),
        ("قتل\0", "U+0000"),
        ("قتل\ud800", "U+0000 or half a character"),
    ],
)
def test_queries_that_cannot_be_asked_say_what_to_do(said: str, advice: str, lemmas: Lemmas) -> None:
    with pytest.raises(UsageError, match=advice.replace("+", r"\+")):
        parse_query(said, lemmas)


def test_reports_are_found_by_latin_names_of_people_places_and_organisations(
    code: Callable[..., CodedReport], lemmas: Lemmas
) -> None:
    coded = code(
        "أعلن تنظيم الدولة الإسلامية مسؤوليته عن اغتيال العقيد محمود الجبوري في الموصل أمس.",
        published="2015-03-04",
    )
    terms = set(report_terms(coded, lemmas, load_name_lexicon().organisations))
    for said in ("Jabouri", "Mahmoud al-Juburi", "Mosul", "Mossul", "Islamic State"):
        assert all(not terms.isdisjoint(group) for group in parse_query(said, lemmas).wanted), said
    assert terms.isdisjoint(parse_query("Tripoli", lemmas).wanted[0])


_LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهويأإآةىءؤئ"
_WORDS = st.text(alphabet=_LETTERS, min_size=1, max_size=12)


@given(words=st.lists(_WORDS, min_size=1, max_size=8))
def test_a_text_is_found_by_each_of_its_words(words: list[str], lemmas: Lemmas) -> None:
    text = " ".join(words)
    for word in words:
        try:
            query = parse_query(word, lemmas)
        except UsageError:
            assert index_terms(word, lemmas) == ()
            continue
        assert is_found(text, word, lemmas)
        assert find_words(text, query, lemmas)


@given(word=_WORDS, marks=st.lists(st.sampled_from("ـًٌٍَُِّْ"), max_size=5))
def test_marks_and_tatweel_change_nothing(word: str, marks: list[str], lemmas: Lemmas) -> None:
    marked = word[0] + "".join(marks) + word[1:]
    assert index_terms(marked, lemmas) == index_terms(word, lemmas)
    assert index_terms(fold_word(word), lemmas) == index_terms(word, lemmas)


@given(text=st.text(max_size=200))
def test_terms_are_tokens_for_both_databases(text: str, lemmas: Lemmas) -> None:
    for term in index_terms(text, lemmas):
        assert term == term.strip()
        assert not set(" \"'\0\n") & set(term)


def test_an_excerpt_shows_the_words_where_they_stand(lemmas: Lemmas) -> None:
    text = "لا جديد في هذا اليوم. " * 30 + TEXT
    query = parse_query("قتل جندي", lemmas)
    excerpt = excerpt_of(text, find_words(text, query, lemmas))
    assert text[excerpt.at :].startswith(excerpt.text)
    assert [span.of(text) for span in excerpt.highlights] == ["قتل", "جنود"]
    assert len(excerpt.text) <= 240
    assert excerpt.text.split()[0] in text.split()


def test_an_excerpt_without_words_is_the_beginning() -> None:
    excerpt = excerpt_of("كلمة " * 200, ())
    assert (excerpt.at, excerpt.highlights) == (0, ())
    assert 100 < len(excerpt.text) <= 240


@given(text=st.text(alphabet="اب \n.", max_size=600), starts=st.lists(st.integers(0, 590), max_size=5))
def test_excerpts_lie_in_the_text(text: str, starts: list[int]) -> None:
    spans = [token.span for token in tokenize(text) if token.start in starts]
    excerpt = excerpt_of(text, spans)
    assert text[excerpt.at : excerpt.at + len(excerpt.text)] == excerpt.text
    end = excerpt.at + len(excerpt.text)
    assert all(excerpt.at <= span.start and span.end <= end for span in excerpt.highlights)
    assert bool(excerpt.highlights) == bool(spans)
