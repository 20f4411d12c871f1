"""Accepting, rejecting and correcting what was read: every field, what is refused, taking it back."""

from __future__ import annotations

import json
from typing import Any

import pytest
from making import Makes, claim_id, report_id
from states import State, differing, faults_of, state_of
from week import BOMBING_LATER_TOLL, CAPTURE, RALLY

from rasid.dataset.study import Study, Verdict
from rasid.errors import UsageError
from rasid.records.history import changes_of_report
from rasid.resolve.decided import CORRECTABLE
from rasid.values import Claim
from rasid.values.stored import StoredClaim

REPORTS = (BOMBING_LATER_TOLL, CAPTURE, RALLY)


def _phrase(words: str) -> dict[str, Any]:
    return {"text": words, "at": CAPTURE.text.index(words)}


_BATTLE = {"start": "2015-03-06", "end": "2015-03-07", "precision": "days", "approximate": False}
_THREE = {
    "what": "killed", "whom": None, "low": 3, "high": 4, "quantifier": None, "subset": False, "source": None,
    "said": _phrase("ثلاثة جنود"),
}  # fmt: skip
#: A value for each field of the claim that a town was taken.
CORRECTIONS: dict[str, Any] = {
    "type": "siege",
    "actors": [_phrase("قوات النظام")],
    "targets": [_phrase("جنود")],
    "instruments": [_phrase("اشتباكات")],
    "places": [_phrase("حمص")],
    "date": _BATTLE,
    "killed": [2, None],
    "injured": [4, 6],
    "detained": [0, 1],
    "figures": [_THREE],
    "source": _phrase("لواء الصحراء"),
    "factuality": "possible",
    "aggregate": True,
}


@pytest.fixture
def study(makes: Makes) -> Study:
    """A study of three of the week's reports."""
    return makes.filled(REPORTS)


def _held(study: Study) -> StoredClaim:
    return next(held for held in state_of(study)["claims"] if held.sourced.claim.type in ("capture", "siege"))


@pytest.mark.parametrize("place", ["sqlite"], indirect=True)
def test_every_field_can_be_corrected_rejected_and_taken_back(study: Study) -> None:
    assert CORRECTIONS.keys() == set(CORRECTABLE)
    before = state_of(study)
    id = claim_id(study, CAPTURE)
    for field, value in CORRECTIONS.items():
        made = study.decide(id, Verdict("correct", field, json.dumps(value), "بعد مراجعة النص"))
        held = _held(study)
        assert held.status == "corrected"
        assert [mark.field for mark in held.decisions] == [field]
        assert getattr(held.sourced.claim, field) != getattr(_claim_of(before), field), field
        assert faults_of(study) == [], field
        study.take_back(made.id)
        assert differing(before, state_of(study)) == {}, field
    for field in sorted(set(CORRECTABLE) - {"type", "factuality"}):
        made = study.decide(id, Verdict("reject", field))
        assert not getattr(_held(study).sourced.claim, field), field
        assert faults_of(study) == [], field
        study.take_back(made.id)
    assert differing(before, state_of(study)) == {}


def _claim_of(state: State) -> Claim:
    claims: list[Claim] = [held.sourced.claim for held in state["claims"]]
    return next(claim for claim in claims if claim.type == "capture")


def test_a_corrected_side_is_known_by_what_the_study_knows(study: Study) -> None:
    study.decide(claim_id(study, CAPTURE), Verdict("correct", "actors", json.dumps(CORRECTIONS["actors"])))
    (actor,) = [one for one in _held(study).sourced.participants if one.role == "actor"]
    assert (actor.said, actor.organisation) == ("قوات النظام", "o-syrian-arab-army")


def test_a_rejected_claim_leaves_its_incident_and_comes_back(study: Study) -> None:
    before = state_of(study)
    id = claim_id(study, CAPTURE)
    made = study.decide(id, Verdict("reject"))
    assert (_held(study).status, _held(study).incident) == ("rejected", None)
    assert "capture" not in {incident.type for incident in state_of(study)["incidents"]}
    assert faults_of(study) == []
    again = study.decide(id, Verdict("accept"))
    assert (_held(study).status, _held(study).incident) == ("accepted", "i-" + id[2:])
    study.take_back(again.id)
    assert _held(study).status == "rejected"
    study.take_back(made.id)
    assert differing(before, state_of(study)) == {}


