"""Of an erased report nothing is left that says what it told, and the history still holds."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from rasid.coding import report_of
from rasid.dataset.study import Study
from rasid.records import claims, history
from rasid.records.checks import check_records

ALONE = report_of(
    "خطف مسلحون ملثمون المهندس زياد المرعشلي من منزله في مدينة الباب أمس.", published="2014-03-12"
)
FIRST = report_of("قتل أربعة أشخاص في انفجار سيارة مفخخة في مدينة بعقوبة اليوم.", published="2014-05-02")
SECOND = report_of(
    "انفجرت سيارة مفخخة في بعقوبة اليوم، ما أسفر عن مقتل سبعة أشخاص، وفق الشرطة.", published="2014-05-02"
)


def words_of(path: Path) -> bytes:
    return b"".join(file.read_bytes() for file in sorted(path.iterdir()))


def test_no_word_figure_or_name_of_it_is_left(tmp_path: Path) -> None:
    (tmp_path / "study").mkdir()
    with Study.create(tmp_path / "study" / "s.sqlite", who="ليلى") as study:
        added = {
            report.sha256: study.add(report, retrieved=date(2014, 5, 3)) for report in (ALONE, FIRST, SECOND)
        }
        with study.database.reading() as connection:
            told = {
                report.sha256: claims.claim_ids_of(connection, added[report.sha256].report_id)
                for report in (ALONE, SECOND)
            }
            assert all(told.values())
        assert "المرعشلي".encode() in words_of(tmp_path / "study")
        for report in (ALONE, SECOND):
            study.erase(added[report.sha256].report_id, why="طلب من ورد اسمه")
        with study.database.reading() as connection:
            said = [
                part
                for change in history.all_changes(connection)
                for part in (change.before, change.after)
                if part is not None
            ]
            assert check_records(connection) == ()
        for report in (ALONE, SECOND):
            assert not [part for part in said for id in told[report.sha256] if id in part]
            assert report.sha256 not in "".join(said)
    left = words_of(tmp_path / "study")
    assert "المرعشلي".encode() not in left
    assert SECOND.text.encode() not in left
    assert FIRST.text.encode() in left


def test_an_erased_report_is_not_added_again(tmp_path: Path) -> None:
    with Study.create(tmp_path / "s.sqlite", who="ليلى") as study:
        added = study.add(ALONE)
        study.erase(added.report_id, why="طلب من ورد اسمه")
        assert study.add(ALONE).outcome == "erased"
        with study.database.reading() as connection:
            assert check_records(connection) == ()
