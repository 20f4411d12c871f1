"""Codings of several coders compared: which events are one, and how far their fields agree."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rasid.evaluation.double_coding import PROGRAM, agreement_of, agreement_of_all, alphas, shared_events
from rasid.evaluation.event_matching import overlap_of_program, pairs, same_event
from rasid.evaluation.gold import GOLD, SCORERS, open_gold
from rasid.values.claim import Claim, Phrase
from rasid.values.interval import Interval


def _claim(type: str, trigger: str, at: int, *, targets: str = "", killed: int | None = None) -> Claim:
    return Claim(
        id=f"c-{at}-{type}", type=type, family="violence", trigger=Phrase(trigger, at), actors=(),
        targets=(Phrase(targets, 500),) if targets else (), instruments=(), places=(), inferred_places=(),
        date=Interval(date(2015, 3, 4), date(2015, 3, 4), "day"), window=None,
        killed=None if killed is None else (killed, killed), injured=None, detained=None, figures=(),
        source=None, factuality="asserted", polarity="", certainty="", realisation="", denied_by=None,
        aggregate=False, salience=1.0, confidence=1.0, rules=(), evidence=(), problems=(),
    )  # fmt: skip


BOMBING = _claim("bombing", "تفجير", 10, targets="مدنيين", killed=5)
KILLING = _claim("killing", "قتل", 40, targets="خمسة جنود", killed=5)
ARREST = _claim("arrest", "اعتقل", 80, targets="سالم الدوري")


def test_events_with_triggers_that_touch_are_one() -> None:
    longer = replace(BOMBING, trigger=Phrase("وقوع تفجير", 5))
    assert pairs([BOMBING], [longer], same_event()) == ((BOMBING, longer),)
    assert pairs([BOMBING], [replace(longer, type="attack")], same_event()) == ()


def test_events_whose_participants_agree_are_one() -> None:
    elsewhere = replace(ARREST, trigger=Phrase("توقيف", 200), targets=(Phrase("الدوري", 220),))
    assert pairs([ARREST], [elsewhere], same_event()) == ((ARREST, elsewhere),)
    assert pairs([ARREST], [replace(elsewhere, targets=())], same_event()) == ()


def test_a_long_trigger_of_the_program_points_at_nothing() -> None:
    long = replace(BOMBING, trigger=Phrase("هز تفجير عنيف سوقا", 6), targets=())
    assert pairs([BOMBING], [long], same_event(overlap_of_program), overlap_of_program) == ()
    assert pairs([BOMBING], [long], same_event()) == ((BOMBING, long),)


def test_two_coders_who_agree_and_one_who_saw_less() -> None:
    both = [{"هدى": [BOMBING, ARREST], "سعاد": [BOMBING, ARREST], PROGRAM: [BOMBING]}] * 3
    people, *with_program = agreement_of_all(both, resamples=20)
    assert (people.first, people.second, people.reports) == ("سعاد", "هدى", 3)
    assert (people.events, people.matched, people.event_f1.value) == ((6, 6), 6, 1.0)
    by_field = {one.field: one for one in people.fields}
    assert by_field["type"].alpha.value == 1
    assert by_field["type"].kappa is not None and by_field["type"].kappa.value == 1
    assert by_field["killed"].units == 3
    assert by_field["source"].units == 0
    assert [(one.first, one.second) for one in with_program] == [("سعاد", PROGRAM), ("هدى", PROGRAM)]
    assert with_program[0].event_f1.value == pytest.approx(2 * 3 / 9)


def test_a_field_on_which_coders_differ() -> None:
    other = replace(BOMBING, type="attack", killed=(7, 7))
    reports = [{"a": [BOMBING, ARREST], "b": [other, ARREST]}, {"a": [KILLING], "b": [KILLING]}]
    found = agreement_of(reports, "a", "b", resamples=50)
    assert found.event_f1.value == pytest.approx(2 * 2 / 6)
    fields = {one.field: one for one in found.fields}
    assert (fields["type"].units, fields["type"].agreed) == (3, pytest.approx(2 / 3))
    assert (fields["killed"].units, fields["killed"].agreed) == (2, 0.5)
    assert fields["killed"].numbers is not None and fields["killed"].numbers.value is not None
    assert fields["targets"].agreed == 1
    assert fields["date"].alpha.value is None  # all days are one and the same


def test_events_that_only_one_coder_has_are_no_units() -> None:
    codings = {"a": [BOMBING, ARREST], "b": [ARREST], "c": [replace(ARREST, type="raid"), BOMBING]}
    assert shared_events(codings) == (
        (BOMBING, None, BOMBING),
        (ARREST, ARREST, replace(ARREST, type="raid")),
    )
    by_field = {one.field: one for one in alphas([codings], resamples=10)}
    assert by_field["type"].units == 2
    assert by_field["type"].agreed == 0.5


def test_only_what_is_asserted_counts_as_an_event() -> None:
    denied = replace(BOMBING, factuality="negated")
    found = agreement_of([{"a": [BOMBING], "b": [denied]}], "a", "b", resamples=5)
    assert (found.events, found.matched) == ((1, 0), 0)
    assert {one.field: one.agreed for one in found.fields}["factuality"] == 0


_TYPES = st.sampled_from(["bombing", "killing", "arrest"])
_SAID = st.sampled_from(["", "مدنيين", "خمسة مدنيين", "سالم الدوري", "والدوري", "جنود"])
_CLAIMS = st.lists(
    st.builds(
        lambda type, trigger, at, targets: _claim(type, trigger, at, targets=targets),
        _TYPES, st.sampled_from(["قتل", "تفجير", "قتل ثلاثة من الجنود"]), st.integers(0, 30), _SAID,
    ),
    max_size=5,
)  # fmt: skip


@pytest.mark.gold
@pytest.mark.skipif(not (GOLD / SCORERS[0]).is_file(), reason="the scorer is not here")
@settings(deadline=None, max_examples=200)
@given(_CLAIMS, _CLAIMS)
def test_events_are_paired_as_the_scorer_of_the_program_does(first: list[Claim], second: list[Claim]) -> None:
    scorer = open_gold(Path(GOLD)).scorer

    def record(claim: Claim, number: int) -> dict[str, object]:
        return {
            "type": claim.type, "trigger": claim.trigger.text, "at": claim.trigger.at, "actors": [],
            "targets": [phrase.text for phrase in claim.targets], "number": number,
        }  # fmt: skip

    one = [record(claim, number) for number, claim in enumerate(first)]
    other = [record(claim, number) for number, claim in enumerate(second)]
    theirs = scorer.pairs(one, other, scorer.LIKENESS["event"])
    ours = pairs(first, second, same_event(overlap_of_program), overlap_of_program)
    numbered = {
        (
            next(n for n, claim in enumerate(first) if claim is a),
            next(n for n, c in enumerate(second) if c is b),
        )
        for a, b in ours
    }
    assert numbered == {(a["number"], b["number"]) for a, b in theirs}
