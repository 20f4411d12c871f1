"""Incidents: the list, and one with its claims side by side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from starlette.responses import Response

from rasid.dataset.incident_lists import STANDINGS, AskedIncidents, incidents_asked
from rasid.dataset.quoting import cited_reports, quotations
from rasid.dataset.victims import harmed
from rasid.errors import RefusedError, UsageError
from rasid.resolve.places import place_id
from rasid.review.citing import citation_text
from rasid.review.claim_table import claim_table
from rasid.review.days import day_said
from rasid.review.faults import MissingError
from rasid.review.labels import organisation_label
from rasid.review.reasons import Reasons
from rasid.review.refusals import said_of
from rasid.review.routes import Route
from rasid.review.visits import Visit, Visiting, with_query
from rasid.values.dossier import IncidentDossier
from rasid.values.incident import Incident, Side

RULES = ("latest", "ucdp", "acled")
#: How many claims the table of a page shows side by side, and how many links are explained at first.
_MOST_COLUMNS, _MOST_LINKS = 24, 12


def incidents(visit: Visiting) -> Response:
    """The incidents that the address asks for, the latest first."""
    said = {name: value.strip()[:200] for name, value in visit.request.query_params.items()}
    after = said.get("after")
    listed: tuple[Incident, ...] = ()
    following, fault = None, ""
    asked = AskedIncidents()
    try:
        asked = _asked(said)
        found = incidents_asked(visit.study, asked, after=after)
        listed, following = visit.veil.value(found.incidents), found.next
    except UsageError as error:
        fault = said_of(visit.texts, error)
    return visit.page(
        "incidents/list.html",
        status=400 if fault else 200,
        listed=listed,
        names=_names(visit, [side for one in listed for side in one.sides]),
        next_address=with_query(visit.request, {"after": following}) if following else None,
        first_address=with_query(visit.request, {"after": None}) if after else None,
        asked=asked,
        standings=STANDINGS,
        families=sorted({text.family for text in visit.pager.types.values()}),
        fault=fault,
    )


def _asked(said: Mapping[str, str]) -> AskedIncidents:
    """What an address asks for. Raises UsageError."""
    sources = said.get("sources") or "1"
    if not sources.isdecimal():
        raise RefusedError("sources-wrong", f"{sources}: is no number of sources", said=sources)
    return AskedIncidents(
        said.get("type") or None,
        said.get("standing") or None,
        day_said(said.get("first", "")),
        day_said(said.get("last", "")),
        said.get("place") or None,
        int(sources),
    )


def incident(visit: Visiting, id: str, rule: str = "latest", every: bool = False) -> Response:
    """One incident. An id that it once had leads to it, and so does one of its claims."""
    with visit.study.inside(rule=rule if rule in RULES else None) as (_, dossiers):
        try:
            dossier = dossiers.incident(id)
        except UsageError as error:
            raise MissingError(str(error)) from error
    if dossier.incident.id != id:
        return visit.go(f"/incidents/{dossier.incident.id}")
    return show(visit, dossier, rule=rule if rule in RULES else RULES[0], every=every)


def show(visit: Visit, dossier: IncidentDossier, *, rule: str, every: bool) -> Response:
    """The page of an incident."""
    told = dossier.incident
    table = claim_table(dossier, most=len(told.claims) if every else _MOST_COLUMNS)
    links = told.links if every else told.links[:_MOST_LINKS]
    shown = {column.claim for column in table.columns}
    names = dossier.names | _names(visit, told.sides)
    quoted = quotations(visit.study, [one.sourced for one in dossier.claims if one.sourced.claim.id in shown])
    cited = visit.veil.value(cited_reports(visit.study, {column.report: None for column in table.columns}))
    hurt = harmed(visit.study, [column.report for column in table.columns if not column.is_copy])
    return visit.page(
        "incidents/incident.html",
        told=told,
        dossier=dossier,
        held={one.sourced.claim.id: one for one in dossier.claims},
        cited=cited,
        citations={
            id: citation_text(visit.texts, one.excerpt.text, cited[one.report_id])
            for id, one in quoted.items()
        },
        table=table,
        numbers={claim: number for number, claim in enumerate(told.claims, start=1)},
        quotations=quoted,
        victims={claim: listed for claim, listed in hurt.items() if claim in shown},
        links=links,
        more=len(told.claims) > len(table.columns) or len(told.links) > len(links),
        reasons=Reasons(
            visit.texts, visit.pager.types, visit.study.reading.lexicons.names.organisations, names
        ),
        names=names,
        rule=rule,
        rules=RULES,
        place_of=place_id,
    )


def _names(visit: Visit, sides: Iterable[Side]) -> dict[str, str]:
    """What the lexicon calls the organisations of these sides, in the visitor's language."""
    known = visit.study.reading.lexicons.names.organisations
    ids = {side.organisation for side in sides if side.organisation}
    labels = ((id, organisation_label(id, known, visit.language)) for id in sorted(ids))
    return {id: label for id, label in labels if label is not None}


ROUTES = (
    Route("GET", "/incidents", incidents, "viewer", "incidents.title"),
    Route("GET", "/incidents/{id}", incident, "viewer", "incidents.title"),
)
