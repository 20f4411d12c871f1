"""The queue of a study follows what is in force, and is found by every filter and order."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from making import Makes, claim_id, report_id
from states import differing, faults_of, state_of
from week import WEEK

from rasid.dataset import assigning, keeping, waiting
from rasid.dataset.queueing import bring_in_step, fill
from rasid.dataset.study import Study, Verdict
from rasid.dataset.waiting import Wanted, filter_of
from rasid.errors import UsageError
from rasid.records import queue
from rasid.values.queue import ORDERS, QueueRow


def rows(study: Study, order: str = "worth", **wanted: str) -> list[QueueRow]:
    """All rows of a filter, asked for in parts of three."""
    asked = filter_of(study, Wanted(**wanted))
    found: list[QueueRow] = []
    after: str | None = None
    while True:
        page = waiting.page_of_queue(study, asked, order=order, after=after, limit=3)
        found += [one.row for one in page.rows]
        after = page.after
        if after is None:
            return found


def test_every_claim_in_force_waits_with_a_confidence(week: Study) -> None:
    found = rows(week)
    with week.inside() as (contents, _):
        assert {row.claim_id for row in found} == {held.sourced.claim.id for held in contents.claims()}
    assert all(0 < row.confidence < 1 and row.worth > 0 for row in found)
    assert not faults_of(week)


def test_a_decision_takes_a_claim_out_and_taking_it_back_brings_it_in(week: Study) -> None:
    before = state_of(week)
    one = rows(week)[0]
    decision = week.decide(one.claim_id, Verdict("accept"))
    assert one.claim_id not in {row.claim_id for row in rows(week)}
    (row,) = rows(week, status="accepted")
    assert (row.claim_id, row.worth) == (one.claim_id, 0.0)
    week.take_back(decision.id)
    assert not differing(before, state_of(week))


def test_a_rejected_claim_waits_no_more_and_is_found_by_its_status(week: Study) -> None:
    one = claim_id(week, WEEK[0])
    week.decide(one, Verdict("reject", why="not an event"))
    assert [row.claim_id for row in rows(week, status="rejected")] == [one]
    assert not faults_of(week)


def test_an_erased_report_leaves_nothing_in_the_queue(week: Study) -> None:
    gone = report_id(WEEK[0])
    assigning.assign(week, [gone], week.who)
    week.erase(gone, why="asked for by the witness")
    assert gone not in {row.report_id for row in rows(week, status="any")}
    assert assigning.loads(week) == ()
    assert not faults_of(week)


def test_a_queue_that_another_version_made_is_made_anew(week: Study) -> None:
    before = state_of(week)
    with week.writing() as work:
        queue.clear(work.connection)
    assert any("queue" in fault for fault in faults_of(week))
    with week.writing() as work:
        assert bring_in_step(work) == len(before["queue"])
    assert not differing(before, state_of(week))
    with week.writing() as work:
        assert bring_in_step(work) == 0
        assert fill(work) == len(before["queue"])
    assert not differing(before, state_of(week))


VALUE: dict[str, Callable[[QueueRow], object]] = {
    "worth": lambda row: row.worth,
    "doubt": lambda row: row.doubt,
    "harm": lambda row: row.harm,
    "age": lambda row: row.published or "9999",
    "day": lambda row: row.start or "9999",
}


@pytest.mark.parametrize("order", ORDERS)
def test_an_order_holds_over_all_parts(order: str, week: Study) -> None:
    found = rows(week, order, status="any")
    values = [VALUE[order](row) for row in found]
    assert values == sorted(values, reverse=order in ("worth", "doubt", "harm"))  # type: ignore[type-var]
    assert len({row.claim_id for row in found}) == len(found) == len(rows(week))


def test_filters_find_what_they_say(week: Study) -> None:
    everything = rows(week)
    kind = everything[0].type
    assert {row.type for row in rows(week, kind=kind)} == {kind}
    source = next(row.source for row in everything if row.source)
    assert {row.source for row in rows(week, source=source)} == {source}
    sure = [row for row in everything if row.confidence >= 0.7]
    assert rows(week, low="0.7") == sure
    dated = sorted(row.start for row in everything if row.start)
    found = rows(week, since=dated[1], until=dated[-2])
    assert found == [row for row in everything if row.start and dated[1] <= row.start <= dated[-2]]
    once = rows(week, per="report")
    assert len({row.report_id for row in everything}) == len(once)
    assert all(
        row.worth == max(one.worth for one in everything if one.report_id == row.report_id) for row in once
    )


def test_a_place_and_a_person_find_the_claims_that_name_them(week: Study) -> None:
    with week.inside() as (contents, _):
        held = {one.sourced.claim.id: one.sourced for one in contents.claims()}
    placed = next(one for one in held.values() if one.claim.places and one.claim.places[0].geonames_id)
    id = f"g-{placed.claim.places[0].geonames_id}"
    found = {row.claim_id for row in rows(week, place=id)}
    assert placed.claim.id in found
    assert all(
        any(
            f"g-{place.geonames_id}" == id
            for place in (*held[one].claim.places, *held[one].claim.inferred_places)
        )
        for one in found
    )
    person = next(who.person for one in held.values() for who in one.participants if who.person)
    assert {row.claim_id for row in rows(week, person=person)} == {
        one.claim.id for one in held.values() if any(who.person == person for who in one.participants)
    }


@pytest.mark.parametrize(
    "wanted",
    [
        {"kind": "picnic"},
        {"since": "yesterday"},
        {"low": "much"},
        {"high": "1.5"},
        {"low": "nan"},
        {"status": "odd"},
        {"place": "بلدة لا وجود لها"},
        {"person": "لا أحد بهذا الاسم"},
    ],
)
def test_what_is_no_filter_says_so(wanted: dict[str, str], week: Study) -> None:
    with pytest.raises(UsageError):
        filter_of(week, Wanted(**wanted))


def test_reports_are_given_taken_and_given_back(week: Study) -> None:
    asked = filter_of(week, Wanted())
    assert assigning.take(week, asked, number=2) == 2
    mine = {row.report_id for row in rows(week, assigned="me")}
    assert len(mine) == 2
    assert not mine & {row.report_id for row in rows(week, assigned="nobody")}
    assert assigning.assign(week, sorted(mine), None) == 2
    assert not rows(week, assigned="me")
    assert assigning.assign_filtered(week, asked, week.who) == len({row.report_id for row in rows(week)})
    assert {change.action for change in week.changes(report_id(WEEK[0]))} >= {"add", "assign"}
    with pytest.raises(UsageError, match="nobody of this name"):
        assigning.assign(week, [report_id(WEEK[0])], "غريب")
    with pytest.raises(UsageError, match="no report"):
        assigning.assign(week, ["r-000000000000"], None)


def test_progress_counts_the_decided_and_who_decided(week: Study) -> None:
    asked = filter_of(week, Wanted())
    week.decide(claim_id(week, WEEK[0]), Verdict("accept"))
    week.signed("سمر").decide(claim_id(week, WEEK[1]), Verdict("reject"))
    found = waiting.progress_of(week, asked)
    assert (found.decided.n, found.all.n) == (2, len(rows(week, status="any")))
    assert dict(found.people) == {week.who: 1, "سمر": 1}


def test_the_next_one_is_of_another_report(week: Study) -> None:
    asked = filter_of(week, Wanted())
    first = rows(week)[0]
    found = waiting.next_waiting(week, asked, report=first.report_id)
    assert found is not None and found[0].report_id != first.report_id
    seen, after = [first.report_id], found[1]
    while found is not None:
        seen.append(found[0].report_id)
        found = waiting.next_waiting(week, asked, after=after, report=seen[-1])
        after = found[1] if found is not None else ""
    assert set(seen) == {row.report_id for row in rows(week)}


def test_a_filter_is_kept_under_its_name_by_who_kept_it(week: Study) -> None:
    keeping.keep_filter(week, "queue", name="  حلب   أولا ", query="place=g-170063")
    assert [(one.name, one.query) for one in keeping.kept_filters(week, "queue")] == [
        ("حلب أولا", "place=g-170063")
    ]
    assert keeping.kept_filters(week.signed("سمر"), "queue") == ()
    keeping.drop_filter(week, "queue", "حلب أولا")
    assert keeping.kept_filters(week, "queue") == ()
    with pytest.raises(UsageError):
        keeping.keep_filter(week, "queue", name=" ", query="")


def test_a_queue_is_the_same_whatever_order_reports_came_in(makes: Makes) -> None:
    one, other = makes.filled(WEEK), makes.filled(WEEK[::-1])
    assert state_of(one)["queue"] == state_of(other)["queue"]
