"""The history as it is told: with what was said, and what can be taken back of it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from making import WHO, Clock, claim_id, report_id
from states import faults_of
from week import ARREST, ARREST_RETOLD, NAMESAKE, RALLY

from postgres import empty_schema
from rasid.dataset import accounts, passwords, sources
from rasid.dataset.knowing import Reading
from rasid.dataset.past import Past, latest, past_of
from rasid.dataset.study import Study, Verdict
from rasid.dataset.undoing import undo_change
from rasid.errors import RefusedError, UsageError
from rasid.records.history import Wanted
from rasid.values import CodedReport

PASSWORD = "قافلة من تسعين جملا"


Fills = Callable[[str], Study]


@pytest.fixture(scope="module")
def fills(reading: Reading, clock: Clock, codings: dict[str, CodedReport]) -> Fills:
    """Makes a study of four reports at a place."""

    def fill(place: str) -> Study:
        study = Study.create(place, who=WHO, clock=clock).read_with(reading)
        for report in (ARREST, NAMESAKE, ARREST_RETOLD, RALLY):
            study.add_coded(report, codings[report.text])
        return study

    return fill


@pytest.fixture(scope="module")
def model(fills: Fills, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A study in a file, to be copied."""
    place = tmp_path_factory.mktemp("past") / "model.sqlite"
    fills(str(place)).close()
    return place


@pytest.fixture
def study(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Study]:
    """A study of four reports; with `in_both` also in the other kind of database."""
    given = request.getfixturevalue
    if getattr(request, "param", "sqlite") == "postgresql":
        opened = given("fills")(empty_schema(given("server")))
    else:
        place = shutil.copy(given("model"), tmp_path / "study.sqlite")
        opened = Study.open(place, who=WHO, clock=given("clock")).read_with(given("reading"))
    with opened:
        yield opened


in_both = pytest.mark.parametrize("study", ["sqlite", "postgresql"], indirect=True)


def undo_last(study: Study) -> Past:
    """Take back the latest change that can be."""
    return undo_change(study, next(one for one in latest(study, Wanted()) if one.undoing).number, why="خطأ")


@in_both
def test_changes_are_told_by_person_kind_and_day_a_page_at_a_time(study: Study) -> None:
    study.decide(claim_id(study, RALLY), Verdict("accept"))
    study.signed("ريم").decide(claim_id(study, ARREST), Verdict("reject", why="خبر قديم"))
    whole = latest(study, Wanted(), limit=1000)
    numbers = [one.number for one in whole]
    assert numbers == sorted(numbers, reverse=True)
    first = latest(study, Wanted(), limit=3)
    assert first + latest(study, Wanted(), before=first[-1].number, limit=1000) == whole
    (mine,) = latest(study, Wanted(who="ريم"))
    assert (mine.change.action, mine.change.why) == ("reject", "خبر قديم")
    assert {one.change.action for one in latest(study, Wanted(kind="claim"))} == {"accept", "reject"}
    day = mine.change.at[:10]
    assert latest(study, Wanted(who="ريم", day=day)) == (mine,)
    assert latest(study, Wanted(day="1999-01-01")) == ()


def test_a_decision_is_told_with_its_field_and_taken_back(study: Study) -> None:
    id = claim_id(study, RALLY, 1)
    study.decide(id, Verdict("correct", "detained", "[5,5]"))
    study.decide(id, Verdict("accept", "date"))
    by_field = {one.decision.field: one for one in past_of(study, id) if one.decision}
    assert set(by_field) == {"detained", "date"}
    corrected = by_field["detained"]
    assert (corrected.change.before, corrected.change.after) == ("[4,4]", "[5,5]")
    assert corrected.undoing == corrected.decision.id  # type: ignore[union-attr]
    with pytest.raises(RefusedError, match="needs a reason"):
        undo_change(study, corrected.number, why=" ")
    undo_change(study, corrected.number, why="العدد أربعة")
    back, *_ = past_of(study, report_id(RALLY))
    assert (back.change.action, back.change.why, back.undoing) == ("take-back", "العدد أربعة", None)
    assert back.decision == corrected.decision
    with pytest.raises(RefusedError, match="cannot be taken back"):
        undo_change(study, corrected.number, why="مرة أخرى")
    assert faults_of(study) == []


