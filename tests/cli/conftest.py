"""What tests of commands share: the built-in tables, read once and not by every command."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kept_tables import keep_tables


@pytest.fixture(scope="package", autouse=True)
def _kept_tables() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        keep_tables(patch.setattr)
        yield
