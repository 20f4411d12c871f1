"""Joining that grows report by report: only what a new node touches is looked at again.

The clusters of a whole study are those of its connected components (nodes joined by links or by judgements of
sameness), so clustering again the components that changed gives what clustering everything would.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from rasid.resolve.clustering import cluster
from rasid.resolve.kind import Kind
from rasid.values.graph import Node
from rasid.values.judgement import Judgement, Link

P = TypeVar("P")


class Graph(Protocol):
    """Where nodes, keys, links and clusters of every kind are kept: in memory or in the store of a study."""

    def nodes(self, kind: str, ids: Iterable[str]) -> dict[str, Node]:
        """The nodes of these ids that there are, by id."""

    def put_nodes(self, kind: str, nodes: Mapping[Node, tuple[str, ...]]) -> None:
        """Add nodes with their keys, or replace those of the same id (their cluster stays as it was)."""

    def remove_nodes(self, kind: str, ids: Sequence[str]) -> None:
        """Remove nodes with their keys and links."""

    def under_keys(self, kind: str, keys: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """For each key the ids of the nodes that have it."""

    def put_links(self, kind: str, links: Sequence[Link]) -> None:
        """Add links, or replace those of the same two nodes."""

    def links_of(self, kind: str, ids: Iterable[str]) -> tuple[Link, ...]:
        """The links that have one of these nodes at an end."""

    def judgements_of(self, kind: str, ids: Iterable[str]) -> tuple[Judgement, ...]:
        """The judgements that stand (were not taken back) and have one of these nodes at an end."""

    def members_of(self, kind: str, clusters: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """For each cluster the ids of its nodes, sorted."""

    def put_clusters(self, kind: str, clusters: Mapping[str, str]) -> None:
        """Set the cluster (public id) of each of these nodes."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """A cluster as it is now: its public id, the first node (which the id is from), all nodes sorted."""

    id: str
    first: str
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Regrouped:
    """What a change did.

    `clusters` are those whose members changed or were judged or added again, by id; `gone` the ids of
    those that are no more; `moved` the nodes that were in another cluster before. Where one cluster took
    another's nodes, the one is in `clusters`, the other, if nothing is left of it, in `gone`.
    """

    clusters: tuple[Cluster, ...]
    gone: tuple[str, ...]
    moved: tuple[str, ...]


def regroup(
    graph: Graph,
    kind: Kind[P],
    *,
    added: Sequence[Node] = (),
    removed: Sequence[str] = (),
    judged: Sequence[str] = (),
) -> Regrouped:
    """Add and remove nodes, and cluster again what they or new judgements (of the nodes in `judged`) touch.

    A node in `added` that is there already is replaced, and its links are made again.
    """
    before = graph.nodes(kind.name, [*removed, *(node.id for node in added), *judged])
    old = {node.cluster for node in before.values() if node.cluster is not None}
    left = {id for members in graph.members_of(kind.name, old).values() for id in members}
    gone = [*removed, *(node.id for node in added if node.id in before and _differs(node, before[node.id]))]
    graph.remove_nodes(kind.name, sorted(set(gone)))
    _link(graph, kind, [node for node in added if node.id not in before or node.id in gone], added)
    seeds = (left | {node.id for node in added} | set(judged)) - set(removed)
    return _cluster_again(graph, kind, seeds, old)


def _differs(node: Node, other: Node) -> bool:
    return node.profile != other.profile


def _link(graph: Graph, kind: Kind[P], fresh: Sequence[Node], added: Sequence[Node]) -> None:
    """Put the nodes into the graph and compare those that are new with all that they meet under a key."""
    profiles = {node.id: kind.profile_of(node) for node in added}
    keys = {node: kind.keys(profiles[node.id]) for node in added}
    graph.put_nodes(kind.name, keys)
    sought = {node: kind.sought(profiles[node.id]) for node in fresh}
    under = graph.under_keys(kind.name, sorted({key for found in sought.values() for key in found}))
    met = {id for ids in under.values() for id in ids} - profiles.keys()
    profiles |= {id: kind.profile_of(node) for id, node in graph.nodes(kind.name, sorted(met)).items()}
    pairs = {
        (min(node.id, other), max(node.id, other))
        for node in fresh
        for key in sought[node]
        for other in under.get(key, ())
        if other != node.id
    }
    links = []
    for a, b in sorted(pairs):
        scored = kind.compare(profiles[a], profiles[b])
        if scored is not None:
            links.append(Link(a, b, scored[0], scored[1]))
    graph.put_links(kind.name, links)


def _cluster_again(graph: Graph, kind: Kind[P], seeds: set[str], old: set[str]) -> Regrouped:
    """Cluster the components of `seeds` and keep what changed."""
    nodes, links, judgements = _component(graph, kind.name, seeds)
    profiles = {id: kind.profile_of(nodes[id]) for id in sorted(nodes)}
    found = cluster(profiles, links, judgements, kind.conflict)
    named = {made.id: made for made in (_named(kind, members, nodes) for members in found)}
    held = old | {node.cluster for node in nodes.values() if node.cluster is not None}
    were = graph.members_of(kind.name, sorted(held | named.keys()))
    moved = {id: made.id for made in named.values() for id in made.members if nodes[id].cluster != made.id}
    graph.put_clusters(kind.name, moved)
    changed = tuple(
        made
        for name, made in sorted(named.items())
        if were.get(name, ()) != made.members or not seeds.isdisjoint(made.members)
    )
    still = graph.members_of(kind.name, sorted(held))
    return Regrouped(
        changed,
        tuple(sorted(name for name in held if not still.get(name))),
        tuple(sorted(id for id in moved if nodes[id].cluster is not None)),
    )


def _named(kind: Kind[P], members: tuple[str, ...], nodes: Mapping[str, Node]) -> Cluster:
    first = min(members, key=lambda id: (nodes[id].first, id))
    return Cluster(kind.public_id(first), first, members)


def _component(
    graph: Graph, kind: str, seeds: set[str]
) -> tuple[dict[str, Node], tuple[Link, ...], tuple[Judgement, ...]]:
    """All that links and judgements of sameness lead to from `seeds`, and what holds among it."""
    links: dict[tuple[str, str], Link] = {}
    judgements: dict[str, Judgement] = {}
    seen: set[str] = set()
    edge = set(seeds)
    while edge:
        seen |= edge
        found = graph.links_of(kind, sorted(edge))
        said = graph.judgements_of(kind, sorted(edge))
        links |= {(link.a, link.b): link for link in found}
        judgements |= {judgement.id: judgement for judgement in said}
        reached = {end for link in found for end in (link.a, link.b)}
        reached |= {end for judgement in said if judgement.same for end in (judgement.a, judgement.b)}
        edge = reached - seen
    return graph.nodes(kind, sorted(seen)), tuple(links.values()), tuple(judgements.values())
