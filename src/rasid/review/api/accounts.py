"""Accounts: who may work on the study, opened and closed by administrators.

Passwords of others, second factors and new tokens are left to the pages: a token must not give more than
itself, nor outlive its day.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field
from starlette.responses import Response

from rasid.dataset import accounts
from rasid.review.api.answering import Body, Line, Made, Words, answer, answers
from rasid.review.api.documenting import ROOT
from rasid.review.routes import Route
from rasid.review.visits import Visiting
from rasid.values.account import Account

Role = Literal["viewer", "coder", "adjudicator", "administrator"]
Name = Annotated[Line, Field(min_length=1)]


class AccountBody(Body):
    """An account to be opened, with the password that its owner changes."""

    name: Name
    role: Role
    password: Line


class RoleBody(Body):
    """Another role of an account."""

    name: Name
    role: Role
    why: Words = ""


class NamedBody(Body):
    """An account, and why it is closed or opened again."""

    name: Name
    why: Words = ""


@answers(tuple[Account, ...])
def list_accounts(visit: Visiting) -> Response:
    """Every account, open and closed, by name."""
    return answer(visit, accounts.list_accounts(visit.study))


@answers(Account, status=201)
def open_account(visit: Visiting, body: AccountBody) -> Response:
    """Open an account; the first of a study is an administrator's."""
    made = accounts.add_account(visit.study, body.name, role=body.role, password=body.password)
    return answer(visit, made, status=201)


@answers(Made)
def set_role(visit: Visiting, body: RoleBody) -> Response:
    """Give an account another role."""
    accounts.set_role(visit.study, body.name, body.role, why=body.why)
    return answer(visit, Made(body.name))


@answers(Made)
def close_account(visit: Visiting, body: NamedBody) -> Response:
    """Close an account: nobody logs in with it, and its tokens count no more."""
    accounts.close_account(visit.study, body.name, why=body.why)
    return answer(visit, Made(body.name))


@answers(Made)
def reopen_account(visit: Visiting, body: NamedBody) -> Response:
    """Open a closed account again."""
    accounts.reopen_account(visit.study, body.name, why=body.why)
    return answer(visit, Made(body.name))


ROUTES = (
    Route("GET", f"{ROOT}/accounts", list_accounts, "administrator"),
    Route("POST", f"{ROOT}/accounts", open_account, "administrator"),
    Route("POST", f"{ROOT}/accounts/role", set_role, "administrator"),
    Route("POST", f"{ROOT}/accounts/closing", close_account, "administrator"),
    Route("POST", f"{ROOT}/accounts/reopening", reopen_account, "administrator"),
)
