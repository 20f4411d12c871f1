"""Who held which office: starts, ends, open ends and contradictions, in whatever order they are told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rasid.resolve.office_titles import office_of, same_offices, title_words
from rasid.resolve.tenures import appointments_of, tenures_of
from rasid.values import Interval
from rasid.values.entity import Naming, OfficeEvent, Post, Tenure

COMMANDER = Post("القائد العسكري", "o-farouq", "كتائب الفاروق", None, "current")
SPOKESMAN = Post("المتحدث", "o-farouq", "كتائب الفاروق", None, "current")
MAYOR = Post("رئيس", "o-council", "المجلس المحلي", "دوما", "current")


def day(text: str) -> Interval:
    return Interval(date.fromisoformat(text), date.fromisoformat(text))


def naming(published: str | None, *posts: Post) -> Naming:
    """A report of that day that gives him these offices."""
    report = f"r-{published}-{'-'.join(f'{post.title}{post.status}' for post in posts)}"
    reported = None if published is None else date.fromisoformat(published)
    return Naming(f"{report}:3", report, reported, "صالح العويد", (), posts, (), ("SY",))


def event(kind: str, when: str | None, post: Post | None = None, *, published: str = "") -> OfficeEvent:
    """A claim; without a day it has none but that it was not after the published day."""
    days = None if when is None else day(when)
    reported = date.fromisoformat(published) if published else days.end if days else None
    window = Interval(date.min, reported, "not after the published day") if reported and not days else None
    name = f"{kind}-{when}-{published}-{post.title if post else ''}"
    return OfficeEvent(kind, "p-1", f"c-{name}", f"r-{name}", reported, days, window, post)


def told(tenures: tuple[Tenure, ...]) -> list[tuple[str, str | None, str | None, str]]:
    """First day, last day and how it ended (None: not told), status."""
    return [
        (
            tenure.start.days.start.isoformat() if tenure.start and tenure.start.days else "",
            tenure.end.days.end.isoformat() if tenure.end and tenure.end.days else None,
            tenure.end.by if tenure.end else None,
            tenure.status,
        )
        for tenure in tenures
    ]


def test_an_appointment_starts_and_the_end_stays_open() -> None:
    (tenure,) = tenures_of("p-1", [], [event("appointment", "2012-11-10", COMMANDER)])
    assert (tenure.title, tenure.organisation, tenure.end, tenure.status) == (
        "القائد العسكري", "o-farouq", None, "current",
    )  # fmt: skip
    assert tenure.start is not None and tenure.start.days == day("2012-11-10") and tenure.seen is None


def test_being_named_in_an_office_gives_no_day_of_its_start() -> None:
    (tenure,) = tenures_of("p-1", [naming("2013-01-05", COMMANDER), naming("2013-04-02", COMMANDER)], [])
    assert (tenure.start, tenure.end) == (None, None)
    assert tenure.seen == (date(2013, 1, 5), date(2013, 4, 2)) and len(tenure.reports) == 2


@pytest.mark.parametrize("kind", ["dismissal", "resignation", "defection", "flight", "arrest", "death"])
def test_what_ends_a_tenure_says_how_and_when(kind: str) -> None:
    events = [event("appointment", "2012-11-10", COMMANDER), event(kind, "2013-05-01", COMMANDER)]
    assert told(tenures_of("p-1", [], events)) == [("2012-11-10", "2013-05-01", kind, "former")]


def test_an_inflected_title_and_a_shorter_one_of_the_same_office_are_one() -> None:
    appointed = replace(COMMANDER, title="قائدا عسكريا")
    without = replace(COMMANDER, title="قائد عسكري", organisation=None, organisation_said=None)
    events = [event("appointment", "2012-11-10", appointed)]
    namings = [naming("2012-12-01", COMMANDER), naming("2013-01-01", without)]
    (tenure,) = tenures_of("p-1", namings, events)
    assert tenure.organisation == "o-farouq" and tenure.seen == (date(2012, 12, 1), date(2013, 1, 1))


def test_a_death_ends_every_office_and_a_dismissal_only_its_own() -> None:
    namings = [naming("2013-01-05", COMMANDER, SPOKESMAN, MAYOR)]
    by = {
        kind: {tenure.title: tenure.status for tenure in tenures_of("p-1", namings, [ended])}
        for kind, ended in (
            ("death", event("death", "2013-05-01")),
            ("dismissal", event("dismissal", "2013-05-01", SPOKESMAN)),
            ("defection", replace(event("defection", "2013-05-01"), organisation="o-farouq")),
            ("unclear", event("resignation", "2013-05-01")),
        )
    }
    assert set(by["death"].values()) == {"former"}
    assert by["dismissal"] == {"القائد العسكري": "current", "المتحدث": "former", "رئيس": "current"}
    assert by["defection"] == {"القائد العسكري": "former", "المتحدث": "former", "رئيس": "current"}
    assert set(by["unclear"].values()) == {"current"}


def test_a_resignation_from_the_only_office_needs_no_words_for_it() -> None:
    (tenure,) = tenures_of("p-1", [naming("2013-01-05", MAYOR)], [event("resignation", "2013-05-01")])
    assert tenure.end is not None and tenure.end.by == "resignation"


def test_a_former_holder_has_lost_the_office_on_no_day_that_is_told() -> None:
    former = replace(COMMANDER, status="former")
    (tenure,) = tenures_of("p-1", [naming("2013-01-05", COMMANDER), naming("2014-02-02", former)], [])
    assert tenure.status == "former" and tenure.end is not None
    assert (tenure.end.days, tenure.end.by, tenure.end.claims) == (None, "seen", ())
    assert tenure.seen == (date(2013, 1, 5), date(2013, 1, 5))


def test_an_end_told_without_a_day_has_none() -> None:
    ended = event("dismissal", None, COMMANDER, published="2013-06-01")
    assert told(tenures_of("p-1", [naming("2013-01-05", COMMANDER)], [ended])) == [
        ("", None, "dismissal", "former")
    ]


def test_a_change_told_twice_is_one() -> None:
    events = [
        event("appointment", "2012-11-10", COMMANDER),
        event("appointment", None, COMMANDER, published="2013-02-01"),
        event("dismissal", "2013-05-01", COMMANDER),
        event("dismissal", "2013-05-03", COMMANDER),
        event("dismissal", None, COMMANDER, published="2015-05-03"),
    ]
    (tenure,) = tenures_of("p-1", [], events)
    assert tenure.start is not None and len(tenure.start.claims) == 2
    assert tenure.end is not None and len(tenure.end.claims) == 3
    assert tenure.end.days == Interval(date(2013, 5, 1), date(2013, 5, 3), "days")
    assert tenure.status == "former"


def test_who_is_appointed_again_has_two_tenures() -> None:
    events = [
        event("appointment", "2012-11-10", COMMANDER),
        event("dismissal", "2013-05-01", COMMANDER),
        event("appointment", "2014-07-01", COMMANDER),
    ]
    assert told(tenures_of("p-1", [], events)) == [
        ("2012-11-10", "2013-05-01", "dismissal", "former"),
        ("2014-07-01", None, None, "current"),
    ]


@pytest.mark.parametrize(
    ("namings", "events"),
    [
        pytest.param(
            [naming("2013-12-01", COMMANDER), naming("2013-12-02", COMMANDER)],
            [event("dismissal", "2013-05-01", COMMANDER)],
            id="holder after the end",
        ),
        pytest.param(
            [naming("2012-01-01", COMMANDER)],
            [event("appointment", "2013-05-01", COMMANDER)],
            id="holder before",
        ),
        pytest.param(
            [],
            [event("dismissal", "2013-05-01", COMMANDER), event("resignation", "2014-05-01", COMMANDER)],
            id="two ends",
        ),
        pytest.param(
            [naming("2013-01-01", COMMANDER)],
            [event("death", "2013-05-01"), event("defection", "2014-05-01", MAYOR)],
            id="alive after his death",
        ),
        pytest.param(
            [naming("2013-01-01", COMMANDER)],
            [replace(event("death", "2013-05-01"), denied=True)],
            id="denied",
        ),
    ],
)
def test_contradictions_are_disputed(namings: list[Naming], events: list[OfficeEvent]) -> None:
    assert "disputed" in [tenure.status for tenure in tenures_of("p-1", namings, events)]


def test_as_many_reports_call_the_dead_by_their_office_as_tell_of_the_death() -> None:
    namings = [naming("2013-01-01", COMMANDER), naming("2015-01-01", COMMANDER)]
    assert told(tenures_of("p-1", namings, [event("death", "2013-05-01")])) == [
        ("", "2013-05-01", "death", "former")
    ]
    more = [*namings, naming("2015-02-01", COMMANDER)]
    assert told(tenures_of("p-1", more, [event("death", "2013-05-01")]))[0][3] == "disputed"
    again = [event("death", "2013-05-01"), event("death", "2013-05-02")]
    assert told(tenures_of("p-1", more, again))[0][3] == "former"


def test_a_successor_ends_the_tenure_between_the_last_day_known_and_his_own() -> None:
    other = replace(event("appointment", "2014-02-10", COMMANDER), person="p-2", sole=True)
    (tenure,) = tenures_of("p-1", [naming("2013-12-01", COMMANDER)], [], appointments_of([other]))
    assert tenure.end is not None and (tenure.end.by, tenure.end.claims) == ("succeeded", (other.claim,))
    assert tenure.end.days == Interval(date(2013, 12, 1), date(2014, 2, 10), "days")
    for kept in (replace(other, sole=False), replace(other, person="p-1"), replace(other, post=MAYOR)):
        assert all(
            tenure.end is None
            for tenure in tenures_of("p-1", [naming("2013-12-01", COMMANDER)], [], appointments_of([kept]))
        )


def test_an_end_that_is_told_counts_more_than_a_successor() -> None:
    other = replace(event("appointment", "2014-02-10", COMMANDER), person="p-2", sole=True)
    ended = event("dismissal", "2014-01-20", COMMANDER)
    assert told(tenures_of("p-1", [naming("2013-12-01", COMMANDER)], [ended], appointments_of([other]))) == [
        ("", "2014-01-20", "dismissal", "former")
    ]


def test_an_office_named_only_where_the_appointment_is_denied_is_not_held() -> None:
    refuted = event("refuted", "2014-02-10", COMMANDER)
    named = replace(naming("2014-02-10", COMMANDER), report_id=refuted.report_id)
    assert tenures_of("p-1", [named], [refuted]) == ()


@pytest.mark.parametrize(("title", "rule"), [("العقيد", "rank"), ("المرشح الجمهوري", "title")])
def test_a_rank_and_an_office_that_he_stands_for_are_not_held(title: str, rule: str) -> None:
    assert (
        tenures_of("p-1", [naming("2013-01-01", Post(title, None, None, None, "current", 3, rule))], []) == ()
    )


def test_events_of_others_are_passed_over() -> None:
    assert tenures_of("p-2", [], [event("appointment", "2012-11-10", COMMANDER)]) == ()


def test_titles_are_compared_without_article_and_ending() -> None:
    assert title_words("الوالي الجديد") == title_words("واليا") and title_words("الجديد") == ("جديد",)
    assert title_words("القائد العسكري") == title_words("قائدا عسكريا") == title_words("قائدٌ عسكريٌّ")


def test_a_title_told_in_short_is_the_longer_one_of_the_same_person() -> None:
    namings = [naming("2013-01-05", replace(COMMANDER, title="قائد")), naming("2013-02-05", COMMANDER)]
    (tenure,) = tenures_of("p-1", namings, [])
    assert tenure.seen == (date(2013, 1, 5), date(2013, 2, 5))
    other = replace(
        event("appointment", "2014-02-10", replace(COMMANDER, title="قائد")), person="p-2", sole=True
    )
    (kept,) = tenures_of("p-1", namings, [], appointments_of([other]))
    assert kept.end is None  # another's "commander" need not be the military one


def test_an_office_told_in_short_is_the_fuller_one_only_where_that_is_clear() -> None:
    short, here, there = (
        Post("أمير", organisation, None, place, "current")
        for organisation, place in ((None, None), ("o-1", "إدلب"), ("o-1", "درعا"))
    )
    assert same_offices([short, here])[office_of(short)] == office_of(here)
    assert same_offices([short, here, there])[office_of(short)] == office_of(short)


def test_an_organisation_told_in_short_is_the_one_whose_name_has_more_words() -> None:
    short, full, other = (
        Post("رئيس", id, said, None, "current")
        for id, said in (("o-1", "المجلس المحلي"), ("o-2", "مجلس زوارة المحلي"), ("o-3", "المجلس العسكري"))
    )
    same = same_offices([short, full, other])
    assert same[office_of(short)] == office_of(full)
    assert same[office_of(other)] == office_of(other)


POSTS = st.sampled_from(
    [
        COMMANDER,
        SPOKESMAN,
        MAYOR,
        replace(COMMANDER, organisation=None, organisation_said=None, status="former"),
    ]
)
DAYS = st.one_of(st.none(), st.dates(date(2013, 1, 1), date(2013, 6, 1)).map(date.isoformat))
NAMINGS = st.lists(st.builds(naming, DAYS, POSTS), max_size=5)
EVENTS = st.lists(
    st.builds(
        event,
        st.sampled_from(
            ["appointment", "dismissal", "resignation", "defection", "arrest", "death", "succeeded"]
        ),
        DAYS,
        st.one_of(st.none(), POSTS),
        published=st.sampled_from(["2013-06-02", "2013-09-09"]),
    ),
    max_size=6,
)


@given(NAMINGS, EVENTS, st.randoms(use_true_random=False))
def test_the_order_of_what_is_told_makes_no_difference(
    namings: list[Naming], events: list[OfficeEvent], shuffled: object
) -> None:
    others = [replace(each, person="p-2", sole=True) for each in events]
    first = tenures_of("p-1", namings, events, appointments_of(others))
    shuffled.shuffle(namings)  # type: ignore[attr-defined]
    shuffled.shuffle(events)  # type: ignore[attr-defined]
    assert tenures_of("p-1", namings, events, appointments_of(reversed(others))) == first


@given(NAMINGS, EVENTS)
def test_every_day_and_claim_is_one_that_was_told(namings: list[Naming], events: list[OfficeEvent]) -> None:
    days = {each.days.start for each in events if each.days} | {naming.published for naming in namings}
    claims = {each.claim for each in events}
    for tenure in tenures_of("p-1", namings, events):
        assert tenure.reports
        assert (tenure.end is None) == (tenure.status == "current") or tenure.status == "disputed"
        for bound in (tenure.start, tenure.end):
            if bound is not None:
                assert set(bound.claims) <= claims and set(bound.reports) <= set(tenure.reports)
                assert bound.days is None or {bound.days.start, bound.days.end} <= days
