"""The offices that reports give people: who has one in an organisation, and which reports tell of a title."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, delete, func, insert, select

from rasid.records.graph import clusters_of
from rasid.records.statements import parts
from rasid.records.tables import posts


@dataclass(frozen=True, slots=True)
class NamedPost:
    """An office of one naming: its id, the person's node, the organisation's, the title in one spelling."""

    naming: str
    node: str
    organisation: str | None
    title: str


def put_posts(connection: Connection, report_id: str, named: Sequence[NamedPost]) -> None:
    """Put the offices that a report gives people in the place of those before."""
    remove_posts(connection, report_id)
    rows: list[dict[str, object]] = []
    counted: dict[str, int] = {}
    for one in named:
        counted[one.naming] = counted.get(one.naming, -1) + 1
        rows.append(
            {name: getattr(one, name) for name in NamedPost.__dataclass_fields__}
            | {"report_id": report_id, "ordinal": counted[one.naming]}
        )
    if rows:
        connection.execute(insert(posts), rows)


def remove_posts(connection: Connection, report_id: str) -> None:
    """Remove the offices that a report gives people."""
    connection.execute(delete(posts).where(posts.c.report_id == report_id))


def people_with_posts(connection: Connection, organisations: Iterable[str]) -> tuple[str, ...]:
    """The public ids of the people whom reports give an office in these organisation nodes: those with most
    such reports first, then by id.
    """
    found: Counter[str] = Counter()
    named: Counter[str] = Counter()
    for part in parts(sorted(set(organisations))):
        query = select(posts.c.node, func.count().label("many")).where(posts.c.organisation.in_(part))
        for row in connection.execute(query.group_by(posts.c.node)):
            named[row.node] += row.many
    for node, cluster in clusters_of(connection, "person", named).items():
        found[cluster] += named[node]
    return tuple(sorted(found, key=lambda person: (-found[person], person)))
