"""Accounts of a study: opening and closing them, their roles, passwords and second factors.

Each function is one transaction, noted in the history without any secret. One administrator at least can
always log in.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime

from rasid.dataset import second_factor
from rasid.dataset.passwords import check_password, hash_password
from rasid.dataset.study import Study
from rasid.dataset.work import Noting
from rasid.errors import RefusedError
from rasid.folding import fold_word
from rasid.records import accounts, sessions, tokens
from rasid.records.history import Change
from rasid.values.account import ADMINISTRATOR, CLOSED, OPEN, ROLES, Account

_LONGEST_NAME = 40
#: Letters of any script with their marks, digits, and a space, hyphen, dot or underscore between them.
_NAME = re.compile(r"[^\W_]+(?:[ ._-][^\W_]+)*")


def has_accounts(study: Study) -> bool:
    """Whether whoever comes must log in."""
    with study.database.reading() as connection:
        return accounts.any_account(connection)


def list_accounts(study: Study) -> tuple[Account, ...]:
    """Every account, open and closed, by name."""
    with study.database.reading() as connection:
        return accounts.all_accounts(connection)


def account_named(study: Study, name: str) -> Account | None:
    """The account of this name, however its letters are written; None where there is none."""
    with study.database.reading() as connection:
        return accounts.account_folded(connection, folded_name(name))


def add_account(study: Study, name: str, *, role: str, password: str) -> Account:
    """Open a new account; the first of a study is an administrator's. Raises RefusedError."""
    name = unicodedata.normalize("NFC", " ".join(name.split()))
    _check_name(name)
    _check_role(role)
    check_password(password, name=name)
    hashed = hash_password(password)
    with study.noting() as noting:
        other = accounts.account_folded(noting.connection, folded_name(name))
        if other is not None:
            raise RefusedError(
                "name-taken", f"{other.name}: is an account already, of this name or one that looks so"
            )
        if role != ADMINISTRATOR and not accounts.any_account(noting.connection):
            raise RefusedError("first-account", "the first account of a study must be an administrator's")
        account = Account(name, role, OPEN, False, noting.at, noting.who)
        accounts.add_account(noting.connection, account, folded=folded_name(name), password=hashed)
        _note(noting, "open", name, (None, role))
    return account


def set_role(study: Study, name: str, role: str, *, why: str = "") -> None:
    """Give an account another role. Raises RefusedError."""
    _check_role(role)
    with study.noting() as noting:
        account = _known(noting, name)
        if account.role == role:
            return
        accounts.set_role(noting.connection, account.name, role)
        _check_administrator(noting)
        _note(noting, "role", account.name, (account.role, role), why)


def close_account(study: Study, name: str, *, why: str = "") -> None:
    """Close an account: its sessions and tokens end, what it did stays. Raises RefusedError."""
    with study.noting() as noting:
        account = _known(noting, name)
        if account.state == CLOSED:
            raise RefusedError("closed-already", f"{account.name}: this account is closed already")
        accounts.set_state(noting.connection, account.name, CLOSED)
        _check_administrator(noting)
        _end_all(noting, account.name)
        _note(noting, "close", account.name, (OPEN, CLOSED), why)


def reopen_account(study: Study, name: str, *, why: str = "") -> None:
    """Open a closed account again, with its role and password. Raises RefusedError."""
    with study.noting() as noting:
        account = _known(noting, name)
        if account.state == OPEN:
            raise RefusedError("open-already", f"{account.name}: this account is open")
        accounts.set_state(noting.connection, account.name, OPEN)
        _note(noting, "reopen", account.name, (CLOSED, OPEN), why)


def set_password(study: Study, name: str, password: str) -> None:
    """Set a password: all sessions and tokens of the account end. Raises RefusedError."""
    check_password(password, name=name)
    hashed = hash_password(password)
    with study.noting() as noting:
        account = _known(noting, name)
        accounts.set_password(noting.connection, account.name, hashed)
        _end_all(noting, account.name)
        _note(noting, "password", account.name)


def begin_second_factor(study: Study, name: str) -> str:
    """Make a secret that counts once a code of it confirms it; gives the one that waits, where one does."""
    with study.noting() as noting:
        account = _known(noting, name)
        kept = accounts.credentials_of(noting.connection, account.name)
        waiting = kept.totp_new or second_factor.new_secret()
        accounts.set_totp(
            noting.connection, account.name, secret=kept.totp, waiting=waiting, used=kept.totp_used
        )
    return waiting


def confirm_second_factor(study: Study, name: str, code: str) -> None:
    """Let the secret that waits count, in the place of an earlier one. Raises RefusedError."""
    with study.noting() as noting:
        account = _known(noting, name)
        waiting = accounts.credentials_of(noting.connection, account.name).totp_new
        now = datetime.fromisoformat(noting.at)
        step = None if waiting is None else second_factor.step_of(code, waiting, now=now)
        if step is None:
            raise RefusedError("code-wrong", "the code is wrong or too old; check the clock of the device")
        accounts.set_totp(noting.connection, account.name, secret=waiting, waiting=None, used=step)
        _note(noting, "second-factor", account.name, (None, "on"))


def drop_second_factor(study: Study, name: str, *, why: str = "") -> None:
    """Ask for no code any more: the device was lost, or is another. Raises RefusedError."""
    with study.noting() as noting:
        account = _known(noting, name)
        kept = accounts.credentials_of(noting.connection, account.name)
        accounts.set_totp(noting.connection, account.name, secret=None, waiting=None, used=None)
        if kept.totp is not None:
            _note(noting, "second-factor", account.name, ("on", "off"), why)


def folded_name(name: str) -> str:
    """A name with letters that look or mean alike folded: what no two accounts may share."""
    compatible = unicodedata.normalize("NFKC", " ".join(name.split()))
    return fold_word(compatible).casefold()


def _check_name(name: str) -> None:
    if not _NAME.fullmatch(name) or len(name) > _LONGEST_NAME:
        raise RefusedError(
            "name-wrong",
            f"a name has letters and digits, with single spaces, hyphens or dots between them, "
            f"and at most {_LONGEST_NAME} characters",
            count=_LONGEST_NAME,
        )
    if folded_name(name).startswith("rasid") or folded_name(name) == "anyone":
        raise RefusedError(
            "name-program", "a name must not be anyone, nor begin with rasid: the program signs so"
        )


def _check_role(role: str) -> None:
    if role not in ROLES:
        raise RefusedError("role-wrong", f"{role}: no role; there are {', '.join(ROLES)}")


def _check_administrator(noting: Noting) -> None:
    if accounts.open_administrators(noting.connection) == 0:
        raise RefusedError("last-administrator", "a study keeps at least one administrator who can log in")


def _known(noting: Noting, name: str) -> Account:
    account = accounts.account_folded(noting.connection, folded_name(name))
    if account is None:
        raise RefusedError("name-unknown", f"{name}: no account has this name; see rasid user list")
    return account


def _end_all(noting: Noting, name: str) -> None:
    """End whatever would let somebody in without the password."""
    sessions.end_sessions(noting.connection, name)
    sessions.drop_browsers(noting.connection, name)
    tokens.take_back_tokens(noting.connection, name, noting.at)


def _note(
    noting: Noting, action: str, name: str, turn: tuple[str | None, str | None] = (None, None), why: str = ""
) -> None:
    before, after = turn
    noting.note(Change(noting.at, noting.who, action, "account", name, before=before, after=after, why=why))
