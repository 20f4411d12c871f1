"""The steps of a reviewer on a report: from the script of its page, or from plain forms."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from typing import Annotated, Any

import msgspec
from fastapi import Form
from pydantic import BaseModel, Field
from starlette.responses import JSONResponse, Response

from rasid.dataset.deciding import Verdict
from rasid.dataset.reviewed import ReviewedClaim
from rasid.dataset.stating import stated
from rasid.dataset.steps import Done, EditConflictError, Step
from rasid.errors import RefusedError, UsageError
from rasid.review.pages.report import page_values, reason_shown
from rasid.review.refusals import said_of
from rasid.review.routes import Route
from rasid.review.sources import InStudy, ReviewSource
from rasid.review.views.saying import shown_value
from rasid.review.visits import Visit, Visiting
from rasid.values.claim import Phrase
from rasid.values.judgement import Decision


class StepForm(BaseModel):
    """A step as a page sends it; `said` is JSON, by kind (see `_taken`)."""

    kind: str = Field(max_length=20)
    said: str = Field(default="null", max_length=100_000)
    key: str = Field(default_factory=lambda: secrets.token_hex(8), max_length=100)
    claim: str = Field(default="", max_length=100)
    seen: str = Field(default="", max_length=100)


class VerdictForm(BaseModel):
    """Accepting or rejecting a claim, as a plain form sends it."""

    claim: str = Field(max_length=100)
    seen: str = Field(max_length=100)
    verdict: str = Field(default="accept", max_length=20)
    why: str = Field(default="", max_length=1000)


def step(visit: Visiting, id: str, form: Annotated[StepForm, Form()]) -> Response:
    """Take one step; answer with what became of the report."""
    return step_on(visit, InStudy(visit.study, id), form)


def verdict(visit: Visiting, id: str, form: Annotated[VerdictForm, Form()]) -> Response:
    """Accept or reject a claim by a plain form, without a script."""
    return verdict_on(visit, InStudy(visit.study, id), form)


def step_on(visit: Visit, source: ReviewSource, form: StepForm) -> Response:
    """Take one step on a report of the study or of a round."""
    asks_json = "application/json" in visit.request.headers.get("accept", "")
    try:
        done = _taken(visit, source, form)
    except EditConflictError as conflict:
        if asks_json:
            return JSONResponse(_conflict(visit, conflict), status_code=409)
        raise
    except UsageError as error:
        if asks_json:
            return JSONResponse({"error": "wrong", "says": said_of(visit.texts, error)}, status_code=400)
        raise
    if not asks_json:
        return visit.go(source.base)
    return JSONResponse(_answer(visit, source, form.kind, done))


def verdict_on(visit: Visit, source: ReviewSource, form: VerdictForm) -> Response:
    """Accept or reject a claim of a report of the study or of a round."""
    said = (Verdict(form.verdict, why=form.why if form.verdict == "reject" else ""),)
    source.take(Step(secrets.token_hex(8), form.claim, form.seen, said))
    return visit.go(source.base)


def _taken(visit: Visit, source: ReviewSource, form: StepForm) -> Done:
    """Take a step of a kind.

    `say`: a list of {"verdict", "field", "value", "why"} on a claim. `add`: {"type", "trigger"}, a new claim.
    `name`: words that name a person. `undo`: a list of ids of decisions.
    """
    said = _read(form.said)
    if form.kind == "say":
        verdicts = _verdicts(visit, source, form.claim, said)
        return source.take(Step(form.key, form.claim, form.seen, verdicts))
    if form.kind == "add":
        given = _mapping(said)
        type, trigger = str(given.get("type")), _phrase(given.get("trigger"))
        return source.add(type=type, trigger=trigger, key=form.key)
    if form.kind == "name":
        return source.name(_phrase(said), key=form.key)
    if form.kind == "undo":
        ids = tuple(str(one) for one in said) if isinstance(said, list) else ()
        _check_own(visit, source, ids)
        source.undo(ids)
        return Done((), form.claim)
    raise RefusedError("step-shape", f"{form.kind}: no step; there are say, add, name, undo")


def _verdicts(visit: Visit, source: ReviewSource, claim: str, said: object) -> tuple[Verdict, ...]:
    """What is said of a claim, as decisions hold it."""
    if not isinstance(said, list) or not said:
        raise RefusedError("step-shape", "a step says something: a list of what is said of fields")
    held: ReviewedClaim | None = None
    published = None
    made = []
    for one in map(_mapping, said):
        field, what = str(one.get("field", "claim")), str(one.get("verdict"))
        after = None
        if what == "correct":
            if held is None:
                held = _held(source, claim)
                published = held.stored.sourced.published
            after = stated(
                visit.study, held.stored.sourced.claim, field, one.get("value"), published=published
            )
        made.append(Verdict(what, field, after, str(one.get("why", ""))[:1000]))
    return tuple(made)


def _held(source: ReviewSource, claim: str) -> ReviewedClaim:
    try:
        return source.claim(claim)
    except UsageError as error:  # it was there when the page was made
        raise EditConflictError(claim, None) from error


def _check_own(visit: Visit, source: ReviewSource, ids: Sequence[str]) -> None:
    """Only an adjudicator takes back what somebody else said. Raises UsageError."""
    if visit.may("adjudicator"):
        return
    page = source.read()
    others = {said.id for one in page.claims for said in one.decisions if said.author != visit.who}
    if others & set(ids):
        raise RefusedError("decision-of-another", "only an adjudicator takes back what somebody else decided")


def _answer(visit: Visit, source: ReviewSource, kind: str, done: Done) -> dict[str, Any]:
    """What an open page needs after a step: the marks, and the parts of the page that changed."""
    values = page_values(visit, source)
    page = values["page"]
    last = next((one for one in page.claims if one.stored.sourced.claim.id == done.claim), None)
    # A step that is answered a second time may not vouch for what others said since.
    latest = last.decisions[-1].id if last is not None and last.decisions else ""
    own = not done.repeated or latest in done.decisions
    answer: dict[str, Any] = {
        "done": list(done.decisions),
        "claim": done.claim,
        "seen": last.seen if last is not None and own else "",
    }
    if kind == "say" and len(done.decisions) == 1 and last is not None and _is_whole(last, done):
        shown = next(one for one in values["shown"] if one.claim.id == done.claim)
        answer["card"] = visit.pager.render("report/card.html", visit, values | {"one": shown})
    else:
        answer["part"] = visit.pager.render("report/review.html", visit, values)
    return answer


def _is_whole(claim: ReviewedClaim, done: Done) -> bool:
    """Whether the step was on the claim as a whole: then no span of the text moved."""
    return any(said.id in done.decisions and said.field == "claim" for said in claim.decisions)


def _conflict(visit: Visit, conflict: EditConflictError) -> dict[str, Any]:
    """Who said what meanwhile."""
    now = visit.study.veil.value(conflict.now)
    return {
        "error": "conflict",
        "claim": conflict.claim,
        "seen": now.seen if now is not None else "",
        "status": now.stored.status if now is not None else "gone",
        "said": [_told(visit, said) for said in (now.decisions if now is not None else ())],
    }


def _told(visit: Visit, said: Decision) -> dict[str, str]:
    return {
        "id": said.id,
        "who": said.author,
        "when": said.made[:16].replace("T", " "),
        "verdict": said.verdict,
        "what": visit.t(f"verdict.{said.verdict}"),
        "field": visit.t(f"field.{said.field}"),
        "value": shown_value(visit, said.field, said.after),
        "why": reason_shown(visit, said.why),
    }


def _read(said: str) -> object:
    try:
        found: object = msgspec.json.decode(said.encode())
    except msgspec.DecodeError as error:
        raise RefusedError("step-shape", f"a step is not JSON: {error}") from error
    return found


def _mapping(said: object) -> Mapping[str, Any]:
    if not isinstance(said, dict):
        raise RefusedError("step-shape", "a step has named parts")
    return said


def _phrase(said: object) -> Phrase:
    given = _mapping(said)
    text, at = given.get("text"), given.get("at")
    if not isinstance(text, str) or not isinstance(at, int):
        raise RefusedError("step-shape", "words of the report are given with their offset")
    return Phrase(text, at)


ROUTES = (
    Route("POST", "/reports/{id}/steps", step, "coder"),
    Route("POST", "/reports/{id}/verdict", verdict, "coder"),
)
