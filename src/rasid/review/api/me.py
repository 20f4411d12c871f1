"""Who asks, and the description of the API."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from rasid.review.api.answering import answer, answers
from rasid.review.api.documenting import ROOT, describe
from rasid.review.routes import Route
from rasid.review.visits import Visiting


@dataclass(frozen=True, slots=True)
class Me:
    """Who asks, in which role; `csrf` is to come back as the header X-CSRF with every change made without a
    token.
    """

    name: str
    role: str
    csrf: str


@answers(Me)
def me(visit: Visiting) -> Response:
    """Who asks, and what he may."""
    return answer(visit, Me(visit.who, visit.role, visit.identity.csrf))


@answers(dict[str, Any])
def openapi(visit: Visiting, request: Request) -> Response:
    """This description, as OpenAPI 3.1."""
    version = visit.study.reading.lexicons.versions.program
    return answer(visit, describe(request.app, version))


def api_docs(visit: Visiting) -> Response:
    """The description as a page, where requests can be tried."""
    return visit.page("api/docs.html")


ROUTES = (
    Route("GET", f"{ROOT}/me", me, "viewer"),
    Route("GET", f"{ROOT}/openapi.json", openapi, "viewer"),
    Route("GET", "/api/docs", api_docs, "viewer", "api.title"),
)
