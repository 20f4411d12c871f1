"""Personal tokens: what a script shows in the place of a password. The study keeps their SHA-256."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from rasid.dataset.logins import digest_of
from rasid.dataset.study import Study
from rasid.errors import RefusedError
from rasid.records import accounts, tokens
from rasid.records.history import Change
from rasid.values.account import OPEN, Account, Token

#: What every token begins with: so that one that was published by mistake is recognised.
MARK = "rasid_"
LONGEST_DAYS = 366
_LONGEST_LABEL = 80
#: Use is noted to the hour.
_USED_EVERY = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class NewToken:
    """A token just made; `secret` is shown this once."""

    token: Token
    secret: str


def make_token(study: Study, account: str, label: str, *, days: int) -> NewToken:
    """Make a token of an account that counts for so many days. Raises RefusedError."""
    label = " ".join(label.split())
    if not label or len(label) > _LONGEST_LABEL:
        raise RefusedError("token-label", f"say in 1 to {_LONGEST_LABEL} characters what the token is for")
    if not 1 <= days <= LONGEST_DAYS:
        raise RefusedError("token-days", f"a token counts for 1 to {LONGEST_DAYS} days", count=LONGEST_DAYS)
    secret = MARK + secrets.token_urlsafe(32)
    with study.noting() as noting:
        expires = datetime.fromisoformat(noting.at) + timedelta(days=days)
        id = f"t-{secrets.token_hex(6)}"
        token = Token(id, account, label, noting.at, expires.isoformat(timespec="microseconds"), None, None)
        tokens.add_token(noting.connection, token, digest=digest_of(secret))
        noting.note(Change(noting.at, noting.who, "token", "account", account, after=label))
    return NewToken(token, secret)


def tokens_of(study: Study, account: str) -> tuple[Token, ...]:
    """The tokens of an account, the latest first, with those that count no more."""
    with study.database.reading() as connection:
        return tokens.tokens_of(connection, account)


def take_back_token(study: Study, account: str, id: str) -> None:
    """Let a token of an account count no more. Raises RefusedError for one of another, or of none."""
    with study.noting() as noting:
        token = tokens.get_token(noting.connection, id)
        if token is None or token.account != account:
            raise RefusedError("token-unknown", f"{id}: you have no token of this id")
        if token.taken_back is None:
            tokens.take_back_token(noting.connection, id, noting.at)
            noting.note(Change(noting.at, noting.who, "token-back", "account", account, before=token.label))


def account_with(study: Study, secret: str) -> Account | None:
    """Whose token this is, None where it counts no more."""
    with study.database.reading() as connection:
        token = tokens.token_of(connection, digest_of(secret))
        account = None if token is None else accounts.get_account(connection, token.account)
    now = study.time()
    if token is None or account is None or account.state != OPEN or token.taken_back is not None:
        return None
    if token.expires is not None and now >= token.expires:
        return None
    if token.used is None or _since(token.used, now) >= _USED_EVERY:
        with study.database.writing() as connection:
            tokens.touch_token(connection, token.id, now)
    return account


def _since(then: str, now: str) -> timedelta:
    return datetime.fromisoformat(now) - datetime.fromisoformat(then)
