"""What somebody sees of himself: language and theme, password, second factor, tokens, what he did."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from fastapi import Form
from starlette.responses import Response

from rasid.dataset import accounts, logins, tokens
from rasid.dataset.second_factor import address_of, in_groups
from rasid.errors import RefusedError
from rasid.review.faults import MissingError
from rasid.review.identity import forget_login, keep_login
from rasid.review.refusals import said_of
from rasid.review.routes import Route
from rasid.review.visits import Visit, Visiting
from rasid.values.account import Account

Field = Annotated[str, Form()]


def me(visit: Visiting, done: str = "") -> Response:
    """The page of who visits."""
    return _page(visit, done=done)


def change_password(visit: Visiting, present: Field = "", new: Field = "", again: Field = "") -> Response:
    """Set another password, having proved the present one; all sessions end, this one begins anew."""
    account = _account(visit)
    try:
        if new != again:
            raise RefusedError("password-differs", "the new password was typed in two ways")
        logins.prove(visit.study, account.name, present)
        accounts.set_password(visit.study, account.name, new)
    except RefusedError as refused:
        return _page(visit, refused=refused, at="password")
    response = visit.go("/me?done=password")
    keep_login(visit.request, response, logins.go_on(visit.study, account.name))
    return response


def begin_code(visit: Visiting, present: Field = "") -> Response:
    """Show a secret for an app, having proved the password."""
    account = _account(visit)
    try:
        logins.prove(visit.study, account.name, present)
    except RefusedError as refused:
        return _page(visit, refused=refused, at="code")
    return _page(visit, secret=accounts.begin_second_factor(visit.study, account.name), at="code")


def confirm_code(visit: Visiting, code: Field = "") -> Response:
    """Ask for codes from now on, if this is one."""
    account = _account(visit)
    try:
        accounts.confirm_second_factor(visit.study, account.name, code)
    except RefusedError as refused:
        secret = accounts.begin_second_factor(visit.study, account.name)
        return _page(visit, refused=refused, at="code", secret=secret)
    return visit.go("/me?done=code-on")


def drop_code(visit: Visiting, present: Field = "") -> Response:
    """Ask for no code any more, having proved the password."""
    account = _account(visit)
    try:
        logins.prove(visit.study, account.name, present)
    except RefusedError as refused:
        return _page(visit, refused=refused, at="code")
    accounts.drop_second_factor(visit.study, account.name)
    return visit.go("/me?done=code-off")


def make_token(visit: Visiting, label: Field = "", days: Annotated[int, Form()] = 90) -> Response:
    """Make a token and show it this once."""
    account = _account(visit)
    try:
        made = tokens.make_token(visit.study, account.name, label, days=days)
    except RefusedError as refused:
        return _page(visit, refused=refused, at="tokens")
    return _page(visit, token=made.secret, at="tokens")


def take_back_token(visit: Visiting, id: str) -> Response:
    """Let a token count no more."""
    tokens.take_back_token(visit.study, _account(visit).name, id)
    return visit.go("/me?done=token-back")


def leave_everywhere(visit: Visiting) -> Response:
    """End every session, this one too."""
    logins.log_out_everywhere(visit.study, _account(visit).name)
    response = visit.go("/login")
    forget_login(visit.request, response)
    return response


def _account(visit: Visit) -> Account:
    """The account of who visits. Raises MissingError in a study without accounts."""
    account = None if visit.identity.session is None else accounts.account_named(visit.study, visit.who)
    if account is None:
        raise MissingError
    return account


def _page(visit: Visit, *, refused: RefusedError | None = None, at: str = "", **shown: str) -> Response:
    """The page; `at` is the part of it that was refused or that shows something."""
    account = accounts.account_named(visit.study, visit.who) if visit.identity.session is not None else None
    secret = shown.get("secret")
    return visit.page(
        "me/me.html",
        status=400 if refused is not None else 200,
        account=account,
        tokens=() if account is None else tokens.tokens_of(visit.study, account.name),
        now=visit.study.time(),
        at=at,
        said="" if refused is None else said_of(visit.texts, refused),
        done=shown.get("done", ""),
        token=shown.get("token"),
        secret=None if secret is None else in_groups(secret),
        address=None
        if secret is None
        else address_of(secret, name=visit.who, study=Path(visit.study.database.name).stem),
    )


ROUTES = (
    Route("GET", "/me", me, "viewer", "me.title"),
    Route("POST", "/me/password", change_password, "viewer"),
    Route("POST", "/me/code", begin_code, "viewer"),
    Route("POST", "/me/code/confirm", confirm_code, "viewer"),
    Route("POST", "/me/code/drop", drop_code, "viewer"),
    Route("POST", "/me/tokens", make_token, "viewer"),
    Route("POST", "/me/tokens/{id}/back", take_back_token, "viewer"),
    Route("POST", "/me/sessions/end", leave_everywhere, "viewer"),
)
