"""A study in one file, whichever database it is in: made while others work with it, checked when restored.

The file is a ZIP: for each table `TABLE.jsonl`, a row a line (a JSON array, columns in the order of the
manifest, bytes in base64), rows by primary key; and `manifest.json`: the format, the version of the tables,
and for each table its columns, number of rows and the SHA-256 of its lines. The index of words is not in it:
it follows from the reports and is made again. Nor is who is logged in; the hashes of passwords are.
"""

from __future__ import annotations

import hashlib
import os
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from types import GenericAlias
from typing import IO, Any

import msgspec
from sqlalchemy import (
    Boolean,
    Connection,
    Float,
    Integer,
    LargeBinary,
    Table,
    TableClause,
    Text,
    column,
    insert,
    select,
    table,
)
from sqlalchemy.types import TypeEngine

from rasid.errors import RecordsError
from rasid.records import told_tables as _told  # noqa: F401 - tables of the metadata
from rasid.records.database import Database, Place
from rasid.records.schema import REVISIONS, revision_of, upgrade
from rasid.records.statements import pages, parts
from rasid.records.tables import metadata
from rasid.records.workbench_tables import browsers, login_failures, sessions

FORMAT = "rasid study 1"
#: What no backup holds: who is logged in, in which browsers, and who failed to be.
_PASSING = (sessions, browsers, login_failures)
_MANIFEST = "manifest.json"
#: The time that every file within has: it says nothing, and the same study gives the same bytes.
_NO_TIME = (1980, 1, 1, 0, 0, 0)
#: The types of columns: as the manifest names them, in the database, in JSON.
_TYPES: dict[str, tuple[type[TypeEngine[Any]], type]] = {
    "text": (Text, str),
    "integer": (Integer, int),
    "number": (Float, float),
    "boolean": (Boolean, bool),
    "bytes": (LargeBinary, bytes),
}


class ColumnInBackup(msgspec.Struct, frozen=True):
    """A column: its name, its type (a key of `_TYPES`), whether it may be null."""

    name: str
    type: str
    nullable: bool


class TableInBackup(msgspec.Struct, frozen=True):
    """What the manifest says of a table."""

    name: str
    columns: tuple[ColumnInBackup, ...]
    rows: int
    sha256: str


class Manifest(msgspec.Struct, frozen=True):
    """What a backup holds; `tables` in an order in which no row refers to one that comes later.

    `sha256` is the digest of all else in it.
    """

    format: str
    version: str
    tables: tuple[TableInBackup, ...]
    sha256: str = ""

    def sealed(self) -> Manifest:
        """The same with its digest."""
        plain = msgspec.structs.replace(self, sha256="")
        return msgspec.structs.replace(self, sha256=hashlib.sha256(msgspec.json.encode(plain)).hexdigest())


def back_up(database: Database, file: Path) -> Manifest:
    """Write a study into a file that is not there yet.

    All of it is of one state, whatever is written meanwhile. The file has its name only once it is whole.
    Raises RecordsError where the file exists or cannot be written.
    """
    if file.exists():
        raise RecordsError(f"{file} is there already; give the backup another name")
    part = file.with_name(f".{file.name}.part-{os.getpid()}")
    try:
        with part.open("xb") as stream, database.reading() as connection:
            os.chmod(part, 0o600)  # noqa: PTH101
            manifest = _write(connection, stream)
            stream.flush()
            os.fsync(stream.fileno())
        part.rename(file)
    except OSError as error:
        raise RecordsError(f"{file} cannot be written ({error.strerror}); choose another place") from error
    finally:
        part.unlink(missing_ok=True)
    return manifest


def _write(connection: Connection, stream: IO[bytes]) -> Manifest:
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        kept = (table for table in metadata.sorted_tables if table not in _PASSING)
        tables = tuple(_write_table(connection, archive, table) for table in kept)
        manifest = Manifest(FORMAT, revision_of(connection) or "", tables).sealed()
        archive.writestr(_entry(_MANIFEST), msgspec.json.format(msgspec.json.encode(manifest), indent=1))
    return manifest


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _NO_TIME)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o600 << 16
    return entry