def test_of_two_decisions_on_one_field_the_later_holds_and_none_is_lost(study: Study) -> None:
    id = claim_id(study, BOMBING_LATER_TOLL)

    def killed() -> object:
        held = next(
            h for h in state_of(study)["claims"] if h.sourced.report_id == report_id(BOMBING_LATER_TOLL)
        )
        return held.sourced.claim.killed

    first = study.decide(id, Verdict("correct", "killed", "[10,10]"))
    second = study.decide(id, Verdict("correct", "killed", "[11,12]"))
    third = study.decide(id, Verdict("accept", "killed"))
    assert [first.before, second.before, third.before] == ["[9,9]", "[10,10]", "[11,12]"]
    assert killed() == (11, 12)
    assert study.lost() == ()
    study.take_back(second.id)
    assert killed() == (10, 10)
    assert [decision.id for decision in study.lost()] == [third.id]  # it accepted what nobody says any more
    study.take_back(first.id)
    assert killed() == (9, 9)


@pytest.mark.parametrize("place", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("said", "message"),
    [
        (Verdict("correct", "killed", "many"), "no value of killed"),
        (Verdict("correct", "killed", "[5,3]"), "from low to high"),
        (Verdict("correct", "killed", "[-1,3]"), "none below 0"),
        (Verdict("correct", "killed", "[1,2,3]"), "no value of killed"),
        (Verdict("correct", "date", '{"start": "2015-03-09", "end": "2015-03-08"}'), "before its first"),
        (Verdict("correct", "date", '"2015-03-09"'), "no value of date"),
        (Verdict("correct", "type", '"picnic"'), "no type of the codebook"),
        (Verdict("correct", "factuality", '"likely"'), "no factuality"),
        (Verdict("correct", "actors", '[{"text": "جيش آخر", "at": 0}]'), "do not stand at 0"),
        (Verdict("correct", "actors", '[{"text": "سيطر", "at": -5}]'), "do not stand at -5"),
        (Verdict("correct", "source", '{"text": "", "at": 3}'), "no words"),
        (Verdict("correct", "figures", json.dumps([_THREE | {"low": 5}])), "from low to high"),
        (
            Verdict("correct", "figures", json.dumps([_THREE | {"said": {"text": "لا", "at": 1}}])),
            "do not stand",
        ),
        (Verdict("correct", "trigger", '"x"'), "no field that can be decided on"),
        (Verdict("correct", "killed"), "needs a field and its new value"),
        (Verdict("correct", "claim", '"x"'), "needs a field and its new value"),
        (Verdict("reject", "factuality"), "always has a factuality"),
        (Verdict("accept", "killed", "[1,1]"), "accept and reject need none"),
        (Verdict("maybe"), "accept, reject or correct"),
    ],
)
def test_what_cannot_be_decided_is_refused_and_nothing_is_written(
    study: Study, said: Verdict, message: str
) -> None:
    before = state_of(study)
    id = claim_id(study, CAPTURE)
    with study.database.reading() as connection:
        noted = changes_of_report(connection, report_id(CAPTURE))
    with pytest.raises(UsageError, match=message):
        study.decide(id, said)
    assert differing(before, state_of(study)) == {}
    with study.database.reading() as connection:
        assert changes_of_report(connection, report_id(CAPTURE)) == noted


def test_unknown_claims_and_decisions_are_refused(study: Study) -> None:
    with pytest.raises(UsageError, match="no claim of this study"):
        study.decide("c-000000000000", Verdict("accept"))
    with pytest.raises(UsageError, match="no decision or judgement"):
        study.take_back("d-000000000000")
    made = study.decide(claim_id(study, RALLY), Verdict("accept"))
    study.take_back(made.id)
    with pytest.raises(UsageError, match="taken back already"):
        study.take_back(made.id)
