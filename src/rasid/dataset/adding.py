"""Adding reports: each in one transaction with all that follows from it."""

from __future__ import annotations

from dataclasses import dataclass

from rasid.dataset.laying import lay_fresh
from rasid.dataset.work import Work
from rasid.records import codings, reports
from rasid.records.history import Change
from rasid.resolve.taking import report_id_of
from rasid.values.coded import CodedReport
from rasid.values.report import Report
from rasid.values.stored import Arrival, Authorship


@dataclass(frozen=True, slots=True)
class Added:
    """What became of a report that was to be added.

    `outcome`: added, known (the study has it), erased (it had it, and somebody erased it: it stays away).
    `copy_of` is the report whose near-copy it is. `claims` counts its claims in force.
    """

    report_id: str
    outcome: str
    copy_of: str | None = None
    claims: int = 0


def add_coded(work: Work, report: Report, coded: CodedReport, *, arrival: Arrival) -> Added:
    """Add a report with its coding; a known one changes nothing."""
    id = report_id_of(report.sha256)
    state = reports.states_of(work.connection, [id]).get(id)
    if state is not None:
        return Added(id, "known" if state == reports.KEPT else "erased")
    reports.put_report(work.connection, report, id=id, arrival=arrival)
    work.note(
        Change(work.at, work.who, "add", "report", id, report_id=id, after=report.sha256, why=arrival.kind)
    )
    number = put_coding(work, id, coded)
    copy_of = lay_fresh(work, id, coded, coding=number)
    return Added(id, "added", copy_of, len(coded.events))


def put_coding(work: Work, report_id: str, coded: CodedReport) -> int:
    """Keep a coding of the program and put it in force."""
    program = f"rasid {coded.versions.program}"
    made_by = Authorship("program", program, work.at)
    number = codings.add_coding(work.connection, coded, report_id=report_id, made_by=made_by)
    work.note(
        Change(work.at, program, "code", "report", report_id, report_id=report_id, after=f"coding {number}")
    )
    return number
