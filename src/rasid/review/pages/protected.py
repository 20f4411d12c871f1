"""Protected people: who is, why and by whom; marking one, and showing a name again."""

from __future__ import annotations

from typing import Annotated

from fastapi import Form, Path
from starlette.responses import Response

from rasid.dataset import protecting
from rasid.resolve.veil import pseudonym
from rasid.review.routes import SEES_NAMES, Route
from rasid.review.visits import Visiting


def protected(visit: Visiting, person: str = "") -> Response:
    """Everybody who is or was protected; `person` is an id to begin the form with."""
    known = protecting.protections(visit.study)
    return visit.page(
        "protected/protected.html",
        protections=known if visit.may(SEES_NAMES) else visit.veil.value(known),
        pseudonym=pseudonym,
        sees_names=visit.may(SEES_NAMES),
        person=person,
    )


def protect(
    visit: Visiting,
    person: Annotated[str, Form()] = "",
    why: Annotated[str, Form()] = "",
    to: Annotated[str, Form()] = "/protected",
) -> Response:
    """Protect a person; an address of his page is taken as his id."""
    protecting.protect(visit.study, person.strip().rstrip("/").rpartition("/")[2], why=why)
    return visit.go(to)


def show_again(visit: Visiting, number: Annotated[int, Path()], why: Annotated[str, Form()] = "") -> Response:
    """Show the name of a protected person again."""
    protecting.end_protection(visit.study, number, why=why)
    return visit.go("/protected")


ROUTES = (
    Route("GET", "/protected", protected, "coder", "protected.title"),
    Route("POST", "/protected", protect, "coder"),
    Route("POST", "/protected/{number}/end", show_again, SEES_NAMES),
)
