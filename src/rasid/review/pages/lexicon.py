"""Words that people of the study add to the lexicon, and reading its reports anew with them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Annotated

from fastapi import Form
from starlette.responses import Response

from rasid.dataset import adding_words
from rasid.dataset.reading_anew import reports_holding
from rasid.errors import RefusedError
from rasid.gazetteer.sources import read_countries
from rasid.lexicon.tables import built_in_files
from rasid.review.coding_room import anew_of, begin_anew
from rasid.review.refusals import said_of
from rasid.review.routes import Route
from rasid.review.visits import Visit, Visiting
from rasid.values.addition import Addition

Field = Annotated[str, Form(max_length=500)]


@dataclass(frozen=True, slots=True)
class Typed:
    """What the forms hold when they are shown: words of another page, or those that were refused."""

    kind: str = ""
    form: str = ""
    organisation: str = ""
    name: str = ""
    country: str = ""
    parent: str = ""
    latitude: str = ""
    longitude: str = ""
    why: str = ""
    place_kind: str = "town"
    example: str = ""


def show_lexicon(
    visit: Visiting, kind: str = "", form: str = "", organisation: str = "", done: str = ""
) -> Response:
    """The additions, whether they are in force, and forms for new ones; words may come with the address."""
    return _page(visit, Typed(kind, form[:200], organisation[:200]), done=done)


def add_alias(
    visit: Visiting, organisation: Field = "", form: Field = "", example: Field = "", why: Field = ""
) -> Response:
    """Give an organisation one more name."""
    try:
        adding_words.add_alias(
            visit.study, _organisation(visit, organisation), form, example=example, why=why
        )
    except RefusedError as refused:
        typed = Typed("alias", form, organisation, why=why, example=example)
        return _page(visit, typed, refused=refused)
    return visit.go("/lexicon?done=added")


async def add_place(visit: Visiting) -> Response:
    """Add a place."""
    cells = {name: str(value)[:500] for name, value in (await visit.request.form()).items()}
    try:
        adding_words.add_place(visit.study, cells, why=cells.get("why", ""))
    except RefusedError as refused:
        said = {name: value for name, value in cells.items() if name in Typed.__slots__ and name != "kind"}
        return _page(visit, Typed("place", **said, place_kind=cells.get("kind", "")), refused=refused)
    return visit.go("/lexicon?done=added")


def take_back(visit: Visiting, id: str, why: Field = "") -> Response:
    """Take an addition back."""
    adding_words.take_back_addition(visit.study, id, why=why)
    return visit.go("/lexicon?done=taken-back")


def read_anew(visit: Visiting, which: Field = "words") -> Response:
    """Read reports anew with the lexicon as it is now: those that hold the words that are new, or all."""
    begin_anew(visit, only_new=which != "all")
    return visit.go("/lexicon")


def progress(visit: Visiting) -> Response:
    """How far reading anew has come, as a part of the page."""
    return visit.page("lexicon/progress.html", progress=anew_of(visit).progress)


def _organisation(visit: Visit, said: str) -> str:
    """The id of an organisation that was named by its id or, if no other is called so, by its name."""
    known = visit.study.reading.lexicons.names.organisations
    named = [id for id, one in known.items() if said.strip() in (one.name, one.name_en)]
    return named[0] if len(named) == 1 else said.strip()


def _page(visit: Visit, typed: Typed, *, refused: RefusedError | None = None, done: str = "") -> Response:
    study = visit.study
    now = adding_words.pending(study)
    listed = adding_words.list_additions(study)
    changed = [one for one in listed if one.id in now.lacking | now.left]
    organisations = study.reading.lexicons.names.organisations.values()
    detail = str(refused) if refused is not None and refused.code == "addition-faults" else ""
    return visit.page(
        "lexicon/lexicon.html",
        status=400 if refused is not None else 200,
        additions=visit.veil.value(listed),
        pending=now,
        states={one.id: _state(one, now) for one in listed},
        holding=_holding(visit, changed),
        organisations=sorted(organisations, key=lambda one: (one.name, one.id)),
        kinds=adding_words.place_kinds(),
        countries=country_names(visit.language),
        typed=typed,
        said="" if refused is None else said_of(visit.texts, refused),
        detail=detail,
        done=done,
        progress=anew_of(visit).progress,
    )


def _state(addition: Addition, now: adding_words.Pending) -> str:
    """Whether an addition counts: waiting, known, left (taken back, but still read with), gone."""
    if addition.taken_back is not None:
        return "left" if addition.id in now.left else "gone"
    return "waiting" if addition.id in now.lacking else "known"


def _holding(visit: Visit, changed: list[Addition]) -> int:
    """How many reports hold the words of these additions."""
    return len(reports_holding(visit.study, changed)) if changed else 0


@cache
def country_names(language: str) -> tuple[tuple[str, str], ...]:
    """(code, name) of every country, by name."""
    content = dict(built_in_files("gazetteer"))["countries.tsv"]
    known = read_countries("gazetteer/countries.tsv", content)
    named = ((one.code, one.forms[0] if language == "ar" else one.name) for one in known)
    return tuple(sorted(named, key=lambda one: one[1]))


_ADDS = "adjudicator"
ROUTES = (
    Route("GET", "/lexicon", show_lexicon, "viewer", "lexicon.title"),
    Route("GET", "/lexicon/progress", progress, "viewer"),
    Route("POST", "/lexicon/aliases", add_alias, _ADDS),
    Route("POST", "/lexicon/places", add_place, _ADDS),
    Route("POST", "/lexicon/additions/{id}/back", take_back, _ADDS),
    Route("POST", "/lexicon/anew", read_anew, _ADDS),
)
