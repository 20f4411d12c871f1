"""How good the record is: samples drawn, decided part by part, and the figures that follow."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import Query
from pydantic import Field
from starlette.responses import Response

from rasid.dataset import sampling
from rasid.dataset.sampling import Figures, Shown
from rasid.dataset.waiting import Wanted
from rasid.review.api.answering import Body, Id, Line, Made, PathId, Words, answer, answers, found
from rasid.review.api.documenting import ROOT
from rasid.review.routes import Route
from rasid.review.views.sample_csv import sample_file
from rasid.review.visits import Visit, Visiting
from rasid.values.sample import KINDS, Sample, SamplePart

Number = Annotated[int, Field(ge=0, le=sampling.MOST)]


class DrawBody(Body):
    """A sample to be drawn by a seed: of claims, or of sentences that no claim was read from.

    `type` (of claims alone), `source`, and the days of publication say what it is drawn from; empty: all.
    """

    kind: Literal["claims", "sentences"]
    size: Annotated[int, Field(ge=sampling.LEAST, le=sampling.MOST)] = 100
    seed: Annotated[int, Field(ge=0, le=2**31 - 1)]
    type: Id | Literal[""] = ""
    source: Line = ""
    since: Line = ""
    until: Line = ""


class PartBody(Body):
    """What is said of a part, by its number from 0; null takes back what was said.

    Of a claim: right, detail (the event is right, a detail is not), wrong, unsure; of a sentence: nothing,
    missed, unsure. `wrong` says in words what is wrong.
    """

    part: Number
    verdict: Literal["right", "detail", "wrong", "nothing", "missed", "unsure"] | None
    wrong: Words = ""


@dataclass(frozen=True, slots=True)
class SampleFigures:
    """A sample, and what its decided parts say, with 95 % intervals."""

    sample: Sample
    figures: Figures


@dataclass(frozen=True, slots=True)
class SampleTold:
    """A sample with its figures and all its parts, in the order drawn."""

    sample: Sample
    figures: Figures
    parts: tuple[SamplePart, ...]


@dataclass(frozen=True, slots=True)
class ToDecide:
    """The part to be decided, with the words around it; null where everything is decided."""

    shown: Shown | None


@answers(tuple[SampleFigures, ...])
def list_samples(visit: Visiting) -> Response:
    """The samples, the last first, each with its figures."""
    return answer(
        visit,
        tuple(
            SampleFigures(one, sampling.figures_of(one.kind, sampling.read_sample(visit.study, one.id)[1]))
            for one in sampling.list_samples(visit.study)
        ),
    )


@answers(Made, status=201)
def draw_sample(visit: Visiting, body: DrawBody) -> Response:
    """Draw a sample: the same study, filter and seed give the same."""
    kind = body.type if body.kind == KINDS[0] else ""
    wanted = Wanted(kind=kind, source=body.source, since=body.since, until=body.until)
    id = sampling.draw_sample(visit.study, body.kind, size=body.size, seed=body.seed, wanted=wanted)
    return answer(visit, Made(id), status=201)


@answers(SampleTold)
def get_sample(visit: Visiting, id: PathId) -> Response:
    """One sample: its figures, and what was said of each part."""
    return answer(visit, _read(visit, id))


@answers(ToDecide)
def next_part(
    visit: Visiting, id: PathId, part: Annotated[int | None, Query(ge=0, le=sampling.MOST)] = None
) -> Response:
    """The first part that nobody decided, or the one of a number, with its sentence."""
    return answer(visit, ToDecide(found(lambda: sampling.part_to_decide(visit.study, id, part))))


@answers(SampleFigures)
def decide_part(visit: Visiting, id: PathId, body: PartBody) -> Response:
    """Say of a part what it is; answers with the figures as they are now."""
    _read(visit, id)
    sampling.say(visit.study, id, body.part, verdict=body.verdict, wrong=body.wrong)
    now = _read(visit, id)
    return answer(visit, SampleFigures(now.sample, now.figures))


@answers(str, media="text/csv")
def sample_as_csv(visit: Visiting, id: PathId) -> Response:
    """A sample as CSV: one row a part, with what was said of it."""
    told = _read(visit, id)
    return sample_file(told.sample, told.parts)


def _read(visit: Visit, id: str) -> SampleTold:
    sample, parts = found(lambda: sampling.read_sample(visit.study, id))
    return SampleTold(sample, sampling.figures_of(sample.kind, parts), parts)


ROUTES = (
    Route("GET", f"{ROOT}/samples", list_samples, "coder"),
    Route("POST", f"{ROOT}/samples", draw_sample, "coder"),
    Route("GET", f"{ROOT}/samples/{{id}}", get_sample, "coder"),
    Route("GET", f"{ROOT}/samples/{{id}}/next", next_part, "coder"),
    Route("POST", f"{ROOT}/samples/{{id}}/verdicts", decide_part, "coder"),
    Route("GET", f"{ROOT}/samples/{{id}}/parts.csv", sample_as_csv, "coder"),
)
