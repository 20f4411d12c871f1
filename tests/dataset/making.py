"""Studies for tests: empty, or of the week's reports."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from sqlite3 import connect

from week import WEEK

from rasid.dataset.adding import Added
from rasid.dataset.knowing import Reading
from rasid.dataset.study import Study
from rasid.records.claims import claims_of_report
from rasid.records.entities import namings_of_report
from rasid.values import CodedReport, Report

Clock = Callable[[], datetime]
#: The user who works on the studies of these tests.
WHO = "هدى"


@dataclass(frozen=True, slots=True)
class Kept:
    """What is made once for all tests: codings by text, and studies in a folder by their reports' texts."""

    codings: dict[str, CodedReport]
    folder: Path
    studies: dict[tuple[str, ...], Path] = field(default_factory=dict)


class Makes:
    """Makes studies in one kind of database, and closes them. `place` gives a place where none is yet,
    `last_place` is that of the last study made.
    """

    def __init__(self, place: Callable[[], str], reading: Reading, clock: Clock, kept: Kept) -> None:
        self.place = place
        self._reading = reading
        self._clock = clock
        self._kept = kept
        self._made: list[Study] = []
        self.last_place = ""

    @property
    def backend(self) -> str:
        """The kind of database."""
        return "postgresql" if self.place().startswith("postgresql") else "sqlite"

    def empty(self) -> Study:
        """An empty study."""
        self.last_place = self.place()
        made = Study.create(self.last_place, who=WHO, clock=self._clock).read_with(self._reading)
        self._made.append(made)
        return made

    def filled(self, reports: Sequence[Report] = WEEK) -> Study:
        """A study of these reports, added in this order; in SQLite the second is a copy of the first."""
        known = self._kept.studies.get(key := tuple(report.text for report in reports))
        place = self.place()
        if known is not None and not place.startswith("postgresql"):
            self.last_place = place
            shutil.copy(known, place)
            opened = Study.open(place, who=WHO, clock=self._clock).read_with(self._reading)
            self._made.append(opened)
            return opened
        made = self.empty()
        for report in reports:
            assert self.add(made, report).outcome == "added"
        if made.database.backend == "sqlite":
            self._kept.studies[key] = self._kept.folder / f"{len(self._kept.studies)}.sqlite"
            with closing(connect(self.last_place)) as one, closing(connect(self._kept.studies[key])) as other:
                one.backup(other)
        return made

    def add(self, study: Study, report: Report) -> Added:
        """Add a report of the week with its coding, which is made once for all tests."""
        return study.add_coded(report, self._kept.codings[report.text])

    def close(self) -> None:
        """Close all."""
        for study in self._made:
            study.close()


def report_id(report: Report) -> str:
    """The public id of a report."""
    return f"r-{report.sha256[:12]}"


def claim_id(study: Study, report: Report, number: int = 0) -> str:
    """The id of a report's claim."""
    with study.database.reading() as connection:
        return claims_of_report(connection, report_id(report))[number].sourced.claim.id


def naming_id(study: Study, report: Report) -> str:
    """The id of the first naming of a report."""
    with study.database.reading() as connection:
        return namings_of_report(connection, report_id(report))[0][0].id
