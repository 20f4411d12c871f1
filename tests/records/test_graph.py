"""The graph in the store does what the graph in memory does."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete

from rasid.records.database import Database
from rasid.records.graph import RecordGraph
from rasid.records.judgements import add_judgement, take_back_judgement
from rasid.records.tables import judgements, metadata
from rasid.resolve.memory import MemoryGraph
from rasid.values.graph import Node
from rasid.values.judgement import Judgement, Link, Reason

KINDS = ("claim", "person")
IDS = tuple(f"n{number}" for number in range(6))

ids = st.sampled_from(IDS)
kinds = st.sampled_from(KINDS)
some_ids = st.lists(ids, max_size=4)
keys = st.lists(st.sampled_from(["دمشق", "حلب", "a", "b"]), max_size=3).map(tuple)
reasons = st.lists(
    st.builds(Reason, st.just("day"), st.floats(0, 1, allow_nan=False), st.text("أبجد ", max_size=5)),
    max_size=2,
).map(tuple)


def nodes() -> st.SearchStrategy[dict[Node, tuple[str, ...]]]:
    made = st.builds(Node, ids, st.sampled_from(["2014", "2015"]), st.sampled_from(["{}", '{"a":"ب"}']))
    return st.dictionaries(made, keys, max_size=4).map(
        lambda found: {node: found[node] for node in {node.id: node for node in found}.values()}
    )


def links() -> st.SearchStrategy[list[Link]]:
    made = st.builds(Link, ids, ids, st.floats(0, 1, allow_nan=False), reasons)
    ordered = made.filter(lambda link: link.a < link.b)
    return st.lists(ordered, max_size=4, unique_by=lambda link: (link.a, link.b))


steps = st.one_of(
    st.builds(lambda kind, new: ("put_nodes", kind, new), kinds, nodes()),
    st.builds(lambda kind, gone: ("remove_nodes", kind, gone), kinds, some_ids),
    st.builds(lambda kind, new: ("put_links", kind, new), kinds, links()),
    st.builds(
        lambda kind, of: ("put_clusters", kind, of), kinds, st.dictionaries(ids, st.sampled_from("xyz"))
    ),
)


def seen(graph: MemoryGraph | RecordGraph) -> object:
    """All that can be asked of a graph."""
    return [
        (
            graph.nodes(kind, [*IDS, "none"]),
            graph.under_keys(kind, ["دمشق", "حلب", "a", "b", "none"]),
            graph.links_of(kind, IDS),
            graph.links_of(kind, IDS[:1]),
            graph.members_of(kind, "xyzw"),
            tuple(graph.all_nodes(kind)),
        )
        for kind in KINDS
    ]


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    derandomize=True,
)
@given(done=st.lists(steps, max_size=12))
def test_it_does_as_the_graph_in_memory(database: Database, done: list[tuple[str, str, object]]) -> None:
    with database.writing() as connection:
        for table in reversed(metadata.sorted_tables):
            connection.execute(delete(table))
        memory, kept = MemoryGraph(), RecordGraph(connection)
        for name, kind, values in done:
            there = memory.nodes(kind, IDS)
            able = _of_nodes_there(values, there)
            getattr(memory, name)(kind, able)
            getattr(kept, name)(kind, able)
        assert seen(kept) == seen(memory)


def _of_nodes_there(values: object, there: dict[str, Node]) -> object:
    """Without clusters and links of nodes that there are not: nobody gives such."""
    if isinstance(values, dict) and all(isinstance(id, str) for id in values):
        return {id: cluster for id, cluster in values.items() if id in there}
    if isinstance(values, list) and all(isinstance(link, Link) for link in values):
        return [link for link in values if {link.a, link.b} <= there.keys()]
    return values


def test_long_lists_are_asked_in_parts(database: Database) -> None:
    many = {Node(f"n{number:05}", "2014", "{}"): ("k", f"k{number}") for number in range(1300)}
    names = [node.id for node in many]
    with database.writing() as connection:
        graph = RecordGraph(connection)
        graph.put_nodes("claim", many)
        graph.put_links("claim", [Link(a, b, 1.0, ()) for a, b in pairwise(names)])
        graph.put_clusters("claim", dict.fromkeys(names, "i-1"))
        assert tuple(graph.nodes("claim", names)) == tuple(names)
        assert graph.under_keys("claim", ["k", "k7"]) == {"k": tuple(names), "k7": ("n00007",)}
        assert len(graph.links_of("claim", names)) == 1299
        assert graph.members_of("claim", ["i-1"])["i-1"] == tuple(names)
        assert [node.id for node in graph.all_nodes("claim")] == names
        graph.remove_nodes("claim", names[1:])
        assert tuple(graph.nodes("claim", names)) == ("n00000",)
        assert graph.links_of("claim", names) == ()
        assert graph.under_keys("claim", ["k", "k7"]) == {"k": ("n00000",), "k7": ()}


@pytest.mark.parametrize("asked", [["a"], ["b"], ["a", "b"]])
def test_judgements_that_stand_are_found_by_either_end(database: Database, asked: list[str]) -> None:
    stands = Judgement("j-1", "person", "a", "b", True, "سامي", "2024-05-01T00:00:00Z", "نفس الاسم")
    back = Judgement("j-2", "person", "a", "b", False, "سامي", "2024-05-02T00:00:00Z", "خطأ")
    elsewhere = Judgement("j-3", "claim", "a", "b", False, "سامي", "2024-05-02T00:00:00Z", "خطأ")
    with database.writing() as connection:
        connection.execute(delete(judgements))
        for judgement in (stands, back, elsewhere):
            add_judgement(connection, judgement)
        take_back_judgement(connection, "j-2", "2024-05-03T00:00:00Z")
        assert RecordGraph(connection).judgements_of("person", asked) == (stands,)
        assert RecordGraph(connection).judgements_of("person", ["c"]) == ()
