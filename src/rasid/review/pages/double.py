"""Rounds of double coding: the list, a new one, and one with who has done what."""

from __future__ import annotations

import secrets
from datetime import date
from typing import Annotated

from fastapi import Form, Path
from pydantic import BaseModel, Field
from starlette.responses import Response

from rasid.dataset import rounds
from rasid.dataset.rounds import Drawn, Plan
from rasid.errors import RefusedError
from rasid.review.leading import LEADS, may_see, round_asked
from rasid.review.routes import Route
from rasid.review.visits import Visiting


class PlanForm(BaseModel):
    """A round to be begun; `ids` are reports by id, else they are drawn."""

    name: str = Field("", max_length=200)
    coders: list[str] = Field(default_factory=list, max_length=50)
    begin: str = Field("program", max_length=20)
    ids: str = Field("", max_length=50_000)
    count: int = Field(20, ge=1, le=rounds.MOST)
    seed: str = Field("", max_length=20)
    type: str = Field("", max_length=100)
    source: str = Field("", max_length=300)
    first: str = Field("", max_length=10)
    last: str = Field("", max_length=10)


def all_rounds(visit: Visiting) -> Response:
    """Every round, and a form for a new one."""
    known = rounds.list_rounds(visit.study)
    mine = rounds.blind_of(visit.study, visit.who)
    waiting = {one.id: sum(1 for id in mine.values() if id == one.id) for one in known}
    return visit.page(
        "double/rounds.html",
        rounds=known,
        waiting=waiting,
        coders=rounds.possible_coders(visit.study),
        types=tuple(visit.pager.types.values()),
        leads=visit.may(LEADS),
        seed=secrets.randbelow(1_000_000),
    )


def begin(visit: Visiting, form: Annotated[PlanForm, Form()]) -> Response:
    """Begin a round with reports that are named, or drawn."""
    ids = tuple(id.rpartition("/")[2] for id in form.ids.replace(",", " ").split())
    chosen = ids or rounds.draw(visit.study, _drawn(form))
    plan = Plan(form.name, tuple(form.coders), form.begin, chosen)
    made = rounds.begin_round(visit.study, plan)
    return visit.go(f"/double/{made.id}")


def one_round(visit: Visiting, round: Annotated[str, Path()]) -> Response:
    """A round: its reports, and who is done with which."""
    known, reports = round_asked(visit, round)
    return visit.page(
        "double/round.html",
        round=known,
        reports=reports,
        counts={coder: sum(1 for one in reports if coder in one.done) for coder in known.coders},
        is_coder=visit.who in known.coders,
        may_see=may_see(visit, known, reports),
        leads=visit.may(LEADS),
        next=next((one.id for one in reports if visit.who not in one.done), None),
    )


def close(visit: Visiting, round: Annotated[str, Path()]) -> Response:
    """Close a round."""
    rounds.close_round(visit.study, round)
    return visit.go(f"/double/{round}")


def reopen(visit: Visiting, round: Annotated[str, Path()]) -> Response:
    """Open a closed round again."""
    rounds.reopen_round(visit.study, round)
    return visit.go(f"/double/{round}")


def _drawn(form: PlanForm) -> Drawn:
    if form.seed.strip() and not form.seed.strip().isdigit():
        raise RefusedError("seed-wrong", f"{form.seed}: a seed is a whole number", said=form.seed)
    return Drawn(
        form.count,
        int(form.seed) if form.seed.strip() else secrets.randbelow(1_000_000),
        form.type or None,
        form.source.strip() or None,
        _day(form.first),
        _day(form.last),
    )


def _day(said: str) -> date | None:
    try:
        return date.fromisoformat(said) if said else None
    except ValueError as error:
        raise RefusedError("day-wrong", f"{said}: is no day; give YYYY-MM-DD", said=said) from error


ROUTES = (
    Route("GET", "/double", all_rounds, "coder", "double.title"),
    Route("POST", "/double", begin, LEADS),
    Route("GET", "/double/{round}", one_round, "coder", "double.title"),
    Route("POST", "/double/{round}/close", close, LEADS),
    Route("POST", "/double/{round}/reopen", reopen, LEADS),
)
