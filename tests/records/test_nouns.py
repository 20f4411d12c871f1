"""What is put into a study comes back as it was, in either database."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import by_hand
import pytest
from by_hand import BY_PROGRAM, FIRST, NOW, SECOND, coded_of, id_of, in_force, make_study, naming_of
from sqlalchemy import Connection

from rasid.errors import ReadError, RecordsError
from rasid.records import claims, codings, decisions, entities, incidents, judgements, public_ids, reports
from rasid.records.database import Database
from rasid.records.graph import RecordGraph
from rasid.values.incident import Participant
from rasid.values.judgement import Decision, Judgement
from rasid.values.stored import Arrival, Authorship, Citation, DecisionMark, StoredReport

ARRIVAL = Arrival("file", date(2024, 5, 3), "ليلى")


@pytest.fixture
def made(database: Database) -> tuple[Database, str, str]:
    """A study of two reports, and their ids."""
    with database.writing() as connection:
        first, second = make_study(connection)
    return database, first, second


# Reports


def test_a_report_comes_back_as_its_reader_gave_it(made: tuple[Database, str, str]) -> None:
    database, first, second = made
    with database.reading() as connection:
        assert reports.get_report(connection, first) == FIRST
        assert reports.get_report(connection, second) == SECOND
        assert reports.get_report(connection, "r-none") is None
        assert reports.states_of(connection, [first, second, "r-none"]) == dict.fromkeys(
            sorted([first, second]), "kept"
        )
        assert reports.texts_of(connection, [first, "r-none"]) == {first: FIRST.text}
        assert list(reports.kept_ids(connection)) == sorted([first, second])


def test_reports_are_listed_without_their_text(made: tuple[Database, str, str]) -> None:
    database, first, second = made
    with database.writing() as connection:
        reports.grade_source(connection, "وكالة الأنباء", kind="agency", reliability="B")
        reports.set_copies(connection, {second: first})
        listed = {report.id: report for report in reports.all_reports(connection)}
        assert list(listed) == sorted(listed)
        assert reports.stored_report(connection, first) == listed[first]
        assert reports.stored_report(connection, "r-none") is None
        assert reports.copies_of(connection, first) == (second,)
        assert reports.all_sources(connection) == (("وكالة الأنباء", "agency", "B"),)
    assert listed[first] == StoredReport(
        id=first,
        state="kept",
        kind="file",
        retrieved=date(2024, 5, 3),
        added_by="ليلى",
        source="وكالة الأنباء",
        source_kind="agency",
        reliability="B",
        title="خبر عاجل",
        published=date(2024, 5, 2),
        published_from="file",
        url="https://example.org/1",
        reader="text 1",
        sha256=FIRST.sha256,
        versions=by_hand.VERSIONS,
        problems=("bad-published-day", "unknown-place"),
    )
    assert (listed[second].source, listed[second].source_kind, listed[second].copy_of) == (None, None, first)


def test_reports_are_cited(made: tuple[Database, str, str]) -> None:
    database, first, second = made
    with database.writing() as connection:
        reports.erase_report(connection, second, "طلب الشاهد")
        assert reports.citations(connection, [first, second, first, "r-none"]) == (
            Citation(first, "وكالة الأنباء", date(2024, 5, 2), "خبر عاجل", "https://example.org/1", None),
        )


def test_a_grade_is_a_letter_from_a_to_f(database: Database) -> None:
    with database.writing() as connection, pytest.raises(RecordsError, match="A to F"):
        reports.grade_source(connection, "وكالة", kind=None, reliability="G")


@pytest.mark.parametrize("letter", ["\0", "\ud800"])
@pytest.mark.parametrize("field", ["text", "title", "source", "url", "id"])
def test_letters_that_no_database_keeps_are_refused(database: Database, field: str, letter: str) -> None:
    report = replace(FIRST, **{field: f"قصف{letter}"})
    with pytest.raises(ReadError, match="no store can keep"), database.writing() as connection:
        reports.put_report(connection, report, id="r-1", arrival=ARRIVAL)
    with database.reading() as connection:
        assert list(reports.kept_ids(connection)) == []


def test_many_reports_are_listed_page_by_page(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rasid.records.statements.PAGE", 7)
    ids = [f"r-{number:03}" for number in range(50)]
    with database.writing() as connection:
        for id in reversed(ids):
            reports.put_report(connection, FIRST, id=id, arrival=ARRIVAL)
        assert list(reports.kept_ids(connection)) == ids
        one, other = reports.all_reports(connection), reports.kept_ids(connection)
        assert [(report.id, id) for report, id in zip(one, other, strict=True)] == list(
            zip(ids, ids, strict=True)
        )


# Codings


def test_every_coding_is_kept_and_the_last_is_in_force(made: tuple[Database, str, str]) -> None:
    database, first, _ = made
    newer = by_hand.with_versions(coded_of(FIRST), "0.2.0")
    author = Authorship("program", "rasid 0.2.0", "2024-06-01T00:00:00Z")
    with database.writing() as connection:
        number = codings.add_coding(connection, newer, report_id=first, made_by=author)
        old, new = codings.codings_of(connection, first)
        assert codings.current_coding(connection, first) == new
        assert codings.outdated(connection, newer.versions) == (made[2],)
    assert (old.coded, old.made_by, old.current) == (coded_of(FIRST), BY_PROGRAM, False)
    assert (new.coded, new.made_by, new.current, new.number) == (newer, author, True, number)
    assert new.versions.program == "0.2.0"


def test_a_report_without_a_coding_has_none_in_force(database: Database) -> None:
    with database.writing() as connection:
        reports.put_report(connection, FIRST, id="r-1", arrival=ARRIVAL)
        assert codings.current_coding(connection, "r-1") is None
        stored = reports.stored_report(connection, "r-1")
    assert stored is not None
    assert (stored.versions, stored.problems) == (None, ())


# Claims


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


# People and organisations


def test_namings_come_back_with_their_nodes(made: tuple[Database, str, str]) -> None:
    database, first, second = made
    both = tuple(
        sorted(((naming_of(id, 5), "أبو-ليث") for id in (first, second)), key=lambda pair: pair[0].id)
    )
    with database.reading() as connection:
        assert entities.namings_of_report(connection, first) == ((naming_of(first, 5), "أبو-ليث"),)
        assert entities.get_naming(connection, f"{first}:5") == (naming_of(first, 5), "أبو-ليث")
        assert entities.get_naming(connection, f"{first}:6") is None
        assert entities.namings_of_person(connection, "p-1") == both
        assert entities.namings_of_nodes(connection, ["أبو-ليث", "none"]) == both
        assert [named.report_id for named in entities.namings_of_organisation(connection, "o-1")] == sorted(
            [first, second]
        )
        assert entities.organisations_of_report(connection, first)[0].name == "لواء الحق"
        assert list(entities.entity_ids(connection, "person")) == ["p-1"]
        assert entities.unnamed_nodes(connection, "person", ["أبو-ليث", "none"]) == ("none",)
        assert entities.first_named(connection, "person", "أبو-ليث") == (
            date(2024, 5, 2),
            min(naming.id for naming, _ in both),
        )


def test_namings_put_again_replace_those_before(made: tuple[Database, str, str]) -> None:
    database, first, _ = made
    with database.writing() as connection:
        entities.put_namings(connection, first, [(naming_of(first, 12), "x"), (naming_of(first, 9), "y")], [])
        found = entities.namings_of_report(connection, first)
        assert entities.organisations_of_report(connection, first) == ()
    assert [(naming.id, node) for naming, node in found] == [(f"{first}:9", "y"), (f"{first}:12", "x")]


# Incidents and public ids


def test_incidents_are_replaced_and_removed(made: tuple[Database, str, str]) -> None:
    database, first, second = made
    held = by_hand.incident_of(tuple(sorted(f"c-{id[2:]}-1" for id in (first, second))))
    dateless = replace(held, id="i-0", days=None, place=None)
    with database.writing() as connection:
        assert incidents.get_incident(connection, "i-1") == held
        incidents.put_incidents(connection, [(replace(held, sources=2), "g-170017"), (dateless, "g-170017")])
        assert [one.id for one in incidents.all_incidents(connection)] == ["i-0", "i-1"]
        assert [one.id for one in incidents.incidents_at_place(connection, "g-170017")] == ["i-1", "i-0"]
        assert incidents.get_incidents(connection, ["i-1", "i-9"])["i-1"].sources == 2
        incidents.remove_incidents(connection, ["i-1"])
        assert incidents.get_incident(connection, "i-1") is None


def test_an_old_public_id_leads_to_the_present_one(made: tuple[Database, str, str]) -> None:
    database, first, second = made
    node = sorted(f"c-{id[2:]}-1" for id in (first, second))[0]
    with database.writing() as connection:
        public_ids.give_ids(connection, "claim", [("i-2", node)])
        RecordGraph(connection).put_clusters("claim", {node: "i-2"})
        assert public_ids.lead(connection, "i-1") == "i-2"
        assert public_ids.lead(connection, "i-2") == "i-2"
        assert public_ids.lead(connection, "i-9") is None
        assert public_ids.former_ids(connection, "claim", "i-2") == ("i-1",)
        assert public_ids.node_of(connection, "i-1") == node
        public_ids.hand_on(connection, "claim", {node: None})
        assert public_ids.lead(connection, "i-1") is None


def test_a_public_id_given_again_leads_to_its_own_node(made: tuple[Database, str, str]) -> None:
    database, first, second = made
    node, heir = sorted(f"c-{id[2:]}-1" for id in (first, second))
    with database.writing() as connection:
        public_ids.give_ids(connection, "claim", [("i-3", node)])
        public_ids.hand_on(connection, "claim", {node: heir})
        assert public_ids.node_of(connection, "i-3") == heir
        public_ids.give_ids(connection, "claim", [("i-3", node)])
        assert public_ids.node_of(connection, "i-3") == node


# What people said


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


def test_ids_of_reports_are_of_their_bytes() -> None:
    assert id_of(FIRST) != id_of(SECOND)
