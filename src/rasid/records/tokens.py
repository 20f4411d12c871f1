"""Personal tokens for the API, by the SHA-256 of their secrets."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from rasid.records.workbench_tables import tokens
from rasid.values.account import Token


def add_token(connection: Connection, token: Token, *, digest: str) -> None:
    """Keep a token."""
    row = {name: getattr(token, name) for name in Token.__dataclass_fields__}
    connection.execute(insert(tokens), row | {"digest": digest})


def token_of(connection: Connection, digest: str) -> Token | None:
    """The token whose secret has this SHA-256, whether it still counts or not."""
    row = connection.execute(select(tokens).where(tokens.c.digest == digest)).one_or_none()
    return None if row is None else _value(row)


def get_token(connection: Connection, id: str) -> Token | None:
    """A token by its id."""
    row = connection.execute(select(tokens).where(tokens.c.id == id)).one_or_none()
    return None if row is None else _value(row)


def tokens_of(connection: Connection, account: str) -> tuple[Token, ...]:
    """The tokens of an account, the latest first."""
    query = select(tokens).where(tokens.c.account == account)
    rows = connection.execute(query.order_by(tokens.c.made.desc(), tokens.c.id))
    return tuple(_value(row) for row in rows)


def touch_token(connection: Connection, id: str, used: str) -> None:
    """Say when a token was last used."""
    connection.execute(update(tokens).where(tokens.c.id == id).values(used=used))


def take_back_token(connection: Connection, id: str, when: str) -> None:
    """Mark a token as taken back: it counts no more."""
    connection.execute(update(tokens).where(tokens.c.id == id).values(taken_back=when))


def take_back_tokens(connection: Connection, account: str, when: str) -> None:
    """Mark all tokens of an account that stand as taken back."""
    mine = (tokens.c.account == account) & tokens.c.taken_back.is_(None)
    connection.execute(update(tokens).where(mine).values(taken_back=when))


def _value(row: Row[Any]) -> Token:
    return Token(**{name: getattr(row, name) for name in Token.__dataclass_fields__})
