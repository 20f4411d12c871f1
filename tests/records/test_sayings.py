"""Decisions and judgements stand until they are taken back."""

from __future__ import annotations

from by_hand import NOW
from sqlalchemy import Connection

from rasid.records import claims, decisions, judgements
from rasid.records.database import Database
from rasid.values.judgement import Decision, Judgement
from rasid.values.stored import DecisionMark


def decision_of(id: str, report_id: str, field: str = "killed") -> Decision:
    return Decision(
        id,
        report_id,
        "هاجم",
        0,
        "armed-attack",
        field,
        "correct",
        "[3,3]",
        "[4,4]",
        "{}",
        "سامي",
        NOW,
        "صحح لاحقا",
    )


def test_decisions_stand_until_taken_back(made: tuple[Database, str, str]) -> None:
    database, first, _ = made
    claim = f"c-{first[2:]}-1"
    one, two = decision_of("d-1", first), decision_of("d-2", first, "claim")
    with database.writing() as connection:
        decisions.add_decision(connection, two, anchor=claim)
        decisions.add_decision(connection, one, anchor=None)
        assert decisions.decisions_of_report(connection, first) == (one, two)
        assert decisions.adrift(connection) == (one,)
        decisions.set_anchors(connection, {"d-1": claim})
        assert decisions.adrift(connection) == ()
        marks = claims.claims_of_report(connection, first)[0].decisions
        decisions.take_back_decision(connection, "d-2", "2024-06-01T00:00:00Z")
        assert decisions.get_decision(connection, "d-2") == (two, "2024-06-01T00:00:00Z")
        assert decisions.get_decision(connection, "d-9") is None
        assert decisions.decisions_of_report(connection, first) == (one,)
        assert len(claims.claims_of_report(connection, first)[0].decisions) == 1
    assert marks == (
        DecisionMark("claim", "correct", "سامي", NOW),
        DecisionMark("killed", "correct", "سامي", NOW),
    )


def judged(connection: Connection, id: str, a: str, b: str) -> Judgement:
    made = Judgement(id, "person", a, b, True, "سامي", NOW, "نفس الكنية")
    judgements.add_judgement(connection, made)
    return made


def test_judgements_are_listed_taken_back_and_dropped(database: Database) -> None:
    with database.writing() as connection:
        one, two = judged(connection, "j-1", "a", "b"), judged(connection, "j-2", "b", "c")
        assert judgements.all_judgements(connection) == (one, two)
        judgements.take_back_judgement(connection, "j-1", "2024-06-01T00:00:00Z")
        assert judgements.all_judgements(connection) == (two,)
        assert judgements.get_judgement(connection, "j-1") == (one, "2024-06-01T00:00:00Z")
        assert judgements.drop_judgements(connection, [("claim", "a"), ("person", "a")]) == ("j-1",)
        assert judgements.get_judgement(connection, "j-1") is None
        assert judgements.drop_judgements(connection, [("person", "b"), ("person", "c")]) == ("j-2",)
