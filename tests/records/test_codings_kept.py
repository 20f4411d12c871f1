"""Every coding of a report is kept, and the last is in force."""

from __future__ import annotations

from datetime import date

import by_hand
from by_hand import BY_PROGRAM, FIRST, coded_of

from rasid.records import codings, reports
from rasid.records.database import Database
from rasid.values.stored import Arrival, Authorship

ARRIVAL = Arrival("file", date(2024, 5, 3), "ليلى")


def test_every_coding_is_kept_and_the_last_is_in_force(made: tuple[Database, str, str]) -> None:
    database, first, _ = made
    newer = by_hand.with_versions(coded_of(FIRST), "0.2.0")
    author = Authorship("program", "rasid 0.2.0", "2024-06-01T00:00:00Z")
    with database.writing() as connection:
        number = codings.add_coding(connection, newer, report_id=first, made_by=author)
        old, new = codings.codings_of(connection, first)
        assert codings.current_coding(connection, first) == new
        assert codings.outdated(connection, newer.versions) == (made[2],)
    assert (old.coded, old.made_by, old.current) == (coded_of(FIRST), BY_PROGRAM, False)
    assert (new.coded, new.made_by, new.current, new.number) == (newer, author, True, number)
    assert new.versions.program == "0.2.0"


def test_a_report_without_a_coding_has_none_in_force(database: Database) -> None:
    with database.writing() as connection:
        reports.put_report(connection, FIRST, id="r-1", arrival=ARRIVAL)
        assert codings.current_coding(connection, "r-1") is None
        stored = reports.stored_report(connection, "r-1")
    assert stored is not None
    assert (stored.versions, stored.problems) == (None, ())
