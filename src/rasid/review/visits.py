"""A visit: one request, who makes it, and the means to answer it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import Depends
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from rasid.dataset.study import Study
from rasid.resolve.veil import Veil
from rasid.review.identity import Identity
from rasid.review.pager import Pager
from rasid.review.routes import may
from rasid.review.texts import LANGUAGES, Texts

LANGUAGE_COOKIE, THEME_COOKIE = "rasid-language", "rasid-theme"
THEMES = ("auto", "light", "dark")


@dataclass(frozen=True, slots=True)
class Visit:
    """One request. `study` is signed by the visitor; `texts` are in his language."""

    request: Request
    identity: Identity
    study: Study
    texts: Texts
    theme: str
    pager: Pager

    @property
    def who(self) -> str:
        """The name that signs what the visitor changes."""
        return self.identity.who

    @property
    def role(self) -> str:
        """The visitor's role."""
        return self.identity.role

    @property
    def veil(self) -> Veil:
        """What hides the names of protected people from the visitor; nothing from an administrator.

        What `study` tells is veiled already; whatever comes from elsewhere goes through `veil.value` or
        `veil.text`.
        """
        return self.study.veil

    @property
    def language(self) -> str:
        """ar or en."""
        return self.texts.language

    @property
    def is_part(self) -> bool:
        """Whether htmx asks for a part of a page."""
        return self.request.headers.get("hx-request") == "true"

    def may(self, role: str) -> bool:
        """Whether the visitor may do what needs this role."""
        return may(self.role, role)

    def t(self, key: str, **values: object) -> str:
        """A text in the visitor's language."""
        return self.texts.t(key, **values)

    def page(self, template: str, *, status: int = 200, **values: object) -> HTMLResponse:
        """A page, or a part of one, from its template."""
        return HTMLResponse(self.pager.render(template, self, values), status_code=status)

    def go(self, path: str) -> Response:
        """Send the visitor to another page of the workbench: after a change, or from an old id."""
        if self.is_part:
            return Response(status_code=204, headers={"HX-Redirect": local_path(path)})
        return RedirectResponse(local_path(path), status_code=303)


def local_path(path: str) -> str:
    """A path within the workbench, whatever address was asked for."""
    parts = urlsplit(path)
    clean = "/" + parts.path.lstrip("/\\")
    return f"{clean}?{parts.query}" if parts.query else clean


def language_of(request: Request) -> str:
    """The language chosen before, else the first that the browser asks for and the workbench has."""
    chosen = request.cookies.get(LANGUAGE_COOKIE, "")
    if chosen in LANGUAGES:
        return chosen
    for wanted in request.headers.get("accept-language", "").split(","):
        code = wanted.partition(";")[0].strip().partition("-")[0].lower()
        if code in LANGUAGES:
            return code
    return LANGUAGES[0]


def theme_of(request: Request) -> str:
    """The theme chosen before, else that of the system."""
    chosen = request.cookies.get(THEME_COOKIE, "")
    return chosen if chosen in THEMES else THEMES[0]


def visit_of(request: Request) -> Visit:
    """The visit that the guard let in."""
    visit: Visit = request.state.visit
    return visit


#: The parameter of an endpoint that takes the visit.
Visiting = Annotated[Visit, Depends(visit_of)]


def with_query(request: Request, changes: Mapping[str, object]) -> str:
    """The address of this page with other values in its query; None removes one."""
    url = request.url.remove_query_params([key for key, value in changes.items() if value is None])
    kept = {key: str(value) for key, value in changes.items() if value is not None}
    return local_path(str(url.include_query_params(**kept)))
