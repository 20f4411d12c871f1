"""Incidents, and what belongs together: merging, splitting, moving, keeping apart."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from fastapi import Query
from pydantic import Field
from starlette.responses import Response

from rasid.dataset import regrouping
from rasid.dataset.incident_lists import AskedIncidents, IncidentPage, incidents_asked
from rasid.dataset.previewing import preview
from rasid.review.api.answering import (
    After,
    Asked,
    Body,
    Id,
    Limit,
    PathId,
    Words,
    answer,
    answers,
    found,
)
from rasid.review.api.documenting import ROOT
from rasid.review.routes import Route
from rasid.review.visits import Visiting
from rasid.values.dossier import IncidentDossier
from rasid.values.regrouping import Preview, Regrouped, Regrouping

Rule = Annotated[
    Literal["latest", "ucdp", "acled"] | None, Query(description="The rule that derives figures.")
]


class RegroupingBody(Body):
    """One change of what belongs together.

    `action`: merge (`of` and `other` are one), split (`members` are not of `of`: claims of an incident,
    namings of a person, nodes of an organisation), move (the claim `other` is of the incident `of`), apart
    (`of` and `other` are two). `seen`: marks of what was looked at, by public id.
    """

    action: Literal["merge", "split", "move", "apart"]
    of: Id
    other: Id | Literal[""] = ""
    members: Annotated[tuple[Id, ...], Field(max_length=1_000)] = ()
    why: Words = ""
    seen: Annotated[dict[Id, Id], Field(max_length=50, default_factory=dict)]


class JudgementsTakenBack(Body):
    """Judgements of one change, to be taken back."""

    judgements: Annotated[tuple[Id, ...], Field(min_length=1, max_length=1_000)]
    why: Words = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """The mark of the present state of a thing, to be sent back with a change of it."""

    id: str
    seen: str


@answers(IncidentPage)
def list_incidents(
    visit: Visiting,
    type: Asked = None,
    standing: Asked = None,
    first: date | None = None,
    last: date | None = None,
    place: Asked = None,
    source: Asked = None,
    least_sources: Annotated[int, Query(ge=1, le=1_000)] = 1,
    limit: Limit = 50,
    after: After = None,
) -> Response:
    """Incidents, the latest first."""
    asked = AskedIncidents(type, standing, first, last, place, least_sources, source)
    return answer(visit, incidents_asked(visit.study, asked, limit=limit, after=after))


@answers(IncidentDossier)
def get_incident(visit: Visiting, id: PathId, rule: Rule = None) -> Response:
    """An incident with its claims, their reports and what people judged; by an old id, too."""
    with visit.study.inside(rule=rule) as (_, dossiers):
        return answer(visit, found(lambda: dossiers.incident(id)))


@answers(Mark)
def get_mark(visit: Visiting, id: PathId) -> Response:
    """The mark of the present state of an incident, a person or an organisation."""
    with visit.study.database.reading() as connection:
        return answer(visit, Mark(id, regrouping.mark_of(connection, id)))


@answers(Preview)
def preview_regrouping(visit: Visiting, body: RegroupingBody) -> Response:
    """What a change of what belongs together would do; nothing is changed."""
    return answer(visit, preview(visit.study, _asked(body)))


@answers(Regrouped)
def regroup(visit: Visiting, body: RegroupingBody) -> Response:
    """Merge, split, move or keep apart."""
    return answer(visit, regrouping.regroup(visit.study, _asked(body), seen=tuple(sorted(body.seen.items()))))


@answers(tuple[str, ...])
def take_back_judgements(visit: Visiting, body: JudgementsTakenBack) -> Response:
    """Take back the judgements of a change; those taken back already stay so."""
    regrouping.take_back(visit.study, body.judgements, why=body.why)
    return answer(visit, body.judgements)


def _asked(body: RegroupingBody) -> Regrouping:
    return Regrouping(body.action, body.of, body.other, body.members, body.why)


ROUTES = (
    Route("GET", f"{ROOT}/incidents", list_incidents, "viewer"),
    Route("GET", f"{ROOT}/incidents/{{id}}", get_incident, "viewer"),
    Route("GET", f"{ROOT}/marks/{{id}}", get_mark, "viewer"),
    Route("POST", f"{ROOT}/regroupings/preview", preview_regrouping, "coder"),
    Route("POST", f"{ROOT}/regroupings", regroup, "coder"),
    Route("POST", f"{ROOT}/judgements/taken-back", take_back_judgements, "coder"),
)
