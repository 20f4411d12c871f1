"""Makes the reference pages of the workbench from the table of its routes: its pages, its API."""

from __future__ import annotations

import re
from pathlib import Path

from rasid.review.all_routes import ROUTES
from rasid.review.routes import Route
from rasid.review.texts import read_texts

SCREENS = Path(__file__).parent / "screens"
_API = "/api/v1/"


def picture_of(path: str) -> str:
    """The name of a page's picture: its path, with `one` for an id."""
    return re.sub(r"[^a-z]+", "-", re.sub(r"\{\w+\}", "one", path)).strip("-") or "home"


def pages_page(made: str) -> str:
    """Every page with its address, its least role, and how it looks in both languages."""
    texts = read_texts()
    parts = [
        made,
        "# The pages of the workbench\n\n"
        "`rasid serve STUDY` serves them. The role is the least that sees the page: viewer, coder,\n"
        "adjudicator, administrator, each with the rights of those before it; a study without accounts has\n"
        "one user, who may do everything. The pictures are of the sample reports, by `make screenshots`.\n",
    ]
    for route in _pages():
        english, arabic = (texts[language].t(route.name) for language in ("en", "ar"))
        parts.append(f"\n## {english} · {arabic}\n\n`{route.path}`, {route.role}\n")
        name = picture_of(route.path)
        if (SCREENS / f"{name}.en.webp").exists():
            parts.append(
                f"\n| English | العربية |\n|---|---|\n"
                f"| ![{english}](../screens/{name}.en.webp) | ![{arabic}](../screens/{name}.ar.webp) |\n"
            )
    return "".join(parts)


def api_page(made: str) -> str:
    """Every operation of the API, by noun."""
    parts = [
        made,
        "# The JSON API\n\n"
        "What the pages do, for programs: [how to use it](../how-to/use-the-api.md). Bodies and answers are\n"
        "described by the OpenAPI document at `/api/v1/openapi.json`, and on the page `/api/docs`, where\n"
        "requests can be tried. The role is the least that may ask.\n",
    ]
    routes = sorted(
        (route for route in ROUTES if route.path.startswith(_API)),
        key=lambda route: (_noun(route), route.path, route.method),
    )
    nouns = dict.fromkeys(map(_noun, routes))
    for noun in nouns:
        parts.append(f"\n## {noun}\n\n| request | role | what |\n|---|---|---|\n")
        for route in routes:
            if _noun(route) == noun:
                what = (route.endpoint.__doc__ or "").split("\n")[0].replace("|", "\\|")
                parts.append(f"| `{route.method} {route.path}` | {route.role} | {what} |\n")
    return "".join(parts)


def _noun(route: Route) -> str:
    return route.path.removeprefix(_API).partition("/")[0]


def _pages() -> tuple[Route, ...]:
    """The routes of whole pages, in the order of the table."""
    return tuple(route for route in ROUTES if route.method == "GET" and route.name)
