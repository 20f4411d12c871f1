"""CSV: one row a claim, for spreadsheets and statistics. Phrases are joined with " | "."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from rasid.export.claim_columns import CLAIM_COLUMNS
from rasid.export.csv_cells import Cell, Column, csv_line, joined
from rasid.export.unread import is_unread
from rasid.values import Claim, CodedReport


@dataclass(frozen=True, slots=True)
class Told:
    """A row: a claim and its report; without a claim a report that was not read."""

    coded: CodedReport
    claim: Claim | None


def csv_header() -> str:
    """The header line."""
    return csv_line([column.name for column in COLUMNS])


def csv_lines(coded: CodedReport) -> str:
    """The rows of one report: one a claim, one for a report that could not be read, else none."""
    rows = [Told(coded, None)] if is_unread(coded) else [Told(coded, claim) for claim in coded.events]
    return "".join(csv_line([column.cell(row) for column in COLUMNS]) for row in rows)


def _of_report(name: str, meaning: str, read: Callable[[CodedReport], Cell]) -> Column[Told]:
    return Column(name, meaning, lambda told: read(told.coded))


def _of_claim(column: Column[Claim]) -> Column[Told]:
    read = column.cell
    return Column(
        column.name,
        column.meaning,
        lambda told: None if told.claim is None else read(told.claim),
        column.type,
    )


def _problems(told: Told) -> str:
    if told.claim is None:
        return joined(f"{problem.code}: {problem.message}" for problem in told.coded.problems)
    problems = (*told.coded.problems, *told.claim.problems)
    return joined(dict.fromkeys(problem.code for problem in problems))


COLUMNS: tuple[Column[Told], ...] = (
    _of_report("report_id", "id of the report", lambda coded: coded.id),
    _of_claim(
        Column("claim_id", "id of the claim; empty for a report that could not be read", lambda c: c.id, "id")
    ),
    *map(_of_claim, CLAIM_COLUMNS),
    Column("problems", "codes of the report's and the claim's problems", _problems),
    _of_report(
        "published",
        "published day of the report",
        lambda coded: coded.published.isoformat() if coded.published else None,
    ),
    _of_report("title", "its title", lambda coded: coded.title),
    _of_report("publisher", "its source: who published it", lambda coded: coded.source),
    _of_report("url", "its address", lambda coded: coded.url),
    _of_report("sha256", "of its original bytes", lambda coded: coded.sha256),
    _of_report("program", "version of Rasid", lambda coded: coded.versions.program),
    _of_report("codebook", "hash of the codebook", lambda coded: coded.versions.codebook),
    _of_report("lexicons", "hash of the lexicons", lambda coded: coded.versions.lexicons),
    _of_report("gazetteer", "hash of the gazetteer", lambda coded: coded.versions.gazetteer),
)
