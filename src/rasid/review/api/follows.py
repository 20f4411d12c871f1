"""What one follows, and what is new of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field
from starlette.responses import Response

from rasid.dataset import following
from rasid.review.api.answering import Body, Line, Made, answer, answers
from rasid.review.api.documenting import ROOT
from rasid.review.pages.follows import asked_by_search, search_of, searches_followed
from rasid.review.routes import Route
from rasid.review.visits import Visiting
from rasid.values.follow import News


class FollowBody(Body):
    """A person, organisation or place (public id), or a search (the query of the search page's address)."""

    kind: Literal["person", "organisation", "place", "search"]
    target: Annotated[Line, Field(min_length=1)]
    label: Line = ""


class Seen(Body):
    """That what is new was seen, up to a number of the history (`upto` of the news): of one thing, or of all.

    `kind` and `target` as the list of what one follows has them.
    """

    kind: Literal["person", "organisation", "place", "search"] | None = None
    target: Line = ""
    upto: Annotated[int, Field(ge=0, le=2**53)]


@dataclass(frozen=True, slots=True)
class AllNews:
    """What is new of everything that one follows, up to a number of the history."""

    upto: int
    news: tuple[News, ...]


@answers(AllNews)
def list_follows(visit: Visiting) -> Response:
    """What one follows, with what is new of it since one last looked."""
    searches = {
        target: asked for target in searches_followed(visit) if (asked := asked_by_search(target)) is not None
    }
    return answer(visit, AllNews(*following.news(visit.study, searches)))


@answers(int, status=201)
def follow(visit: Visiting, body: FollowBody) -> Response:
    """Follow something from now on; answers how much one follows."""
    target, asked = body.target, None
    if body.kind == "search":
        sought = search_of(target)
        target, asked = sought.query(), sought.asked()
    following.follow(visit.study, body.kind, target, label=body.label, asked=asked)
    return answer(visit, len(following.followed(visit.study)), status=201)


@answers(int)
def unfollow(visit: Visiting, body: FollowBody) -> Response:
    """Follow something no more; answers how much one follows."""
    target = search_of(body.target).query() if body.kind == "search" else body.target
    following.unfollow(visit.study, body.kind, target)
    return answer(visit, len(following.followed(visit.study)))


@answers(Made)
def mark_news_seen(visit: Visiting, body: Seen) -> Response:
    """Say that what is new of one thing, or of everything, was seen."""
    chosen = None if body.kind is None else ((body.kind, body.target),)
    following.mark_seen(visit.study, chosen, upto=body.upto)
    return answer(visit, Made(str(body.upto)))


@answers(int)
def count_news(visit: Visiting) -> Response:
    """Of how much that one follows there is something new; searches are left out."""
    return answer(visit, following.how_many_new(visit.study))


ROUTES = (
    Route("GET", f"{ROOT}/follows", list_follows, "viewer"),
    Route("GET", f"{ROOT}/follows/count", count_news, "viewer"),
    Route("POST", f"{ROOT}/follows", follow, "viewer"),
    Route("POST", f"{ROOT}/follows/end", unfollow, "viewer"),
    Route("POST", f"{ROOT}/follows/seen", mark_news_seen, "viewer"),
)
