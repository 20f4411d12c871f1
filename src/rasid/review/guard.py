"""The guard of every route: who visits, whether he may, and whether a change comes from a page of his."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from starlette.requests import Request

from rasid.review.faults import DeniedError, ForgedError
from rasid.review.identity import identify, is_from_a_page
from rasid.review.routes import SEES_NAMES, Route, may
from rasid.review.visits import Visit, language_of, theme_of
from rasid.review.workbench import Workbench

CSRF_FIELD, CSRF_HEADER = "csrf", "x-csrf"
_READING = ("GET", "HEAD")
_FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")


def guard_of(route: Route) -> Callable[[Request], Awaitable[None]]:
    """What runs before a route's endpoint. Raises DeniedError or ForgedError."""

    async def guard(request: Request) -> None:
        visit = request.state.visit = make_visit(request)
        identity = visit.identity
        if not may(identity.role, route.role):
            raise DeniedError(login=identity.role == "anyone")
        if route.method not in _READING and not is_from_a_page(identity, await _token(request)):
            raise ForgedError

    return guard


def make_visit(request: Request) -> Visit:
    """The visit that a request is: whoever may not see names sees the study through the veil."""
    workbench: Workbench = request.app.state.workbench
    identity = identify(request, workbench)
    study = workbench.study.signed(identity.who)
    return Visit(
        request,
        identity,
        study if may(identity.role, SEES_NAMES) else study.veiled(),
        workbench.texts[language_of(request)],
        theme_of(request),
        workbench.pager,
    )


async def _token(request: Request) -> str:
    """The token that came with a change: in a header, else in a field of the form."""
    said = request.headers.get(CSRF_HEADER)
    if said is None and request.headers.get("content-type", "").partition(";")[0] in _FORMS:
        found = (await request.form()).get(CSRF_FIELD)
        said = found if isinstance(found, str) else None
    return said or ""
