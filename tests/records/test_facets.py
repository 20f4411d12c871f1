"""Terms of days leave no report out."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from rasid.records.facets import LONG, area, facet, range_terms, time_terms

_DAYS = st.dates(date(1990, 1, 1), date(2030, 12, 31))
_LENGTHS = st.one_of(st.integers(0, 40), st.integers(0, 5000), st.integers(0, 40_000))


@given(start=_DAYS, length=_LENGTHS, first=_DAYS, asked=_LENGTHS)
def test_days_that_meet_share_a_term(start: date, length: int, first: date, asked: int) -> None:
    end, last = start + timedelta(days=length), first + timedelta(days=asked)
    wanted = range_terms(first, last)
    if wanted is not None and start <= last and first <= end:
        assert not set(wanted).isdisjoint(time_terms(start, end))


def test_days_far_apart_share_none() -> None:
    wanted = range_terms(date(2014, 3, 1), date(2014, 4, 2))
    assert wanted == (LONG, "m:2014-03", "m:2014-04")
    assert set(wanted).isdisjoint(time_terms(date(2014, 5, 1), date(2014, 5, 1)))
    assert range_terms(date.min, date(2014, 1, 1)) is None


def test_values_that_are_no_plain_ascii_are_digested() -> None:
    assert facet("t", "bombing") == "t:bombing"
    term = facet("u", "وكالة السهل «الأولى»")
    assert len(term) == 18
    assert term.isascii()
    assert area("IQ", None) == "c:iq"
    assert area("IQ", "Salah ad Din") != area("IQ", "Nineveh")
