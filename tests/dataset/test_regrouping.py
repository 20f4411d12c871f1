"""Merging, splitting and moving: seen before it is done, done wholly, and taken back without a trace."""

from __future__ import annotations

import pytest
from making import Makes, claim_id, report_id
from states import state_of
from week import ARREST, ARREST_RETOLD, BOMBING, BOMBING_BY_ANOTHER, CAPTURE, NAMESAKE, RALLY

from rasid.dataset.previewing import preview
from rasid.dataset.regrouping import ChangedMeanwhileError, mark_of, regroup, take_back
from rasid.dataset.study import Study
from rasid.errors import UsageError
from rasid.values import Report
from rasid.values.incident import Incident
from rasid.values.regrouping import Regrouping


def _incident(study: Study, report: Report) -> Incident:
    with study.inside() as (_, dossiers):
        return dossiers.incident(claim_id(study, report)).incident


def _person(study: Study, report: Report) -> str:
    with study.inside() as (contents, _):
        return next(p.id for p in contents.people() if report_id(report) in p.reports and "دوري" in p.name)


def _mark(study: Study, id: str) -> str:
    with study.database.reading() as connection:
        return mark_of(connection, id)


def test_a_preview_says_what_a_split_does_and_changes_nothing(week: Study) -> None:
    bombing = _incident(week, BOMBING)
    off = claim_id(week, BOMBING_BY_ANOTHER)
    asked = Regrouping("split", bombing.id, members=(off,), why="another market")
    before = state_of(week)
    shown = preview(week, asked)
    assert state_of(week) == before
    regroup(week, asked)
    now, new = _incident(week, BOMBING), _incident(week, BOMBING_BY_ANOTHER)
    assert now.id != new.id
    assert off not in now.claims
    assert sorted(shown.incidents, key=str) == sorted([(bombing, now), (None, new)], key=str)


def test_a_split_is_taken_back_without_a_trace(week: Study) -> None:
    before = _incident(week, BOMBING)
    off = claim_id(week, BOMBING_BY_ANOTHER)
    done = regroup(week, Regrouping("split", before.id, members=(off,)))
    assert sorted(take_back(week, done.judgements[:1], why="it was one after all")) == sorted(done.judgements)
    assert take_back(week, done.judgements) == ()
    assert _incident(week, BOMBING_BY_ANOTHER) == before
    assert week.check().faults == ()


def test_a_merge_holds_all_claims_though_the_program_would_not(week: Study) -> None:
    bombing, capture = _incident(week, BOMBING), _incident(week, CAPTURE)
    done = regroup(week, Regrouping("merge", bombing.id, capture.id, why="told as one"))
    assert set(_incident(week, CAPTURE).claims) == {*bombing.claims, *capture.claims}
    assert done.now == bombing.id
    take_back(week, done.judgements[-1:])
    assert _incident(week, CAPTURE) == capture


def test_a_claim_moves_alone(week: Study) -> None:
    bombing, rally = _incident(week, BOMBING), _incident(week, RALLY)
    claim = claim_id(week, BOMBING_BY_ANOTHER)
    regroup(week, Regrouping("move", rally.id, claim))
    assert set(_incident(week, RALLY).claims) == {*rally.claims, claim}
    assert set(_incident(week, BOMBING).claims) == {*bombing.claims} - {claim}


def test_people_are_merged_and_split_with_what_follows(week: Study) -> None:
    arrested, namesake = _person(week, ARREST), _person(week, NAMESAKE)
    asked = Regrouping("merge", arrested, namesake, why="one man")
    shown = preview(week, asked)
    assert [(a is None, b is None) for a, b in shown.people].count((False, True)) == 1
    kept = next(b for _, b in shown.people if b is not None)
    assert kept.namings == 3
    assert any("محافظ" in tenure.title for tenure in kept.tenures)
    done = regroup(week, asked)
    assert _person(week, NAMESAKE) == done.now == kept.id
    with week.inside() as (contents, _):
        naming = next(n for n in contents.person(done.now).namings if n.startswith(report_id(NAMESAKE)))
    regroup(week, Regrouping("split", done.now, members=(naming,)))
    assert _person(week, NAMESAKE) != _person(week, ARREST) == _person(week, ARREST_RETOLD)
    assert week.check().faults == ()


def test_what_changed_meanwhile_is_not_overwritten(week: Study) -> None:
    bombing, capture = _incident(week, BOMBING), _incident(week, CAPTURE)
    seen = [(one.id, _mark(week, one.id)) for one in (bombing, capture)]
    regroup(
        week, Regrouping("split", bombing.id, members=(claim_id(week, BOMBING_BY_ANOTHER),)), seen=seen[:1]
    )
    with pytest.raises(ChangedMeanwhileError) as told:
        regroup(week, Regrouping("merge", bombing.id, capture.id), seen=seen)
    assert told.value.id == bombing.id
    assert set(_incident(week, CAPTURE).claims) == set(capture.claims)


@pytest.mark.parametrize(
    ("action", "other", "says"),
    [
        ("merge", "bombing", "are one already"),
        ("merge", "person", "different sorts"),
        ("move", "person", "cannot be moved"),
        ("move", "bombing", "belongs to .* already"),
        ("split", "all", "leave something"),
        ("split", "capture", "does not belong"),
        ("elsewhere", "bombing", "is merge, split, move or apart"),
    ],
)
def test_what_cannot_be_done_is_refused(makes: Makes, action: str, other: str, says: str) -> None:
    if makes.backend == "postgresql":
        pytest.skip("the refusals do not ask the database")
    study = makes.filled()
    bombing = _incident(study, BOMBING)
    others = {"bombing": bombing.id, "person": _person(study, ARREST)}
    members = {"all": bombing.claims, "capture": (claim_id(study, CAPTURE),)}
    asked = Regrouping(action, bombing.id, others.get(other, ""), members.get(other, ()))
    with pytest.raises(UsageError, match=says):
        preview(study, asked)


def test_tenures_of_one_are_those_that_the_whole_study_gives(week: Study) -> None:
    with week.inside() as (contents, dossiers):
        every = list(contents.tenures())
        one_by_one = [tenure for person in contents.people() for tenure in contents.tenures_of(person.id)]
        assert every == one_by_one
        ids = [one.id for one in (*contents.people(), *contents.organisations())]
        called = [one.name for one in (*contents.people(), *contents.organisations())]
        assert contents.called(ids) == dict(sorted(zip(ids, called, strict=True)))
        held = [tenure for tenure in every if tenure.organisation is not None]
        for id in {tenure.organisation for tenure in held}:
            mine = sorted((t for t in held if t.organisation == id), key=str)
            assert sorted(dossiers.organisation(str(id)).tenures, key=str) == mine
