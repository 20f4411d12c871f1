"""Publishers, and how reliable they are held to be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field
from starlette.responses import Response

from rasid.dataset import sources
from rasid.dataset.sources import Publisher
from rasid.records.history import Change
from rasid.review.api.answering import Body, Limit, Line, Said, Words, answer, answers
from rasid.review.api.documenting import ROOT
from rasid.review.faults import MissingError
from rasid.review.routes import Route
from rasid.review.visits import Visiting


class Grade(Body):
    """What is said of a source; null: nothing."""

    name: Annotated[Line, Field(min_length=1)]
    kind: Annotated[Line, Field(min_length=1)] | None = None
    reliability: Literal["A", "B", "C", "D", "E", "F"] | None = None
    why: Words = ""


@dataclass(frozen=True, slots=True)
class SourceTold:
    """A publisher, and how its grade came about."""

    source: Publisher
    grades: tuple[Change, ...]


@answers(tuple[Publisher, ...])
def list_sources(visit: Visiting, words: Said = "", after: Said = "", limit: Limit = 50) -> Response:
    """Publishers by name, those whose name holds `words`, behind the name `after`."""
    return answer(visit, sources.publishers(visit.study, words=words, after=after, limit=limit))


@answers(SourceTold)
def get_source(visit: Visiting, name: Said) -> Response:
    """One publisher by its name, with how its grade came about, the latest first."""
    found = sources.publisher(visit.study, name)
    if found is None:
        raise MissingError
    return answer(visit, SourceTold(found, sources.grades_of(visit.study, name)))


@answers(str | None)
def grade_source(visit: Visiting, body: Grade) -> Response:
    """Say what kind of publisher a source is and how reliable it is held to be; answers with its grade."""
    sources.grade(visit.study, body.name, kind=body.kind, reliability=body.reliability, why=body.why)
    return answer(visit, body.reliability)


ROUTES = (
    Route("GET", f"{ROOT}/sources", list_sources, "viewer"),
    Route("GET", f"{ROOT}/sources/one", get_source, "viewer"),
    Route("POST", f"{ROOT}/sources", grade_source, "adjudicator"),
)
