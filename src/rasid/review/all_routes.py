"""The one table of all routes."""

from __future__ import annotations

from rasid.review import api
from rasid.review.pages import (
    accounts,
    choosing,
    double,
    double_coding,
    entering,
    exploring,
    history,
    home,
    incidents,
    lexicon,
    me,
    people,
    protected,
    quality,
    queue,
    regrouping,
    report,
    reports,
    settling,
    sources,
    steps,
)
from rasid.review.routes import Route

ROUTES: tuple[Route, ...] = (
    *home.ROUTES,
    *queue.ROUTES,
    *quality.ROUTES,
    *exploring.ROUTES,
    *protected.ROUTES,
    *double.ROUTES,
    *double_coding.ROUTES,
    *settling.ROUTES,
    *choosing.ROUTES,
    *incidents.ROUTES,
    *people.ROUTES,
    *regrouping.ROUTES,
    *reports.ROUTES,
    *report.ROUTES,
    *steps.ROUTES,
    *api.ROUTES,
    *entering.ROUTES,
    *me.ROUTES,
    *accounts.ROUTES,
    *history.ROUTES,
    *sources.ROUTES,
    *lexicon.ROUTES,
)
