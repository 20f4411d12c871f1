"""Rounds of double coding: drawing reports, beginning, closing, what is coded."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field
from starlette.responses import Response

from rasid.dataset import rounds
from rasid.dataset.rounds import Drawn, Plan
from rasid.review.api.answering import Body, Id, Line, Made, PathId, answer, answers, found
from rasid.review.api.documenting import ROOT
from rasid.review.routes import Route
from rasid.review.visits import Visiting
from rasid.values.round import Round, RoundReport


class Draw(Body):
    """Which reports to draw from, how many, and the seed by which they are drawn."""

    count: Annotated[int, Field(ge=1, le=1_000)]
    seed: Annotated[int, Field(ge=0, le=2**31 - 1)]
    type: Id | None = None
    source: Line | None = None
    first: date | None = None
    last: date | None = None


class RoundBody(Body):
    """A round: its coders (accounts), what they begin from, and its reports."""

    name: Annotated[Line, Field(min_length=1)]
    coders: Annotated[tuple[Line, ...], Field(min_length=2, max_length=20)]
    begin: Literal["program", "nothing"]
    reports: Annotated[tuple[Id, ...], Field(min_length=1, max_length=1_000)]


@answers(tuple[str, ...])
def draw_reports(visit: Visiting, body: Draw) -> Response:
    """Reports at random, by id: the same study, filter and seed give the same."""
    asked = Drawn(body.count, body.seed, body.type, body.source, body.first, body.last)
    return answer(visit, rounds.draw(visit.study, asked))


@answers(tuple[Round, ...])
def list_rounds(visit: Visiting) -> Response:
    """Every round, the newest first."""
    return answer(visit, rounds.list_rounds(visit.study))


@answers(tuple[RoundReport, ...])
def list_round_reports(visit: Visiting, id: PathId) -> Response:
    """The reports of a round, and who is done with each."""
    return answer(visit, found(lambda: rounds.read_round(visit.study, id))[1])


@answers(Round, status=201)
def begin_round(visit: Visiting, body: RoundBody) -> Response:
    """Begin a round."""
    plan = Plan(body.name, body.coders, body.begin, body.reports)
    return answer(visit, rounds.begin_round(visit.study, plan), status=201)


@answers(Made)
def close_round(visit: Visiting, id: PathId) -> Response:
    """Close a round: nobody codes in it any more; its figures stay."""
    rounds.close_round(visit.study, id)
    return answer(visit, Made(id))


@answers(Made)
def reopen_round(visit: Visiting, id: PathId) -> Response:
    """Open a closed round again."""
    rounds.reopen_round(visit.study, id)
    return answer(visit, Made(id))


ROUTES = (
    Route("GET", f"{ROOT}/rounds", list_rounds, "coder"),
    Route("POST", f"{ROOT}/rounds", begin_round, "adjudicator"),
    Route("POST", f"{ROOT}/rounds/drawn", draw_reports, "adjudicator"),
    Route("GET", f"{ROOT}/rounds/{{id}}/reports", list_round_reports, "coder"),
    Route("POST", f"{ROOT}/rounds/{{id}}/closing", close_round, "adjudicator"),
    Route("POST", f"{ROOT}/rounds/{{id}}/reopening", reopen_round, "adjudicator"),
)
