"""What holds for the coding of any text whatever."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sentence_cases import read_cases

from rasid.coding import Coder, report_of
from rasid.values import CodedReport

PUBLISHED = date(2014, 3, 11)
WORDS = sorted({word for case in read_cases() for word in case.text.split()})
SENTENCES = sorted({case.text for case in read_cases()})

LETTERS = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيٱپچکگیھ"
MARKS = "ـًٌٍَُِّْٰ"
PRESENTATION = "ﷲﻻﺍﻟﻠﷺ"
DIGITS = "0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳٫٬"
PUNCTUATION = " \n\t.,:;!?…-–ـ«»\"'()[]،؛؟/|*•"
BIDI = (
    "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\u00ad\u00a0"
)

any_text = st.text(max_size=120)
arabic_heavy = st.text(LETTERS * 6 + MARKS + PRESENTATION + DIGITS + PUNCTUATION * 2 + BIDI, max_size=150)
shuffled_words = st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join)
glued_words = st.lists(st.one_of(st.sampled_from(WORDS), st.sampled_from(PUNCTUATION + BIDI + "و"))).map(
    "".join
)


@st.composite
def damaged_sentences(draw: st.DrawFn) -> str:
    """A sentence of the fixtures with a few letters of another kind put in, or a stretch cut out."""
    text = draw(st.sampled_from(SENTENCES))
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(text)))
        cut = draw(st.integers(0, 6))
        put = draw(st.text(MARKS + BIDI + PUNCTUATION + DIGITS + PRESENTATION, max_size=3))
        text = text[:at] + put + text[at + cut :]
    return text


texts = st.one_of(any_text, arabic_heavy, shuffled_words, glued_words, damaged_sentences())
few = settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
many = settings(max_examples=3000, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def phrases(value: Any) -> Iterator[tuple[str, int]]:  # noqa: ANN401 (whatever a record holds)
    """Every {text, at} of a record, however deep."""
    if isinstance(value, dict):
        if "text" in value and "at" in value:
            yield value["text"], value["at"]
        for inner in value.values():
            yield from phrases(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from phrases(inner)


def holds(text: str, coded: CodedReport) -> None:
    """What any coding of `text` must fulfil."""
    assert coded.text == text
    record = msgspec.json.decode(msgspec.json.encode(coded))
    for phrase, at in phrases(record):
        assert phrase, "an empty phrase is no evidence"
        assert text[at : at + len(phrase)] == phrase
    ids = [claim.id for claim in coded.events]
    assert len(set(ids)) == len(ids)
    for claim in coded.events:
        assert claim.trigger.text.strip() == claim.trigger.text
        for low, high in filter(None, (claim.killed, claim.injured, claim.detained)):
            assert low >= 0
            assert high is None or high >= low
        for interval in filter(None, (claim.date, claim.window)):
            assert interval.start <= interval.end
        assert 0 <= claim.salience <= 1
        assert 0 <= claim.confidence <= 1


def code_twice(text: str, coder: Coder) -> None:
    report = report_of(text, published=PUBLISHED)
    first = coder.code(report)
    holds(text, first)
    assert msgspec.json.encode(coder.code(report)) == msgspec.json.encode(first)


@given(texts)
@few
def test_any_text_is_coded_with_evidence_and_twice_alike(coder: Coder, text: str) -> None:
    code_twice(text, coder)


@given(texts)
@few
def test_without_a_published_day(coder: Coder, text: str) -> None:
    holds(text, coder.code(report_of(text)))


@pytest.mark.slow
@given(texts)
@many
def test_any_text_is_coded_with_evidence_and_twice_alike_often(coder: Coder, text: str) -> None:
    code_twice(text, coder)


@pytest.mark.slow
@pytest.mark.parametrize("text", SENTENCES)
def test_every_sentence_reversed_and_repeated(coder: Coder, text: str) -> None:
    code_twice(text, coder)
    code_twice(" ".join(reversed(text.split())), coder)
    code_twice(text * 3, coder)


def test_another_coder_with_an_empty_cache_answers_alike(coder: Coder, tmp_path: Path) -> None:
    with Coder(cache=tmp_path) as other:
        for text in SENTENCES[:: max(1, len(SENTENCES) // 20)]:
            report = report_of(text, published=PUBLISHED)
            assert msgspec.json.encode(other.code(report)) == msgspec.json.encode(coder.code(report))


def test_order_of_reports_changes_no_coding(coder: Coder) -> None:
    reports = [report_of(text, published=PUBLISHED) for text in SENTENCES[:40]]
    forwards = [msgspec.json.encode(coder.code(report)) for report in reports]
    backwards = [msgspec.json.encode(coder.code(report)) for report in reversed(reports)]
    assert forwards == backwards[::-1]
