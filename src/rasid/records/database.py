"""Where a study is kept: an SQLite file or a PostgreSQL database, opened, locked and closed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import (
    DatabaseError,
    DataError,
    DBAPIError,
    IntegrityError,
    NotSupportedError,
    ProgrammingError,
)

from rasid.errors import RecordsError
from rasid.records import postgresql, sqlite
from rasid.records.schema import prepare_schema, upgrade

Place = str | Path
#: What a database says of wrong statements and rows; all else is of its own state: disk, lock, server.
_FAULTS_OF_THE_PROGRAM = (DataError, IntegrityError, NotSupportedError, ProgrammingError)


class Database:
    """The store of one study. `backend` is `sqlite` or `postgresql`, `name` what messages call it.

    Made by `create` or `open`; `close` it, or use it as a context manager. All that one `reading()` or
    `writing()` does is one transaction: of one state of the study, and done wholly or not at all.
    """

    def __init__(self, engine: Engine, name: str) -> None:
        self._engine = engine
        self.name = name
        self.backend = engine.dialect.name

    @classmethod
    def create(cls, place: Place, fill: Callable[[Connection], None] = upgrade) -> Database:
        """Make an empty study at a path (an SQLite file) or a postgresql:// address.

        `fill` makes its tables and may put the first rows; all of it or nothing is there after. Raises
        RecordsError where something stands there already, or where nothing can be made.
        """
        if postgresql.is_address(place):
            database = cls(postgresql.engine_of(str(place)), postgresql.name_of(str(place)))
            with database._or_close(), database._transaction("create") as connection:
                postgresql.lock(connection)
                postgresql.refuse_filled(connection, database.name)
                fill(connection)
            return database
        path = Path(place)
        sqlite.claim_file(path)
        database = cls(sqlite.engine_of(path), str(path))
        try:
            with database._or_close(), database._transaction("create") as connection:
                fill(connection)
        except BaseException:
            sqlite.remove_file(path)
            raise
        return database

    @classmethod
    def open(cls, place: Place) -> Database:
        """Open a study, bringing one that an earlier version made up to date.

        Raises RecordsError where nothing is there, where what is there is no study or was made by a later
        version, and where it cannot be read or written.
        """
        if postgresql.is_address(place):
            database = cls(postgresql.engine_of(str(place)), postgresql.name_of(str(place)))
        else:
            sqlite.check_file(Path(place))
            database = cls(sqlite.engine_of(Path(place)), str(place))
        with database._or_close():
            prepare_schema(database)
        return database

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that reads one state of the study, whatever is written meanwhile."""
        with self._transaction("read") as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that writes. Only one runs at a time in a study; others wait for it for a minute."""
        with self._transaction("write") as connection:
            if self.backend == "postgresql":
                postgresql.lock(connection)
            yield connection

    @contextmanager
    def _transaction(self, mode: str) -> Iterator[Connection]:
        """One transaction; `mode`: read, write, or create (write where no study is yet)."""
        options: dict[str, object] = {"rasid_mode": mode}
        if self.backend == "postgresql":
            options |= postgresql.transaction_options(mode)
        try:
            with self._engine.connect() as made:
                connection = made.execution_options(**options)
                with connection.begin():
                    yield connection
        except _FAULTS_OF_THE_PROGRAM as error:
            if self.backend == "postgresql" and postgresql.is_forbidden(error):
                raise RecordsError(self._says(error)) from error
            raise
        except DatabaseError as error:
            raise RecordsError(self._says(error)) from error

    @contextmanager
    def _or_close(self) -> Iterator[None]:
        try:
            yield
        except BaseException:
            self.close()
            raise

    def purge(self) -> None:
        """Drop what the database still holds of deleted rows beside its tables, as far as it can.

        SQLite overwrites deleted rows at once, but keeps old pages in its journal: that is emptied, once no
        one reads the study. Raises RecordsError where someone reads it for a minute and longer. In PostgreSQL
        dead rows are vacuumed; its own log and backups are for its administrator.
        """
        purge = sqlite.purge if self.backend == "sqlite" else postgresql.purge
        try:
            with self._engine.connect() as made:
                connection = made.execution_options(isolation_level="AUTOCOMMIT", rasid_mode="alone")
                purge(connection, self.name)
        except DatabaseError as error:
            raise RecordsError(self._says(error)) from error

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()

    def __enter__(self) -> Database:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _says(self, error: DBAPIError) -> str:
        """What went wrong and what to do, in words."""
        why = sqlite.reason_of(error) if self.backend == "sqlite" else postgresql.reason_of(error)
        return f"{self.name}: {why}"
