"""The figures of resolution on the project's own corpus: it is whole, and no figure falls below its floor."""

from pathlib import Path

import pytest

from rasid.coding import Coder
from rasid.errors import UsageError
from rasid.evaluation.floors import broken, read_floors
from rasid.evaluation.resolving import Resolved, measure, resolve_corpus
from rasid.evaluation.resolving_floors import FLOORS, floored
from rasid.evaluation.study_corpus import half_of, read_study
from rasid.evaluation.study_errors import list_errors

BOUNDS = read_floors(FLOORS).bounds


@pytest.fixture(scope="module")
def resolved(coder: Coder) -> Resolved:
    return resolve_corpus(read_study(), coder)


@pytest.fixture(scope="module")
def values(resolved: Resolved) -> dict[str, dict[str, float]]:
    return floored(measure(resolved, resamples=0))


@pytest.mark.parametrize("part", list(BOUNDS))
def test_no_figure_falls_below_its_floor(part: str, values: dict[str, dict[str, float]]) -> None:
    fallen = broken(part, BOUNDS[part], values[part])
    assert not fallen, "\n".join(map(str, fallen))


def test_the_corpus_is_as_large_as_it_is_meant_to_be() -> None:
    corpus = read_study()
    told = {mark.key for report in corpus.reports for mark in report.claims}
    named = {mark.key for report in corpus.reports for mark in report.people}
    assert len(corpus.reports) >= 60
    assert len([key for key in told if not corpus.happenings[key].alone]) >= 20
    assert len(named) >= 15
    assert told == set(corpus.happenings)
    assert named == set(corpus.names)
    assert {half_of(key) for key in told} == {half_of(key) for key in named} == {"A", "B"}


def test_every_error_of_a_half_is_about_that_half(resolved: Resolved) -> None:
    lines = list(list_errors(resolved, halves="A"))
    labels = [line.removeprefix("- ").split(": ")[0].split(" | ") for line in lines if line.startswith("- ")]
    keys = set(resolved.corpus.happenings) | set(resolved.corpus.names)
    named = [[label for label in found if label in keys] for found in labels]
    assert all("A" in {half_of(label) for label in found} for found in named if found)


def test_words_that_do_not_stand_in_the_text_are_named(tmp_path: Path) -> None:
    (tmp_path / "happenings.toml").write_text('[[happening]]\nkey = "bomb"\ntype = "bombing"\n', "utf-8")
    (tmp_path / "people.toml").write_text("person = []\n", "utf-8")
    (tmp_path / "control.toml").write_text("control = []\n", "utf-8")
    (tmp_path / "told.toml").write_text(
        '[[report]]\nid = "r1"\nsource = "وكالة"\npublished = 2014-02-10\ntext = "انفجرت عبوة في السوق"\n'
        'claims = [{ happening = "bomb", trigger = "انفجر" }, { happening = "fire", trigger = "عبوة" }]\n',
        "utf-8",
    )
    with pytest.raises(UsageError) as raised:
        read_study(tmp_path)
    assert "told.toml: r1: انفجر does not stand in the text 1 times" in str(raised.value)
    assert "told.toml: r1: no happening fire" in str(raised.value)
