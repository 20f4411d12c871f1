"""The people and organisations of reports come back with the nodes they belong to."""

from __future__ import annotations

from datetime import date

from by_hand import naming_of

from rasid.records import entities
from rasid.records.database import Database


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
        assert entities.reports_naming(connection, "o-1") == tuple(sorted([first, second]))
        assert entities.names_node(connection, "person", first, "أبو-ليث")
        assert not entities.names_node(connection, "organisation", first, "none")
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
