"""What a study must give so that it can be exported: streams of values, each in a fixed order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from rasid.values.entity import Control, KnownOrganisation, Person, Tenure
from rasid.values.incident import Incident
from rasid.values.stored import Citation, StoredClaim, StoredReport
from rasid.values.victim import ToldVictim


class StudyContents(Protocol):
    """A study as exports read it.

    Every stream is of one state of the study (one transaction), may be read anew, holds little of it in
    memory at a time, and comes in the order said here; ids sort by code point. Streams may be read beside one
    another.
    """

    def reports(self) -> Iterator[StoredReport]:
        """Every report, erased ones too, by id."""

    def claims(self) -> Iterator[StoredClaim]:
        """Every claim in force, rejected ones too, by report id, then the order of triggers."""

    def incidents(self) -> Iterator[Incident]:
        """Every incident, by id."""

    def victims(self) -> Iterator[ToldVictim]:
        """Whom claims in force say were harmed, by report id, then the order of triggers and of the text."""

    def people(self) -> Iterator[Person]:
        """Every person, by id."""

    def organisations(self) -> Iterator[KnownOrganisation]:
        """Every organisation, by id."""

    def tenures(self) -> Iterator[Tenure]:
        """Every tenure, by person id; those of one person in the order that `resolve.tenures` gives."""

    def control(self) -> Iterator[Control]:
        """Who held which place, by place id; those of one place in the order that `resolve.control` gives."""

    def citations(self, reports: Sequence[str]) -> Sequence[Citation]:
        """How to name these reports as sources; any order, a report asked for twice comes once.

        Erased and unknown reports are left out. At most 1,000 are asked for at a time.
        """
