"""Nodes, their keys, links and clusters: what `resolve.growing` joins reports, claims, people and names by.

`RecordGraph` is a `resolve.growing.Graph` (records does not know resolve: it has the same methods).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec
from sqlalchemy import Connection, bindparam, delete, insert, or_, select, update

from rasid.records.judgements import judgements_of
from rasid.records.statements import pages, parts, put_rows
from rasid.records.tables import links, node_keys, nodes
from rasid.values.graph import Node
from rasid.values.judgement import Judgement, Link, Reason


class RecordGraph:
    """The graph of a study, within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def nodes(self, kind: str, ids: Iterable[str]) -> dict[str, Node]:
        """The nodes of these ids that there are, by id, sorted."""
        query = select(nodes.c.id, nodes.c.first, nodes.c.profile, nodes.c.cluster)
        found = {}
        for part in parts(sorted(set(ids))):
            for row in self._connection.execute(query.where(nodes.c.kind == kind, nodes.c.id.in_(part))):
                found[row.id] = Node(row.id, row.first, row.profile, row.cluster)
        return {id: found[id] for id in sorted(found)}

    def all_nodes(self, kind: str) -> Iterator[Node]:
        """Every node of a kind, by id."""
        query = select(nodes.c.id, nodes.c.first, nodes.c.profile, nodes.c.cluster).where(
            nodes.c.kind == kind
        )
        for row in pages(self._connection, query, [nodes.c.id]):
            yield Node(row.id, row.first, row.profile, row.cluster)

    def put_nodes(self, kind: str, nodes: Mapping[Node, tuple[str, ...]]) -> None:
        """Add nodes with their keys, or replace those of the same id (their cluster stays as it was)."""
        put_rows(self._connection, _NODES, [_row_of(kind, node) for node in nodes])
        self._drop_keys(kind, [node.id for node in nodes])
        rows = [
            {"kind": kind, "key": key, "node": node.id}
            for node, keys in nodes.items()
            for key in sorted(set(keys))
        ]
        if rows:
            self._connection.execute(insert(node_keys), rows)

    def remove_nodes(self, kind: str, ids: Sequence[str]) -> None:
        """Remove nodes with their keys and links."""
        self._drop_keys(kind, ids)
        for part in parts(ids):
            ends = or_(links.c.a.in_(part), links.c.b.in_(part))
            self._connection.execute(delete(links).where(links.c.kind == kind, ends))
            self._connection.execute(delete(nodes).where(nodes.c.kind == kind, nodes.c.id.in_(part)))

    def _drop_keys(self, kind: str, ids: Iterable[str]) -> None:
        for part in parts(ids):
            query = delete(node_keys).where(node_keys.c.kind == kind, node_keys.c.node.in_(part))
            self._connection.execute(query)

    def under_keys(self, kind: str, keys: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """For each key the ids of the nodes that have it, sorted."""
        found: dict[str, list[str]] = {key: [] for key in keys}
        for part in parts(found):
            query = select(node_keys.c.key, node_keys.c.node).where(
                node_keys.c.kind == kind, node_keys.c.key.in_(part)
            )
            for row in self._connection.execute(query):
                found[row.key].append(row.node)
        return {key: tuple(sorted(ids)) for key, ids in found.items()}

    def put_links(self, kind: str, links: Sequence[Link]) -> None:
        """Add links, or replace those of the same two nodes."""
        rows = [
            {"kind": kind, "a": link.a, "b": link.b, "score": link.score, "reasons": _json(link.reasons)}
            for link in links
        ]
        put_rows(self._connection, _LINKS, rows)

    def links_of(self, kind: str, ids: Iterable[str]) -> tuple[Link, ...]:
        """The links that have one of these nodes at an end, by their two nodes."""
        found: dict[tuple[str, str], Link] = {}
        for part in parts(ids):
            # Two queries, each by its index: one with OR would look through all links of the kind.
            for end in (links.c.a, links.c.b):
                query = select(links).where(links.c.kind == kind, end.in_(part))
                for row in self._connection.execute(query):
                    reasons = msgspec.json.decode(row.reasons, type=tuple[Reason, ...])
                    found[row.a, row.b] = Link(row.a, row.b, row.score, reasons)
        return tuple(found[ends] for ends in sorted(found))

    def judgements_of(self, kind: str, ids: Iterable[str]) -> tuple[Judgement, ...]:
        """The judgements that stand (were not taken back) and have one of these nodes at an end, by id."""
        return judgements_of(self._connection, kind, ids)

    def members_of(self, kind: str, clusters: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """For each cluster the ids of its nodes, sorted."""
        found: dict[str, list[str]] = {cluster: [] for cluster in clusters}
        for part in parts(found):
            query = select(nodes.c.cluster, nodes.c.id).where(nodes.c.kind == kind, nodes.c.cluster.in_(part))
            for row in self._connection.execute(query):
                found[row.cluster].append(row.id)
        return {cluster: tuple(sorted(ids)) for cluster, ids in found.items()}

    def put_clusters(self, kind: str, clusters: Mapping[str, str]) -> None:
        """Set the cluster (public id) of each of these nodes."""
        if clusters:
            self._connection.execute(
                update(nodes)
                .where(nodes.c.kind == kind, nodes.c.id == bindparam("of"))
                .values(cluster=bindparam("to")),
                [{"of": id, "to": cluster} for id, cluster in clusters.items()],
            )


# The names of the tables, where a parameter of the protocol has the same.
_NODES = nodes
_LINKS = links


def _row_of(kind: str, node: Node) -> dict[str, str]:
    return {"kind": kind, "id": node.id, "first": node.first, "profile": node.profile}


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()
