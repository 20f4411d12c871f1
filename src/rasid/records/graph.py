"""Nodes, their keys, links and clusters: what `resolve.growing` joins reports, claims, people and names by.

`RecordGraph` is a `resolve.growing.Graph` (records does not know resolve: it has the same methods).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import BindParameter, Connection, Executable, Row, bindparam, delete, insert, select, update

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
        found = {row.id: _node_of(row) for row in self._rows(_NODES, kind, sorted(set(ids)))}
        return {id: found[id] for id in sorted(found)}

    def all_nodes(self, kind: str) -> Iterator[Node]:
        """Every node of a kind, by id."""
        query = select(*_NODE).where(nodes.c.kind == kind)
        return (_node_of(row) for row in pages(self._connection, query, [nodes.c.id]))

    def put_nodes(self, kind: str, nodes: Mapping[Node, tuple[str, ...]]) -> None:
        """Add nodes with their keys, or replace those of the same id (their cluster stays as it was)."""
        put_rows(self._connection, _TABLE_OF_NODES, [_row_of(kind, node) for node in nodes])
        self._run(_DROP_KEYS, kind, [node.id for node in nodes])
        rows = [
            {"kind": kind, "key": key, "node": node.id}
            for node, keys in nodes.items()
            for key in sorted(set(keys))
        ]
        if rows:
            self._connection.execute(_ADD_KEYS, rows)

    def remove_nodes(self, kind: str, ids: Sequence[str]) -> None:
        """Remove nodes with their keys and links."""
        for statement in (_DROP_KEYS, _DROP_LINKS_FROM, _DROP_LINKS_TO, _DROP_NODES):
            self._run(statement, kind, ids)

    def under_keys(self, kind: str, keys: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """For each key the ids of the nodes that have it, sorted."""
        return self._gathered(_UNDER_KEYS, kind, keys)

    def put_links(self, kind: str, links: Sequence[Link]) -> None:
        """Add links, or replace those of the same two nodes."""
        rows = [
            {"kind": kind, "a": link.a, "b": link.b, "score": link.score, "reasons": _json(link.reasons)}
            for link in links
        ]
        put_rows(self._connection, _TABLE_OF_LINKS, rows)

    def links_of(self, kind: str, ids: Iterable[str]) -> tuple[Link, ...]:
        """The links that have one of these nodes at an end, by their two nodes."""
        wanted = tuple(ids)
        # Two queries, each by its index: one with OR would look through all links of the kind.
        rows = (row for query in (_LINKS_FROM, _LINKS_TO) for row in self._rows(query, kind, wanted))
        found = {(row.a, row.b): row for row in rows}
        return tuple(_link_of(found[ends]) for ends in sorted(found))

    def judgements_of(self, kind: str, ids: Iterable[str]) -> tuple[Judgement, ...]:
        """The judgements that stand (were not taken back) and have one of these nodes at an end, by id."""
        return judgements_of(self._connection, kind, ids)

    def members_of(self, kind: str, clusters: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """For each cluster the ids of its nodes, sorted."""
        return self._gathered(_MEMBERS, kind, clusters)

    def put_clusters(self, kind: str, clusters: Mapping[str, str]) -> None:
        """Set the cluster (public id) of each of these nodes."""
        if clusters:
            rows = [{"kind_": kind, "of": id, "to": cluster} for id, cluster in clusters.items()]
            self._connection.execute(_PUT_CLUSTERS, rows)

    def _gathered(self, query: Executable, kind: str, names: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """For each name what the query pairs it with, sorted."""
        found: dict[str, list[str]] = {name: [] for name in names}
        for row in self._rows(query, kind, found):
            found[row.name].append(row.id)
        return {name: tuple(sorted(ids)) for name, ids in found.items()}

    def _rows(self, query: Executable, kind: str, names: Iterable[str]) -> Iterator[Row[Any]]:
        for part in parts(names):
            yield from self._connection.execute(query, {"kind_": kind, "names": part})

    def _run(self, statement: Executable, kind: str, names: Iterable[str]) -> None:
        for part in parts(names):
            self._connection.execute(statement, {"kind_": kind, "names": part})


def clusters_of(connection: Connection, kind: str, ids: Iterable[str]) -> dict[str, str]:
    """What these nodes belong to: the public id of each that belongs to something.

    Asked for by itself: joined to another table, a database may take all nodes of the kind first.
    """
    found: dict[str, str] = {}
    for part in parts(sorted(set(ids))):
        for row in connection.execute(_CLUSTERS, {"kind_": kind, "names": part}):
            if row.cluster is not None:
                found[row.id] = row.cluster
    return found


def clear(connection: Connection) -> None:
    """Remove every node, key and link, to join everything anew."""
    for emptied in (_TABLE_OF_LINKS, node_keys, _TABLE_OF_NODES):
        connection.execute(delete(emptied))


# The tables, where a parameter of the protocol has the same name.
_TABLE_OF_NODES = nodes
_TABLE_OF_LINKS = links

# The statements are made once: making one takes longer than running it. `kind_` and `names` are filled in.
_KIND: BindParameter[str] = bindparam("kind_")
_NAMES: BindParameter[str] = bindparam("names", expanding=True)
_NODE = (nodes.c.id, nodes.c.first, nodes.c.profile, nodes.c.cluster)
_NODES = select(*_NODE).where(nodes.c.kind == _KIND, nodes.c.id.in_(_NAMES))
_CLUSTERS = select(nodes.c.id, nodes.c.cluster).where(nodes.c.kind == _KIND, nodes.c.id.in_(_NAMES))
_UNDER_KEYS = select(node_keys.c.key.label("name"), node_keys.c.node.label("id")).where(
    node_keys.c.kind == _KIND, node_keys.c.key.in_(_NAMES)
)
_MEMBERS = select(nodes.c.cluster.label("name"), nodes.c.id).where(
    nodes.c.kind == _KIND, nodes.c.cluster.in_(_NAMES)
)
_LINKS_FROM = select(links).where(links.c.kind == _KIND, links.c.a.in_(_NAMES))
_LINKS_TO = select(links).where(links.c.kind == _KIND, links.c.b.in_(_NAMES))
_ADD_KEYS = insert(node_keys)
_DROP_KEYS = delete(node_keys).where(node_keys.c.kind == _KIND, node_keys.c.node.in_(_NAMES))
_DROP_LINKS_FROM = delete(links).where(links.c.kind == _KIND, links.c.a.in_(_NAMES))
_DROP_LINKS_TO = delete(links).where(links.c.kind == _KIND, links.c.b.in_(_NAMES))
_DROP_NODES = delete(nodes).where(nodes.c.kind == _KIND, nodes.c.id.in_(_NAMES))
_PUT_CLUSTERS = (
    update(nodes).where(nodes.c.kind == _KIND, nodes.c.id == bindparam("of")).values(cluster=bindparam("to"))
)


def _row_of(kind: str, node: Node) -> dict[str, str]:
    return {"kind": kind, "id": node.id, "first": node.first, "profile": node.profile}


def _node_of(row: Row[Any]) -> Node:
    return Node(row.id, row.first, row.profile, row.cluster)


def _link_of(row: Row[Any]) -> Link:
    return Link(row.a, row.b, row.score, msgspec.json.decode(row.reasons, type=tuple[Reason, ...]))


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()
