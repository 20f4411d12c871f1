"""The first page."""

from __future__ import annotations

from starlette.responses import Response

from rasid.dataset.overview import overview
from rasid.review.charts import columns, rows
from rasid.review.routes import Route
from rasid.review.visits import Visiting

#: The size of the drawings, in their own units.
WIDTH, HEIGHT, LENGTH = 640, 120, 100


def home(visit: Visiting) -> Response:
    """Where a visitor begins."""
    found = overview(visit.study)
    return visit.page(
        "home/home.html",
        found=found,
        weeks=columns(found.weeks, width=WIDTH, height=HEIGHT, from_right=visit.language == "ar"),
        types=rows(found.types, width=LENGTH),
        size=(WIDTH, HEIGHT, LENGTH),
    )


ROUTES = (Route("GET", "/", home, "viewer", "home.title"),)
