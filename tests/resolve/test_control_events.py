"""What a claim says of who holds a place."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from rasid.resolve.control_events import control_events
from rasid.values import Claim, Interval, Phrase, Place
from rasid.values.incident import Participant, SourcedClaim

TEXT = (
    "استعادت القوات العراقية والعشائر بلدة العلم في محافظة صلاح الدين من تنظيم الدولة،"
    " وسيطرت على قرية ومبان قرب تكريت"
)
DAY = Interval(date(2015, 3, 9), date(2015, 3, 9))
ARMY = "القوات العراقية"
ALAM = Place("العلم", TEXT.index("العلم"), "Al-Alam", 99762, 34.7, 43.6, "Salah ad Din", "IQ", "point")
PROVINCE = Place("صلاح الدين", TEXT.index("صلاح"), "Salah ad Din", 91695, None, None, None, "IQ", "area")
TIKRIT = Place("تكريت", TEXT.index("تكريت"), "Tikrit", 90150, 34.6, 43.7, "Salah ad Din", "IQ", "point")
ORGANISATIONS = {ARMY: "o-iraqi-army", "تنظيم الدولة": "o-islamic-state"}


def phrase(words: str) -> Phrase:
    return Phrase(words, TEXT.index(words))


def claim(type: str, actors: tuple[str, ...], targets: tuple[str, ...], *places: Place) -> SourcedClaim:
    """An asserted claim whose participants are these words of the text."""
    made = Claim(
        id="c-1",
        type=type,
        family="control",
        trigger=phrase("استعادت"),
        actors=tuple(map(phrase, actors)),
        targets=tuple(map(phrase, targets)),
        instruments=(),
        places=places,
        inferred_places=(),
        date=DAY,
        window=None,
        killed=None,
        injured=None,
        detained=None,
        figures=(),
        source=None,
        factuality="asserted",
        polarity="positive",
        certainty="certain",
        realisation="done",
        denied_by=None,
        aggregate=False,
        salience=1.0,
        confidence=1.0,
        rules=(),
        evidence=(),
        problems=(),
    )
    participants = tuple(
        Participant(role, words, TEXT.index(words), ORGANISATIONS.get(words))
        for role, said in (("actor", actors), ("target", targets))
        for words in said
    )
    return SourcedClaim(made, "r-1", date(2015, 3, 10), "وكالة", None, participants)


def changed(sourced: SourcedClaim, **fields: object) -> SourcedClaim:
    return replace(sourced, claim=replace(sourced.claim, **fields))  # type: ignore[arg-type]


def told(sourced: SourcedClaim) -> list[tuple[str, str, str, str | None]]:
    """Kind, place, holder, loser of each event."""
    return [
        (event.kind, event.place, event.organisation or event.said, event.loser)
        for event in control_events(sourced)
    ]


CAPTURE = claim("capture", (ARMY,), ("العلم", "تنظيم الدولة"), ALAM, PROVINCE)


def test_a_capture_names_taker_place_and_loser() -> None:
    assert told(CAPTURE) == [("taken", "g-99762", "o-iraqi-army", "o-islamic-state")]
    (event,) = control_events(CAPTURE)
    assert (event.days, event.claim, event.report_id, event.denied) == (DAY, "c-1", "r-1", False)


def test_every_taker_and_every_place_taken() -> None:
    taken = claim("capture", (ARMY, "العشائر"), ("العلم", "تكريت"), ALAM, TIKRIT)
    assert [event[:3] for event in told(taken)] == [
        ("taken", "g-99762", "o-iraqi-army"),
        ("taken", "g-99762", "العشائر"),
        ("taken", "g-90150", "o-iraqi-army"),
        ("taken", "g-90150", "العشائر"),
    ]


def test_the_most_exact_place_where_only_the_loser_is_hit() -> None:
    assert told(claim("capture", (ARMY,), ("تنظيم الدولة",), ALAM, PROVINCE)) == [
        ("taken", "g-99762", "o-iraqi-army", "o-islamic-state")
    ]


@pytest.mark.parametrize("thing", ["قرية", "مبان"])
def test_a_thing_taken_near_a_place_is_not_the_place(thing: str) -> None:
    assert told(claim("capture", (ARMY,), (thing,), TIKRIT)) == []


def test_a_place_before_the_word_is_where_the_sentence_is_set() -> None:
    taken = claim("capture", (ARMY,), (), ALAM)
    assert told(changed(taken, trigger=phrase("وسيطرت"))) == []
    assert [event[1] for event in told(taken)] == ["g-99762"]


def test_a_withdrawal_leaves_the_place() -> None:
    assert told(claim("withdrawal", ("تنظيم الدولة",), (), ALAM, PROVINCE)) == [
        ("left", "g-99762", "o-islamic-state", None)
    ]


def test_who_hands_a_place_over_leaves_it_to_the_other() -> None:
    handed = claim("withdrawal", ("تنظيم الدولة", "العشائر"), (), ALAM)
    assert told(changed(handed, rules=("triggers.tsv:slm-withdrawal",))) == [
        ("left", "g-99762", "o-islamic-state", None),
        ("taken", "g-99762", "العشائر", None),
    ]


def test_an_organisation_that_is_driven_out_has_left() -> None:
    assert told(claim("dismissal", (ARMY,), ("تنظيم الدولة",), ALAM)) == [
        ("left", "g-99762", "o-islamic-state", None)
    ]
    assert told(claim("dismissal", (ARMY,), ("العشائر",), ALAM)) == []


def test_fighting_is_told_of_the_place_alone() -> None:
    assert told(claim("clash", (ARMY, "تنظيم الدولة"), (), ALAM)) == [("fought", "g-99762", "", None)]


@pytest.mark.parametrize(
    "fields",
    [
        {"factuality": "possible", "realisation": "attempted"},
        {"factuality": "planned", "realisation": "intended"},
        {"aggregate": True},
        {"type": "attack"},
        {"places": (replace(ALAM, precision="country"),)},
        {"places": (Place("البلدة", 3),)},
    ],
)
def test_attempts_plans_sums_and_unknown_places_tell_nothing(fields: dict[str, object]) -> None:
    assert told(changed(CAPTURE, **fields)) == []


def test_a_negated_capture_is_refuted_and_a_denied_one_says_so() -> None:
    assert told(changed(CAPTURE, factuality="negated", realisation="failed"))[0][0] == "refuted"
    (event,) = control_events(changed(CAPTURE, denied_by=Phrase("العشائر", TEXT.index("العشائر"))))
    assert event.denied
