"""People and organisations: lists, and the dossier of each."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from starlette.responses import Response

from rasid.dataset.companions import named_beside
from rasid.dataset.listing import listed_entities, named_nodes, names_counted
from rasid.dataset.office_chart import changes_between, holders_on
from rasid.dataset.past import known_ids
from rasid.dataset.victims import harmed
from rasid.errors import UsageError
from rasid.lexicon.names import NamedOrganisation
from rasid.review.days import day_said
from rasid.review.faults import MissingError
from rasid.review.labels import country_label, organisation_label
from rasid.review.office_line import office_line
from rasid.review.reasons import Reasons
from rasid.review.refusals import said_of
from rasid.review.routes import Route
from rasid.review.visits import Visit, Visiting, with_query
from rasid.values.dossier import OrganisationDossier

#: How many incidents, reports and namings a dossier shows at first.
_MOST = 60
#: How many people, places, incidents and reports the page of an organisation tells of at first.
_MOST_OF_ORGANISATION = 20
#: How many of the latest reports that name a person are read for what befell him.
_LOOKED_AT = 24


def people(visit: Visiting) -> Response:
    """The people whom reports name."""
    return _list(visit, "person", "people")


def organisations(visit: Visiting) -> Response:
    """The organisations that reports name."""
    return _list(visit, "organisation", "organisations")


def _list(visit: Visit, kind: str, noun: str) -> Response:
    said = visit.request.query_params
    words, after = said.get("words", "")[:200], said.get("after")
    found = listed_entities(visit.study, kind, words=words, after=after)
    return visit.page(
        "people/list.html",
        noun=noun,
        listed=found.listed,
        words_asked=words,
        next_address=with_query(visit.request, {"after": found.next}) if found.next else None,
        first_address=with_query(visit.request, {"after": None}) if after else None,
    )


def person(visit: Visiting, id: str, every: bool = False) -> Response:
    """The dossier of a person. An id that he once had leads to it."""
    with visit.study.inside() as (_, dossiers):
        try:
            dossier = dossiers.person(id)
        except UsageError as error:
            raise MissingError(str(error)) from error
    now = dossier.person.id
    if now != id:
        return visit.go(f"/people/{now}")
    known = visit.study.reading.lexicons.names.organisations
    names = dossier.names | _labels(visit, dossier.names, known)
    namings: dict[str, list[str]] = {}
    for naming in dossier.person.namings:
        namings.setdefault(naming.partition(":")[0], []).append(naming)
    latest = [one.report_id for one in dossier.citations[-_LOOKED_AT:]]
    hurt = [one for told in harmed(visit.study, latest).values() for one in told if one.person == now]
    return visit.page(
        "people/person.html",
        harmed=hurt,
        dossier=dossier,
        person=dossier.person,
        called=names_counted(visit.study, "person", now),
        names=names,
        events=sorted(dossier.events, key=lambda one: (str(one.first or ""), one.incident), reverse=True),
        beside=named_beside(visit.study, now),
        line=office_line(dossier.tenures, mirrored=visit.texts.direction == "rtl"),
        namings=namings,
        most=10_000 if every else _MOST,
        reasons=Reasons(visit.texts, visit.pager.types, known, names),
    )


def organisation(visit: Visiting, id: str, every: bool = False) -> Response:
    """The dossier of an organisation, its offices on a day, and what changed between two days."""
    with visit.study.inside() as (_, dossiers):
        try:
            dossier = dossiers.organisation(id, most=None if every else _MOST_OF_ORGANISATION)
        except UsageError as error:
            raise MissingError(str(error)) from error
    now = dossier.organisation.id
    if now != id:
        return visit.go(f"/organisations/{now}")
    known = visit.study.reading.lexicons.names.organisations
    fault, asked, until = "", None, None
    try:
        said = visit.request.query_params
        asked, until = day_said(said.get("on", "")), day_said(said.get("until", ""))
    except UsageError as error:
        fault = said_of(visit.texts, error)
    on = asked or _last_day(dossier)
    if on is not None and until is not None and until < on:
        on, until = until, on
    above, below = _above(known, now, visit.language), _below(known, now, visit.language)
    return visit.page(
        "people/organisation.html",
        dossier=dossier,
        organisation=dossier.organisation,
        label=organisation_label(now, known, visit.language) or dossier.organisation.name,
        countries=[country_label(code, visit.language) for code in dossier.organisation.countries],
        above=above,
        below=below,
        told=known_ids(visit.study, (id for id, _ in (*above, *below))),
        called=names_counted(visit.study, "organisation", now),
        nodes=named_nodes(visit.study, "organisation", now),
        names=dossier.names,
        events=sorted(dossier.events, key=lambda one: (str(one.first or ""), one.incident), reverse=True),
        on=on,
        until=until,
        holders=() if on is None else holders_on(dossier.tenures, on),
        changes=() if on is None or until is None else changes_between(dossier.tenures, on, until),
        fault=fault,
        people_left_out=not every
        and len({tenure.person for tenure in dossier.tenures}) >= _MOST_OF_ORGANISATION,
        most=10_000 if every else _MOST_OF_ORGANISATION,
    )


def _last_day(dossier: OrganisationDossier) -> date | None:
    """The last day on which somebody is reported in one of its offices."""
    return max((tenure.seen[1] for tenure in dossier.tenures if tenure.seen is not None), default=None)


def _labels(visit: Visit, ids: Iterable[str], known: dict[str, NamedOrganisation]) -> dict[str, str]:
    labels = ((id, organisation_label(id, known, visit.language)) for id in ids if id.startswith("o-"))
    return {id: label for id, label in labels if label is not None}


def _above(known: dict[str, NamedOrganisation], id: str, language: str) -> tuple[tuple[str, str], ...]:
    """What the lexicon says the organisation is part of, the nearest first: (id, label)."""
    found: list[tuple[str, str]] = []
    at = known.get(id.removeprefix("o-"))
    while at is not None and at.parent and f"o-{at.parent}" not in {one for one, _ in found}:
        parent = f"o-{at.parent}"
        found.append((parent, organisation_label(parent, known, language) or parent))
        at = known.get(at.parent)
    return tuple(found)


def _below(known: dict[str, NamedOrganisation], id: str, language: str) -> tuple[tuple[str, str], ...]:
    """What the lexicon says is part of the organisation, by label: (id, label)."""
    parts = [f"o-{one.id}" for one in known.values() if one.parent and f"o-{one.parent}" == id]
    return tuple(
        sorted(
            ((part, organisation_label(part, known, language) or part) for part in parts), key=lambda p: p[1]
        )
    )


ROUTES = (
    Route("GET", "/people", people, "viewer", "people.title"),
    Route("GET", "/people/{id}", person, "viewer", "people.title"),
    Route("GET", "/organisations", organisations, "viewer", "organisations.title"),
    Route("GET", "/organisations/{id}", organisation, "viewer", "organisations.title"),
)
