"""What a page of a report reads and changes: the report in the study, or as one coder has it in a round."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from rasid.dataset import reviewing, round_coding, steps
from rasid.dataset.reviewed import ReviewedClaim, ReviewedReport
from rasid.dataset.steps import Done, Step
from rasid.dataset.study import Study
from rasid.errors import RefusedError
from rasid.values.claim import Phrase
from rasid.values.round import Task


class ReviewSource(Protocol):
    """A report under review. `base` is the address of its page, under which all its routes are."""

    @property
    def base(self) -> str:
        """The address of the page."""

    def read(self) -> ReviewedReport:
        """The report with what was said of it. Raises UsageError where there is none."""

    def claim(self, id: str) -> ReviewedClaim:
        """A claim in the report's own words. Raises UsageError."""

    def take(self, step: Step) -> Done:
        """Keep what is said of a claim. Raises EditConflictError, UsageError."""

    def add(self, *, type: str, trigger: Phrase, key: str) -> Done:
        """Add a claim. Raises UsageError."""

    def name(self, name: Phrase, *, key: str) -> Done:
        """Say that words name a person. Raises UsageError."""

    def undo(self, ids: Sequence[str]) -> None:
        """Take back what was said. Raises UsageError."""


@dataclass(frozen=True, slots=True)
class InStudy:
    """A report of the study: what is said of it is in force for all."""

    study: Study
    report_id: str

    @property
    def base(self) -> str:
        """The address of the page."""
        return f"/reports/{self.report_id}"

    def read(self) -> ReviewedReport:
        """The report with what was said of it."""
        return reviewing.read_report(self.study, self.report_id)

    def claim(self, id: str) -> ReviewedClaim:
        """A claim in force."""
        return reviewing.read_claim(self.study, id)

    def take(self, step: Step) -> Done:
        """Keep what is said of a claim."""
        return steps.take_step(self.study, step)

    def add(self, *, type: str, trigger: Phrase, key: str) -> Done:
        """Add a claim."""
        return steps.add_claim(self.study, self.report_id, type=type, trigger=trigger, key=key)

    def name(self, name: Phrase, *, key: str) -> Done:
        """Say that words name a person."""
        return steps.name_person(self.study, self.report_id, name=name, key=key)

    def undo(self, ids: Sequence[str]) -> None:
        """Take back decisions."""
        steps.undo(self.study, ids)


@dataclass(frozen=True, slots=True)
class InRound:
    """A report of a round, as whoever signs the study codes it: nobody else sees what he says."""

    study: Study
    task: Task

    @property
    def base(self) -> str:
        """The address of the page."""
        return f"/double/{self.task.round}/reports/{self.task.report_id}"

    def read(self) -> ReviewedReport:
        """The report with what the coder said of it."""
        return round_coding.read_report(self.study, self.task)

    def claim(self, id: str) -> ReviewedClaim:
        """A claim as the coder has it."""
        return round_coding.read_claim(self.study, self.task, id)

    def take(self, step: Step) -> Done:
        """Keep what the coder says of a claim."""
        return round_coding.take_step(self.study, self.task, step)

    def add(self, *, type: str, trigger: Phrase, key: str) -> Done:
        """Add a claim to what the coder has."""
        return round_coding.add_claim(self.study, self.task, type=type, trigger=trigger, key=key)

    def name(self, name: Phrase, *, key: str) -> Done:
        """People are not compared in a round. Raises UsageError."""
        raise RefusedError(
            "round-no-people", "a round compares claims: a person is named on the page of the report itself"
        )

    def undo(self, ids: Sequence[str]) -> None:
        """Take back sayings of one's own."""
        round_coding.undo(self.study, self.task, ids)
