"""Whether two people of several reports are one."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rasid.coding import Coder, report_of
from rasid.lexicon.latin_names import load_latin_names
from rasid.resolve.growing import regroup
from rasid.resolve.memory import MemoryGraph
from rasid.resolve.organisations import organisation_node
from rasid.resolve.people import (
    PEOPLE,
    compare,
    conflict,
    describe,
    keys,
    namings_of,
    profile_of,
    signature,
)
from rasid.values.coded import CodedReport
from rasid.values.entity import Naming, Post

POLICE = "o-111111111111"
HEALTH = "o-222222222222"


def post(
    title: str, organisation: str | None = None, said: str | None = None, place: str | None = None
) -> Post:
    return Post(title, organisation, said, place, "current")


def naming(  # noqa: PLR0913 (each is one thing that a report may say of a person)
    name: str,
    *aliases: str,
    report: str = "r-1",
    posts: tuple[Post, ...] = (),
    country: str = "",
    places: tuple[str, ...] = (),
    beside: tuple[str, ...] = (),
    day: str = "2016-05-01",
    organisations: tuple[str, ...] = (),
) -> Naming:
    return Naming(
        id=f"{report}:0",
        report_id=report,
        published=date.fromisoformat(day) if day else None,
        name=name,
        aliases=aliases,
        posts=posts,
        organisations=organisations or tuple(p.organisation for p in posts if p.organisation),
        countries=(country,) if country else (),
        places=places,
        beside=beside,
    )


def people_of(*namings: Naming) -> int:
    """How many people the namings are joined to."""
    graph = MemoryGraph()
    nodes = {signature(n): PEOPLE.node(signature(n), n.id, profile_of(n)) for n in namings}
    regroup(graph, PEOPLE, added=[nodes[id] for id in sorted(nodes)])
    return len({node.cluster for node in graph.all_nodes("person")})


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("حارث عبد الجليل الصيرفي", "حارث الصيرفي"),
        ("حارث بن عبدالجليل الصيرفي", "حارث عبد الجليل الصيرفي"),
        ("غونتر هيلمان", "جونتر هيلمان"),
        ("دلدار قرني", "دلدار القرنى"),
        ("أبو قسورة الصيرفي", "أبي قسورة الصيرفي"),
    ],
)
def test_a_telling_name_is_enough(one: str, other: str) -> None:
    assert people_of(naming(one, report="r-1", country="IQ"), naming(other, report="r-2", country="SY")) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("حارث الصيرفي", "ماجد الصيرفي"),
        ("حارث عبد الجليل الصيرفي", "حارث كنعان الصيرفي"),
        ("حارث الصيرفي", "حارث النبهاني"),
        ("محمد علي", "علي محمد"),
        ("سمير الصيرفي", "سميرة الصيرفي"),
    ],
)
def test_different_given_names_fathers_and_families_are_different_people(one: str, other: str) -> None:
    a = naming(one, report="r-1", posts=(post("مدير", POLICE, "شرطة البلدة"),), country="IQ")
    b = naming(other, report="r-2", posts=(post("مدير", POLICE, "شرطة البلدة"),), country="IQ")
    assert people_of(a, b) == 2


def test_two_names_that_many_bear_need_more_than_a_country() -> None:
    a = naming("أحمد محمد", report="r-1", country="SY")
    b = naming("أحمد محمد", report="r-2", country="SY", day="2018-02-02")
    assert people_of(a, b) == 2


def test_two_names_that_many_bear_are_one_by_organisation() -> None:
    a = naming("أحمد محمد", report="r-1", country="SY", posts=(post("مدير", HEALTH, "صحة الغوطة"),))
    b = naming("أحمد محمد", report="r-2", country="SY", posts=(post("مدير", HEALTH, "صحة الغوطة"),))
    assert people_of(a, b) == 1


def test_two_names_that_many_bear_are_one_by_place_and_days() -> None:
    a = naming("أحمد محمد", report="r-1", places=("g-7",), country="SY", day="2016-05-01")
    b = naming("أحمد محمد", report="r-2", places=("g-7",), country="SY", day="2016-05-03")
    years_later = naming("أحمد محمد", report="r-3", places=("g-7",), country="SY", day="2019-05-03")
    assert people_of(a, b) == 1
    assert people_of(a, years_later) == 2


def test_an_unknown_organisation_is_another_one_abroad() -> None:
    ministry = (post("ناطق", POLICE, "وزارة الداخلية"),)
    a = naming("أحمد محمد", report="r-1", country="SY", posts=ministry)
    b = naming("أحمد محمد", report="r-2", country="YE", posts=ministry)
    assert people_of(a, b) == 2


def test_a_unit_and_what_it_is_part_of_are_one_surrounding() -> None:
    a = naming("محمد يوسف", report="r-1", country="PS", organisations=("o-hamas",), places=("g-9",))
    b = naming("محمد يوسف", report="r-2", country="PS", organisations=("o-izz-al-din-al-qassam-brigades",))
    apart = naming("محمد يوسف", report="r-3", country="PS", organisations=("o-fatah",), places=("g-9",))
    scored = compare(profile_of(a), profile_of(b))
    assert scored is not None
    assert "organisation-above" in {reason.rule for reason in scored[1]}
    assert compare(profile_of(a), profile_of(apart)) is None


def test_two_men_with_one_kunya_stay_apart() -> None:
    a = naming("أبو صخر", report="r-1", country="IQ", organisations=("o-islamic-state",), day="2014-06-01")
    b = naming("أبو صخر", report="r-2", country="LY", organisations=("o-libya-dawn",), day="2014-06-02")
    c = naming("أبو صخر", report="r-3", country="IQ", day="2014-06-02")
    assert people_of(a, b, c) == 3
    assert conflict(profile_of(a), profile_of(b)) is not None


def test_a_kunya_is_one_man_where_organisation_place_and_time_agree() -> None:
    a = naming("أبو صخر", report="r-1", country="IQ", places=("g-3",), organisations=("o-islamic-state",))
    b = naming("أبو صخر", report="r-2", country="IQ", places=("g-3",), organisations=("o-islamic-state",))
    assert people_of(a, b) == 1


def test_a_kunya_that_stands_beside_a_name_leads_to_it() -> None:
    full = naming("حارث عبد الجليل الصيرفي", "أبو صخر", report="r-1", country="IQ", places=("g-3",))
    alone = naming("أبو صخر", report="r-2", country="IQ", places=("g-3",), day="2016-05-02")
    assert people_of(full, alone) == 1


def test_a_family_name_alone_needs_office_or_organisation() -> None:
    police = (post("قائد", POLICE, "شرطة البلدة"),)
    full = naming("حسين الجبوري", report="r-1", country="IQ", posts=police)
    with_office = naming("الجبوري", report="r-2", country="IQ", posts=police)
    without = naming("الجبوري", report="r-3", country="IQ")
    assert people_of(full, with_office) == 1
    assert people_of(full, without) == 2


def test_a_short_name_joins_one_of_two_full_names_and_never_both() -> None:
    office = (post("قائد", POLICE, "شرطة البلدة"),)
    one = naming("حسين علي الجبوري", report="r-1", country="IQ", posts=office)
    other = naming("حسين عمر الجبوري", report="r-2", country="IQ", posts=office)
    short = naming("حسين الجبوري", report="r-3", country="IQ", posts=office)
    assert people_of(one, other, short) == 2


def test_two_weak_names_of_one_report_are_two_people() -> None:
    a = naming("محمد الجبوري", report="r-1", places=("g-1",))
    b = naming("الجبوري", report="r-1", places=("g-1",))
    assert conflict(profile_of(a), profile_of(b)) == "two names of one report"


def test_telling_namings_of_many_reports_are_one_node() -> None:
    nodes = {
        signature(naming("حارث الصيرفي", "الصيرفي", report=f"r-{n}", country="IQ", day=f"2016-05-{n + 1:02}"))
        for n in range(20)
    }
    assert nodes == {"حارث صيرفي | الصيرفي | IQ"}


def test_a_weak_naming_is_a_node_by_itself() -> None:
    assert signature(naming("أحمد محمد", report="r-1")) == "احمد محمد | r-1:0"


def test_signatures_know_the_kunya_and_the_organisation() -> None:
    found = signature(naming("حارث الصيرفي", report="r-1", posts=(post("مدير", POLICE, "شرطة البلدة"),)))
    assert found == f"حارث صيرفي | الصيرفي | {POLICE}"


def test_reasons_add_up_to_the_score() -> None:
    a = naming("أحمد محمد", report="r-1", country="SY", posts=(post("مدير", HEALTH, "صحة الغوطة"),))
    b = naming("أحمد محمد", report="r-2", country="SY", posts=(post("المدير", HEALTH, "صحة الغوطة"),))
    scored = compare(profile_of(a), profile_of(b))
    assert scored is not None
    assert round(sum(reason.weight for reason in scored[1]), 2) == scored[0]


NAMES = st.sampled_from(
    ["أحمد", "محمد", "محمود", "عباس", "حارث", "دلدار", "سمير", "سميرة", "بيترسن", "بيتيرسن", "عبد الله",
     "أبو صخر", "أبو ليث", "الجبوري", "الصيرفي", "نبهان", "ترامب", "السيسي", "صيرف"]
)  # fmt: skip
NAMINGS = st.builds(
    lambda words, alias, org, title, country, places, beside, day, report: naming(
        " ".join(words),
        *([alias] if alias else []),
        report=report,
        posts=(post(title, org, "شرطة البلدة" if org else None),) if title else (),
        country=country,
        places=tuple(places),
        beside=tuple(beside),
        day=day,
    ),
    st.lists(NAMES, min_size=1, max_size=4),
    st.sampled_from(["", "", "أبو صخر", "أبو ليث", "حارث الصيرفي"]),
    st.sampled_from([None, POLICE, "o-hamas", "o-izz-al-din-al-qassam-brigades"]),
    st.sampled_from(["", "قائد", "مدير", "قائد المنطقة"]),
    st.sampled_from(["", "IQ", "SY"]),
    st.lists(st.sampled_from(["g-1", "g-2"]), max_size=2, unique=True),
    st.lists(st.sampled_from(["نبهان صيرفي", "سالم وايلي"]), max_size=2, unique=True),
    st.sampled_from(["", "2016-05-01", "2016-05-20", "2019-01-01"]),
    st.sampled_from(["r-1", "r-2"]),
)


@given(NAMINGS, NAMINGS)
def test_comparison_is_symmetric_and_linked_people_share_a_key(one: Naming, other: Naming) -> None:
    a, b = profile_of(one), profile_of(other)
    scored = compare(a, b)
    assert scored == compare(b, a)
    assert conflict(a, b) == conflict(b, a)
    if scored is not None:
        assert set(keys(a)) & set(keys(b))


@given(NAMINGS)
def test_profile_keys_and_signature_are_stable(one: Naming) -> None:
    assert profile_of(one) == profile_of(one)
    assert keys(profile_of(one)) == tuple(sorted(set(keys(profile_of(one)))))
    assert signature(one) == signature(one)
    assert PEOPLE.profile_of(PEOPLE.node("n", "f", profile_of(one))) == profile_of(one)


@pytest.fixture(scope="module")
def coded() -> CodedReport:
    text = (
        "قال قائد شرطة البصرة العميد حارث عبد الجليل الصيرفي «أبو صخر» إن دورية هوجمت في الزبير. "
        "وأضاف الصيرفي أن مدير الصحة سعد النبهاني زار الجرحى في البصرة."
    )
    with Coder() as coder:
        return coder.code(report_of(text, published="2016-05-01", id="r-9"))


def test_namings_of_a_report(coded: CodedReport) -> None:
    namings = namings_of(coded, report_id="r-9", organisation_id=organisation_node)
    sayrafi = next(n for n in namings if "عبد الجليل" in n.name)
    assert sayrafi.report_id == "r-9"
    assert sayrafi.id == f"r-9:{coded.text.index('حارث')}"
    assert sayrafi.countries == ("IQ",)
    assert "أبو صخر" in sayrafi.aliases
    assert "سعد نبهاني" in sayrafi.beside
    assert sayrafi.posts[0].organisation_said == "شرطة البصرة"
    assert sayrafi.organisations == (organisation_node("شرطة البصرة", None),)


def test_a_person_is_shown_by_the_fullest_name_that_two_reports_give() -> None:
    namings = [
        naming("حارث الصيرفي", "الصيرفي", report="r-1"),
        naming("حارث عبد الجليل الصيرفي", report="r-2"),
        naming("حارث عبد الجليل الصيرفي", report="r-3"),
        naming("حارث عبد الجليل الصيرفي تفقد", report="r-4"),
    ]
    person = describe("p-1", namings, (), load_latin_names().spellings)
    assert person.name == "حارث عبد الجليل الصيرفي"
    assert person.names[0] == "حارث عبد الجليل الصيرفي"
    assert person.reports == ("r-1", "r-2", "r-3", "r-4")
    assert person.latin[0].split()[1:3] == ["Abdul", "Jalil"]


def test_a_well_known_name_that_many_bear_is_one_node_a_country() -> None:
    namings = [naming("محمود عباس", report=f"r-{n}", country="PS", places=(f"g-{n}",)) for n in range(9)]
    assert {signature(n) for n in namings} == {"محمود عباس | PS"}
    assert people_of(namings[0], naming("محمود عباس", report="r-10", country="EG")) == 1
    assert {signature(naming("القذافي", report=r, country="LY")) for r in ("r-1", "r-2")} == {
        "قذافي | القذافي | LY"
    }


def test_blocks_stay_small_where_a_name_that_many_bear_is_named_for_years() -> None:
    days = [date(2010, 1, 1).toordinal() + 3 * n for n in range(400)]
    profiles = [
        profile_of(
            naming("أحمد محمد", report=f"r-{day}", country="IQ", places=("g-1",), beside=("نبهان صيرفي",),
                   day=date.fromordinal(day).isoformat())
        )
        for day in days
    ]  # fmt: skip
    under: dict[str, int] = {}
    for profile in profiles:
        for key in keys(profile):
            under[key] = under.get(key, 0) + 1
    assert max(under.values()) < 10


@pytest.mark.parametrize(
    ("written", "shown"),
    [("أبا جراح الفراتي", "أبو جراح الفراتي"), ("أبي الحارث", "أبو الحارث"), ("أبي بن كعب", "أبي بن كعب")],
)
def test_a_kunya_is_shown_in_the_nominative(written: str, shown: str) -> None:
    naming = Naming("r-1:0", "r-1", None, written, (), (), (), ())
    person = describe("p-1", [naming], (), {})
    assert (person.name, person.names) == (shown, (written,))
