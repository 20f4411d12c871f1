"""Filters of lists that people kept under a name."""

from __future__ import annotations

from sqlalchemy import Connection, delete, select

from rasid.records.statements import put_rows
from rasid.records.workbench_tables import saved_filters
from rasid.values.queue import SavedFilter


def filters_of(connection: Connection, account: str, page: str) -> tuple[SavedFilter, ...]:
    """The filters that somebody kept for a page, by name."""
    query = (
        select(saved_filters.c.name, saved_filters.c.query)
        .where(saved_filters.c.account == account, saved_filters.c.page == page)
        .order_by(saved_filters.c.name)
    )
    return tuple(SavedFilter(row.name, row.query) for row in connection.execute(query))


def keep(connection: Connection, account: str, page: str, *, kept: SavedFilter, at: str) -> None:
    """Keep a filter, in the place of one of the same name."""
    row = {"account": account, "page": page, "name": kept.name, "query": kept.query, "made": at}
    put_rows(connection, saved_filters, [row])


def drop(connection: Connection, account: str, page: str, name: str) -> None:
    """Keep a filter no more."""
    mine = (saved_filters.c.account == account, saved_filters.c.page == page, saved_filters.c.name == name)
    connection.execute(delete(saved_filters).where(*mine))
