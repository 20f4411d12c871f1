"""What a reviewer does, step by step: once, without overwriting anybody, and back again."""

from __future__ import annotations

import json
from datetime import date

import pytest
from making import Makes, claim_id, report_id
from states import differing, faults_of, state_of
from week import CAPTURE, RALLY

from rasid.dataset.deciding import Verdict
from rasid.dataset.locating import candidates, located
from rasid.dataset.reviewing import marks_of, read_claim, read_report
from rasid.dataset.stating import count_of, stated
from rasid.dataset.steps import EditConflictError, Step, add_claim, name_person, take_step, undo
from rasid.dataset.study import Study
from rasid.errors import UsageError
from rasid.records.decisions import adrift
from rasid.values.claim import Phrase

KEY = "key-of-a-step-1"
ACCEPT = (Verdict("accept"),)


@pytest.fixture
def study(makes: Makes) -> Study:
    """A study of two of the week's reports."""
    return makes.filled((CAPTURE, RALLY))


def _phrase(words: str) -> Phrase:
    return Phrase(words, CAPTURE.text.index(words))


def test_a_step_that_is_sent_twice_counts_once(study: Study) -> None:
    id = claim_id(study, CAPTURE)
    seen = read_claim(study, id).seen
    done = take_step(study, Step(KEY, id, seen, ACCEPT))
    again = take_step(study, Step(KEY, id, seen, ACCEPT))
    assert (done.repeated, again.repeated) == (False, True)
    assert again.decisions == done.decisions
    assert len(read_claim(study, id).decisions) == 1
    with pytest.raises(UsageError, match="another step"):
        take_step(study, Step(KEY, claim_id(study, RALLY), None, ACCEPT))


def test_what_somebody_said_meanwhile_is_not_overwritten(study: Study) -> None:
    id = claim_id(study, CAPTURE)
    seen = read_claim(study, id).seen
    study.who = "سلمى"
    take_step(study, Step("step-of-salma", id, seen, (Verdict("reject", why="لم يقع"),)))
    study.who = "هدى"
    with pytest.raises(EditConflictError) as caught:
        take_step(study, Step(KEY, id, seen, ACCEPT))
    now = caught.value.now
    assert now is not None
    assert [(said.author, said.verdict, said.why) for said in now.decisions] == [("سلمى", "reject", "لم يقع")]
    assert read_claim(study, id).stored.status == "rejected"
    take_step(study, Step(KEY, id, now.seen, ACCEPT))
    assert read_claim(study, id).stored.status == "accepted"


@pytest.mark.parametrize("place", ["sqlite"], indirect=True)
def test_a_step_of_two_fields_is_one_and_is_taken_back_whole(study: Study) -> None:
    before = state_of(study)
    id = claim_id(study, CAPTURE)
    actor = _phrase("لواء الصحراء")
    moved = json.dumps([{"text": actor.text, "at": actor.at}])
    said = (Verdict("correct", "actors", "[]"), Verdict("correct", "targets", moved))
    done = take_step(study, Step(KEY, id, read_claim(study, id).seen, said))
    claim = read_claim(study, id).stored.sourced.claim
    assert (claim.actors, claim.targets) == ((), (actor,))
    assert faults_of(study) == []
    undo(study, done.decisions)
    undo(study, done.decisions)
    assert differing(before, state_of(study)) == {}


def test_a_claim_that_was_missed_is_added_corrected_and_taken_back(study: Study) -> None:
    before = state_of(study)
    report = report_id(CAPTURE)
    trigger = _phrase("اشتباكات")
    done = add_claim(study, report, type="talks", trigger=trigger, key=KEY)
    assert add_claim(study, report, type="talks", trigger=trigger, key=KEY).repeated
    held = read_claim(study, done.claim)
    assert (held.stored.status, held.stored.sourced.claim.family) == ("accepted", "diplomacy")
    assert held.stored.incident is not None
    with pytest.raises(UsageError, match="already"):
        add_claim(study, report, type="talks", trigger=trigger, key="another-key")
    take_step(study, Step("step-on-it", done.claim, held.seen, (Verdict("correct", "type", '"agreement"'),)))
    assert read_claim(study, done.claim).stored.sourced.claim.type == "agreement"
    assert faults_of(study) == []
    list(study.recode(everything=True))
    assert read_claim(study, done.claim).stored.sourced.claim.type == "agreement"
    decided = [said.id for said in read_claim(study, done.claim).decisions]
    assert len(decided) == 2
    undo(study, decided)
    assert differing(before, state_of(study)) == {}


