"""What the pages of incidents and people are filled with: tables, drawings, reasons, citations."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from rasid.dataset.knowing import Reading
from rasid.dataset.nearby import incidents_nearby, people_alike
from rasid.dataset.office_chart import changes_between, holders_on
from rasid.dataset.study import Study
from rasid.review.citing import citation_text
from rasid.review.claim_table import claim_table
from rasid.review.codebook import read_type_texts
from rasid.review.office_line import WIDTH, office_line
from rasid.review.reasons import Reasons, key_of
from rasid.review.texts import read_texts
from rasid.values.entity import Bound, Tenure
from rasid.values.interval import Interval
from rasid.values.judgement import Reason
from rasid.values.stored import StoredReport

TEXTS = read_texts()
DISMISSED = Bound(Interval(date(2016, 3, 1), date(2016, 3, 1)), "dismissal", ("c-1",), ("r-1",))
APPOINTED = Bound(Interval(date(2015, 1, 10), date(2015, 1, 10)), "appointment", ("c-2",), ("r-1",))
TENURE = Tenure(
    "p-1", "قائد", "o-1", "شرطة", None, APPOINTED, DISMISSED, (date(2015, 2, 1), date(2015, 6, 1)), "former",
    ("r-1",),
)  # fmt: skip


@pytest.mark.parametrize(
    ("day", "held", "certain"),
    [("2015-01-09", 0, []), ("2015-03-01", 1, [True]), ("2016-02-01", 1, [True]), ("2016-03-02", 0, [])],
)
def test_who_holds_an_office_on_a_day(day: str, held: int, certain: list[bool]) -> None:
    found = holders_on([TENURE], date.fromisoformat(day))
    assert [one.certain for one in found] == certain
    assert len(found) == held


def test_an_open_end_stays_open() -> None:
    found = holders_on([replace(TENURE, end=None, status="current")], date(2019, 1, 1))
    assert [one.certain for one in found] == [False]


def test_what_changed_between_two_days_is_what_is_told_of_a_day() -> None:
    seen = replace(APPOINTED, by="seen")
    tenures = [TENURE, replace(TENURE, person="p-2", start=seen, end=None)]
    found = changes_between(tenures, date(2014, 1, 1), date(2016, 12, 31))
    assert [(one.tenure.person, one.began, one.bound.by) for one in found] == [
        ("p-1", True, "appointment"),
        ("p-1", False, "dismissal"),
    ]
    assert changes_between([TENURE], date(2015, 1, 10), date(2016, 2, 28)) == ()


def test_a_line_of_offices_is_mirrored_for_arabic() -> None:
    plain, mirrored = (office_line([TENURE], mirrored=flag) for flag in (False, True))
    assert plain is not None and mirrored is not None
    (bar,), (other,) = plain.bars, mirrored.bars
    assert other.x == pytest.approx(WIDTH - bar.x - bar.width, abs=0.2)
    assert (bar.told_from, bar.told_to) == (True, True)
    assert office_line([replace(TENURE, start=None, end=None, seen=None)], mirrored=False) is None


def test_every_reason_of_the_samples_is_said_in_both_languages(sampled: Path, reading: Reading) -> None:
    with Study.open(sampled).read_with(reading) as study:
        with study.inside() as (contents, _):
            incidents, people = list(contents.incidents()), list(contents.people())
        found = [("claim", reason) for one in incidents for link in one.links for reason in link.reasons]
        found += [("person", reason) for one in people for link in one.links for reason in link.reasons]
        for incident in incidents[::4]:
            near = incidents_nearby(study, incident.id)
            found += [("claim", reason) for one in near for reason in one.reasons]
        for person in people[::4]:
            found += [("person", reason) for one in people_alike(study, person.id) for reason in one.reasons]
    assert len({key_of(kind, reason) for kind, reason in found}) > 12
    for language, texts in TEXTS.items():
        says = Reasons(texts, read_type_texts(), reading.lexicons.names.organisations, {})
        for kind, reason in found:
            assert texts.has(key_of(kind, reason)), f"{language}: {kind} {reason}"
            assert "{" not in says.say(kind, reason)


def test_the_words_of_a_reason_cannot_break_out_of_their_box(reading: Reading) -> None:
    says = Reasons(TEXTS["en"], read_type_texts(), reading.lexicons.names.organisations, {})
    said = says.say("claim", Reason("place", 0.25, "x", of=("<script>alert(1)</script>",)))
    assert "<script>" not in said and "&lt;script&gt;" in said


def test_near_copies_stand_behind_what_they_copy(sampled: Path, reading: Reading) -> None:
    with Study.open(sampled).read_with(reading) as study, study.inside() as (contents, dossiers):
        told = max(contents.incidents(), key=lambda incident: len(incident.claims))
        dossier = dossiers.incident(told.id)
    table = claim_table(dossier, most=10)
    marks = [column.is_copy for column in table.columns]
    assert marks == sorted(marks) or True in marks[1:]
    killed = next(row for row in table.rows if row.field == "killed")
    assert killed.agreement == "differ"
    assert len({cell.group for cell in killed.cells if cell is not None}) > 1


def test_a_citation_leaves_out_what_is_not_known() -> None:
    bare = StoredReport("r-1", "kept", "typed", date(2024, 5, 1), "هدى")
    assert citation_text(TEXTS["en"], "قال  شاهد", bare).splitlines() == [
        "“قال شاهد”",
        "— publisher not known",
        "report r-1, retrieved 2024-05-01",
    ]
    full = replace(
        bare, source="وكالة النور", title="خبر", published=date(2024, 4, 30), url="https://example.org/1"
    )
    assert citation_text(TEXTS["ar"], "قال شاهد", full).splitlines() == [
        "«قال شاهد»",
        "— وكالة النور، «خبر»، 2024-04-30",
        "https://example.org/1",
        "التقرير r-1، تاريخ الاطلاع 2024-05-01",
    ]
