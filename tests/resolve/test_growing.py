"""Joining that grows report by report gives what joining everything at once gives, in any order."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from rasid.resolve.clustering import cluster
from rasid.resolve.growing import Cluster, regroup
from rasid.resolve.kind import Kind
from rasid.resolve.memory import MemoryGraph
from rasid.values.graph import Node
from rasid.values.judgement import Judgement, Link, Reason


@dataclass(frozen=True, slots=True)
class Toll:
    """A toy: a town and a number. Numbers close together are linked, far ones are in conflict."""

    town: str
    dead: int


def _compare(a: Toll, b: Toll) -> tuple[float, tuple[Reason, ...]] | None:
    far = abs(a.dead - b.dead)
    return None if far > 3 else (1 - far / 10, (Reason("near", 1 - far / 10, f"{far} apart"),))


def _conflict(a: Toll, b: Toll) -> str | None:
    return "too far apart" if abs(a.dead - b.dead) > 5 else None


KIND = Kind("toy", Toll, lambda p: (p.town,), _compare, _conflict, lambda id: f"t-{id}")

tolls = st.builds(Toll, st.sampled_from("حم"), st.integers(0, 15))
nodes = st.lists(tolls, min_size=1, max_size=12).map(
    lambda found: [KIND.node(f"n{i:02}", f"{(i * 7) % 5}", toll) for i, toll in enumerate(found)]
)


def _judgements(count: int) -> st.SearchStrategy[list[Judgement]]:
    ends = st.integers(0, count - 1).map(lambda i: f"n{i:02}")
    pairs = st.lists(st.tuples(ends, ends, st.booleans()).filter(lambda p: p[0] != p[1]), max_size=4)
    return pairs.map(
        lambda made: [
            Judgement(f"j{i}", "toy", a, b, same, "هدى", f"2024-01-0{i + 1}", "")
            for i, (a, b, same) in enumerate(made)
        ]
    )


def _clusters(graph: MemoryGraph) -> dict[str, str | None]:
    return {node.id: node.cluster for node in graph.all_nodes("toy")}


def _at_once(made: list[Node], judged: list[Judgement]) -> MemoryGraph:
    graph = MemoryGraph()
    for judgement in judged:
        graph.judge(judgement)
    regroup(graph, KIND, added=made)
    return graph


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_any_order_of_adding_and_judging_gives_the_same_clusters(data: st.DataObject) -> None:
    made = data.draw(nodes)
    judged = data.draw(_judgements(len(made))) if len(made) > 1 else []
    steps = data.draw(st.permutations([*made, *judged]))
    graph = MemoryGraph()
    for step in steps:
        if isinstance(step, Node):
            regroup(graph, KIND, added=[step])
        else:
            graph.judge(step)
            regroup(graph, KIND, judged=[step.a, step.b])
    assert _clusters(graph) == _clusters(_at_once(made, judged))


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_what_is_removed_leaves_no_trace(data: st.DataObject) -> None:
    made = data.draw(nodes)
    judged = data.draw(_judgements(len(made))) if len(made) > 1 else []
    dropped = data.draw(st.sets(st.sampled_from([node.id for node in made])))
    graph = _at_once(made, judged)
    regroup(graph, KIND, removed=sorted(dropped))
    assert _clusters(graph) == _clusters(_at_once([n for n in made if n.id not in dropped], judged))


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_a_judgement_taken_back_leaves_no_trace(data: st.DataObject) -> None:
    made = data.draw(nodes.filter(lambda found: len(found) > 1))
    judged = data.draw(_judgements(len(made)))
    graph = _at_once(made, judged)
    for judgement in judged:
        graph.take_back(judgement.id)
        regroup(graph, KIND, judged=[judgement.a, judgement.b])
    assert _clusters(graph) == _clusters(_at_once(made, []))


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_the_clusters_reported_as_changed_are_those_that_changed(data: st.DataObject) -> None:
    made = data.draw(nodes.filter(lambda found: len(found) > 1))
    split = data.draw(st.integers(1, len(made) - 1))
    graph, graph_before = _at_once(made[:split], []), _at_once(made[:split], [])
    before = _members(graph)
    changes = regroup(graph, KIND, added=made[split:])
    after = _members(graph)
    said = {changed.id: changed.members for changed in changes.clusters}
    assert {name: after[name] for name in after if before.get(name) != after[name]} == said
    was, now = _clusters(graph_before), _clusters(graph)
    assert set(changes.moved) == {id for id in was if was[id] != now[id]}
    assert set(changes.gone) == before.keys() - after.keys()


def _members(graph: MemoryGraph) -> dict[str, tuple[str, ...]]:
    members: dict[str, list[str]] = {}
    for node in graph.all_nodes("toy"):
        assert node.cluster is not None
        members.setdefault(node.cluster, []).append(node.id)
    return {name: tuple(ids) for name, ids in members.items()}


def test_the_stronger_link_goes_first_and_conflicts_keep_clusters_apart() -> None:
    profiles = {"a": 1, "b": 2, "c": 3}
    links = [Link("a", "b", 0.6, ()), Link("b", "c", 0.9, ())]
    found = cluster(profiles, links, (), lambda a, b: "far" if abs(a - b) > 1 else None)
    assert found == (("a",), ("b", "c"))


def test_the_word_of_a_person_wins_over_links_and_conflicts() -> None:
    profiles = {"a": 1, "b": 2, "c": 9}
    links = [Link("a", "b", 0.9, ())]
    said = [
        Judgement("1", "toy", "a", "c", True, "هدى", "2024-01-01", ""),
        Judgement("2", "toy", "a", "b", False, "هدى", "2024-01-02", ""),
    ]
    assert cluster(profiles, links, said, lambda a, b: "far" if abs(a - b) > 1 else None) == (
        ("a", "c"),
        ("b",),
    )


def test_the_later_of_two_judgements_that_contradict_each_other_stands() -> None:
    profiles = {"a": 1, "b": 2}
    said = [
        Judgement("1", "toy", "a", "b", True, "هدى", "2024-01-01", ""),
        Judgement("2", "toy", "a", "b", False, "سمير", "2024-01-02", ""),
    ]
    assert cluster(profiles, (), said, lambda a, b: None) == (("a",), ("b",))


def test_the_earliest_node_names_its_cluster() -> None:
    graph = MemoryGraph()
    late, early = KIND.node("a", "2024-05-02", Toll("حمص", 3)), KIND.node("b", "2024-05-01", Toll("حمص", 4))
    assert regroup(graph, KIND, added=[late]).clusters == (Cluster("t-a", "a", ("a",)),)
    changes = regroup(graph, KIND, added=[early])
    assert changes.clusters == (Cluster("t-b", "b", ("a", "b")),)
    assert changes.gone == ("t-a",)
