"""Reports come back as their readers gave them, are listed without their text, and cited."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import by_hand
import pytest
from by_hand import FIRST, SECOND

from rasid.errors import ReadError, RecordsError
from rasid.records import reports
from rasid.records.database import Database
from rasid.values.stored import Arrival, Citation, StoredReport

ARRIVAL = Arrival("file", date(2024, 5, 3), "ليلى")


def test_a_report_comes_back_as_its_reader_gave_it(made: tuple[Database, str, str]) -> None:
    database, first, second = made
    with database.reading() as connection:
        assert reports.get_report(connection, first) == FIRST
        assert reports.get_report(connection, second) == SECOND
        assert reports.get_report(connection, "r-none") is None
        assert reports.states_of(connection, [first, second, "r-none"]) == dict.fromkeys(
            sorted([first, second]), "kept"
        )
        assert reports.texts_of(connection, [first, "r-none"]) == {first: FIRST.text}
        assert list(reports.kept_ids(connection)) == sorted([first, second])


def test_reports_are_listed_without_their_text(made: tuple[Database, str, str]) -> None:
    database, first, second = made
    with database.writing() as connection:
        reports.grade_source(connection, "وكالة الأنباء", kind="agency", reliability="B")
        reports.set_copies(connection, {second: first})
        listed = {report.id: report for report in reports.all_reports(connection)}
        assert list(listed) == sorted(listed)
        assert reports.stored_report(connection, first) == listed[first]
        assert reports.stored_report(connection, "r-none") is None
        assert reports.copies_of(connection, first) == (second,)
        assert reports.all_sources(connection) == (("وكالة الأنباء", "agency", "B"),)
    assert listed[first] == StoredReport(
        id=first,
        state="kept",
        kind="file",
        retrieved=date(2024, 5, 3),
        added_by="ليلى",
        source="وكالة الأنباء",
        source_kind="agency",
        reliability="B",
        title="خبر عاجل",
        published=date(2024, 5, 2),
        published_from="file",
        url="https://example.org/1",
        reader="text 1",
        sha256=FIRST.sha256,
        versions=by_hand.VERSIONS,
        problems=("bad-published-day", "unknown-place"),
        name=FIRST.id,
    )
    assert (listed[second].source, listed[second].source_kind, listed[second].copy_of) == (None, None, first)


def test_reports_are_cited(made: tuple[Database, str, str]) -> None:
    database, first, second = made
    with database.writing() as connection:
        reports.erase_report(connection, second, "طلب الشاهد")
        assert reports.citations(connection, [first, second, first, "r-none"]) == (
            Citation(
                first, "وكالة الأنباء", date(2024, 5, 2), "خبر عاجل", "https://example.org/1", None, "خبر-1"
            ),
        )


def test_a_grade_is_a_letter_from_a_to_f(database: Database) -> None:
    with database.writing() as connection, pytest.raises(RecordsError, match="A to F"):
        reports.grade_source(connection, "وكالة", kind=None, reliability="G")


@pytest.mark.parametrize("letter", ["\0", "\ud800"])
@pytest.mark.parametrize("field", ["text", "title", "source", "url", "id"])
def test_letters_that_no_database_keeps_are_refused(database: Database, field: str, letter: str) -> None:
    report = replace(FIRST, **{field: f"قصف{letter}"})
    with pytest.raises(ReadError, match="no store can keep"), database.writing() as connection:
        reports.put_report(connection, report, id="r-1", arrival=ARRIVAL)
    with database.reading() as connection:
        assert list(reports.kept_ids(connection)) == []


def test_many_reports_are_listed_page_by_page(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rasid.records.statements.PAGE", 7)
    ids = [f"r-{number:03}" for number in range(50)]
    with database.writing() as connection:
        for id in reversed(ids):
            reports.put_report(connection, FIRST, id=id, arrival=ARRIVAL)
        assert list(reports.kept_ids(connection)) == ids
        one, other = reports.all_reports(connection), reports.kept_ids(connection)
        assert [(report.id, id) for report, id in zip(one, other, strict=True)] == list(
            zip(ids, ids, strict=True)
        )
