"""Who visits: the one user of a study without accounts."""

from __future__ import annotations

import getpass
import hmac
from dataclasses import dataclass

from starlette.requests import Request

from rasid.review.settings import Settings


@dataclass(frozen=True, slots=True)
class Identity:
    """Who visits, in which role. `csrf` must come back with every change; `by_token`: through the API."""

    who: str
    role: str
    csrf: str
    by_token: bool = False


def identify(request: Request, settings: Settings) -> Identity:
    """Say who visits. Somebody who has not logged in has the role `anyone`."""
    return Identity(settings.who or getpass.getuser(), "administrator", settings.secret)


def is_from_a_page(identity: Identity, token: str) -> bool:
    """Whether the token that came with a change is the one that its pages have."""
    return identity.by_token or hmac.compare_digest(identity.csrf.encode(), token.encode())
