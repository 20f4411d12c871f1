"""Studies are made, opened, refused and locked alike in both databases."""

from __future__ import annotations

import os
import sqlite3
import threading
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import insert, select, text
from sqlalchemy.exc import DBAPIError

from rasid.errors import RecordsError
from rasid.records import postgresql, sqlite
from rasid.records.database import Database
from rasid.records.meta import all_facts, get_fact, put_fact
from rasid.records.tables import meta


def test_what_is_written_is_there_when_opened_again(place: str) -> None:
    with Database.create(place) as database, database.writing() as connection:
        put_fact(connection, "name", "حلب")
    with Database.open(place) as database, database.reading() as connection:
        assert all_facts(connection) == {"name": "حلب"}


def test_a_transaction_that_fails_leaves_nothing(database: Database) -> None:
    with pytest.raises(ZeroDivisionError), database.writing() as connection:
        put_fact(connection, "name", "حلب")
        raise ZeroDivisionError
    with database.reading() as connection:
        assert all_facts(connection) == {}


def test_who_reads_cannot_write(database: Database) -> None:
    with pytest.raises(RecordsError), database.reading() as connection:
        put_fact(connection, "name", "حلب")
    with database.writing() as connection:
        put_fact(connection, "name", "حمص")


def test_who_reads_sees_one_state(database: Database) -> None:
    with database.reading() as reader:
        assert get_fact(reader, "name") is None
        with database.writing() as writer:
            put_fact(writer, "name", "حلب")
        assert get_fact(reader, "name") is None
    with database.reading() as reader:
        assert get_fact(reader, "name") == "حلب"


def test_writers_wait_for_one_another(place: str) -> None:
    Database.create(place).close()

    def add(times: int) -> None:
        with Database.open(place) as mine:
            for _ in range(times):
                with mine.writing() as connection:
                    put_fact(connection, "count", str(int(get_fact(connection, "count") or 0) + 1))

    writers = [threading.Thread(target=add, args=(20,)) for _ in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    with Database.open(place) as database, database.reading() as connection:
        assert get_fact(connection, "count") == "80"


def test_who_waits_too_long_is_told(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite, "PATIENCE", 1)
    monkeypatch.setattr(postgresql, "PATIENCE", 1)
    with Database.create(place) as one, one.writing() as connection:
        put_fact(connection, "name", "حلب")
        with (
            Database.open(place) as other,
            pytest.raises(RecordsError, match="another program is writing"),
            other.writing(),
        ):
            pass


def test_an_error_shows_no_words_of_a_report(database: Database) -> None:
    with pytest.raises(DBAPIError) as raised, database.writing() as connection:
        connection.execute(insert(meta), [{"key": "a", "value": "الشاهد أحمد"}, {"key": "a", "value": "x"}])
    assert "أحمد" not in str(raised.value)


@pytest.mark.parametrize("place", ["postgresql"], indirect=True)
def test_who_may_only_look_can_look_and_is_told_so(place: str, server: str) -> None:
    Database.create(place).close()
    schema = place.rpartition("%3D")[2]
    with psycopg.connect(server, autocommit=True) as connection:
        for statement in (
            f"CREATE ROLE {schema}_looker LOGIN",
            f"GRANT USAGE ON SCHEMA {schema} TO {schema}_looker",
            f"GRANT SELECT ON ALL TABLES IN SCHEMA {schema} TO {schema}_looker",
        ):
            connection.execute(statement)
    with Database.open(place.replace("rasid@", f"{schema}_looker@")) as database:
        with database.reading() as looking:
            assert all_facts(looking) == {}
        with pytest.raises(RecordsError, match="you may not do that"), database.writing() as writing:
            put_fact(writing, "name", "حلب")


def test_a_study_is_not_made_over_another(place: str) -> None:
    with Database.create(place) as database, database.writing() as connection:
        put_fact(connection, "name", "حلب")
    with pytest.raises(RecordsError, match="already"):
        Database.create(place)
    with Database.open(place) as database, database.reading() as connection:
        assert get_fact(connection, "name") == "حلب"


def test_a_study_of_a_later_version_is_refused(place: str) -> None:
    with Database.create(place) as database, database.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(RecordsError, match="later version"):
        Database.open(place)


def test_a_place_without_a_study_is_refused(place: str) -> None:
    with pytest.raises(RecordsError, match=r"does not exist|not a study"):
        Database.open(place)


@pytest.mark.parametrize("content", [b"", b"SQLite format 3\x00", b"\xff" * 5000, "قصف".encode() * 100])
def test_a_file_that_is_no_study_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.sqlite"
    path.write_bytes(content)
    with pytest.raises(RecordsError, match="is not a study"):
        Database.open(path)
    assert path.read_bytes() == content


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE meta (key TEXT)")
    other.close()
    with pytest.raises(RecordsError, match="is not a study"):
        Database.open(path)


@pytest.mark.parametrize("kept", [100, 5000, 20_000])
@pytest.mark.parametrize("filler", [b"", b"\xff"])
def test_a_damaged_study_is_refused(tmp_path: Path, kept: int, filler: bytes) -> None:
    path = tmp_path / "a.sqlite"
    Database.create(path).close()
    whole = path.read_bytes()
    path.write_bytes(whole[:kept] + filler * (len(whole) - kept))
    with pytest.raises(RecordsError, match="backup"):
        Database.open(path)


def test_a_folder_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RecordsError, match="choose a folder that exists"):
        Database.create(tmp_path / "none" / "a.sqlite")
    with pytest.raises(RecordsError, match="does not exist"):
        Database.open(tmp_path / "none" / "a.sqlite")


