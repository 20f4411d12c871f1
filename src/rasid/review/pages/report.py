"""One report: its text with the spans of all values, and the claims beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

import msgspec
from starlette.responses import JSONResponse, RedirectResponse, Response

from rasid.dataset.locating import Candidate, candidates
from rasid.dataset.reviewed import ReviewedReport
from rasid.dataset.reviewing import marks_of, next_report
from rasid.errors import UsageError
from rasid.review.faults import MissingError
from rasid.review.report_extras import NONE, extras
from rasid.review.routes import Route
from rasid.review.sources import InStudy, ReviewSource
from rasid.review.views.claims import marks_of_claims, shown_claims
from rasid.review.views.saying import shown_value
from rasid.review.views.segments import Mark, mark_of, segments
from rasid.review.visits import Visit, Visiting

_QUEUE_NEXT = "/queue/next"
_PAGES = {"p-": "people", "o-": "organisations", "g-": "places"}
_SAID_BY_SCRIPT = ("report.", "field.", "status.", "verdict.", "figure.", "dialog.place-remove")


def report(visit: Visiting, id: str) -> Response:
    """The page of one report."""
    return visit.page("report/report.html", **page_values(visit, InStudy(visit.study, id)))


def part(visit: Visiting, id: str) -> Response:
    """Text and claims of a report as they are now, for a page that is open."""
    return visit.page("report/review.html", **page_values(visit, InStudy(visit.study, id)))


def marks(visit: Visiting, id: str) -> Response:
    """The marks of the state of each claim: what an open page asks now and then."""
    return JSONResponse(marks_of(visit.study, id))


def places(visit: Visiting, id: str, words: str = "") -> Response:
    """The places that words may mean."""
    return places_shown(visit, candidates(visit.study, words))


def places_shown(visit: Visit, found: Sequence[Candidate]) -> Response:
    """Places to choose from, in the visitor's language."""
    return JSONResponse(
        [
            {
                "id": one.id,
                "name": one.name,
                "kind": visit.t(f"place.kind.{one.kind}"),
                "country": one.country,
                "countryName": one.country_name,
                "admin1": one.admin1,
            }
            for one in found
        ]
    )


def next_one(visit: Visiting, id: str) -> Response:
    """The next report to review: of the queue, where there is one."""
    query = visit.request.url.query
    if any(getattr(route, "path", None) == _QUEUE_NEXT for route in visit.request.app.routes):
        return RedirectResponse(f"{_QUEUE_NEXT}?after={id}{'&' + query if query else ''}", status_code=303)
    found = next_report(visit.study, id)
    return visit.go(f"/reports/{found}" if found is not None and found != id else "/reports?all=decided")


def page_values(visit: Visit, source: ReviewSource) -> dict[str, Any]:
    """What the template of a report is filled with. Raises MissingError for an unknown or erased one."""
    try:
        page = source.read()
    except UsageError as error:
        raise MissingError from error
    shown = shown_claims(page)
    decided = sum(1 for one in page.claims if one.stored.status != "unreviewed")
    return {
        "page": page,
        "base": source.base,
        "shown": shown,
        "decided": decided,
        "paragraphs": segments(page.text, (*marks_of_claims(shown), *_names(page)), page.masks),
        **(extras(visit, page) if isinstance(source, InStudy) else NONE),
        "reasons": reasons(visit),
        "may_decide": visit.may("coder"),
        "may_take_back": visit.may("adjudicator"),
        "types": tuple(visit.pager.types.values()),
        "notes": tuple(one for one in page.notes if visit.texts.has(f"entering.{one[0]}")),
        "has": visit.texts.has,
        "reason_of": lambda why: reason_shown(visit, why),
        "value_of": lambda said: shown_value(visit, said.field, said.after),
        "address_of": address_of,
        "script_texts": _script_texts(visit),
    }


def address_of(id: str) -> str:
    """The page of a person, organisation or place."""
    return f"/{_PAGES.get(id[:2], 'search')}/{quote(id, safe='')}"


def _script_texts(visit: Visit) -> str:
    """The texts that the page's script says, as JSON."""
    keys = [key for key in visit.texts.by_key if key.startswith(_SAID_BY_SCRIPT)]
    return msgspec.json.encode({key: visit.texts.by_key[key] for key in keys}).decode()


def reasons(visit: Visit) -> tuple[tuple[str, str], ...]:
    """The usual reasons to reject a claim: what is kept (in English), and the visitor's text."""
    english = visit.request.app.state.workbench.texts["en"]
    keys = [key for key in english.by_key if key.startswith("rejection.")]
    return tuple((english.t(key), visit.t(key)) for key in keys)


def reason_shown(visit: Visit, why: str) -> str:
    """A reason in the visitor's language where it is a usual one."""
    return dict(reasons(visit)).get(why, why)


def _names(page: ReviewedReport) -> list[Mark]:
    """The spans of people and organisations, which no claim need name."""
    return [
        mark_of(mention, f"name-{one.id}")
        for one in (*page.people, *page.organisations)
        for mention in one.mentions
    ]


ROUTES = (
    Route("GET", "/reports/{id}", report, "viewer", "report.title"),
    Route("GET", "/reports/{id}/part", part, "viewer"),
    Route("GET", "/reports/{id}/marks", marks, "viewer"),
    Route("GET", "/reports/{id}/places", places, "viewer"),
    Route("GET", "/reports/{id}/next", next_one, "viewer"),
)
