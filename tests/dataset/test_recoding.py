"""Coding anew after a change of the lexicon: what people said holds, what lost its anchor is listed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from making import Makes, claim_id, naming_id, report_id
from states import differing, faults_of, state_of
from week import ARREST, NAMESAKE, WEEK, report

from rasid.coding import Coder
from rasid.dataset.knowing import Reading, reading_of
from rasid.dataset.study import Study, Verdict
from rasid.records import public_ids
from rasid.records.history import changes_of
from rasid.values.stored import StoredClaim

HEADER = (
    "id\ttype\tperfect\timperfect\tpassive\tnouns\tverb_frame\tnoun_frame\tfigure\tflags\tneed\texample"
    "\tsource\n"
)
TAKEN = report(
    "شوبر مسلحون تاجرين في مدينة الرمادي يوم 9 مارس 2015، وقال شهود إن الرجلين كانا في السوق.",
    "2015-03-10",
    source="إذاعة النخيل",
)
TAKEN_RETOLD = report(
    "قال مجلس المحافظة إن مسلحين شوبروا تاجرين في الرمادي الاثنين 9 مارس 2015.",
    "2015-03-11",
    source="صحيفة السهل",
)
REPORTS = (*WEEK[3:6], TAKEN, TAKEN_RETOLD)


def _reading(folder: Path, type: str, coder_cache: Path) -> Reading:
    """The built-in tables and one word of dialect, which names an act of this type."""
    folder.mkdir()
    frames = "S=actor O=target\tG=target\tdetained\tact\t"
    row = f"sht\t{type}\tشوبر\tيشوبر\t\tشوبرة\t{frames}\tشوبر مسلحون تاجرا\town\n"
    (folder / "triggers.tsv").write_text(HEADER + row, encoding="utf-8")
    return reading_of(Coder(folder, cache=coder_cache), folder)


@pytest.fixture(scope="module")
def abduction(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reading]:
    """Reads the word as an abduction."""
    folder = tmp_path_factory.mktemp("words")
    made = _reading(folder / "one", "abduction", folder)
    yield made
    made.coder.close()


@pytest.fixture(scope="module")
def arrest(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reading]:
    """Reads the word as an arrest."""
    folder = tmp_path_factory.mktemp("words")
    made = _reading(folder / "two", "arrest", folder)
    yield made
    made.coder.close()


def _filled(makes: Makes, reading: Reading) -> Study:
    made = makes.empty().read_with(reading)
    for one in REPORTS:
        assert made.add(one).outcome == "added"
    return made


def _recode(study: Study, reading: Reading) -> list[str]:
    """Code anew; give the changes in short."""
    done = list(study.read_with(reading).recode())
    return [f"{change.change} {change.type} {change.trigger}" for one in done for change in one.changes]


def _claims(study: Study) -> list[StoredClaim]:
    taken = {report_id(TAKEN), report_id(TAKEN_RETOLD)}
    return [held for held in state_of(study)["claims"] if held.sourced.report_id in taken]


def test_what_is_coded_anew_is_as_added_by_the_new_version(
    makes: Makes, reading: Reading, abduction: Reading, arrest: Reading
) -> None:
    study = _filled(makes, reading)
    first = state_of(study)
    assert sorted(_recode(study, abduction)) == ["new abduction شوبر", "new abduction شوبروا"]
    assert differing(state_of(_filled(makes, abduction)), state_of(study)) == {}
    assert faults_of(study) == []
    assert {held.incident for held in _claims(study)} != {None}
    changed = _recode(study, arrest)
    assert sorted(changed) == ["changed abduction شوبر", "changed abduction شوبروا"]
    assert differing(state_of(_filled(makes, arrest)), state_of(study)) == {}
    assert _recode(study, arrest) == []
    assert len(_recode(study, reading)) == 2
    assert differing(first, state_of(study)) == {}
    assert faults_of(study) == []


def test_old_public_ids_lead_to_what_the_new_coding_made_of_them(
    makes: Makes, abduction: Reading, arrest: Reading
) -> None:
    study = _filled(makes, abduction)
    old = {held.incident for held in _claims(study)}
    assert len(old) == 1
    _recode(study, arrest)
    new = {held.incident for held in _claims(study)}
    assert len(new) == 1
    assert new != old
    with study.database.reading() as connection:
        assert public_ids.lead(connection, str(min(old, key=str))) in new


def test_decisions_hold_through_a_new_coding_and_lost_ones_are_listed(
    makes: Makes, reading: Reading, abduction: Reading, arrest: Reading
) -> None:
    study = _filled(makes, abduction)
    id = claim_id(study, TAKEN)
    kept = study.decide(id, Verdict("correct", "detained", "[3,3]"))
    lost = study.decide(id, Verdict("accept", "type"))
    rejected = study.decide(claim_id(study, TAKEN_RETOLD), Verdict("reject"))
    done = list(study.read_with(arrest).recode())
    assert {d.id for one in done for d in one.lost} == {lost.id, rejected.id}  # both were said of its type
    held = {one.sourced.report_id: one for one in _claims(study)}
    assert held[report_id(TAKEN)].sourced.claim.detained == (3, 3)
    assert held[report_id(TAKEN)].sourced.claim.type == "arrest"
    assert held[report_id(TAKEN)].status == "corrected"
    assert held[report_id(TAKEN_RETOLD)].status == "rejected"
    assert held[report_id(TAKEN_RETOLD)].incident is None
    assert lost.id in {decision.id for decision in study.lost()}
    # The program reads the word no more: what a person corrected stays, what he rejected does not come back.
    list(study.read_with(reading).recode())
    assert [one.sourced.report_id for one in _claims(study)] == [report_id(TAKEN)]
    assert _claims(study)[0].sourced.claim.detained == (3, 3)
    assert {decision.id for decision in study.lost()} == {kept.id, lost.id, rejected.id}
    assert faults_of(study) == []
    for made in (kept, lost, rejected):
        study.take_back(made.id)
    assert _claims(study) == []
    assert study.lost() == ()
    assert faults_of(study) == []


@pytest.mark.parametrize("same", [True, False])
def test_judgements_hold_through_a_new_coding(
    makes: Makes, abduction: Reading, arrest: Reading, *, same: bool
) -> None:
    study = _filled(makes, abduction)
    other = TAKEN_RETOLD if not same else ARREST
    judged = study.judge(claim_id(study, TAKEN), claim_id(study, other), same=same)
    people = study.judge(naming_id(study, ARREST), naming_id(study, NAMESAKE), same=same)
    _recode(study, arrest)
    found = {held.sourced.report_id: held.incident for held in state_of(study)["claims"]}
    assert (found[report_id(TAKEN)] == found[report_id(other)]) is same
    with study.database.reading() as connection:
        moves = [change.action for change in changes_of(connection, "judgement", judged.id)]
        assert moves in (["same", "move"], ["apart", "move", "move"])
    assert faults_of(study) == []
    study.take_back(judged.id)
    study.take_back(people.id)
    assert differing(state_of(_filled(makes, arrest)), state_of(study)) == {}


def test_a_stopped_recoding_leaves_whole_reports_and_locks_out_nobody(
    makes: Makes, reading: Reading, abduction: Reading
) -> None:
    study = _filled(makes, reading)
    study.read_with(abduction)
    for done in study.recode():
        study.decide(claim_id(study, ARREST), Verdict("accept"))  # another change, before the next report
        assert done.report_id
        break
    assert faults_of(study) == []
    left = [one.report_id for one in study.recode()]
    assert len(left) == len(REPORTS) - 1
    assert faults_of(study) == []


def test_a_report_erased_while_it_is_coded_stays_erased(
    makes: Makes, reading: Reading, abduction: Reading
) -> None:
    study = _filled(makes, reading).read_with(abduction)
    going = study.recode()
    first = next(going).report_id
    rest = sorted({report_id(one) for one in REPORTS} - {first})
    study.erase(rest[-1], why="طلب صاحبها")
    assert [done.report_id for done in going] == rest[:-1]
    assert faults_of(study) == []
