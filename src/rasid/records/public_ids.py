"""Every public id that a study ever gave: an old one leads to where what it was given for is now."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, and_, select

from rasid.records.statements import put_rows
from rasid.records.tables import nodes, public_ids


def give_ids(connection: Connection, kind: str, given: Sequence[tuple[str, str]]) -> None:
    """Note public ids, each with the node that it was given for: (id, node). One noted before stays."""
    known = {id for id, _ in given} & set(
        connection.execute(
            select(public_ids.c.id).where(public_ids.c.id.in_([id for id, _ in given]))
        ).scalars()
    )
    put_rows(
        connection,
        public_ids,
        [{"id": id, "kind": kind, "node": node} for id, node in given if id not in known],
    )


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


def former_ids(connection: Connection, kind: str, id: str) -> tuple[str, ...]:
    """The other public ids that lead to this one, sorted."""
    query = (
        select(public_ids.c.id)
        .join(nodes, and_(nodes.c.kind == public_ids.c.kind, nodes.c.id == public_ids.c.node))
        .where(nodes.c.kind == kind, nodes.c.cluster == id, public_ids.c.id != id)
        .order_by(public_ids.c.id)
    )
    return tuple(connection.execute(query).scalars())
