"""To whom reports were given for review."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, delete, func, select

from rasid.records.statements import pages, parts, put_rows
from rasid.records.workbench_tables import assignments

_ACCOUNT = select(assignments.c.account)


def account_of(connection: Connection, report_id: str) -> str | None:
    """The account that a report was given to, None for nobody."""
    return connection.execute(_ACCOUNT.where(assignments.c.report_id == report_id)).scalar_one_or_none()


def accounts_of(connection: Connection, report_ids: Iterable[str]) -> dict[str, str]:
    """The accounts that those of these reports were given to that were given to somebody."""
    found: dict[str, str] = {}
    for part in parts(sorted(set(report_ids))):
        query = select(assignments.c.report_id, assignments.c.account).where(
            assignments.c.report_id.in_(part)
        )
        found |= {row.report_id: row.account for row in connection.execute(query)}
    return found


def all_assigned(connection: Connection) -> dict[str, str]:
    """Every report that was given to somebody, and to whom."""
    query = select(assignments.c.report_id, assignments.c.account)
    return {row.report_id: row.account for row in pages(connection, query, [assignments.c.report_id])}


def give(connection: Connection, report_ids: Iterable[str], account: str, *, author: str, at: str) -> None:
    """Give reports to an account, in the place of whom they were given to."""
    rows = [
        {"report_id": id, "account": account, "author": author, "made": at} for id in sorted(set(report_ids))
    ]
    put_rows(connection, assignments, rows)


def free(connection: Connection, report_ids: Iterable[str]) -> None:
    """Give reports to nobody."""
    for part in parts(sorted(set(report_ids))):
        connection.execute(delete(assignments).where(assignments.c.report_id.in_(part)))


def accounts(connection: Connection) -> tuple[tuple[str, int], ...]:
    """Every account that reports were given to, by name, and how many."""
    query = select(assignments.c.account, func.count()).group_by(assignments.c.account)
    return tuple(sorted((account, n) for account, n in connection.execute(query)))
