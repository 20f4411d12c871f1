"""The history: who changed what, before and after, why; and taking a change back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from fastapi import Path, Query
from starlette.responses import Response

from rasid.dataset.past import Past, latest, past_numbered, past_of
from rasid.dataset.undoing import undo_change
from rasid.records.history import Wanted
from rasid.review.api.answering import Body, Limit, PathId, Said, Words, answer, answers, found
from rasid.review.api.documenting import ROOT
from rasid.review.faults import DeniedError, MissingError
from rasid.review.routes import Route
from rasid.review.views.past import role_to_undo
from rasid.review.visits import Visiting

Number = Annotated[int, Path(ge=1, le=2**53)]


class Why(Body):
    """Why a change is taken back."""

    why: Words


@dataclass(frozen=True, slots=True)
class PastPage:
    """Some changes, the latest first; `next` is what to ask the next page with as `before`."""

    changes: tuple[Past, ...]
    next: int | None


@answers(PastPage)
def list_changes(
    visit: Visiting,
    who: Said = "",
    kind: Said = "",
    day: date | None = None,
    before: Annotated[int | None, Query(ge=1, le=2**53)] = None,
    limit: Limit = 50,
) -> Response:
    """The latest changes: of anybody or one person, of one kind of thing, on a day."""
    wanted = Wanted(who, kind, day.isoformat() if day else "")
    rows = latest(visit.study, wanted, before=before, limit=limit)
    return answer(visit, PastPage(rows, rows[-1].number if len(rows) == limit else None))


@answers(tuple[Past, ...])
def get_past(visit: Visiting, id: PathId) -> Response:
    """What befell one thing and what was said of it, the latest first."""
    rows = found(lambda: past_of(visit.study, id))
    if not rows:
        raise MissingError
    return answer(visit, rows)


@answers(Past)
def take_change_back(visit: Visiting, number: Number, body: Why) -> Response:
    """Take a change back, whatever it was, as far as it can be."""
    past = past_numbered(visit.study, number)
    if past is None:
        raise MissingError
    if not visit.may(role_to_undo(past)):
        raise DeniedError(login=False)
    return answer(visit, undo_change(visit.study, number, why=body.why))


ROUTES = (
    Route("GET", f"{ROOT}/history", list_changes, "viewer"),
    Route("GET", f"{ROOT}/history/{{id}}", get_past, "viewer"),
    Route("POST", f"{ROOT}/history/{{number}}/taken-back", take_change_back, "coder"),
)
