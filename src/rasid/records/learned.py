"""What was learned of a study's decisions: weights of confidence, one row each time, one of them in force."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import msgspec
from sqlalchemy import Connection, insert, select, update

from rasid.learning.model import Weights
from rasid.records.workbench_tables import learned


@dataclass(frozen=True, slots=True)
class Lesson:
    """Weights learned once: `number` counts from 1, `decisions` is how many claims they were learned of.

    `measured` is what was said of their calibration, by name. `current`: they are in force.
    """

    number: int
    made: str
    author: str
    decisions: int
    weights: Weights
    measured: Mapping[str, float]
    current: bool


_CURRENT = select(learned.c.weights).where(learned.c.current)


def current_weights(connection: Connection) -> Weights | None:
    """The learned weights in force, None where those of the program are."""
    written = connection.execute(_CURRENT).scalar_one_or_none()
    return None if written is None else _read(written)


def number_in_force(connection: Connection) -> int:
    """The number of the learned weights in force, 0 where those of the program are."""
    query = select(learned.c.number).where(learned.c.current)
    return connection.execute(query).scalar_one_or_none() or 0


@lru_cache(maxsize=8)
def _read(written: str) -> Weights:
    return Weights(msgspec.json.decode(written, type=dict[str, float]))


def all_lessons(connection: Connection) -> tuple[Lesson, ...]:
    """Everything that was learned, the first first."""
    return tuple(
        Lesson(
            row.number,
            row.made,
            row.author,
            row.decisions,
            _read(row.weights),
            msgspec.json.decode(row.measured, type=dict[str, float]),
            row.current,
        )
        for row in connection.execute(select(learned).order_by(learned.c.number))
    )


def add_lesson(connection: Connection, lesson: Lesson) -> None:
    """Keep learned weights, under a number that is not taken, and put them in force."""
    row = {
        "number": lesson.number,
        "made": lesson.made,
        "author": lesson.author,
        "decisions": lesson.decisions,
        "weights": msgspec.json.encode(lesson.weights.of, order="deterministic").decode(),
        "measured": msgspec.json.encode(lesson.measured, order="deterministic").decode(),
        "current": False,
    }
    connection.execute(insert(learned), [row])
    put_in_force(connection, lesson.number)


def put_in_force(connection: Connection, number: int) -> None:
    """Put the weights of a number in force; 0: those of the program."""
    connection.execute(update(learned).values(current=learned.c.number == number))
