"""What tests of the store share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from by_hand import make_study
from sqlalchemy import Connection

from postgres import empty_schema
from rasid.records.database import Database


@pytest.fixture
def database(place: str) -> Iterator[Database]:
    """An empty study."""
    with Database.create(place) as made:
        yield made


@pytest.fixture
def made(database: Database) -> tuple[Database, str, str]:
    """A study of two reports, and their ids."""
    with database.writing() as connection:
        first, second = make_study(connection)
    return database, first, second


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def shared(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """An empty study that is made once: only `connection` uses it."""
    place = str(tmp_path_factory.mktemp("shared") / "study.sqlite")
    if request.param == "postgresql":
        place = empty_schema(request.getfixturevalue("server"))
    with Database.create(place) as made:
        yield made


@pytest.fixture
def connection(shared: Database) -> Iterator[Connection]:
    """A transaction in an empty study; all that is written in it is taken back."""
    with shared.writing() as made:
        yield made
        made.rollback()
