"""Comparing claims: the same both ways, only under a common key, and what speaks for and against."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from claims_by_hand import BAGHDAD, BAQUBA, DIYALA, HOMS, IRAQ, MARKET, claim, day, figure, told
from hypothesis import given, settings
from hypothesis import strategies as st

from rasid.resolve.claim_keys import keys_of, seeks_of
from rasid.resolve.claim_lexicon import load_claim_lexicon
from rasid.resolve.claim_profiles import ClaimProfile, profile_of
from rasid.resolve.comparing_claims import THRESHOLD, compare, conflict, days_apart
from rasid.resolve.comparing_places import NEAR, kilometres
from rasid.values.claim import Claim, Phrase, Place
from rasid.values.incident import SourcedClaim
from rasid.values.interval import Interval


def _profile(sourced: SourcedClaim) -> ClaimProfile:
    return profile_of(sourced, load_claim_lexicon())


def _score(a: SourcedClaim, b: SourcedClaim) -> float | None:
    found = compare(_profile(a), _profile(b))
    return found[0] if found is not None else None


days = st.builds(
    lambda start, length, loose: Interval(
        date(2015, 3, 1) + timedelta(start), date(2015, 3, 1) + timedelta(start + length), "day", loose
    ),
    st.integers(0, 6), st.sampled_from([0, 0, 0, 2, 12, 40]), st.booleans(),
)  # fmt: skip
figures = st.lists(
    st.builds(
        figure, st.sampled_from(["killed", "injured", "detained"]), st.integers(0, 5),
        st.sampled_from([None, 5, 9]),
    ),
    max_size=2,
    unique_by=lambda f: f.what,
)  # fmt: skip
near = st.builds(
    lambda north, east: Place(
        "قرية", 1, "Village", None, 33.7 + north / 20, 44.6 + east / 20, "Diyala", "IQ", "point"
    ),
    st.integers(0, 12), st.integers(0, 12),
)  # fmt: skip
places = st.lists(st.one_of(st.sampled_from([BAQUBA, DIYALA, BAGHDAD, IRAQ, HOMS, MARKET]), near), max_size=2)
claims = st.builds(
    claim, st.sampled_from(["bombing", "killing", "attack", "airstrike", "talks", "arrest"]),
    days=st.one_of(st.none(), days), places=places, figures=figures,
    targets=st.lists(st.sampled_from(["جنود", "مدنيون", "الوزير الأول", "تجار السوق"]), max_size=2),
    factuality=st.sampled_from(["asserted", "asserted", "negated", "generic", "planned"]),
    aggregate=st.sampled_from([False, False, True]),
)  # fmt: skip
tellings = st.builds(
    told, claims, st.sampled_from(["r-a", "r-b", "r-c"]), published=st.integers(1, 20),
    actor=st.sampled_from([None, "o-islamic-state", "o-islamic-state-in-libya", "o-1a2b"]),
)  # fmt: skip


@settings(deadline=None)
@given(tellings, tellings)
def test_comparing_is_the_same_both_ways_and_only_under_a_common_key(
    one: SourcedClaim, other: SourcedClaim
) -> None:
    a, b = _profile(one), _profile(other)
    assert compare(a, b) == compare(b, a)
    assert (conflict(a, b) is None) == (conflict(b, a) is None)
    found = compare(a, b)
    if found is not None:
        assert set(seeks_of(a)) & set(keys_of(b)) and set(keys_of(a)) & set(seeks_of(b))
        assert conflict(a, b) is None
        assert THRESHOLD <= found[0] <= 1
        assert round(sum(reason.weight for reason in found[1]), 4) == found[0]


@settings(deadline=None)
@given(near, near)
def test_points_that_are_near_share_a_key(one: Place, other: Place) -> None:
    a, b = (_profile(told(claim(places=[place]), report)) for place, report in ((one, "r-a"), (other, "r-b")))
    if kilometres(one, other) <= NEAR:
        assert [key for key in keys_of(a) if " cell " in key and key in keys_of(b)]


@pytest.mark.parametrize(
    "made",
    [
        pytest.param(claim("talks", family="diplomacy", days=None), id="talks without a day"),
        pytest.param(claim(days=None, factuality="planned"), id="a plan without a day"),
        pytest.param(claim(aggregate=True), id="a sum"),
        pytest.param(claim(factuality="generic"), id="generic"),
        pytest.param(claim(days=Interval(date(2015, 1, 1), date(2015, 12, 31), "year")), id="a year"),
    ],
)
def test_what_joins_nothing_by_itself_has_no_keys(made: Claim) -> None:
    assert keys_of(_profile(told(made, "r-a"))) == ()


def test_a_long_interval_has_a_bounded_number_of_keys() -> None:
    month = Interval(date(2015, 3, 1), date(2015, 3, 31), "month")
    assert len(keys_of(_profile(told(claim(days=month), "r-a")))) <= 33 * 6


def test_what_has_no_day_has_a_bounded_number_of_keys() -> None:
    assert len(keys_of(_profile(told(claim(days=None), "r-a")))) <= 6 * 6


def test_what_has_no_day_meets_the_news_of_the_month_before_its_report() -> None:
    seventeen, mortars = [figure("killed", 17, 17)], [figure("killed", 3, 3)]
    told_day = told(claim(days=day(14), figures=seventeen), "r-a", published=15)
    assert _score(told_day, told(claim(days=None, figures=seventeen), "r-b", published=16)) is not None
    assert _score(told_day, told(claim(days=None, figures=seventeen), "r-b", published=28)) is not None
    assert _score(told_day, told(claim(days=None), "r-b", published=16)) is None
    assert _score(told_day, told(claim(days=None, figures=mortars), "r-b", published=28)) is None
    assert _score(told_day, told(claim(days=None, figures=seventeen), "r-b", published=12)) is None


def test_neither_of_two_without_a_day_is_older_than_a_week_for_the_other() -> None:
    first = told(claim(days=None, figures=[figure("killed", 4, 4)]), "r-a", published=5)
    assert (
        _score(first, told(claim(days=None, figures=[figure("killed", 4, 4)]), "r-b", published=7))
        is not None
    )
    assert (
        _score(first, told(claim(days=None, figures=[figure("killed", 4, 4)]), "r-c", published=25)) is None
    )


def test_what_one_report_tells_again_without_its_day_is_no_link_and_no_conflict() -> None:
    dated, again = claim(figures=[figure("killed", 4, 4)]), claim(days=None, at=90)
    one, other = _profile(told(dated, "r-a")), _profile(told(again, "r-a"))
    assert conflict(one, other) is None
    assert compare(one, other) is None


def test_a_week_meets_a_day_in_it() -> None:
    week = told(claim(days=day(9, last=15, precision="week"), figures=[figure("killed", 17, 17)]), "r-a")
    assert _score(week, told(claim(figures=[figure("killed", 17, 17)]), "r-b")) is not None


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        pytest.param(claim(days=day(10)), claim(days=day(14)), "days", id="days"),
        pytest.param(claim(places=[BAQUBA]), claim(places=[HOMS]), "IQ", id="countries"),
        pytest.param(claim(places=[BAQUBA]), claim(places=[Place("الموصل", 1, "Mosul", 99072, 36.335, 43.119,
                     "Nineveh", "IQ", "point")]), "km", id="points"),
        pytest.param(claim("bombing"), claim("airstrike"), "told of one", id="types"),
    ],
)  # fmt: skip
def test_what_forbids_a_join(one: Claim, other: Claim, why: str) -> None:
    found = conflict(_profile(told(one, "r-a")), _profile(told(other, "r-b")))
    assert found is not None and why in found


def test_a_town_that_was_taken_for_another_of_its_name_forbids_nothing() -> None:
    syrian = Place("أريحا", 1, "Ariha", 172994, 35.815, 36.61, "Idlib", "SY", "point")
    other = Place("أريحا", 1, "Jericho", 284315, 31.857, 35.46, "West Bank", "PS", "point")
    assert _score(told(claim(places=[syrian]), "r-a"), told(claim(places=[other]), "r-b")) is not None


def test_two_attacks_in_one_report_stay_apart_and_a_death_joins_its_act() -> None:
    first, second = claim(figures=[figure("killed", 9, 9)]), claim(figures=[figure("killed", 4, 4)], at=90)
    assert conflict(_profile(told(first, "r-a")), _profile(told(second, "r-a"))) is not None
    death, act = claim("killing", figures=[figure("killed", 1, 1)]), claim(at=90)
    assert _score(told(death, "r-a"), told(act, "r-a")) is not None


def test_an_organisation_and_its_branch_speak_for_one_happening() -> None:
    one = told(claim(), "r-a", actor="o-islamic-state")
    branch = told(claim(), "r-b", actor="o-islamic-state-in-libya")
    other = told(claim(), "r-c", actor="o-iraqi-army-security-forces")
    close, far = _score(one, branch), _score(one, other)
    assert close is not None and far is not None and close > far


def test_days_apart_counts_the_days_between() -> None:
    one, other = (_profile(told(claim(days=day(n)), f"r-{n}")) for n in (10, 14))
    assert days_apart(one, other) == 4
    assert days_apart(one, one) == 0


def _near(sourced: SourcedClaim, *places: Place) -> SourcedClaim:
    return replace(sourced, near=places)


def test_a_claim_at_a_site_meets_one_in_the_town_that_its_report_names() -> None:
    market = told(claim(places=[MARKET]), "r-a")
    town = told(claim(), "r-b")
    assert _score(market, town) is None
    found = compare(_profile(_near(market, BAQUBA)), _profile(town))
    assert found is not None
    assert "place-of-report" in {reason.rule for reason in found[1]}
    assert set(keys_of(_profile(_near(market, BAQUBA)))) & set(keys_of(_profile(town)))


def test_a_town_that_both_reports_name_counts_where_neither_claim_says_where() -> None:
    market, road = told(claim(places=[MARKET]), "r-a"), told(claim(places=[]), "r-b")
    assert _score(market, road) is None
    found = compare(_profile(_near(market, BAQUBA)), _profile(_near(road, BAQUBA)))
    assert found is not None
    assert "place-of-reports" in {reason.rule for reason in found[1]}


def test_the_same_words_in_two_reports_of_a_week_are_one_claim_even_without_a_day() -> None:
    first, second = (replace(told(claim(days=None), id), wording="ab12") for id in ("r-a", "r-b"))
    found = compare(_profile(first), _profile(second))
    assert found is not None
    assert [reason.rule for reason in found[1]] == ["words"]
    assert set(keys_of(_profile(first))) & set(keys_of(_profile(second)))
    later = replace(second, published=date(2015, 5, 15))
    assert compare(_profile(first), _profile(later)) is None
    assert compare(_profile(replace(first, wording="")), _profile(replace(second, wording=""))) is None


def test_of_the_injured_some_may_have_died() -> None:
    first = told(claim(figures=[figure("killed", 5, 5), figure("injured", 12, 12)]), "r-a")
    revised = told(claim(figures=[figure("killed", 8, 8), figure("injured", 3, 3)]), "r-b", published=16)
    found = compare(_profile(first), _profile(revised))
    assert found is not None
    assert "injured" not in {reason.rule for reason in found[1]}


def test_provinces_and_countries_that_a_report_names_are_no_marks() -> None:
    assert _profile(_near(told(claim(places=[]), "r-a"), DIYALA, IRAQ)).near == ()


def test_a_place_in_a_country_that_the_report_does_not_speak_of_is_no_conflict() -> None:
    baqubah = told(claim(), "r-a")
    misread = told(claim(places=[HOMS]), "r-b")
    assert conflict(_profile(baqubah), _profile(misread)) is not None
    homs = replace(HOMS, latitude=None, longitude=None)
    assert conflict(_profile(baqubah), _profile(_near(told(claim(places=[homs]), "r-b"), BAQUBA))) is None


def test_what_one_report_tells_again_as_known_is_no_conflict() -> None:
    first = claim("clash", figures=[figure("killed", 7, 7)])
    known = replace(claim("attack", at=90), trigger=Phrase("الهجوم", 90))
    another = replace(claim("attack", at=90), trigger=Phrase("هجوم", 90))
    one = _profile(told(first, "r-a"))
    assert conflict(one, _profile(told(known, "r-a"))) is None
    assert compare(one, _profile(told(known, "r-a"))) is None
    assert conflict(one, _profile(told(another, "r-a"))) is not None
    later = replace(known, date=day(12))
    assert conflict(one, _profile(told(later, "r-a"))) is not None