def test_words_that_name_a_person_make_one_until_taken_back(study: Study) -> None:
    before = state_of(study)
    report = report_id(CAPTURE)
    done = name_person(study, report, name=_phrase("تدمر"), key=KEY)
    named = read_report(study, report).people
    assert [(one.name, one.by, one.mentions) for one in named] == [
        ("تدمر", done.decisions[0], (_phrase("تدمر"),))
    ]
    assert faults_of(study) == []
    with study.database.reading() as connection:
        assert adrift(connection) == ()
    list(study.recode(everything=True))
    assert [one.name for one in read_report(study, report).people] == ["تدمر"]
    with pytest.raises(UsageError, match="known already"):
        name_person(study, report, name=_phrase("تدمر"), key="another-key")
    undo(study, done.decisions)
    assert differing(before, state_of(study)) == {}


@pytest.mark.parametrize("place", ["sqlite"], indirect=True)
def test_a_report_is_read_with_all_that_stands_of_it(study: Study) -> None:
    id = claim_id(study, CAPTURE)
    report = report_id(CAPTURE)
    page = read_report(study, report)
    assert page.text == CAPTURE.text
    assert [one.stored.sourced.claim.type for one in page.claims] == ["capture", "clash"]
    assert {one.name for one in page.organisations} >= {"لواء الصحراء"}
    marks = marks_of(study, report)
    assert marks == {one.stored.sourced.claim.id: one.seen for one in page.claims}
    study.decide(id, Verdict("accept"))
    assert {claim for claim, seen in marks_of(study, report).items() if seen != marks[claim]} == {id}
    study.erase(report, why="بطلب من الشاهد")
    with pytest.raises(UsageError, match="erased"):
        read_report(study, report)


@pytest.mark.parametrize("place", ["sqlite"], indirect=True)
def test_values_are_stated_in_words_and_numbers_as_people_write_them(study: Study) -> None:
    claim = read_claim(study, claim_id(study, CAPTURE)).stored.sourced.claim

    def made(field: str, said: object) -> object:
        return json.loads(stated(study, claim, field, said, published=date(2015, 3, 8)))

    assert made("killed", "٣-٥") == [3, 5]
    assert made("injured", "12+") == [12, None]
    assert made("detained", "") is None
    when = _phrase("يوم 7 مارس 2015")
    said = made("date", {"words": {"text": when.text, "at": when.at}})
    assert said == {"start": "2015-03-07", "end": "2015-03-07", "precision": "day", "approximate": False}
    assert made("date", {"start": "2015-03-01", "end": "2015-03-31"})["precision"] == "month"  # type: ignore[index]
    for wrong in ("ثلاثة", "5-3x", "-3"):
        with pytest.raises(UsageError, match="no number"):
            count_of(wrong)
    with pytest.raises(UsageError, match="no day"):
        made("date", {"words": {"text": "لواء", "at": 6}})


@pytest.mark.parametrize("place", ["sqlite"], indirect=True)
def test_a_place_is_chosen_among_those_of_its_name(study: Study) -> None:
    found = candidates(study, "بمدينة طرابلس")
    assert {"LY", "LB"} <= {one.country for one in found}
    lebanese = next(one for one in found if one.country == "LB")
    phrase = _phrase("بلدة تدمر")
    place = located(study, phrase, chosen=lebanese.id, words="طرابلس")
    assert (place.text, place.country, place.geonames_id) == (phrase.text, "LB", lebanese.geonames_id)
    assert located(study, phrase, chosen=None).precision == "none"
    with pytest.raises(UsageError, match="look the words up again"):
        located(study, phrase, chosen=lebanese.id)
    assert candidates(study, "كلامليسبمكان") == ()


def test_erasing_a_report_takes_what_was_said_of_it_along(study: Study) -> None:
    report = report_id(CAPTURE)
    add_claim(study, report, type="talks", trigger=_phrase("اشتباكات"), key="a-claim-added")
    done = name_person(study, report, name=_phrase("تدمر"), key="a-person-named")
    person = read_report(study, report).people[0].id
    study.erase(report, why="بطلب من الشاهد")
    assert faults_of(study) == []
    with study.inside() as (contents, _):
        assert person not in [one.id for one in contents.people()]
    with pytest.raises(UsageError, match="no decision"):
        undo(study, done.decisions)
