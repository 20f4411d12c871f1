"""What tests of a study share: one coder for all, a clock that ticks, and studies in each database."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from making import Clock, Kept, Makes
from week import WEEK

from postgres import empty_schema
from rasid.coding import Coder
from rasid.dataset.knowing import Reading, reading_of
from rasid.dataset.study import Study
from rasid.records import sqlite
from rasid.values import CodedReport


@pytest.fixture(scope="session")
def reading(coder: Coder) -> Reading:
    """What every study of these tests reads with."""
    return reading_of(coder)


@pytest.fixture(scope="session")
def codings(reading: Reading) -> dict[str, CodedReport]:
    """The codings of the week's reports, by text."""
    return {report.text: reading.coder.code(report) for report in WEEK}


@pytest.fixture(scope="session")
def kept(codings: dict[str, CodedReport], tmp_path_factory: pytest.TempPathFactory) -> Kept:
    """What is made once for all tests."""
    return Kept(codings, tmp_path_factory.mktemp("kept"))


@pytest.fixture(scope="session")
def clock() -> Clock:
    """A clock that is a second later each time it is asked."""
    seconds = count()
    return lambda: datetime(2024, 1, 1, tzinfo=UTC) + timedelta(seconds=next(seconds))


@pytest.fixture(autouse=True)
def _quick_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing here needs to outlive a failure of the power, and waiting for the disk takes long."""
    monkeypatch.setattr(sqlite, "DURABILITY", "OFF")


@pytest.fixture
def makes(
    place: str,
    reading: Reading,
    clock: Clock,
    request: pytest.FixtureRequest,
) -> Iterator[Makes]:
    """Makes studies, all in the same kind of database."""
    numbers = count()
    folder: Path = request.getfixturevalue("tmp_path")

    def another() -> str:
        if not place.startswith("postgresql://"):
            return str(folder / f"{next(numbers)}.sqlite")
        return empty_schema(request.getfixturevalue("server"))

    made = Makes(another, reading, clock, request.getfixturevalue("kept"))
    yield made
    made.close()


@pytest.fixture
def study(makes: Makes) -> Study:
    """An empty study."""
    return makes.empty()


@pytest.fixture
def week(makes: Makes) -> Study:
    """A study of the week's reports."""
    return makes.filled()
