"""Where no PostgreSQL is installed, tests are left out at home and fail where everything must be run."""

from __future__ import annotations

import pytest

import postgres


@pytest.fixture(autouse=True)
def not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgres, "find_programs", lambda: None)
    for name in ("CI", "RASID_REQUIRE_POSTGRES"):
        monkeypatch.delenv(name, raising=False)


def test_at_home_the_tests_are_left_out() -> None:
    with pytest.raises(pytest.skip.Exception, match="install Debian's package"), postgres.running_server():
        pass


@pytest.mark.parametrize(("name", "value"), [("CI", "true"), ("RASID_REQUIRE_POSTGRES", "1")])
def test_where_all_must_be_run_they_fail(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(pytest.fail.Exception, match="install Debian's package"), postgres.running_server():
        pass
