"""What tests of every stage share: one coder for the run, and places for a study in both databases."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from rasid.coding import Coder, report_of
from rasid.values import CodedReport

sys.path.insert(0, str(Path(__file__).parent))

from postgres import empty_schema, running_server

# The property tests have the same examples in every run, and others with RASID_EXPLORE=1. A busy machine is
# no fault: no example has a deadline.
settings.register_profile("same", derandomize=True, deadline=None)
settings.register_profile("explore", deadline=None)
settings.load_profile("explore" if "RASID_EXPLORE" in os.environ else "same")


@pytest.fixture(scope="session", autouse=True)
def _compiled_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Programs that tests start compile the source once, also where the environment lets none keep it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("PYTHONDONTWRITEBYTECODE", raising=False)
        patch.setenv("PYTHONPYCACHEPREFIX", str(tmp_path_factory.getbasetemp() / "compiled"))
        yield


@pytest.fixture(scope="session")
def coder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Coder]:
    """A coder with a cache of its own."""
    with Coder(cache=tmp_path_factory.mktemp("morphology")) as made:
        yield made


@pytest.fixture(scope="session")
def code(coder: Coder) -> Callable[..., CodedReport]:
    """Code a text: `code(text, published="2014-03-12")`."""

    def coded(text: str, *, published: str | None = None, id: str = "text") -> CodedReport:
        return coder.code(report_of(text, published=published, id=id))

    return coded


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
