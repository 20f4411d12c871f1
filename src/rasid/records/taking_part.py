"""In which incidents people and organisations (nodes) take part, and as what."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, func, select, tuple_

from rasid.records.statements import parts
from rasid.records.tables import claims, participants


def incidents_of_nodes(connection: Connection, kind: str, ids: Iterable[str]) -> tuple[str, ...]:
    """The incidents in whose claims these nodes (of persons or of organisations) take part, sorted."""
    column = {"person": participants.c.person, "organisation": participants.c.organisation}[kind]
    found: set[str] = set()
    for part in parts(ids):
        query = (
            select(claims.c.incident)
            .join(participants, participants.c.claim_id == claims.c.id)
            .where(column.in_(part), claims.c.incident.is_not(None))
            .distinct()
        )
        found.update(connection.execute(query).scalars())
    return tuple(sorted(found))


def latest_incidents(connection: Connection, kind: str, ids: Sequence[str], *, limit: int) -> tuple[str, ...]:
    """The incidents of the claims with the latest days in which these nodes (of persons or of organisations)
    take part, at most so many, the latest first; those without a day last.
    """
    column = {"person": participants.c.person, "organisation": participants.c.organisation}[kind]
    found: dict[str, None] = {}
    last: tuple[str, str] | None = None
    while len(found) < limit:
        page = _latest(connection, column, ids, limit=4 * limit, before=last)
        found |= dict.fromkeys(row.incident for row in page if row.incident is not None)
        if len(page) < 4 * limit:
            break
        last = page[-1].start, page[-1].claim_id
    return tuple(found)[:limit]


def _latest(
    connection: Connection,
    column: ColumnElement[Any],
    ids: Sequence[str],
    *,
    limit: int,
    before: tuple[str, str] | None,
) -> list[Row[Any]]:
    """Claims in which nodes take part, with their incidents, the latest first: each node by its index."""
    rows: list[Row[Any]] = []
    order = participants.c.start.desc(), participants.c.claim_id.desc()
    for id in ids:
        query = select(participants.c.start, participants.c.claim_id, claims.c.incident).where(column == id)
        if before is not None:
            query = query.where(tuple_(participants.c.start, participants.c.claim_id) < tuple_(*before))
        joined = query.join(claims, claims.c.id == participants.c.claim_id)
        rows.extend(connection.execute(joined.order_by(*order).limit(limit)))
    return sorted(rows, key=lambda row: (row.start, row.claim_id), reverse=True)[:limit]


def roles_in_incidents(
    connection: Connection, kind: str, ids: Iterable[str], *, only: Iterable[str] | None = None
) -> dict[str, tuple[str, ...]]:
    """As what these nodes (of persons or of organisations) take part, by incident, sorted; of these incidents
    `only`, if given.
    """
    column = {"person": participants.c.person, "organisation": participants.c.organisation}[kind]
    query = (
        select(claims.c.incident, participants.c.role)
        .join(participants, participants.c.claim_id == claims.c.id)
        .where(claims.c.incident.is_not(None))
        .distinct()
    )
    nodes_asked = tuple(parts(ids))
    found: dict[str, set[str]] = {}
    if only is None:
        asked = [query.where(column.in_(part)) for part in nodes_asked]
    else:
        # The node as an expression, so that no database looks for all its claims first.
        asked = [
            query.where(claims.c.incident.in_(some), func.coalesce(column, "").in_(part))
            for some in parts(only)
            for part in nodes_asked
        ]
    for one in asked:
        for row in connection.execute(one):
            found.setdefault(row.incident, set()).add(row.role)
    return {incident: tuple(sorted(roles)) for incident, roles in sorted(found.items())}
