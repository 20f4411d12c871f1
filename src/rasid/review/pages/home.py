"""The first page."""

from __future__ import annotations

from starlette.responses import Response

from rasid.review.routes import Route
from rasid.review.visits import Visiting


def home(visit: Visiting) -> Response:
    """Where a visitor begins."""
    return visit.page("home/home.html")


ROUTES = (Route("GET", "/", home, "viewer", "home.title"),)
