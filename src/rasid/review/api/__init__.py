"""The JSON API, one module a noun; what it does are the functions that the pages use."""

from __future__ import annotations

from rasid.review.api import (
    accounts,
    claims,
    entities,
    filters,
    follows,
    history,
    incidents,
    lexicon,
    maps,
    me,
    offices,
    overview,
    protected,
    queue,
    quoting,
    reports,
    round_coding,
    rounds,
    samples,
    settling,
    sources,
    uploading,
)
from rasid.review.routes import Route

ROUTES: tuple[Route, ...] = (
    *me.ROUTES,
    *uploading.ROUTES,
    *reports.ROUTES,
    *quoting.ROUTES,
    *claims.ROUTES,
    *incidents.ROUTES,
    *entities.ROUTES,
    *offices.ROUTES,
    *queue.ROUTES,
    *filters.ROUTES,
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
    *maps.ROUTES,
    *accounts.ROUTES,
)
