"""Protected people: listed and marked by coders, shown again by administrators alone."""

from __future__ import annotations

from typing import Annotated

from fastapi import Path
from starlette.responses import Response

from rasid.dataset import protecting
from rasid.review.api.answering import Body, Id, Made, Words, answer, answers
from rasid.review.api.documenting import ROOT
from rasid.review.routes import Route
from rasid.review.visits import Visiting
from rasid.values.protection import Protection


class ProtectionBody(Body):
    """A person (public id) who is to be protected, and why."""

    person: Id
    why: Words


class ProtectionEnd(Body):
    """Why a name is shown again."""

    why: Words


@answers(tuple[Protection, ...])
def list_protected(visit: Visiting) -> Response:
    """Everybody who is or was protected, by number."""
    return answer(visit, protecting.protections(visit.study))


@answers(Protection, status=201)
def protect_person(visit: Visiting, body: ProtectionBody) -> Response:
    """Protect a person: his name is hidden from all but administrators, and in exports."""
    return answer(visit, protecting.protect(visit.study, body.person, why=body.why), status=201)


@answers(Made)
def end_protection(
    visit: Visiting, number: Annotated[int, Path(ge=1, le=2**31 - 1)], body: ProtectionEnd
) -> Response:
    """Show the name of a protected person again."""
    protecting.end_protection(visit.study, number, why=body.why)
    return answer(visit, Made(str(number)))


ROUTES = (
    Route("GET", f"{ROOT}/protected", list_protected, "coder"),
    Route("POST", f"{ROOT}/protected", protect_person, "coder"),
    Route("POST", f"{ROOT}/protected/{{number}}/end", end_protection, "administrator"),
)
