"""Claims that hardly stand are left out of a coding, and there when they are asked for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from rasid.coding import Coder, report_of
from rasid.explain import explain
from rasid.learning.doubt import doubtful
from rasid.learning.model import CONSTANT, Weights

DAY = "2015-06-14"
TOLD = "قُتل خمسة جنود في انفجار سيارة مفخخة في الموصل أمس."
#: An attack that a writer speaks of: nobody, nowhere, at no time.
SPOKEN_OF = "وتحدث الكاتب عن الهجوم."


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Coder]:
    with Coder(cache=tmp_path_factory.mktemp("cache"), all_claims=True) as coder:
        yield coder


def test_what_is_told_in_full_stays_and_what_is_only_spoken_of_goes(tmp_path: Path) -> None:
    with Coder(cache=tmp_path) as coder:
        assert [claim.type for claim in coder.code(report_of(TOLD, published=DAY)).events] == ["bombing"]
        assert coder.code(report_of(SPOKEN_OF, published=DAY)).events == ()


def test_all_claims_are_there_when_asked_for(everything: Coder) -> None:
    coded = everything.code(report_of(SPOKEN_OF, published=DAY))
    assert [claim.type for claim in coded.events] == ["attack"]
    assert doubtful(coded.events) == {coded.events[0].id}


def test_what_is_denied_or_planned_is_never_doubtful(everything: Coder) -> None:
    coded = everything.code(report_of("نفى المتحدث وقوع أي هجوم.", published=DAY))
    assert [claim.factuality for claim in coded.events] == ["negated"]
    assert not doubtful(coded.events, Weights({CONSTANT: -9.0}))


def test_the_limit_moves_with_weights_and_least(everything: Coder) -> None:
    told = everything.code(report_of(TOLD, published=DAY)).events
    assert not doubtful(told)
    assert doubtful(told, Weights({CONSTANT: -9.0})) == {claim.id for claim in told}
    assert not doubtful(told, Weights({CONSTANT: -9.0}), least=0.01)


def test_explain_says_which_claims_the_record_leaves_out(everything: Coder) -> None:
    both = everything.code(report_of(f"{TOLD}\n\n{SPOKEN_OF}", published=DAY))
    assert "hardly stands" in explain(everything.code(report_of(SPOKEN_OF, published=DAY)))
    assert "hardly stands" not in explain(everything.code(report_of(TOLD, published=DAY)))
    assert explain(both).count("hardly stands") == len(doubtful(both.events))
