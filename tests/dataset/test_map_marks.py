"""Marks of a map, periods of a timeline and pieces of an excerpt: computed, without a study."""

from __future__ import annotations

from datetime import date

import pytest

from rasid.dataset.drawing import circle_of
from rasid.dataset.finding import pieces_of
from rasid.dataset.grid import distance, marks_of
from rasid.dataset.periods import periods_of, start_of, unit_for
from rasid.values.drawn import Frame, Spot
from rasid.values.search import Excerpt
from rasid.values.span import Span

WORLD = Frame(-85, -180, 85, 180, 2)


def _spot(place: str, latitude: float, longitude: float, count: int = 1) -> Spot:
    return Spot(place, count, place, None, "SY", None, "point", latitude, longitude)


SPOTS = (_spot("حلب", 36.2, 37.16, 5), _spot("الباب", 36.37, 37.52, 2), _spot("تعز", 13.58, 44.02))


def test_close_places_are_one_mark_from_afar_and_two_from_near() -> None:
    far = marks_of(SPOTS, WORLD, most=100, language="ar")
    assert [(mark.count, mark.places, mark.place) for mark in far] == [(1, 1, "تعز"), (7, 2, None)]
    assert far[1].name == "حلب"
    assert far[1].bounds == (36.2, 37.16, 36.37, 37.52)
    near = marks_of(SPOTS, Frame(35, 36, 38, 39, 9), most=100, language="ar")
    assert [mark.place for mark in near] == ["حلب", "الباب"]


def test_there_are_never_more_marks_than_are_drawn() -> None:
    many = [_spot(f"م{n}", 20 + n % 60 / 4, 30 + n // 60 / 4, 1 + n % 3) for n in range(5000)]
    marks = marks_of(many, Frame(-85, -180, 85, 180, 14), most=1200, language="ar")
    assert len(marks) <= 1200
    assert sum(mark.count for mark in marks) == sum(spot.count for spot in many)
    assert marks == marks_of(reversed(many), Frame(-85, -180, 85, 180, 14), most=1200, language="ar")


@pytest.mark.parametrize(
    ("west", "east", "seen"), [(170, 190, True), (-190, -170, True), (0, 20, False), (-400, 400, True)]
)
def test_a_frame_may_cross_the_end_of_the_map(west: float, east: float, seen: bool) -> None:
    there = _spot("فيجي", -17, 178)
    assert bool(marks_of([there], Frame(-30, west, 0, east, 5), most=9, language="ar")) is seen


def test_a_circle_reaches_the_towns_of_a_province() -> None:
    circle = circle_of((35.0, 36.0, 36.0, 37.0))
    assert circle is not None
    assert (circle.latitude, circle.longitude) == (35.5, 36.5)
    corner = 1000 * distance((35.5, 36.5), (36.0, 37.0))
    assert circle.radius == pytest.approx(corner, rel=0.02)
    assert circle_of(None) is None


@pytest.mark.parametrize(
    ("last", "unit"),
    [("2015-03-01", "day"), ("2015-05-20", "day"), ("2015-12-31", "week"), ("2019-01-01", "month"),
     ("2050-01-01", "year")],
)  # fmt: skip
def test_a_longer_time_is_counted_by_longer_units(last: str, unit: str) -> None:
    assert unit_for(date(2015, 3, 1), date.fromisoformat(last)) == unit


def test_periods_follow_without_gaps() -> None:
    counts = [("2014-12-31", "civic", 1), ("2015-01-12", "civic", 2), ("2015-01-13", "violence", 3)]
    weeks = periods_of(counts, "week")
    assert [(week.first, week.total) for week in weeks] == [
        ("2014-12-29", 1), ("2015-01-05", 0), ("2015-01-12", 5),
    ]  # fmt: skip
    assert weeks[2].counts == {"civic": 2, "violence": 3}
    assert [month.last for month in periods_of(counts, "month")] == ["2014-12-31", "2015-01-31"]
    assert start_of(date(2015, 7, 9), "year") == date(2015, 1, 1)
    assert periods_of([], "day") == ()


def test_an_excerpt_is_cut_at_its_highlights() -> None:
    excerpt = Excerpt("قتل مدنيان في حلب", 100, (Span(114, 117), Span(100, 103), Span(102, 110)))
    assert pieces_of(excerpt) == (("قتل", True), (" مدنيان", True), (" في ", False), ("حلب", True))
    assert pieces_of(Excerpt("لا شيء", 0, (Span(50, 60),))) == (("لا شيء", False),)
