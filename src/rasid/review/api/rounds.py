"""Rounds of double coding: drawing reports, beginning, closing, who is done with what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from pydantic import Field
from starlette.responses import Response

from rasid.dataset import rounds
from rasid.dataset.rounds import Drawn, Plan
from rasid.review.api.answering import Body, Id, Line, Made, PathId, answer, answers
from rasid.review.api.documenting import ROOT
from rasid.review.leading import LEADS, may_see, round_asked
from rasid.review.routes import Route
from rasid.review.visits import Visiting
from rasid.values.round import Round, RoundReport


class Draw(Body):
    """Which reports to draw from, how many, and the seed by which they are drawn."""

    count: Annotated[int, Field(ge=1, le=rounds.MOST)]
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
    reports: Annotated[tuple[Id, ...], Field(min_length=1, max_length=rounds.MOST)]


@dataclass(frozen=True, slots=True)
class RoundTold:
    """A round as it is for who asks.

    `done`: with how many reports each coder is done. `codes`: whether who asks codes in it; `next` is then
    the first report that he is not done with. `sees`: whether figures and differences are shown to him.
    """

    round: Round
    done: dict[str, int]
    codes: bool
    next: str | None
    sees: bool


@answers(tuple[str, ...])
def draw_reports(visit: Visiting, body: Draw) -> Response:
    """Reports at random, by id: the same study, filter and seed give the same."""
    asked = Drawn(body.count, body.seed, body.type, body.source, body.first, body.last)
    return answer(visit, rounds.draw(visit.study, asked))


@answers(tuple[Round, ...])
def list_rounds(visit: Visiting) -> Response:
    """Every round, the newest first."""
    return answer(visit, rounds.list_rounds(visit.study))


@answers(tuple[str, ...])
def list_coders(visit: Visiting) -> Response:
    """The accounts that may code in a round, by name."""
    return answer(visit, rounds.possible_coders(visit.study))


@answers(RoundTold)
def get_round(visit: Visiting, round: PathId) -> Response:
    """A round, how far each coder is, and what waits for who asks."""
    known, reports = round_asked(visit, round)
    codes = visit.who in known.coders
    waiting = (one.id for one in reports if visit.who not in one.done)
    told = RoundTold(
        known,
        {coder: sum(coder in one.done for one in reports) for coder in known.coders},
        codes,
        next(waiting, None) if codes and known.state == "open" else None,
        may_see(visit, known, reports),
    )
    return answer(visit, told)


@answers(tuple[RoundReport, ...])
def list_round_reports(visit: Visiting, round: PathId) -> Response:
    """The reports of a round, and who is done with each."""
    return answer(visit, round_asked(visit, round)[1])


@answers(Round, status=201)
def begin_round(visit: Visiting, body: RoundBody) -> Response:
    """Begin a round."""
    plan = Plan(body.name, body.coders, body.begin, body.reports)
    return answer(visit, rounds.begin_round(visit.study, plan), status=201)


@answers(Made)
def close_round(visit: Visiting, round: PathId) -> Response:
    """Close a round: nobody codes in it any more; its figures stay."""
    rounds.close_round(visit.study, round)
    return answer(visit, Made(round))


@answers(Made)
def reopen_round(visit: Visiting, round: PathId) -> Response:
    """Open a closed round again."""
    rounds.reopen_round(visit.study, round)
    return answer(visit, Made(round))


ROUTES = (
    Route("GET", f"{ROOT}/rounds", list_rounds, "coder"),
    Route("POST", f"{ROOT}/rounds", begin_round, LEADS),
    Route("POST", f"{ROOT}/rounds/drawn", draw_reports, LEADS),
    Route("GET", f"{ROOT}/rounds/coders", list_coders, "coder"),
    Route("GET", f"{ROOT}/rounds/{{round}}", get_round, "coder"),
    Route("GET", f"{ROOT}/rounds/{{round}}/reports", list_round_reports, "coder"),
    Route("POST", f"{ROOT}/rounds/{{round}}/closing", close_round, LEADS),
    Route("POST", f"{ROOT}/rounds/{{round}}/reopening", reopen_round, LEADS),
)
