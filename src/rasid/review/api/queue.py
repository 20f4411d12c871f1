"""The queue: claims to review, who reviews which reports, and how far the review is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import Depends
from pydantic import Field
from starlette.responses import Response

from rasid.dataset import assigning, waiting
from rasid.dataset.waiting import WaitingPage, Wanted
from rasid.review.api.answering import After, Body, Id, Limit, Line, Said, Words, answer, answers
from rasid.review.api.documenting import ROOT
from rasid.review.routes import Route
from rasid.review.visits import Visiting
from rasid.values.queue import Progress, QueueRow

Order = Literal["worth", "doubt", "harm", "age", "day"]


def _wanted(
    kind: Said = "",
    status: Literal["", "unreviewed", "accepted", "corrected", "rejected", "decided", "any"] = "",
    source: Said = "",
    place: Said = "",
    person: Said = "",
    since: Said = "",
    until: Said = "",
    low: Said = "",
    high: Said = "",
    assigned: Said = "",
) -> Wanted:
    """The filter in the query of a request; what is empty is not asked."""
    return Wanted(kind, status, source, place, person, since, until, low, high, assigned)


Filter = Annotated[Wanted, Depends(_wanted)]


class FilterAssignment(Body):
    """The reports of a filter (in the query of the address) that are given to an account; null: to nobody."""

    to: Line | None


class Taking(Body):
    """How many reports of a filter (in the query of the address) one takes at most."""

    most: Annotated[int, Field(ge=1, le=assigning.MOST)] = 10


class Assignment(Body):
    """Reports that are given to an account for review; `to` null: to nobody."""

    reports: Annotated[tuple[Id, ...], Field(min_length=1, max_length=500)]
    to: Line | None
    why: Words = ""


@dataclass(frozen=True, slots=True)
class NextClaim:
    """The claim to review next, and what continues behind it as `after`; null where nothing waits."""

    row: QueueRow | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Load:
    """How many reports an account was given."""

    account: str
    reports: int


@answers(WaitingPage)
def list_queue(
    visit: Visiting, wanted: Filter, order: Order = "worth", limit: Limit = 50, after: After = None
) -> Response:
    """Claims as the queue has them, in the order asked for.

    `kind` is a type or a family, `place` and `person` an id or a name, `assigned` an account, me or nobody,
    `since` and `until` days (YYYY-MM-DD), `low` and `high` bound the confidence, from 0 to 1.
    """
    asked = waiting.filter_of(visit.study, wanted)
    return answer(visit, waiting.page_of_queue(visit.study, asked, order=order, after=after, limit=limit))


@answers(NextClaim)
def next_in_queue(
    visit: Visiting, wanted: Filter, order: Order = "worth", after: After = None, report: Said = ""
) -> Response:
    """The claim of a filter to review next, behind `after`, that is not of the `report` one comes from."""
    asked = waiting.filter_of(visit.study, wanted)
    found = waiting.next_waiting(visit.study, asked, order=order, after=after, report=report)
    return answer(visit, NextClaim(*(found or (None, None))))


@answers(Progress)
def queue_progress(visit: Visiting, wanted: Filter) -> Response:
    """How far the review of a filter is, and who did how much of it."""
    return answer(visit, waiting.progress_of(visit.study, waiting.filter_of(visit.study, wanted)))


@answers(int)
def assign_reports(visit: Visiting, body: Assignment) -> Response:
    """Give reports to somebody for review; answers for how many that is a change."""
    return answer(visit, assigning.assign(visit.study, body.reports, body.to, why=body.why))


@answers(int)
def assign_filtered(
    visit: Visiting, wanted: Filter, body: FilterAssignment, order: Order = "worth"
) -> Response:
    """Give the first reports of a filter to somebody; answers for how many that is a change."""
    asked = waiting.filter_of(visit.study, wanted)
    return answer(visit, assigning.assign_filtered(visit.study, asked, body.to, order=order))


@answers(int)
def take_reports(visit: Visiting, wanted: Filter, body: Taking, order: Order = "worth") -> Response:
    """Take some reports of a filter that were given to nobody; answers how many."""
    asked = waiting.filter_of(visit.study, wanted)
    return answer(visit, assigning.take(visit.study, asked, number=body.most, order=order))


@answers(tuple[str, ...])
def list_reviewers(visit: Visiting) -> Response:
    """To whom reports may be given, by name."""
    return answer(visit, assigning.workers(visit.study))


@answers(tuple[Load, ...])
def list_assignments(visit: Visiting) -> Response:
    """To whom reports were given, and how many."""
    return answer(visit, tuple(Load(*load) for load in assigning.loads(visit.study)))


ROUTES = (
    Route("GET", f"{ROOT}/queue", list_queue, "viewer"),
    Route("GET", f"{ROOT}/queue/next", next_in_queue, "viewer"),
    Route("GET", f"{ROOT}/queue/progress", queue_progress, "viewer"),
    Route("GET", f"{ROOT}/assignments", list_assignments, "viewer"),
    Route("GET", f"{ROOT}/assignments/reviewers", list_reviewers, "viewer"),
    Route("POST", f"{ROOT}/assignments", assign_reports, "coder"),
    Route("POST", f"{ROOT}/assignments/filtered", assign_filtered, "coder"),
    Route("POST", f"{ROOT}/assignments/taken", take_reports, "coder"),
)
