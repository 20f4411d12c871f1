"""Reports: finding, reading, adding and erasing them."""

from __future__ import annotations

from datetime import date

from starlette.responses import Response

from rasid.dataset.asking import Asked, ask
from rasid.dataset.reviewed import ReviewedReport
from rasid.dataset.reviewing import read_report
from rasid.review.api.answering import (
    After,
    Body,
    Limit,
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
from rasid.review.routes import Route
from rasid.review.visits import Visiting
from rasid.values.search import Page


class Why(Body):
    """The reason of a change that must have one."""

    why: Words


@answers(Page)
def find_reports(
    visit: Visiting,
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
    limit: Limit = 50,
    after: After = None,
) -> Response:
    """The reports that are as asked, the latest published first; all that is asked must hold.

    `words` as in a search: words, "phrases", -without. `type` a type or family of the codebook, `actor` a
    public id or words, `person` a public id, `place` a public id or a name, `first` and `last` bound the days
    told of.
    """
    asked = Asked(words, type, actor, person, place, first, last, source, status, factuality)
    query = ask(asked, visit.study.reading)
    return answer(visit, visit.study.search(query, limit=limit, after=after))


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
    Route("GET", f"{ROOT}/reports", find_reports, "viewer"),
    Route("GET", f"{ROOT}/reports/{{id}}", get_report, "viewer"),
    Route("POST", f"{ROOT}/reports/{{id}}/erasure", erase_report, "administrator"),
)
