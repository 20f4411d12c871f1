"""Double coding: two people code the same reports, neither sees the other, and a third settles."""

from __future__ import annotations

import msgspec
import pytest
from making import Makes, claim_id, report_id
from week import ARREST, ARREST_RETOLD, BOMBING, CAPTURE

from rasid.dataset import adjudicating, round_coding
from rasid.dataset.accounts import folded_name
from rasid.dataset.adjudicating import NOT_THERE, THERE, TYPED, Choice, Difference
from rasid.dataset.deciding import Verdict
from rasid.dataset.rounds import (
    Drawn,
    Plan,
    begin_round,
    blind_of,
    close_round,
    coded_twice,
    draw,
    hidden_from,
    list_rounds,
    read_round,
    reopen_round,
)
from rasid.dataset.steps import EditConflictError, Step
from rasid.dataset.study import Study
from rasid.errors import UsageError
from rasid.evaluation.double_coding import shared_events
from rasid.records import accounts, codings
from rasid.records.search import find
from rasid.values.account import Account
from rasid.values.claim import Phrase
from rasid.values.round import Round, Task
from rasid.values.search import Query

in_a_file = pytest.mark.parametrize("place", ["sqlite"], indirect=True)


@pytest.fixture
def study(makes: Makes) -> Study:
    """A study of three reports with two coders and an adjudicator."""
    made = makes.filled((ARREST, CAPTURE, BOMBING))
    people = {"هدى": "administrator", "سعاد": "coder", "كريم": "coder", "ليلى": "adjudicator"}
    with made.noting() as noting:
        for name, role in people.items():
            account = Account(name, role, "open", False, noting.at, "هدى")
            accounts.add_account(noting.connection, account, folded=folded_name(name), password="")
    return made


def _begin(study: Study, *, begin: str = "program") -> Round:
    ids = (report_id(ARREST), report_id(CAPTURE))
    return begin_round(study.signed("ليلى"), Plan("الجولة الأولى", ("سعاد", "كريم"), begin, ids))


def _say(study: Study, who: str, task: Task, claim: str, *verdicts: Verdict) -> None:
    own = study.signed(who)
    seen = round_coding.read_claim(own, task, claim).seen
    round_coding.take_step(own, task, Step(f"step {who} {claim} {verdicts!r}"[:90], claim, seen, verdicts))


def _differences(study: Study, round_id: str) -> tuple[Difference, ...]:
    return adjudicating.open_differences(study, round_id, shared_events)[0]


def test_a_coder_sees_what_he_said_and_nothing_else(study: Study) -> None:
    made = _begin(study)
    task = Task(made.id, report_id(ARREST))
    claim = claim_id(study, ARREST)
    study.decide(claim, Verdict("correct", "type", '"raid"', "خبر آخر"))
    _say(study, "سعاد", task, claim, Verdict("correct", "factuality", '"possible"'))
    own = round_coding.read_report(study.signed("سعاد"), task).claims
    other = round_coding.read_report(study.signed("كريم"), task).claims
    assert [one.stored.sourced.claim.factuality for one in own][:1] == ["possible"]
    assert [one.stored.status for one in own][:1] == ["corrected"]
    assert [one.stored.sourced.claim.factuality for one in other][:1] == ["asserted"]
    assert all(one.stored.status == "unreviewed" and one.decisions == () for one in other)
    assert {one.stored.sourced.claim.type for one in (*own, *other)} == {"arrest"}
    with study.inside() as (contents, _):
        in_force = next(one for one in contents.claims() if one.sourced.claim.id == claim)
    assert (in_force.sourced.claim.type, in_force.sourced.claim.factuality) == ("raid", "asserted")
    with pytest.raises(UsageError, match="no coder"):
        round_coding.read_report(study.signed("ليلى"), task)
    with pytest.raises(UsageError, match="no report"):
        round_coding.read_report(study.signed("سعاد"), Task(made.id, report_id(BOMBING)))


def test_what_the_history_tells_of_a_round_is_not_what_was_said(study: Study) -> None:
    made = _begin(study)
    claim = claim_id(study, ARREST)
    _say(study, "سعاد", Task(made.id, report_id(ARREST)), claim, Verdict("correct", "type", '"raid"', "سر"))
    told = [change for change in study.changes() if change.kind == "round"]
    assert [(one.who, one.action) for one in told] == [("ليلى", "begin"), ("سعاد", "say")]
    assert "raid" not in repr(told) and "سر" not in repr(told)