def test_a_judgement_is_in_the_history_of_the_people_it_joins(study: Study) -> None:
    with study.inside() as (contents, _):
        ids = [person.id for person in contents.people() if "الدوري" in person.name]
    assert len(ids) == 2
    study.judge(*ids, same=True, why="شخص واحد")
    told = [one for one in past_of(study, min(ids)) if one.judgement]
    assert [one.change.action for one in told] == ["same"]
    undo_change(study, told[0].number, why="رجلان")
    with study.inside() as (contents, _):
        assert {person.id for person in contents.people()} >= set(ids)


def test_the_history_of_an_incident_has_the_decisions_on_its_claims(study: Study) -> None:
    id = claim_id(study, RALLY)
    study.decide(id, Verdict("accept"))
    with study.inside() as (contents, _):
        (incident,) = {one.incident for one in contents.claims() if one.sourced.claim.id == id}
    kinds = {(one.change.kind, one.change.action) for one in past_of(study, str(incident))}
    assert {("incident", "resolve"), ("claim", "accept")} <= kinds


@in_both
def test_a_grade_is_taken_back_while_it_is_the_last(study: Study) -> None:
    name = str(RALLY.source)
    sources.grade(study, name, kind="صحيفة", reliability="B", why="مراسلوها في المكان")
    sources.grade(study, name, kind="صحيفة", reliability="D")
    later, earlier = latest(study, Wanted(kind="source"))
    assert (later.undoing, earlier.undoing) == ("source", None)
    undo_last(study)
    assert sources.publisher(study, name) == sources.Publisher(name, "صحيفة", "B", 2)
    undo_last(study)
    assert [one.change.why for one in latest(study, Wanted(kind="source"))][:1] == ["خطأ"]
    assert len(sources.grades_of(study, name)) == 4
    with pytest.raises(UsageError, match="no grade"):
        sources.grade(study, name, kind=None, reliability="Z")


def test_changes_of_accounts_are_taken_back(study: Study, monkeypatch: pytest.MonkeyPatch) -> None:
    quick = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(passwords, "_HASHER", quick)
    accounts.add_account(study, "هدى", role="administrator", password=PASSWORD)
    accounts.add_account(study, "سامر", role="coder", password=PASSWORD)
    accounts.set_role(study, "سامر", "adjudicator")
    undo_last(study)
    accounts.close_account(study, "سامر")
    undo_last(study)
    assert {one.name: (one.role, one.state) for one in accounts.list_accounts(study)}["سامر"] == (
        "coder",
        "open",
    )


def test_publishers_are_listed_by_name_with_their_reports(study: Study) -> None:
    whole = sources.publishers(study, limit=100)
    assert [one.name for one in whole] == sorted(one.name for one in whole)
    assert {one.name: one.reports for one in whole}["صحيفة السهل"] == 2
    first = sources.publishers(study, limit=1)
    assert first + sources.publishers(study, after=first[0].name, limit=100) == whole
    assert [one.name for one in sources.publishers(study, words="السهل")] == ["صحيفة السهل"]
    assert sources.publishers(study, words="%") == ()


def test_of_an_erased_report_the_history_tells_no_words(study: Study) -> None:
    study.decide(claim_id(study, RALLY), Verdict("reject", why="المظاهرة لم تقع"))
    study.erase(report_id(RALLY), why="طلب صاحبه")
    told = past_of(study, report_id(RALLY))
    assert "المظاهرة" not in str(told)
    assert all(one.undoing is None for one in told)
