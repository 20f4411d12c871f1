"""A study with an account of every role, and visitors of each, without a browser."""

from __future__ import annotations

from urllib.parse import urlsplit

import httpx
from argon2 import PasswordHasher

from rasid.dataset import accounts, logins
from rasid.dataset.study import Study
from rasid.review.identity import csrf_of
from rasid.values.account import ROLES

#: Hashes that take no time; the costs are those of no study.
QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
PASSWORD = "قافلة من تسعين جملا"
#: The account of each role.
NAMES = {"administrator": "هدى", "adjudicator": "ريم", "coder": "سامر", "viewer": "نور"}


def open_accounts(study: Study) -> None:
    """Open an account of every role, all with the same password."""
    for role in reversed(ROLES):
        accounts.add_account(study, NAMES[role], role=role, password=PASSWORD)


def anyone(address: str) -> httpx.Client:
    """Somebody who asks a served study for pages and has not logged in."""
    no_rest = httpx.Limits(max_keepalive_connections=0)  # nothing stays open that a test would have to close
    return httpx.Client(base_url=address, timeout=120, limits=no_rest, verify=False)


def session_cookie(address: str) -> str:
    """The name of the cookie of a session at an address."""
    return f"rasid-session-{urlsplit(address).port}"


def inside(address: str, study: Study, role: str) -> tuple[httpx.Client, str]:
    """Somebody in a session of a role that began just now, and the token of its pages."""
    client = anyone(address)
    begun = logins.go_on(study, NAMES[role])
    client.cookies.set(session_cookie(address), begun.secret)
    return client, csrf_of(begun.secret)


def token_in(page: str) -> str:
    """The token of a page."""
    return page.partition('<meta name="csrf" content="')[2].partition('"')[0]
