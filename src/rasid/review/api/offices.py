"""More of a dossier: who is named beside a person and what befell him, offices on a day, what lies around."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from starlette.responses import Response

from rasid.dataset.companions import Companion, named_beside
from rasid.dataset.listing import named_nodes, names_counted
from rasid.dataset.locating import Candidate, candidates
from rasid.dataset.office_chart import Holder, OfficeChange, changes_between, holders_on
from rasid.dataset.places_known import PlaceKnown, place_known
from rasid.dataset.victims import harmed
from rasid.records.names import NameCount
from rasid.review.api.answering import PathId, Said, answer, answers, found
from rasid.review.api.documenting import ROOT
from rasid.review.routes import Route
from rasid.review.visits import Visit, Visiting
from rasid.values.dossier import OrganisationDossier, PersonDossier
from rasid.values.victim import ToldVictim

#: How many of the latest reports that name a person are read for what befell him.
_LOOKED_AT = 24


@dataclass(frozen=True, slots=True)
class Node:
    """What a person or organisation is made of: an id for splitting, and its most frequent name."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Naming:
    """What somebody is called, the most frequent first, and the nodes that were joined."""

    names: tuple[NameCount, ...]
    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class OfficeChart:
    """Who is reported in the offices of an organisation on a day, and what changed until another.

    `names` says what people are called, by id; `on` is the last day told of where none was asked for.
    """

    on: date | None
    until: date | None
    holders: tuple[Holder, ...]
    changes: tuple[OfficeChange, ...]
    names: dict[str, str]


@answers(Naming)
def get_names_of_person(visit: Visiting, id: PathId) -> Response:
    """What reports call a person, in how many; and the nodes that he is made of."""
    return answer(visit, _naming(visit, "person", _person(visit, id).person.id))


@answers(Naming)
def get_names_of_organisation(visit: Visiting, id: PathId) -> Response:
    """What reports call an organisation, in how many; and the nodes that it is made of."""
    now = _organisation(visit, id).organisation.id
    return answer(visit, _naming(visit, "organisation", now))


@answers(tuple[Companion, ...])
def list_companions(visit: Visiting, id: PathId) -> Response:
    """Who is named in the same reports as a person, the most often named first."""
    return answer(visit, named_beside(visit.study, _person(visit, id).person.id))


@answers(tuple[ToldVictim, ...])
def list_harm_of_person(visit: Visiting, id: PathId) -> Response:
    """What the latest reports that name a person say befell him."""
    dossier = _person(visit, id)
    latest = [one.report_id for one in dossier.citations[-_LOOKED_AT:]]
    told = harmed(visit.study, latest).values()
    return answer(visit, tuple(one for victims in told for one in victims if one.person == dossier.person.id))


@answers(OfficeChart)
def get_offices(visit: Visiting, id: PathId, on: date | None = None, until: date | None = None) -> Response:
    """Who is reported in the offices of an organisation on a day, and what changed until another."""
    dossier = _organisation(visit, id)
    last = max((one.seen[1] for one in dossier.tenures if one.seen is not None), default=None)
    first, last = on or last, until
    if first is not None and last is not None and last < first:
        first, last = last, first
    holders = () if first is None else holders_on(dossier.tenures, first)
    changes = () if first is None or last is None else changes_between(dossier.tenures, first, last)
    return answer(visit, OfficeChart(first, last, holders, changes, dossier.names))


@answers(PlaceKnown)
def get_surroundings(visit: Visiting, id: PathId) -> Response:
    """A place with who held it, what lies in it and near it, and the claims that only infer it."""
    return answer(visit, found(lambda: place_known(visit.study, id)))


@answers(tuple[Candidate, ...])
def list_candidates(visit: Visiting, words: Said) -> Response:
    """The places of the gazetteer that words may mean, likeliest first: `place` of a correction is one."""
    return answer(visit, candidates(visit.study, words))


def _person(visit: Visit, id: str) -> PersonDossier:
    with visit.study.inside() as (_, dossiers):
        return found(lambda: dossiers.person(id))


def _organisation(visit: Visit, id: str) -> OrganisationDossier:
    with visit.study.inside() as (_, dossiers):
        return found(lambda: dossiers.organisation(id))


def _naming(visit: Visit, kind: str, now: str) -> Naming:
    nodes = tuple(Node(*one) for one in named_nodes(visit.study, kind, now))
    return Naming(names_counted(visit.study, kind, now), nodes)


ROUTES = (
    Route("GET", f"{ROOT}/people/{{id}}/names", get_names_of_person, "viewer"),
    Route("GET", f"{ROOT}/people/{{id}}/companions", list_companions, "viewer"),
    Route("GET", f"{ROOT}/people/{{id}}/harm", list_harm_of_person, "viewer"),
    Route("GET", f"{ROOT}/organisations/{{id}}/names", get_names_of_organisation, "viewer"),
    Route("GET", f"{ROOT}/organisations/{{id}}/offices", get_offices, "viewer"),
    Route("GET", f"{ROOT}/places/{{id}}/surroundings", get_surroundings, "viewer"),
    Route("GET", f"{ROOT}/candidates", list_candidates, "viewer"),
)
