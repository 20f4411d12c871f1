"""Places in sentences: known, announced by a hierarchy word, vague; and what is none."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rasid.gazetteer import Gazetteer
from rasid.language.tokens import split_sentences, tokenize
from rasid.lexicon.triggers import load_triggers
from rasid.lexicon.vocabulary import load_vocabulary
from rasid.mentions.places import AMBIGUOUS, PlaceWords, find_places, load_place_words
from rasid.values.mention import PlaceMention


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


@pytest.fixture(scope="module")
def words() -> PlaceWords:
    vocabulary = load_vocabulary(load_triggers())
    return load_place_words(verbs=vocabulary.verbs, ordinary=[*vocabulary.nouns, *vocabulary.people])


Found = list[tuple[str, PlaceMention]]


def read(text: str, gazetteer: Gazetteer, words: PlaceWords, *context: str) -> Found:
    found = [
        mention
        for sentence in split_sentences(tokenize(text))
        for mention in find_places(sentence, gazetteer, words, context=context)
    ]
    return [(mention.span.of(text), mention) for mention in found]


def texts(text: str, gazetteer: Gazetteer, words: PlaceWords, *context: str) -> list[str]:
    return [said for said, _ in read(text, gazetteer, words, *context)]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        # مدينة، بلدة، قرية are dropped before a name, other hierarchy words stay
        ("سقطت قذيفتان في مدينة الرستن", ["الرستن"]),
        ("شهدت محافظة ديالى هدوءا", ["محافظة ديالى"]),
        ("قصف طال ريف إدلب الجنوبي الغربي", ["ريف إدلب الجنوبي الغربي"]),
        ("داهموا بيتا في حي الورود وسط الليل", ["حي الورود"]),
        ("عاد السكان إلى قضاء سنجار", ["قضاء سنجار"]),
        ("نقل الجرحى إلى مخيم عين الحلوة", ["مخيم عين الحلوة"]),
        # names that the gazetteer lacks, bounded by what follows
        ("انفجر لغم قرب قرية تل الزعرور صباحا", ["تل الزعرور"]),
        ("وصلت القافلة إلى بلدة المشيرفة التي حوصرت", ["المشيرفة"]),
        ("سار الموكب في شارع النخيل ثم عاد", ["شارع النخيل"]),
        ("نزح الناس من قرية أبو السنابل بعد القصف", ["أبو السنابل"]),
        # plural hierarchy words and lists
        ("دخلت المساعدات بلدتي نبل والزهراء", ["نبل", "الزهراء"]),
        ("سيطروا على قرى تل العدس والمويلح وأم التين", ["تل العدس", "المويلح", "أم التين"]),
        ("خرجت مظاهرات في بغداد والبصرة، والناصرية", ["بغداد", "البصرة", "الناصرية"]),
        # clitics
        ("وقع الهجوم ببغداد", ["بغداد"]),
        ("أرسل وفد للبنان", ["لبنان"]),
        ("التقى الوفد بحلب وبدمشق", ["حلب", "دمشق"]),
        # datelines and brackets
        ("بيروت - قال مصدر إن الطريق فتح", ["بيروت"]),
        ("وصل إلى داريا (ريف دمشق) أمس", ["داريا", "ريف دمشق"]),
        # directions
        ("قتل جنديان في جنوب أفغانستان", ["جنوب أفغانستان", "أفغانستان"]),
        ("غارة على موقع شمال غرب باكستان", ["شمال غرب باكستان", "باكستان"]),
        ("تجمع المحتجون في وسط المدينة", ["وسط المدينة"]),
        ("انفجار وسط بغداد", ["بغداد"]),
        ("استعادوا الجزء الغربي من الموصل", ["الجزء الغربي من الموصل", "الموصل"]),
        # facilities and vague places
        ("احتشدوا أمام مقر نقابة المعلمين", ["مقر نقابة المعلمين"]),
        ("خطف من منزله أمس", ["منزله"]),
        ("دخل الجيش الأراضي اللبنانية", []),
        ("توغل الجيش في الأراضي اللبنانية", ["الأراضي اللبنانية"]),
    ],
)
def test_places_of_a_sentence(text: str, places: list[str], gazetteer: Gazetteer, words: PlaceWords) -> None:
    assert texts(text, gazetteer, words) == places


@pytest.mark.parametrize(
    "text",
    [
        "فتح الباب وخرج",
        "وقفت أمام الباب",
        "قال القائم بالأعمال إن السفارة مغلقة",
        "نفذ تنظيم القاعدة تهديده",
        "في إطار الاتفاق صدر بيان جديد",
        "نشر الصحافي صور الضحايا",
        "نفت أنقرة الخبر",
        "قصفت دمشق مواقع المعارضة من الجو",
        "قال المتحدث السوري إن الوفد السعودي غادر",
        "كانت العملية صعبة على مدى عقد",
    ],
)
def test_words_that_are_no_places(text: str, gazetteer: Gazetteer, words: PlaceWords) -> None:
    named = [said for said, mention in read(text, gazetteer, words) if mention.name]
    assert [said for said in named if said != "دمشق"] == []


@pytest.mark.parametrize(
    ("text", "context", "expected"),
    [
        ("اشتباكات في مدينة الباب", ("SY",), "Al-Bab, SY"),
        ("معارك في القائم", ("IQ",), "Al-Qaim, IQ"),
        ("احتجاجات في مدينة طرابلس اللبنانية", (), "Tripoli, LB"),
        ("احتجاجات في طرابلس", (), "Tripoli, LY"),
        ("احتجاجات في طرابلس", ("LB",), "Tripoli, LB"),
        ("عقدت القمة في عمان", (), "Amman, JO"),
        ("عقدت القمة في سلطنة عمان", (), "Oman, OM"),
        ("انتخابات في تونس", (), "Tunisia, TN"),
        ("قتل اثنان في محافظة حلب", (), "Aleppo, SY"),
        ("وصل إلى العاصمة السورية أمس", (), "Damascus, SY"),
        ("وصل إلى العاصمة اليمنية صنعاء", (), "Sanaa, YE"),
    ],
)
def test_choosing_among_homonyms(
    text: str, context: tuple[str, ...], expected: str, gazetteer: Gazetteer, words: PlaceWords
) -> None:
    (_, mention), *_ = read(text, gazetteer, words, *context)
    assert f"{mention.name}, {mention.country}" == expected


def test_kind_and_precision(gazetteer: Gazetteer, words: PlaceWords) -> None:
    ((_, division),) = read("في محافظة حلب", gazetteer, words)
    ((_, town),) = read("في مدينة حلب", gazetteer, words)
    ((_, surroundings),) = read("في ريف حلب", gazetteer, words)
    ((_, unknown),) = read("في قرية المشيرفة", gazetteer, words)
    ((_, country),) = read("في سوريا", gazetteer, words)
    assert (division.kind, division.precision) == ("admin1", "area")
    assert (town.kind, town.precision, town.geonames_id) == ("town", "point", 170063)
    assert (surroundings.name, surroundings.country, surroundings.precision) == (None, "SY", "area")
    assert (unknown.name, unknown.country, unknown.precision) == (None, None, "none")
    assert country.precision == "country"


def test_an_unknown_place_lies_in_the_country_of_those_around_it(
    gazetteer: Gazetteer, words: PlaceWords
) -> None:
    found = read("في قرية المشيرفة بريف حماة الشرقي", gazetteer, words)
    assert [(said, mention.country) for said, mention in found] == [
        ("المشيرفة", "SY"),
        ("ريف حماة الشرقي", "SY"),
    ]


def test_a_place_that_another_is_measured_from(gazetteer: Gazetteer, words: PlaceWords) -> None:
    found = dict(read("في بعقوبة (60 كلم شمال شرقي بغداد)", gazetteer, words))
    assert found["بعقوبة"].rule == "preposition"
    assert found["بغداد"].rule == "reference"
    assert found["شمال شرقي بغداد"].rule == "reference"


def test_close_choices_are_marked(gazetteer: Gazetteer, words: PlaceWords) -> None:
    ((_, mention),) = read("انفجار في صور", gazetteer, words, "LB")
    assert mention.country == "LB"
    (_, mention), *_ = read("في مدينة صور", gazetteer, words)
    assert mention.rule.endswith(AMBIGUOUS)


PARTS = "في من مدينة قرية ريف شمال وسط حلب بغداد والرقة ( ) ، : « و 20".split(" ")  # noqa: SIM905 - Arabic


@settings(max_examples=150, deadline=None)
@given(parts=st.lists(st.one_of(st.sampled_from(PARTS), st.text(max_size=6)), max_size=14))
def test_any_text_gives_ordered_mentions_within_it(
    parts: list[str], gazetteer: Gazetteer, words: PlaceWords
) -> None:
    text = " ".join(parts)
    found = read(text, gazetteer, words)
    assert found == read(text, gazetteer, words)
    for said, mention in found:
        assert said and said.strip() == said
        assert 0 <= mention.span.start < mention.span.end <= len(text)
