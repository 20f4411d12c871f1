"""Every test of the store runs on an SQLite file and on a real PostgreSQL."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import Connection

from rasid.records.database import Database

sys.path.insert(0, str(Path(__file__).parents[1]))

from postgres import running_server

_numbers = count(1)


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of a running PostgreSQL."""
    with running_server() as address:
        yield address


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A place where nothing is yet: a path, or the address of an empty schema."""
    if request.param == "sqlite":
        return str(tmp_path / "study.sqlite")
    return empty_schema(request.getfixturevalue("server"))


@pytest.fixture
def other_place(place: str, request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A second empty place, in the other kind of database."""
    if place.startswith("postgresql://"):
        return str(tmp_path / "other.sqlite")
    return empty_schema(request.getfixturevalue("server"))


@pytest.fixture
def database(place: str) -> Iterator[Database]:
    """An empty study."""
    with Database.create(place) as made:
        yield made


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


def empty_schema(server: str) -> str:
    """The address of a schema made anew in a running PostgreSQL."""
    import psycopg  # noqa: PLC0415

    name = f"study_{next(_numbers)}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA {name}")
    return f"{server}?options=-csearch_path%3D{name}"
