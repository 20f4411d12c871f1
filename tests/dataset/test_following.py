"""What is new of what somebody follows, in both databases; and what is not told of private people."""

from __future__ import annotations

import pytest
from making import WHO, Makes, report_id
from week import ARREST, ARREST_RETOLD, BOMBING, CAPTURE, RALLY, report

from rasid.dataset import following, protecting
from rasid.dataset.asking import Asked
from rasid.dataset.study import Study, Verdict
from rasid.dataset.suggesting import suggestions
from rasid.errors import UsageError
from rasid.records.names import list_named
from rasid.values.follow import News
from rasid.values.report import Report

_SEARCH = "words=مظاهرة"
_ASKED = {_SEARCH: Asked(words="تظاهر")}
WITNESS = report(
    "قتل المواطن نادر سعيد الحموي في مدينة الباب يوم 9 مارس 2015.", "2015-03-10", source="صحيفة السهل"
)
WITNESS_AGAIN = report(
    "قتل نادر سعيد الحموي برصاص قناص في مدينة الباب يوم 9 مارس 2015، بحسب أقاربه.",
    "2015-03-11",
    source="وكالة الضفاف",
)


def _person(study: Study, words: str) -> str:
    with study.database.reading() as connection:
        return list_named(connection, "person", words=words, limit=1)[0].id


def _news(study: Study) -> dict[str, News]:
    return {one.follow.kind: one for one in following.news(study, _ASKED)[1]}


def _add(study: Study, *reports: Report) -> None:
    for one in reports:
        assert study.add(one).outcome == "added"


@pytest.fixture
def study(makes: Makes) -> Study:
    made = makes.empty()
    _add(made, ARREST, BOMBING)
    return made


def test_what_is_new_is_what_came_after(study: Study) -> None:
    al_bab, durri = "g-174018", _person(study, "سالم الدوري")
    for kind, target in (("place", al_bab), ("person", durri), ("organisation", "o-iraqi-security-forces")):
        try:
            following.follow(study, kind, target)
        except UsageError:
            assert kind == "organisation"
    following.follow(study, "search", _SEARCH, label=" مظاهرات  ", asked=_ASKED[_SEARCH])
    following.follow(study, "place", al_bab)  # twice is once
    assert not any(one.is_new for one in _news(study).values())
    assert following.how_many_new(study) == 0

    _add(study, ARREST_RETOLD, RALLY, CAPTURE)
    news = _news(study)
    assert (news["person"].added, news["person"].changed) == (1, 0)
    assert not news["person"].is_bare
    assert [cited.report_id for cited in news["person"].reports] == [report_id(ARREST_RETOLD)]
    assert {claim.type for claim in news["person"].claims} == {"arrest"}
    assert any("القيادي" in post.title for post in news["person"].posts)
    assert (news["search"].name, news["search"].added) == ("مظاهرات", 1)
    assert not news["place"].is_new
    assert following.how_many_new(study) == 1


def test_what_was_seen_is_no_longer_new(study: Study) -> None:
    following.follow(study, "place", "g-174018")
    _add(study, WITNESS)
    upto, (one,) = following.news(study, {})
    assert one.added == 1
    _add(study, WITNESS_AGAIN)  # comes while the page is open
    following.mark_seen(study, None, upto=upto)
    (later,) = following.news(study, {})[1]
    assert (later.added, [cited.report_id for cited in later.reports]) == (1, [report_id(WITNESS_AGAIN)])
    study.decide(_claim(study, BOMBING), Verdict("reject", why="اختبار"))
    (decided,) = following.news(study, {})[1]
    assert (decided.added, decided.changed) == (1, 1)
    following.unfollow(study, "place", "g-174018")
    assert following.news(study, {})[1] == ()


def _claim(study: Study, told: Report) -> str:
    with study.inside() as (contents, _):
        return next(
            held.sourced.claim.id for held in contents.claims() if held.sourced.report_id == report_id(told)
        )


def test_of_private_people_only_that_their_record_changed_is_told(study: Study) -> None:
    _add(study, WITNESS)
    following.follow(study, "person", _person(study, "نادر الحموي"))
    _add(study, WITNESS_AGAIN)
    (one,) = following.news(study, {})[1]
    assert one.is_bare
    assert one.added == 1
    assert (one.reports, one.claims, one.posts) == ((), (), ())


def test_nothing_stays_of_what_was_erased(study: Study) -> None:
    _add(study, WITNESS)
    following.follow(study, "person", _person(study, "نادر الحموي"))
    study.erase(report_id(WITNESS), why="اختبار")
    (one,) = following.news(study, {})[1]
    assert one.is_gone
    assert one.name == one.follow.label == ""
    assert following.how_many_new(study) == 0


def test_a_protected_person_is_neither_suggested_nor_followed_by_others(study: Study) -> None:
    _add(study, WITNESS)
    person = _person(study, "نادر الحموي")
    assert [one.id for one in suggestions(study, "نادر")] == [person]
    following.follow(study, "person", person)
    protecting.protect(study, person, why="اختبار")
    veiled = study.veiled()
    assert suggestions(veiled, "نادر") == suggestions(veiled, "Nader") == ()
    assert "نادر" not in str(following.news(veiled, {}))
    with pytest.raises(UsageError, match="protected"):
        following.follow(veiled, "person", person)


def test_following_is_ones_own(study: Study) -> None:
    following.follow(study, "place", "g-174018")
    other = study.signed("نور")
    assert following.news(other, {})[1] == ()
    assert [one.kind for one in following.followed(study.signed(WHO))] == ["place"]


@pytest.mark.parametrize(
    ("kind", "target", "says"),
    [
        ("person", "p-000000000000", "nothing of this id"),
        ("place", "g-1", "nothing of this id"),
        ("army", "o-1", "cannot be followed"),
        ("search", "words=", "nothing is asked"),
    ],
)
def test_what_cannot_be_followed(makes: Makes, kind: str, target: str, says: str) -> None:
    if makes.backend == "postgresql":
        pytest.skip("says the same in both databases")
    with pytest.raises(UsageError, match=says):
        following.follow(makes.empty(), kind, target)
