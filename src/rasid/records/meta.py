"""Facts of the study itself, by name: its id, the day it was made, the end of its history."""

from __future__ import annotations

from sqlalchemy import Connection, bindparam, select

from rasid.records.statements import put_rows
from rasid.records.tables import meta

_VALUE = select(meta.c.value).where(meta.c.key == bindparam("name"))


def get_fact(connection: Connection, name: str) -> str | None:
    """A fact by its name, None where it was never put."""
    return connection.execute(_VALUE, {"name": name}).scalar_one_or_none()


def put_fact(connection: Connection, name: str, value: str) -> None:
    """Put a fact in the place of what was there."""
    put_rows(connection, meta, [{"key": name, "value": value}])


def all_facts(connection: Connection) -> dict[str, str]:
    """Every fact, by name."""
    query = select(meta.c.key, meta.c.value).order_by(meta.c.key)
    return {row.key: row.value for row in connection.execute(query)}
