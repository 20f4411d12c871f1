"""How good the record is: samples drawn, decided by keyboard, and the figures that follow."""

from __future__ import annotations

import secrets
from typing import Annotated

from fastapi import Form, Query
from pydantic import BaseModel, Field
from starlette.responses import Response

from rasid.dataset import sampling, waiting
from rasid.dataset.waiting import Wanted
from rasid.errors import UsageError
from rasid.review.faults import MissingError
from rasid.review.routes import Route
from rasid.review.views.sample_csv import sample_file
from rasid.review.visits import Visit, Visiting
from rasid.values.sample import KINDS, VERDICTS, Sample, SamplePart

_USUAL_SIZE = 100
_SOURCES = 300


def quality(visit: Visiting) -> Response:
    """The samples, each with its figures, and a form to draw one."""
    found = [
        (one, sampling.figures_of(one.kind, sampling.read_sample(visit.study, one.id)[1]))
        for one in sampling.list_samples(visit.study)
    ]
    families: dict[str, list[str]] = {}
    for code, text in visit.pager.types.items():
        families.setdefault(text.family, []).append(code)
    return visit.page(
        "quality/quality.html",
        found=found,
        families=families,
        sources=waiting.source_names(visit.study, limit=_SOURCES),
        size=_USUAL_SIZE,
        seed=secrets.randbelow(10_000),
        least=sampling.LEAST,
        most=sampling.MOST,
    )


class Drawing(BaseModel):
    """The form that draws a sample."""

    kind: str = Field(max_length=20)
    size: int = _USUAL_SIZE
    seed: int = Field(default=0, ge=0, le=2**31 - 1)
    type: str = Field(default="", max_length=80)
    source: str = Field(default="", max_length=300)
    since: str = Field(default="", max_length=20)
    until: str = Field(default="", max_length=20)


def draw(visit: Visiting, asked: Annotated[Drawing, Form()]) -> Response:
    """Draw a sample and begin with it."""
    kind = asked.type if asked.kind == KINDS[0] else ""
    wanted = Wanted(kind=kind, source=asked.source, since=asked.since, until=asked.until)
    id = sampling.draw_sample(visit.study, asked.kind, size=asked.size, seed=asked.seed, wanted=wanted)
    return visit.go(f"/quality/{id}/decide")


def sample(visit: Visiting, id: str) -> Response:
    """One sample: its figures, and what was said of each part."""
    found, parts = _read(visit, id)
    return visit.page(
        "quality/sample.html", sample=found, parts=parts, figures=sampling.figures_of(found.kind, parts)
    )


def decide(visit: Visiting, id: str, part: Annotated[int | None, Query(ge=0)] = None) -> Response:
    """The next part that nobody decided, or the one asked for."""
    found, _ = _read(visit, id)
    shown = sampling.part_to_decide(visit.study, id, part)
    if shown is None:
        return visit.go(f"/quality/{id}")
    return visit.page(
        "quality/decide.html",
        sample=found,
        shown=shown,
        verdicts=VERDICTS[found.kind],
        again=part is not None,
    )


def say(
    visit: Visiting,
    id: str,
    part: Annotated[int, Form()],
    verdict: Annotated[str, Form(max_length=20)],
    wrong: Annotated[str, Form(max_length=1000)] = "",
) -> Response:
    """Keep what was said of a part, and go on to the next."""
    _read(visit, id)
    if verdict == "back":
        return visit.go(f"/quality/{id}/decide?part={max(part - 1, 0)}")
    sampling.say(visit.study, id, part, verdict=verdict, wrong=wrong)
    return visit.go(f"/quality/{id}/decide")


def export(visit: Visiting, id: str) -> Response:
    """A sample as CSV: one row a part, with what was said of it."""
    return sample_file(*_read(visit, id))


def _read(visit: Visit, id: str) -> tuple[Sample, tuple[SamplePart, ...]]:
    try:
        return sampling.read_sample(visit.study, id)
    except UsageError as error:
        raise MissingError from error


ROUTES = (
    Route("GET", "/quality", quality, "coder", "quality.title"),
    Route("POST", "/quality", draw, "coder"),
    Route("GET", "/quality/{id}", sample, "coder", "quality.sample"),
    Route("GET", "/quality/{id}/decide", decide, "coder", "quality.deciding"),
    Route("POST", "/quality/{id}/decide", say, "coder"),
    Route("GET", "/quality/{id}/parts.csv", export, "coder"),
)
