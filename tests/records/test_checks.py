"""Every fault that a study can have is found and said in words, and a whole study has none."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from by_hand import FIRST, NOW, in_force, make_study
from sqlalchemy import Connection, Table, delete, insert, update

from rasid.errors import RecordsError
from rasid.records import claims, history, judgements, reports, sqlite
from rasid.records import tables as t
from rasid.records.checks import check_records
from rasid.records.database import Database
from rasid.records.graph import RecordGraph
from rasid.records.search_index import drop_report
from rasid.values.judgement import Judgement

Break = Callable[[Connection, str], object]


def says(connection: Connection) -> list[str]:
    return [fault.says.partition(" (")[0] for fault in check_records(connection)]


def test_a_whole_study_has_no_fault(database: Database) -> None:
    with database.writing() as connection:
        assert check_records(connection) == ()
        make_study(connection)
        assert check_records(connection) == ()


def setting(table: Table, **values: object) -> Break:
    """Set columns in every row of a table."""
    return lambda connection, _: connection.execute(update(table).values(values))


def of_first(table: Table, column: str, **values: object) -> Break:
    """Set columns in the rows of the first report."""
    return lambda connection, first: connection.execute(
        update(table).where(table.c[column] == first).values(values)
    )


def without(table: Table, *children: Table) -> Break:
    """Remove every row of a table, and first those of tables that refer to it."""

    def remove(connection: Connection, _: str) -> None:
        for one in (*children, table):
            connection.execute(delete(one))

    return remove


def a_link_to_nowhere(connection: Connection, _: str) -> None:
    row: dict[str, Any] = {"kind": "person", "a": "أبو-ليث", "b": "x", "score": 1.0, "reasons": "[]"}
    connection.execute(insert(t.links), row)


def a_decision_on_nothing(connection: Connection, first: str) -> None:
    words = dict.fromkeys(("trigger", "type", "field", "verdict", "claim", "author", "made", "why"), "x")
    row = {"id": "d-1", "report_id": first, "at": 0, "anchor": "c-none"}
    connection.execute(insert(t.decisions), words | row)


@pytest.mark.parametrize(
    ("broken", "expected"),
    [
        (of_first(t.reports, "id", original=b"x"), "the original bytes of report R were altered"),
        (of_first(t.reports, "id", sha256="0" * 64), "the original bytes of report R were altered"),
        (of_first(t.reports, "id", text=None), "reports have lost their content"),
        (setting(t.codings, current=False), "reports have not one coding in force"),
        (setting(t.codings, content=b"x"), "coding 1 of report R was altered"),
        (setting(t.codings, digest="x"), "coding 1 of report R was altered"),
        (setting(t.codings, content=None, current=True), "reports have not one coding in force"),
        (setting(t.claims, incident="i-9"), "claims belong to incidents that do not exist"),
        (setting(t.claims, incident=None), "claims belong to another incident than that they were joined to"),
        (setting(t.claims, incident=None), "incident i-1 does not hold the claims that belong to it"),
        (without(t.incidents), "claims belong to incidents that do not exist"),
        (setting(t.namings, node="none"), "person nodes are named that do not exist"),
        (setting(t.organisation_namings, node="none"), "organisation nodes are named that do not exist"),
        (setting(t.participants, person="none"), "person nodes are named that do not exist"),
        (setting(t.participants, organisation="none"), "organisation nodes are named that do not exist"),
        (without(t.nodes), "node_keys of nodes that do not exist"),
        (a_link_to_nowhere, "links of nodes that do not exist"),
        (setting(t.nodes, cluster=None), "nodes belong to no cluster"),
        (without(t.public_ids), "public ids were given that are not noted"),
        (a_decision_on_nothing, "decisions act on claims out of force"),
        (drop_report, "reports and the index of words do not agree"),
        (without(t.changes), "what change 1 said was removed, though nobody erased it"),
        (without(t.history, t.changes), "the history ends at change 0, but the study says 2"),
        (without(t.history, t.changes), "reports were put in that the history does not know"),
    ],
)  # fmt: skip
def test_each_fault_is_found(connection: Connection, broken: Break, expected: str) -> None:
    first, _ = make_study(connection)
    broken(connection, first)
    found = check_records(connection)
    assert expected.replace("R", first) in [fault.says.partition(" (")[0] for fault in found]
    assert all("rasid" in fault.remedy for fault in found)


def test_many_of_one_fault_are_one_line_that_names_the_first(database: Database) -> None:
    with database.writing() as connection:
        make_study(connection)
        connection.execute(update(t.claims).values(incident="i-9"))
        lines = [str(fault) for fault in check_records(connection)]
    (line,) = [line for line in lines if "incidents that do not exist" in line]
    assert line.count("c-") == 3
    assert line.endswith("and 1 more); run rasid recode, which makes again what follows from the reports")


def erase(connection: Connection, id: str) -> None:
    """Erase a report as a data set does."""
    graph = RecordGraph(connection)
    told = claims.claim_ids_of(connection, id)
    reports.erase_report(connection, id, "طلب الشاهد")
    graph.remove_nodes("report", [id])
    graph.remove_nodes("claim", told)
    drop_report(connection, id)
    connection.execute(update(t.claims).values(incident=None))
    connection.execute(delete(t.incidents))
    graph.remove_nodes("claim", graph.members_of("claim", ["i-1"])["i-1"])
    history.erase_report(connection, id)
    history.append(connection, history.Change(NOW, "ليلى", history.ERASE, "report", id, id, why="طلب الشاهد"))


def test_an_erased_report_leaves_a_tombstone_and_no_fault(database: Database) -> None:
    with database.writing() as connection:
        first, second = make_study(connection)
        erase(connection, first)
        assert check_records(connection) == ()
        tombstone = reports.stored_report(connection, first)
        assert reports.get_report(connection, first) is None
        assert reports.get_report(connection, second) is not None
        assert reports.all_sources(connection) == ()
    database.purge()
    assert tombstone is not None
    assert (tombstone.state, tombstone.erased_why, tombstone.added_by) == ("erased", "طلب الشاهد", "ليلى")
    assert (tombstone.title, tombstone.sha256, tombstone.published) == (None, None, None)


@pytest.mark.parametrize(
    ("left", "expected"),
    [
        (of_first(t.reports, "id", title="خبر"), "erased reports have content left"),
        (of_first(t.reports, "id", sha256="0"), "erased reports have content left"),
        (of_first(t.codings, "report_id", content=b"x"), "codings of erased reports have content left"),
        (setting(t.changes, why="x"), "what change 2 says was altered after it was written"),
        (
            lambda connection, first: connection.execute(insert(t.changes), {"number": 1, "salt": "x"}),
            "the history still says what erased reports said",
        ),
        (
            lambda connection, first: connection.execute(
                insert(t.organisation_namings), {"report_id": first, "at": 1, "node": "x", "name": "x"}
            ),
            "erased reports have rows left in organisation_namings",
        ),
        (
            lambda connection, first: claims.put_claims(connection, first, [in_force(first, 1, 0)], coding=1),
            "erased reports have rows left in claims",
        ),
        (
            lambda connection, first: judgements.add_judgement(
                connection, Judgement("j-1", "person", "a", f"b {first}:5", True, "x", NOW, "")
            ),
            "judgements name erased reports",
        ),
    ],
)  # fmt: skip
def test_what_is_left_of_an_erased_report_is_found(
    connection: Connection, left: Break, expected: str
) -> None:
    first, _ = make_study(connection)
    erase(connection, first)
    left(connection, first)
    assert expected in says(connection)


@pytest.mark.parametrize("place", ["sqlite"], indirect=True)
def test_no_byte_of_an_erased_report_stays_in_the_file(database: Database, place: str) -> None:
    with database.writing() as connection:
        first, _ = make_study(connection)
    database.purge()
    words = [FIRST.text.encode(), FIRST.original]

    def files() -> bytes:
        return b"".join(path.read_bytes() for path in sorted(Path(place).parent.iterdir()))

    assert [word in files() for word in words] == [True, True]
    with database.writing() as connection:
        erase(connection, first)
    database.purge()
    assert [word in files() for word in words] == [False, False]
    with database.reading() as connection:
        assert reports.states_of(connection, [first]) == {first: "erased"}


@pytest.mark.parametrize("place", ["sqlite"], indirect=True)
def test_who_reads_keeps_the_journal_and_is_named(
    database: Database, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite, "PATIENCE", 1)
    with Database.open(place) as other, other.writing() as connection:
        first, _ = make_study(connection)
    with Database.open(place) as impatient, database.reading() as reader:
        assert reports.get_report(reader, first) is not None
        with impatient.writing() as connection:
            erase(connection, first)
        with pytest.raises(RecordsError, match="another program reads the study"):
            impatient.purge()
    database.purge()


@pytest.mark.parametrize("place", ["sqlite"], indirect=True)
def test_a_row_that_belongs_to_none_is_found(database: Database, place: str) -> None:
    with database.writing() as connection:
        make_study(connection)
    database.close()
    with closing(sqlite3.connect(place)) as other, other:
        other.execute("DELETE FROM sources")
    with Database.open(place) as again, again.reading() as connection:
        assert "a row of reports belongs to one of sources that does not exist" in says(connection)
