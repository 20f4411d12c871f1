"""What tests of the API share: a small study with accounts, and who asks it with a token, in this process."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from people import NAMES, QUICK, open_accounts
from reviewing import made

from rasid.dataset import passwords, tokens
from rasid.dataset.knowing import Reading
from rasid.dataset.study import Study
from rasid.review.serving import make_app

API = "/api/v1"
#: What JSON holds: tests look into it by what they expect.
Json = Any


@dataclass(frozen=True, slots=True)
class Asker:
    """Somebody who asks the API with a token of his own."""

    app: FastAPI
    token: str

    def get(self, path: str, *, status: int = 200, **query: object) -> Json:
        """What an address answers: the value of JSON, else the text."""
        return self._told("GET", path, status, params=query)

    def post(self, path: str, body: object = None, *, status: int = 200, **sent: object) -> Json:
        """What a change answers."""
        return self._told("POST", path, status, **({} if "files" in sent else {"json": body}), **sent)

    def _told(self, method: str, path: str, status: int, **sent: object) -> Json:
        asked = self._answer(method, API + path, **sent)
        with ThreadPoolExecutor(1) as thread:  # in this one runs the loop of the browser, if there is one
            answer = thread.submit(asyncio.run, asked).result()
        assert answer.status_code == status, answer.text
        return answer.json() if "json" in answer.headers["content-type"] else answer.text

    async def _answer(self, method: str, path: str, **sent: object) -> httpx.Response:
        headers = {"authorization": f"Bearer {self.token}"}
        transport = httpx.ASGITransport(self.app)
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
            return await client.request(method, path, headers=headers, **sent)


@dataclass(frozen=True, slots=True)
class Asked:
    """A study, and somebody of every role who asks it."""

    study: Study
    by: dict[str, Asker]


@contextmanager
def asked_study(place: Path, reading: Reading) -> Iterator[Asked]:
    """A study of two reports with an account of every role."""
    made(place, reading)
    with ExitStack() as stack:
        patch = stack.enter_context(pytest.MonkeyPatch.context())
        patch.setattr(passwords, "_HASHER", QUICK)
        study = stack.enter_context(Study.open(place, who="root").read_with(reading))
        open_accounts(study)
        app = make_app(study)
        by = {}
        for role, name in NAMES.items():
            token = tokens.make_token(study.signed(name), name, "برنامج", days=1).secret
            by[role] = Asker(app, token)
        yield Asked(study, by)
