"""Logging in and out: what a browser keeps is random, what the study keeps is its SHA-256."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection

from rasid.dataset.accounts import folded_name
from rasid.dataset.passwords import is_password
from rasid.dataset.second_factor import step_of
from rasid.dataset.study import Study
from rasid.dataset.throttling import Tried, begin_try, by_address, by_browser, by_name, succeed
from rasid.errors import RefusedError
from rasid.records import accounts, sessions
from rasid.values.account import OPEN, Account, Credentials, Session

#: A session ends after so long without use, and after so long whatever is done.
IDLE, LONGEST = timedelta(hours=2), timedelta(hours=12)
#: How many browsers of an account are remembered.
_BROWSERS = 10
#: The last use of a session is written down this often: reading a page should write nothing.
_SEEN_EVERY = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Client:
    """From where somebody logs in: the address, and the secret of a browser that was known before."""

    address: str
    browser: str | None = None


@dataclass(frozen=True, slots=True)
class LoggedIn:
    """Somebody logged in; `secret` and `browser` are for cookies and kept nowhere else."""

    account: Account
    secret: str
    browser: str


@dataclass(frozen=True, slots=True)
class Attempt:
    """What somebody gives to log in; `code` is that of the second factor, "" without one."""

    name: str
    password: str
    code: str = ""


def log_in(study: Study, attempt: Attempt, client: Client) -> LoggedIn:
    """Begin a session. Raises RefusedError: wrong (whichever part of it), or to wait.

    A name that nobody has, a closed account and a wrong password are answered alike, and as slowly.
    """
    folded = folded_name(attempt.name)
    with study.database.writing() as connection:
        now = datetime.fromisoformat(study.time())
        account = accounts.account_folded(connection, folded)
        tried = _tried(folded, client)
        known = None if account is None or client.browser is None else digest_of(client.browser)
        if account and known and sessions.is_browser_of(connection, known, account.name):
            tried = (by_browser(known),)
        begin_try(connection, tried, now=now)
        kept = None if account is None else accounts.credentials_of(connection, account.name)
    right = is_password(attempt.password, None if kept is None else kept.password)
    if not right or account is None or kept is None or account.state != OPEN:
        raise _wrong()
    return _begin(study, account.name, kept, attempt, tried)


def _tried(folded: str, client: Client) -> tuple[Tried, ...]:
    return by_name(folded), by_address(client.address)


def _wrong() -> RefusedError:
    return RefusedError("login-wrong", "the name, the password or the code is wrong")


def _begin(
    study: Study, name: str, proved: Credentials, attempt: Attempt, tried: tuple[Tried, ...]
) -> LoggedIn:
    """Begin the session of an account whose password was right, if the code is, and all is as it was."""
    with study.database.writing() as connection:
        now = datetime.fromisoformat(study.time())
        account = accounts.get_account(connection, name)
        kept = accounts.credentials_of(connection, name)
        if account is None or account.state != OPEN or kept.password != proved.password:
            raise _wrong()
        if kept.totp is not None:
            step = step_of(attempt.code, kept.totp, now=now)
            if step is None or step <= (kept.totp_used or 0):
                raise _wrong()
            accounts.set_totp(connection, name, secret=kept.totp, waiting=kept.totp_new, used=step)
        succeed(connection, tried, now=now)
        sessions.drop_expired(connection, now=_iso(now), idle_since=_iso(now - IDLE))
        return _open(connection, account, now)


def go_on(study: Study, name: str) -> LoggedIn:
    """Begin a session of somebody who is in one and just changed his password, which ended it."""
    with study.database.writing() as connection:
        account = accounts.get_account(connection, name)
        if account is None or account.state != OPEN:
            raise _wrong()
        return _open(connection, account, datetime.fromisoformat(study.time()))


def _open(connection: Connection, account: Account, now: datetime) -> LoggedIn:
    """Begin a session, and remember the browser."""
    secret, browser = new_secret(), new_secret()
    at = _iso(now)
    session = Session(digest_of(secret), account.name, at, at, _iso(now + LONGEST))
    sessions.add_session(connection, session)
    sessions.add_browser(connection, digest_of(browser), account.name, made=at, kept=_BROWSERS)
    return LoggedIn(account, secret, browser)


def who_is(study: Study, secret: str) -> Account | None:
    """Whose session this is, None where it has ended. Says, now and then, that it was used."""
    id = digest_of(secret)
    with study.database.reading() as connection:
        session = sessions.get_session(connection, id)
        account = None if session is None else accounts.get_account(connection, session.account)
    now = datetime.fromisoformat(study.time())
    if session is None or account is None or account.state != OPEN:
        return None
    seen = datetime.fromisoformat(session.seen)
    if _iso(now) >= session.expires or now - seen >= IDLE:
        return None
    if now - seen >= _SEEN_EVERY:
        with study.database.writing() as connection:
            sessions.touch_session(connection, id, _iso(now))
    return account


def log_out(study: Study, secret: str) -> None:
    """End a session."""
    with study.database.writing() as connection:
        sessions.end_session(connection, digest_of(secret))


def log_out_everywhere(study: Study, name: str) -> int:
    """End every session of an account, and forget its browsers; gives how many sessions there were."""
    with study.database.writing() as connection:
        sessions.drop_browsers(connection, name)
        return sessions.end_sessions(connection, name)


def prove(study: Study, name: str, password: str) -> None:
    """Make sure that whoever is logged in knows the password. Raises RefusedError: wrong, or to wait."""
    with study.database.writing() as connection:
        now = datetime.fromisoformat(study.time())
        tried = (by_browser(f"proof of {name}"),)
        begin_try(connection, tried, now=now)
        kept = accounts.credentials_of(connection, name)
    if not is_password(password, kept.password):
        raise RefusedError("password-wrong", "the present password is wrong")
    with study.database.writing() as connection:
        succeed(connection, tried, now=now)


def new_secret() -> str:
    """256 random bits, as they stand in a cookie."""
    return secrets.token_urlsafe(32)


def digest_of(secret: str) -> str:
    """The SHA-256 of a secret: all that the study keeps of it."""
    return hashlib.sha256(secret.encode()).hexdigest()


def _iso(time: datetime) -> str:
    return time.isoformat(timespec="microseconds")
