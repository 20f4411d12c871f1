"""The address of every page of the workbench in a study: for tests and screenshots of all of them."""

from __future__ import annotations

from urllib.parse import urlsplit

from rasid.dataset.rounds import list_rounds
from rasid.dataset.study import Study
from rasid.review.all_routes import ROUTES
from rasid.review.routes import Route

#: What the pages that need more than an id are asked.
_QUERIES = {"/search": "?words=قتل", "/reports": "?words=قتل"}


def page_routes() -> tuple[Route, ...]:
    """The routes of whole pages, by their paths."""
    return tuple(
        sorted(
            (route for route in ROUTES if route.method == "GET" and route.name), key=lambda route: route.path
        )
    )


def addresses_in(study: Study) -> dict[str, str]:
    """The address of each page by its route's path; pages of what the study has none of are left out."""
    known = _known(study)
    found: dict[str, str] = {}
    for route in page_routes():
        noun = route.path.split("/")[1]
        path = route.path
        if "{noun}" in path:
            noun, path = "incidents", path.replace("{noun}", "incidents")
        names = {"{id}": noun, "{round}": "rounds", "{report}": "round reports"}
        for name, of in names.items():
            if name in path and of in known:
                path = path.replace(name, known[of])
        if "{" not in path:
            found[route.path] = path + _QUERIES.get(path, "")
        if route.path.endswith("/regroup"):
            found[route.path] += f"?action=split&member={known['claims']}"
    return found


def session_cookie(address: str) -> str:
    """The name of the cookie of a session at an address."""
    return f"rasid-session-{urlsplit(address).port}"


def _known(study: Study) -> dict[str, str]:
    """The id of one thing of each noun: of the incident that most claims tell, and of what is told in it."""
    with study.inside() as (contents, dossiers):
        incident = max(contents.incidents(), key=lambda one: (len(one.claims), len(one.sides), one.id))
        dossier = dossiers.incident(incident.id)
        person = max(contents.people(), key=lambda one: (len(one.reports), len(one.namings), one.id))
        organisation = max(contents.organisations(), key=lambda one: (len(one.reports), one.id))
        places = sorted({one.place for one in contents.places()})
        place = max(places, key=lambda id: (len(contents.controls_of(id)), id))
    known = {
        "incidents": incident.id,
        "reports": dossier.incident.reports[0],
        "people": person.id,
        "organisations": organisation.id,
        "places": place,
        "claims": dossier.incident.claims[-1],
        "history": dossier.incident.claims[0],
    }
    for held in list_rounds(study):
        known |= {"rounds": held.id, "round reports": held.reports[-1]}
    return known
