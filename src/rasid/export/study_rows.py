"""The rows of a study's tables, streamed: what a table's columns need, brought together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Generic, TypeVar

from rasid.export.study_contents import StudyContents
from rasid.values.claim import Figure
from rasid.values.entity import Control, Tenure
from rasid.values.incident import Participant
from rasid.values.stored import Citation, StoredClaim

V = TypeVar("V")
#: Rows whose sources are asked for at once, and reports asked for at once (see StudyContents.citations).
_ROWS, _REPORTS = 200, 1000


@dataclass(frozen=True, slots=True)
class Cited(Generic[V]):
    """A value with the reports that it comes from, the earliest published first."""

    value: V
    sources: tuple[Citation, ...]

    @property
    def publishers(self) -> tuple[str, ...]:
        """Who published them, each once, in the order of their first report."""
        return tuple(dict.fromkeys(source.publisher for source in self.sources if source.publisher))


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One figure of a claim; `number` counts the claim's figures from 1."""

    stored: StoredClaim
    number: int
    figure: Figure


@dataclass(frozen=True, slots=True)
class ParticipantRow:
    """One participant of a claim; `number` counts them from 1. `organisation_name` is its organisation's."""

    stored: StoredClaim
    number: int
    participant: Participant
    organisation_name: str | None


@dataclass(frozen=True, slots=True)
class TenureRow:
    """A tenure with the names of its person and its organisation."""

    tenure: Tenure
    person_name: str | None
    organisation_name: str | None


@dataclass(frozen=True, slots=True)
class ControlRow:
    """Control of a place with the name of its organisation."""

    control: Control
    organisation_name: str | None


def cited(
    study: StudyContents, values: Iterator[V], reports_of: Callable[[V], Sequence[str]]
) -> Iterator[Cited[V]]:
    """Values with their sources, in their order; a few hundred are held at a time."""
    while some := list(islice(values, _ROWS)):
        wanted = sorted({report for value in some for report in reports_of(value)})
        found: dict[str, Citation] = {}
        for at in range(0, len(wanted), _REPORTS):
            found.update((source.report_id, source) for source in study.citations(wanted[at : at + _REPORTS]))
        for value in some:
            sources = [found[report] for report in dict.fromkeys(reports_of(value)) if report in found]
            yield Cited(value, tuple(sorted(sources, key=_by_day)))


def _by_day(source: Citation) -> tuple[date, str]:
    return source.published or date.max, source.report_id


def figures_of(stored: StoredClaim) -> Iterator[FigureRow]:
    """The figures of a claim, as the report gives them."""
    for number, figure in enumerate(stored.sourced.claim.figures, 1):
        yield FigureRow(stored, number, figure)


def participants_of(stored: StoredClaim, organisations: dict[str, str]) -> Iterator[ParticipantRow]:
    """The participants of a claim: actors, then targets, each in text order."""
    in_order = sorted(stored.sourced.participants, key=lambda party: (party.role, party.at, party.said))
    for number, party in enumerate(in_order, 1):
        yield ParticipantRow(stored, number, party, organisations.get(party.organisation or ""))


def tenures_of(study: StudyContents, organisations: dict[str, str]) -> Iterator[TenureRow]:
    """The tenures with names: people and tenures come by person id, and are read beside each other."""
    people = study.people()
    person = next(people, None)
    for tenure in study.tenures():
        while person is not None and person.id < tenure.person:
            person = next(people, None)
        name = person.name if person is not None and person.id == tenure.person else None
        yield TenureRow(tenure, name, organisations.get(tenure.organisation or ""))


def controls_of(study: StudyContents, organisations: dict[str, str]) -> Iterator[ControlRow]:
    """Who held which place, with names."""
    for control in study.control():
        yield ControlRow(control, organisations.get(control.organisation or ""))


def names_of_organisations(study: StudyContents) -> dict[str, str]:
    """The name of every organisation, by id: the English one where the lexicon gives one, else as said."""
    return {known.id: known.name_en or known.name for known in study.organisations()}
