"""Passwords: what one must be, and its argon2 hash."""

from __future__ import annotations

import threading
import unicodedata
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

from rasid.errors import RefusedError

#: In characters. Long ones are refused too: hashing takes as long as they are.
SHORTEST, LONGEST = 12, 256
#: A password of fewer different characters is guessed soon, however long.
_DIFFERENT = 5
#: Argon2id as RFC 9106 gives it for little memory: 64 MiB, 3 passes; about 0.1 s.
_HASHER = PasswordHasher(time_cost=3, memory_cost=64 * 1024, parallelism=4)
#: So many hashes at once, and no more: each takes its memory.
_AT_ONCE = threading.BoundedSemaphore(2)


def check_password(password: str, *, name: str) -> None:
    """Raise RefusedError where a password is too short, too long, too plain, or holds the name."""
    written = _normal(password)
    if len(written) < SHORTEST:
        raise RefusedError("password-short", f"a password has at least {SHORTEST} characters")
    if len(written) > LONGEST:
        raise RefusedError("password-long", f"a password has at most {LONGEST} characters")
    if len(set(written)) < _DIFFERENT:
        raise RefusedError("password-plain", f"a password has at least {_DIFFERENT} different characters")
    if _normal(name).casefold() in written.casefold() and len(name) > 2:
        raise RefusedError("password-name", "a password must not hold the name of the account")


def hash_password(password: str) -> str:
    """The argon2id hash of a password, with its salt and costs."""
    with _AT_ONCE:
        return _HASHER.hash(_normal(password))


def is_password(password: str, hashed: str | None) -> bool:
    """Whether a password has this hash. Without one it takes as long, and says no."""
    written = _normal(password)[: LONGEST + 1]
    with _AT_ONCE:
        try:
            return _HASHER.verify(hashed or _nobodys(), written) and hashed is not None
        except (VerifyMismatchError, InvalidHashError):
            return False


@cache
def _nobodys() -> str:
    """A hash that no password has, with the same costs: a name that nobody has is answered as slowly."""
    return _HASHER.hash("\0")


def _normal(password: str) -> str:
    """The same password however a keyboard composes its letters."""
    return unicodedata.normalize("NFC", password)
