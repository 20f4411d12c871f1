"""Decisions of people hold through a new coding, and what lost its anchor is listed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import msgspec
import pytest

from rasid.resolve.decided import claim_of, decide, value_of
from rasid.values import Claim, CodedReport
from rasid.values.judgement import Decision

TEXT = "قتل مسلحون ثلاثة جنود في هجوم على حاجز قرب بعقوبة أمس. واعتقلت الشرطة رجلين في الخالص."
FAMILIES = {"attack": "violence", "bombing": "violence", "arrest": "coercion", "abduction": "violence"}

Code = Callable[..., CodedReport]


@pytest.fixture
def claims(code: Code) -> tuple[Claim, ...]:
    found = code(TEXT, published="2015-06-14").events
    assert [claim.type for claim in found] == ["attack", "arrest"]
    return found


def on(claim: Claim, verdict: str, field: str = "claim", after: object = None, made: str = "1") -> Decision:
    return Decision(
        id=f"d{made}",
        report_id="r-1",
        trigger=claim.trigger.text,
        at=claim.trigger.at,
        type=claim.type,
        field=field,
        verdict=verdict,
        before=value_of(claim, field),
        after=None if after is None else msgspec.json.encode(after).decode(),
        claim=msgspec.json.encode(claim).decode(),
        author="هدى",
        made=made,
        why="",
    )


def test_without_decisions_every_claim_stands_unreviewed(claims: tuple[Claim, ...]) -> None:
    decided = decide(claims, (), FAMILIES)
    assert [(d.claim, d.status) for d in decided.claims] == [(claim, "unreviewed") for claim in claims]


def test_accept_and_reject_are_statuses_of_the_claim(claims: tuple[Claim, ...]) -> None:
    attack, arrest = claims
    decided = decide(claims, [on(attack, "accept"), on(arrest, "reject")], FAMILIES)
    assert [d.status for d in decided.claims] == ["accepted", "rejected"]


def test_a_corrected_type_brings_its_family(claims: tuple[Claim, ...]) -> None:
    decided = decide(claims, [on(claims[1], "correct", "type", "abduction")], FAMILIES)
    changed = decided.claims[1]
    assert (changed.claim.type, changed.claim.family, changed.status) == (
        "abduction",
        "violence",
        "corrected",
    )
    assert changed.claim.id == claims[1].id


def test_a_corrected_toll_replaces_the_figures_it_sums(claims: tuple[Claim, ...]) -> None:
    decided = decide(claims, [on(claims[0], "correct", "killed", [4, 4])], FAMILIES)
    claim = decided.claims[0].claim
    assert claim.killed == (4, 4)
    assert [(f.what, f.low, f.high) for f in claim.figures] == [("killed", 4, 4)]


def test_a_rejected_value_leaves_the_claim_without_it(claims: tuple[Claim, ...]) -> None:
    decided = decide(claims, [on(claims[0], "reject", "actors")], FAMILIES)
    assert claims[0].actors
    assert decided.claims[0].claim.actors == ()


def test_a_rejected_claim_that_is_corrected_stays_rejected(claims: tuple[Claim, ...]) -> None:
    said = [on(claims[0], "reject", made="1"), on(claims[0], "correct", "killed", [4, 4], made="2")]
    assert decide(claims, said, FAMILIES).claims[0].status == "rejected"
    accepted = decide(claims, [*said, on(claims[0], "accept", made="3")], FAMILIES).claims[0]
    assert (accepted.status, accepted.claim.killed) == ("accepted", (4, 4))


def test_of_two_decisions_on_one_field_the_later_holds(claims: tuple[Claim, ...]) -> None:
    said = [
        on(claims[0], "correct", "killed", [4, 4], made="2"),
        on(claims[0], "correct", "killed", [5, 5], made="1"),
    ]
    assert decide(claims, said, FAMILIES).claims[0].claim.killed == (4, 4)


def test_a_decision_survives_a_coding_that_reads_another_type(claims: tuple[Claim, ...]) -> None:
    attack, arrest = claims
    again = (replace(attack, id="new", type="bombing"), arrest)
    decided = decide(again, [on(attack, "correct", "killed", [4, 4])], FAMILIES)
    assert decided.lost == ()
    assert decided.claims[0].claim.killed == (4, 4)


def test_what_was_accepted_comes_back_where_the_new_coding_lost_it(claims: tuple[Claim, ...]) -> None:
    attack, arrest = claims
    said = on(attack, "accept")
    decided = decide((arrest,), [said], FAMILIES)
    assert [(d.claim.type, d.status) for d in decided.claims] == [
        ("attack", "accepted"),
        ("arrest", "unreviewed"),
    ]
    assert decided.lost == (said,)


def test_a_rejected_claim_that_is_no_longer_read_stays_away_and_is_listed(claims: tuple[Claim, ...]) -> None:
    attack, arrest = claims
    said = on(attack, "reject")
    decided = decide((arrest,), [said], FAMILIES)
    assert [d.claim.type for d in decided.claims] == ["arrest"]
    assert decided.lost == (said,)


def test_a_field_that_now_reads_otherwise_is_listed_and_the_person_is_right(
    claims: tuple[Claim, ...],
) -> None:
    attack, arrest = claims
    said = on(attack, "correct", "killed", [4, 4])
    decided = decide((replace(attack, killed=(30, 30)), arrest), [said], FAMILIES)
    assert decided.lost == (said,)
    assert decided.claims[0].claim.killed == (4, 4)


def test_a_claim_added_by_hand_is_a_claim_in_force(claims: tuple[Claim, ...]) -> None:
    attack, arrest = claims
    said = on(attack, "add")
    decided = decide((arrest,), [said], FAMILIES)
    assert [(d.claim.id, d.status) for d in decided.claims] == [
        (attack.id, "accepted"),
        (arrest.id, "unreviewed"),
    ]
    assert decided.lost == ()


def test_a_claim_survives_the_json_of_a_decision(claims: tuple[Claim, ...]) -> None:
    assert claim_of(on(claims[0], "accept").claim) == claims[0]
