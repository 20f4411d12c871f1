"""Who held a place: by captures and withdrawals, in whatever order they are told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rasid.resolve.control import controls_of
from rasid.values import Interval
from rasid.values.entity import Control, ControlEvent

PLACE = "g-1"


def day(text: str) -> Interval:
    """A day, or the days from one to another (`2014-01-01..2014-01-31`)."""
    start, _, end = text.partition("..")
    precision = "days" if end else "day"
    return Interval(date.fromisoformat(start), date.fromisoformat(end or start), precision)


def told(
    kind: str, holder: str, when: str | None, *, published: str = "", loser: str | None = None
) -> ControlEvent:
    """A claim; without a day it has none but that it was not after the published day."""
    days = None if when is None else day(when)
    reported = date.fromisoformat(published) if published else days.end if days else None
    name = f"c-{kind}-{holder}-{when}-{published}"
    window = Interval(date.min, reported, "not after the published day") if reported and not days else None
    return ControlEvent(
        kind, PLACE, "منبج", holder, f"قوات {holder}", name, f"r-{name}", reported, days, window, loser
    )


def spans(controls: tuple[Control, ...]) -> list[tuple[str | None, str | None, str | None, bool]]:
    """Holder, first day of the start, last day of the end (None: open or not told), contested."""
    return [
        (
            control.organisation,
            control.start.days.start.isoformat() if control.start and control.start.days else None,
            control.end.days.end.isoformat() if control.end and control.end.days else None,
            control.contested,
        )
        for control in controls
    ]


def test_a_capture_ends_the_control_of_the_one_before() -> None:
    controls = controls_of(
        PLACE, [told("taken", "o-a", "2014-01-23"), told("taken", "o-b", "2016-08-12", loser="o-a")]
    )
    assert spans(controls) == [
        ("o-a", "2014-01-23", "2016-08-12", False),
        ("o-b", "2016-08-12", None, False),
    ]
    first, second = controls
    assert first.end is not None and (first.end.by, first.end.claims) == ("capture", second.claims)
    assert second.end is None


def test_a_withdrawal_ends_control_and_nobody_takes_it() -> None:
    (control,) = controls_of(PLACE, [told("taken", "o-a", "2014-01-23"), told("left", "o-a", "2014-03-02")])
    assert control.end is not None and (control.end.by, control.end.days) == ("withdrawal", day("2014-03-02"))


def test_who_loses_a_place_held_it_since_nobody_knows_when() -> None:
    controls = controls_of(PLACE, [told("taken", "o-b", "2016-08-12", loser="o-a")])
    assert spans(controls) == [("o-a", None, "2016-08-12", False), ("o-b", "2016-08-12", None, False)]
    assert controls[0].start is None
    (left,) = controls_of(PLACE, [told("left", "o-a", "2015-01-26")])
    assert left.start is None and left.end is not None


def test_a_change_told_twice_is_one_on_the_days_that_agree() -> None:
    controls = controls_of(
        PLACE,
        [
            told("taken", "o-a", "2014-01-20..2014-01-26"),
            told("taken", "o-a", "2014-01-23"),
            told("taken", "o-a", None, published="2014-02-01"),
            told("left", "o-a", "2014-03-02"),
            told("taken", "o-b", "2014-03-04", loser="o-a"),
        ],
    )
    assert spans(controls) == [
        ("o-a", "2014-01-23", "2014-03-02", False),
        ("o-b", "2014-03-04", None, False),
    ]
    assert controls[0].start is not None and len(controls[0].start.claims) == 3
    assert len(controls[0].claims) == 5


def test_a_capture_told_much_later_without_a_day_is_the_one_that_is_known() -> None:
    controls = controls_of(
        PLACE,
        [
            told("taken", "o-a", "2014-01-23"),
            told("taken", "o-b", "2016-08-12"),
            told("taken", "o-a", None, published="2017-05-01"),
        ],
    )
    assert spans(controls) == [
        ("o-a", "2014-01-23", "2016-08-12", False),
        ("o-b", "2016-08-12", None, False),
    ]


def test_no_day_is_made_up_for_a_capture_that_has_none() -> None:
    controls = controls_of(
        PLACE, [told("taken", "o-a", "2014-01-23"), told("taken", "o-b", None, published="2016-08-13")]
    )
    assert spans(controls) == [("o-a", "2014-01-23", None, False), ("o-b", None, None, False)]
    assert controls[0].end is not None and controls[0].end.days is None
    assert controls[1].start is not None and controls[1].start.days is None


def test_a_place_that_changes_hands_twice_has_two_times_of_one_holder() -> None:
    controls = controls_of(
        PLACE,
        [
            told("taken", "o-a", "2013-02-01"),
            told("taken", "o-b", "2014-02-01"),
            told("taken", "o-a", "2015-02-01"),
        ],
    )
    assert spans(controls) == [
        ("o-a", "2013-02-01", "2014-02-01", False),
        ("o-b", "2014-02-01", "2015-02-01", False),
        ("o-a", "2015-02-01", None, False),
    ]


def test_allies_who_take_a_place_together_hold_it_together() -> None:
    together = [replace(told("taken", holder, "2016-12-05"), claim="c-1") for holder in ("o-a", "o-b")]
    controls = controls_of(PLACE, [*together, told("taken", "o-a", "2016-12-06")])
    assert sorted(spans(controls), key=str) == [
        ("o-a", "2016-12-05", None, False),
        ("o-b", "2016-12-05", None, False),
    ]


def test_two_takers_on_the_same_days_are_contested() -> None:
    controls = controls_of(
        PLACE,
        [told("taken", "o-a", "2014-05-01..2014-05-31"), told("taken", "o-b", "2014-05-10..2014-06-02")],
    )
    assert [control.contested for control in controls] == [True, True]


@pytest.mark.parametrize(
    ("when", "contested"), [("2014-01-23", False), ("2014-06-01", True), ("2016-08-12", False), (None, False)]
)
def test_fighting_while_a_place_is_held_contests_it(when: str | None, contested: bool) -> None:
    fought = replace(told("fought", "", when, published="2014-07-01"), organisation=None, said="")
    first, second = controls_of(
        PLACE, [told("taken", "o-a", "2014-01-23"), told("taken", "o-b", "2016-08-12"), fought]
    )
    assert (first.contested, second.contested) == (contested, False)


def test_a_denied_capture_is_contested_and_a_refuted_one_is_none() -> None:
    taken = told("taken", "o-a", "2014-01-23")
    refuted = told("refuted", "o-a", None, published="2014-01-24")
    assert controls_of(PLACE, [refuted]) == ()
    assert controls_of(PLACE, [taken, refuted])[0].contested
    assert controls_of(PLACE, [replace(taken, denied=True)])[0].contested
    assert not controls_of(PLACE, [taken])[0].contested


def test_a_capture_by_nobody_named_ends_control_and_starts_none() -> None:
    nobody = replace(told("taken", "", "2014-03-01"), organisation=None, said="")
    assert spans(controls_of(PLACE, [told("taken", "o-a", "2014-01-23"), nobody])) == [
        ("o-a", "2014-01-23", "2014-03-01", False)
    ]


def test_a_holder_without_an_id_is_known_by_his_words() -> None:
    first = replace(told("taken", "", "2014-01-23"), organisation=None, said="مسلحون من عشيرة العبيد")
    again = replace(first, said="مسلحون  من عشيرة العبيد", claim="c-2", days=day("2014-01-24"))
    (control,) = controls_of(PLACE, [first, again])
    assert control.organisation is None and len(control.claims) == 2


def test_a_general_word_is_the_one_organisation_there_that_it_can_stand_for() -> None:
    named = replace(told("taken", "o-a", "2014-01-23"), said="الجيش السوري")
    army = replace(told("taken", "", "2014-01-24"), organisation=None, said="الجيش")
    assert [control.organisation for control in controls_of(PLACE, [named, army])] == ["o-a"]
    other = replace(told("left", "o-b", "2013-01-23"), said="الجيش الحر")
    holders = [control.organisation for control in controls_of(PLACE, [named, army, other])]
    assert sorted(holders, key=str) == [None, "o-a", "o-b"]


def test_takers_reported_on_one_day_without_a_day_are_contested() -> None:
    events = [told("taken", holder, None, published="2014-05-01") for holder in ("o-a", "o-b")]
    assert [control.contested for control in controls_of(PLACE, events)] == [True, True]


def test_who_left_and_took_a_place_on_one_day_holds_it_contested() -> None:
    controls = controls_of(PLACE, [told("left", "o-a", "2023-09-12"), told("taken", "o-a", "2023-09-12")])
    assert [control.contested for control in controls] == [True, True]
    controls = controls_of(PLACE, [told("left", "o-a", "2023-09-12"), told("taken", "o-a", "2023-09-20")])
    assert [control.contested for control in controls] == [False, False]


def test_attackers_who_leave_a_place_are_not_said_to_have_held_it() -> None:
    gone = replace(told("left", "", "2018-10-02"), organisation=None, said="المهاجمون")
    assert controls_of(PLACE, [gone]) == ()


def test_other_places_are_passed_over() -> None:
    assert controls_of("g-2", [told("taken", "o-a", "2014-01-23")]) == ()


EVENTS = st.builds(
    told,
    st.sampled_from(["taken", "left", "fought", "refuted"]),
    st.sampled_from(["o-a", "o-b", "o-c"]),
    st.one_of(st.none(), st.dates(date(2014, 1, 1), date(2014, 4, 1)).map(date.isoformat)),
    loser=st.sampled_from([None, "o-a", "o-b"]),
    published=st.dates(date(2014, 1, 1), date(2014, 4, 1)).map(date.isoformat),
)
#: Some of one claim: allies, and what one claim says of two.
CLAIMED = st.builds(
    lambda event, claim: replace(event, claim=claim or event.claim),
    EVENTS,
    st.sampled_from(["", "c-1", "c-2"]),
)


@given(
    st.lists(CLAIMED, max_size=12).flatmap(lambda events: st.tuples(st.just(events), st.permutations(events)))
)
def test_the_order_of_events_makes_no_difference(
    events: tuple[list[ControlEvent], list[ControlEvent]],
) -> None:
    assert controls_of(PLACE, events[0]) == controls_of(PLACE, events[1])


@given(st.lists(CLAIMED, max_size=12))
def test_every_day_and_claim_is_one_that_was_told(events: list[ControlEvent]) -> None:
    claims = {event.claim for event in events}
    days = {each for event in events if event.days for each in (event.days.start, event.days.end)}
    for control in controls_of(PLACE, events):
        assert control.claims and set(control.claims) <= claims
        for bound in (control.start, control.end):
            if bound is not None:
                assert bound.claims and set(bound.claims) <= set(control.claims)
                assert bound.days is None or {bound.days.start, bound.days.end} <= days
