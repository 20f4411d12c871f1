"""What a visitor follows, and what is new of it since he last looked."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import parse_qsl

from fastapi import Form, Query
from starlette.responses import Response

from rasid.dataset import following
from rasid.dataset.asking import Asked
from rasid.errors import UsageError
from rasid.review.pages.search import SearchQuery, search_query
from rasid.review.routes import Route
from rasid.review.visits import Visit, Visiting

PAGES = {"person": "/people", "organisation": "/organisations", "place": "/places"}


def follows(visit: Visiting) -> Response:
    """The page: what is followed, with what is new first."""
    searches = {
        target: asked for target in searches_followed(visit) if (asked := asked_by_search(target)) is not None
    }
    upto, news = following.news(visit.study, searches)
    return visit.page(
        "follows/follows.html",
        news=sorted(news, key=lambda one: not one.is_new),
        upto=upto,
        pages=PAGES,
        done=visit.request.query_params.get("done", ""),
    )


def searches_followed(visit: Visit) -> tuple[str, ...]:
    """The searches that the visitor follows."""
    return tuple(one.target for one in following.followed(visit.study) if one.kind == "search")


def search_of(target: str) -> SearchQuery:
    """The search that a query of an address asks."""
    return search_query(dict(parse_qsl(target)))


def asked_by_search(target: str) -> Asked | None:
    """What a search that is followed asks for; None where it can be asked no more."""
    try:
        return search_of(target).asked()
    except UsageError:
        return None


def add(
    visit: Visiting,
    kind: Annotated[str, Form(max_length=20)],
    target: Annotated[str, Form(max_length=2000)],
    label: Annotated[str, Form(max_length=300)] = "",
    to: Annotated[str, Form(max_length=2000)] = "/follows",
) -> Response:
    """Follow something from now on, and go back to its page."""
    asked = None
    if kind == "search":
        sought = search_of(target)
        target, asked = sought.query(), sought.asked()
    following.follow(visit.study, kind, target, label=label, asked=asked)
    return visit.go(to)


def leave(
    visit: Visiting,
    kind: Annotated[str, Form(max_length=20)],
    target: Annotated[str, Form(max_length=2000)],
    to: Annotated[str, Form(max_length=2000)] = "/follows",
) -> Response:
    """Follow something no more."""
    following.unfollow(visit.study, kind, target)
    return visit.go(to)


def seen(
    visit: Visiting,
    upto: Annotated[int, Form(ge=0)],
    kind: Annotated[str, Form(max_length=20)] = "",
    target: Annotated[str, Form(max_length=2000)] = "",
) -> Response:
    """Mark what is new of one thing as seen, or of all, up to the change that the page knew of."""
    chosen = ((kind, target),) if kind else None
    following.mark_seen(visit.study, chosen, upto=upto)
    return visit.go("/follows?done=seen")


def button(
    visit: Visiting,
    kind: Annotated[str, Query(max_length=20)],
    target: Annotated[str, Query(max_length=200)],
    to: Annotated[str, Query(max_length=2000)] = "/follows",
) -> Response:
    """The button to follow something, as it is for this visitor: pages load it when they are there."""
    return visit.page(
        "follows/button.html",
        kind=kind,
        target=target,
        to=to,
        is_followed=following.is_followed(visit.study, kind, target),
    )


def count_new(visit: Visiting) -> Response:
    """Of how much there is something new: a number for the menu, empty for none."""
    return visit.page("follows/count.html", many=following.how_many_new(visit.study))


ROUTES = (
    Route("GET", "/follows", follows, "viewer", "follows.title"),
    Route("GET", "/follows/button", button, "viewer"),
    Route("GET", "/follows/count", count_new, "viewer"),
    Route("POST", "/follows/add", add, "viewer"),
    Route("POST", "/follows/leave", leave, "viewer"),
    Route("POST", "/follows/seen", seen, "viewer"),
)
