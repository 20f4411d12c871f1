"""Filters of the queue that one keeps under a name; they are one's own."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import parse_qsl

from pydantic import Field
from starlette.responses import Response

from rasid.dataset import keeping
from rasid.review.api.answering import Body, Line, answer, answers
from rasid.review.api.documenting import ROOT
from rasid.review.pages.queue import query_of
from rasid.review.routes import Route
from rasid.review.visits import Visiting
from rasid.values.queue import SavedFilter

_PAGE = "queue"


class FilterBody(Body):
    """A filter by its name; `query` is what one asks the queue with: `kind=violence&order=harm`."""

    name: Annotated[Line, Field(min_length=1)]
    query: Annotated[str, Field(max_length=2_000)]


class FilterName(Body):
    """The name of a filter that one kept."""

    name: Annotated[Line, Field(min_length=1)]


@answers(tuple[SavedFilter, ...])
def list_filters(visit: Visiting) -> Response:
    """The filters of the queue that one keeps, by name."""
    return answer(visit, keeping.kept_filters(visit.study, _PAGE))


@answers(int, status=201)
def keep_filter(visit: Visiting, body: FilterBody) -> Response:
    """Keep a filter, in the place of one of the same name; answers how many one keeps.

    What the queue cannot be asked is left out.
    """
    query = query_of(dict(parse_qsl(body.query))).query()
    keeping.keep_filter(visit.study, _PAGE, name=body.name, query=query)
    return answer(visit, len(keeping.kept_filters(visit.study, _PAGE)), status=201)


@answers(int)
def drop_filter(visit: Visiting, body: FilterName) -> Response:
    """Keep a filter no more; answers how many one keeps."""
    keeping.drop_filter(visit.study, _PAGE, body.name)
    return answer(visit, len(keeping.kept_filters(visit.study, _PAGE)))


ROUTES = (
    Route("GET", f"{ROOT}/filters", list_filters, "viewer"),
    Route("POST", f"{ROOT}/filters", keep_filter, "viewer"),
    Route("POST", f"{ROOT}/filters/end", drop_filter, "viewer"),
)
