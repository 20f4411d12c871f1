"""Reports and claims as a study holds them: with what became of them and who decided on them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from rasid.values.coded import CodedReport, Versions
from rasid.values.incident import SourcedClaim


@dataclass(frozen=True, slots=True)
class StoredReport:
    """A report of a study, without its text and original bytes.

    `state`: kept or erased. Of an erased report only `id`, `state`, `kind`, `retrieved`, `added_by` and
    `erased_why` remain, all else is None or empty. `kind`: how it came (file, typed). `source` is who
    published it, `reliability` the grade A-F that the user gave that source. `retrieved` is the day on which
    it was added. `copy_of` is the report that this is a near-copy of. `versions` is what made the coding in
    force, `problems` are the codes of what could not be done, `name` is what the reader called it: a
    file's name, the id in a feed.
    """

    id: str
    state: str
    kind: str
    retrieved: date
    added_by: str
    source: str | None = None
    source_kind: str | None = None
    reliability: str | None = None
    title: str | None = None
    published: date | None = None
    published_from: str | None = None
    url: str | None = None
    reader: str | None = None
    sha256: str | None = None
    copy_of: str | None = None
    erased_why: str | None = None
    versions: Versions | None = None
    problems: tuple[str, ...] = ()
    name: str | None = None

    @property
    def label(self) -> str:
        """What to call it: its title, else its name, else its id."""
        return self.title or self.name or self.id


@dataclass(frozen=True, slots=True)
class DecisionMark:
    """That a person decided on a field of a claim (`claim`: on the claim as a whole): verdict, who and when.

    `verdict`: accept, reject, correct. `made` is an ISO time in UTC.
    """

    field: str
    verdict: str
    author: str
    made: str


@dataclass(frozen=True, slots=True)
class StoredClaim:
    """A claim in force: as coded, with people's decisions applied.

    `status`: unreviewed, accepted, corrected or rejected (then it joins no incident). `incident` is the
    public id of the incident it belongs to, None for a rejected claim and for one that joins nothing.
    `decisions` are the standing ones, by field, then time.
    """

    sourced: SourcedClaim
    status: str
    incident: str | None
    decisions: tuple[DecisionMark, ...] = ()


@dataclass(frozen=True, slots=True)
class Citation:
    """What is needed to name a report as a source: who published it, when, where; of whom it is a copy.

    `name` is what the reader called it: a file's name, the id in a feed.
    """

    report_id: str
    publisher: str | None
    published: date | None
    title: str | None
    url: str | None
    copy_of: str | None
    name: str | None = None

    @property
    def label(self) -> str:
        """What to call it: its title, else its name, else its id."""
        return self.title or self.name or self.report_id


@dataclass(frozen=True, slots=True)
class Arrival:
    """How a report came into a study: `kind` (file, typed), the day, and who added it."""

    kind: str
    retrieved: date
    added_by: str


@dataclass(frozen=True, slots=True)
class Authorship:
    """Who made a coding and when: `coder` is program or person, `author` which one, `made` an
    ISO time in UTC.
    """

    coder: str
    author: str
    made: str


@dataclass(frozen=True, slots=True)
class Coding:
    """What a coder said of a report.

    `number` counts the codings of a study from 1. `current`: it is the one in force. `coded` is None once the
    report is erased.
    """

    number: int
    report_id: str
    made_by: Authorship
    versions: Versions
    current: bool
    coded: CodedReport | None
