"""Who may work on the study: an administrator opens and closes accounts and says their roles."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from fastapi import Form
from starlette.responses import Response

from rasid.dataset import accounts
from rasid.errors import RefusedError
from rasid.review.refusals import said_of
from rasid.review.routes import Route
from rasid.review.visits import Visit, Visiting
from rasid.values.account import ROLES

Field = Annotated[str, Form()]


def list_accounts(visit: Visiting, done: str = "") -> Response:
    """Every account, and a form for a new one."""
    return _page(visit, done=done)


def add_account(visit: Visiting, name: Field = "", role: Field = "", password: Field = "") -> Response:
    """Open an account."""
    return _done(
        visit,
        "add",
        lambda: accounts.add_account(visit.study, name, role=role, password=password),
        typed=name,
    )


def set_role(visit: Visiting, name: Field = "", role: Field = "", why: Field = "") -> Response:
    """Give an account another role."""
    return _done(visit, "role", lambda: accounts.set_role(visit.study, name, role, why=why))


def close_account(visit: Visiting, name: Field = "", why: Field = "") -> Response:
    """Close an account."""
    return _done(visit, "close", lambda: accounts.close_account(visit.study, name, why=why))


def reopen_account(visit: Visiting, name: Field = "", why: Field = "") -> Response:
    """Open a closed account again."""
    return _done(visit, "reopen", lambda: accounts.reopen_account(visit.study, name, why=why))


def set_password(visit: Visiting, name: Field = "", password: Field = "") -> Response:
    """Set somebody's password."""
    return _done(visit, "password", lambda: accounts.set_password(visit.study, name, password))


def drop_code(visit: Visiting, name: Field = "", why: Field = "") -> Response:
    """Ask somebody for no code any more: the device was lost."""
    return _done(visit, "code-off", lambda: accounts.drop_second_factor(visit.study, name, why=why))


def _done(visit: Visit, what: str, change: Callable[[], object], *, typed: str = "") -> Response:
    try:
        change()
    except RefusedError as refused:
        return _page(visit, said=said_of(visit.texts, refused), typed=typed)
    return visit.go(f"/accounts?done={what}")


def _page(visit: Visit, *, said: str = "", done: str = "", typed: str = "") -> Response:
    known = accounts.list_accounts(visit.study)
    return visit.page(
        "accounts/accounts.html",
        status=400 if said else 200,
        accounts=known,
        roles=ROLES if known else ROLES[-1:],
        said=said,
        done=done,
        typed=typed,
    )


_ROLE = "administrator"
ROUTES = (
    Route("GET", "/accounts", list_accounts, _ROLE, "accounts.title"),
    Route("POST", "/accounts", add_account, _ROLE),
    Route("POST", "/accounts/role", set_role, _ROLE),
    Route("POST", "/accounts/close", close_account, _ROLE),
    Route("POST", "/accounts/reopen", reopen_account, _ROLE),
    Route("POST", "/accounts/password", set_password, _ROLE),
    Route("POST", "/accounts/code", drop_code, _ROLE),
)
