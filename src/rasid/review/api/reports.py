"""Reports: finding, reading, adding and erasing them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from fastapi import Depends
from starlette.responses import Response

from rasid.dataset import finding
from rasid.dataset.adding import Added
from rasid.dataset.asking import Asked, ask
from rasid.dataset.reviewed import ReviewedReport
from rasid.dataset.reviewing import latest_reports, read_report
from rasid.dataset.telling import Telling, type_in
from rasid.review.api.answering import (
    After,
    Body,
    Limit,
    Line,
    LongText,
    Made,
    PathId,
    Said,
    Words,
    answer,
    answers,
    found,
)
from rasid.review.api.answering import Asked as AskedText
from rasid.review.api.documenting import ROOT
from rasid.review.coding_room import CODING
from rasid.review.routes import Route
from rasid.review.views.claims_csv import claims_file
from rasid.review.visits import Visiting
from rasid.values.search import Page
from rasid.values.stored import StoredReport


class Why(Body):
    """The reason of a change that must have one."""

    why: Words


class TellingBody(Body):
    """A report that is typed in: what was told, by whom (`source`), when and where."""

    text: LongText
    title: Line = ""
    source: Line = ""
    day: date | None = None
    place: Line = ""
    note: Words = ""


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A report in a list, with how many claims it has by status."""

    report: StoredReport
    claims: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class ReportPage:
    """Some reports, the latest published first; `next` is what to ask the next page with as `after`."""

    reports: tuple[ReportRow, ...]
    next: str | None


@answers(ReportPage)
def list_reports(
    visit: Visiting, source: AskedText = None, limit: Limit = 50, after: After = None
) -> Response:
    """All reports, or those of one source, the latest published first."""
    day, _, id = (after or "").partition(" ")
    rows = latest_reports(visit.study, limit=limit, before=(day, id) if id else None, source=source)
    last = rows[-1][0] if len(rows) == limit else None
    listed = tuple(ReportRow(report, claims) for report, claims in rows)
    return answer(visit, ReportPage(listed, f"{last.published or ''} {last.id}" if last else None))


@answers(Added, status=201)
def add_report(visit: Visiting, body: TellingBody) -> Response:
    """Add a report that was typed in; it is coded and joined at once."""
    told = Telling(body.text, body.title, body.source, body.day, body.place, body.note)
    with CODING:
        added = type_in(visit.study, told)
    return answer(visit, added, status=201)


def _search(
    words: Said = "",
    type: AskedText = None,
    actor: AskedText = None,
    person: AskedText = None,
    place: AskedText = None,
    first: date | None = None,
    last: date | None = None,
    source: AskedText = None,
    status: AskedText = None,
    factuality: AskedText = None,
) -> Asked:
    """What a request searches for."""
    return Asked(words, type, actor, person, place, first, last, source, status, factuality)


Search = Annotated[Asked, Depends(_search)]


@answers(Page)
def find_reports(visit: Visiting, asked: Search, limit: Limit = 50, after: After = None) -> Response:
    """The reports that are as asked, the latest published first; all that is asked must hold.

    `words` as in a search: words, "phrases", -without. `type` a type or family of the codebook, `actor` a
    public id or words, `person` a public id, `place` a public id or a name, `first` and `last` bound the days
    told of.
    """
    query = ask(asked, visit.study.reading)
    return answer(visit, visit.study.search(query, limit=limit, after=after))


@answers(str, media="text/csv")
def claims_found_as_csv(visit: Visiting, asked: Search) -> Response:
    """The claims that a search finds, as CSV, at most 10,000."""
    return claims_file(finding.claims_found(visit.study, asked))


@answers(ReviewedReport)
def get_report(visit: Visiting, id: PathId) -> Response:
    """A report with its text, what is in force of it and what was said of that."""
    return answer(visit, found(lambda: read_report(visit.study, id)))


@answers(Made)
def erase_report(visit: Visiting, id: PathId, body: Why) -> Response:
    """Erase a report: its content and all that was said of it go, a tombstone with the reason stays."""
    visit.study.erase(id, why=body.why)
    return answer(visit, Made(id))


ROUTES = (
    Route("GET", f"{ROOT}/search", find_reports, "viewer"),
    Route("GET", f"{ROOT}/search/claims.csv", claims_found_as_csv, "viewer"),
    Route("GET", f"{ROOT}/reports", list_reports, "viewer"),
    Route("POST", f"{ROOT}/reports", add_report, "coder"),
    Route("GET", f"{ROOT}/reports/{{id}}", get_report, "viewer"),
    Route("POST", f"{ROOT}/reports/{{id}}/erasure", erase_report, "administrator"),
)
