"""The history says who changed what, shows every tampering, and lets the words of an erased report go."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from sqlalchemy import Connection, delete, select, update

from rasid.records import history as chain
from rasid.records.database import Database
from rasid.records.history import Change, Head
from rasid.records.tables import changes, history, meta

ADD = Change("2024-05-01T10:00:00Z", "ليلى", "add", "report", "r-1", "r-1", after="قصف السوق")
CODE = Change("2024-05-01T10:00:01Z", "rasid 0.1", "code", "coding", "1", "r-1", after="{}")
OTHER = Change("2024-05-02T10:00:00Z", "ليلى", "add", "report", "r-2", "r-2", after="هدوء في المدينة")
JUDGE = Change("2024-05-02T11:00:00Z", "سامي", "judge", "judgement", "j-1", after="أبو علي", why="نفس الرجل")
STORY = (ADD, CODE, OTHER, JUDGE)
ERASED = Change("2024-06-01T08:00:00Z", "ليلى", chain.ERASE, "report", "r-1", "r-1", why="طلب الشاهد")


def salts() -> Iterator[bytes]:
    number = 0
    while True:
        number += 1
        yield number.to_bytes(16, "big")


def tell(connection: Connection) -> None:
    grains = salts()
    for change in STORY:
        chain.append(connection, change, salt=lambda: next(grains))


@pytest.fixture
def told(database: Database) -> Database:
    """A study with four changes."""
    with database.writing() as connection:
        tell(connection)
    return database


def says(connection: Connection, known: Head | None = None) -> list[str]:
    return [fault.says for fault in chain.verify(connection, known=known)]


def test_an_empty_history_is_whole(database: Database) -> None:
    with database.reading() as connection:
        assert (chain.head(connection), chain.verify(connection)) == (Head(0, ""), ())


def test_what_was_changed_is_read_back_in_order(told: Database) -> None:
    with told.reading() as connection:
        assert tuple(chain.all_changes(connection)) == STORY
        assert chain.changes_of(connection, "report", "r-1") == (ADD,)
        assert chain.changes_of_report(connection, "r-1") == (ADD, CODE)
        assert chain.head(connection).number == 4
        assert chain.verify(connection) == ()


def test_the_same_changes_with_the_same_salts_give_the_same_chain(told: Database, other_place: str) -> None:
    with Database.create(other_place) as other, other.writing() as connection:
        grains = salts()
        heads = [chain.append(connection, change, salt=lambda: next(grains)) for change in STORY]
    with told.reading() as connection:
        assert chain.head(connection) == heads[-1]


def test_the_same_change_never_has_the_same_digest(database: Database) -> None:
    with database.writing() as connection:
        chain.append(connection, ADD)
        chain.append(connection, ADD)
        contents = set(connection.execute(select(history.c.content)).scalars())
    assert len(contents) == 2


@pytest.mark.parametrize(
    "column", ["at", "who", "action", "kind", "object", "report_id", "content", "previous"]
)
@pytest.mark.parametrize("number", [1, 3, 4])
def test_altering_any_column_shows(connection: Connection, column: str, number: int) -> None:
    tell(connection)
    connection.execute(update(history).where(history.c.number == number).values({column: "زور"}))
    assert f"change {number} was altered after it was written" in says(connection)


@pytest.mark.parametrize("column", ["before", "after", "why", "salt"])
def test_altering_what_a_change_says_shows(connection: Connection, column: str) -> None:
    tell(connection)
    connection.execute(update(changes).where(changes.c.number == 3).values({column: "زور"}))
    assert says(connection) == ["what change 3 says was altered after it was written"]


def test_a_row_altered_with_its_own_digest_breaks_the_chain(told: Database) -> None:
    with told.writing() as connection:
        row = connection.execute(select(history).where(history.c.number == 2)).one()
        forged = replace(CODE, who="غيرها")
        digest = chain._row_digest(2, forged, row.content, row.previous)
        connection.execute(update(history).where(history.c.number == 2).values(who="غيرها", digest=digest))
        assert says(connection) == ["change 3 does not follow from change 2: one was altered"]


def test_a_row_taken_out_shows(told: Database) -> None:
    with told.writing() as connection:
        connection.execute(delete(changes).where(changes.c.number == 2))
        connection.execute(delete(history).where(history.c.number == 2))
        assert says(connection)[0] == "the history jumps from change 1 to 3: changes were removed"


@pytest.mark.parametrize("kept", [0, 3])
def test_an_end_cut_off_shows(told: Database, kept: int) -> None:
    with told.writing() as connection:
        connection.execute(delete(changes).where(changes.c.number > kept))
        connection.execute(delete(history).where(history.c.number > kept))
        assert says(connection) == [f"the history ends at change {kept}, but the study says 4"]


def test_an_end_cut_off_with_its_mark_shows_to_who_noted_it_down(told: Database) -> None:
    with told.writing() as connection:
        known = chain.head(connection)
        connection.execute(delete(changes).where(changes.c.number > 3))
        connection.execute(delete(history).where(history.c.number > 3))
        digest = connection.execute(select(history.c.digest).where(history.c.number == 3)).scalar_one()
        connection.execute(update(meta).where(meta.c.key == "history-head").values(value=f"3 {digest}"))
        assert says(connection) == []
        assert says(connection, known) == [
            "the history does not hold the change that was noted down: it was written anew"
        ]


def test_an_end_noted_down_stays_in_a_history_that_goes_on(told: Database) -> None:
    with told.writing() as connection:
        known = chain.head(connection)
        chain.append(connection, OTHER)
        assert says(connection, known) == []


def test_erasing_a_report_takes_its_words_and_keeps_the_chain(told: Database) -> None:
    with told.writing() as connection:
        chain.erase_report(connection, "r-1")
        chain.append(connection, ERASED)
        assert says(connection) == []
        found = tuple(chain.all_changes(connection))
    assert found == (replace(ADD, after=None), replace(CODE, after=None), OTHER, JUDGE, ERASED)


def test_words_removed_without_an_erasure_show(told: Database) -> None:
    with told.writing() as connection:
        chain.erase_report(connection, "r-1")
        assert says(connection) == [
            "what change 1 said was removed, though nobody erased it",
            "what change 2 said was removed, though nobody erased it",
        ]


def test_what_names_a_claim_is_forgotten_and_no_more(connection: Connection) -> None:
    made = [
        Change("2024-05-01T00:00:00Z", "rasid", "resolve", "incident", id, None, before, after)
        for id, before, after in (
            ("i-1", None, '{"claims":["c-1"]}'),
            ("i-1", '{"claims":["c-1"]}', '{"claims":["c-2"]}'),
            ("i-1", '{"claims":["c-2"]}', None),
            ("i-2", None, '{"claims":["c-1","c-3"]}'),
            ("i-3", None, '{"claims":["c-4"]}'),
        )
    ]
    for change in made:
        chain.append(connection, change)
    assert chain.forget_where(connection, "judgement", ["c-1"]) == ()
    assert chain.forget_where(connection, "incident", ["c-1", "c-9"]) == ("i-1", "i-2")
    for id in ("i-1", "i-2"):
        chain.append(connection, Change("2024-06-01T00:00:00Z", "ليلى", chain.FORGET, "incident", id))
    assert says(connection) == []
    kept = [change.after or change.before for change in chain.all_changes(connection)]
    assert kept == [None, None, '{"claims":["c-2"]}', None, '{"claims":["c-4"]}', None, None]


def test_a_judgement_can_be_forgotten_with_a_report(told: Database) -> None:
    with told.writing() as connection:
        chain.forget(connection, "judgement", "j-1")
        assert says(connection) == ["what change 4 said was removed, though nobody erased it"]
        chain.append(connection, Change(ERASED.at, "ليلى", chain.FORGET, "judgement", "j-1", why="معه"))
        assert says(connection) == []
        assert "أبو علي" not in str(tuple(chain.all_changes(connection)))
