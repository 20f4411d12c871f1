"""What the page of a report shows beside its claims: victims as people, quotations with their citation."""

from __future__ import annotations

from typing import Any

from rasid.dataset.quoting import cited_reports, quotation_of
from rasid.dataset.reviewed import ReviewedReport
from rasid.dataset.victims import harmed
from rasid.review.citing import citation_of, citation_text
from rasid.review.visits import Visit

#: What a page without them is filled with: of a report that is coded in a round, blind.
NONE: dict[str, Any] = {"victims": {}, "citations": {}, "citation": None}


def extras(visit: Visit, page: ReviewedReport) -> dict[str, Any]:
    """Victims and quotations of the claims of a report, by claim id, and the citation of the report."""
    id = page.report.id
    stored = cited_reports(visit.study, [id]).get(id)
    if stored is None:
        return NONE
    stored = visit.veil.value(stored)
    citations = {}
    for one in page.claims:
        claim = one.stored.sourced.claim
        words = quotation_of(claim, page.text, report_id=id).excerpt.text
        citations[claim.id] = citation_text(visit.texts, words, stored)
    return {
        "victims": harmed(visit.study, [id]),
        "citations": citations,
        "citation": citation_of(visit.texts, stored),
    }
