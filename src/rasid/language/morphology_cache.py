"""Answers of the morphology kept across runs, in one SQLite file that many processes may share.

A cache only ever saves time: a file that is missing, locked, read-only, corrupt, or written by another
version is replaced or passed over, and no error leaves this module. Answers are written in batches.
The file holds single words of the reports that were read, so only its owner may read it.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from pathlib import Path

_BATCH = 5_000
_LOCK_SECONDS = 2.0
_TABLES = (
    "CREATE TABLE IF NOT EXISTS version (value TEXT PRIMARY KEY) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS summaries (word TEXT PRIMARY KEY, summary TEXT NOT NULL) WITHOUT ROWID",
)


class SummaryCache:
    """Word -> encoded summary, on disk. Every method works, and does nothing, where there is no usable file.

    `version` names everything that the answers depend on: a file of another version is emptied.
    """

    def __init__(self, path: Path, *, version: str) -> None:
        self._path = path
        self._version = version
        self._process = os.getpid()
        self._pending: dict[str, str] = {}
        self._connection = self._open_or_replace()

    def get(self, word: str) -> str | None:
        """The stored answer, or None."""
        waiting = self._pending.get(word)
        if waiting is not None:
            return waiting
        connection = self._usable()
        if connection is None:
            return None
        try:
            row = connection.execute("SELECT summary FROM summaries WHERE word = ?", (word,)).fetchone()
        except sqlite3.OperationalError:
            return None
        except sqlite3.DatabaseError:
            self._replace()
            return None
        return row[0] if row is not None and isinstance(row[0], str) else None

    def put(self, word: str, summary: str) -> None:
        """Keep an answer; it is written with the next batch."""
        self._pending[word] = summary
        if len(self._pending) >= _BATCH:
            self.flush()

    def flush(self) -> None:
        """Write what waits. Where another process holds the file too long, the answers are let go."""
        waiting, self._pending = self._pending, {}
        connection = self._usable()
        if connection is None or not waiting:
            return
        try:
            with connection:
                connection.executemany(
                    "INSERT OR REPLACE INTO summaries VALUES (?, ?)", sorted(waiting.items())
                )
        except sqlite3.OperationalError:
            return
        except sqlite3.DatabaseError:
            self._replace()

    def close(self) -> None:
        """Write what waits and let go of the file."""
        self.flush()
        connection, self._connection = self._connection, None
        if connection is not None and self._process == os.getpid():
            with contextlib.suppress(sqlite3.Error):
                connection.close()

    def _usable(self) -> sqlite3.Connection | None:
        """The connection, opened anew after a fork: SQLite forbids carrying one into a child process."""
        if self._process != os.getpid():
            self._process = os.getpid()
            self._connection = self._open_or_replace()
        return self._connection

    def _open_or_replace(self) -> sqlite3.Connection | None:
        try:
            return self._open()
        except (sqlite3.OperationalError, OSError):
            return None
        except (sqlite3.DatabaseError, UnicodeDecodeError):
            return self._open_after_removal()

    def _open(self) -> sqlite3.Connection:
        self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        # check_same_thread: a server may read in one thread and close in another; the caller locks.
        connection = sqlite3.connect(self._path, timeout=_LOCK_SECONDS, check_same_thread=False)
        try:
            self._prepare(connection)
        except BaseException:
            connection.close()
            raise
        return connection

    def _prepare(self, connection: sqlite3.Connection) -> None:
        with contextlib.suppress(OSError):
            self._path.chmod(0o600)
        with contextlib.suppress(sqlite3.OperationalError):
            connection.execute("PRAGMA journal_mode = WAL").fetchone()
        connection.execute("PRAGMA synchronous = OFF")
        if self._is_current(connection):
            return
        with connection:
            connection.execute("BEGIN IMMEDIATE")
            for table in _TABLES:
                connection.execute(table)
            if not self._is_current(connection):
                connection.execute("DELETE FROM summaries")
                connection.execute("DELETE FROM version")
                connection.execute("INSERT INTO version VALUES (?)", (self._version,))

    def _is_current(self, connection: sqlite3.Connection) -> bool:
        known = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'version'").fetchone()
        if known is None:
            return False
        versions = connection.execute("SELECT value FROM version").fetchall()
        return versions == [(self._version,)]

    def _replace(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            with contextlib.suppress(sqlite3.Error):
                connection.close()
        self._connection = self._open_after_removal()

    def _open_after_removal(self) -> sqlite3.Connection | None:
        try:
            for suffix in ("", "-wal", "-shm", "-journal"):
                self._path.with_name(self._path.name + suffix).unlink(missing_ok=True)
            return self._open()
        except (sqlite3.Error, OSError):
            return None
