"""Merging, splitting and moving: what would change is shown, then it is done, and can be taken back."""

from __future__ import annotations

from typing import Annotated, Any
from urllib.parse import quote, urlencode

from fastapi import Form
from starlette.responses import Response

from rasid.dataset.nearby import incidents_nearby, organisations_alike, people_alike
from rasid.dataset.previewing import preview
from rasid.dataset.regrouping import ChangedMeanwhileError, mark_of, regroup, take_back
from rasid.errors import UsageError
from rasid.review.faults import MissingError
from rasid.review.reasons import Reasons
from rasid.review.refusals import said_of
from rasid.review.routes import Route
from rasid.review.visits import Visit, Visiting
from rasid.values.regrouping import Regrouping

NOUNS = {"incidents": "i-", "people": "p-", "organisations": "o-"}
#: How many claims, namings or names a page splits off at once.
_MOST_MEMBERS = 200


def shown(visit: Visiting, noun: str, id: str) -> Response:
    """What a change would do."""
    said = visit.request.query_params
    members = tuple(said.getlist("member"))[:_MOST_MEMBERS]
    asked = Regrouping(said.get("action", "merge"), id, said.get("other", "").strip()[:200], members)
    return _shown(visit, _checked(noun, id), asked)


def _shown(visit: Visit, noun: str, asked: Regrouping, *, meanwhile: bool = False) -> Response:
    fault, found = "", None
    try:
        found = visit.veil.value(preview(visit.study, asked))
    except UsageError as error:
        fault = said_of(visit.texts, error)
    looked_at = [one for one in (asked.of, asked.other) if one[:2] in NOUNS.values()]
    with visit.study.database.reading() as connection:
        seen = [f"{one} {mark_of(connection, one)}" for one in looked_at]
    return visit.page(
        "regrouping/preview.html",
        status=409 if meanwhile else 400 if fault else 200,
        noun=noun,
        asked=asked,
        preview=found,
        names={} if found is None else found.names,
        seen=seen,
        meanwhile=meanwhile,
        fault=fault,
    )


async def done(visit: Visiting, noun: str, id: str) -> Response:
    """Make a change, and go to what came of it."""
    form = await visit.request.form()

    def said(name: str) -> str:
        value = form.get(name, "")
        return value.strip() if isinstance(value, str) else ""

    members = tuple(one for one in form.getlist("member") if isinstance(one, str))[:_MOST_MEMBERS]
    asked = Regrouping(said("action"), id, said("other"), members, said("why")[:2000])
    marks = [one.partition(" ") for one in form.getlist("seen") if isinstance(one, str)]
    try:
        made = regroup(visit.study, asked, seen=[(one, mark) for one, _, mark in marks])
    except ChangedMeanwhileError:
        return _shown(visit, _checked(noun, id), asked, meanwhile=True)
    except UsageError:
        return _shown(visit, _checked(noun, id), asked)
    query = urlencode({"done": made.judgements[0]}) if made.judgements else ""
    return visit.go(f"/{noun}/{quote(made.now)}?{query}")


def undone(
    visit: Visiting,
    id: Annotated[str, Form()],
    to: Annotated[str, Form()] = "/",
    why: Annotated[str, Form()] = "",
) -> Response:
    """Take back a change, and go where the visitor came from."""
    take_back(visit.study, [id], why=why.strip()[:2000])
    return visit.go(to)


def nearby(visit: Visiting, noun: str, id: str) -> Response:
    """What may be one with this, scored, with reasons."""
    noun = _checked(noun, id)
    if noun == "incidents":
        found = visit.veil.value(incidents_nearby(visit.study, id))
        with visit.study.inside() as (_, dossiers):
            dossier = dossiers.incident(id)
        values: dict[str, Any] = {"near": found, "dossier": dossier}
    else:
        alike = people_alike if noun == "people" else organisations_alike
        with visit.study.inside() as (contents, _):
            of = contents.person(id) if noun == "people" else contents.organisation(id)
        values = {"near": visit.veil.value(alike(visit.study, id)), "of": of}
    known = visit.study.reading.lexicons.names.organisations
    return visit.page(
        "regrouping/nearby.html" if noun == "incidents" else "regrouping/alike.html",
        noun=noun,
        id=id,
        names={},
        kind={"incidents": "claim", "people": "person", "organisations": "organisation"}[noun],
        reasons=Reasons(visit.texts, visit.pager.types, known, {}),
        **values,
    )


def _checked(noun: str, id: str) -> str:
    """The noun, where it and the id go together. Raises MissingError."""
    if not id.startswith(NOUNS.get(noun, "-")):
        raise MissingError(f"{noun}/{id}")
    return noun


ROUTES = (
    Route("GET", "/{noun}/{id}/nearby", nearby, "coder", "regroup.nearby"),
    Route("GET", "/{noun}/{id}/regroup", shown, "coder", "regroup.title"),
    Route("POST", "/{noun}/{id}/regroup", done, "coder"),
    Route("POST", "/regroup/undo", undone, "coder"),
)
