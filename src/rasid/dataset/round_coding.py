"""A coder at work in a round: he sees his own sayings on a report and nobody else's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from rasid.dataset.deciding import check_phrases, check_type, decision_on
from rasid.dataset.lifting import lifted_phrase
from rasid.dataset.reviewed import ReviewedClaim, ReviewedReport
from rasid.dataset.reviewing import reviewed
from rasid.dataset.rounds import round_of
from rasid.dataset.steps import Done, EditConflictError, Step, claim_by_hand, saying_of
from rasid.dataset.study import Study
from rasid.dataset.work import Work
from rasid.errors import RefusedError, UsageError
from rasid.records import codings, reports, rounds
from rasid.records.history import Change
from rasid.resolve.decided import Decided, decide
from rasid.resolve.taking import public_claims, short_digest
from rasid.values.claim import Phrase
from rasid.values.coded import CodedReport
from rasid.values.incident import SourcedClaim
from rasid.values.judgement import Decision
from rasid.values.round import OPEN, PROGRAM, Finished, Round, Task
from rasid.values.stored import Authorship, StoredClaim, StoredReport

#: What a coding of a person names as its coder.
PERSON = "person"


@dataclass(frozen=True, slots=True)
class _Desk:
    """What one coder has before him: the report, what he began from, and what he said of it."""

    round: Round
    report: StoredReport
    coded: CodedReport
    said: tuple[Decision, ...]
    decided: Decided


def read_report(study: Study, task: Task) -> ReviewedReport:
    """A report as whoever signs the study codes it in a round: with what he said, and nothing else.

    Raises UsageError where he has nothing to code there.
    """
    with study.database.reading() as connection:
        desk = _desk(connection, study, task)
    held = _claims(desk)
    text = desk.coded.text
    page = ReviewedReport(
        report=replace(desk.report, problems=()),
        text=text,
        claims=held,
        people=(),
        organisations=(),
        places=(),
        problems=(),
        codings=(),
        copies=(),
        notes=(),
        seen=short_digest(*(claim.seen for claim in held), *(one.id for one in desk.said)),
    )
    masks = study.veil.spans(text, reports=(task.report_id,))
    hidden = study.veil.value(page, reports=(task.report_id,))
    return replace(hidden, text=text, masks=masks) if masks else hidden


def read_claim(study: Study, task: Task, claim: str) -> ReviewedClaim:
    """A claim as the coder has it, in the report's own words. Raises UsageError."""
    with study.database.reading() as connection:
        return _claim(_desk(connection, study, task), claim)


def take_step(study: Study, task: Task, step: Step) -> Done:
    """Keep what a coder says of a claim in a round. Raises as `steps.take_step`."""
    if not step.verdicts or len({said.field for said in step.verdicts}) < len(step.verdicts):
        raise RefusedError("step-twice", "a step says something of a claim, and of each field at most once")
    with study.writing() as work:
        desk = _desk(work.connection, study, task)
        ids = tuple(_id(work, task, step.key, number) for number in range(len(step.verdicts)))
        if rounds.get_saying(work.connection, ids[0]) is not None:
            return Done(ids, step.claim, repeated=True)
        _check_open(desk, work)
        try:
            now = _claim(desk, step.claim)
        except UsageError as error:
            raise EditConflictError(step.claim, None) from error
        if step.seen is not None and step.seen != now.seen:
            raise EditConflictError(step.claim, now)
        for id, verdict in zip(ids, step.verdicts, strict=True):
            said = decision_on(work, now.stored.sourced, verdict, id=id)
            rounds.add_saying(work.connection, task.round, said)
        _note(work, task, "say")
        return Done(ids, step.claim)


def add_claim(study: Study, task: Task, *, type: str, trigger: Phrase, key: str) -> Done:
    """Add a claim in a round. Raises as `steps.add_claim`."""
    with study.writing() as work:
        desk = _desk(work.connection, study, task)
        report = reports.get_report(work.connection, task.report_id)
        if report is None:
            raise RefusedError("report-erased", f"{task.report_id}: was erased", id=task.report_id)
        id = _id(work, task, key, 0)
        trigger = lifted_phrase(work, task.report_id, trigger)
        made = claim_by_hand(work, report, task.report_id, type=type, trigger=trigger)
        if rounds.get_saying(work.connection, id) is not None:
            return Done((id,), made.id, repeated=True)
        _check_open(desk, work)
        check_type(work, type)
        check_phrases(work, task.report_id, [trigger])
        if any(held.claim.id == made.id for held in desk.decided.claims):
            raise RefusedError(
                "claim-there", f"{made.id}: you have a claim of this type at these words already"
            )
        rounds.add_saying(
            work.connection, task.round, saying_of(work, id, task.report_id, trigger, claim=made)
        )
        _note(work, task, "say")
        return Done((id,), made.id)


