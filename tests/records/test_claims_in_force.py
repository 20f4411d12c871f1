"""Claims in force come back with who takes part and what was decided on them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from by_hand import in_force

from rasid.records import claims, codings
from rasid.records.database import Database
from rasid.values.incident import Participant


def test_claims_in_force_come_back_with_who_takes_part(made: tuple[Database, str, str]) -> None:
    database, first, second = made
    with database.reading() as connection:
        one, two = claims.claims_of_report(connection, first)
        every = list(claims.all_claims(connection))
        of_incident = claims.claims_of_incident(connection, "i-1")
        assert claims.claim_ids_of(connection, first) == (one.sourced.claim.id, two.sourced.claim.id)
        assert claims.get_claims(connection, [two.sourced.claim.id, "c-none"]) == {two.sourced.claim.id: two}
        assert len(claims.claims_of_nodes(connection, "person", ["أبو-ليث"])) == 4
        assert claims.claims_of_nodes(connection, "organisation", ["none"]) == ()
        assert claims.claims_at_place(connection, "g-170017") == tuple(every)
    assert one.sourced.claim == in_force(first, 1, 0).claim
    assert one.sourced.participants == (
        Participant("actor", "أبو ليث", 5, "o-1", "p-1"),
        Participant("target", "ثلاثة جنود", 10),
    )
    assert (one.sourced.names, one.status, one.incident, two.incident) == (
        ("أبو-ليث",),
        "unreviewed",
        "i-1",
        None,
    )
    assert (one.sourced.publisher, one.sourced.published) == ("وكالة الأنباء", date(2024, 5, 2))
    assert [held.sourced.report_id for held in every] == sorted([first, first, second, second])
    assert of_incident == tuple(held for held in every if held.incident == "i-1")


def test_claims_put_again_keep_their_incident_and_lose_what_is_gone(made: tuple[Database, str, str]) -> None:
    database, first, _ = made
    with database.writing() as connection:
        coding = codings.current_coding(connection, first)
        assert coding is not None
        changed = replace(in_force(first, 1, 0), status="accepted", participants=(), places=())
        claims.put_claims(connection, first, [in_force(first, 3, 2), changed], coding=coding.number)
        found = claims.claims_of_report(connection, first)
    assert [(held.sourced.claim.id[-1], held.status, held.incident) for held in found] == [
        ("3", "unreviewed", None),
        ("1", "accepted", "i-1"),
    ]
    assert found[1].sourced.participants == ()


def test_all_claims_come_page_by_page(
    made: tuple[Database, str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with made[0].reading() as connection:
        whole = list(claims.all_claims(connection))
        monkeypatch.setattr("rasid.records.statements.PAGE", 1)
        assert list(claims.all_claims(connection)) == whole
