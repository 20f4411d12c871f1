"""What people added to the lexicon of a study: kept for good, taken back by marking it so."""

from __future__ import annotations

from typing import Any

import msgspec
from sqlalchemy import Connection, Row, insert, select, update

from rasid.records.workbench_tables import lexicon_additions
from rasid.values.addition import Addition


def add_addition(connection: Connection, addition: Addition) -> None:
    """Keep an addition."""
    row = {name: getattr(addition, name) for name in Addition.__dataclass_fields__}
    fields = msgspec.json.encode(dict(addition.fields), order="sorted").decode()
    connection.execute(insert(lexicon_additions), row | {"fields": fields})


def get_addition(connection: Connection, id: str) -> Addition | None:
    """An addition by its id."""
    query = select(lexicon_additions).where(lexicon_additions.c.id == id)
    row = connection.execute(query).one_or_none()
    return None if row is None else _value(row)


def all_additions(connection: Connection) -> tuple[Addition, ...]:
    """Every addition, those taken back too, the latest first."""
    query = select(lexicon_additions).order_by(lexicon_additions.c.made.desc(), lexicon_additions.c.id)
    return tuple(_value(row) for row in connection.execute(query))


def standing_additions(connection: Connection) -> tuple[Addition, ...]:
    """The additions that stand, by id."""
    query = select(lexicon_additions).where(lexicon_additions.c.taken_back.is_(None))
    return tuple(_value(row) for row in connection.execute(query.order_by(lexicon_additions.c.id)))


def take_back_addition(connection: Connection, id: str, when: str) -> None:
    """Mark an addition as taken back."""
    mine = lexicon_additions.c.id == id
    connection.execute(update(lexicon_additions).where(mine).values(taken_back=when))


def _value(row: Row[Any]) -> Addition:
    fields = msgspec.json.decode(row.fields, type=dict[str, str])
    return Addition(row.id, row.kind, fields, row.why, row.author, row.made, row.taken_back)
