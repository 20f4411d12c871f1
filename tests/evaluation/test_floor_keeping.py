from __future__ import annotations

from pathlib import Path

import pytest

from rasid.evaluation.floors import Floors, bound_for, broken, lowered, raised, read_floors, write_floors


@pytest.mark.parametrize(
    ("measure", "value", "bound"),
    [
        ("event_f1", 0.774, 0.76),
        ("event_f1", 0.77, 0.76),
        ("event_f1", 0.005, 0.0),
        ("people_recall", 1.0, 1.0),
        ("coded", 0.9996, 0.999),
        ("false_alarms_per_100", 10.5, 11),
        ("false_alarms_per_100", 3.0, 4),
    ],
)
def test_bound_stands_a_little_beside_the_figure(measure: str, value: float, bound: float) -> None:
    assert bound_for(measure, value) == pytest.approx(bound)


def test_broken_bounds_are_named_with_their_figure() -> None:
    bounds = {"event_f1": 0.7, "date": 0.5, "false_alarms_per_100": 4}
    fallen = broken("dev.jsonl", bounds, {"event_f1": 0.6996, "false_alarms_per_100": 4.5})
    assert list(map(str, fallen)) == [
        "dev.jsonl: date is not measured, must be at least 0.5",
        "dev.jsonl: false_alarms_per_100 is 4.500, must be at most 4",
    ]


def test_bounds_are_raised_and_never_lowered_unasked() -> None:
    old = {"dev.jsonl": {"event_f1": 0.7, "date": 0.8}, "quiet.jsonl": {"false_alarms_per_100": 4}}
    values = {"dev.jsonl": {"event_f1": 0.75, "date": 0.6}, "quiet.jsonl": {"false_alarms_per_100": 2.5}}
    bounds, fallen = raised(old, values)
    assert bounds == {
        "dev.jsonl": {"event_f1": 0.74, "date": 0.8},
        "quiet.jsonl": {"false_alarms_per_100": 3},
    }
    assert [change.measure for change in fallen] == ["date"]
    assert lowered(bounds, fallen)["dev.jsonl"] == {"event_f1": 0.74, "date": 0.59}
    assert old["dev.jsonl"]["event_f1"] == 0.7


def test_a_figure_within_its_margin_leaves_the_floor_alone() -> None:
    bounds, fallen = raised({"dev.jsonl": {"event_f1": 0.76}}, {"dev.jsonl": {"event_f1": 0.765}})
    assert bounds == {"dev.jsonl": {"event_f1": 0.76}}
    assert not fallen


def test_floors_come_back_as_written(tmp_path: Path) -> None:
    floors = Floors(
        {
            "dev_sentences.jsonl": {"event_f1": 0.76, "actors": 0.5},
            "quiet.jsonl": {"false_alarms_per_100": 3.0},
        },
        {"dev_sentences.jsonl": "ab12"},
    )
    path = tmp_path / "new" / "floors.toml"
    write_floors(path, floors)
    first = path.read_bytes()
    assert read_floors(path) == floors
    write_floors(path, read_floors(path))
    assert path.read_bytes() == first


def test_a_file_that_is_not_there_holds_no_floors(tmp_path: Path) -> None:
    assert read_floors(tmp_path / "floors.toml") == Floors({}, {})
