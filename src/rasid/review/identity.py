"""Who visits: somebody who logged in, a script with a token, or the one user of a study without accounts."""

from __future__ import annotations

import getpass
import hashlib
import hmac
import secrets
from dataclasses import dataclass, field

from starlette.requests import HTTPConnection
from starlette.responses import Response

from rasid.dataset.accounts import has_accounts
from rasid.dataset.logins import LONGEST, LoggedIn, who_is
from rasid.dataset.tokens import account_with
from rasid.review.workbench import Workbench
from rasid.values.account import ADMINISTRATOR

#: Who has not logged in, as a name and as a role.
ANYONE = "anyone"
#: Cookies, each with the port in its name: a browser shares them among the ports of a machine.
_SESSION, _BROWSER, _VISIT = "rasid-session", "rasid-browser", "rasid-visit"
_HALF_A_YEAR = 183 * 24 * 3600


@dataclass(frozen=True, slots=True)
class Identity:
    """Who visits, in which role. `csrf` must come back with every change; `by_token`: through the API.

    `session` is the secret of the session of who logged in, None for all others.
    """

    who: str
    role: str
    csrf: str
    by_token: bool = False
    session: str | None = field(default=None, repr=False)


def identify(request: HTTPConnection, workbench: Workbench) -> Identity:
    """Say who visits. Somebody who must log in and has not has the role `anyone`."""
    token = _bearer(request)
    if token is not None:
        account = account_with(workbench.study, token)
        return (
            Identity(ANYONE, ANYONE, "")
            if account is None
            else Identity(account.name, account.role, "", True)
        )
    secret = request.cookies.get(_cookie(request, _SESSION))
    if secret is not None:
        account = who_is(workbench.study, secret)
        if account is not None:
            return Identity(account.name, account.role, csrf_of(secret), session=secret)
    csrf = csrf_of(visit_secret(request))
    if has_accounts(workbench.study):
        return Identity(ANYONE, ANYONE, csrf)
    return Identity(workbench.settings.who or getpass.getuser(), ADMINISTRATOR, csrf)


def is_from_a_page(identity: Identity, token: str) -> bool:
    """Whether the token that came with a change is the one that its pages have."""
    return identity.by_token or hmac.compare_digest(identity.csrf.encode(), token.encode())


def csrf_of(secret: str) -> str:
    """The token of the pages of a session: it follows from the secret, which does not follow from it."""
    return hashlib.sha256(f"csrf\0{secret}".encode()).hexdigest()


def _bearer(request: HTTPConnection) -> str | None:
    """The token of a request to the API; pages take none."""
    if not request.url.path.startswith("/api/"):
        return None
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else None


def visit_secret(request: HTTPConnection) -> str:
    """What a browser without a session is known by from page to page; made here where it is new."""
    kept = request.cookies.get(_cookie(request, _VISIT))
    if kept:
        return kept
    fresh: str = request.scope.setdefault("rasid-visit", secrets.token_urlsafe(32))
    return fresh


def visit_cookie(request: HTTPConnection) -> str:
    """The name of the cookie with the secret of a visit."""
    return _cookie(request, _VISIT)


def known_browser(request: HTTPConnection) -> str | None:
    """The secret by which a browser is known in which somebody logged in before."""
    return request.cookies.get(_cookie(request, _BROWSER))


def keep_login(request: HTTPConnection, response: Response, login: LoggedIn) -> None:
    """Put the cookies of a session that began into an answer."""
    for name, secret, seconds in (
        (_SESSION, login.secret, int(LONGEST.total_seconds())),
        (_BROWSER, login.browser, _HALF_A_YEAR),
    ):
        response.set_cookie(
            _cookie(request, name),
            secret,
            max_age=seconds,
            path="/",
            httponly=True,
            samesite="lax",
            secure=is_secure(request),
        )


def forget_login(request: HTTPConnection, response: Response) -> None:
    """Take the cookie of a session away; the browser stays known."""
    name = _cookie(request, _SESSION)
    response.delete_cookie(name, path="/", httponly=True, samesite="lax", secure=is_secure(request))


def is_secure(request: HTTPConnection) -> bool:
    """Whether the browser came by https."""
    return request.url.scheme == "https"


def _cookie(request: HTTPConnection, name: str) -> str:
    if is_secure(request):
        return f"__Host-{name}"  # a browser takes it from nowhere but this host, by https
    return f"{name}-{request.url.port or 80}"
