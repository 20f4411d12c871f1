"""Samples that say how good a study is: drawn by a seed, decided part by part, kept and counted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import report_id
from states import faults_of
from week import WEEK

from rasid.coding import report_of
from rasid.dataset import sampling
from rasid.dataset.study import Study
from rasid.dataset.waiting import Wanted
from rasid.errors import UsageError
from rasid.learning.intervals import share_of

#: A report that tells nothing the codebook has.
WEATHER = report_of(
    "يسود اليوم طقس معتدل في معظم المناطق. وتبقى الرياح خفيفة إلى معتدلة السرعة. ويبرد الجو ليلا.",
    published="2015-03-09",
    id="weather",
)


def claims_drawn(study: Study, id: str) -> list[str | None]:
    return [part.claim for part in sampling.read_sample(study, id)[1]]


def test_the_same_seed_draws_the_same_and_another_seed_others(week: Study) -> None:
    one, same, other = (sampling.draw_sample(week, "claims", size=5, seed=seed) for seed in (1, 1, 2))
    assert claims_drawn(week, one) == claims_drawn(week, same) != claims_drawn(week, other)
    assert len(set(claims_drawn(week, one))) == 5


def test_a_filter_bounds_what_is_drawn(week: Study) -> None:
    with week.inside() as (contents, _):
        kind = next(iter(contents.claims())).sourced.claim.type
        of_kind = {one.sourced.claim.id for one in contents.claims() if one.sourced.claim.type == kind}
    id = sampling.draw_sample(week, "claims", size=50, seed=3, wanted=Wanted(kind=kind))
    assert set(claims_drawn(week, id)) == of_kind
    assert sampling.read_sample(week, id)[0].population == len(of_kind)


def test_sentences_are_those_from_which_nothing_was_read(week: Study) -> None:
    week.add(WEATHER)
    id = sampling.draw_sample(week, "sentences", size=50, seed=1)
    _, parts = sampling.read_sample(week, id)
    texts = {report_id(report): report.text for report in (*WEEK, WEATHER)}
    with week.inside() as (contents, _):
        triggers = {(one.sourced.report_id, one.sourced.claim.trigger.at) for one in contents.claims()}
    assert len([part for part in parts if part.report_id == report_id(WEATHER)]) == 3
    for part in parts:
        assert len(texts[part.report_id][part.at : part.end].split()) >= 3
        assert not any(id == part.report_id and part.at <= at < part.end for id, at in triggers)


def test_a_sample_is_decided_and_continued_and_counts_what_was_said(week: Study) -> None:
    id = sampling.draw_sample(week, "claims", size=5, seed=1)
    for verdict in ("right", "detail", "wrong", "unsure"):
        shown = sampling.part_to_decide(week, id)
        assert shown is not None and shown.claim is not None
        assert shown.claim.trigger.text in shown.sentence
        sampling.say(
            week, id, shown.part.ordinal, verdict=verdict, wrong="اليوم" if verdict == "detail" else ""
        )
    sample, parts = sampling.read_sample(week, id)
    assert (sample.size, sample.decided) == (5, 4)
    figures = sampling.figures_of(sample.kind, parts)
    assert figures.right is not None and figures.event is not None
    assert (figures.right.hits, figures.right.of, figures.event.hits) == (1, 3, 2)
    assert figures.unsure == 1
    sampling.say(week, id, 0, verdict=None)
    again = sampling.part_to_decide(week, id)
    assert again is not None and again.part.ordinal == 0
    assert [change.action for change in week.changes(id)] == ["draw", *["judge"] * 5]


def test_what_is_said_changes_no_claim_and_claims_stay_as_they_were_drawn(week: Study) -> None:
    id = sampling.draw_sample(week, "claims", size=5, seed=1)
    shown = sampling.part_to_decide(week, id)
    assert shown is not None and shown.part.claim is not None
    with week.inside() as (contents, _):
        before = list(contents.claims())
    sampling.say(week, id, shown.part.ordinal, verdict="wrong")
    with week.inside() as (contents, _):
        assert list(contents.claims()) == before


def test_an_erased_report_leaves_a_sample(week: Study) -> None:
    id = sampling.draw_sample(week, "claims", size=200, seed=1)
    gone = report_id(WEEK[0])
    assert gone in {part.report_id for part in sampling.read_sample(week, id)[1]}
    sampling.say(week, id, 0, verdict="right", wrong="كلمات من التقرير")
    week.erase(gone, why="asked for")
    sample, parts = sampling.read_sample(week, id)
    assert gone not in {part.report_id for part in parts}
    assert sample.size == len(parts)
    assert not faults_of(week)


@pytest.mark.parametrize(("kind", "size"), [("claims", 0), ("claims", 10_000), ("reports", 10)])
def test_what_cannot_be_drawn_says_so(kind: str, size: int, week: Study) -> None:
    with pytest.raises(UsageError):
        sampling.draw_sample(week, kind, size=size, seed=1)


def test_a_verdict_that_is_none_is_refused(week: Study) -> None:
    week.add(WEATHER)
    id = sampling.draw_sample(week, "sentences", size=5, seed=1)
    with pytest.raises(UsageError, match="say one of"):
        sampling.say(week, id, 0, verdict="right")
    with pytest.raises(UsageError, match="no part"):
        sampling.say(week, id, 99, verdict="missed")


@given(st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_an_interval_holds_its_share_and_stays_between_0_and_1(pair: tuple[int, int]) -> None:
    found = share_of(*pair)
    assert 0 <= found.low <= found.share + 1e-12 and found.share <= found.high + 1e-12 and found.high <= 1
    mirrored = share_of(pair[1] - pair[0], pair[1])
    assert mirrored.low == pytest.approx(1 - found.high)


def test_wilson_intervals_are_those_of_the_book() -> None:
    # Newcombe 1998, table I: 81 of 263, 15 of 148, 0 of 20, method 3.
    for hits, of, low, high in ((81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611)):
        found = share_of(hits, of)
        assert (found.low, found.high) == (pytest.approx(low, abs=1e-4), pytest.approx(high, abs=1e-4))
