"""Whoever adds, codes anew or erases may be killed at any moment: nothing is missing, twice or half done."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
import pytest
from change_until_killed import STEPS, Task, change
from making import WHO, Makes
from states import differing, faults_of, state_of
from week import report

from rasid.coding import Coder
from rasid.dataset.knowing import Reading
from rasid.dataset.study import Study
from rasid.values import CodedReport, Report

_SCRIPT = Path(__file__).with_name("change_until_killed.py")
#: How many reports go into a study, and how many processes are killed at the least. One study of sixteen
#: is enough for fifty.
_REPORTS_AND_KILLS = {"sqlite": (16, 50), "postgresql": (8, 5)}
_TOWNS = ("الباب", "تدمر", "درعا")
_TELLINGS = (
    "قتل {n} مدنيين في تفجير سيارة مفخخة في مدينة {town} يوم {day} مارس 2015، بحسب المحافظ سامر العلي.",
    "لقي {n} أشخاص حتفهم في انفجار سيارة ملغومة بمدينة {town} يوم {day} مارس 2015.",
    "عاجل: انفجار سيارة مفخخة في {town} يوم {day} مارس 2015 ومقتل {n} مدنيين، والشرطة تعتقل رجلين.",
    "أعلن لواء الصحراء مسؤوليته عن تفجير سيارة مفخخة في {town} يوم {day} مارس 2015 قتل فيه {n} جنود.",
)


@pytest.fixture(scope="module")
def coded(coder: Coder) -> tuple[tuple[Report, CodedReport], ...]:
    """Twenty-four coded reports that tell of six bombings."""
    told = [
        report(
            telling.format(n=3 + (number + turn) % 7, town=town, day=5 + turn),
            f"2015-03-{6 + turn:02}",
            source=f"صحيفة {number + 1}",
        )
        for turn in range(2)
        for town in _TOWNS
        for number, telling in enumerate(_TELLINGS)
    ]
    return tuple((one, coder.code(one)) for one in told)


def _kill(
    coded: Sequence[tuple[Report, CodedReport]], places: Sequence[str], folder: Path, enough: int
) -> dict[str, Any]:
    file = folder / "coded.json"
    file.write_bytes(msgspec.json.encode(coded))
    command = [sys.executable, _SCRIPT, file, "20150305", str(enough), *places]
    run = subprocess.run(command, check=False, capture_output=True, timeout=900, text=True)
    assert run.returncode == 0, run.stderr
    assert run.stderr == ""
    found = json.loads(run.stdout)
    assert isinstance(found, dict)
    return found


def _undisturbed(makes: Makes, coded: Sequence[tuple[Report, CodedReport]], reading: Reading) -> Study:
    study = makes.empty()
    by_id = {f"r-{one.sha256[:12]}": (one, coding) for one, coding in coded}
    for step in STEPS:
        assert list(change(study, Task("", step, by_id, reading)))
    return study


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and SIGKILL")
def test_a_study_whose_writers_are_killed_is_as_if_none_had_been(
    makes: Makes,
    coded: tuple[tuple[Report, CodedReport], ...],
    reading: Reading,
    tmp_path: Path,
) -> None:
    several, enough = _REPORTS_AND_KILLS[makes.backend]
    coded = coded[:several]
    found = _kill(coded, [makes.place() for _ in range(12)], tmp_path, enough)
    assert sum(found["killed"].values()) >= enough
    assert all(found["killed"].values())
    expected = state_of(_undisturbed(makes, coded, reading))
    assert len(expected["incidents"]) < len(expected["claims"])
    for place in found["studies"]:
        with Study.open(place, who=WHO).read_with(reading) as study:
            assert differing(expected, state_of(study)) == {}
            assert faults_of(study) == []
