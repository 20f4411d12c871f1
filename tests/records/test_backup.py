"""A study is one file, restored in either database, and refused where it is not as it was written."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Connection, insert, select

from rasid.errors import RecordsError
from rasid.records.backup import back_up, restore
from rasid.records.database import Database
from rasid.records.history import Change, append, head, verify
from rasid.records.meta import put_fact
from rasid.records.reports import get_report, put_report, set_copies
from rasid.records.tables import links, metadata, nodes
from rasid.values.report import Report
from rasid.values.stored import Arrival

TEXT = "أعلنت الوكالة اليوم سقوط ثلاثة جرحى في حلب."


@pytest.fixture
def study(place: str) -> Iterator[Database]:
    """A study with two reports, of which the first is a copy of the second, and rows of every type."""
    with Database.create(place) as made:
        with made.writing() as connection:
            put_fact(connection, "id", "s-1")
            for number in (1, 2):
                report = Report(
                    f"a-{number}", TEXT, source="وكالة", original=bytes(range(256)), sha256="0" * 64
                )
                arrival = Arrival("file", date(2024, 5, number), "ليلى")
                put_report(connection, report, id=f"r-{number}", arrival=arrival)
                append(connection, Change("2024-05-01T00:00:00Z", "ليلى", "add", "report", f"r-{number}"))
            set_copies(connection, {"r-1": "r-2"})
            many = [
                {"kind": "claim", "id": f"c-{number:04}", "first": "2014", "profile": '{"س": null}'}
                for number in range(1201)
            ]
            connection.execute(insert(nodes), many)
            a_link = {"kind": "claim", "a": "c-0001", "b": "c-0002", "score": 0.1 + 0.2, "reasons": "[]"}
            connection.execute(insert(links), a_link)
        yield made


def rows_of(database: Database) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, by primary key."""
    with database.reading() as connection:
        return {
            table.name: [tuple(row) for row in connection.execute(select(table).order_by(*table.primary_key))]
            for table in metadata.sorted_tables
        }


def nothing(connection: Connection) -> None:
    """Nothing to finish."""


def test_a_study_moves_to_the_other_database_and_back(
    study: Database, other_place: str, tmp_path: Path
) -> None:
    made = back_up(study, tmp_path / "one.zip")
    assert {table.name: table.rows for table in made.tables if table.rows} == {
        "meta": 2, "sources": 1, "reports": 2, "history": 2, "changes": 2, "nodes": 1201, "links": 1
    }  # fmt: skip
    restore(tmp_path / "one.zip", other_place, nothing)
    with Database.open(other_place) as other:
        assert rows_of(other) == rows_of(study)
        back_up(other, tmp_path / "two.zip")
        with other.reading() as connection:
            assert verify(connection) == ()
            assert get_report(connection, "r-1") is not None
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()


