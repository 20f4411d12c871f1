"""Adding: what comes twice changes nothing, near-copies are no sources, incidents reopen."""

from __future__ import annotations

from datetime import date

import pytest
from making import Makes, claim_id, report_id
from sqlalchemy import select
from states import differing, faults_of, state_of
from week import (
    BOMBING,
    BOMBING_BY_ANOTHER,
    BOMBING_LATER_TOLL,
    BOMBING_REPRINTED,
    RALLY,
    RALLY_DENIED,
    report,
)

from rasid.dataset.study import Study, Verdict
from rasid.records import reports
from rasid.records.history import all_changes
from rasid.records.tables import codings
from rasid.values.incident import Incident


def _incident(study: Study, type: str) -> Incident:
    (found,) = [incident for incident in state_of(study)["incidents"] if incident.type == type]
    assert isinstance(found, Incident)
    return found


def test_adding_again_changes_nothing_and_says_so(week: Study) -> None:
    before = state_of(week)
    with week.database.reading() as connection:
        noted = list(all_changes(connection))
    for again in (BOMBING, RALLY):
        added = week.add(again)
        assert (added.report_id, added.outcome, added.claims) == (report_id(again), "known", 0)
    assert differing(before, state_of(week)) == {}
    with week.database.reading() as connection:
        assert list(all_changes(connection)) == noted
        assert len(connection.execute(select(codings.c.number)).all()) == len(before["reports"])


def test_the_original_and_how_it_came_are_kept(study: Study) -> None:
    said = report("اتصل شاهد من حي الميدان وقال إن قذيفتين سقطتا على الحي فجر اليوم.", "2015-03-02")
    study.add(said, kind="typed", retrieved=date(2015, 3, 3))
    with study.database.reading() as connection:
        stored = reports.stored_report(connection, report_id(said))
        assert reports.get_report(connection, report_id(said)) == said
    assert stored is not None
    assert (stored.kind, stored.retrieved, stored.added_by) == ("typed", date(2015, 3, 3), "هدى")
    assert stored.sha256 == said.sha256
    assert faults_of(study) == []


@pytest.mark.parametrize("text", ["", " ", "لا خبر هنا", "\u200f", "x" * 50_000])
def test_a_report_that_tells_nothing_is_kept_all_the_same(study: Study, text: str) -> None:
    said = report(text)
    assert study.add(said).claims == 0
    assert study.add(said).outcome == "known"
    assert faults_of(study) == []


def test_an_incident_reopens_when_a_later_report_arrives(makes: Makes) -> None:
    study = makes.filled((BOMBING_LATER_TOLL,))
    alone = _incident(study, "bombing")
    assert (alone.sources, alone.standing) == (1, "reported")
    makes.add(study, BOMBING_BY_ANOTHER)
    two = _incident(study, "bombing")
    assert two.sources == 2
    assert [(f.low, f.high) for f in two.figures if f.what == "killed"] == [(7, 9)]
    assert "killed" in {contradiction.field for contradiction in two.contradictions}
    assert two.id == "i-" + claim_id(study, BOMBING_BY_ANOTHER)[2:]  # published first


def test_a_denial_that_arrives_makes_an_incident_disputed(makes: Makes) -> None:
    study = makes.filled((RALLY,))
    assert _incident(study, "protest").standing == "reported"
    makes.add(study, RALLY_DENIED)
    assert _incident(study, "protest").standing == "disputed"
    study.erase(report_id(RALLY), why="نشرت خطأ")
    assert _incident(study, "protest").standing == "denied"
    assert faults_of(study) == []


def test_a_near_copy_is_no_source(makes: Makes) -> None:
    study = makes.filled((BOMBING,))
    added = makes.add(study, BOMBING_REPRINTED)
    assert added.copy_of == report_id(BOMBING)
    assert _incident(study, "bombing").sources == 1
    makes.add(study, BOMBING_BY_ANOTHER)
    assert _incident(study, "bombing").sources == 2


def test_what_is_a_copy_of_an_earlier_report_becomes_one_when_that_arrives(study: Study) -> None:
    words = BOMBING.text
    late, early = report(words, "2015-03-05", source="أ"), report("عاجل. " + words, "2015-03-04", source="ب")
    assert study.add(late).copy_of is None
    assert study.add(early).copy_of is None
    held = {kept.id: kept.copy_of for kept in state_of(study)["reports"]}
    assert held == {report_id(late): report_id(early), report_id(early): None}
    study.erase(report_id(early), why="طلب الناشر")
    assert [kept.copy_of for kept in state_of(study)["reports"]] == [None]
    assert faults_of(study) == []


def test_a_rejected_claim_joins_nothing_that_arrives(makes: Makes) -> None:
    study = makes.filled((BOMBING,))
    study.decide(claim_id(study, BOMBING), Verdict("reject"))
    assert state_of(study)["incidents"] == []
    makes.add(study, BOMBING_BY_ANOTHER)
    assert _incident(study, "bombing").claims == (claim_id(study, BOMBING_BY_ANOTHER),)
    assert faults_of(study) == []
