"""The figures of resolution on the project's own corpus: it is whole, and no figure falls below its floor."""

from pathlib import Path

import pytest

from rasid.coding import Coder
from rasid.errors import UsageError
from rasid.evaluation.floors import broken, read_floors
from rasid.evaluation.resolving import Resolved, measure, resolve_corpus
from rasid.evaluation.resolving_floors import floored, floors_for
from rasid.evaluation.study_corpus import STUDY, half_of, read_study
from rasid.evaluation.study_errors import list_errors

ORDINARY = STUDY.with_name("ordinary")
FOLDERS = (STUDY, ORDINARY)
BOUNDS = {folder: read_floors(floors_for(folder)).bounds for folder in FOLDERS}


@pytest.fixture(scope="module")
def resolved(coder: Coder) -> dict[Path, Resolved]:
    return {folder: resolve_corpus(read_study(folder), coder) for folder in FOLDERS}


@pytest.fixture(scope="module")
def values(resolved: dict[Path, Resolved]) -> dict[Path, dict[str, dict[str, float]]]:
    return {folder: floored(measure(one, resamples=0)) for folder, one in resolved.items()}


@pytest.mark.parametrize(
    ("folder", "part"),
    [pytest.param(f, part, id=f"{f.name}-{part}") for f, parts in BOUNDS.items() for part in parts],
)
def test_no_figure_falls_below_its_floor(
    folder: Path, part: str, values: dict[Path, dict[str, dict[str, float]]]
) -> None:
    fallen = broken(part, BOUNDS[folder][part], values[folder][part])
    assert not fallen, "\n".join(map(str, fallen))


@pytest.mark.parametrize(("folder", "least"), [(STUDY, 60), (ORDINARY, 48)])
def test_the_corpus_is_as_large_as_it_is_meant_to_be(folder: Path, least: int) -> None:
    corpus = read_study(folder)
    told = {mark.key for report in corpus.reports for mark in report.claims}
    named = {mark.key for report in corpus.reports for mark in report.people}
    assert len(corpus.reports) >= least
    assert len([key for key in told if not corpus.happenings[key].alone]) >= 20
    assert len(named) >= 15
    assert told == set(corpus.happenings)
    assert named == set(corpus.names)
    assert {half_of(key) for key in told} == {half_of(key) for key in named} == {"A", "B"}


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_error_of_a_half_is_about_that_half(folder: Path, resolved: dict[Path, Resolved]) -> None:
    found = resolved[folder]
    lines = list(list_errors(found, halves="A"))
    labels = [line.removeprefix("- ").split(": ")[0].split(" | ") for line in lines if line.startswith("- ")]
    keys = set(found.corpus.happenings) | set(found.corpus.names)
    named = [[label for label in one if label in keys] for one in labels]
    assert all("A" in {half_of(label) for label in one} for one in named if one)


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
