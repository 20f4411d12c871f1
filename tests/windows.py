"""Windows of one browser and ports at which studies are served, lent to one test after another.

A new window costs a process of the browser, a second of work; a window that was given back is as a new one:
without cookies, stored words, permissions, scripts that still run, or addresses that a test answered itself.
Since the ports stay, the browser also keeps scripts and typefaces.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import Literal

from fastapi import FastAPI
from playwright.sync_api import Browser, Page, Route, ViewportSize
from starlette.types import Receive, Scope, Send

from browsing import PATIENCE, Watched, patient, served, until

_BLANK = "/-/blank"
_EMPTY = b'<!doctype html><link rel="icon" href="data:,"><title>-</title>'
#: What an address answers; null without a connection.
_ASK = "(address) => fetch(address, { cache: 'no-store' }).then((got) => got.text(), () => null)"
#: How many windows nobody uses are kept.
_KEPT = 6


@dataclass(frozen=True, slots=True)
class Look:
    """What a visitor has: her language and theme, the size of her window, and what she allows."""

    language: str = "en"
    scheme: Literal["light", "dark"] = "light"
    viewport: ViewportSize = field(default_factory=lambda: ViewportSize(width=1280, height=720))
    permissions: tuple[str, ...] = ()
    scripts: bool = True


_USUAL = Look()


class Stand:
    """An application of a port that serves now one study, now another; with none, and at one address, an
    empty page.
    """

    def __init__(self) -> None:
        self.app: FastAPI | None = None
        self._asked = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        app = self.app
        if app is None or scope["path"] == _BLANK:
            headers = [(b"content-type", b"text/html")]
            await send({"type": "http.response.start", "status": 200, "headers": headers})
            await send({"type": "http.response.body", "body": _EMPTY})
            return
        self._asked += 1
        try:
            await app(scope, receive, send)
        finally:
            self._asked -= 1

    def close(self) -> None:
        """Serve it no more, once what was asked is answered."""
        self.app = None
        end = time.monotonic() + PATIENCE
        while self._asked and time.monotonic() < end:
            time.sleep(0.005)


class Stands:
    """The ports of a run of tests."""

    def __init__(self) -> None:
        self._running = ExitStack()
        self._free: list[tuple[Stand, str]] = []

    @contextmanager
    def serving(self, app: FastAPI) -> Iterator[str]:
        """The address at which an application is served."""
        if not self._free:
            made = Stand()
            self._free.append((made, self._running.enter_context(served(made))))
        stand, address = self._free.pop()
        stand.app = app
        try:
            yield address
        finally:
            stand.close()
            self._free.append((stand, address))

    def close(self) -> None:
        """Close all ports."""
        self._running.close()


class Window:
    """A window with one page, and what is seen of it."""

    def __init__(self, browser: Browser, address: str, locale: str, scripts: bool) -> None:
        self.address = address
        context = browser.new_context(base_url=address, locale=locale, java_script_enabled=scripts)
        self._context = patient(context)
        self.watched = Watched(context)
        self.page = self._context.new_page()

    def begin(self, look: Look) -> None:
        """Let it look so."""
        self.page.set_viewport_size(look.viewport)
        self.page.emulate_media(color_scheme=look.scheme)
        self._context.grant_permissions(list(look.permissions))
        self.watched.forget()

    def clear(self) -> bool:
        """Make it as new; whether that could be."""
        if self.page.is_closed():
            return False
        for page in self._context.pages:
            if page != self.page:
                page.close()
        self._context.set_offline(False)
        self._context.unroute_all(behavior="ignoreErrors")
        self.page.unroute_all(behavior="ignoreErrors")
        self.page.goto(self.address + _BLANK)
        self.page.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }")
        self.page.mouse.move(0, 0)
        self._context.clear_cookies()
        self._context.clear_permissions()
        return True

    def close(self) -> None:
        """Close it."""
        self._context.close()


class Windows:
    """The windows of a browser."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._free: list[tuple[tuple[str, str, bool], Window]] = []

    @contextmanager
    def lent(self, address: str, look: Look = _USUAL) -> Iterator[Window]:
        """A window of a look, whose addresses begin so."""
        kind = (address, look.language, look.scripts)
        found = next((one for one in reversed(self._free) if one[0] == kind), None)
        if found is None:
            found = kind, Window(self._browser, *kind)
        else:
            self._free.remove(found)
        window = found[1]
        window.begin(look)
        try:
            yield window
        except BaseException:
            window.close()
            raise
        if not window.clear():
            window.close()
            return
        self._free.append(found)
        if len(self._free) > _KEPT:
            self._free.pop(0)[1].close()


def answer(page: Page, address: str, given: Callable[[Route], object], times: int | None = None) -> None:
    """Let a test answer what a page asks of an address, from now on.

    The browser is told by one way and the page that asks by another, so that what is asked at once may still
    reach the study: a question of the test's own shows when it does no more.
    """
    page.route(address, given, times=times)
    page.route(f"**{_BLANK}", lambda route: route.fulfill(body="answered"))
    until(lambda: page.evaluate(_ASK, _BLANK) == "answered")
    page.unroute(f"**{_BLANK}")


def take_away_the_connection(page: Page) -> None:
    """Let nothing that a page asks get through, from now on."""
    page.context.set_offline(True)
    until(lambda: page.evaluate(_ASK, _BLANK) is None)
