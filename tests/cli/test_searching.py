"""`rasid search`: words as people type them."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from rasid.cli import main
from rasid.coding import report_of
from rasid.dataset.study import Study


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> str:
    place = tmp_path_factory.mktemp("study") / "study.rasid"
    with Study.create(place, who="ليلى") as made:
        made.add(report_of("قتل ثلاثة جنود أمس في انفجار قرب الموصل.", published="2015-03-04"))
        made.add(report_of("قتل رجلان أمس في مشاجرة في البصرة.", published="2015-03-05"))
    return str(place)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (["قتل"], ["الموصل", "البصرة"]),
        (["قتل", "-انفجار"], ["البصرة"]),
        (["-انفجار", "قتل"], ["البصرة"]),
        (['قتل -"مشاجرة في"'], ["الموصل"]),
        (["Mosul"], ["الموصل"]),
        (["قتل", "--place", "Mosul"], ["الموصل"]),
        (["--from", "2015-03-04", "--to", "2015-03-04"], ["البصرة"]),
    ],
)
def test_words_and_options(study: str, asked: list[str], found: list[str]) -> None:
    shown = CliRunner().invoke(main, ["search", study, *asked])
    assert shown.exit_code == 0, shown.output
    assert [place for place in ("الموصل", "البصرة") if place in shown.output] == found


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        (["قتل", "--typo", "x"], "No such option"),
        (["من"], "add a name"),
        (["-قتل"], "that must"),
        ([], "nothing is asked"),
    ],
)
def test_what_cannot_be_asked_says_so(study: str, asked: list[str], says: str) -> None:
    shown = CliRunner().invoke(main, ["search", study, *asked])
    assert shown.exit_code == 2, shown.output
    assert says in shown.output
