"""What a veil hides: every form of a name, and nothing else."""

from __future__ import annotations

import time
from dataclasses import dataclass
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rasid.lexicon.names import load_name_lexicon
from rasid.resolve.known_people import load_known_people
from rasid.resolve.veil import NO_VEIL, Veil, make_veil, pseudonym
from rasid.resolve.veil_names import Hidden, telling_by
from rasid.values.claim import Phrase
from rasid.values.entity import Person
from rasid.values.incident import Side
from rasid.values.span import Span

TELLING = telling_by(load_known_people(), load_name_lexicon())
OWN, OTHER = "r-0123456789ab", "r-ba9876543210"
NAMES = ("سالم عبد الكريم الدوري", "أبو ليث الأنصاري")


def _veil(*names: str, **more: object) -> Veil:
    hidden = Hidden(3, ("p-0123456789ab",), names or NAMES, reports=(OWN,))
    return make_veil([hidden], {OWN: ("حسن الدوري", "سعاد كنعان")}, TELLING, **more)  # type: ignore[arg-type]


VEIL = _veil()
SHOWN = "شخص محمي ٣"


@pytest.mark.parametrize(
    "name",
    [
        "سالم عبد الكريم الدوري",
        "سالم الدوري",
        "سالم عبدالكريم الدوري",
        "سالم بن عبد الكريم الدوري",
        "سَالِم عبد الكَريم الدُّوري",
        "ســالم الدورى",
        "ﺳﺎﻟﻢ الدوري",
        "سا\u200dلم\u200f الدوري",
        "سالم\u00a0الدوري",
        "سالم\nالدوري",
        "سالم «الدوري",
        "أبو ليث الأنصاري",
        "أبا ليث الانصاري",
        "أبي ليث الأنصارى",
    ],
)
def test_a_form_of_the_name_is_hidden(name: str) -> None:
    assert VEIL.text(f"وقال {name} إن الطريق مغلق") == f"وقال {SHOWN} إن الطريق مغلق"


@pytest.mark.parametrize("clitic", ["و", "ل", "ب", "ك", "ف", "ول", "فب", "وَ", "لِ"])
def test_letters_written_with_the_name_stay(clitic: str) -> None:
    assert VEIL.text(f"{clitic}سالم الدوري") == f"{clitic}{SHOWN}"


@pytest.mark.parametrize(
    "name",
    [
        "Salem al-Douri",
        "Salim Abdul Karim Al Douri",
        "SALEM ALDOURI",
        "Salem Abdelkarim el-Dury",
        "Sālim ad-Dūrī",
        "Abu Layth al-Ansari",
        "Abou Leith Ansari",
    ],
)
def test_a_latin_spelling_is_hidden(name: str) -> None:
    assert VEIL.text(f"Police arrested {name} on Monday") == "Police arrested Protected person 3 on Monday"


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("https://a.example/سالم-الدوري/1", "https://a.example/protected-person-3/1"),
        (f"https://a.example/{quote('سالم-الدوري')}.html", "https://a.example/protected-person-3.html"),
        (f"https://a.example/{quote(quote('سالم الدوري'))}", "https://a.example/protected-person-3"),
        (f"/search?words={quote('سالم الدوري')}&x=1", "/search?words=protected-person-3&x=1"),
        ("https://a.example/news/salem_al_douri-freed", "https://a.example/news/protected-person-3-freed"),
        (
            "https://a.example/" + quote("سالم الدوري".encode("windows-1256")),
            "https://a.example/protected-person-3",
        ),
        ("https://a.example/" + quote("سالم وحده"), None),
    ],
)
def test_an_address_with_the_name(address: str, shown: str | None) -> None:
    assert VEIL.text(address) == (shown or address)


@pytest.mark.parametrize(
    "words",
    [
        "قال سالم إن الطريق مغلق",
        "سالم، الدوري",
        "وصل سالم. الدوري في المدينة",
        "سالم الخطيب",
        "عبد الكريم الدوري",
        "سالم حسن الدوري الكبير وأبو ليث وحده",
        "ليث الأنصاري",
        "Salem said the door is open",
        "p-0123456789ab",
    ],
)
def test_what_is_not_his_name_stays(words: str) -> None:
    assert VEIL.text(words) == words


def test_a_part_of_the_name_is_hidden_in_the_report_that_names_him() -> None:
    text = "وقال الدوري لأبي ليث وحسن الدوري"
    assert VEIL.text(text) == text
    assert VEIL.text(text, reports=(OWN,)) == f"وقال {SHOWN} ل{SHOWN} وحسن الدوري"
    assert VEIL.text(text, reports=(OTHER,)) == text


def test_a_name_that_is_an_ordinary_word_is_no_name_alone() -> None:
    veil = _veil("أمل القاضي")
    assert veil.text("على أمل أن يحكم القاضي", reports=(OWN,)) == "على أمل أن يحكم القاضي"
    assert veil.text("قالت أمل القاضي", reports=(OWN,)) == f"قالت {SHOWN}"


def test_a_namesake_is_not_taken_for_him() -> None:
    veil = _veil(namesakes={OTHER: frozenset((3,))})
    assert veil.text("عين سالم الدوري محافظا", reports=(OTHER,)) == "عين اسم محجوب محافظا"
    assert veil.text("عين سالم الدوري محافظا", reports=(OTHER, OWN)) == f"عين {SHOWN} محافظا"


