"""What people decided on values of claims: kept for good, taken back by marking it so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from rasid.records.statements import parts
from rasid.records.tables import decisions
from rasid.values.judgement import Decision

#: The field of a decision that names somebody: it acts on no claim.
PERSON = "person"


def add_decision(connection: Connection, decision: Decision, *, anchor: str | None) -> None:
    """Keep a decision. `anchor` is the claim in force that it acts on, None where there is none."""
    row = {name: getattr(decision, name) for name in Decision.__dataclass_fields__}
    connection.execute(insert(decisions), row | {"taken_back": None, "anchor": anchor})


def get_decision(connection: Connection, id: str) -> tuple[Decision, str | None] | None:
    """A decision, and when it was taken back (None while it stands); None where there is none of this id."""
    row = connection.execute(select(decisions).where(decisions.c.id == id)).one_or_none()
    return None if row is None else (_value(row), row.taken_back)


def take_back_decision(connection: Connection, id: str, when: str) -> None:
    """Mark a decision as taken back at an ISO time in UTC; it then counts no more."""
    connection.execute(update(decisions).where(decisions.c.id == id).values(taken_back=when, anchor=None))


def decisions_of_report(connection: Connection, report_id: str) -> tuple[Decision, ...]:
    """The decisions on a report's claims that stand, in the order they were made."""
    standing = (decisions.c.report_id == report_id) & decisions.c.taken_back.is_(None)
    query = select(decisions).where(standing).order_by(decisions.c.made, decisions.c.id)
    return tuple(_value(row) for row in connection.execute(query))


def decisions_on(connection: Connection, claim_ids: Iterable[str]) -> dict[str, tuple[Decision, ...]]:
    """The decisions that stand and act on these claims in force, in the order they were made."""
    found: dict[str, list[Decision]] = {}
    for part in parts(sorted(set(claim_ids))):
        acting = decisions.c.anchor.in_(part) & decisions.c.taken_back.is_(None)
        query = select(decisions).where(acting).order_by(decisions.c.made, decisions.c.id)
        for row in connection.execute(query):
            found.setdefault(row.anchor, []).append(_value(row))
    return {id: tuple(made) for id, made in found.items()}


def decisions_made(
    connection: Connection, report_ids: Iterable[str], times: Iterable[str]
) -> tuple[tuple[Decision, str | None], ...]:
    """The decisions on these reports that were made at one of these times, and when each was taken back."""
    wanted = decisions.c.report_id.in_(sorted(set(report_ids))) & decisions.c.made.in_(sorted(set(times)))
    rows = connection.execute(select(decisions).where(wanted).order_by(decisions.c.made, decisions.c.id))
    return tuple((_value(row), row.taken_back) for row in rows)


def decided_last(connection: Connection, most: int) -> tuple[str, ...]:
    """The claims in force that were decided on last, at most so many, the last first."""
    acting = decisions.c.anchor.is_not(None) & decisions.c.taken_back.is_(None)
    query = select(decisions.c.anchor).where(acting)
    ordered = query.order_by(decisions.c.made.desc(), decisions.c.id.desc()).limit(4 * most)
    return tuple(dict.fromkeys(connection.execute(ordered).scalars()))[:most]


def standing(connection: Connection) -> tuple[Decision, ...]:
    """Every decision that stands, in the order they were made."""
    query = select(decisions).where(decisions.c.taken_back.is_(None))
    rows = connection.execute(query.order_by(decisions.c.made, decisions.c.id))
    return tuple(_value(row) for row in rows)


def set_anchors(connection: Connection, anchors: Mapping[str, str | None]) -> None:
    """Set for each of these decisions the claim in force that it acts on, None where it lost its anchor."""
    for id, claim in sorted(anchors.items()):
        connection.execute(update(decisions).where(decisions.c.id == id).values(anchor=claim))


def adrift(connection: Connection) -> tuple[Decision, ...]:
    """The decisions that stand but lost their anchor: no claim in force is what they were made on."""
    standing = decisions.c.anchor.is_(None) & decisions.c.taken_back.is_(None)
    standing &= decisions.c.field != PERSON
    query = select(decisions).where(standing).order_by(decisions.c.made, decisions.c.id)
    return tuple(_value(row) for row in connection.execute(query))


def _value(row: Row[Any]) -> Decision:
    return Decision(**{name: getattr(row, name) for name in Decision.__dataclass_fields__})
