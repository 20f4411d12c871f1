"""What is refused before anyone looks at it: other names of the host, changes from other sites, floods."""

from __future__ import annotations

import ipaddress
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from rasid.dataset.accounts import has_accounts
from rasid.dataset.study import Study
from rasid.errors import UsageError
from rasid.review.faults import TooMuchError
from rasid.review.identity import ANYONE, identify, is_secure, visit_cookie, visit_secret
from rasid.review.settings import Settings

if TYPE_CHECKING:
    from rasid.review.workbench import Workbench

_READING = ("GET", "HEAD", "OPTIONS")
#: What somebody who has not logged in may send.
_LITTLE = 64 * 1024
_YEAR = 365 * 24 * 3600


class Door:
    """Stands before all routes.

    A page of another site cannot reach a study on this machine under a name of its own (DNS rebinding): the
    host that is asked for must be one that the study is served as. A change must come from a page of the same
    host. A browser gets a secret from which the tokens of its forms follow before it has a session.
    """

    def __init__(self, app: ASGIApp, workbench: Workbench) -> None:
        self._app = app
        self._workbench = workbench

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = HTTPConnection(scope)
        refused = self._refused(request)
        if refused is not None:
            await refused(scope, receive, send)
            return
        secret = visit_secret(request)
        if request.cookies.get(visit_cookie(request)) != secret and not scope["path"].startswith("/static/"):
            send = _with_cookie(request, send, secret)
        await self._app(scope, _bounded(receive, self._workbench.settings.most_bytes), send)

    def _refused(self, request: HTTPConnection) -> PlainTextResponse | None:
        host = request.headers.get("host", "")
        if not is_served_as(host, self._workbench):
            return PlainTextResponse(
                "This study is not served under this name. Ask for the address that rasid serve printed, or "
                "start it with --name.",
                status_code=421,
            )
        if request.scope["method"] not in _READING and not _is_from_here(request, host):
            return PlainTextResponse("This change comes from a page of another site.", status_code=403)
        length = request.headers.get("content-length", "")
        if length.isdigit() and int(length) > self._workbench.settings.most_bytes:
            return PlainTextResponse("This is more than one request may send.", status_code=413)
        is_long = int(length) > _LITTLE if length.isdigit() else "transfer-encoding" in request.headers
        if is_long and identify(request, self._workbench).role == ANYONE:
            return PlainTextResponse("Log in first.", status_code=401)
        return None


def check_reach(study: Study, settings: Settings) -> None:
    """Raise UsageError where others than this machine's user could reach a study without accounts."""
    if (not is_loopback(settings.host) or settings.names) and not has_accounts(study):
        where = settings.names[0] if settings.names else settings.host
        raise UsageError(
            f"{where}: others can reach the study there, and it has no accounts; open one first, with "
            f"rasid user add {study.database.name} NAME, or leave --host and --name out"
        )


def is_served_as(host: str, workbench: Workbench) -> bool:
    """Whether a Host header names what the study is served as: this machine, or an address or name of it."""
    name = host_name(host)
    settings = workbench.settings
    if is_loopback(name) or name in (one.casefold() for one in settings.names):
        return True
    return not is_loopback(settings.host) and _address(name) is not None


def is_loopback(name: str) -> bool:
    """Whether a host is this machine alone, whoever asks."""
    address = _address(name)
    return name == "localhost" if address is None else address.is_loopback


def host_name(host: str) -> str:
    """The name or address in a Host header, without its port."""
    try:
        return (urlsplit(f"//{host}").hostname or "").casefold()
    except ValueError:
        return ""


def _address(name: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(name)
    except ValueError:
        return None


def _is_from_here(request: HTTPConnection, host: str) -> bool:
    """Whether a browser says that a change comes from this host; a script says nothing of it."""
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = request.headers.get("origin")
    return origin is None or urlsplit(origin).netloc.casefold() == host.casefold()


def _bounded(receive: Receive, most: int) -> Receive:
    """Stop reading a body that is longer than it may be, whatever its headers say."""
    taken = 0

    async def bounded() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > most:
            raise TooMuchError
        return message

    return bounded


def _with_cookie(request: HTTPConnection, send: Send, secret: str) -> Send:
    """Give the browser the secret of its visit with the answer."""
    secure = "; Secure" if is_secure(request) else ""
    cookie = f"{visit_cookie(request)}={secret}; Path=/; Max-Age={_YEAR}; HttpOnly; SameSite=Lax{secure}"

    async def send_with_cookie(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message).append("set-cookie", cookie)
        await send(message)

    return send_with_cookie
