"""Studies in PostgreSQL: how one is reached and locked, and what its errors mean.

A study is all that the schema first in the search path holds; by default that is `public`, so one study a
database. `?options=-csearch_path%3DNAME` in the address chooses another schema.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, inspect, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError

from rasid.errors import RecordsError
from rasid.records.search_tables import TERMS_INDEX

#: How long one who writes waits for another, in seconds.
PATIENCE = 60
_LOCK_NOT_AVAILABLE = "55P03"
_INSUFFICIENT_PRIVILEGE = "42501"
#: The first half of the key of the advisory lock: the letters RASD.
_LOCK = 0x52415344


def is_address(place: str | Path) -> bool:
    """Whether a place is an address of PostgreSQL and not a path."""
    return isinstance(place, str) and place.startswith(
        ("postgresql://", "postgres://", "postgresql+psycopg://")
    )


def engine_of(address: str) -> Engine:
    """An engine for the address; its errors show no words of reports.

    Raises RecordsError where the address is none or the driver is missing.
    """
    try:
        return create_engine(_url_of(address), pool_pre_ping=True, hide_parameters=True)
    except ModuleNotFoundError as error:
        raise RecordsError(
            "PostgreSQL needs a driver that is not installed; install it with: pip install rasid[postgresql]"
        ) from error


def name_of(address: str) -> str:
    """The address without its password, as messages name it."""
    return _url_of(address).set(drivername="postgresql").render_as_string(hide_password=True)


def _url_of(address: str) -> URL:
    try:
        return make_url(address).set(drivername="postgresql+psycopg")
    except (ArgumentError, ValueError):
        raise RecordsError(
            "the database's address cannot be read; write it as postgresql://USER@HOST:PORT/DATABASE"
        ) from None


def transaction_options(mode: str) -> dict[str, object]:
    """Readers see one state throughout; a writer sees, once it has the lock, what the one before it wrote."""
    if mode == "read":
        return {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
    return {"isolation_level": "READ COMMITTED", "postgresql_readonly": False}


def lock(connection: Connection) -> None:
    """Wait until no other writes to this study; held until the transaction ends."""
    connection.execute(text(f"SET LOCAL lock_timeout = '{PATIENCE}s'"))
    connection.execute(
        text("SELECT pg_advisory_xact_lock(:lock, hashtext(current_schema()))"), {"lock": _LOCK}
    )


def refuse_filled(connection: Connection, name: str) -> None:
    """Raise RecordsError where the schema holds tables already, or does not exist."""
    if connection.execute(text("SELECT current_schema()")).scalar_one() is None:
        raise RecordsError(f"{name}: there is no schema to put the study into; make it with CREATE SCHEMA")
    found = connection.execute(
        text("SELECT tablename FROM pg_tables WHERE schemaname = current_schema() ORDER BY tablename LIMIT 1")
    ).scalar_one_or_none()
    if found is not None:
        raise RecordsError(
            f"{name} holds tables already ({found}); give an empty database, or open the study"
        )


def purge(connection: Connection, name: str) -> None:
    """Vacuum the tables of the study: the space of dead rows is free to be overwritten.

    The index of words is made anew: a GIN index never lets go of a term that it once held.
    """
    names = connection.dialect.identifier_preparer
    tables = ", ".join(names.quote(table) for table in sorted(inspect(connection).get_table_names()))
    connection.exec_driver_sql(f"VACUUM {tables}")
    connection.exec_driver_sql(f"REINDEX INDEX {TERMS_INDEX}")


def is_forbidden(error: DBAPIError) -> bool:
    """Whether the user may not do this to the study."""
    return getattr(error.orig, "sqlstate", None) == _INSUFFICIENT_PRIVILEGE


def reason_of(error: DBAPIError) -> str:
    """What an error of PostgreSQL means, and what to do."""
    if is_forbidden(error):
        return f"you may not do that ({_first_line(error)}); ask who looks after the database"
    if getattr(error.orig, "sqlstate", None) == _LOCK_NOT_AVAILABLE:
        return "another program is writing to the study; try again when it is done"
    if error.connection_invalidated or getattr(error.orig, "sqlstate", None) is None:
        return f"PostgreSQL cannot be reached ({_first_line(error)}); check that it runs, and the address"
    return f"PostgreSQL refuses ({_first_line(error)}); ask who looks after the database"


def _first_line(error: DBAPIError) -> str:
    return (str(error.orig).strip().splitlines() or ["no reason given"])[0]
