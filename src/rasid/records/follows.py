"""Whom and what people follow."""

from __future__ import annotations

from sqlalchemy import Connection, delete, select, update

from rasid.records.statements import put_rows
from rasid.records.workbench_tables import follows
from rasid.values.follow import Follow

_COLUMNS = (follows.c.kind, follows.c.target, follows.c.label, follows.c.made, follows.c.seen)


def follows_of(connection: Connection, account: str) -> tuple[Follow, ...]:
    """What somebody follows, the latest first."""
    query = (
        select(*_COLUMNS)
        .where(follows.c.account == account)
        .order_by(follows.c.made.desc(), follows.c.kind, follows.c.target)
    )
    return tuple(Follow(*row) for row in connection.execute(query))


def put_follow(connection: Connection, account: str, follow: Follow) -> None:
    """Follow something, or follow it under another label."""
    row = {name: getattr(follow, name) for name in Follow.__dataclass_fields__}
    put_rows(connection, follows, [{"account": account} | row])


def drop_follow(connection: Connection, account: str, kind: str, target: str) -> None:
    """Follow something no more."""
    mine = (follows.c.account == account, follows.c.kind == kind, follows.c.target == target)
    connection.execute(delete(follows).where(*mine))


def set_seen(connection: Connection, account: str, seen: int, targets: tuple[tuple[str, str], ...]) -> None:
    """Note that somebody saw what is new of these (kind, target) up to a number of the history."""
    for kind, target in targets:
        mine = (follows.c.account == account, follows.c.kind == kind, follows.c.target == target)
        connection.execute(update(follows).where(*mine, follows.c.seen < seen).values(seen=seen))
