"""Erasing: nothing of a report's words is left anywhere, what happened can still be proved."""

from __future__ import annotations

from pathlib import Path

import pytest
from making import Makes, claim_id, naming_id, report_id
from sqlalchemy import inspect, text
from states import differing, faults_of, state_of
from week import ARREST, RALLY, WEEK, report

from rasid.dataset.study import Study, Verdict
from rasid.errors import UsageError
from rasid.folding import fold_word
from rasid.records import reports
from rasid.records.history import verify

INTERVIEW = report(
    "قال مازن الخطيب، وهو مدرس من قرية السنديانة، إن جنودا اعتقلوا شقيقه نبهان الخطيب في بلدة تدمر "
    "يوم 6 مارس 2015 وإن لواء الشاهين ضربت أسيرا آخر.",
    "2015-03-07",
    source="مقابلة السنديانة",
)
WHY = "طلب صاحب الشهادة"


def _words_of_it() -> set[str]:
    """What only the interview says, as written and folded."""
    others = " ".join(one.text for one in WEEK)
    words = {word.strip("،.") for word in f"{INTERVIEW.text} {INTERVIEW.source}".split()}
    telling = {word for word in words if len(word) > 4 and word not in others and not word.isdigit()}
    assert {"السنديانة", "الخطيب", "نبهان", "الشاهين"} <= telling
    return telling | {fold_word(word) for word in telling if fold_word(word) not in others}


def _everything_in(study: Study) -> str:
    """All rows of all tables, as text."""
    with study.database.reading() as connection:
        return "\n".join(
            str(tuple(row))
            for table in sorted(inspect(connection).get_table_names())
            for row in connection.execute(text(f'SELECT * FROM "{table}"'))
        )


def _with_interview(makes: Makes) -> Study:
    """A study with an interview on which much was said."""
    study = makes.filled((ARREST, RALLY))
    assert study.add(INTERVIEW, kind="typed").outcome == "added"
    id = claim_id(study, INTERVIEW)
    study.decide(id, Verdict("correct", "detained", "[1,1]", "كما قال مازن الخطيب"))
    study.decide(id, Verdict("accept", why="نبهان الخطيب معروف"))
    study.judge(id, claim_id(study, RALLY, 1), same=False, why="اعتقال نبهان غير هذا")
    study.judge(naming_id(study, INTERVIEW), naming_id(study, ARREST), same=False, why="الخطيب ليس الدوري")
    list(study.recode(everything=True))
    return study


def test_no_word_of_it_is_left(makes: Makes) -> None:
    study = _with_interview(makes)
    told = _words_of_it()
    found = _everything_in(study)
    assert {"السنديانة", "الخطيب"} <= {word for word in told if word in found}
    study.erase(report_id(INTERVIEW), why=WHY)
    left = _everything_in(study)
    assert {word for word in told if word in left} == set()
    assert INTERVIEW.sha256 not in left
    assert faults_of(study) == []
    study.close()
    if study.database.backend == "sqlite":
        for file in sorted(Path(study.database.name).parent.iterdir()):
            content = file.read_bytes()
            assert {word for word in told if word.encode() in content} == set(), file.name


def test_a_tombstone_stays_and_it_does_not_come_back(makes: Makes) -> None:
    study = _with_interview(makes)
    study.erase(report_id(INTERVIEW), why=WHY)
    before = state_of(study)
    with study.database.reading() as connection:
        stone = reports.stored_report(connection, report_id(INTERVIEW))
        assert reports.get_report(connection, report_id(INTERVIEW)) is None
    assert stone is not None
    assert (stone.state, stone.erased_why, stone.source, stone.sha256) == ("erased", WHY, None, None)
    assert study.add(INTERVIEW).outcome == "erased"
    assert list(study.recode(everything=True))
    assert differing(before, state_of(study)) == {}
    with pytest.raises(UsageError, match="erased already"):
        study.erase(report_id(INTERVIEW), why=WHY)
    assert faults_of(study) == []


def test_erasing_needs_a_reason_and_a_report(week: Study) -> None:
    before = state_of(week)
    for why in ("", "  "):
        with pytest.raises(UsageError, match="needs a reason"):
            week.erase(report_id(RALLY), why=why)
    with pytest.raises(UsageError, match="no report of this study"):
        week.erase("r-000000000000", why=WHY)
    assert differing(before, state_of(week)) == {}


@pytest.mark.parametrize("place", ["sqlite"], indirect=True)
def test_a_forged_history_is_found_after_an_erasure_too(makes: Makes) -> None:
    study = _with_interview(makes)
    study.erase(report_id(INTERVIEW), why=WHY)
    end = study.check().head
    assert study.check(head=end).faults == ()
    last = "(SELECT max(number) FROM history)"
    for forgery in (
        ("UPDATE history SET who = 'آخر' WHERE number = 3",),
        (f"UPDATE changes SET why = 'لا شيء' WHERE number = {last}",),
        ("DELETE FROM changes WHERE number = 2",),
        ("DELETE FROM changes WHERE number = 2", "DELETE FROM history WHERE number = 2"),
        (f"DELETE FROM changes WHERE number = {last}", f"DELETE FROM history WHERE number = {last}"),
        (
            "UPDATE history SET number = -1 WHERE number = 2",
            "UPDATE history SET number = 2 WHERE number = 3",
            "UPDATE history SET number = 3 WHERE number = -1",
        ),
        ("DELETE FROM changes", "DELETE FROM history"),
    ):
        with study.database.writing() as connection:
            connection.execute(text("PRAGMA defer_foreign_keys = ON"))
            for statement in forgery:
                connection.execute(text(statement))
            assert verify(connection) != (), forgery
            connection.rollback()
    assert study.check(head=end).faults == ()
