"""Records of reports that could not be read or coded: every key there, no events, the problem in them."""

from __future__ import annotations

from rasid.readers import Unread
from rasid.values import CodedReport, Problem, Report, Versions


def record_of_unread(unread: Unread, versions: Versions) -> CodedReport:
    """The record of a report that could not be read; its problem's message names the file and row."""
    problem = Problem(unread.problem.code, f"{unread.where}: {unread.problem.message}", unread.problem.at)
    return _empty(unread.id, unread.sha256, unread.reader, versions, problem)


def record_of_failure(report: Report, message: str, versions: Versions) -> CodedReport:
    """The record of a report that was read, but whose coding a fault of the program stopped."""
    return _empty(report.id, report.sha256, report.reader, versions, Problem("coder-failed", message))


def is_unread(coded: CodedReport) -> bool:
    """Whether a record is that of a report that could not be read: it has no text."""
    return not coded.text


def _empty(ident: str, sha256: str, reader: str, versions: Versions, problem: Problem) -> CodedReport:
    return CodedReport(
        id=ident,
        published=None,
        published_from=None,
        title=None,
        source=None,
        url=None,
        text="",
        sha256=sha256,
        reader=reader,
        extra={},
        versions=versions,
        events=(),
        people=(),
        organisations=(),
        places=(),
        problems=(problem,),
    )
