"""The columns of a study's reports, claims, and what a claim has several of: figures and participants."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from rasid.export.claim_columns import CLAIM_COLUMNS, said, standing_of
from rasid.export.csv_cells import NEVER, Cell, Column, joined, one_line
from rasid.export.study_rows import FigureRow, ParticipantRow
from rasid.values.claim import Claim
from rasid.values.coded import Versions
from rasid.values.stored import StoredClaim, StoredReport

R = TypeVar("R")
_ERASED = "the report was erased"
_KEPT = "the report was not erased"


def _version(read: Callable[[Versions], str]) -> Callable[[StoredReport], Cell]:
    return lambda report: None if report.versions is None else read(report.versions)


REPORT_COLUMNS: tuple[Column[StoredReport], ...] = (
    Column("report_id", "id of the report", lambda report: report.id, "id", NEVER),
    Column(
        "state", "kept, or erased: then only this row stays of it", lambda report: report.state, empty=NEVER
    ),
    Column("kind", "how it came: file, or typed by hand", lambda report: report.kind, empty=NEVER),
    Column(
        "source",
        "who published it",
        lambda report: one_line(report.source),
        empty=f"nothing names its publisher, or {_ERASED}",
    ),
    Column("source_kind", "what kind of publisher, as the user set", lambda report: report.source_kind),
    Column(
        "reliability", "grade of the publisher, A to F, as the user set", lambda report: report.reliability
    ),
    Column(
        "copy_of",
        "id of the report whose text it reprints: then it is no independent source",
        lambda report: report.copy_of,
        "id",
        "it reprints none",
    ),
    Column("title", "its title", lambda report: one_line(report.title)),
    Column(
        "published",
        "published day",
        lambda report: report.published.isoformat() if report.published else None,
        "day",
    ),
    Column(
        "published_from",
        "where that day was read: file (the row), metadata (the page), file name, given",
        lambda report: report.published_from,
        empty="no published day is known",
    ),
    Column("url", "its address", lambda report: report.url),
    Column("retrieved", "day on which it was got", lambda report: report.retrieved.isoformat(), "day", NEVER),
    Column("added_by", "who added it to the study", lambda report: report.added_by, empty=NEVER),
    Column("sha256", "SHA-256 of its original bytes", lambda report: report.sha256, "id", _ERASED),
    Column("reader", "what took the text, with its version", lambda report: report.reader, empty=_ERASED),
    Column("erased_why", "why it was erased", lambda report: one_line(report.erased_why), empty=_KEPT),
    Column(
        "problems",
        "codes of what could not be done with it",
        lambda report: joined(report.problems),
        "list",
        "there are none",
    ),
    Column(
        "program",
        "version of Rasid that coded it",
        _version(lambda versions: versions.program),
        empty=_ERASED,
    ),
    Column("codebook", "hash of the codebook", _version(lambda versions: versions.codebook), "id", _ERASED),
    Column("lexicons", "hash of the lexicons", _version(lambda versions: versions.lexicons), "id", _ERASED),
    Column(
        "gazetteer", "hash of the gazetteer", _version(lambda versions: versions.gazetteer), "id", _ERASED
    ),
)


def _of_claim(column: Column[Claim]) -> Column[StoredClaim]:
    read = column.cell
    return Column(
        column.name,
        column.meaning,
        lambda stored: read(stored.sourced.claim),
        column.type,
        column.empty,
    )


def _decided(stored: StoredClaim) -> str:
    return joined(
        f"{mark.field}: {mark.verdict} by {one_line(mark.author)}, {mark.made}" for mark in stored.decisions
    )


def source_columns(stored_of: Callable[[R], StoredClaim]) -> tuple[Column[R], ...]:
    """The report that a row comes from, who published it and when."""
    return (
        Column(
            "report_id",
            "id of the report: see reports.csv",
            lambda row: stored_of(row).sourced.report_id,
            "id",
            NEVER,
        ),
        Column(
            "publisher",
            "who published the report",
            lambda row: one_line(stored_of(row).sourced.publisher),
            empty="nothing names its publisher",
        ),
        Column(
            "published",
            "published day of the report",
            lambda row: _day(stored_of(row)),
            "day",
            "the published day is not known",
        ),
    )


def _day(stored: StoredClaim) -> str | None:
    published = stored.sourced.published
    return published.isoformat() if published else None


CLAIM_TABLE: tuple[Column[StoredClaim], ...] = (
    Column("claim_id", "id of the claim", lambda stored: stored.sourced.claim.id, "id", NEVER),
    *source_columns(lambda stored: stored),
    Column(
        "copy_of",
        "id of the report whose text this report reprints: then it is no independent source",
        lambda stored: stored.sourced.copy_of,
        "id",
        "it reprints none",
    ),
    Column(
        "incident_id",
        "id of the incident it is a claim of: see incidents.csv",
        lambda stored: stored.incident,
        "id",
        "it was rejected, or is part of no incident",
    ),
    Column(
        "status",
        "unreviewed, or what a person decided: accepted, corrected, rejected",
        lambda stored: stored.status,
        empty=NEVER,
    ),
    *map(_of_claim, CLAIM_COLUMNS),
    Column(
        "decisions",
        "what people decided on its values: field, verdict, who, when (UTC)",
        _decided,
        "list",
        "nobody decided on it",
    ),
    Column(
        "problems",
        "codes of what could not be done with it",
        lambda stored: joined(dict.fromkeys(problem.code for problem in stored.sourced.claim.problems)),
        "list",
        "there are none",
    ),
)

FIGURE_TABLE: tuple[Column[FigureRow], ...] = (
    Column(
        "claim_id", "of which claim: see claims.csv", lambda row: row.stored.sourced.claim.id, "id", NEVER
    ),
    Column("number", "which of its figures, from 1", lambda row: row.number, "integer", NEVER),
    Column(
        "incident_id", "of which incident", lambda row: row.stored.incident, "id", "the claim is part of none"
    ),
    *source_columns(lambda row: row.stored),
    Column(
        "standing",
        "alleged: the report ascribes the figure or its claim to somebody; reported: it says so itself",
        lambda row: "alleged" if row.figure.source else standing_of(row.stored.sourced.claim),
        empty=NEVER,
    ),
    Column(
        "what",
        "killed, injured, detained, released, missing, displaced or taking-part",
        lambda row: row.figure.what,
        empty=NEVER,
    ),
    Column("whom", "of whom, in the report's words", lambda row: said(row.figure.whom)),
    Column("low", "at least so many", lambda row: row.figure.low, "integer", NEVER),
    Column("high", "at most so many", lambda row: row.figure.high, "integer", "no upper bound is said"),
    Column(
        "quantifier",
        "the words that make it inexact",
        lambda row: one_line(row.figure.quantifier),
        empty="it is a plain number",
    ),
    Column(
        "subset",
        "1 where it is part of another figure of the claim: never add the two",
        lambda row: int(row.figure.subset),
        "flag",
        NEVER,
    ),
    Column(
        "according_to",
        "who says so",
        lambda row: said(row.figure.source or row.stored.sourced.claim.source),
        empty="the report itself says so",
    ),
    Column("said", "the words it was read from", lambda row: said(row.figure.said), empty=NEVER),
    Column(
        "said_at",
        "where they stand in the text, in code points from 0",
        lambda row: row.figure.said.at,
        "integer",
        NEVER,
    ),
)

PARTICIPANT_TABLE: tuple[Column[ParticipantRow], ...] = (
    Column(
        "claim_id", "of which claim: see claims.csv", lambda row: row.stored.sourced.claim.id, "id", NEVER
    ),
    Column("number", "which of its participants, from 1", lambda row: row.number, "integer", NEVER),
    Column(
        "incident_id", "of which incident", lambda row: row.stored.incident, "id", "the claim is part of none"
    ),
    *source_columns(lambda row: row.stored),
    Column(
        "standing",
        "alleged: the report ascribes the claim to somebody; reported: the report itself says so",
        lambda row: standing_of(row.stored.sourced.claim),
        empty=NEVER,
    ),
    Column(
        "role",
        "actor: who is said to have done it; target: to whom",
        lambda row: row.participant.role,
        empty=NEVER,
    ),
    Column(
        "said",
        "the participant in the report's words",
        lambda row: one_line(row.participant.said),
        empty=NEVER,
    ),
    Column(
        "said_at",
        "where they stand in the text, in code points from 0",
        lambda row: row.participant.at,
        "integer",
        NEVER,
    ),
    Column(
        "organisation_id",
        "which organisation: see organisations.csv",
        lambda row: row.participant.organisation,
        "id",
        "the words name none",
    ),
    Column(
        "organisation_name",
        "its name",
        lambda row: one_line(row.organisation_name),
        empty="the words name none",
    ),
    Column(
        "person_id",
        "which person: see people.csv",
        lambda row: row.participant.person,
        "id",
        "the words name none",
    ),
    Column(
        "factuality",
        "of the claim: asserted, negated, possible, planned or generic",
        lambda row: row.stored.sourced.claim.factuality,
        empty=NEVER,
    ),
)
