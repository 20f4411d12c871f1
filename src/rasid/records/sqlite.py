"""Studies in an SQLite file: how it is made, opened and locked, and what its errors mean."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import ConnectionPoolEntry

from rasid.errors import RecordsError

#: Marks the file as a study (PRAGMA application_id): the letters RASD.
APPLICATION_ID = 0x52415344
#: How long one who writes waits for another, in seconds.
PATIENCE = 60
#: Every finished transaction is on the disk, and outlives a failure of the power.
DURABILITY = "FULL"
#: How much of the file each connection holds in memory at most, in KiB: what changes half a million rows of
#: a table goes over the same pages of its indexes again and again.
_CACHE = 128 * 1024
_BEGINNING = b"SQLite format 3\x00"


def engine_of(path: Path) -> Engine:
    """An engine for the file, which exists. Each connection waits, checks foreign keys, overwrites what is
    deleted, and has the file written through before a transaction counts as done. Errors show no words of
    reports.
    """
    engine = create_engine(
        URL.create("sqlite", database=str(path)), connect_args={"timeout": PATIENCE}, hide_parameters=True
    )
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    # Python's module would begin transactions by itself, and late: SQLAlchemy's `begin` does it below.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in (
        f"busy_timeout = {PATIENCE * 1000}",
        "journal_mode = WAL",
        f"synchronous = {DURABILITY}",
        "foreign_keys = ON",
        "secure_delete = ON",
        "temp_store = MEMORY",
        f"cache_size = -{_CACHE}",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Connection) -> None:
    mode = connection.get_execution_options().get("rasid_mode")
    if mode == "alone":  # a statement that no transaction may hold
        return
    connection.exec_driver_sql(f"PRAGMA query_only = {int(mode == 'read')}")
    connection.exec_driver_sql("BEGIN" if mode == "read" else "BEGIN IMMEDIATE")
    if mode == "create":
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")


def claim_file(path: Path) -> None:
    """Make the file, empty and readable by its owner alone. Raises RecordsError where it cannot be made."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError:
        raise RecordsError(f"{path} is there already; choose another name for the study") from None
    except OSError as error:
        raise RecordsError(
            f"{path} cannot be made ({error.strerror}); choose a folder that exists and that you can write"
        ) from error


def remove_file(path: Path) -> None:
    """Remove a study's file and what SQLite keeps beside it."""
    for suffix in ("", "-wal", "-shm", "-journal"):
        Path(f"{path}{suffix}").unlink(missing_ok=True)


def check_file(path: Path) -> None:
    """Raise RecordsError where the file is missing, unreadable, no study, or cannot be written."""
    try:
        with path.open("rb") as stream:
            head = stream.read(100)
    except FileNotFoundError:
        raise RecordsError(
            f"{path} does not exist; check the path, or make a study with rasid init"
        ) from None
    except OSError as error:
        raise RecordsError(f"{path} cannot be read ({error.strerror}); check its permissions") from error
    in_head = int.from_bytes(head[68:72], "big") == APPLICATION_ID
    if not head.startswith(_BEGINNING) or not (in_head or _is_marked(path)):
        raise RecordsError(f"{path} is not a study of Rasid; check the path, or make a study with rasid init")
    if not (os.access(path, os.W_OK) and os.access(path.absolute().parent, os.W_OK)):
        raise RecordsError(
            f"{path} is in a place that cannot be written; copy the study to a folder of your own"
        )


def _is_marked(path: Path) -> bool:
    """Whether the database is marked as a study. Asked of SQLite where the mark may still be in its journal,
    and before `engine_of` sets anything in what may be another program's file.
    """
    with closing(sqlite3.connect(path)) as connection:
        try:
            return bool(connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,))
        except sqlite3.DatabaseError:
            return False


def purge(connection: Connection, name: str) -> None:
    """Empty the journal. Raises RecordsError where it cannot be emptied, since someone reads the study."""
    busy = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").one()[0]
    if busy:
        raise RecordsError(
            f"{name}: what was erased is still in the file {name}-wal, since another program reads the "
            "study; it goes when that program ends"
        )


def reason_of(error: DBAPIError) -> str:
    """What an error of SQLite means, and what to do."""
    code = getattr(error.orig, "sqlite_errorcode", 0) & 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return "another program is writing to the study; try again when it is done"
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        return f"cannot be written ({error.orig}); copy the study to a folder of your own"
    if code == sqlite3.SQLITE_FULL:
        return "the disk is full; nothing of this step was kept; make room and repeat it"
    if code == sqlite3.SQLITE_IOERR:
        return f"the disk could not be read or written ({error.orig}); restore a backup if this comes again"
    return f"{error.orig}; run rasid check, and restore a backup if it finds faults"
