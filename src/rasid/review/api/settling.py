"""How far the coders of a round agree, what they differ on, and settling it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import Field
from starlette.responses import Response

from rasid.dataset import adjudicating
from rasid.dataset.adjudicating import TYPED, Choice, Difference
from rasid.dataset.reviewing import read_report
from rasid.dataset.stating import stated
from rasid.errors import RefusedError
from rasid.evaluation.double_coding import shared_events
from rasid.review.api.answering import Body, Line, Made, PathId, Words, answer, answers
from rasid.review.api.documenting import ROOT
from rasid.review.comparing import Agreement, agreement_in
from rasid.review.leading import LEADS, round_seen
from rasid.review.routes import Route
from rasid.review.views.agreement_csv import agreement_file
from rasid.review.visits import Visiting
from rasid.values.round import Settled


class ChoiceBody(Body):
    """Whose value of a difference stands: `by` an account, or "another value" with `value`.

    `value` is written as that of a correction of the field.
    """

    by: Annotated[Line, Field(min_length=1)]
    value: Any = None
    why: Words = ""


@dataclass(frozen=True, slots=True)
class ToSettle:
    """A difference, and how it was settled; null while it waits."""

    difference: Difference
    settled: Settled | None


@answers(Agreement)
def get_agreement(visit: Visiting, round: PathId) -> Response:
    """How far each two coders of a round agree, the program with each, and all together, by field."""
    round_seen(visit, round)
    return answer(visit, agreement_in(visit.study, round))


@answers(str, media="text/csv")
def agreement_as_csv(visit: Visiting, round: PathId) -> Response:
    """The figures of a round as CSV."""
    known, _ = round_seen(visit, round)
    return agreement_file(known, agreement_in(visit.study, round))


@answers(tuple[ToSettle, ...])
def list_differences(visit: Visiting, round: PathId) -> Response:
    """What the coders of a round differ on, by report, and how those that are settled were."""
    round_seen(visit, round)
    found, settled = adjudicating.open_differences(visit.study, round, shared_events)
    return answer(visit, tuple(ToSettle(one, settled.get(one.id)) for one in found))


@answers(Settled)
def settle_difference(visit: Visiting, round: PathId, difference: PathId, body: ChoiceBody) -> Response:
    """Settle a difference: the value that stands becomes a decision of the study."""
    round_seen(visit, round)
    found, _ = adjudicating.open_differences(visit.study, round, shared_events)
    known = next((one for one in found if one.id == difference), None)
    if known is None:
        raise RefusedError("difference-gone", "there is no such difference any more: list them again")
    typed = None
    if body.by == TYPED:
        published = read_report(visit.study, known.report_id).report.published
        typed = stated(visit.study, known.claim, known.field, body.value, published=published)
    made = adjudicating.settle(visit.study, round, known, Choice(body.by, typed, body.why.strip()))
    return answer(visit, made)


@answers(Made)
def unsettle_difference(visit: Visiting, round: PathId, difference: PathId) -> Response:
    """Take back how a difference was settled, and the decision that followed."""
    round_seen(visit, round)
    adjudicating.unsettle(visit.study, round, difference)
    return answer(visit, Made(difference))


_BASE = f"{ROOT}/rounds/{{round}}"
ROUTES = (
    Route("GET", f"{_BASE}/agreement", get_agreement, LEADS),
    Route("GET", f"{_BASE}/agreement.csv", agreement_as_csv, LEADS),
    Route("GET", f"{_BASE}/differences", list_differences, LEADS),
    Route("POST", f"{_BASE}/differences/{{difference}}", settle_difference, LEADS),
    Route("POST", f"{_BASE}/differences/{{difference}}/taken-back", unsettle_difference, LEADS),
)
