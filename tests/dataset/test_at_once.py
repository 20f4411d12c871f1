"""Several programs at one study: all is there, once; who reads sees one state."""

from __future__ import annotations

import threading

import pytest
from making import WHO, Makes, report_id
from states import differing, faults_of, state_of
from week import ARREST, BOMBING, BOMBING_REPRINTED, RALLY, WEEK

from rasid.dataset.knowing import Reading
from rasid.dataset.study import Study
from rasid.records import reports


def test_two_that_add_at_once_add_each_report_once(makes: Makes, reading: Reading) -> None:
    expected = state_of(makes.filled())
    place = makes.place()
    Study.create(place).close()
    outcomes: list[tuple[str, str]] = []
    failures: list[BaseException] = []

    def add(order: list[int]) -> None:
        try:
            with Study.open(place, who=WHO).read_with(reading) as mine:
                for number in order:
                    added = makes.add(mine, WEEK[number])
                    outcomes.append((added.report_id, added.outcome))
        except BaseException as failure:
            failures.append(failure)

    numbers = list(range(len(WEEK)))
    adding = [threading.Thread(target=add, args=(order,)) for order in (numbers, numbers[::-1])]
    for thread in adding:
        thread.start()
    for thread in adding:
        thread.join()
    assert failures == []
    assert len(outcomes) == 2 * len(WEEK)
    added = [id for id, outcome in outcomes if outcome == "added"]
    assert sorted(added) == sorted(report_id(one) for one in WEEK)
    with Study.open(place, who=WHO).read_with(reading) as study:
        found = state_of(study)
        assert faults_of(study) == []
    for state in (expected, found):
        del state["reports"]  # they were got on another day
    assert differing(expected, found) == {}


def test_who_reads_sees_one_state(makes: Makes, reading: Reading) -> None:
    study = makes.filled((BOMBING,))
    place = makes.last_place
    with Study.open(place, who=WHO).read_with(reading) as other, other.inside() as (contents, _):
        assert len(list(contents.claims())) == 1
        for one in (BOMBING_REPRINTED, RALLY, ARREST):
            makes.add(study, one)
        assert [kept.id for kept in contents.reports()] == [report_id(BOMBING)]
        assert len(list(contents.incidents())) == 1
    with Study.open(place, who=WHO).read_with(reading) as other, other.inside() as (contents, _):
        assert len(list(contents.reports())) == 4


@pytest.mark.parametrize("place", ["sqlite"], indirect=True)
def test_a_change_that_fails_half_way_leaves_nothing(makes: Makes, monkeypatch: pytest.MonkeyPatch) -> None:
    study = makes.filled((BOMBING,))
    before = state_of(study)

    def break_off(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("rasid.dataset.laying.index_report", break_off)
    with pytest.raises(ZeroDivisionError):
        makes.add(study, RALLY)
    monkeypatch.undo()
    assert differing(before, state_of(study)) == {}
    with study.database.reading() as connection:
        assert reports.states_of(connection, [report_id(RALLY)]) == {}
    assert faults_of(study) == []