def _write_table(connection: Connection, archive: zipfile.ZipFile, kept: Table) -> TableInBackup:
    digest, rows = hashlib.sha256(), 0
    key = list(kept.primary_key)
    columns = (*key, *(c for c in kept.columns if not c.primary_key))
    with archive.open(_entry(_file_of(kept.name)), "w", force_zip64=True) as lines:
        for row in pages(connection, select(*columns), key):
            line = msgspec.json.encode(tuple(row)) + b"\n"  # bytes become base64
            digest.update(line)
            lines.write(line)
            rows += 1
    described = tuple(ColumnInBackup(str(c.name), _type_name(c.type), bool(c.nullable)) for c in columns)
    return TableInBackup(str(kept.name), described, rows, digest.hexdigest())


def _type_name(type_: TypeEngine[Any]) -> str:
    return next(name for name, (of_database, _) in _TYPES.items() if isinstance(type_, of_database))


def _file_of(name: str) -> str:
    return f"{name}.jsonl"


def restore(file: Path, place: Place, finish: Callable[[Connection], None]) -> None:
    """Make a study anew from a backup, in a place where none is, in whichever kind of database.

    `finish` is called when all rows are there, to make again what a backup does not hold: the index of words.
    All of it is there after, or nothing. Raises RecordsError where the place is taken, where the file is no
    backup or of a later version, and, before anything is made, where it is not as it was written.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            manifest = _read_manifest(archive, file)
            for of in manifest.tables:
                for _ in _rows(archive, of, file):
                    pass

            def fill(connection: Connection) -> None:
                _fill(connection, archive, manifest, file)
                finish(connection)

            Database.create(place, fill).close()
    except FileNotFoundError:
        raise RecordsError(f"{file} does not exist; check the path") from None
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
        raise _damaged(file, str(error)) from error
    except OSError as error:
        raise RecordsError(f"{file} cannot be read ({error.strerror}); check its permissions") from error


def _fill(connection: Connection, archive: zipfile.ZipFile, manifest: Manifest, file: Path) -> None:
    """Make the tables as they were, put the rows, then bring the tables up to date."""
    upgrade(connection, manifest.version)
    for of in manifest.tables:
        named = [c.name for c in of.columns]
        into: TableClause = table(of.name, *(column(c.name, _TYPES[c.type][0]()) for c in of.columns))
        for part in parts(_rows(archive, of, file)):
            connection.execute(insert(into), [dict(zip(named, row, strict=True)) for row in part])
    upgrade(connection)


def _read_manifest(archive: zipfile.ZipFile, file: Path) -> Manifest:
    try:
        manifest = msgspec.json.decode(archive.read(_MANIFEST), type=Manifest)
    except (KeyError, msgspec.DecodeError) as error:
        raise RecordsError(f"{file} is not a backup of a study; give one made with rasid backup") from error
    if manifest.format != FORMAT or manifest.version not in REVISIONS:
        raise RecordsError(
            f"{file} was made by a later version of Rasid ({manifest.format}, tables {manifest.version}); "
            "install that version or a later one"
        )
    if manifest != manifest.sealed():
        raise _damaged(file, "what it says of itself was altered")
    wanted = sorted((_MANIFEST, *(_file_of(of.name) for of in manifest.tables)))
    if sorted(archive.namelist()) != wanted or any(
        c.type not in _TYPES for t in manifest.tables for c in t.columns
    ):
        raise _damaged(file, "it does not hold the tables that it lists")
    return manifest


def _rows(archive: zipfile.ZipFile, of: TableInBackup, file: Path) -> Iterator[tuple[Any, ...]]:
    """The rows of a table. Raises RecordsError, at the end, unless they are what the manifest says."""
    digest, rows = hashlib.sha256(), 0
    decoder = msgspec.json.Decoder(_row_type(of.columns))
    with archive.open(_file_of(of.name)) as lines:
        for line in lines:
            digest.update(line)
            rows += 1
            try:
                yield decoder.decode(line)
            except msgspec.DecodeError as error:
                raise _damaged(file, f"row {rows} of {of.name}: {error}") from error
    if (rows, digest.hexdigest()) != (of.rows, of.sha256):
        raise _damaged(file, f"the rows of {of.name} are not those that were written")


def _row_type(columns: tuple[ColumnInBackup, ...]) -> GenericAlias:
    """The type of a row: a tuple of the types of its columns."""
    types = (_TYPES[c.type][1] | None if c.nullable else _TYPES[c.type][1] for c in columns)
    return GenericAlias(tuple, tuple(types))


def _damaged(file: Path, why: str) -> RecordsError:
    return RecordsError(f"{file} is damaged or was altered ({why}); restore another backup")
