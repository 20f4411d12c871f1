"""Who asks, and the description of the API."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from rasid.dataset import tokens
from rasid.review.api.answering import Made, PathId, answer, answers
from rasid.review.api.documenting import ROOT, describe
from rasid.review.routes import Route
from rasid.review.visits import Visiting
from rasid.values.account import Token


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


@answers(tuple[Token, ...])
def list_tokens(visit: Visiting) -> Response:
    """One's own tokens, the latest first, with those that count no more; never their secrets."""
    return answer(visit, tokens.tokens_of(visit.study, visit.who))


@answers(Made)
def take_back_token(visit: Visiting, id: PathId) -> Response:
    """Let a token of one's own count no more: also the one that asks."""
    tokens.take_back_token(visit.study, visit.who, id)
    return answer(visit, Made(id))


ROUTES = (
    Route("GET", f"{ROOT}/me", me, "viewer"),
    Route("GET", f"{ROOT}/me/tokens", list_tokens, "viewer"),
    Route("POST", f"{ROOT}/me/tokens/{{id}}/taken-back", take_back_token, "viewer"),
    Route("GET", f"{ROOT}/openapi.json", openapi, "viewer"),
    Route("GET", "/api/docs", api_docs, "viewer", "api.title"),
)
