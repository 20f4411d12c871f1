"""The one table of all routes."""

from __future__ import annotations

from rasid.review import api
from rasid.review.pages import (
    choosing,
    home,
    queue,
    report,
    steps,
)
from rasid.review.routes import Route

ROUTES: tuple[Route, ...] = (
    *home.ROUTES,
    *queue.ROUTES,
    *choosing.ROUTES,
    *report.ROUTES,
    *steps.ROUTES,
    *api.ROUTES,
)
