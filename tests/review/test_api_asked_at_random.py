"""The API asked at random, by its own description: whatever is sent, the server never fails.

Requests are made by schemathesis from the OpenAPI document, half of them with ids that the study has. Each
must be answered as the document says, and never by a fault of the server. `make slow` asks far more.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from browsing import served
from rasid.dataset.knowing import Reading
from rasid.dataset.study import Study
from rasid.review.serving import make_app

CHECKS = (
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
)


@pytest.fixture
def address(own_study: Path, reading: Reading) -> Iterator[str]:
    """The address of a study that may be changed."""
    with Study.open(own_study).read_with(reading) as study, served(make_app(study)) as made:
        yield made


def test_nothing_that_is_sent_makes_the_server_fail(address: str) -> None:
    _ask_at_random(address, each=4)


@pytest.mark.slow
def test_nothing_that_is_sent_for_minutes_makes_the_server_fail(address: str) -> None:
    _ask_at_random(address, each=150)


def _ask_at_random(address: str, *, each: int) -> None:
    headers = {"X-CSRF": httpx.get(f"{address}/api/v1/me").json()["csrf"]}
    ids = _known_ids(address)
    described = schemathesis.openapi.from_url(f"{address}/api/v1/openapi.json", wait_for_schema=None)
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
            if "id" in case.path_parameters and chosen.random() < 0.5:
                case.path_parameters["id"] = chosen.choice(ids)
            case.call_and_validate(headers=headers, checks=list(CHECKS))

        try:
            ask()
        except (Exception, BaseExceptionGroup) as error:
            failed.append(f"{operation.label}: {error}")
    assert asked > 20 * each
    assert failed == [], "\n\n".join(failed)


def _known_ids(address: str) -> list[str]:
    """Some ids of everything that the study has."""
    rows = httpx.get(f"{address}/api/v1/queue?limit=20").json()["rows"]
    incidents = httpx.get(f"{address}/api/v1/incidents?limit=20").json()["incidents"]
    sides = [side for one in incidents for side in one["sides"]]
    return [
        *(row["row"]["claim_id"] for row in rows),
        *(row["row"]["report_id"] for row in rows),
        *(one["id"] for one in incidents),
        *(id for side in sides for id in (side["person"], side["organisation"]) if id),
    ]
