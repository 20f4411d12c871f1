"""The tables of a study: what each is, its columns, and its rows. Files, dictionary and reference follow."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from rasid.export.csv_cells import Column
from rasid.export.study_claim_columns import CLAIM_TABLE, FIGURE_TABLE, PARTICIPANT_TABLE, REPORT_COLUMNS
from rasid.export.study_columns import (
    CONTROL_COLUMNS,
    ORGANISATION_COLUMNS,
    PERSON_COLUMNS,
    TENURE_COLUMNS,
)
from rasid.export.study_contents import StudyContents
from rasid.export.study_incident_columns import INCIDENT_COLUMNS
from rasid.export.study_rows import (
    cited,
    controls_of,
    figures_of,
    names_of_organisations,
    participants_of,
    tenures_of,
)
from rasid.export.victim_columns import VICTIM_COLUMNS
from rasid.values.stored import StoredClaim

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Table(Generic[R]):
    """A table: its name (the file is NAME.csv), what a row is, its columns."""

    name: str
    row: str
    columns: tuple[Column[R], ...]


REPORTS = Table(
    "reports",
    "One row a report, an erased one too: of that only the id, how and when it came, and why it was erased."
    " By id.",
    REPORT_COLUMNS,
)
CLAIMS = Table(
    "claims",
    "One row a claim: what one report says happened. By report, then in the order of the text.",
    CLAIM_TABLE,
)
FIGURES = Table(
    "figures",
    "One row a number of a claim, as the report gives it. The claim's killed, injured and detained follow"
    " from these. By claim, as in claims.csv.",
    FIGURE_TABLE,
)
PARTICIPANTS = Table(
    "participants",
    "One row a participant of a claim. By claim, as in claims.csv; actors, then targets, each in text order.",
    PARTICIPANT_TABLE,
)
VICTIMS = Table(
    "victims",
    "One row a person, or group of people, whom a claim says were harmed, named or described. By claim, as in"
    " claims.csv, then in text order. Rows of several claims of one incident tell of the same people.",
    VICTIM_COLUMNS,
)
INCIDENTS = Table(
    "incidents",
    "One row an incident: claims of one happening joined, with what they agree on and where they differ."
    " By id.",
    INCIDENT_COLUMNS,
)
PEOPLE = Table("people", "One row a person across reports. By id.", PERSON_COLUMNS)
ORGANISATIONS = Table("organisations", "One row an organisation across reports. By id.", ORGANISATION_COLUMNS)
TENURES = Table(
    "tenures",
    "One row an office that a person is reported to have held, from and to when. By person, then time.",
    TENURE_COLUMNS,
)
CONTROL = Table(
    "control",
    "One row a time during which an organisation is reported to have held a place. By place, then time.",
    CONTROL_COLUMNS,
)

#: In the order in which they are best read.
TABLES: tuple[Table[Any], ...] = (
    REPORTS,
    CLAIMS,
    FIGURES,
    PARTICIPANTS,
    VICTIMS,
    INCIDENTS,
    PEOPLE,
    ORGANISATIONS,
    TENURES,
    CONTROL,
)

#: What a stream of the study writes: each value, and the rows that it is in each table.
Rows = Callable[[Any], Iterable[Any]]


@dataclass(frozen=True, slots=True)
class Stream:
    """Values of a study, read once, and the rows of each table that one of them gives."""

    values: Iterator[Any]
    rows: tuple[tuple[Table[Any], Rows], ...]


def streams_of(study: StudyContents) -> Iterator[Stream]:
    """All tables of a study. Of what is read, only the names of organisations are held in memory."""
    organisations = names_of_organisations(study)

    def participants(stored: StoredClaim) -> Iterable[Any]:
        return participants_of(stored, organisations)

    yield Stream(study.reports(), ((REPORTS, _one),))
    yield Stream(study.claims(), ((CLAIMS, _one), (FIGURES, figures_of), (PARTICIPANTS, participants)))
    yield Stream(study.victims(), ((VICTIMS, _one),))
    yield Stream(cited(study, study.incidents(), lambda incident: incident.reports), ((INCIDENTS, _one),))
    yield Stream(cited(study, study.people(), lambda person: person.reports), ((PEOPLE, _one),))
    yield Stream(study.organisations(), ((ORGANISATIONS, _one),))
    tenures = tenures_of(study, organisations)
    yield Stream(cited(study, tenures, lambda row: row.tenure.reports), ((TENURES, _one),))
    controls = controls_of(study, organisations)
    yield Stream(cited(study, controls, lambda row: row.control.reports), ((CONTROL, _one),))


def _one(value: R) -> tuple[R]:
    return (value,)
