"""Every public id that a study ever gave: an old one leads to where what it was given for is now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, and_, delete, select, update

from rasid.records.statements import parts, put_rows
from rasid.records.tables import nodes, public_ids


def give_ids(connection: Connection, kind: str, given: Sequence[tuple[str, str]]) -> None:
    """Note public ids, each with the node that it is given for: (id, node).

    One that was handed on to an heir is its own again: the id of what is there never leads elsewhere.
    """
    put_rows(connection, public_ids, [{"id": id, "kind": kind, "node": node} for id, node in given])


def lead(connection: Connection, id: str) -> str | None:
    """The public id under which a thing is known now, given one that it ever had.

    None for an id never given, and for one whose node is no more (its report was erased or coded anew).
    """
    query = (
        select(nodes.c.cluster)
        .join(public_ids, and_(nodes.c.kind == public_ids.c.kind, nodes.c.id == public_ids.c.node))
        .where(public_ids.c.id == id)
    )
    return connection.execute(query).scalar_one_or_none()


def node_of(connection: Connection, id: str) -> str | None:
    """The node that a public id was given for; None for an id never given."""
    return connection.execute(select(public_ids.c.node).where(public_ids.c.id == id)).scalar_one_or_none()


def former_ids(connection: Connection, kind: str, id: str) -> tuple[str, ...]:
    """The other public ids that lead to this one, sorted."""
    # In two steps: in one, SQLite goes through all public ids in their order to spare the sorting.
    mine = select(nodes.c.id).where(nodes.c.kind == kind, nodes.c.cluster == id)
    found: set[str] = set()
    for part in parts(connection.execute(mine).scalars().all()):
        query = select(public_ids.c.id).where(public_ids.c.kind == kind, public_ids.c.node.in_(part))
        found.update(connection.execute(query).scalars())
    return tuple(sorted(found - {id}))


def hand_on(connection: Connection, kind: str, heirs: Mapping[str, str | None]) -> None:
    """Let the public ids of nodes that are no more lead to their heirs; those without an heir are forgotten.

    A person's node holds his name: no node may stay here that is nowhere else.
    """
    for node, heir in sorted(heirs.items()):
        mine = (public_ids.c.kind == kind) & (public_ids.c.node == node)
        if heir is None:
            connection.execute(delete(public_ids).where(mine))
        else:
            connection.execute(update(public_ids).where(mine).values(node=heir))
