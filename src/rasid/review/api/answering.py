"""Answers of the API: values as JSON, the schema they have, and what kinds of value requests may carry."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, TypeVar

import msgspec
from fastapi import Path, Query
from pydantic import BaseModel, ConfigDict, StringConstraints
from starlette.responses import Response

from rasid.errors import UsageError
from rasid.review.faults import MissingError
from rasid.review.visits import Visit

E = TypeVar("E", bound=Callable[..., Any])
T = TypeVar("T")
#: Where an endpoint keeps what it answers with.
_ANSWER = "rasid_answer"
#: PostgreSQL keeps no text with a null character.
_NO_NULL = r"^[^\u0000]*$"

Line = Annotated[str, StringConstraints(max_length=500, pattern=_NO_NULL)]
Words = Annotated[str, StringConstraints(max_length=5_000, pattern=_NO_NULL)]
LongText = Annotated[str, StringConstraints(min_length=1, max_length=5_000_000, pattern=_NO_NULL)]
Id = Annotated[str, StringConstraints(max_length=200, pattern=r"^[\w@.:+-]+$")]
PathId = Annotated[str, Path(max_length=200, pattern=r"^[\w@.:+-]+$")]
Asked = Annotated[str | None, Query(max_length=500, pattern=_NO_NULL)]
Said = Annotated[str, Query(max_length=500, pattern=_NO_NULL)]
Limit = Annotated[int, Query(ge=1, le=200, description="How many rows a page has at most.")]
After = Annotated[
    str | None, Query(max_length=500, pattern=_NO_NULL, description="The `next` of the page before.")
]


class Body(BaseModel):
    """What a request carries: exactly the fields named, nothing else."""

    model_config = ConfigDict(extra="forbid", frozen=True)


@dataclass(frozen=True, slots=True)
class Answer:
    """What an endpoint answers with: the type of the value, the status, and as which kind of media."""

    kind: object
    status: int
    media: str


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a request was not carried out: `code` names the kind, `error` says what is wrong, `do` what to do.

    `now` is how the thing is, where somebody else changed it meanwhile. `rule` names the rule that refused,
    where one did.
    """

    code: str
    error: str
    do: str
    now: Any = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Made:
    """That something was done; `id` is that of what was made or changed."""

    id: str


def answers(kind: object, *, status: int = 200, media: str = "application/json") -> Callable[[E], E]:
    """Say of an endpoint what it answers with, for the API's description."""

    def mark(endpoint: E) -> E:
        setattr(endpoint, _ANSWER, Answer(kind, status, media))
        return endpoint

    return mark


def answer_of(endpoint: Callable[..., Any]) -> Answer | None:
    """What an endpoint was said to answer with."""
    found: Answer | None = getattr(endpoint, _ANSWER, None)
    return found


def answer(visit: Visit, value: object, *, status: int = 200) -> Response:
    """A value as JSON, as the visitor may see it."""
    shown = visit.veil.value(value) if visit.veil else value
    return Response(msgspec.json.encode(shown), status_code=status, media_type="application/json")


def found(look: Callable[[], T]) -> T:
    """What a lookup by id finds. Raises MissingError where the study has nothing of the id."""
    try:
        return look()
    except UsageError as error:
        raise MissingError from error