def undo(study: Study, task: Task, ids: Sequence[str]) -> None:
    """Take back sayings of one's own in a round. Raises UsageError."""
    with study.writing() as work:
        desk = _desk(work.connection, study, task)
        _check_open(desk, work)
        for id in ids:
            found = rounds.get_saying(work.connection, id)
            if found is None or found[0] != task.round or found[1].author != work.who:
                raise RefusedError("decision-unknown", f"{id}: you said no such thing in this round", id=id)
            if found[2] is None:
                rounds.take_back_saying(work.connection, id, work.at)
        _note(work, task, "take-back")


def finish(study: Study, task: Task) -> int:
    """Say that one is done with a report: what was said becomes a coding, of which the number is given.

    Raises UsageError where one is done with it already, or the round is closed.
    """
    with study.writing() as work:
        desk = _desk(work.connection, study, task)
        _check_open(desk, work)
        events = tuple(held.claim for held in desk.decided.claims if held.status != "rejected")
        coded = replace(desk.coded, events=events)
        by = Authorship(PERSON, work.who, work.at)
        number = codings.add_coding_beside(work.connection, coded, report_id=task.report_id, made_by=by)
        rounds.put_done(work.connection, task, Finished(work.who, number, work.at))
        _note(work, task, "done", after=f"coding {number}")
        return number


def go_on(study: Study, task: Task) -> None:
    """Say that one is not done with a report after all; the coding that was made of it stays, unused.

    Raises UsageError once another coder is done with it too: then both could have been compared.
    """
    with study.writing() as work:
        desk = _desk(work.connection, study, task)
        done = rounds.codings_done(work.connection, task.round).get(task.report_id, {})
        if desk.round.state != OPEN or work.who not in done:
            raise RefusedError("round-not-done", "you are not done with this report, or the round is closed")
        if len(done) > 1:
            raise RefusedError(
                "round-other-done", "another coder is done with this report too: it cannot be opened again"
            )
        rounds.drop_done(work.connection, task, work.who)
        _note(work, task, "go-on", before=f"coding {done[work.who]}")


def _desk(connection: Connection, study: Study, task: Task) -> _Desk:
    """What whoever signs the study codes of a report. Raises UsageError where that is nothing."""
    found = round_of(connection, task.round)
    if study.who not in found.coders:
        raise RefusedError("round-not-coder", "you are no coder of this round")
    number = rounds.coding_of(connection, task.round, task.report_id)
    stored = reports.stored_report(connection, task.report_id)
    coding = None if number is None else codings.get_coding(connection, number)
    if stored is None or coding is None or coding.coded is None:
        raise RefusedError("round-no-report", f"{task.report_id}: no report of this round", id=task.report_id)
    begun = public_claims(task.report_id, coding.coded.events) if found.begin == PROGRAM else ()
    said = rounds.sayings_of(connection, task, study.who)
    return _Desk(found, stored, coding.coded, said, decide(begun, said, study.reading.knowledge.families))


def _claims(desk: _Desk) -> tuple[ReviewedClaim, ...]:
    return tuple(
        reviewed(
            StoredClaim(
                SourcedClaim(held.claim, desk.report.id, desk.report.published, desk.report.source, None, ()),
                held.status,
                None,
            ),
            held.decisions,
        )
        for held in desk.decided.claims
    )


def _claim(desk: _Desk, id: str) -> ReviewedClaim:
    for one in _claims(desk):
        if one.stored.sourced.claim.id == id:
            return one
    raise RefusedError("claim-unknown", f"{id}: you have no such claim in this report", id=id)


def _check_open(desk: _Desk, work: Work) -> None:
    """Raise UsageError where nothing more may be said."""
    if desk.round.state != OPEN:
        raise RefusedError("round-closed", "this round is closed: nothing is said in it any more")
    if work.who in rounds.codings_done(work.connection, desk.round.id).get(desk.report.id, {}):
        raise RefusedError("round-done", "you are done with this report: nothing of it is changed any more")


def _id(work: Work, task: Task, key: str, number: int) -> str:
    if not 8 <= len(key) <= 100:
        raise RefusedError("step-key", "a step needs a key of 8 to 100 letters that no other step has")
    return f"d-{short_digest('round', task.round, work.who, key, str(number))}"


def _note(
    work: Work, task: Task, action: str, *, before: str | None = None, after: str | None = None
) -> None:
    """Note that something was said, not what: others may read the history."""
    work.note(
        Change(
            work.at,
            work.who,
            action,
            "round",
            task.round,
            report_id=task.report_id,
            before=before,
            after=after,
        )
    )
