"""What is kept of offices and of control is what claims tell, or is found to be otherwise and made anew."""

from __future__ import annotations

from states import differing, state_of

from rasid.dataset.holders import TOLD, bring_told_in_step
from rasid.dataset.study import Study, Verdict
from rasid.records.meta import put_fact
from rasid.records.told_tables import control_events, control_spells, office_events


def test_what_is_kept_is_made_anew_where_another_version_made_it(week: Study) -> None:
    before = state_of(week)
    assert before["offices"] and before["control"] and before["held"]
    with week.writing() as work:
        for table in (office_events, control_events, control_spells):
            work.connection.execute(table.delete())
        put_fact(work.connection, TOLD, "another")
    assert len([fault for fault in week.check().faults if "what claims tell" in fault]) == 1
    with week.writing() as work:
        assert bring_told_in_step(work)
        assert not bring_told_in_step(work)
    assert not differing(before, state_of(week))
    assert week.check().faults == ()


def test_control_that_no_claim_tells_is_a_fault(week: Study) -> None:
    with week.writing() as work:
        work.connection.execute(control_spells.delete())
    (fault,) = week.check().faults
    assert "held places" in fault


def test_a_rejected_claim_tells_nothing_of_offices_or_control(week: Study) -> None:
    before = state_of(week)
    with week.inside() as (contents, _):
        telling = {
            held.sourced.claim.id: held.sourced.claim.type
            for held in contents.claims()
            if held.sourced.claim.type in ("appointment", "capture")
        }
    assert set(telling.values()) == {"appointment", "capture"}
    decisions = [week.decide(claim, Verdict("reject", why="اختبار")) for claim in telling]
    assert week.check().faults == ()
    after = state_of(week)
    assert not after["held"] and len(after["offices"]) < len(before["offices"])
    for decision in decisions:
        week.take_back(decision.id)
    assert not differing(before, state_of(week))
