"""The API asked at random, by its own description: whatever is sent, the server never fails.

Requests are made by schemathesis from the OpenAPI document, half of them with ids that the study has. Each
must be answered as the document says, and never by a fault of the server. `make slow` asks far more.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from people import NAMES, QUICK, open_accounts
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from browsing import served
from rasid.dataset import passwords
from rasid.dataset.knowing import Reading
from rasid.dataset.rounds import Plan, begin_round
from rasid.dataset.sampling import draw_sample
from rasid.dataset.study import Study
from rasid.dataset.tokens import make_token
from rasid.records import sqlite
from rasid.review.serving import make_app

CHECKS = (
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
)


@dataclass(frozen=True, slots=True)
class Open:
    """A study that may be changed, served: its address, a token of an administrator, ids that it has.

    `ids` are by the name of the part of an address that they stand in.
    """

    address: str
    token: str
    ids: dict[str, list[str]]


@pytest.fixture
def opened(own_study: Path, reading: Reading) -> Iterator[Open]:
    with pytest.MonkeyPatch.context() as patch, Study.open(own_study).read_with(reading) as study:
        patch.setattr(passwords, "_HASHER", QUICK)
        patch.setattr(sqlite, "DURABILITY", "OFF")
        open_accounts(study)
        name = NAMES["administrator"]
        token = make_token(study.signed(name), name, "عشوائي", days=1).secret
        with served(make_app(study)) as address:
            headers = {"Authorization": f"Bearer {token}"}
            ids = _known_ids(address, headers)
            report = min(id for id in ids if id.startswith("r-"))
            coders = (name, NAMES["coder"])
            made = begin_round(study, Plan("عشوائية", coders, "program", (report,)))
            sample = draw_sample(study, "claims", size=5, seed=1)
            yield Open(address, token, {"id": [*ids, sample], "round": [made.id], "report": [report]})


def test_nothing_that_is_sent_makes_the_server_fail(opened: Open) -> None:
    _ask_at_random(opened, each=2)


@pytest.mark.slow
def test_nothing_that_is_sent_for_minutes_makes_the_server_fail(opened: Open) -> None:
    _ask_at_random(opened, each=150)


def _ask_at_random(opened: Open, *, each: int) -> None:
    headers = {"Authorization": f"Bearer {opened.token}"}
    address = opened.address
    page = f"{address}/api/v1/openapi.json"
    described = schemathesis.openapi.from_url(page, wait_for_schema=None, headers=headers)
    failed: list[str] = []
    asked = 0
    for found in described.get_all_operations():
        operation = found.ok()

        @seed(1)
        @settings(
            max_examples=each, deadline=None, database=None, phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )  # fmt: skip
        @given(case=operation.as_strategy(), chosen=st.randoms(use_true_random=False))
        def ask(case: schemathesis.Case, chosen: random.Random) -> None:
            nonlocal asked
            asked += 1
            for name in opened.ids.keys() & case.path_parameters.keys():
                if chosen.random() < 0.5:
                    case.path_parameters[name] = chosen.choice(opened.ids[name])
            case.call_and_validate(headers=headers, checks=list(CHECKS))

        try:
            ask()
        except (Exception, BaseExceptionGroup) as error:
            failed.append(f"{operation.label}: {error}")
    assert asked > 20 * each
    assert failed == [], "\n\n".join(failed)


def _known_ids(address: str, headers: dict[str, str]) -> list[str]:
    """Some ids of everything that the study has."""
    rows = httpx.get(f"{address}/api/v1/queue?limit=20", headers=headers).json()["rows"]
    incidents = httpx.get(f"{address}/api/v1/incidents?limit=20", headers=headers).json()["incidents"]
    sides = [side for one in incidents for side in one["sides"]]
    return [
        *(row["row"]["claim_id"] for row in rows),
        *(row["row"]["report_id"] for row in rows),
        *(one["id"] for one in incidents),
        *(id for side in sides for id in (side["person"], side["organisation"]) if id),
    ]
