"""What people of the study add to its lexicon: names of organisations, places."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field
from starlette.responses import Response

from rasid.dataset import adding_words
from rasid.dataset.adding_words import Pending
from rasid.review.api.answering import Body, Id, Line, Made, PathId, Words, answer, answers
from rasid.review.api.documenting import ROOT
from rasid.review.routes import Route
from rasid.review.visits import Visiting
from rasid.values.addition import Addition


class AliasBody(Body):
    """One more name of an organisation of the lexicon."""

    organisation: Id
    form: Annotated[Line, Field(min_length=1)]
    example: Line = ""
    why: Words = ""


class PlaceBody(Body):
    """A place that the gazetteer lacks: Arabic form, English name, kind, country (alpha-2), parent and point
    where known.
    """

    form: Annotated[Line, Field(min_length=1)]
    name: Line
    kind: Line = "town"
    country: Annotated[str, Field(pattern="^[A-Za-z]{2}$")]
    parent: Line = ""
    latitude: Annotated[float, Field(ge=-90, le=90)] | None = None
    longitude: Annotated[float, Field(ge=-180, le=180)] | None = None
    example: Line = ""
    why: Words = ""


class Why(Body):
    """Why an addition is taken back."""

    why: Words = ""


@answers(tuple[Addition, ...])
def list_additions(visit: Visiting) -> Response:
    """Everything that was added, the latest first."""
    return answer(visit, adding_words.list_additions(visit.study))


@answers(Pending)
def pending_additions(visit: Visiting) -> Response:
    """What of the additions is not yet in force: reports must be read anew first."""
    return answer(visit, adding_words.pending(visit.study))


@answers(Addition, status=201)
def add_alias(visit: Visiting, body: AliasBody) -> Response:
    """Give an organisation of the lexicon one more name."""
    made = adding_words.add_alias(
        visit.study, body.organisation, body.form, example=body.example, why=body.why
    )
    return answer(visit, made, status=201)


@answers(Addition, status=201)
def add_place(visit: Visiting, body: PlaceBody) -> Response:
    """Add a place."""
    cells = {name: "" if value is None else str(value) for name, value in body.model_dump().items()}
    return answer(visit, adding_words.add_place(visit.study, cells, why=body.why), status=201)


@answers(Made)
def take_addition_back(visit: Visiting, id: PathId, body: Why) -> Response:
    """Take an addition back."""
    adding_words.take_back_addition(visit.study, id, why=body.why)
    return answer(visit, Made(id))


ROUTES = (
    Route("GET", f"{ROOT}/lexicon", list_additions, "viewer"),
    Route("GET", f"{ROOT}/lexicon/pending", pending_additions, "viewer"),
    Route("POST", f"{ROOT}/lexicon/aliases", add_alias, "adjudicator"),
    Route("POST", f"{ROOT}/lexicon/places", add_place, "adjudicator"),
    Route("POST", f"{ROOT}/lexicon/{{id}}/taken-back", take_addition_back, "adjudicator"),
)
