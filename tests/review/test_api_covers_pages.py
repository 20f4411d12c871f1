"""What pages do the API does too: each route of a page names the operations that do the same, or why none."""

from __future__ import annotations

import pytest

from rasid.review.all_routes import ROUTES
from rasid.review.routes import Route, may

#: Operations by page: the methods and paths of a page, then those of the API without /api/v1.
SAME = """
GET /                                   GET /overview
GET /queue                              GET /queue, GET /queue/progress, GET /filters, \
GET /assignments/reviewers
GET /queue/next                         GET /queue/next
POST /queue/assign                      POST /assignments, POST /assignments/filtered, POST /assignments/taken
POST /queue/filters                     POST /filters
POST /queue/filters/drop                POST /filters/end
GET /quality                            GET /samples
POST /quality                           POST /samples
GET /quality/{id}                       GET /samples/{id}
GET /quality/{id}/decide                GET /samples/{id}/next
POST /quality/{id}/decide               POST /samples/{id}/verdicts
GET /quality/{id}/parts.csv             GET /samples/{id}/parts.csv
GET /follows                            GET /follows
GET /follows/button                     GET /follows
GET /follows/count                      GET /follows/count
POST /follows/add                       POST /follows
POST /follows/leave                     POST /follows/end
POST /follows/seen                      POST /follows/seen
GET /map                                GET /map, GET /timeline, GET /timeline/days
GET /map/drawn                          GET /map
GET /map/list                           GET /map
GET /map/behind                         GET /map/incidents
GET /map/control                        GET /control
GET /places                             GET /places
GET /places/{id}                        GET /places/{id}, GET /places/{id}/surroundings, GET /map/incidents
GET /search                             GET /search
GET /search/suggest                     GET /suggestions
GET /search/claims.csv                  GET /search/claims.csv
GET /timeline                           GET /timeline, GET /incidents
GET /protected                          GET /protected
POST /protected                         POST /protected
POST /protected/{number}/end            POST /protected/{number}/end
GET /double                             GET /rounds, GET /rounds/coders
POST /double                            POST /rounds, POST /rounds/drawn
GET /double/{round}                     GET /rounds/{round}, GET /rounds/{round}/reports
POST /double/{round}/close              POST /rounds/{round}/closing
POST /double/{round}/reopen             POST /rounds/{round}/reopening
GET /double/{round}/reports/{report}    GET /rounds/{round}/reports/{report}
GET /double/{round}/reports/{report}/part     GET /rounds/{round}/reports/{report}
GET /double/{round}/reports/{report}/marks    GET /rounds/{round}/reports/{report}/marks
GET /double/{round}/reports/{report}/places   GET /candidates
GET /double/{round}/reports/{report}/next     GET /rounds/{round}
POST /double/{round}/reports/{report}/steps   POST /rounds/{round}/reports/{report}/claims, \
POST /rounds/{round}/reports/{report}/claims/{claim}/decisions, \
POST /rounds/{round}/reports/{report}/decisions/taken-back
POST /double/{round}/reports/{report}/verdict POST /rounds/{round}/reports/{report}/claims/{claim}/decisions
POST /double/{round}/reports/{report}/done    POST /rounds/{round}/reports/{report}/done
POST /double/{round}/reports/{report}/go-on   POST /rounds/{round}/reports/{report}/going-on
GET /double/{round}/agreement           GET /rounds/{round}/agreement
GET /double/{round}/agreement.csv       GET /rounds/{round}/agreement.csv
GET /double/{round}/differences         GET /rounds/{round}/differences
POST /double/{round}/differences        POST /rounds/{round}/differences/{difference}
POST /double/{round}/differences/undo   POST /rounds/{round}/differences/{difference}/taken-back
GET /incidents                          GET /incidents
GET /incidents/{id}                     GET /incidents/{id}, GET /incidents/{id}/quotations, \
GET /incidents/{id}/victims
GET /people                             GET /people
GET /people/{id}                        GET /people/{id}, GET /people/{id}/names, \
GET /people/{id}/companions, GET /people/{id}/harm
GET /organisations                      GET /organisations
GET /organisations/{id}                 GET /organisations/{id}, GET /organisations/{id}/names, \
GET /organisations/{id}/offices
GET /{noun}/{id}/nearby                 GET /alike/{noun}/{id}, GET /incidents/{id}/nearby
GET /{noun}/{id}/regroup                POST /regroupings/preview, GET /marks/{id}
POST /{noun}/{id}/regroup               POST /regroupings
POST /regroup/undo                      POST /judgements/taken-back
GET /reports                            GET /reports
GET /reports/new                        GET /reports/endings
POST /reports/new                       POST /reports
POST /reports/upload                    POST /reports/files
GET /reports/{id}                       GET /reports/{id}, GET /reports/{id}/quotations, \
GET /reports/{id}/victims
GET /reports/{id}/part                  GET /reports/{id}, GET /claims/{id}
GET /reports/{id}/marks                 GET /reports/{id}/marks
GET /reports/{id}/places                GET /candidates
GET /reports/{id}/next                  GET /queue/next
POST /reports/{id}/steps                POST /claims/{id}/decisions, POST /reports/{id}/claims, \
POST /reports/{id}/people, POST /decisions/taken-back
POST /reports/{id}/verdict              POST /claims/{id}/decisions
GET /session                            GET /me
GET /me                                 GET /me, GET /me/tokens
POST /me/tokens/{id}/back               POST /me/tokens/{id}/taken-back
GET /accounts                           GET /accounts
POST /accounts                          POST /accounts
POST /accounts/role                     POST /accounts/role
POST /accounts/close                    POST /accounts/closing
POST /accounts/reopen                   POST /accounts/reopening
GET /history                            GET /history
GET /history/{id}                       GET /history/{id}
POST /history/back                      POST /history/{number}/taken-back
GET /sources                            GET /sources
GET /sources/one                        GET /sources/one
POST /sources/one                       POST /sources
GET /lexicon                            GET /lexicon, GET /lexicon/pending, GET /lexicon/organisations, \
GET /lexicon/kinds
GET /lexicon/progress                   GET /lexicon/reading
POST /lexicon/aliases                   POST /lexicon/aliases
POST /lexicon/places                    POST /lexicon/places
POST /lexicon/additions/{id}/back       POST /lexicon/{id}/taken-back
POST /lexicon/anew                      POST /lexicon/reading
"""
#: Pages that the API leaves out, with the reason.
PAGES_ALONE = {
    "POST /choose": "language and theme are of a browser",
    "GET /login": "a token is sent with each request",
    "POST /login": "a token is sent with each request",
    "POST /logout": "a token is sent with each request",
    "POST /me/password": "who has a token must not become who has the password",
    "POST /me/code": "a second factor guards the password",
    "POST /me/code/confirm": "a second factor guards the password",
    "POST /me/code/drop": "a second factor guards the password",
    "POST /me/tokens": "a token must not outlive its day by making another",
    "POST /me/sessions/end": "sessions are of browsers",
    "POST /accounts/password": "who has a token must not become somebody else",
    "POST /accounts/code": "a second factor guards the password",
}


