"""What is told beside a report or an incident: quotations with their citation, victims as people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import Query
from starlette.responses import Response

from rasid.dataset.quoting import Quotation, cited_reports, quotations
from rasid.dataset.reviewing import read_report
from rasid.dataset.victims import harmed
from rasid.review.api.answering import PathId, answer, answers, found
from rasid.review.api.documenting import ROOT
from rasid.review.citing import citation_of, citation_text
from rasid.review.routes import Route
from rasid.review.visits import Visit, Visiting
from rasid.values.dossier import IncidentDossier
from rasid.values.incident import SourcedClaim
from rasid.values.victim import ToldVictim

Language = Annotated[Literal["ar", "en"], Query(description="The language of the citation.")]


@dataclass(frozen=True, slots=True)
class Cited:
    """The sentence that tells a claim, the citation of its report, and both as text to be pasted."""

    quotation: Quotation
    citation: str
    text: str


@answers(dict[str, Cited])
def quote_report(visit: Visiting, id: PathId, language: Language = "en") -> Response:
    """The quotation of each claim of a report with its citation, by claim."""
    page = found(lambda: read_report(visit.study, id))
    return answer(visit, _cited(visit, [one.stored.sourced for one in page.claims], language))


@answers(dict[str, Cited])
def quote_incident(visit: Visiting, id: PathId, language: Language = "en") -> Response:
    """The quotation of each claim of an incident with its citation, by claim."""
    dossier = _incident(visit, id)
    return answer(visit, _cited(visit, [one.sourced for one in dossier.claims], language))


@answers(dict[str, tuple[ToldVictim, ...]])
def list_victims_of_report(visit: Visiting, id: PathId) -> Response:
    """Whom each claim of a report says were harmed, by claim, as the words tell and no further."""
    found(lambda: read_report(visit.study, id))
    return answer(visit, harmed(visit.study, [id]))


@answers(dict[str, tuple[ToldVictim, ...]])
def list_victims_of_incident(visit: Visiting, id: PathId) -> Response:
    """Whom each claim of an incident says were harmed, by claim; near-copies are left out."""
    told = [one.sourced for one in _incident(visit, id).claims if one.sourced.copy_of is None]
    claims = {one.claim.id for one in told}
    listed = harmed(visit.study, [one.report_id for one in told])
    return answer(visit, {claim: victims for claim, victims in listed.items() if claim in claims})


def _incident(visit: Visit, id: str) -> IncidentDossier:
    with visit.study.inside() as (_, dossiers):
        return found(lambda: dossiers.incident(id))


def _cited(visit: Visit, told: Sequence[SourcedClaim], language: str) -> dict[str, Cited]:
    """The quotations of claims, with pseudonyms where they are due."""
    texts = visit.request.app.state.workbench.texts[language]
    reports = cited_reports(visit.study, [one.report_id for one in told])
    made = {}
    for claim, quotation in quotations(visit.study, told).items():
        report = reports[quotation.report_id]
        words = quotation.excerpt.text
        cited = Cited(quotation, citation_of(texts, report), citation_text(texts, words, report))
        made[claim] = visit.veil.value(cited, reports=(quotation.report_id,))
    return made


ROUTES = (
    Route("GET", f"{ROOT}/reports/{{id}}/quotations", quote_report, "viewer"),
    Route("GET", f"{ROOT}/reports/{{id}}/victims", list_victims_of_report, "viewer"),
    Route("GET", f"{ROOT}/incidents/{{id}}/quotations", quote_incident, "viewer"),
    Route("GET", f"{ROOT}/incidents/{{id}}/victims", list_victims_of_incident, "viewer"),
)
