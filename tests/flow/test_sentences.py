"""Sentences that a linguist can read, coded from end to end.

Cases listed in tests/fixtures/sentences/not_yet.txt still fail; the others must pass. When one is mended,
`python tests/flow/refresh_not_yet.py` takes it off the list.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
from sentence_cases import SCORED, UNSCORED, Case, faults, flaws, read_cases, read_not_yet, readable

from rasid.coding import Coder, report_of

CASES = read_cases()
LISTED = read_not_yet()


@pytest.fixture(scope="module")
def grammar(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Coder]:
    """A coder that gives all that it reads: a sentence alone has little to say for itself."""
    with Coder(cache=tmp_path_factory.mktemp("morphology"), all_claims=True) as made:
        yield made


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.topic}-{case.name}")
def test_sentence_is_read_as_a_trained_coder_reads_it(case: Case, grammar: Coder) -> None:
    wrong = faults(case, grammar.code(report_of(case.text, published=case.published)))
    if case.name in LISTED:
        assert wrong, f"{case.name} is right now: take it off the list (python tests/flow/refresh_not_yet.py)"
    else:
        assert not wrong, readable(case, wrong)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.topic}-{case.name}")
def test_case_is_sound(case: Case) -> None:
    assert not list(flaws(case))
    assert case.events or case.persons or case.only or case.people is not None


def test_names_are_used_once() -> None:
    assert not [name for name, times in Counter(case.name for case in CASES).items() if times > 1]


def test_list_of_failing_cases_names_cases() -> None:
    assert not set(LISTED) - {case.name for case in CASES}


def test_every_type_has_its_cases() -> None:
    times = Counter(event["type"] for case in CASES for event in case.events)
    assert not {kind for kind in SCORED if times[kind] < 3}
    assert not {kind for kind in UNSCORED if times[kind] < 1}