def test_who_is_done_has_made_a_coding_that_is_not_in_force(study: Study) -> None:
    made = _begin(study)
    task = Task(made.id, report_id(ARREST))
    own = study.signed("سعاد")
    _say(study, "سعاد", task, claim_id(study, ARREST), Verdict("reject", why="تكرار"))
    assert blind_of(study, "سعاد") == {report_id(ARREST): made.id, report_id(CAPTURE): made.id}
    number = round_coding.finish(own, task)
    assert blind_of(study, "سعاد") == {report_id(CAPTURE): made.id}
    assert claim_id(study, ARREST) not in hidden_from(study, "سعاد").claims
    assert claim_id(study, ARREST) in hidden_from(study, "كريم").claims
    with study.database.reading() as connection:
        coding = codings.get_coding(connection, number)
        assert coding is not None and coding.coded is not None
        assert (coding.made_by.coder, coding.made_by.author, coding.current) == ("person", "سعاد", False)
        assert coding.coded.events == ()
        current = codings.current_coding(connection, report_id(ARREST))
        assert current is not None and current.made_by.coder == "program"
    with pytest.raises(UsageError, match="done"):
        _say(study, "سعاد", task, claim_id(study, ARREST), Verdict("accept"))
    with pytest.raises(UsageError, match="done"):
        round_coding.finish(own, task)
    round_coding.go_on(own, task)
    _say(study, "سعاد", task, claim_id(study, ARREST), Verdict("accept"))
    assert round_coding.finish(own, task) == number + 1
    round_coding.finish(study.signed("كريم"), task)
    with pytest.raises(UsageError, match="another coder"):
        round_coding.go_on(own, task)
    assert study.check().faults == ()


@in_a_file
def test_a_round_that_begins_from_nothing(study: Study) -> None:
    made = _begin(study, begin="nothing")
    task = Task(made.id, report_id(ARREST))
    own = study.signed("كريم")
    assert round_coding.read_report(own, task).claims == ()
    trigger = Phrase("اعتقلت", 0)
    done = round_coding.add_claim(own, task, type="arrest", trigger=trigger, key="first step")
    assert round_coding.add_claim(own, task, type="arrest", trigger=trigger, key="first step").repeated
    with pytest.raises(UsageError, match="already"):
        round_coding.add_claim(own, task, type="arrest", trigger=trigger, key="second step")
    with pytest.raises(UsageError, match="no type"):
        round_coding.add_claim(own, task, type="nothing", trigger=trigger, key="third step")
    (held,) = round_coding.read_report(own, task).claims
    assert held.stored.sourced.claim.id == done.claim == claim_id(study, ARREST)
    round_coding.undo(own, task, done.decisions)
    assert round_coding.read_report(own, task).claims == ()
    with pytest.raises(UsageError, match="no such thing"):
        round_coding.undo(study.signed("سعاد"), task, done.decisions)


@in_a_file
def test_a_step_on_what_was_changed_meanwhile_is_refused(study: Study) -> None:
    made = _begin(study)
    task, claim = Task(made.id, report_id(ARREST)), claim_id(study, ARREST)
    own = study.signed("سعاد")
    seen = round_coding.read_claim(own, task, claim).seen
    first = Step("first step", claim, seen, (Verdict("accept"),))
    assert not round_coding.take_step(own, task, first).repeated
    assert round_coding.take_step(own, task, first).repeated
    with pytest.raises(EditConflictError):
        round_coding.take_step(own, task, Step("second step", claim, seen, (Verdict("reject"),)))
    _say(study, "كريم", task, claim, Verdict("reject"))


def test_differences_become_decisions(study: Study) -> None:
    made = _begin(study)
    task, claim = Task(made.id, report_id(ARREST)), claim_id(study, ARREST)
    _say(
        study,
        "سعاد",
        task,
        claim,
        Verdict("correct", "type", '"raid"'),
        Verdict("correct", "detained", "[2, 2]"),
    )
    assert _differences(study, made.id) == ()
    for who in ("سعاد", "كريم"):
        round_coding.finish(study.signed(who), task)
    found = {one.field: one for one in _differences(study, made.id)}
    assert set(found) >= {"type", "detained"}
    assert {one.coder: one.value for one in found["type"].opinions} == {"سعاد": '"raid"', "كريم": '"arrest"'}
    third = study.signed("ليلى")
    settled = adjudicating.settle(third, made.id, found["type"], Choice("سعاد", why="النص صريح"))
    adjudicating.settle(third, made.id, found["detained"], Choice(TYPED, "[3, 3]"))
    with pytest.raises(UsageError, match="already"):
        adjudicating.settle(third, made.id, found["type"], Choice("كريم"))
    with study.inside() as (contents, _):
        held = next(one for one in contents.claims() if one.sourced.claim.id == claim)
    assert (held.sourced.claim.type, held.sourced.claim.detained) == ("raid", (3, 3))
    assert {mark.author for mark in held.decisions} == {"ليلى"}
    assert any("الجولة الأولى" in line and made.id in line for line in study.said())
    adjudicating.unsettle(third, made.id, found["type"].id)
    with study.inside() as (contents, _):
        held = next(one for one in contents.claims() if one.sourced.claim.id == claim)
    assert (held.sourced.claim.type, held.sourced.claim.detained) == ("arrest", (3, 3))
    assert settled.decision is not None
    assert list(adjudicating.open_differences(study, made.id, shared_events)[1]) == [found["detained"].id]
    with pytest.raises(UsageError, match="choose"):
        adjudicating.settle(third, made.id, found["type"], Choice("هدى"))
    with pytest.raises(UsageError, match="no type"):
        adjudicating.settle(third, made.id, found["type"], Choice(TYPED, '"nothing"'))


