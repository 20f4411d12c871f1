"""The application: routes, guard, headers, and what visitors are told of errors."""

from __future__ import annotations

import logging
from typing import Any
from urllib.parse import urlencode

import msgspec
from fastapi import Depends, FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.staticfiles import StaticFiles

from rasid.dataset.regrouping import ChangedMeanwhileError
from rasid.dataset.steps import EditConflictError
from rasid.dataset.study import Study
from rasid.errors import RasidError, RecordsError, RefusedError, UsageError
from rasid.review.all_routes import ROUTES
from rasid.review.api.answering import Problem
from rasid.review.blindness import BlindAnswers
from rasid.review.door import Door, check_reach
from rasid.review.faults import DeniedError, ForgedError, MissingError, TooMuchError
from rasid.review.guard import guard_of, make_visit
from rasid.review.headers import SafeHeaders
from rasid.review.pager import STATIC
from rasid.review.pages.entering import ask_to_log_in
from rasid.review.parking import parked
from rasid.review.refusals import said_of
from rasid.review.settings import Settings
from rasid.review.veiling import VeiledAnswers
from rasid.review.visits import Visit, local_path
from rasid.review.workbench import open_workbench

#: FastAPI can report every request to an address of the environment: here nobody is told of any.
_UNSEEN: Any = {"auto_configure": False, "tracing": False, "metrics": False, "logs": False}
_log = logging.getLogger("rasid.review")


def make_app(study: Study, settings: Settings | None = None) -> FastAPI:
    """An application that serves a study, which stays the caller's to close. Raises LexiconError, and
    UsageError where it would serve others than this machine's user without accounts.
    """
    settings = settings or Settings()
    check_reach(study, settings)
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None, telemetry=_UNSEEN)
    app.state.workbench = open_workbench(study, settings)
    for route in ROUTES:
        app.add_api_route(
            route.path,
            route.endpoint,
            methods=[route.method],
            dependencies=[Depends(guard_of(route))],
            response_model=None,
            include_in_schema=route.path.startswith("/api/"),
        )
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    app.add_middleware(BlindAnswers)
    app.add_middleware(VeiledAnswers)
    app.add_middleware(Door, workbench=app.state.workbench)
    app.add_middleware(SafeHeaders, tiles=settings.tiles)
    for kind, answer in _ANSWERS:
        app.add_exception_handler(kind, answer)
    return app


def _visit(request: Request) -> Visit:
    """The visit, also where the guard did not come to make it."""
    made: Visit | None = getattr(request.state, "visit", None)
    return made if made is not None else make_visit(request)


def _told(
    request: Request, status: int, key: str, detail: str = "", *, error: RasidError | None = None
) -> Response:
    """An error as a page in the visitor's language, or as JSON in English where a program asked."""
    visit = _visit(request)
    if request.url.path.startswith("/api/"):
        texts = request.app.state.workbench.texts["en"]
        problem = Problem(
            key,
            detail or (texts.t(f"error.{key}") if error is None else str(error)),
            texts.t(f"api.do.{key}"),
            visit.veil.value(error.now) if isinstance(error, EditConflictError) else None,
            error.code if isinstance(error, RefusedError) else "",
        )
        return Response(msgspec.json.encode(problem), status_code=status, media_type="application/json")
    said = visit.t(f"error.{key}")
    detail = detail if error is None else said_of(visit.texts, error)
    if visit.is_part:
        return visit.page("parts/fault.html", status=status, said=said, detail=detail)
    return visit.page("fault.html", status=status, said=said, detail=detail)


async def _denied(request: Request, error: Exception) -> Response:
    assert isinstance(error, DeniedError)
    if not error.login:
        return _told(request, 403, "role")
    accepted = request.headers.get("accept", "")
    if (
        request.url.path.startswith("/api/")
        or "hx-request" in request.headers
        or accepted == "application/json"
    ):
        return _told(request, 401, "login")
    if request.method == "GET":
        asked = local_path(f"{request.url.path}?{request.url.query}".rstrip("?"))
        return RedirectResponse(f"/login?{urlencode({'to': asked})}", status_code=303)
    return ask_to_log_in(_visit(request), await parked(request))


def _wrong(request: Request, error: Exception) -> Response:
    assert isinstance(error, RasidError)
    return _told(request, 400, "wrong", error=error)


def _records(request: Request, error: Exception) -> Response:
    return _told(request, 503, "records", str(error))


def _forged(request: Request, error: Exception) -> Response:
    return _told(request, 403, "forged")


def _missing(request: Request, error: Exception) -> Response:
    return _told(request, 404, "missing")


def _changed_meanwhile(request: Request, error: Exception) -> Response:
    assert isinstance(error, EditConflictError | ChangedMeanwhileError)
    return _told(request, 409, "conflict", error=error)


def _too_much(request: Request, error: Exception) -> Response:
    return _told(request, 413, "much")


def _unread(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    fields = ", ".join(".".join(str(part) for part in fault["loc"]) for fault in error.errors())
    return _told(request, 422, "unread", fields)


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    key = "missing" if error.status_code == 404 else "http"
    told = _told(request, error.status_code, key, str(error.detail))
    told.headers.update(error.headers or {})
    return told


def _fault(request: Request, error: Exception) -> Response:
    _log.error("%s %s", request.method, request.url.path, exc_info=error)
    return _told(request, 500, "fault")


_ANSWERS = (
    (DeniedError, _denied),
    (ForgedError, _forged),
    (MissingError, _missing),
    (EditConflictError, _changed_meanwhile),
    (ChangedMeanwhileError, _changed_meanwhile),
    (TooMuchError, _too_much),
    (UsageError, _wrong),
    (RecordsError, _records),
    (RasidError, _wrong),
    (RequestValidationError, _unread),
    (HTTPException, _http),
    (Exception, _fault),
)
