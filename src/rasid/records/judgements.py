"""What people judged to be one and the same, or not: kept for good, taken back by marking it so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from sqlalchemy import Connection, Row, bindparam, delete, insert, or_, select, update

from rasid.records.statements import parts
from rasid.records.tables import judgements
from rasid.values.judgement import Judgement


def add_judgement(connection: Connection, judgement: Judgement) -> None:
    """Keep a judgement. Its nodes may be in either order and need not exist (any more)."""
    row = {name: getattr(judgement, name) for name in Judgement.__dataclass_fields__}
    connection.execute(insert(judgements), row | {"taken_back": None})


def get_judgement(connection: Connection, id: str) -> tuple[Judgement, str | None] | None:
    """A judgement, and when it was taken back (None while it stands); None where there is none of this id."""
    row = connection.execute(select(judgements).where(judgements.c.id == id)).one_or_none()
    return None if row is None else (_value(row), row.taken_back)


def take_back_judgement(connection: Connection, id: str, when: str) -> None:
    """Mark a judgement as taken back at an ISO time in UTC; it then counts no more."""
    connection.execute(update(judgements).where(judgements.c.id == id).values(taken_back=when))


def judgements_of(connection: Connection, kind: str, nodes: Iterable[str]) -> tuple[Judgement, ...]:
    """The judgements that stand and have one of these nodes at an end, by id."""
    found: dict[str, Judgement] = {}
    for part in parts(nodes):
        for query in _STANDING_AT:
            for row in connection.execute(query, {"kind_": kind, "names": part}):
                found[row.id] = _value(row)
    return tuple(found[id] for id in sorted(found))


def move_ends(
    connection: Connection, kind: str, heirs: Mapping[str, str]
) -> tuple[tuple[Judgement, Judgement], ...]:
    """Let the standing judgements of nodes that a new coding made otherwise be of their heirs.

    `heirs`: for each such node the one in its place. Gives the judgements as they were and as they are.
    """
    moved = []
    for judgement in judgements_of(connection, kind, sorted(heirs)):
        a, b = heirs.get(judgement.a, judgement.a), heirs.get(judgement.b, judgement.b)
        connection.execute(update(judgements).where(judgements.c.id == judgement.id).values(a=a, b=b))
        moved.append((judgement, replace(judgement, a=a, b=b)))
    return tuple(moved)


def all_judgements(connection: Connection) -> tuple[Judgement, ...]:
    """Every judgement that stands, in the order they were made."""
    query = select(judgements).where(judgements.c.taken_back.is_(None))
    return tuple(
        _value(row) for row in connection.execute(query.order_by(judgements.c.made, judgements.c.id))
    )


def made_together(connection: Connection, judgement: Judgement) -> tuple[Judgement, ...]:
    """The judgements that stand and were made in one change with this one, itself among them, by id."""
    query = select(judgements).where(
        judgements.c.made == judgement.made,
        judgements.c.author == judgement.author,
        judgements.c.kind == judgement.kind,
        judgements.c.taken_back.is_(None),
    )
    return tuple(_value(row) for row in connection.execute(query.order_by(judgements.c.id)))


def drop_judgements(connection: Connection, nodes: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """Remove every judgement, standing or taken back, of these nodes (kind, id): for erasing a report.

    Gives the ids of the judgements removed, sorted.
    """
    dropped: list[str] = []
    for kind, id in nodes:
        of_node = (judgements.c.kind == kind) & or_(judgements.c.a == id, judgements.c.b == id)
        dropped += connection.execute(select(judgements.c.id).where(of_node)).scalars()
        connection.execute(delete(judgements).where(of_node))
    return tuple(sorted(dropped))


# Made once, since every report that is added asks them; one by each end, so that each has its index.
_STANDING_AT = tuple(
    select(judgements).where(
        judgements.c.taken_back.is_(None),
        judgements.c.kind == bindparam("kind_"),
        end.in_(bindparam("names", expanding=True)),
    )
    for end in (judgements.c.a, judgements.c.b)
)


def _value(row: Row[tuple[object, ...]]) -> Judgement:
    return Judgement(**{name: getattr(row, name) for name in Judgement.__dataclass_fields__})
