"""Claims: what one is, what was said of it, and saying something of it."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field
from starlette.responses import Response

from rasid.dataset import steps
from rasid.dataset.deciding import Verdict
from rasid.dataset.reviewed import ReviewedClaim
from rasid.dataset.reviewing import marks_of, read_claim
from rasid.dataset.stating import stated
from rasid.dataset.steps import Done, Step
from rasid.review.api.answering import Body, Id, PathId, Words, answer, answers, found
from rasid.review.api.documenting import ROOT
from rasid.review.routes import Route
from rasid.review.visits import Visit, Visiting
from rasid.values.claim import Phrase
from rasid.values.incident import SourcedClaim

Field_ = Literal[
    "claim", "type", "factuality", "aggregate", "actors", "targets", "instruments", "source", "places",
    "date", "killed", "injured", "detained", "figures",
]  # fmt: skip
Offset = Annotated[int, Field(ge=0, le=2**31 - 1)]


Key = Annotated[
    Id, Field(min_length=8, max_length=100, description="Made by whoever asks; no other step has it.")
]


class PhraseBody(Body):
    """Words of the report, with their offset in code points."""

    text: Annotated[str, Field(min_length=1, max_length=5_000)]
    at: Offset


class VerdictBody(Body):
    """What is said of the claim as a whole (`field` claim) or of one field of it.

    `value` is the corrected value. type, factuality: a code. aggregate: true or false. actors, targets,
    instruments: a list of words with offset, {"text", "at"}. source: one such or null. places: the same with
    `place` (id of a candidate) and `words` (what was looked up). date: {"start", "end"}, {"words": {"text",
    "at"}} or null. killed, injured, detained: "3", "3-5", "3+" or null. figures: a list of {"what", "number",
    "said", "whom", "subset"}.
    """

    verdict: Literal["accept", "reject", "correct"]
    field: Field_ = "claim"
    value: Any = None
    why: Words = ""


class StepBody(Body):
    """What is said of a claim at once. `key` is made by whoever asks: sent twice, a step counts once.

    `seen` is the mark of the claim as it was looked at; null: whatever others said meanwhile.
    """

    key: Key
    seen: Annotated[str, Field(max_length=100)] | None = None
    verdicts: Annotated[tuple[VerdictBody, ...], Field(min_length=1, max_length=20)]


class ClaimBody(Body):
    """A claim that the program did not read, told by the words of the trigger."""

    key: Key
    type: Id
    trigger: PhraseBody


class PersonBody(Body):
    """A person whom the program did not see, named by these words of the report."""

    key: Key
    name: PhraseBody


class TakenBack(Body):
    """Decisions of one step, to be taken back."""

    decisions: Annotated[tuple[Id, ...], Field(min_length=1, max_length=50)]
    why: Words = ""


@answers(ReviewedClaim)
def get_claim(visit: Visiting, id: PathId) -> Response:
    """A claim in force, with the decisions that stand on it."""
    return answer(visit, found(lambda: read_claim(visit.study, id)))


@answers(Done)
def decide_claim(visit: Visiting, id: PathId, body: StepBody) -> Response:
    """Accept, reject or correct a claim or values of it."""
    claim = found(lambda: read_claim(visit.study, id)).stored.sourced
    step = Step(body.key, id, body.seen, verdicts_of(visit, claim, body))
    return answer(visit, steps.take_step(visit.study, step))


def verdicts_of(visit: Visit, told: SourcedClaim, body: StepBody) -> tuple[Verdict, ...]:
    """What a step says of a claim, as decisions hold it. Raises UsageError for a value that cannot be."""
    return tuple(
        Verdict(
            said.verdict,
            said.field,
            stated(visit.study, told.claim, said.field, said.value, published=told.published)
            if said.verdict == "correct"
            else None,
            said.why,
        )
        for said in body.verdicts
    )


@answers(dict[str, str])
def get_marks(visit: Visiting, id: PathId) -> Response:
    """The mark of the present state of each claim of a report."""
    return answer(visit, marks_of(visit.study, id))


@answers(Done, status=201)
def add_claim(visit: Visiting, id: PathId, body: ClaimBody) -> Response:
    """Add a claim that the program did not read to a report."""
    trigger = Phrase(body.trigger.text, body.trigger.at)
    return answer(
        visit, steps.add_claim(visit.study, id, type=body.type, trigger=trigger, key=body.key), status=201
    )


@answers(Done, status=201)
def name_person(visit: Visiting, id: PathId, body: PersonBody) -> Response:
    """Say that words of a report name a person whom the program did not see."""
    name = Phrase(body.name.text, body.name.at)
    return answer(visit, steps.name_person(visit.study, id, name=name, key=body.key), status=201)


@answers(tuple[str, ...])
def take_back_decisions(visit: Visiting, body: TakenBack) -> Response:
    """Take back the decisions of a step; those taken back already stay so.

    Those of others an adjudicator alone takes back, or whoever gives a reason in the history.
    """
    if not visit.may("adjudicator"):
        steps.check_own(visit.study, body.decisions)
    steps.undo(visit.study, body.decisions, why=body.why)
    return answer(visit, body.decisions)


ROUTES = (
    Route("GET", f"{ROOT}/claims/{{id}}", get_claim, "viewer"),
    Route("POST", f"{ROOT}/claims/{{id}}/decisions", decide_claim, "coder"),
    Route("GET", f"{ROOT}/reports/{{id}}/marks", get_marks, "viewer"),
    Route("POST", f"{ROOT}/reports/{{id}}/claims", add_claim, "coder"),
    Route("POST", f"{ROOT}/reports/{{id}}/people", name_person, "coder"),
    Route("POST", f"{ROOT}/decisions/taken-back", take_back_decisions, "coder"),
)
