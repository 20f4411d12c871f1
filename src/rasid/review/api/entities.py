"""People, organisations and places: lists of them, and what the study tells of one."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import Query
from starlette.responses import Response

from rasid.dataset.listing import EntityPage, listed_entities
from rasid.dataset.nearby import Alike, NearbyIncident, incidents_nearby, organisations_alike, people_alike
from rasid.dataset.places_known import PlacePage, list_places
from rasid.dataset.suggesting import suggestions
from rasid.records.suggestions import Suggested
from rasid.review.api.answering import After, Asked, Limit, PathId, Said, answer, answers, found
from rasid.review.api.documenting import ROOT
from rasid.review.routes import Route
from rasid.review.visits import Visiting
from rasid.values.dossier import OrganisationDossier, PersonDossier, PlaceDossier


@answers(EntityPage)
def list_people(visit: Visiting, words: Said = "", limit: Limit = 50, after: After = None) -> Response:
    """The people of whose names every word has the sound, the most often named first; without words all."""
    return answer(visit, listed_entities(visit.study, "person", words=words, limit=limit, after=after))


@answers(EntityPage)
def list_organisations(visit: Visiting, words: Said = "", limit: Limit = 50, after: After = None) -> Response:
    """The organisations of whose names every word has the sound, the most often named first."""
    return answer(visit, listed_entities(visit.study, "organisation", words=words, limit=limit, after=after))


@answers(PlacePage)
def list_places_told(
    visit: Visiting,
    words: Said = "",
    country: Asked = None,
    division: Asked = None,
    start: Annotated[int, Query(ge=0, le=1_000_000, description="The `next` of the page before.")] = 0,
) -> Response:
    """The places of the study by how many incidents are at them; `words` a name, or how it begins."""
    return answer(
        visit, list_places(visit.study, words=words, country=country, division=division, start=start)
    )


@answers(tuple[Suggested, ...])
def suggest_names(visit: Visiting, words: Said, limit: Annotated[int, Query(ge=1, le=20)] = 6) -> Response:
    """Places, people and organisations whose names begin so."""
    return answer(visit, suggestions(visit.study, words, limit=limit))


@answers(PersonDossier)
def get_person(visit: Visiting, id: PathId) -> Response:
    """A person with names, offices, incidents and reports; by an old id, too."""
    with visit.study.inside() as (_, dossiers):
        return answer(visit, found(lambda: dossiers.person(id)))


@answers(OrganisationDossier)
def get_organisation(visit: Visiting, id: PathId) -> Response:
    """An organisation with the people in its offices, places it held, incidents and reports."""
    with visit.study.inside() as (_, dossiers):
        return answer(visit, found(lambda: dossiers.organisation(id)))


@answers(PlaceDossier)
def get_place(visit: Visiting, id: PathId) -> Response:
    """A place with who is reported to have held it and what is reported to have happened there."""
    with visit.study.inside() as (_, dossiers):
        return answer(visit, found(lambda: dossiers.place(id)))


@answers(tuple[Alike, ...])
def list_alike(visit: Visiting, noun: Literal["people", "organisations"], id: PathId) -> Response:
    """Who may be the same as a person or organisation, likeliest first, with the reasons."""
    alike = people_alike if noun == "people" else organisations_alike
    return answer(visit, found(lambda: alike(visit.study, id)))


@answers(tuple[NearbyIncident, ...])
def list_nearby(visit: Visiting, id: PathId) -> Response:
    """Incidents that may be the same as one, likeliest first, with the reasons."""
    return answer(visit, found(lambda: incidents_nearby(visit.study, id)))


ROUTES = (
    Route("GET", f"{ROOT}/people", list_people, "viewer"),
    Route("GET", f"{ROOT}/people/{{id}}", get_person, "viewer"),
    Route("GET", f"{ROOT}/organisations", list_organisations, "viewer"),
    Route("GET", f"{ROOT}/organisations/{{id}}", get_organisation, "viewer"),
    Route("GET", f"{ROOT}/places", list_places_told, "viewer"),
    Route("GET", f"{ROOT}/places/{{id}}", get_place, "viewer"),
    Route("GET", f"{ROOT}/suggestions", suggest_names, "viewer"),
    Route("GET", f"{ROOT}/incidents/{{id}}/nearby", list_nearby, "coder"),
    Route("GET", f"{ROOT}/alike/{{noun}}/{{id}}", list_alike, "coder"),
)
