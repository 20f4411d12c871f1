"""A graph in memory: for a few reports, and for tests."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from rasid.values.graph import Node
from rasid.values.judgement import Judgement, Link


class MemoryGraph:
    """A `growing.Graph` in dictionaries. `judge` adds a judgement of a person."""

    def __init__(self) -> None:
        self._nodes: dict[tuple[str, str], Node] = {}
        self._keys: dict[tuple[str, str], set[str]] = {}
        self._keys_of: dict[tuple[str, str], tuple[str, ...]] = {}
        self._links: dict[tuple[str, str], dict[str, Link]] = {}
        self._judgements: dict[str, Judgement] = {}
        self._clusters: dict[tuple[str, str], set[str]] = {}

    def judge(self, judgement: Judgement) -> None:
        """Add a person's judgement; `growing.regroup` with its nodes as `judged` makes it count."""
        self._judgements[judgement.id] = judgement

    def take_back(self, id: str) -> None:
        """Take a judgement back."""
        del self._judgements[id]

    def nodes(self, kind: str, ids: Iterable[str]) -> dict[str, Node]:
        """See `growing.Graph`."""
        return {id: self._nodes[kind, id] for id in ids if (kind, id) in self._nodes}

    def all_nodes(self, kind: str) -> tuple[Node, ...]:
        """Every node of a kind, by id."""
        return tuple(node for (of, _), node in sorted(self._nodes.items()) if of == kind)

    def put_nodes(self, kind: str, nodes: Mapping[Node, tuple[str, ...]]) -> None:
        """See `growing.Graph`."""
        for node, keys in nodes.items():
            held = self._nodes.get((kind, node.id))
            self._nodes[kind, node.id] = replace(node, cluster=None if held is None else held.cluster)
            self._drop_keys(kind, node.id)
            self._keys_of[kind, node.id] = keys
            for key in keys:
                self._keys.setdefault((kind, key), set()).add(node.id)

    def remove_nodes(self, kind: str, ids: Sequence[str]) -> None:
        """See `growing.Graph`."""
        for id in ids:
            node = self._nodes.pop((kind, id), None)
            if node is not None and node.cluster is not None:
                self._clusters[kind, node.cluster].discard(id)
            self._drop_keys(kind, id)
            for link in self._links.pop((kind, id), {}).values():
                other = link.b if link.a == id else link.a
                self._links.get((kind, other), {}).pop(id, None)

    def _drop_keys(self, kind: str, id: str) -> None:
        for key in self._keys_of.pop((kind, id), ()):
            self._keys[kind, key].discard(id)

    def under_keys(self, kind: str, keys: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """See `growing.Graph`."""
        return {key: tuple(sorted(self._keys.get((kind, key), ()))) for key in keys}

    def put_links(self, kind: str, links: Sequence[Link]) -> None:
        """See `growing.Graph`."""
        for link in links:
            self._links.setdefault((kind, link.a), {})[link.b] = link
            self._links.setdefault((kind, link.b), {})[link.a] = link

    def links_of(self, kind: str, ids: Iterable[str]) -> tuple[Link, ...]:
        """See `growing.Graph`."""
        found = {(link.a, link.b): link for id in ids for link in self._links.get((kind, id), {}).values()}
        return tuple(found[ends] for ends in sorted(found))

    def judgements_of(self, kind: str, ids: Iterable[str]) -> tuple[Judgement, ...]:
        """See `growing.Graph`."""
        wanted = set(ids)
        return tuple(
            judgement
            for _, judgement in sorted(self._judgements.items())
            if judgement.kind == kind and not wanted.isdisjoint((judgement.a, judgement.b))
        )

    def members_of(self, kind: str, clusters: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """See `growing.Graph`."""
        return {name: tuple(sorted(self._clusters.get((kind, name), ()))) for name in clusters}

    def put_clusters(self, kind: str, clusters: Mapping[str, str]) -> None:
        """See `growing.Graph`."""
        for id, name in clusters.items():
            node = self._nodes[kind, id]
            if node.cluster is not None:
                self._clusters[kind, node.cluster].discard(id)
            self._nodes[kind, id] = replace(node, cluster=name)
            self._clusters.setdefault((kind, name), set()).add(id)
