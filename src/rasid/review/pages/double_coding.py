"""A report of a round on the page of a report: the same page, and only the coder's own sayings on it."""

from __future__ import annotations

from typing import Annotated

from fastapi import Form
from starlette.responses import JSONResponse, Response

from rasid.dataset import round_coding
from rasid.dataset.locating import candidates
from rasid.review.leading import round_asked
from rasid.review.pages.report import page_values, places_shown
from rasid.review.pages.steps import StepForm, VerdictForm, step_on, verdict_on
from rasid.review.routes import Route
from rasid.review.sources import InRound
from rasid.review.visits import Visit, Visiting
from rasid.values.round import Task


def report(visit: Visiting, round: str, report: str) -> Response:
    """The page on which a coder codes a report of a round."""
    known, reports = round_asked(visit, round)
    done = next((one.done for one in reports if one.id == report), ())
    is_open = known.state == "open" and visit.who not in done
    values = page_values(visit, _source(visit, round, report)) | {
        "round": known,
        "is_done": visit.who in done,
        "may_go_on": known.state == "open" and done == (visit.who,),
        "may_decide": is_open,
        "may_take_back": False,
    }
    return visit.page("double/report.html", **values)


def part(visit: Visiting, round: str, report: str) -> Response:
    """Text and claims as the coder has them now, for a page that is open."""
    return visit.page("report/review.html", **page_values(visit, _source(visit, round, report)))


def marks(visit: Visiting, round: str, report: str) -> Response:
    """The marks of the state of each claim as the coder has it."""
    page = _source(visit, round, report).read()
    return JSONResponse({one.stored.sourced.claim.id: one.seen for one in page.claims})


def places(visit: Visiting, round: str, report: str, words: str = "") -> Response:
    """The places that words may mean."""
    return places_shown(visit, candidates(visit.study, words))


def next_one(visit: Visiting, round: str, report: str) -> Response:
    """The next report of the round that the coder is not done with."""
    _, reports = round_asked(visit, round)
    waiting = [one.id for one in reports if visit.who not in one.done and one.id != report]
    later = [id for id in waiting if id > report] or waiting
    return visit.go(f"/double/{round}/reports/{later[0]}" if later else f"/double/{round}")


def step(visit: Visiting, round: str, report: str, form: Annotated[StepForm, Form()]) -> Response:
    """Take one step in a round."""
    return step_on(visit, _source(visit, round, report), form)


def verdict(visit: Visiting, round: str, report: str, form: Annotated[VerdictForm, Form()]) -> Response:
    """Accept or reject a claim in a round by a plain form."""
    return verdict_on(visit, _source(visit, round, report), form)


def done(visit: Visiting, round: str, report: str) -> Response:
    """Be done with a report of a round."""
    round_coding.finish(visit.study, Task(round, report))
    return next_one(visit, round, report)


def go_on(visit: Visiting, round: str, report: str) -> Response:
    """Go on with a report that one was done with."""
    round_coding.go_on(visit.study, Task(round, report))
    return visit.go(f"/double/{round}/reports/{report}")


def _source(visit: Visit, round: str, report: str) -> InRound:
    return InRound(visit.study, Task(round, report))


_BASE = "/double/{round}/reports/{report}"
ROUTES = (
    Route("GET", _BASE, report, "coder", "double.coding"),
    Route("GET", f"{_BASE}/part", part, "coder"),
    Route("GET", f"{_BASE}/marks", marks, "coder"),
    Route("GET", f"{_BASE}/places", places, "coder"),
    Route("GET", f"{_BASE}/next", next_one, "coder"),
    Route("POST", f"{_BASE}/steps", step, "coder"),
    Route("POST", f"{_BASE}/verdict", verdict, "coder"),
    Route("POST", f"{_BASE}/done", done, "coder"),
    Route("POST", f"{_BASE}/go-on", go_on, "coder"),
)