def test_a_page_where_tags_run_through_the_name() -> None:
    page = '<td title="سالم الدوري"><mark>سالم</mark> <mark>الدوري</mark></td><td>x</td>'
    shown = VEIL.page(page)
    assert "سالم" not in shown
    assert "الدوري" not in shown
    assert shown.count("<mark>") == shown.count("</mark>") == 2
    assert shown.endswith("</td><td>x</td>")


def test_cells_beside_one_another_are_no_name() -> None:
    page = "<td>سالم</td><td>الدوري</td>"
    assert VEIL.page(page) == page


@dataclass(frozen=True, slots=True)
class _Note:
    report_id: str
    words: str
    more: tuple[dict[str, list[str]], ...]
    original: bytes


def test_a_name_across_lines_of_json() -> None:
    assert VEIL.text(r'"قال\nسالم\tالدوري\r\nإن"') == rf'"قال\n{SHOWN}\r\nإن"'


def test_every_text_of_a_value_is_looked_at() -> None:
    note = _Note(OWN, "الدوري", ({"سالم الدوري": ["أبو ليث"]},), "سالم".encode())
    assert VEIL.value(note) == _Note(OWN, SHOWN, ({SHOWN: [SHOWN]},), b"")


def test_a_person_is_called_by_the_pseudonym_whatever_he_is_named() -> None:
    person = Person("p-0123456789ab", "ليث", ("ليث", "سالم"), ("Layth",), ("r-0:1",), ("r-0",), ())
    shown = VEIL.value(person)
    assert (shown.name, shown.names, shown.latin) == (SHOWN, (SHOWN,), ("Protected person 3",))
    assert VEIL.value(Side("actor", "القائد", None, "p-0123456789ab", ())).said == SHOWN
    assert VEIL.value({"p-0123456789ab": "ليث"}) == {"p-0123456789ab": SHOWN}


def test_words_that_come_back_with_pseudonyms() -> None:
    text = "اعتقل الأمن سالم الدوري وحسن الدوري أمس"
    assert VEIL.text(text, reports=(OWN,)) == f"اعتقل الأمن {SHOWN} وحسن الدوري أمس"
    assert VEIL.lift(text, SHOWN, 12, reports=(OWN,)) == Span(12, 23)
    assert VEIL.lift(text, f"{SHOWN} وحسن الدوري", 12, reports=(OWN,)) == Span(12, 35)
    assert VEIL.lift(text, "شخص محمي ٤", 12, reports=(OWN,)) is None


def test_without_anybody_nothing_changes() -> None:
    value = (Phrase("سالم الدوري", 0), b"x")
    assert NO_VEIL.value(value) is value
    assert not NO_VEIL


_FILLING = (
    "أعلنت", "الشرطة", "في", "المدينة", "أن", "الطريق", "مغلق", "بعد", "هجوم", "مسلح", "قرب", "السوق", "صباح",
)  # fmt: skip
_MARKS = ("\u064e", "\u0651", "\u0640", "\u200c", "\u200f", "\u0650", "")
_GAPS = (" ", "  ", "-", "\u00a0", "_", " «", ".")


@st.composite
def _written(draw: st.DrawFn) -> str:
    """The name as somebody may write it who wants it not to be found."""
    words = draw(
        st.sampled_from(
            [
                ["سالم", "الدوري"],
                ["سالم", "عبد", "الكريم", "الدوري"],
                ["سالم", "عبدالكريم", "الدورى"],
                ["أبو", "ليث", "الأنصاري"],
                ["ابو", "ليث", "الانصارى"],
            ]
        )
    )
    written = []
    for word in words:
        letters = [letter + draw(st.sampled_from(_MARKS)) for letter in word]
        written.append("".join(letters))
    name = written[0]
    for word in written[1:]:
        name += draw(st.sampled_from(_GAPS)) + word
    return name


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.sampled_from(_FILLING), max_size=6),
    _written(),
    st.sampled_from(["", "و", "ل", "وب"]),
    st.lists(st.sampled_from(_FILLING), max_size=6),
)
def test_whatever_is_written_around_and_in_it(
    before: list[str], name: str, clitic: str, after: list[str]
) -> None:
    text = " ".join([*before, clitic + name, *after])
    assert VEIL.text(text) == " ".join([*before, clitic + SHOWN, *after])


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=120))
def test_other_texts_stay(text: str) -> None:
    assert VEIL.text(text, reports=(OWN,)) == text


def test_a_thousand_protected_people_are_quick() -> None:
    given_ = ["سالم", "كريم", "نادر", "فؤاد", "حسام", "رامي", "وليد", "زياد", "طارق", "ماجد"]
    families = [f"ال{a}{b}ا{c}ي" for a in "بجدحخ" for b in "رزسش" for c in "طعفقك"]
    people = [
        Hidden(number, (f"p-{number:012x}",), (f"{first} {father} {family}",))
        for number, (first, father, family) in enumerate(
            ((first, father, family) for first in given_ for father in given_[:1] for family in families), 1
        )
    ]
    assert len(people) == 1_000
    veil = make_veil(people, {}, TELLING)
    page = "<p>" + " ".join(_FILLING * 600) + " سالم كريم البراطي</p>" + '<a class="x">y</a>' * 2_000
    veil.page(page)
    start = time.process_time()
    shown = veil.page(page)
    assert time.process_time() - start < 0.25
    assert shown.count("شخص محمي") == 1
    assert pseudonym(1) in veil.text("سالم البراطي")
