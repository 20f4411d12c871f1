"""Merging and splitting by hand: incidents, people, organisations and copies; public ids lead on."""

from __future__ import annotations

import pytest
from making import Makes, claim_id, naming_id, report_id
from states import faults_of, state_of
from week import (
    ARREST,
    ARREST_RETOLD,
    BOMBING,
    BOMBING_BY_ANOTHER,
    BOMBING_LATER_TOLL,
    BOMBING_REPRINTED,
    CAPTURE,
    NAMESAKE,
    RALLY,
    RALLY_DENIED,
    WEEK,
)

from rasid.dataset.study import Study
from rasid.errors import UsageError
from rasid.records import public_ids
from rasid.values import Report


def _incident(study: Study, report: Report, number: int = 0) -> str:
    told = [held for held in state_of(study)["claims"] if held.sourced.report_id == report_id(report)]
    return str(told[number].incident)


def _person(study: Study, report: Report) -> str:
    state = state_of(study)
    node = next(node for _, of, node, *_ in state["namings"] if of == report_id(report))
    return str(state["nodes"]["person", node][1])


def _sources(study: Study, report: Report) -> int:
    id = _incident(study, report)
    return next(incident.sources for incident in state_of(study)["incidents"] if incident.id == id)


def _lead(study: Study, id: str) -> str | None:
    with study.database.reading() as connection:
        return public_ids.lead(connection, id)


def test_a_claim_split_off_is_an_incident_of_its_own_whatever_comes_later(makes: Makes) -> None:
    study = makes.filled((BOMBING, BOMBING_LATER_TOLL))
    whole = _incident(study, BOMBING)
    assert _incident(study, BOMBING_LATER_TOLL) == whole
    study.judge(whole, claim_id(study, BOMBING_LATER_TOLL), same=False)
    makes.add(study, BOMBING_BY_ANOTHER)
    makes.add(study, BOMBING_REPRINTED)
    assert _incident(study, BOMBING) == whole
    assert _incident(study, BOMBING_LATER_TOLL) != whole
    assert faults_of(study) == []


def test_merged_incidents_lead_to_one_and_split_again_to_each(week: Study) -> None:
    capture, rally = _incident(week, CAPTURE), _incident(week, RALLY)
    merged = week.judge(capture, rally, same=True)
    assert _incident(week, RALLY) == _incident(week, CAPTURE) == capture
    assert _lead(week, rally) == capture
    apart = week.judge(rally, capture, same=False)  # by the old id: it still names the rally
    assert _incident(week, RALLY) == _lead(week, rally) == rally
    assert _lead(week, capture) == capture
    week.take_back(apart.id)
    assert _lead(week, rally) == capture
    week.take_back(merged.id)
    assert _lead(week, rally) == rally
    assert faults_of(week) == []


def test_ids_lead_on_when_the_first_telling_is_erased(week: Study) -> None:
    whole = _incident(week, BOMBING)
    first = next(i for i in state_of(week)["incidents"] if i.id == whole).claims[0]
    assert whole == "i-" + first[2:]
    teller = next(r for r in WEEK if first in (claim_id(week, r, n) for n in range(_claims(week, r))))
    week.erase(report_id(teller), why="سحبتها الجريدة")
    left = {_incident(week, r) for r in (BOMBING, BOMBING_BY_ANOTHER, BOMBING_REPRINTED) if r != teller}
    assert len(left) == 1
    assert left != {whole}
    assert _lead(week, whole) in left
    assert faults_of(week) == []


def _claims(study: Study, report: Report) -> int:
    return sum(held.sourced.report_id == report_id(report) for held in state_of(study)["claims"])


def test_people_are_merged_and_split_by_their_public_ids(week: Study) -> None:
    one, other = _person(week, ARREST), _person(week, NAMESAKE)
    assert one != other
    merged = week.judge(one, other, same=True, why="الرجل نفسه")
    assert _person(week, NAMESAKE) == _person(week, ARREST) == one
    assert _lead(week, other) == one
    arrested = [incident for incident in state_of(week)["incidents"] if incident.type == "appointment"]
    appointed = [side for incident in arrested for side in incident.sides if side.role == "target"]
    assert {side.person for side in appointed} == {one}
    week.take_back(merged.id)
    assert _lead(week, other) == other == _person(week, NAMESAKE)
    assert faults_of(week) == []


def test_one_naming_is_set_apart_and_stays_apart_when_reports_arrive(makes: Makes) -> None:
    study = makes.filled((ARREST, ARREST_RETOLD))
    whole = _person(study, ARREST)
    assert _person(study, ARREST_RETOLD) == whole
    study.judge(naming_id(study, ARREST), naming_id(study, ARREST_RETOLD), same=False)
    for report in WEEK:
        makes.add(study, report)
    assert _person(study, ARREST) != _person(study, ARREST_RETOLD)
    assert _lead(study, whole) == _person(study, ARREST)
    assert faults_of(study) == []


def test_organisations_are_merged_and_split(week: Study) -> None:
    state = state_of(week)
    ids = sorted(id for kind, id in state["nodes"] if kind == "organisation")
    first, second = ids[0], ids[1]
    made = week.judge(first, second, same=True)
    assert _lead(week, first) == _lead(week, second)
    assert faults_of(week) == []
    week.take_back(made.id)
    assert (_lead(week, first), _lead(week, second)) == (first, second)
    assert faults_of(week) == []


def test_a_person_says_what_is_a_copy(week: Study) -> None:
    assert _sources(week, BOMBING) == 2
    reprint = week.judge(report_id(BOMBING_REPRINTED), report_id(BOMBING), same=False)
    assert _sources(week, BOMBING) == 3
    retold = week.judge(report_id(BOMBING_BY_ANOTHER), report_id(BOMBING), same=True)
    assert _sources(week, BOMBING) == 2
    week.take_back(reprint.id)
    assert _sources(week, BOMBING) == 1
    week.take_back(retold.id)
    assert _sources(week, BOMBING) == 2
    assert faults_of(week) == []


def test_of_contrary_judgements_the_later_holds(week: Study) -> None:
    one, other = claim_id(week, RALLY), claim_id(week, RALLY_DENIED)
    together = _incident(week, RALLY)
    week.judge(one, other, same=False)
    assert _incident(week, RALLY) != _incident(week, RALLY_DENIED)
    again = week.judge(other, one, same=True)
    assert _incident(week, RALLY) == _incident(week, RALLY_DENIED) == together
    week.take_back(again.id)
    assert _incident(week, RALLY) != _incident(week, RALLY_DENIED)
    assert faults_of(week) == []


def test_what_cannot_be_judged_is_refused(week: Study) -> None:
    capture, person = _incident(week, CAPTURE), _person(week, ARREST)
    for a, b, message in (
        (capture, person, "different sorts"),
        (capture, capture, "one and the same"),
        (capture, "c-" + capture[2:], "one and the same"),
        (capture, "i-000000000000", "nothing of this id"),
        ("r-000000000000", report_id(RALLY), "nothing of this id"),
        ("r-000000000000:5", naming_id(week, ARREST), "names a person there"),
        ("x", "y", "nothing of this id"),
        ("", "", "nothing of this id"),
        ("g-1", "g-2", "is a place"),
    ):
        with pytest.raises(UsageError, match=message):
            week.judge(a, b, same=True)
    assert faults_of(week) == []
