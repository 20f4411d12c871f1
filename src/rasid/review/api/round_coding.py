"""Coding a report in a round, blind: who asks sees what he said himself and nothing of anybody else."""

from __future__ import annotations

from starlette.responses import Response

from rasid.dataset import round_coding
from rasid.dataset.reviewed import ReviewedReport
from rasid.dataset.steps import Done, Step
from rasid.review.api.answering import Made, PathId, answer, answers, found
from rasid.review.api.claims import ClaimBody, StepBody, TakenBack, verdicts_of
from rasid.review.api.documenting import ROOT
from rasid.review.leading import round_asked
from rasid.review.routes import Route
from rasid.review.visits import Visit, Visiting
from rasid.values.claim import Phrase
from rasid.values.round import Task


@answers(ReviewedReport)
def get_round_report(visit: Visiting, round: PathId, report: PathId) -> Response:
    """A report of a round with its text, as who asks codes it."""
    return answer(visit, _read(visit, Task(round, report)))


@answers(dict[str, str])
def get_round_marks(visit: Visiting, round: PathId, report: PathId) -> Response:
    """The mark of the state of each claim of a report of a round, as who asks has it."""
    page = _read(visit, Task(round, report))
    return answer(visit, {one.stored.sourced.claim.id: one.seen for one in page.claims})


@answers(Done)
def decide_in_round(
    visit: Visiting, round: PathId, report: PathId, claim: PathId, body: StepBody
) -> Response:
    """Accept, reject or correct a claim or values of it in a round; it counts there alone."""
    task = Task(round, report)
    _read(visit, task)
    held = found(lambda: round_coding.read_claim(visit.study, task, claim)).stored.sourced
    step = Step(body.key, claim, body.seen, verdicts_of(visit, held, body))
    return answer(visit, round_coding.take_step(visit.study, task, step))


@answers(Done, status=201)
def add_claim_in_round(visit: Visiting, round: PathId, report: PathId, body: ClaimBody) -> Response:
    """Add a claim to what one says of a report of a round."""
    task = Task(round, report)
    _read(visit, task)
    trigger = Phrase(body.trigger.text, body.trigger.at)
    done = round_coding.add_claim(visit.study, task, type=body.type, trigger=trigger, key=body.key)
    return answer(visit, done, status=201)


@answers(tuple[str, ...])
def take_back_in_round(visit: Visiting, round: PathId, report: PathId, body: TakenBack) -> Response:
    """Take back what one said in a round; what was taken back already stays so."""
    task = Task(round, report)
    _read(visit, task)
    round_coding.undo(visit.study, task, body.decisions)
    return answer(visit, body.decisions)


@answers(Made)
def finish_in_round(visit: Visiting, round: PathId, report: PathId) -> Response:
    """Be done with a report of a round: what one said of it becomes a coding and is compared."""
    task = Task(round, report)
    _read(visit, task)
    round_coding.finish(visit.study, task)
    return answer(visit, Made(report))


@answers(Made)
def go_on_in_round(visit: Visiting, round: PathId, report: PathId) -> Response:
    """Go on with a report that one was done with, as long as no other coder is done with it too."""
    task = Task(round, report)
    _read(visit, task)
    round_coding.go_on(visit.study, task)
    return answer(visit, Made(report))


def _read(visit: Visit, task: Task) -> ReviewedReport:
    """The report as who asks has it. Raises MissingError where he has nothing to code there."""
    round_asked(visit, task.round)
    return found(lambda: round_coding.read_report(visit.study, task))


_BASE = f"{ROOT}/rounds/{{round}}/reports/{{report}}"
ROUTES = (
    Route("GET", _BASE, get_round_report, "coder"),
    Route("GET", f"{_BASE}/marks", get_round_marks, "coder"),
    Route("POST", f"{_BASE}/claims", add_claim_in_round, "coder"),
    Route("POST", f"{_BASE}/claims/{{claim}}/decisions", decide_in_round, "coder"),
    Route("POST", f"{_BASE}/decisions/taken-back", take_back_in_round, "coder"),
    Route("POST", f"{_BASE}/done", finish_in_round, "coder"),
    Route("POST", f"{_BASE}/going-on", go_on_in_round, "coder"),
)
