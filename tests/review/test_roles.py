"""Every route times every role: from the one table of routes, so that none can be without a role."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI
from fastapi.routing import APIRoute
from people import NAMES, QUICK, anyone, inside, open_accounts, session_cookie

from browsing import served
from rasid.dataset import logins, passwords
from rasid.dataset.knowing import Reading
from rasid.dataset.study import Study
from rasid.records import sqlite
from rasid.review.all_routes import ROUTES
from rasid.review.routes import ROLES, Route, may
from rasid.review.serving import make_app

_WRITING = tuple(route for route in ROUTES if route.method not in ("GET", "HEAD"))
_FORGED = re.compile("error.forged|too old or not of this study|الصفحة قديمة")


@dataclass(frozen=True)
class Guarded:
    """A study with an account of every role, served."""

    study: Study
    app: FastAPI
    address: str
    entered: dict[str, tuple[httpx.Client, str]] = field(default_factory=dict)

    def visitor(self, role: str) -> tuple[httpx.Client, str]:
        """Somebody of a role, and the token of his pages; in a new session where the last one ended."""
        known = self.entered.get(role)
        if role == "anyone":
            if known is None:
                client = anyone(self.address)
                known = self.entered[role] = client, client.get("/session").json()["csrf"]
            return known
        if known is None or logins.who_is(self.study, known[0].cookies[session_cookie(self.address)]) is None:
            known = self.entered[role] = inside(self.address, self.study, role)
        return known


@pytest.fixture(scope="module")
def guarded(
    sampled: Path, reading: Reading, vendor: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Guarded]:
    place = shutil.copy(sampled, tmp_path_factory.mktemp("guarded") / "study.sqlite")
    with pytest.MonkeyPatch.context() as patch, Study.open(place, who="root").read_with(reading) as study:
        patch.setattr(passwords, "_HASHER", QUICK)
        patch.setattr(sqlite, "DURABILITY", "OFF")
        open_accounts(study)
        app = make_app(study)
        with served(app) as address:
            yield Guarded(study, app, address)


def path_of(route: Route) -> str:
    """An address of the route, of a thing that the study does not have."""
    return re.sub(r"\{[^}]*\}", "none-0", route.path)


def name_of(route: Route) -> str:
    return f"{route.method} {route.path}"


def ask(guarded: Guarded, route: Route, role: str, *, with_token: bool) -> tuple[int, str, str]:
    """Status, place and text of the answer to somebody of a role, or to nobody."""
    client, token = guarded.visitor(role)
    headers = {"accept": "application/json" if route.path.startswith("/api/") else "text/html"}
    if with_token:
        headers["x-csrf"] = token
    answer = client.request(route.method, path_of(route), headers=headers)
    return answer.status_code, answer.headers.get("location", ""), answer.text


@pytest.mark.parametrize("route", ROUTES, ids=name_of)
def test_a_route_answers_those_who_may_and_nobody_else(guarded: Guarded, route: Route) -> None:
    for role in ROLES:
        status, place, _ = ask(guarded, route, role, with_token=True)
        if may(role, route.role):
            assert status not in (401, 403) and status < 500, (role, status)
            assert not place.startswith("/login?"), role
        elif role == "anyone":
            to_login = status == 303 and place.startswith("/login?to=")
            assert to_login or status == 401, (role, status)
        else:
            assert status == 403, (role, status)


@pytest.mark.parametrize("route", _WRITING, ids=name_of)
def test_a_change_needs_the_token_of_a_page(guarded: Guarded, route: Route) -> None:
    for role in ROLES:
        if may(role, route.role):
            status, _, text = ask(guarded, route, role, with_token=False)
            assert status == 403, (role, status)
            assert _FORGED.search(text) or route.path.startswith("/api/"), role


def test_the_application_has_no_route_beside_the_table(guarded: Guarded) -> None:
    made = {(method, route.path) for route in guarded.app.routes if isinstance(route, APIRoute)
            for method in route.methods or ()}  # fmt: skip
    assert made == {(route.method, route.path) for route in ROUTES}
    others = [route for route in guarded.app.routes if not isinstance(route, APIRoute)]
    assert [getattr(route, "path", "") for route in others] == ["/static"]


def test_no_two_routes_have_one_address() -> None:
    addresses = [(route.method, re.sub(r"\{[^}]*\}", "{}", route.path)) for route in ROUTES]
    assert sorted(set(addresses)) == sorted(addresses)


def test_only_logging_in_and_looks_are_for_anyone() -> None:
    open_to_all = {name_of(route) for route in ROUTES if route.role == "anyone"}
    assert open_to_all == {
        "POST /choose", "GET /login", "POST /login", "POST /logout", "GET /session",
    }  # fmt: skip


def test_viewers_change_nothing_but_what_is_theirs() -> None:
    mine = ("/me", "/follows", "/queue/filters", "/filters", "/choose", "/log")
    for route in _WRITING:
        path = route.path.removeprefix("/api/v1")
        assert route.role not in ("anyone", "viewer") or path.startswith(mine), name_of(route)


def test_the_roles_of_the_table_are_those_of_accounts() -> None:
    assert set(ROLES) == {"anyone", *NAMES}
