"""Logging in and out, and going on where a session ended."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from fastapi import Form
from pydantic import BaseModel
from starlette.responses import JSONResponse, RedirectResponse, Response

from rasid.dataset import logins
from rasid.dataset.logins import Attempt, Client
from rasid.errors import RefusedError
from rasid.review.identity import ANYONE, Identity, csrf_of, forget_login, keep_login, known_browser
from rasid.review.parking import Parked, unpacked
from rasid.review.refusals import said_of
from rasid.review.routes import Route
from rasid.review.visits import Visit, Visiting, local_path


def login(visit: Visiting, to: str = "/") -> Response:
    """The page on which one logs in; whoever is in goes on."""
    if visit.role != ANYONE:
        return visit.go(to)
    return _page(visit, to=to)


def ask_to_log_in(visit: Visit, again: Parked) -> Response:
    """The page on which one logs in whose session ended; what was sent waits in it."""
    return _page(visit, to=again.path, again=again, status=401)


class Entry(BaseModel):
    """The form on which one logs in; `again` is a form that waits to be sent again."""

    name: str = ""
    password: str = ""
    code: str = ""
    to: str = "/"
    again: str = ""


def enter(visit: Visiting, typed: Annotated[Entry, Form()]) -> Response:
    """Log in. A script is told the token of the pages that follow."""
    request = visit.request
    client = Client(request.client.host if request.client else "", known_browser(request))
    waiting = unpacked(typed.again) if typed.again else None
    attempt = Attempt(typed.name, typed.password, typed.code)
    try:
        begun = logins.log_in(visit.study, attempt, client)
    except RefusedError as refused:
        status = 429 if refused.code == "login-wait" else 400
        return _refused(visit, refused, status=status, to=typed.to, again=waiting)
    if visit.identity.session is not None:
        logins.log_out(visit.study, visit.identity.session)
    response: Response
    csrf = csrf_of(begun.secret)
    if _by_script(visit):
        response = JSONResponse({"who": begun.account.name, "csrf": csrf})
    elif waiting is not None:
        inside = replace(visit, identity=Identity(begun.account.name, begun.account.role, csrf))
        response = inside.page("entering/again.html", again=waiting)
    else:
        response = RedirectResponse(local_path(typed.to), status_code=303)
    keep_login(request, response, begun)
    return response


def leave(visit: Visiting) -> Response:
    """Log out."""
    if visit.identity.session is not None:
        logins.log_out(visit.study, visit.identity.session)
    response = RedirectResponse("/login", status_code=303)
    forget_login(visit.request, response)
    response.headers["clear-site-data"] = '"cache"'
    return response


def session(visit: Visiting) -> Response:
    """Who is logged in, and the token of a page, for a script whose page has become old."""
    identity = visit.identity
    return JSONResponse({"who": identity.who, "role": identity.role, "csrf": identity.csrf})


def _page(
    visit: Visit, *, to: str, again: Parked | None = None, status: int = 200, said: str = ""
) -> Response:
    return visit.page("entering/login.html", status=status, to=local_path(to), again=again, said=said)


def _refused(visit: Visit, refused: RefusedError, *, status: int, to: str, again: Parked | None) -> Response:
    said = said_of(visit.texts, refused)
    if _by_script(visit):
        return JSONResponse({"error": refused.code, "says": said}, status_code=status)
    return _page(visit, to=to, again=again, status=status, said=said)


def _by_script(visit: Visit) -> bool:
    return visit.request.headers.get("accept", "") == "application/json"


ROUTES = (
    Route("GET", "/login", login, ANYONE, "login.title"),
    Route("POST", "/login", enter, ANYONE),
    Route("POST", "/logout", leave, ANYONE),
    Route("GET", "/session", session, ANYONE),
)
