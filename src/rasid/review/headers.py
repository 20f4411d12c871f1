"""Headers of every answer: what a browser may load, and that it keeps no page of a study."""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send


class SafeHeaders:
    """Adds them to every answer. `tiles` is the address of map tiles, the only thing from elsewhere."""

    def __init__(self, app: ASGIApp, tiles: str | None = None) -> None:
        self._app = app
        self._policy = policy_of(tiles)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["content-security-policy"] = self._policy
                headers["x-content-type-options"] = "nosniff"
                headers["referrer-policy"] = "same-origin"
                headers["cross-origin-opener-policy"] = "same-origin"
                headers["cross-origin-resource-policy"] = "same-origin"
                headers["cache-control"] = _keeping(scope)
            await send(message)

        await self._app(scope, receive, send_with_headers)


def _keeping(scope: Scope) -> str:
    """How long a browser may keep an answer: a file asked for by its digest for good, pages not at all.

    A script asks for its modules without a digest: they are asked about each time.
    """
    if not scope["path"].startswith("/static/"):
        return "no-store"
    return "public, max-age=31536000, immutable" if b"v=" in scope["query_string"] else "no-cache"


def policy_of(tiles: str | None) -> str:
    """The Content-Security-Policy."""
    images = "'self' data: blob:"
    if tiles is not None:
        address = urlsplit(tiles)
        images += f" {address.scheme}://{address.netloc.replace('{s}', '*')}"
    return (
        "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; connect-src 'self'; "
        f"img-src {images}; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
