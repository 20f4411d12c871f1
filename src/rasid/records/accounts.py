"""Accounts: who may work on a study, and what each is proved by."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from rasid.records.workbench_tables import accounts
from rasid.values.account import ADMINISTRATOR, OPEN, Account, Credentials


def add_account(connection: Connection, account: Account, *, folded: str, password: str) -> None:
    """Keep a new account with the hash of its password. The name and `folded` must be free."""
    row = {name: getattr(account, name) for name in ("name", "role", "state", "made", "made_by")}
    connection.execute(insert(accounts), row | {"folded": folded, "password": password})


def get_account(connection: Connection, name: str) -> Account | None:
    """An account by its name as it was given."""
    row = connection.execute(select(accounts).where(accounts.c.name == name)).one_or_none()
    return None if row is None else _value(row)


def account_folded(connection: Connection, folded: str) -> Account | None:
    """The account whose name folds so."""
    row = connection.execute(select(accounts).where(accounts.c.folded == folded)).one_or_none()
    return None if row is None else _value(row)


def all_accounts(connection: Connection) -> tuple[Account, ...]:
    """Every account, open and closed, by name."""
    return tuple(_value(row) for row in connection.execute(select(accounts).order_by(accounts.c.name)))


def any_account(connection: Connection) -> bool:
    """Whether the study has accounts."""
    return connection.execute(select(accounts.c.name).limit(1)).first() is not None


def open_administrators(connection: Connection) -> int:
    """How many administrators can log in."""
    mine = (accounts.c.role == ADMINISTRATOR) & (accounts.c.state == OPEN)
    return connection.execute(select(func.count()).select_from(accounts).where(mine)).scalar_one()


def credentials_of(connection: Connection, name: str) -> Credentials:
    """What an account that is there is proved by."""
    row = connection.execute(select(accounts).where(accounts.c.name == name)).one()
    return Credentials(row.password, row.totp, row.totp_new, row.totp_used)


def set_role(connection: Connection, name: str, role: str) -> None:
    """Set the role of an account."""
    _set(connection, name, role=role)


def set_state(connection: Connection, name: str, state: str) -> None:
    """Open or close an account."""
    _set(connection, name, state=state)


def set_password(connection: Connection, name: str, hashed: str) -> None:
    """Set the hash of the password."""
    _set(connection, name, password=hashed)


def set_totp(
    connection: Connection, name: str, *, secret: str | None, waiting: str | None, used: int | None
) -> None:
    """Set the second factor: its secret, one that waits to be confirmed, the last step used."""
    _set(connection, name, totp=secret, totp_new=waiting, totp_used=used)


def _set(connection: Connection, name: str, **values: str | int | None) -> None:
    connection.execute(update(accounts).where(accounts.c.name == name).values(**values))


def _value(row: Row[Any]) -> Account:
    return Account(row.name, row.role, row.state, row.totp is not None, row.made, row.made_by)
