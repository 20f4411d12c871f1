"""How far the coders of a round agree, and settling what they differ on, one difference after another."""

from __future__ import annotations

from typing import Annotated

import msgspec
from fastapi import Form
from pydantic import BaseModel, Field
from starlette.responses import Response

from rasid.dataset import adjudicating, rounds
from rasid.dataset.adjudicating import TYPED, Choice, Difference
from rasid.dataset.reviewing import read_report
from rasid.dataset.stating import stated
from rasid.errors import RefusedError
from rasid.evaluation.double_coding import PROGRAM, shared_events
from rasid.resolve.decided import WHOLE, value_of
from rasid.review.comparing import agreement_in
from rasid.review.leading import LEADS, round_seen
from rasid.review.routes import Route
from rasid.review.views.agreement_csv import agreement_file
from rasid.review.views.saying import shown_value
from rasid.review.visits import Visit, Visiting
from rasid.values.claim import Claim, Phrase

_EVIDENCE_WORDS = 160
_PHRASES = ("actors", "targets", "instruments", "places", "source")


class ChoiceForm(BaseModel):
    """Whose value of a difference stands, or one that is typed."""

    difference: str = Field(max_length=100)
    choice: str = Field(max_length=100)
    typed: str = Field("", max_length=2_000)
    why: str = Field("", max_length=1_000)


def agreement(visit: Visiting, round: str) -> Response:
    """The figures of a round."""
    known, reports = round_seen(visit, round)
    found = agreement_in(visit.study, round)
    return visit.page(
        "double/agreement.html",
        round=known,
        reports=reports,
        people=[one for one in found.pairs if one.second != PROGRAM],
        program=[one for one in found.pairs if one.second == PROGRAM],
        together=found.together,
    )


def figures(visit: Visiting, round: str) -> Response:
    """The figures of a round as CSV."""
    known, _ = round_seen(visit, round)
    return agreement_file(known, agreement_in(visit.study, round))


def differences(visit: Visiting, round: str, report: str = "") -> Response:
    """The next difference to settle, with both values and the words; and those that are settled."""
    known, _ = round_seen(visit, round)
    found, settled = adjudicating.open_differences(visit.study, round, shared_events)
    waiting = [one for one in found if one.id not in settled]
    now = next((one for one in waiting if one.report_id >= report), waiting[0] if waiting else None)
    text = "" if now is None else read_report(visit.study.signed(visit.who), now.report_id).text
    return visit.page(
        "double/differences.html",
        round=known,
        now=now,
        field=None if now is None else now.field,
        opinions=() if now is None else visit.veil.value(_opinions(visit, now), reports=(now.report_id,)),
        passage=None if now is None else _passage(visit, now, text),
        found=found,
        settled=[(visit.veil.value(one), settled[one.id]) for one in found if one.id in settled],
        typed=TYPED,
        types=tuple(visit.pager.types.values()),
        program=None if now is None else _of_program(visit, round, now),
    )


def settle(visit: Visiting, round: str, form: Annotated[ChoiceForm, Form()]) -> Response:
    """Settle one difference."""
    round_seen(visit, round)
    found, _ = adjudicating.open_differences(visit.study, round, shared_events)
    difference = next((one for one in found if one.id == form.difference), None)
    if difference is None:
        raise RefusedError("difference-gone", "there is no such difference any more: load the page again")
    typed = _typed(visit, difference, form.typed) if form.choice == TYPED else None
    adjudicating.settle(visit.study, round, difference, Choice(form.choice, typed, form.why.strip()))
    return visit.go(f"/double/{round}/differences?report={difference.report_id}")


def unsettle(visit: Visiting, round: str, difference: Annotated[str, Form(max_length=100)]) -> Response:
    """Take back how a difference was settled."""
    round_seen(visit, round)
    adjudicating.unsettle(visit.study, round, difference)
    return visit.go(f"/double/{round}/differences")


def _opinions(visit: Visit, difference: Difference) -> list[tuple[str, str, Claim | None]]:
    """What each coder says, in words."""
    return [(one.coder, _shown(visit, difference.field, one.value), one.claim) for one in difference.opinions]


def _shown(visit: Visit, field: str, value: str) -> str:
    if field == WHOLE:
        there = msgspec.json.decode(value.encode()) == adjudicating.THERE
        return visit.t("double.there" if there else "double.not-there")
    return shown_value(visit, field, value) or visit.t("report.nothing")


def _of_program(visit: Visit, round: str, difference: Difference) -> str | None:
    """What the program says of the same, where it has the event at the same words."""
    twice = next(
        one for one in rounds.coded_twice(visit.study, round) if one.report_id == difference.report_id
    )
    held = next((one for one in twice.program if one.trigger.at == difference.claim.trigger.at), None)
    if difference.field == WHOLE:
        return visit.t("double.not-there" if held is None else "double.there")
    if held is None:
        return None
    return visit.veil.value(
        _shown(visit, difference.field, value_of(held, difference.field)),
        reports=(difference.report_id,),
    )


def _passage(visit: Visit, difference: Difference, text: str) -> tuple[str, str, str]:
    """The words around the trigger: before it, itself, behind it; with pseudonyms where they are due."""
    at = difference.claim.trigger.at
    end = at + len(difference.claim.trigger.text)
    first, last = max(0, at - _EVIDENCE_WORDS), min(len(text), end + _EVIDENCE_WORDS)
    first = text.rfind(" ", 0, first) + 1 if first else 0
    behind = text.find(" ", last)
    last = behind if behind >= 0 and last < len(text) else len(text)
    parts = []
    for start, stop in ((first, at), (at, end), (end, last)):
        shown, done = "", start
        for mask in visit.veil.spans(text, reports=(difference.report_id,)):
            if mask.span.end > start and mask.span.start < stop:
                shown += text[done : max(mask.span.start, start)]
                shown += mask.instead if mask.span.start >= start else ""
                done = min(mask.span.end, stop)
        parts.append(shown + text[done:stop])
    return parts[0], parts[1], parts[2]


def _typed(visit: Visit, difference: Difference, typed: str) -> str:
    """A value as typed, as JSON. Words must stand in the report. Raises UsageError."""
    field, words = difference.field, typed.strip()
    page = read_report(visit.study, difference.report_id)
    said: object = words or None
    if field in _PHRASES:
        found = [_stands(visit, page.text, part.strip()) for part in words.split("|") if part.strip()]
        phrases = [{"text": one.text, "at": one.at} for one in found]
        said = (phrases[0] if phrases else None) if field == "source" else phrases
    elif field == "date":
        first, _, last = words.partition("–") if "–" in words else words.partition("/")
        said = {"start": first.strip(), "end": last.strip() or first.strip()} if words else None
    elif field == "aggregate":
        said = words.lower() in ("yes", "true", "1", "نعم")
    return stated(visit.study, difference.claim, field, said, published=page.report.published)


def _stands(visit: Visit, text: str, words: str) -> Phrase:
    """Words where they first stand in a report. Raises UsageError."""
    at = text.find(words)
    if at < 0:
        raise RefusedError("words-not-there", f"{words}: the report does not have these words", words=words)
    return Phrase(words, at)


ROUTES = (
    Route("GET", "/double/{round}/agreement", agreement, LEADS, "double.agreement"),
    Route("GET", "/double/{round}/agreement.csv", figures, LEADS),
    Route("GET", "/double/{round}/differences", differences, LEADS, "double.differences"),
    Route("POST", "/double/{round}/differences", settle, LEADS),
    Route("POST", "/double/{round}/differences/undo", unsettle, LEADS),
)
