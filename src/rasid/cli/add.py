"""`rasid add`: reports into a study."""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from rasid.cli.options import day_option, lexicon_option, published_option
from rasid.cli.progress import Progress, show_progress
from rasid.cli.study_options import by_option, opened, study_argument
from rasid.dataset.study import Added, Study
from rasid.errors import RecordsError
from rasid.readers import Unread, count_bytes, list_files, read_files
from rasid.values import Report


@click.command()
@study_argument
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@published_option
@click.option("--source", metavar="NAME", help="Who published the reports that do not state it themselves.")
@click.option("--typed", is_flag=True, help="The report was typed by hand: an interview, a phone call.")
@day_option("--retrieved", "Day on which the reports were got (YYYY-MM-DD); without it today.")
@by_option
@lexicon_option
def add(
    study: str,
    paths: tuple[str, ...],
    published: date | None,
    source: str | None,
    typed: bool,
    retrieved: date | None,
    by: str | None,
    lexicon: Path | None,
) -> None:
    """Code the reports in PATH and add them to STUDY: files, folders, or - for standard input.

    Each report is added in one transaction with all that follows from it; a stopped command has added the
    reports that it named, whole, and can be run again. A report that STUDY has is passed over.

    Exit status: 0 all reports are in the study, 3 some could not be read, 4 none, 2 wrong use.
    """
    listing = list_files(paths)
    outcomes: Counter[str] = Counter()
    with (
        opened(study, by=by, lexicon=lexicon) as found,
        show_progress(count_bytes(listing.files), visible=not sys.stdout.isatty()) as progress,
    ):
        stdin = sys.stdin.buffer
        for report in read_files(listing.files, published=published, stdin=stdin, on_read=progress.read):
            if isinstance(report, Unread):
                outcomes["unread"] += 1
                progress.say(f"{report.where}: {report.problem.message}")
                continue
            if source is not None and report.source is None:
                report = replace(report, source=source)  # noqa: PLW2901
            _add(found, report, "typed" if typed else "file", retrieved, progress, outcomes)
            progress.report()
    click.echo(_summary(outcomes))
    failed = outcomes["unread"] + outcomes["failed"]
    if failed:
        click.get_current_context().exit(3 if outcomes.total() > failed else 4)


def _add(
    study: Study,
    report: Report,
    kind: str,
    retrieved: date | None,
    progress: Progress,
    outcomes: Counter[str],
) -> None:
    """Add one report and say what became of it."""
    try:
        added = study.add(report, kind=kind, retrieved=retrieved)
    except RecordsError:
        raise
    except Exception as error:  # a fault of the program must not cost the other reports of a long run
        outcomes["failed"] += 1
        progress.say(
            f"{report.id}: was read, but adding it failed ({type(error).__name__}: {error}); nothing of it "
            "is in the study; please send this message with the report"
        )
        return
    outcomes["copy" if added.copy_of else added.outcome] += 1
    click.echo(f"{added.report_id}  {_said(added, report)}")


def _said(added: Added, report: Report) -> str:
    if added.outcome == "known":
        return f"{report.id}: is in the study already; nothing changed"
    if added.outcome == "erased":
        return f"{report.id}: was erased from the study and stays away"
    copy = f", near-copy of {added.copy_of}" if added.copy_of else ""
    return f"{report.id}: added, {added.claims} {'claim' if added.claims == 1 else 'claims'}{copy}"


def _summary(outcomes: Counter[str]) -> str:
    parts = [f"{outcomes['added'] + outcomes['copy']} added"]
    for outcome, words in (
        ("copy", "of them near-copies"),
        ("known", "in the study already"),
        ("erased", "erased before"),
        ("unread", "could not be read"),
        ("failed", "failed"),
    ):
        if outcomes[outcome]:
            parts.append(f"{outcomes[outcome]} {words}")
    return ", ".join(parts)
