"""Choosing the language and the theme of the pages."""

from __future__ import annotations

from typing import Annotated

from fastapi import Form
from starlette.responses import Response

from rasid.review.routes import Route
from rasid.review.texts import LANGUAGES
from rasid.review.visits import LANGUAGE_COOKIE, THEME_COOKIE, THEMES, Visiting

_YEAR = 365 * 24 * 3600


def choose(
    visit: Visiting,
    language: Annotated[str, Form()] = "",
    theme: Annotated[str, Form()] = "",
    to: Annotated[str, Form()] = "/",
) -> Response:
    """Keep what was chosen in the browser, and go back to the page."""
    response = visit.go(to)
    for cookie, chosen, known in ((LANGUAGE_COOKIE, language, LANGUAGES), (THEME_COOKIE, theme, THEMES)):
        if chosen in known:
            response.set_cookie(cookie, chosen, max_age=_YEAR, httponly=True, samesite="lax")
    return response


ROUTES = (Route("POST", "/choose", choose, "anyone"),)
