"""People, organisations and places: what the study tells of one."""

from __future__ import annotations

from starlette.responses import Response

from rasid.review.api.answering import PathId, answer, answers, found
from rasid.review.api.documenting import ROOT
from rasid.review.routes import Route
from rasid.review.visits import Visiting
from rasid.values.dossier import OrganisationDossier, PersonDossier, PlaceDossier


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


ROUTES = (
    Route("GET", f"{ROOT}/people/{{id}}", get_person, "viewer"),
    Route("GET", f"{ROOT}/organisations/{{id}}", get_organisation, "viewer"),
    Route("GET", f"{ROOT}/places/{{id}}", get_place, "viewer"),
)
