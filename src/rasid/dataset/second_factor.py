"""The second factor: a code of six digits that changes every half minute (TOTP, RFC 6238)."""

from __future__ import annotations

import hmac
import re
from datetime import datetime

import pyotp

from rasid.folding import fold_word

_STEP = 30
#: A code counts so many steps before and after its own: clocks differ.
_AROUND = 1
_CODE = re.compile("[0-9]{6}")


def new_secret() -> str:
    """A random secret, as apps take it: base32."""
    return pyotp.random_base32(32)


def address_of(secret: str, *, name: str, study: str) -> str:
    """The otpauth:// address of a secret, which an app opens."""
    return pyotp.TOTP(secret).provisioning_uri(name=name, issuer_name=f"Rasid {study}")


def step_of(code: str, secret: str, *, now: datetime) -> int | None:
    """The step of time whose code this is, None where it is of none near `now`. Arabic digits count."""
    written = "".join(fold_word(code).split())
    if not _CODE.fullmatch(written):
        return None
    at = int(now.timestamp()) // _STEP
    totp = pyotp.TOTP(secret)
    around = range(at - _AROUND, at + _AROUND + 1)
    steps = [step for step in around if hmac.compare_digest(totp.at(step * _STEP), written)]
    return steps[0] if steps else None


def in_groups(secret: str) -> str:
    """A secret as people copy it: four letters at a time."""
    return " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))
