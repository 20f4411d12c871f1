"""Publishers, and how reliable they are held to be."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlencode

from fastapi import Form
from starlette.responses import Response

from rasid.dataset import sources
from rasid.dataset.past import Past
from rasid.dataset.sources import GRADES, grades_of, publisher, publishers
from rasid.review.faults import MissingError
from rasid.review.routes import Route
from rasid.review.views.past import line_of
from rasid.review.visits import Visiting, with_query

_PAGE = 50


def list_sources(visit: Visiting, words: str = "", after: str = "") -> Response:
    """Publishers by name."""
    found = publishers(visit.study, words=words.strip(), after=after, limit=_PAGE)
    more = with_query(visit.request, {"after": found[-1].name}) if len(found) == _PAGE else None
    first = with_query(visit.request, {"after": None}) if after else None
    return visit.page("sources/list.html", publishers=found, asked=words, more=more, first=first)


def show_source(visit: Visiting, name: str = "", done: str = "") -> Response:
    """One publisher, with how its grade came about."""
    found = publisher(visit.study, name)
    if found is None:
        raise MissingError
    past = [line_of(visit, Past(0, change)) for change in grades_of(visit.study, name)]
    return visit.page("sources/one.html", publisher=found, lines=past, grades=GRADES, done=done)


def grade(
    visit: Visiting,
    name: Annotated[str, Form()],
    kind: Annotated[str, Form(max_length=200)] = "",
    reliability: Annotated[str, Form()] = "",
    why: Annotated[str, Form(max_length=1000)] = "",
) -> Response:
    """Say what a publisher is and how reliable."""
    if publisher(visit.study, name) is None:
        raise MissingError
    sources.grade(visit.study, name, kind=kind.strip() or None, reliability=reliability or None, why=why)
    return visit.go(f"/sources/one?{urlencode({'name': name, 'done': 'yes'})}")


ROUTES = (
    Route("GET", "/sources", list_sources, "viewer", "sources.title"),
    Route("GET", "/sources/one", show_source, "viewer"),
    Route("POST", "/sources/one", grade, "adjudicator"),
)
