"""Who may work on a study: accounts with their roles, sessions, tokens."""

from __future__ import annotations

from dataclasses import dataclass

#: From the least to the most: each may do what those before it may.
ROLES = ("viewer", "coder", "adjudicator", "administrator")
ADMINISTRATOR = ROLES[-1]
OPEN, CLOSED = "open", "closed"


def may(role: str, needed: str) -> bool:
    """Whether a role may do what needs another."""
    return ROLES.index(role) >= ROLES.index(needed)


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who may log in. `role` is of ROLES, `state` open or closed; times are ISO in UTC.

    `second_factor`: whether a code is asked for beside the password.
    """

    name: str
    role: str
    state: str
    second_factor: bool
    made: str
    made_by: str


@dataclass(frozen=True, slots=True)
class Credentials:
    """What an account is proved by: the argon2 hash, the secret of the second factor, one that waits to be
    confirmed, and the last step of time whose code was used. Never shown.
    """

    password: str
    totp: str | None
    totp_new: str | None
    totp_used: int | None


@dataclass(frozen=True, slots=True)
class Session:
    """That somebody is logged in: `id` is the SHA-256 of the cookie's secret; times are ISO in UTC."""

    id: str
    account: str
    made: str
    seen: str
    expires: str


@dataclass(frozen=True, slots=True)
class Token:
    """A personal token for the API. `used` is when it was last used, to the hour; times are ISO in UTC."""

    id: str
    account: str
    label: str
    made: str
    expires: str | None
    used: str | None
    taken_back: str | None
