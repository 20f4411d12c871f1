"""What tests of every stage share: one coder for the run."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from rasid.coding import Coder, report_of
from rasid.values import CodedReport


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
