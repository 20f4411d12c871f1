"""What the steps of the migrations make is what tables.py says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Inspector, Table, inspect, text
from sqlalchemy.schema import CreateIndex, CreateTable

from rasid.records import schema
from rasid.records.database import Database
from rasid.records.tables import metadata


def test_the_tables_made_are_those_written(database: Database) -> None:
    with database.reading() as connection:
        found = inspect(connection)
        # A search index keeps tables of its own beside those that are written down.
        assert set(metadata.tables) <= set(found.get_table_names())
        for table in metadata.sorted_tables:
            assert _as_found(found, table.name) == _as_written(connection, table)


def _as_found(found: Inspector, name: str) -> object:
    return (
        [
            (c["name"], str(c["type"]).replace("DOUBLE PRECISION", "FLOAT"), c["nullable"])
            for c in found.get_columns(name)
        ],
        sorted((str(i["name"]), i["column_names"], bool(i["unique"])) for i in found.get_indexes(name)),
        found.get_pk_constraint(name)["constrained_columns"],
        sorted((k["constrained_columns"], k["referred_table"]) for k in found.get_foreign_keys(name)),
    )


def _as_written(connection: Connection, table: Table) -> object:
    return (
        [(c.name, c.type.compile(connection.dialect), c.nullable) for c in table.columns],
        sorted((str(i.name), [c.name for c in i.columns], bool(i.unique)) for i in table.indexes),
        [c.name for c in table.primary_key],
        sorted(([k.parent.name], k.column.table.name) for k in table.foreign_keys),
    )


def test_in_sqlite_they_are_so_to_the_letter(tmp_path: Path) -> None:
    with Database.create(tmp_path / "a.sqlite") as database, database.reading() as connection:
        made = connection.execute(text("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")).scalars()
        wanted = [CreateTable(table) for table in metadata.tables.values()]
        indexes = [CreateIndex(index) for table in metadata.tables.values() for index in table.indexes]
        written = {_plain(str(ddl.compile(connection))) for ddl in (*wanted, *indexes)}
        assert written <= {_plain(sql) for sql in made}


def _plain(sql: str) -> tuple[str, ...]:
    """The words of a statement; the order of its constraints does not count."""
    return tuple(sorted(re.findall(r"\w+", sql)))


@pytest.mark.parametrize("place", ["postgresql"], indirect=True)
def test_in_postgresql_what_is_sorted_has_the_collation_c(database: Database) -> None:
    query = text(
        "SELECT table_name, column_name FROM information_schema.columns "
        "WHERE table_schema = current_schema() AND collation_name = 'C'"
    )
    with database.reading() as connection:
        written = {
            (table.name, column.name)
            for table in metadata.tables.values()
            for column in table.columns
            if getattr(column.type.dialect_impl(connection.dialect), "collation", None) == "C"
        }
        found = {(row[0], row[1]) for row in connection.execute(query) if row[0] in metadata.tables}
    assert ("reports", "id") in written
    assert found == written


def test_an_older_study_is_brought_up_to_date_when_opened(place: str) -> None:
    oldest = schema.REVISIONS[0]
    Database.create(place, lambda connection: schema.upgrade(connection, oldest)).close()
    with Database.open(place) as database, database.reading() as connection:
        assert schema.revision_of(connection) == schema.REVISIONS[-1]
        assert inspect(connection).has_table("search_documents")


def test_who_takes_part_is_dated_in_a_study_that_knew_no_such_day(place: str) -> None:
    days = {"dated": "2016-09-05", "undated": None}

    def fill(connection: Connection) -> None:
        schema.upgrade(connection, "0003")
        if connection.dialect.name == "sqlite":
            connection.execute(text("PRAGMA defer_foreign_keys = ON"))
        report = _any_row(connection, "reports", id="r")
        coding = _any_row(connection, "codings", report_id="r", number=1)
        rows = [("reports", report), ("codings", coding)]
        for id, day in days.items():
            rows.append(("claims", _any_row(connection, "claims", id=id, report_id="r", coding=1, start=day)))
            rows.append(("participants", _any_row(connection, "participants", claim_id=id, role="actor")))
        for name, row in rows:
            named, asked = ", ".join(row), ", ".join(f":{column}" for column in row)
            connection.execute(text(f"INSERT INTO {name} ({named}) VALUES ({asked})"), row)

    Database.create(place, fill).close()
    with Database.open(place) as database, database.reading() as connection:
        found = connection.execute(text('SELECT claim_id, said, "start" FROM participants')).all()
    assert {(row[0], row[2]) for row in found} == {("dated", "2016-09-05"), ("undated", "")}
    assert {row[1] for row in found} == {"x"}


def _any_row(connection: Connection, table: str, **known: object) -> dict[str, object]:
    """A row of a table as the study has it: the values given, and any for what must have one."""
    kinds: dict[str, object] = {"INTEGER": 1, "FLOAT": 0.5, "DOUBLE PRECISION": 0.5, "BOOLEAN": False}
    columns = inspect(connection).get_columns(table)
    needed = {c["name"]: kinds.get(str(c["type"]), "x") for c in columns if not c["nullable"]}
    return needed | known


def test_an_older_study_stays_as_it_was_where_that_fails(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    oldest = schema.REVISIONS[0]
    Database.create(place, lambda connection: schema.upgrade(connection, oldest)).close()
    whole = schema.upgrade

    def fail_at_the_end(connection: Connection) -> None:
        whole(connection)
        raise ZeroDivisionError

    monkeypatch.setattr(schema, "upgrade", fail_at_the_end)
    with pytest.raises(ZeroDivisionError):
        Database.open(place)
    monkeypatch.undo()
    with Database.open(place) as database, database.reading() as connection:
        assert schema.revision_of(connection) == schema.REVISIONS[-1]


def test_the_known_versions_are_those_of_the_steps(tmp_path: Path) -> None:
    with Database.create(tmp_path / "a.sqlite") as database, database.reading() as connection:
        steps = ScriptDirectory.from_config(schema.alembic_config(connection))
        assert tuple(reversed([step.revision for step in steps.walk_revisions()])) == schema.REVISIONS
        assert schema.revision_of(connection) == schema.REVISIONS[-1]
