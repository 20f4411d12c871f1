"""Who changed what: everything, or what befell one thing; taking back with a reason."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import Form
from starlette.responses import Response

from rasid.dataset.past import known_ids, latest, past_numbered, past_of
from rasid.dataset.undoing import undo_change
from rasid.records.history import Wanted
from rasid.review.faults import DeniedError, MissingError
from rasid.review.routes import Route
from rasid.review.views.past import line_of, page_of_id, role_to_undo
from rasid.review.visits import Visiting, with_query

_PAGE = 50
#: The kinds that can be asked for, in the order of the list.
KINDS = (
    "claim", "judgement", "decision", "incident", "report", "source", "lexicon", "person", "account",
    "round", "sample", "study",
)  # fmt: skip


def list_changes(visit: Visiting, who: str = "", kind: str = "", day: str = "", before: str = "") -> Response:
    """The latest changes, those of one person, kind or day."""
    wanted = Wanted(who.strip(), kind if kind in KINDS else "", _day(day))
    found = latest(
        visit.study,
        wanted,
        before=int(before) if before.isdecimal() and len(before) < 16 else None,
        limit=_PAGE,
    )
    older = with_query(visit.request, {"before": found[-1].number}) if len(found) == _PAGE else None
    return visit.page(
        "history/list.html",
        lines=[line_of(visit, past) for past in found],
        wanted=wanted,
        kinds=KINDS,
        older=older,
        newest=with_query(visit.request, {"before": None}) if before else None,
    )


def show_past(visit: Visiting, id: str) -> Response:
    """What befell one thing."""
    found = past_of(visit.study, id)
    if not found and not known_ids(visit.study, [id]):
        raise MissingError
    lines = [line_of(visit, past) for past in found]
    return visit.page("history/one.html", id=id, lines=lines, page=page_of_id(id))


def take_back(
    visit: Visiting,
    change: Annotated[int, Form()],
    why: Annotated[str, Form()] = "",
    to: Annotated[str, Form()] = "/history",
) -> Response:
    """Take a change back."""
    past = past_numbered(visit.study, change)
    if past is None:
        raise MissingError
    if not visit.may(role_to_undo(past)):
        raise DeniedError(login=False)
    undo_change(visit.study, change, why=why)
    return visit.go(to)


def _day(said: str) -> str:
    """A day as asked, "" for what is none."""
    try:
        return date.fromisoformat(said.strip()).isoformat()
    except ValueError:
        return ""


ROUTES = (
    Route("GET", "/history", list_changes, "viewer", "history.title"),
    Route("GET", "/history/{id}", show_past, "viewer"),
    Route("POST", "/history/back", take_back, "coder"),
)
