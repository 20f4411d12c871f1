"""Reports of the corpus added to a study, in two orders: one data set, that of joining all at once."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from rasid.coding import Coder
from rasid.dataset.study import Study
from rasid.evaluation.resolving import Resolved, report_of_corpus, resolve_corpus
from rasid.evaluation.study_corpus import GoldReport, read_study
from rasid.records.incidents import all_incidents
from rasid.values.incident import Incident


@pytest.fixture(scope="module")
def resolved(coder: Coder) -> Resolved:
    """A third of the corpus: enough of it tells of the same happenings, and the test stays quick."""
    corpus = read_study()
    return resolve_corpus(replace(corpus, reports=corpus.reports[1::3]), coder)


@pytest.fixture
def incidents_of(tmp_path: Path, resolved: Resolved) -> Callable[[Iterable[GoldReport]], dict[str, Incident]]:
    """The incidents of a new study to which these reports are added one by one."""

    def added(reports: Iterable[GoldReport]) -> dict[str, Incident]:
        with Study.create(tmp_path / f"{len(list(tmp_path.iterdir()))}.rasid", who="سلمى") as study:
            for report in reports:
                study.add_coded(report_of_corpus(report), resolved.coded[report.id])
            with study.database.reading() as connection:
                return {incident.id: incident for incident in all_incidents(connection)}

    return added


def test_the_order_of_adding_makes_no_difference(
    resolved: Resolved, incidents_of: Callable[[Iterable[GoldReport]], dict[str, Incident]]
) -> None:
    reports = list(resolved.corpus.reports)
    assert any(len(incident.claims) > 1 for incident in resolved.incidents)
    in_order = incidents_of(reports)
    random.Random(4).shuffle(reports)
    assert incidents_of(reports) == in_order
    assert {id: incident.claims for id, incident in in_order.items()} == {
        incident.id: incident.claims for incident in resolved.incidents
    }
