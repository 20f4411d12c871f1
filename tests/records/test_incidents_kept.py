"""Incidents are replaced and removed; their old ids lead on."""

from __future__ import annotations

from dataclasses import replace

import by_hand

from rasid.records import incidents, public_ids
from rasid.records.database import Database
from rasid.records.graph import RecordGraph


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
