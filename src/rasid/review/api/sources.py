"""Publishers, and how reliable they are held to be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field
from starlette.responses import Response

from rasid.review.api.answering import Body, Made, answer, answers
from rasid.review.api.documenting import ROOT
from rasid.review.routes import Route
from rasid.review.visits import Visiting


@dataclass(frozen=True, slots=True)
class Source:
    """A publisher: what kind it is and its grade A-F, null where nobody said."""

    name: str
    kind: str | None
    reliability: str | None


class Grade(Body):
    """What is said of a source; null: nothing."""

    name: Annotated[str, Field(min_length=1, max_length=500)]
    kind: Annotated[str, Field(min_length=1, max_length=200)] | None = None
    reliability: Literal["A", "B", "C", "D", "E", "F"] | None = None


@answers(tuple[Source, ...])
def list_sources(visit: Visiting) -> Response:
    """Every publisher, by name."""
    with visit.study.inside() as (contents, _):
        return answer(visit, tuple(Source(*source) for source in contents.sources()))


@answers(Made)
def grade_source(visit: Visiting, body: Grade) -> Response:
    """Say what kind of publisher a source is and how reliable it is held to be."""
    visit.study.grade(body.name, kind=body.kind, reliability=body.reliability)
    return answer(visit, Made(body.name))


ROUTES = (
    Route("GET", f"{ROOT}/sources", list_sources, "viewer"),
    Route("POST", f"{ROOT}/sources", grade_source, "adjudicator"),
)
