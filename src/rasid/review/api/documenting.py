"""The description of the API as an OpenAPI document: requests from the endpoints, answers from the values."""

from __future__ import annotations

from typing import Any

import msgspec
from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from fastapi.routing import APIRoute

from rasid.review.api.answering import Problem, answer_of

ROOT = "/api/v1"
#: What every operation may answer when it does not do what was asked.
_PROBLEMS = {
    "400": "The request asks for what cannot be.",
    "401": "Nobody is logged in, and no token that counts came with the request.",
    "403": "The role does not allow this, or the token of a change is missing.",
    "404": "The study has nothing of this id.",
    "409": "Somebody else changed it since it was looked at.",
    "413": "The request is too large.",
    "422": "The request is not complete or has values that cannot be.",
    "429": "Too many requests; wait as long as `Retry-After` says.",
    "503": "The study cannot be read or written at the moment.",
}
_ABOUT = """Everything that the pages of Rasid do, for programs.

Claims are what reports say; what they say of people are allegations. Times are ISO text in UTC, offsets count
code points of a report's text.

**Who asks.** With accounts: `Authorization: Bearer TOKEN`, a personal token made on the page "My account".
Without accounts, or from a browser: a change needs the header `X-CSRF` with the `csrf` of `/api/v1/me`.

**Pages.** A list that goes on answers what to ask the following page with, as `after`.

**Two at once.** What is looked at has a mark `seen`. A change that sends it is refused with 409 where
somebody changed the thing meanwhile, and the answer's `now` is how it is. A step has a `key` that you make;
sent twice, it counts once.
"""


def describe(app: FastAPI, version: str) -> dict[str, Any]:
    """The document."""
    routes = [
        route for route in app.routes if isinstance(route, APIRoute) and route.path.startswith(f"{ROOT}/")
    ]
    made = get_openapi(
        title="Rasid", version=version, openapi_version="3.1.0", description=_ABOUT, routes=routes
    )
    kinds = {route.path + method: answer_of(route.endpoint) for route in routes for method in _methods(route)}
    wanted = [Problem, *(answer.kind for answer in kinds.values() if answer is not None)]
    schemas, components = msgspec.json.schema_components(wanted, ref_template="#/components/schemas/{name}")
    known = dict(zip(map(repr, wanted), schemas, strict=True))
    for route in routes:
        for method in _methods(route):
            answer = kinds[route.path + method]
            operation = made["paths"][route.path][method.lower()]
            operation["tags"] = [route.path.removeprefix(f"{ROOT}/").partition("/")[0]]
            operation["operationId"] = route.endpoint.__name__
            operation["summary"] = (route.endpoint.__doc__ or "").split("\n")[0].strip()
            operation["responses"] = {
                status: {"description": why, "content": {"application/json": {"schema": schemas[0]}}}
                for status, why in _PROBLEMS.items()
            }
            if answer is not None:
                operation["responses"][str(answer.status)] = {
                    "description": "Done.",
                    "content": {answer.media: {"schema": known[repr(answer.kind)]}},
                }
            operation["security"] = [{"token": []}, {}]
    parts = made.setdefault("components", {})
    bodies = {
        name: schema
        for name, schema in parts.get("schemas", {}).items()
        if name not in ("HTTPValidationError", "ValidationError")
    }
    parts["schemas"] = bodies | components
    parts["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
    return made


def _methods(route: APIRoute) -> tuple[str, ...]:
    return tuple(sorted(route.methods or ()))
