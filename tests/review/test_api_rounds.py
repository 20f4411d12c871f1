"""A round of double coding by the API alone: drawn, coded blind, compared, settled, closed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from asking import Asked, Asker, Json, asked_study
from people import NAMES
from reviewing import FIRST, SECOND

from rasid.dataset.knowing import Reading

CODERS = [NAMES["coder"], NAMES["adjudicator"]]


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory, reading: Reading) -> Iterator[Asked]:
    with asked_study(tmp_path_factory.mktemp("rounds") / "study.sqlite", reading) as made:
        yield made


@pytest.fixture
def begun(asked: Asked) -> Iterator[str]:
    """A round of the first report, of which an administrator's account leads and two others code."""
    lead = asked.by["administrator"]
    assert set(CODERS) <= set(lead.get("/rounds/coders"))
    drawn = lead.post("/rounds/drawn", {"count": 2, "seed": 3})
    assert sorted(drawn) == sorted([FIRST, SECOND])
    body = {"name": "تجربة", "coders": CODERS, "begin": "program", "reports": [FIRST]}
    id = lead.post("/rounds", body, status=201)["id"]
    yield id
    if lead.get(f"/rounds/{id}")["round"]["state"] == "open":
        lead.post(f"/rounds/{id}/closing")


def claim_of(asker: Asker, round: str, type: str) -> dict[str, Any]:
    """The claim of a type of the report of a round, as somebody codes it."""
    claims = asker.get(f"/rounds/{round}/reports/{FIRST}")["claims"]
    return next(one for one in claims if one["stored"]["sourced"]["claim"]["type"] == type)


def say(asker: Asker, round: str, claim: dict[str, Any], verdict: dict[str, Any], key: str) -> Json:
    id = claim["stored"]["sourced"]["claim"]["id"]
    path = f"/rounds/{round}/reports/{FIRST}/claims/{id}/decisions"
    return asker.post(path, {"key": key, "seen": claim["seen"], "verdicts": [verdict]})


def test_a_round_from_its_beginning_to_a_decision_of_the_study(asked: Asked, begun: str) -> None:
    coder, other, lead = (asked.by[role] for role in ("coder", "adjudicator", "administrator"))
    path = f"/rounds/{begun}/reports/{FIRST}"
    assert coder.get(f"/rounds/{begun}")["next"] == FIRST
    bombing = claim_of(coder, begun, "bombing")
    done = say(coder, begun, bombing, {"verdict": "correct", "field": "killed", "value": "5"}, "خطوة-أولى-1")
    assert claim_of(coder, begun, "bombing")["stored"]["sourced"]["claim"]["killed"] == [5, 5]
    assert claim_of(other, begun, "bombing")["stored"]["sourced"]["claim"]["killed"] == [4, 4]
    assert coder.get(f"{path}/marks") != other.get(f"{path}/marks")
    coder.post(f"{path}/decisions/taken-back", {"decisions": done["decisions"]})
    assert claim_of(coder, begun, "bombing")["stored"]["sourced"]["claim"]["killed"] == [4, 4]
    again = claim_of(coder, begun, "bombing")
    say(coder, begun, again, {"verdict": "correct", "field": "killed", "value": "5"}, "خطوة-أولى-2")

    for asker in (coder, other):
        asker.post(f"{path}/done")
    told = lead.get(f"/rounds/{begun}")
    assert told["done"] == dict.fromkeys(CODERS, 1)
    assert told["sees"] and not told["codes"]
    figures = lead.get(f"/rounds/{begun}/agreement")
    pair = next(one for one in figures["pairs"] if one["second"] != "program")
    killed = next(field for field in pair["fields"] if field["field"] == "killed")
    assert pair["event_f1"]["value"] == 1.0
    assert killed["agreed"] < 1
    assert lead.get(f"/rounds/{begun}/agreement.csv").startswith("round,first,second,field")

    waiting = lead.get(f"/rounds/{begun}/differences")
    assert [(one["difference"]["field"], one["settled"]) for one in waiting] == [("killed", None)]
    difference = waiting[0]["difference"]["id"]
    settled = lead.post(
        f"/rounds/{begun}/differences/{difference}",
        {"by": "another value", "value": "5-6", "why": "قيل خمسة"},
    )
    claim = bombing["stored"]["sourced"]["claim"]["id"]
    assert lead.get(f"/claims/{claim}")["stored"]["sourced"]["claim"]["killed"] == [5, 6]
    assert lead.get(f"/rounds/{begun}/differences")[0]["settled"] == settled
    lead.post(f"/rounds/{begun}/differences/{difference}/taken-back")
    assert lead.get(f"/claims/{claim}")["stored"]["sourced"]["claim"]["killed"] == [4, 4]
    lead.post(f"/rounds/{begun}/closing")
    assert lead.get("/rounds")[0]["state"] == "closed"


def test_a_coder_is_blind_wherever_he_asks(asked: Asked, begun: str) -> None:
    coder, other = asked.by["coder"], asked.by["adjudicator"]
    path = f"/rounds/{begun}/reports/{FIRST}"
    other.post(
        f"{path}/claims",
        {"key": "مضافة-يدويا", "type": "protest", "trigger": {"text": "تفجير سيارة", "at": 36}},
        status=201,
    )
    other.post(f"{path}/done")
    assert "protest" not in str(coder.get(path))
    refused = coder.get(f"/reports/{FIRST}", status=409)
    assert refused["code"] == "blind"
    assert (
        refused["do"]
        == f"Ask /api{path.replace('/rounds', '/v1/rounds')} instead, and finish the report there."
    )
    for figure in ("agreement", "differences", "agreement.csv"):
        coder.get(f"/rounds/{begun}/{figure}", status=403)
    assert other.get(f"/rounds/{begun}")["sees"]
    other.post(f"{path}/going-on")
    assert not other.get(f"/rounds/{begun}")["sees"]
    assert other.get(f"/rounds/{begun}/differences", status=400)["error"].startswith("you still code")


def test_who_codes_nothing_in_a_round_has_no_report_there(asked: Asked, begun: str) -> None:
    lead = asked.by["administrator"]
    path = f"/rounds/{begun}/reports/{FIRST}"
    lead.get(path, status=404)
    lead.post(f"{path}/done", status=404)
    asked.by["coder"].get(f"/rounds/{begun}/reports/{SECOND}", status=404)
