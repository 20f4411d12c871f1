"""Charts as plain shapes: where each bar stands in a drawing of fixed size."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rasid.values.overview import Told


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of a chart: what it tells, and its place in a drawing of the chart's size."""

    told: Told
    x: float
    y: float
    width: float
    height: float


def columns(told: Sequence[Told], *, width: int, height: int, from_right: bool) -> tuple[Bar, ...]:
    """Standing bars beside one another, in the direction of reading; the greatest fills the height."""
    if not told:
        return ()
    most = max(one.n for one in told) or 1
    step = width / len(told)
    bars = []
    for number, one in enumerate(told):
        place = len(told) - 1 - number if from_right else number
        tall = round(one.n / most * height, 1)
        bars.append(Bar(one, round(place * step, 1), round(height - tall, 1), round(step * 0.8, 1), tall))
    return tuple(bars)


def rows(told: Sequence[Told], *, width: int) -> tuple[tuple[Told, float], ...]:
    """Lying bars: each with its length; the greatest fills the width."""
    most = max((one.n for one in told), default=1) or 1
    return tuple((one, round(one.n / most * width, 1)) for one in told)
