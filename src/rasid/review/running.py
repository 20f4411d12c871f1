"""Serving an application until it is stopped."""

from __future__ import annotations

import socket
from collections.abc import Callable

import uvicorn

from rasid.dataset.holders import bring_told_in_step
from rasid.dataset.queueing import bring_in_step
from rasid.dataset.study import Study
from rasid.errors import UsageError
from rasid.review.serving import make_app
from rasid.review.settings import Settings


def run(study: Study, settings: Settings, told: Callable[[str], None]) -> None:
    """Serve a study until the process is told to stop; `told` is called with the address once it is bound.

    Raises UsageError where the address cannot be had.
    """
    with study.writing() as work:
        bring_in_step(work)
        bring_told_in_step(work)
    app = make_app(study, settings)
    with bound(settings) as listening:
        host, port = listening.getsockname()[:2]
        told(f"http://{f'[{host}]' if ':' in host else host}:{port}/")
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False, lifespan="off"))
        server.run(sockets=[listening])


def bound(settings: Settings) -> socket.socket:
    """A socket at the address, the caller's to close. Raises UsageError."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((settings.host, settings.port))
    except OSError as error:
        listening.close()
        raise UsageError(
            f"{settings.host}:{settings.port} cannot be listened on ({error.strerror or error}); "
            "choose another --port, or 0 for any that is free"
        ) from error
    return listening
