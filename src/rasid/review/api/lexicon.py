"""What people of the study add to its lexicon: names of organisations, places."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field
from starlette.responses import Response

from rasid.dataset import adding_words
from rasid.dataset.adding_words import Pending
from rasid.dataset.reading_anew import Progress
from rasid.review.api.answering import Body, Id, Line, Made, PathId, Said, Words, answer, answers
from rasid.review.api.documenting import ROOT
from rasid.review.coding_room import begin_anew
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


class Which(Body):
    """What is read anew: reports that hold the words that are new, or all of another version."""

    which: Literal["words", "all"] = "words"


@dataclass(frozen=True, slots=True)
class Known:
    """An organisation of the lexicon: id, first Arabic form, English name, kind."""

    id: str
    name: str
    name_en: str
    kind: str


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


@answers(tuple[Known, ...])
def list_known(visit: Visiting, words: Said = "") -> Response:
    """The organisations of the lexicon whose name holds `words`, by name: an alias is of one of them."""
    known = visit.study.reading.lexicons.names.organisations.values()
    found = (one for one in known if words in one.name or words.casefold() in one.name_en.casefold())
    listed = tuple(Known(one.id, one.name, one.name_en, one.kind) for one in found)
    return answer(visit, tuple(sorted(listed, key=lambda one: (one.name, one.id))))


@answers(tuple[str, ...])
def list_place_kinds(visit: Visiting) -> Response:
    """The kinds that an added place may be of."""
    return answer(visit, adding_words.place_kinds())


@answers(Progress, status=202)
def begin_reading_anew(visit: Visiting, body: Which) -> Response:
    """Read reports anew with the lexicon as it is now; answers at once, `GET` tells how far it is."""
    anew = begin_anew(visit, only_new=body.which == "words")
    return answer(visit, anew.progress, status=202)


@answers(Progress)
def get_reading_anew(visit: Visiting) -> Response:
    """How far reading anew has come."""
    return answer(visit, visit.request.app.state.workbench.anew.progress)


ROUTES = (
    Route("GET", f"{ROOT}/lexicon", list_additions, "viewer"),
    Route("GET", f"{ROOT}/lexicon/pending", pending_additions, "viewer"),
    Route("POST", f"{ROOT}/lexicon/aliases", add_alias, "adjudicator"),
    Route("POST", f"{ROOT}/lexicon/places", add_place, "adjudicator"),
    Route("GET", f"{ROOT}/lexicon/organisations", list_known, "viewer"),
    Route("GET", f"{ROOT}/lexicon/kinds", list_place_kinds, "viewer"),
    Route("GET", f"{ROOT}/lexicon/reading", get_reading_anew, "viewer"),
    Route("POST", f"{ROOT}/lexicon/reading", begin_reading_anew, "adjudicator"),
    Route("POST", f"{ROOT}/lexicon/{{id}}/taken-back", take_addition_back, "adjudicator"),
)
