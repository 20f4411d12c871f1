"""The data set is a function of the reports and of what people said, never of the order of adding."""

from __future__ import annotations

import random

import pytest
from making import Makes, report_id
from sayings import SAYINGS
from states import differing, faults_of, state_of
from week import (
    ARREST,
    ARREST_RETOLD,
    BOMBING,
    BOMBING_BY_ANOTHER,
    BOMBING_LATER_TOLL,
    BOMBING_REPRINTED,
    NAMESAKE,
    WEEK,
)

from rasid.dataset.knowing import Reading
from rasid.dataset.study import Study
from rasid.resolve.whole import incidents_of, resolve_whole
from rasid.values import Report


def _shuffled(seed: int) -> list[Report]:
    order = list(WEEK)
    random.Random(seed).shuffle(order)
    return order


def test_any_order_of_adding_gives_the_same_data_set(makes: Makes) -> None:
    ordered = state_of(makes.filled())
    for seed in range(5 if makes.backend == "sqlite" else 2):
        shuffled = makes.filled(_shuffled(seed))
        assert differing(ordered, state_of(shuffled)) == {}, f"seed {seed}"
        assert faults_of(shuffled) == []


def test_a_study_holds_what_resolving_all_at_once_gives(makes: Makes, reading: Reading) -> None:
    state = state_of(makes.filled(list(reversed(WEEK))))
    whole = resolve_whole([reading.coder.code(report) for report in WEEK], reading.knowledge.kinds)
    assert {held.sourced.claim.id: held.incident for held in state["claims"]} == whole.incident_of
    assert {kept.id: kept.copy_of for kept in state["reports"] if kept.copy_of} == whole.copy_of
    clusters = {key: cluster for key, (_, cluster, _) in state["nodes"].items()}
    assert {id: clusters["person", node] for id, _, node, *_ in state["namings"]} == whole.person_of
    assert {id: name for (kind, id), name in clusters.items() if kind == "organisation"} == (
        whole.organisation_of
    )
    found = {incident.id: incident for incident in state["incidents"]}
    assert found.keys() == {incident.id for incident in incidents_of(whole)}
    for incident in incidents_of(whole):
        held = found[incident.id]
        assert (held.claims, held.figures, held.days, held.sources) == (
            incident.claims, incident.figures, incident.days, incident.sources
        )  # fmt: skip


def test_the_week_holds_what_these_tests_are_about(week: Study) -> None:
    state = state_of(week)
    bombing = next(incident for incident in state["incidents"] if incident.type == "bombing")
    assert set(bombing.reports) == {
        report_id(r) for r in (BOMBING, BOMBING_REPRINTED, BOMBING_BY_ANOTHER, BOMBING_LATER_TOLL)
    }
    assert bombing.sources == 2  # the agency twice and its reprint are one
    standing = {incident.type: incident.standing for incident in state["incidents"]}
    assert standing["protest"] == "disputed"
    people = {id.split(":")[0]: state["nodes"]["person", node][1] for id, _, node, *_ in state["namings"]}
    assert people[report_id(ARREST)] == people[report_id(ARREST_RETOLD)] != people[report_id(NAMESAKE)]


def test_what_is_said_and_taken_back_is_as_never_said(week: Study) -> None:
    before = state_of(week)
    step = 1 if week.database.backend == "sqlite" else 3
    for name, saying in list(SAYINGS.items())[::step]:
        made = saying.say(week)
        assert differing(before, state_of(week)) != {}, name
        assert faults_of(week) == [], name
        week.take_back(made.id)
        assert differing(before, state_of(week)) == {}, name
        assert faults_of(week) == [], name


@pytest.mark.parametrize("seed", range(3))
def test_sayings_between_the_adding_are_as_sayings_after_it(makes: Makes, seed: int) -> None:
    waiting = random.Random(seed).sample(list(SAYINGS.values()), 7)
    after, between = makes.filled(), makes.empty()
    there: set[str] = set()
    for report in _shuffled(seed):
        makes.add(between, report)
        there.add(report.text)
        for saying in [s for s in waiting if there.issuperset(one.text for one in s.reports)]:
            saying.say(between)
            saying.say(after)
            waiting.remove(saying)
    assert not waiting
    assert differing(state_of(after), state_of(between)) == {}
    assert faults_of(after) == faults_of(between) == []


@pytest.mark.parametrize("seed", range(4))
def test_what_is_erased_with_all_said_of_it_is_as_never_added(makes: Makes, seed: int) -> None:
    chance = random.Random(seed)
    gone = chance.sample(WEEK, 2)
    without, erased = makes.filled([report for report in WEEK if report not in gone]), makes.filled()
    for saying in chance.sample(list(SAYINGS.values()), seed * 2):
        saying.say(erased)
        if not set(gone) & set(saying.reports):
            saying.say(without)
    for report in gone:
        erased.erase(report_id(report), why="طلب صاحب الشهادة")
        assert faults_of(erased) == []
    assert differing(state_of(without), state_of(erased)) == {}