def test_a_backup_is_of_one_state_while_others_write(
    study: Database, place: str, other_place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The pages of a table are small, and a second writer adds a row before each.
    monkeypatch.setattr("rasid.records.statements.PAGE", 200)
    taken = zipfile.ZipFile.open
    number = 10

    def open_and_write(*given: object, **named: object) -> object:
        nonlocal number
        number += 1
        with Database.open(place) as other, other.writing() as connection:
            append(connection, Change("2024-05-02T00:00:00Z", "سامي", "add", "report", f"r-{number}"))
        return taken(*given, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(zipfile.ZipFile, "open", open_and_write)
    back_up(study, tmp_path / "a.zip")
    monkeypatch.undo()
    restore(tmp_path / "a.zip", other_place, nothing)
    with Database.open(other_place) as other, other.reading() as connection, study.reading() as now:
        assert verify(connection) == ()
        assert head(connection).number < head(now).number


def test_a_backup_is_not_written_over_a_file(study: Database, tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_text("mine")
    with pytest.raises(RecordsError, match="already"):
        back_up(study, tmp_path / "a.zip")
    assert (tmp_path / "a.zip").read_text() == "mine"


def test_a_backup_that_fails_leaves_nothing(
    study: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = set(tmp_path.iterdir())

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(zipfile.ZipFile, "writestr", full)
    with pytest.raises(RecordsError, match="No space left"):
        back_up(study, tmp_path / "a.zip")
    assert set(tmp_path.iterdir()) == before
    with pytest.raises(RecordsError, match="cannot be written"):
        back_up(study, tmp_path / "none" / "a.zip")


def test_a_study_is_not_restored_over_another(study: Database, place: str, tmp_path: Path) -> None:
    back_up(study, tmp_path / "a.zip")
    before = rows_of(study)
    with pytest.raises(RecordsError, match="already"):
        restore(tmp_path / "a.zip", place, nothing)
    assert rows_of(study) == before


def test_what_fails_at_the_end_of_restoring_leaves_no_study(
    study: Database, other_place: str, tmp_path: Path
) -> None:
    back_up(study, tmp_path / "a.zip")

    def fail(connection: Connection) -> None:
        assert head(connection).number == 2
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        restore(tmp_path / "a.zip", other_place, fail)
    restore(tmp_path / "a.zip", other_place, nothing)
    with Database.open(other_place) as other:
        assert rows_of(other) == rows_of(study)


def changed(file: Path, name: str, old: bytes, new: bytes) -> Path:
    """A backup with one of its files changed, and with the checksums of a ZIP that fit."""
    into = file.with_name("changed.zip")
    with zipfile.ZipFile(file) as source, zipfile.ZipFile(into, "w") as target:
        for entry in source.namelist():
            content = source.read(entry)
            if entry == name:
                assert old in content
                content = content.replace(old, new, 1)
            target.writestr(entry, content)
    return into


@pytest.mark.parametrize("place", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("reports.jsonl", "ثلاثة".encode(), "أربعة".encode()),
        ("reports.jsonl", b"\n", b""),
        ("reports.jsonl", b'["r-1"', b"[1"),
        ("nodes.jsonl", b'["claim","c-0000","2014",null,"{\\"\xd8\xb3\\": null}"]\n', b""),
        ("manifest.json", b'"rows": 2', b'"rows": 3'),
        ("manifest.json", b'"type": "bytes"', b'"type": "text"'),
        ("manifest.json", b'"type": "bytes"', b'"type": "none"'),
        ("manifest.json", b'"name": "sources"', b'"name": "nothing"'),
    ],
)
def test_a_backup_that_was_altered_is_refused(
    study: Database, tmp_path: Path, name: str, old: bytes, new: bytes
) -> None:
    back_up(study, tmp_path / "a.zip")
    file = changed(tmp_path / "a.zip", name, old, new)
    with pytest.raises(RecordsError, match="damaged or was altered"):
        restore(file, tmp_path / "restored.sqlite", nothing)
    assert not (tmp_path / "restored.sqlite").exists()


@pytest.mark.parametrize("place", ["sqlite"], indirect=True)
@pytest.mark.parametrize("share", [0.0, 0.2, 0.9, 0.999])
def test_a_backup_cut_short_is_refused(study: Database, tmp_path: Path, share: float) -> None:
    back_up(study, tmp_path / "a.zip")
    whole = (tmp_path / "a.zip").read_bytes()
    (tmp_path / "a.zip").write_bytes(whole[: int(share * len(whole))])
    with pytest.raises(RecordsError, match="damaged"):
        restore(tmp_path / "a.zip", tmp_path / "restored.sqlite", nothing)
    assert not (tmp_path / "restored.sqlite").exists()


@pytest.mark.parametrize("place", ["sqlite"], indirect=True)
@pytest.mark.parametrize(("old", "new"), [(b"rasid study 1", b"rasid study 9"), (b'"000', b'"900')])
def test_a_backup_of_a_later_version_is_refused(
    study: Database, tmp_path: Path, old: bytes, new: bytes
) -> None:
    back_up(study, tmp_path / "a.zip")
    file = changed(tmp_path / "a.zip", "manifest.json", old, new)
    with pytest.raises(RecordsError, match="later version"):
        restore(file, tmp_path / "restored.sqlite", nothing)


def test_a_file_that_is_no_backup_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as other:
        other.writestr("letter.txt", "مرحبا")
    with pytest.raises(RecordsError, match="not a backup"):
        restore(tmp_path / "a.zip", tmp_path / "restored.sqlite", nothing)
    with pytest.raises(RecordsError, match="does not exist"):
        restore(tmp_path / "b.zip", tmp_path / "restored.sqlite", nothing)
