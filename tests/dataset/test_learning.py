"""Learning from decisions: only where there are enough and it is better, in the history, and back again."""

from __future__ import annotations

import pytest
from making import Makes
from states import differing, state_of

from rasid.coding import report_of
from rasid.dataset import learning
from rasid.dataset.deciding import Verdict
from rasid.dataset.knowing import Reading
from rasid.dataset.study import Study
from rasid.dataset.waiting import Wanted, filter_of, page_of_queue
from rasid.errors import UsageError

#: What stands, and what is a figure of speech: of sport. They differ in nothing but their trigger.
TOLD = "قتل مسلحون {n} جنود في بلدة الحويجة يوم {day} آذار 2015، بحسب مصدر في الشرطة."
SPEECH = "هاجم الحزب خطة الحكومة رقم {n} في جلسة يوم {day} آذار 2015، وقال إنها فاشلة."


@pytest.fixture(scope="module")
def coded(reading: Reading) -> list[object]:
    """Reports of both sorts with their codings."""
    made = []
    for number in range(22):
        for text in (TOLD, SPEECH):
            report = report_of(
                text.format(n=number + 3, day=number + 1), published="2015-04-01", id=f"t{number}"
            )
            made.append((report, reading.coder.code(report)))
    return made


@pytest.fixture
def decided(makes: Makes, coded: list[object]) -> Study:
    """A study in which who told of a killing was believed, and each figure of speech rejected."""
    study = makes.empty()
    for report, coding in coded:  # type: ignore[misc]
        study.add_coded(report, coding)
    asked = filter_of(study, Wanted())
    for one in page_of_queue(study, asked, limit=200).rows:
        verdict = "accept" if one.row.type == "killing" else "reject"
        study.decide(one.row.claim_id, Verdict(verdict, why="" if verdict == "accept" else "no act"))
    return study


def confidences(study: Study) -> dict[str, float]:
    asked = filter_of(study, Wanted(status="any"))
    page = page_of_queue(study, asked, limit=200)
    return {one.row.claim_id: one.row.confidence for one in page.rows}


def test_too_few_decisions_teach_nothing(week: Study) -> None:
    before = state_of(week)
    found = learning.learn(week)
    assert (found.outcome, found.number, found.decisions) == ("few", 0, 0)
    assert not differing(before, state_of(week))
    with pytest.raises(UsageError, match="nothing to undo"):
        learning.put_in_force(week)


def test_what_was_decided_changes_confidence_and_can_be_undone(decided: Study) -> None:
    before = confidences(decided)
    found = learning.learn(decided)
    assert (found.outcome, found.number) == ("learned", 1)
    assert found.own is not None and found.program is not None
    assert found.own.loss < found.program.loss
    after = confidences(decided)
    kinds = {
        one.row.claim_id: one.row.type
        for one in page_of_queue(decided, filter_of(decided, Wanted(status="any")), limit=200).rows
    }
    assert all(after[id] < before[id] for id, kind in kinds.items() if kind != "killing")
    assert found.changed == sum(after[id] != before[id] for id in after)
    assert [one.current for one in learning.lessons(decided)] == [True]

    assert learning.put_in_force(decided) == (0, found.changed)
    assert confidences(decided) == before
    assert learning.put_in_force(decided, 1)[0] == 1
    assert confidences(decided) == after
    with pytest.raises(UsageError, match="in force already"):
        learning.put_in_force(decided, 1)
    with pytest.raises(UsageError, match="nothing was learned"):
        learning.put_in_force(decided, 7)
    actions = [change.action for change in decided.changes() if change.kind == "confidence"]
    assert actions == ["learn", "unlearn", "learn"]


def test_learning_twice_of_the_same_changes_nothing(decided: Study) -> None:
    assert learning.learn(decided).outcome == "learned"
    again = learning.learn(decided)
    assert (again.outcome, again.number) == ("no-better", 1)


def test_a_report_added_after_learning_has_the_confidence_learned(decided: Study, reading: Reading) -> None:
    learning.learn(decided)
    report = report_of(SPEECH.format(n=99, day=9), published="2015-04-01", id="new")
    known = confidences(decided)
    added = decided.add_coded(report, reading.coder.code(report))
    new = {id: value for id, value in confidences(decided).items() if id not in known}
    assert added.outcome == "added"
    assert new and all(value < 0.4 for value in new.values())
