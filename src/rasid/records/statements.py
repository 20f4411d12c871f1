"""Statements that every noun needs: long lists in parts, rows put over others, pages of a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Executable, Row, Select, Table, tuple_
from sqlalchemy.dialects import postgresql, sqlite

V = TypeVar("V")

#: How many values one statement lists: far below what either database allows, and soon planned.
PART = 500
#: How many rows a stream takes at a time.
PAGE = 500


def parts(values: Iterable[V], size: int = PART) -> Iterator[tuple[V, ...]]:
    """Cut values into tuples of at most `size`, in their order."""
    rest = iter(values)
    while part := tuple(islice(rest, size)):
        yield part


def put_rows(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows; a row with the primary key of one that is there takes its place.

    All rows name the same columns.
    """
    if rows:
        connection.execute(_put(table, tuple(rows[0]), connection.dialect.name), list(rows))


def _insert(table: Table, dialect: str) -> sqlite.Insert | postgresql.Insert:
    return sqlite.insert(table) if dialect == "sqlite" else postgresql.insert(table)


@cache
def _put(table: Table, columns: tuple[str, ...], dialect: str) -> Executable:
    """The statement of `put_rows`, made once: making it takes longer than running it."""
    insert = _insert(table, dialect)
    keys = [column.name for column in table.primary_key]
    new = {name: insert.excluded[name] for name in columns if name not in keys}
    return insert.on_conflict_do_update(index_elements=keys, set_=new)


def pages(
    connection: Connection, query: Select[Any], key: Sequence[ColumnElement[Any]]
) -> Iterator[Row[Any]]:
    """The rows of a query in the order of `key`: its first columns, which are unique and not null.

    Taken a page at a time, each from behind the last row, so that streams can be read beside one another.
    """
    last: tuple[Any, ...] | None = None
    while True:
        page = query.order_by(*key).limit(PAGE)
        if last is not None:
            page = page.where(tuple_(*key) > tuple_(*last))
        rows = connection.execute(page).all()
        yield from rows
        if len(rows) < PAGE:
            return
        last = tuple(rows[-1][: len(key)])