def _same() -> dict[str, tuple[str, ...]]:
    found = {}
    for line in SAME.strip().splitlines():
        method, path, rest = line.split(maxsplit=2)
        found[f"{method} {path}"] = tuple(part.strip() for part in rest.split(","))
    return found


def _named(route: Route) -> str:
    return f"{route.method} {route.path.removeprefix('/api/v1')}"


PAGES = tuple(route for route in ROUTES if not route.path.startswith("/api/"))
OPERATIONS = {_named(route): route for route in ROUTES if route.path.startswith("/api/v1/")}


@pytest.mark.parametrize("page", PAGES, ids=_named)
def test_the_api_does_what_a_page_does_for_the_same_roles(page: Route) -> None:
    name = _named(page)
    operations = _same().get(name, ())
    assert bool(operations) != (name in PAGES_ALONE), name
    for operation in operations:
        assert may(page.role, OPERATIONS[operation].role) or page.role == "anyone", operation
        if operation.startswith("POST") and page.method == "POST":
            assert OPERATIONS[operation].role == page.role, operation


def test_the_table_names_no_page_that_is_gone() -> None:
    assert {*_same(), *PAGES_ALONE} == {_named(page) for page in PAGES}


def test_no_operation_is_left_out_of_the_table_but_those_that_have_no_page() -> None:
    told = {operation for operations in _same().values() for operation in operations}
    assert set(OPERATIONS) - told == {
        "GET /openapi.json", "POST /reports/{id}/erasure", "POST /learning", "POST /learning/in-force",
        "GET /assignments",
    }  # fmt: skip
