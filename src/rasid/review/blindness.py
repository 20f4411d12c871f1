"""What somebody who codes a report blind is not shown elsewhere: what the study or others say of it.

A report that he has still to code in an open round is shown to him in the round alone. Every other answer
that holds one of its claims or the incident of one is refused, and so is a list that would tell how far it
is decided: until he is done he cannot see what others said, whichever address he asks.
"""

from __future__ import annotations

import re

from starlette.datastructures import Headers
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from rasid.dataset.rounds import Hidden, hidden_from
from rasid.review.visits import Visit, local_path

_OF_REPORT = re.compile(r"/(?:api/v1/)?(?:reports|history)/(r-[^/]+)")
_ID = re.compile(rb"\b[icr]-[0-9a-f]{12}\b")
#: Pages that name reports as sources alone, and say nothing of what was decided on them.
_CITING = re.compile(r"/(?:api/v1/)?(?:people|organisations|places|map|timeline|search|protected|follows)\b")
_TEXTS = ("text/", "application/json", "application/geo+json", "application/x-ndjson")


class BlindAnswers:
    """Refuses answers that show a visitor what he is not to see while he codes blind."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        path = scope.get("path", "")
        if scope["type"] != "http" or path.startswith(("/static/", "/double", "/api/v1/rounds")):
            await self._app(scope, receive, send)
            return
        scope.setdefault("state", {})
        opening: Message | None = None
        hidden: Hidden | None = None
        body = bytearray()

        async def send_or_refuse(message: Message) -> None:
            nonlocal opening, hidden
            if message["type"] == "http.response.start":
                hidden = _hidden_for(scope)
                if hidden is not None:
                    opening = message
                    return
            elif hidden is not None and opening is not None:
                body.extend(message.get("body", b""))
                if message.get("more_body", False):
                    return
                found = shown_of(hidden, path, _kind(opening), bytes(body))
                if found is not None:
                    await _refusal(scope, found)(scope, receive, send)
                    return
                await send(opening)
                message = {"type": "http.response.body", "body": bytes(body)}
            await send(message)

        await self._app(scope, receive, send_or_refuse)


def shown_of(hidden: Hidden, path: str, kind: str, body: bytes) -> str | None:
    """The address at which the visitor codes what an answer would show him; None where it shows nothing."""
    asked = _OF_REPORT.match(path)
    if asked is not None and asked[1] in hidden.reports:
        return f"/double/{hidden.reports[asked[1]]}/reports/{asked[1]}"
    if not kind.startswith(_TEXTS):
        return None
    held = {found.decode() for found in _ID.findall(body)}
    reports = set() if _CITING.match(path) else held & hidden.reports.keys()
    if reports:
        return f"/double/{hidden.reports[min(reports)]}"
    return f"/double/{min(hidden.reports.values())}" if held & hidden.claims else None


def api_address(address: str) -> str:
    """The address of the API for the page of a round or of a report in it."""
    return local_path(address.replace("/double", "/api/v1/rounds", 1))


def _hidden_for(scope: Scope) -> Hidden | None:
    visit = scope["state"].get("visit")
    if not isinstance(visit, Visit) or not visit.may("coder"):
        return None
    hidden = hidden_from(visit.study, visit.who)
    return hidden if hidden.reports else None


def _kind(opening: Message) -> str:
    return Headers(raw=opening.get("headers", [])).get("content-type", "")


def _refusal(scope: Scope, address: str) -> Response:
    """What is said instead: a page that leads to the round; for a page of the report, the way there."""
    visit: Visit = scope["state"]["visit"]
    if scope["path"].startswith("/api/"):
        texts = visit.request.app.state.workbench.texts["en"]
        do = texts.t("api.do.blind", address=api_address(address))
        problem = {"code": "blind", "error": texts.t("double.hidden"), "do": do, "now": None, "rule": ""}
        return JSONResponse(problem, status_code=409)
    is_report = "/reports/" in address and scope["method"] == "GET" and not visit.is_part
    if is_report and re.fullmatch(r"/reports/[^/]+", scope["path"]):
        return visit.go(address)
    return visit.page("double/hidden.html", status=409, address=local_path(address))
