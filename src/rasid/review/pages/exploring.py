"""The pages on which a visitor looks around in a study: the map and what stands beside it."""

from __future__ import annotations

from rasid.review.pages import follows, map, places, search, timeline
from rasid.review.routes import Route

ROUTES: tuple[Route, ...] = (*follows.ROUTES, *map.ROUTES, *places.ROUTES, *search.ROUTES, *timeline.ROUTES)
