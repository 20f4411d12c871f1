"""Publishers of a study: what kind each is, how reliable it is held to be, and how that came about."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from rasid.dataset.deciding import regrade_source
from rasid.dataset.study import Study
from rasid.errors import RefusedError
from rasid.records import history, reports
from rasid.records.history import Change

GRADES = tuple("ABCDEF")


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who published: its kind and grade A-F, None where nobody said, and how many reports are its own."""

    name: str
    kind: str | None
    reliability: str | None
    reports: int


def publishers(study: Study, *, words: str = "", after: str = "", limit: int = 50) -> tuple[Publisher, ...]:
    """Publishers by name, those whose name holds `words`, behind the name `after`."""
    with study.database.reading() as connection:
        found = reports.sources_page(connection, words=words, after=after, limit=limit)
    return study.veil.value(tuple(Publisher(*row) for row in found))


def publisher(study: Study, name: str) -> Publisher | None:
    """One publisher, None where no report of the study is of this name."""
    with study.database.reading() as connection:
        row = reports.source_named(connection, name)
    return None if row is None else Publisher(*row)


def grade(study: Study, name: str, *, kind: str | None, reliability: str | None, why: str = "") -> None:
    """Say what a publisher is and how reliable, None for nothing. Raises UsageError."""
    if reliability is not None and reliability not in GRADES:
        raise RefusedError(
            "grade-wrong",
            f"{reliability}: no grade of a source; there are {', '.join(GRADES)}",
            said=reliability,
        )
    with study.writing() as work:
        row = reports.source_named(work.connection, name)
        if row is None:
            raise RefusedError(
                "source-unknown", f"{name}: no report of this study was published by it", name=name
            )
        if row[1:3] != (kind, reliability):
            regrade_source(work, name, row[1:3], (kind, reliability), why)


def grades_of(study: Study, name: str) -> tuple[Change, ...]:
    """How a publisher was graded, the latest first."""
    with study.database.reading() as connection:
        graded = history.changes_of_kind(connection, "source")
    mine = (change for change in graded if change.after and msgspec.json.decode(change.after)[0] == name)
    return tuple(reversed(tuple(mine)))
