"""Gold tenures and controls held against found ones, on values made by hand."""

from datetime import date

from rasid.evaluation.bootstrap import share
from rasid.evaluation.study_corpus import GoldControl, GoldTenure
from rasid.evaluation.study_offices import Told, match_controls, match_tenures, told_rows
from rasid.values.entity import Bound, Control, Tenure
from rasid.values.interval import Interval

START, END = date(2016, 1, 30), date(2016, 9, 5)
PEOPLE = {"p-1": "salim", "p-2": "munir"}


def bound(day: date, by: str) -> Bound:
    return Bound(Interval(day, day), by, (), ())


def tenure(
    title: str, *, person: str = "p-1", organisation: str | None = None, end: Bound | None = None
) -> Tenure:
    return Tenure(
        person, title, None, organisation, None, bound(START, "appointment"), end, None, "current", ()
    )


def gold(title: str, *, until: date | None = None, end: str | None = None) -> GoldTenure:
    return GoldTenure("salim", title, "شرطة الوردة", START, until, end)


def test_a_tenure_is_found_by_the_head_of_its_title_however_inflected() -> None:
    (told,) = match_tenures([gold("قائد شرطة الوردة")], [tenure("قائدا", organisation="شرطة الوردة")], PEOPLE)
    assert told == Told("salim", True, True, True, None)


def test_titles_that_differ_between_sources_are_one_office() -> None:
    (told,) = match_tenures([gold("عميد البلدية|رئيس البلدية")], [tenure("رئيس البلدية")], PEOPLE)
    assert told.found
    assert not told.organisation


def test_another_mans_office_is_not_his() -> None:
    (told,) = match_tenures(
        [gold("قائد", until=END, end="dismissal")], [tenure("قائد", person="p-2")], PEOPLE
    )
    assert told == Told("salim", False, False, False, False)


def test_an_end_needs_its_day_and_its_kind() -> None:
    truth = gold("قائد", until=END, end="dismissal")
    for end, right in (
        (bound(END, "dismissal"), True),
        (bound(END, "arrest"), False),
        (bound(START, "dismissal"), False),
        (None, False),
    ):
        (told,) = match_tenures([truth], [tenure("قائد", end=end)], PEOPLE)
        assert told.end is right


def test_of_several_tenures_the_one_with_the_right_end_is_held_against_the_truth() -> None:
    truth = gold("قائد", until=END, end="killing")
    (told,) = match_tenures([truth], [tenure("قائد"), tenure("قائد", end=bound(END, "death"))], PEOPLE)
    assert told.end


def test_control_is_of_one_place_and_organisation() -> None:
    held = Control("g-1", "الوردة", "o-a", "كتيبة", bound(START, "capture"), None, False, ())
    truths = [GoldControl("g-1", "o-a", START, END), GoldControl("g-1", "o-b", START, None)]
    first, second = match_controls(truths, [held])
    assert (first.found, first.start, first.end) == (True, True, False)
    assert (second.found, second.start, second.end) == (False, False, None)


def test_counts_leave_out_what_nothing_tells() -> None:
    rows = told_rows(
        [
            Told("a", True, False, True, None),
            Told("a", False, False, False, None),
            Told("b", True, True, None, None),
        ]
    )
    names = rows["a"]
    sums = {name: sum(row[name] for row in rows.values()) for name in names}
    assert share(sums) == {"found": 2 / 3, "organisation": 1 / 2, "start": 1 / 2}
