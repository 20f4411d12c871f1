"""Who is logged in, in which browsers, and who failed to be: nothing of it is in a backup."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from rasid.records.statements import put_rows
from rasid.records.workbench_tables import browsers, login_failures, sessions
from rasid.values.account import Session


@dataclass(frozen=True, slots=True)
class Failures:
    """Failed logins in a row: how many, the last, and until when none is looked at; times are ISO in UTC."""

    count: int
    last: str
    until: str


def add_session(connection: Connection, session: Session) -> None:
    """Keep a session."""
    connection.execute(
        insert(sessions), {name: getattr(session, name) for name in Session.__dataclass_fields__}
    )


def get_session(connection: Connection, id: str) -> Session | None:
    """A session by the SHA-256 of its secret."""
    row = connection.execute(select(sessions).where(sessions.c.id == id)).one_or_none()
    return None if row is None else _value(row)


def touch_session(connection: Connection, id: str, seen: str) -> None:
    """Say when a session was last used."""
    connection.execute(update(sessions).where(sessions.c.id == id).values(seen=seen))


def end_session(connection: Connection, id: str) -> None:
    """End one session."""
    connection.execute(delete(sessions).where(sessions.c.id == id))


def end_sessions(connection: Connection, account: str) -> int:
    """End all sessions of an account; gives how many there were."""
    return connection.execute(delete(sessions).where(sessions.c.account == account)).rowcount


def drop_expired(connection: Connection, *, now: str, idle_since: str) -> None:
    """Remove the sessions that have ended by themselves."""
    ended = (sessions.c.expires <= now) | (sessions.c.seen <= idle_since)
    connection.execute(delete(sessions).where(ended))


def add_browser(connection: Connection, id: str, account: str, *, made: str, kept: int) -> None:
    """Remember a browser of an account; of each account the latest `kept` are."""
    put_rows(connection, browsers, [{"id": id, "account": account, "made": made}])
    mine = select(browsers.c.id).where(browsers.c.account == account)
    older = mine.order_by(browsers.c.made.desc(), browsers.c.id).offset(kept).limit(1000)
    gone = list(connection.execute(older).scalars())
    connection.execute(delete(browsers).where(browsers.c.id.in_(gone)))


def is_browser_of(connection: Connection, id: str, account: str) -> bool:
    """Whether somebody logged in to the account in this browser before."""
    query = select(browsers.c.id).where(browsers.c.id == id, browsers.c.account == account)
    return connection.execute(query).first() is not None


def drop_browsers(connection: Connection, account: str) -> None:
    """Forget the browsers of an account."""
    connection.execute(delete(browsers).where(browsers.c.account == account))


def failures_of(connection: Connection, ids: Iterable[str]) -> dict[str, Failures]:
    """The failed logins of each of these who have some."""
    rows = connection.execute(select(login_failures).where(login_failures.c.id.in_(sorted(ids))))
    return {row.id: Failures(row.failures, row.last, row.until) for row in rows}


def put_failures(connection: Connection, found: Mapping[str, Failures]) -> None:
    """Put the failed logins of each in the place of what was there."""
    rows = [
        {"id": id, "failures": one.count, "last": one.last, "until": one.until}
        for id, one in sorted(found.items())
    ]
    put_rows(connection, login_failures, rows)


def drop_failures(connection: Connection, ids: Iterable[str]) -> None:
    """Forget the failed logins of these."""
    connection.execute(delete(login_failures).where(login_failures.c.id.in_(sorted(ids))))


def drop_old_failures(connection: Connection, before: str) -> None:
    """Forget the failed logins of all whose last is older."""
    connection.execute(delete(login_failures).where(login_failures.c.last < before))


def _value(row: Row[Any]) -> Session:
    return Session(**{name: getattr(row, name) for name in Session.__dataclass_fields__})
