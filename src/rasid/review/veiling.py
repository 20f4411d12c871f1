"""The last look at every answer: no name of a protected person goes to one who may not see it.

Pages ask a study that is veiled, so there is mostly nothing left to hide; what a page forgot is hidden here.
What a visitor typed himself comes back to him as he typed it: else he could learn by typing names which of
them are hidden.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from urllib.parse import parse_qsl

import msgspec
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from rasid.resolve.veil import Veil
from rasid.review.visits import Visit

_TEXTS = ("text/", "application/json", "application/geo+json", "application/xml", "application/x-ndjson")
_KEPT = "\ue000{}\ue001"
_KEPT_BACK = re.compile("\ue000(\\d+)\ue001")
#: What a page says of the question itself, made of nothing but what was typed.
_ASKED = re.compile(r"<(\w+)[^<>]* data-asked>.*?</\1>", re.DOTALL)
_LONGEST_FORM = 1 << 16


class VeiledAnswers:
    """Hides names in the answers to visitors whose study is veiled."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http" or scope["path"].startswith("/static/"):
            await self._app(scope, receive, send)
            return
        scope.setdefault("state", {})
        form = bytearray()

        async def receive_and_keep() -> Message:
            message = await receive()
            if message["type"] == "http.request" and len(form) < _LONGEST_FORM:
                form.extend(message.get("body", b"")[: _LONGEST_FORM - len(form)])
            return message

        opening: Message | None = None
        veil: Veil | None = None
        body = bytearray()

        async def send_veiled(message: Message) -> None:
            nonlocal opening, veil
            if message["type"] == "http.response.start":
                veil = _veil_for(scope, message)
                if veil is not None:
                    opening = message
                    return
            elif veil is not None and opening is not None:
                body.extend(message.get("body", b""))
                if message.get("more_body", False):
                    return
                typed = _typed(scope, bytes(form))
                hidden = veiled(body.decode("utf-8", "replace"), veil, typed, failed=opening["status"] >= 400)
                written = hidden.encode()
                MutableHeaders(scope=opening)["content-length"] = str(len(written))
                await send(opening)
                message = {"type": "http.response.body", "body": written}
            await send(message)

        await self._app(scope, receive_and_keep, send_veiled)


def _veil_for(scope: Scope, opening: Message) -> Veil | None:
    """The veil through which the visitor sees the study; None where nothing is to be hidden."""
    visit = scope["state"].get("visit")
    kind = Headers(raw=opening.get("headers", [])).get("content-type", "")
    if not isinstance(visit, Visit) or not visit.veil or not kind.startswith(_TEXTS):
        return None
    return visit.veil


def _typed(scope: Scope, form: bytes) -> tuple[str, ...]:
    """What the visitor gave: the values of the query, of a form and of JSON, longest first."""
    given = [scope["query_string"].decode("latin-1")]
    kind = Headers(scope=scope).get("content-type", "")
    if kind.startswith("application/x-www-form-urlencoded"):
        given.append(form.decode("latin-1"))
    values = {value for part in given for _, value in parse_qsl(part, errors="replace")}
    if kind.startswith("application/json"):
        values |= set(_texts_in(form))
    values |= {part for value in values if "=" in value for _, part in parse_qsl(value)}  # a kept search
    return tuple(
        sorted((value for value in values if len(value) > 1), key=lambda value: (-len(value), value))
    )


def _texts_in(body: bytes) -> Iterator[str]:
    """Every text of a JSON body; none of one that is no JSON."""
    try:
        waiting = [msgspec.json.decode(body)]
    except msgspec.DecodeError:
        return
    while waiting:
        value = waiting.pop()
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict):
            waiting += [*value, *value.values()]
        elif isinstance(value, list):
            waiting += value


def veiled(answer: str, veil: Veil, typed: Iterable[str], *, failed: bool) -> str:
    """An answer with pseudonyms for names.

    `typed` stays as it is where it stands in a field or an address of a page, at the front of what a page
    says of a fault, in an element marked `data-asked`, and, where the request failed, anywhere.
    """
    kept: list[str] = []

    def keep(found: re.Match[str]) -> str:
        kept.append(found[0])
        return _KEPT.format(len(kept) - 1)

    answer = answer.replace("\ue000", "").replace("\ue001", "")
    for value in typed:
        if not veil.spans(value):
            continue
        written = re.escape(html.escape(value)).replace("&\\#x27;", "&\\#(?:x27|39);")
        places = [
            f'(?<=value="){written}(?=")',
            f'(?<=class="detail" dir="auto">)\u2068?{written}',
        ]
        answer = re.sub(written if failed else "|".join(places), keep, answer)
    if kept or any(map(veil.spans, typed)):
        answer = _ASKED.sub(keep, answer)
        answer = re.sub(r'(?<=href=")/[^"]*[?][^"]*(?=")', keep, answer)
    hidden = veil.page(answer)
    return _KEPT_BACK.sub(lambda found: kept[int(found[1])], hidden)
