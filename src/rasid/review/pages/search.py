"""Searching the study: words, with filters of what a claim says; suggestions of names; the claims found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import urlencode

from fastapi import Query
from starlette.responses import JSONResponse, Response

from rasid.dataset import finding, waiting
from rasid.dataset.asking import Asked
from rasid.dataset.following import is_followed
from rasid.dataset.suggesting import suggestions
from rasid.errors import UsageError
from rasid.review.incident_query import day_of
from rasid.review.pages.map import families
from rasid.review.refusals import said_of
from rasid.review.routes import Route
from rasid.review.views.claims_csv import claims_file
from rasid.review.visits import Visiting

FIELDS = (
    "words", "type", "actor", "person", "place", "first", "last", "source", "status", "factuality",
)  # fmt: skip
_STATUSES = ("unreviewed", "accepted", "corrected", "rejected")
_FACTUALITIES = ("asserted", "negated", "possible", "planned", "generic")
_LONGEST = 400
_SOURCES = 300
_PAGES = {"place": "/places", "person": "/people", "organisation": "/organisations"}
#: The field of a search that a kind of thing is put into.
_FIELD_OF = {"place": "place", "person": "person", "organisation": "actor"}


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """A search as an address holds it: `typed` are its fields as typed."""

    typed: Mapping[str, str]

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked."""
        return not any(self.typed.values())

    def asked(self) -> Asked:
        """What is asked for. Raises UsageError for what is no day."""
        given = {name: value or None for name, value in self.typed.items()}
        return Asked(
            words=self.typed["words"],
            type=given["type"],
            actor=given["actor"],
            person=given["person"],
            place=given["place"],
            first=day_of(self.typed["first"]),
            last=day_of(self.typed["last"]),
            source=given["source"],
            status=given["status"],
            factuality=given["factuality"],
        )

    def query(self, **changes: str) -> str:
        """The query part of an address with the search and these changes."""
        return urlencode({name: value for name, value in {**self.typed, **changes}.items() if value})

    def on(self, page: str) -> str:
        """The address of another page with as much of the search as it can ask."""
        names = {"queue": {"type": "kind", "first": "since", "last": "until"}}.get(page, {})
        kept = {
            "queue": ("type", "status", "source", "place", "person", "first", "last"),
            "map": ("type", "source", "place", "first", "last"),
            "timeline": ("type", "source", "place", "first", "last"),
        }[page]
        values = {names.get(name, name): self.typed[name] for name in kept if self.typed[name]}
        return f"/{page}?{urlencode(values)}" if values else f"/{page}"


def search_query(values: Mapping[str, str]) -> SearchQuery:
    """The search that an address asks for; unknown names are passed over."""
    return SearchQuery({name: " ".join(values.get(name, "").split())[:_LONGEST] for name in FIELDS})


def search(visit: Visiting, after: Annotated[str, Query(max_length=40)] = "") -> Response:
    """The page: box, filters, hits."""
    sought = search_query(visit.request.query_params)
    fault, page = "", None
    if not sought.is_empty:
        try:
            page = finding.find_page(visit.study, sought.asked(), after=after or None)
        except UsageError as error:
            fault = said_of(visit.texts, error)
    ids = tuple(sought.typed[name] for name in ("actor", "person", "place") if "-" in sought.typed[name])
    return visit.page(
        "search/search.html",
        sought=sought,
        page=page,
        fault=fault,
        first_page=not after,
        names=finding.names_of_ids(visit.study, ids),
        families=families(visit),
        statuses=_STATUSES,
        factualities=_FACTUALITIES,
        sources=waiting.source_names(visit.study, limit=_SOURCES),
        followed=page is not None and is_followed(visit.study, "search", sought.query()),
        most=finding.MOST_EXPORTED,
    )


def suggest(visit: Visiting, words: Annotated[str, Query(max_length=200)] = "") -> Response:
    """Places, people and organisations whose names begin as typed, as JSON for the box."""
    others = search_query(visit.request.query_params)
    return JSONResponse(
        [
            {
                "kind": visit.t(f"search.kind.{one.kind}"),
                "name": one.name,
                "times": visit.texts.count("search.named", one.times),
                "page": f"{_PAGES[one.kind]}/{one.id}",
                "filter": f"/search?{others.query(words='', **{_FIELD_OF[one.kind]: one.id})}",
            }
            for one in suggestions(visit.study, words)
        ]
    )


def export(visit: Visiting) -> Response:
    """The claims found, as a CSV file."""
    asked = search_query(visit.request.query_params).asked()
    return claims_file(finding.claims_found(visit.study, asked))


ROUTES = (
    Route("GET", "/search", search, "viewer", "search.title"),
    Route("GET", "/search/suggest", suggest, "viewer"),
    Route("GET", "/search/claims.csv", export, "viewer"),
)
