"""What people and organisations are called is counted, and they are found by the sound of their names."""

from __future__ import annotations

from dataclasses import replace

from by_hand import naming_of
from sqlalchemy import Connection, select

from rasid.records import claims, entities, names
from rasid.records.database import Database
from rasid.records.graph import RecordGraph
from rasid.records.tables import name_counts, name_words
from rasid.values.graph import Node


def _named(connection: Connection, report: str, *called: str) -> None:
    """Let a report name people, each a node and a person by himself."""
    pairs = [
        (replace(naming_of(report, at), name=name, aliases=()), f"n {name}") for at, name in enumerate(called)
    ]
    graph = RecordGraph(connection)
    fresh = [node for _, node in pairs if not graph.nodes("person", [node])]
    graph.put_nodes("person", {Node(node, node, "{}"): () for node in fresh})
    graph.put_clusters("person", {node: f"p-{node.removeprefix('n ')}" for node in fresh})
    entities.put_namings(connection, report, pairs, [])


def test_names_are_counted_as_reports_come_and_go(made: tuple[Database, str, str]) -> None:
    database, first, second = made
    with database.writing() as connection:
        _named(connection, first, "سالم الدوري", "رامي خوري")
        _named(connection, second, "سالم الدوري")
        listed = names.list_named(connection, "person", limit=10)
        assert [(one.name, one.main) for one in listed] == [("سالم الدوري", 2), ("رامي خوري", 1)]
        assert names.names_of(connection, "person", ["p-رامي خوري"]) == {
            "p-رامي خوري": (names.NameCount("رامي خوري", 1, 1),)
        }
        entities.remove_namings(connection, first)
        listed = names.list_named(connection, "person", limit=10)
        assert [(one.name, one.main) for one in listed] == [("سالم الدوري", 1)]


def test_a_name_is_found_in_both_alphabets(made: tuple[Database, str, str]) -> None:
    database, first, second = made
    with database.writing() as connection:
        _named(connection, first, "أحمد الخطيب", "رامي خوري")
        _named(connection, second, "هدى الخطيب")

        def found(words: str) -> list[str]:
            return [one.name for one in names.list_named(connection, "person", words=words, limit=10)]

        assert found("الخطيب") == ["أحمد الخطيب", "هدى الخطيب"]
        assert found("احمد خطيب") == ["أحمد الخطيب"]
        assert found("Huda al-Khatib") == ["هدى الخطيب"]
        assert found("Khoury") == ["رامي خوري"]
        assert found("سمير") == []
        assert found("؟؟") == []


def test_a_list_goes_on_where_a_page_ended(made: tuple[Database, str, str]) -> None:
    database, first, second = made
    with database.writing() as connection:
        _named(connection, first, "أحمد الخطيب", "رامي خوري", "سالم الدوري", "هدى الخطيب")
        _named(connection, second, "هدى الخطيب", "سمير العلي")
        whole = names.list_named(connection, "person", limit=10)
        paged = []
        after = None
        while part := names.list_named(connection, "person", limit=2, after=after):
            paged += part
            after = part[-1]
    assert paged == list(whole)
    assert len(whole) == 5


def test_one_person_of_two_names_is_listed_once(made: tuple[Database, str, str]) -> None:
    database, first, second = made
    with database.writing() as connection:
        _named(connection, first, "أحمد الخطيب", "أبو ليث")
        _named(connection, second, "أحمد الخطيب")
        RecordGraph(connection).put_clusters("person", {"n أبو ليث": "p-أحمد الخطيب"})
        assert [one.name for one in names.list_named(connection, "person", limit=1)] == ["أحمد الخطيب"]
        assert len(names.list_named(connection, "person", limit=10)) == 1
        by_kunya = names.list_named(connection, "person", words="أبو ليث", limit=10)
        assert [one.id for one in by_kunya] == ["p-أحمد الخطيب"]


def test_no_name_stays_of_what_no_report_names(made: tuple[Database, str, str]) -> None:
    database, first, second = made
    with database.writing() as connection:
        for report in (first, second):
            entities.remove_namings(connection, report)
            claims.remove_claims(connection, report)
        assert connection.execute(select(name_counts)).all() == []
        assert connection.execute(select(name_words)).all() == []