def test_a_folder_is_no_study(tmp_path: Path) -> None:
    with pytest.raises(RecordsError, match="cannot be read"):
        Database.open(tmp_path)
    with pytest.raises(RecordsError, match="already"):
        Database.create(tmp_path)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root writes everywhere")
def test_a_read_only_folder_is_refused(tmp_path: Path) -> None:
    Database.create(tmp_path / "a.sqlite").close()
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(RecordsError, match="cannot be written"):
            Database.open(tmp_path / "a.sqlite")
        with pytest.raises(RecordsError, match="cannot be made"):
            Database.create(tmp_path / "b.sqlite")
    finally:
        tmp_path.chmod(0o700)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_a_study_can_be_read_by_its_owner_alone(tmp_path: Path) -> None:
    with Database.create(tmp_path / "a.sqlite") as database, database.reading():
        assert {path.stat().st_mode & 0o77 for path in tmp_path.iterdir()} == {0}


def test_a_study_is_closed_without_leftovers(tmp_path: Path) -> None:
    with Database.create(tmp_path / "a.sqlite") as database, database.writing() as connection:
        put_fact(connection, "name", "حلب")
    assert [path.name for path in tmp_path.iterdir()] == ["a.sqlite"]


def test_an_address_that_is_none_is_refused() -> None:
    with pytest.raises(RecordsError, match="postgresql://USER@HOST:PORT/DATABASE"):
        Database.open("postgresql://localhost:port/study")


def test_a_server_that_is_not_there_is_refused_without_telling_the_password() -> None:
    with pytest.raises(RecordsError, match="cannot be reached") as raised:
        Database.open("postgresql://rasid:secret@127.0.0.1:1/rasid")
    assert "secret" not in str(raised.value)


def test_a_missing_driver_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "psycopg", None)
    with pytest.raises(RecordsError, match=r"pip install rasid\[postgresql\]"):
        Database.open("postgresql://rasid@127.0.0.1/rasid")


def test_sqlite_is_set_to_lose_nothing(tmp_path: Path) -> None:
    with Database.create(tmp_path / "a.sqlite") as database, database.writing() as connection:
        settings = {
            name: connection.execute(text(f"PRAGMA {name}")).scalar_one()
            for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete", "busy_timeout")
        }
    assert settings == {
        "journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1, "busy_timeout": 60_000
    }  # fmt: skip


def test_text_sorts_by_code_point_in_both(database: Database) -> None:
    words = ["ي", "آب", "a", "Z", "أ", "ا", "ﻻ", "\U0001f600", "ة", "_", "é", "ب"]
    with database.writing() as connection:
        connection.execute(insert(meta), [{"key": word, "value": ""} for word in words])
        found = list(connection.execute(select(meta.c.key).order_by(meta.c.key)).scalars())
    assert found == sorted(words)