@in_a_file
def test_an_event_that_only_one_coder_has(study: Study) -> None:
    made = _begin(study)
    task, claim = Task(made.id, report_id(ARREST)), claim_id(study, ARREST)
    at = ARREST.text.index("القيادي")
    added = round_coding.add_claim(
        study.signed("كريم"), task, type="threat", trigger=Phrase("القيادي", at), key="first step"
    )
    _say(study, "سعاد", task, claim, Verdict("reject"))
    for who in ("سعاد", "كريم"):
        round_coding.finish(study.signed(who), task)
    found = {one.claim.id: one for one in _differences(study, made.id) if one.field == "claim"}
    assert set(found) == {claim, added.claim}
    said = {one.coder: msgspec.json.decode(one.value) for one in found[claim].opinions}
    assert said == {"سعاد": NOT_THERE, "كريم": THERE}
    third = study.signed("ليلى")
    adjudicating.settle(third, made.id, found[claim], Choice("سعاد"))
    adjudicating.settle(third, made.id, found[added.claim], Choice("كريم"))
    with study.inside() as (contents, _):
        status = {one.sourced.claim.id: one.status for one in contents.claims()}
    assert (status[claim], status[added.claim]) == ("rejected", "accepted")
    adjudicating.unsettle(third, made.id, found[added.claim].id)
    nothing = adjudicating.settle(third, made.id, found[added.claim], Choice("سعاد"))
    assert nothing.decision is None
    assert study.check().faults == ()


@in_a_file
def test_rounds_are_drawn_by_a_seed(study: Study) -> None:
    assert draw(study, Drawn(2, 7)) == draw(study, Drawn(2, 7))
    assert {draw(study, Drawn(1, seed)) for seed in range(12)} == {(one,) for one in draw(study, Drawn(9, 0))}
    assert draw(study, Drawn(5, 1, type="capture")) == (report_id(CAPTURE),)
    assert draw(study, Drawn(5, 1, source="إذاعة النخيل", first=CAPTURE.published)) == (report_id(CAPTURE),)
    with pytest.raises(UsageError, match="nothing can be drawn"):
        draw(study, Drawn(5, 1, source="لا أحد"))


@in_a_file
@pytest.mark.parametrize(
    ("plan", "says"),
    [
        (Plan("", ("سعاد", "كريم"), "program", ("r-1",)), "name"),
        (Plan("جولة", ("سعاد",), "program", ("r-1",)), "two coders"),
        (Plan("جولة", ("سعاد", "غيرها"), "program", ("r-1",)), "no open account"),
        (Plan("جولة", ("سعاد", "كريم"), "else", ("r-1",)), "begin from"),
        (Plan("جولة", ("سعاد", "كريم"), "program", ()), "from 1"),
        (Plan("جولة", ("سعاد", "كريم"), "program", ("r-1",)), "no such report"),
    ],
)
def test_rounds_that_cannot_be(study: Study, plan: Plan, says: str) -> None:
    with pytest.raises(UsageError, match=says):
        begin_round(study, plan)


@in_a_file
def test_a_closed_round(study: Study) -> None:
    made = _begin(study)
    task, claim = Task(made.id, report_id(ARREST)), claim_id(study, ARREST)
    close_round(study, made.id)
    assert [one.state for one in list_rounds(study)] == ["closed"]
    assert blind_of(study, "سعاد") == {}
    with pytest.raises(UsageError, match="closed"):
        _say(study, "سعاد", task, claim, Verdict("accept"))
    reopen_round(study, made.id)
    _say(study, "سعاد", task, claim, Verdict("accept"))


def test_erasing_a_report_takes_it_out_of_its_rounds(study: Study) -> None:
    made = _begin(study)
    task, claim = Task(made.id, report_id(ARREST)), claim_id(study, ARREST)
    _say(study, "سعاد", task, claim, Verdict("correct", "source", '{"text":"سالم","at":51}'))
    for who in ("سعاد", "كريم"):
        round_coding.finish(study.signed(who), task)
    for one in _differences(study, made.id):
        adjudicating.settle(study.signed("ليلى"), made.id, one, Choice("كريم", why="سالم لم يقل ذلك"))
    study.erase(report_id(ARREST), why="طلب الشاهد")
    assert [one.id for one in read_round(study, made.id)[1]] == [report_id(CAPTURE)]
    assert [one.report_id for one in coded_twice(study, made.id)] == [report_id(CAPTURE)]
    assert adjudicating.open_differences(study, made.id, shared_events)[1] == {}
    with study.database.reading() as connection:
        assert not any(
            "سالم" in repr(row) for row in connection.exec_driver_sql("SELECT * FROM round_sayings")
        )
        assert find(connection, Query(type="capture"), lemmas=study.reading.lemmas).hits
    assert study.check().faults == ()


@in_a_file
def test_a_round_of_a_report_that_was_told_again(makes: Makes, study: Study) -> None:
    makes.add(study, ARREST_RETOLD)
    made = _begin(study)
    with study.inside() as (contents, _):
        incident = {one.sourced.claim.id: one.incident for one in contents.claims()}[claim_id(study, ARREST)]
    assert incident in hidden_from(study, "سعاد").claims
    assert made.coders == ("سعاد", "كريم")
