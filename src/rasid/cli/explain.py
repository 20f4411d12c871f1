"""`rasid explain`: why a report was coded as it was."""

from __future__ import annotations

import sys
from datetime import date
from itertools import islice
from pathlib import Path

import click

from rasid.cli.options import lexicon_option, published_option
from rasid.coding import Coder
from rasid.errors import ReadError, UsageError
from rasid.explain import explain as explain_report
from rasid.readers import Unread, list_files, read_files
from rasid.values import Report


@click.command()
@click.argument("path", metavar="PATH")
@click.option("--id", "ident", metavar="ID", help="The report to explain, where PATH holds several.")
@published_option
@lexicon_option
def explain(path: str, ident: str | None, published: date | None, lexicon: Path | None) -> None:
    """Explain the coding of the report in PATH: a file, or - for standard input.

    Shows the text with its mentions and claims marked, and for each claim why: its trigger, who
    was found where, and what decided whether it is said to have happened. Claims that hardly
    stand, which records leave out, are shown and called so.
    """
    report = _one_report(path, ident, published)
    with Coder(lexicon, all_claims=True) as coder:
        click.echo(explain_report(coder.code(report), colour=sys.stdout.isatty()), color=True)


def _one_report(path: str, ident: str | None, published: date | None) -> Report:
    """The report named, or the only one. Raises UsageError where that is not one report."""
    files = list_files((path,)).files
    reports = read_files(files, published=published, stdin=sys.stdin.buffer)
    if ident is not None:
        reports = (report for report in reports if report.id == ident)
    found = tuple(islice(reports, 2))
    if not found:
        raise UsageError(f"{path}: holds no report with the id {ident}; see the ids with rasid code")
    if len(found) > 1:
        raise UsageError(f"{path}: holds several reports; choose one with --id, such as --id {found[0].id}")
    (report,) = found
    if isinstance(report, Unread):
        raise ReadError(report.problem.code, f"{report.where}: {report.problem.message}")
    return report
