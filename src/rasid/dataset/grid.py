"""Marks on a map that lie too close together to be told apart, taken together."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from rasid.values.drawn import Frame, Marked, Spot

#: The side of a square of the screen that shows one mark, and that of a tile of the Mercator projection.
_SQUARE, _TILE = 56, 256
#: From this zoom on each place is drawn by itself.
CLOSEST = 12
#: Where the Mercator projection of maps ends.
_NORTHERNMOST = 85.0511


def marks_of(spots: Iterable[Spot], frame: Frame, *, most: int, language: str) -> tuple[Marked, ...]:
    """The marks of the spots (which have points) within a frame: one for each square of a grid.

    A spot alone in its square is a mark of its own. The grid lies still while the frame moves, so that marks
    stay what they are. Where there are more than `most` the squares are taken larger. By latitude, longitude.
    """
    inside = [spot for spot in spots if is_inside(spot, frame)]
    zoom = float(frame.zoom)
    while True:
        squares: dict[tuple[int, int] | str, list[Spot]] = {}
        for spot in inside:
            key = str(spot.place) if zoom >= CLOSEST else _square(spot, zoom)
            squares.setdefault(key, []).append(spot)
        if len(squares) <= most or zoom < 0:
            marks = (_marked(here, language) for here in squares.values())
            return tuple(sorted(marks, key=lambda mark: (mark.latitude, mark.longitude, mark.name)))
        zoom = min(zoom, CLOSEST) - 0.5


def is_inside(spot: Spot, frame: Frame) -> bool:
    """Whether a spot with a point lies within a frame, which may cross the 180th meridian."""
    if spot.latitude is None or spot.longitude is None or not frame.south <= spot.latitude <= frame.north:
        return False
    if frame.east - frame.west >= 360:
        return True
    return (spot.longitude - frame.west) % 360 <= (frame.east - frame.west) % 360


def _square(spot: Spot, zoom: float) -> tuple[int, int]:
    """Which square of the grid a spot lies in, in the Mercator projection that maps use."""
    assert spot.latitude is not None and spot.longitude is not None
    latitude = math.radians(max(-_NORTHERNMOST, min(_NORTHERNMOST, spot.latitude)))
    x = (spot.longitude + 180) / 360
    y = (1 - math.asinh(math.tan(latitude)) / math.pi) / 2
    squares = 2**zoom * _TILE / _SQUARE
    return math.floor(x * squares), math.floor(y * squares)


def _marked(spots: Sequence[Spot], language: str) -> Marked:
    """One mark, at the middle of its spots as their incidents weigh."""
    count = sum(spot.count for spot in spots)
    latitudes = [spot.latitude or 0.0 for spot in spots]
    longitudes = [spot.longitude or 0.0 for spot in spots]
    weights = [spot.count for spot in spots]
    first = max(spots, key=lambda spot: (spot.count, spot.place or ""))
    return Marked(
        round(_mean(latitudes, weights), 5),
        round(_mean(longitudes, weights), 5),
        count,
        len(spots),
        first.place if len(spots) == 1 else None,
        first.called(language),
        (min(latitudes), min(longitudes), max(latitudes), max(longitudes)),
    )


def _mean(values: Sequence[float], weights: Sequence[int]) -> float:
    return sum(v * w for v, w in zip(values, weights, strict=True)) / sum(weights)


def distance(one: tuple[float, float], other: tuple[float, float]) -> float:
    """The kilometres between two points (latitude, longitude) along the earth."""
    (a, b), (c, d) = (tuple(map(math.radians, point)) for point in (one, other))
    half = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 2 * 6371.0 * math.asin(math.sqrt(half))
