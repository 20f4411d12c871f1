"""The JSON API, one module a noun; what it does are the functions that the pages use."""

from __future__ import annotations

from rasid.review.api import (
    claims,
    entities,
    follows,
    history,
    incidents,
    lexicon,
    me,
    overview,
    protected,
    queue,
    reports,
    round_coding,
    rounds,
    samples,
    settling,
    sources,
)
from rasid.review.routes import Route

ROUTES: tuple[Route, ...] = (
    *me.ROUTES,
    *reports.ROUTES,
    *claims.ROUTES,
    *incidents.ROUTES,
    *entities.ROUTES,
    *queue.ROUTES,
    *sources.ROUTES,
    *protected.ROUTES,
    *history.ROUTES,
    *lexicon.ROUTES,
    *follows.ROUTES,
    *rounds.ROUTES,
    *round_coding.ROUTES,
    *settling.ROUTES,
    *samples.ROUTES,
    *overview.ROUTES,
)
