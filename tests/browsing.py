"""A Chromium and a served study for tests of pages: the system's own browser, a loopback port it chooses.

The browser is Debian's package chromium (or any on the path); Playwright drives it, and none of Playwright's
own is ever installed. Where there is none, tests are left out with a reason, in CI they fail.
"""

from __future__ import annotations

import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import uvicorn
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    expect,
    sync_playwright,
)

#: What the fixtures of the same names give: see tests/review/conftest.py.
OpenPage = Callable[..., Page]
Serve = Callable[..., str]
#: How long a test waits for what must come about, in seconds; much, since a machine that tests is a busy one.
PATIENCE = 30.0
_PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
_FLAGS = (
    "--no-sandbox",  # it refuses to run as root otherwise; the pages are the tests' own
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def is_required() -> bool:
    """Whether tests must fail, and not be left out, where there is no Chromium."""
    return os.environ.get("RASID_REQUIRE_CHROMIUM") == "1" or os.environ.get("CI") == "true"


@contextmanager
def running_browser() -> Iterator[Browser]:
    """A headless Chromium; skips the test where none is installed."""
    found = next((path for name in _PROGRAMS if (path := shutil.which(name))), None)
    if found is None:
        reason = "Chromium is not installed; install Debian's package chromium"
        if is_required():
            pytest.fail(reason)
        pytest.skip(reason)
    expect.set_options(timeout=PATIENCE * 1000)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, headless=True, args=list(_FLAGS))
        yield browser
        browser.close()


def until(is_so: Callable[[], bool], told: Callable[[], object] = lambda: "") -> None:
    """Wait until something is so that no page tells; `told` says what is so instead when it never is."""
    end = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < end, f"it did not come about: {told()}"
        time.sleep(0.05)


def patient(context: BrowserContext) -> BrowserContext:
    """A context whose acts wait as long as a busy machine needs."""
    context.set_default_timeout(PATIENCE * 1000)
    return context


@contextmanager
def served(app: Callable[..., Any]) -> Iterator[str]:
    """The address at which a thread serves an application: a loopback port that the system chose."""
    settings = uvicorn.Config(app, host="127.0.0.1", port=0, log_level="warning", ws="none", lifespan="off")
    server = uvicorn.Server(settings)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    deadline = time.monotonic() + 30
    while not server.started:
        assert thread.is_alive() and time.monotonic() < deadline, "the application did not start"
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        server.force_exit = True  # a browser that keeps a connection open is not waited for
        thread.join(30)


class Watched:
    """What a browser did that no page of Rasid may do: faults it logged, addresses it asked elsewhere."""

    def __init__(self, context: BrowserContext) -> None:
        self.faults: list[str] = []
        self.outside: list[str] = []
        context.on("console", self._hear)
        context.on("weberror", lambda error: self.faults.append(str(error.error)))
        context.on("request", self._see)

    def forget(self) -> None:
        """Begin anew."""
        del self.faults[:], self.outside[:]

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.faults.append(f"{message.text} ({message.location.get('url', '')})")

    def _see(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in ("http", "https", "ws", "wss") and parts.hostname != "127.0.0.1":
            self.outside.append(request.url)


def browser_files() -> Path:
    """The folder of the browser libraries, brought by npm where the source tree has it not yet."""
    from build_browser import ROOT, build_browser_files  # noqa: PLC0415 (the path is set by the fixtures)

    build_browser_files()
    return ROOT / "src/rasid/review/static/vendor"
