"""`rasid code`: reports in, coded reports out."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click

from rasid.cli.options import lexicon_option, published_option
from rasid.cli.output import open_output, style_of_stdout
from rasid.cli.progress import Progress, show_progress
from rasid.coding import Coder
from rasid.errors import UsageError
from rasid.export import FORMATS, Style, record_of_failure, record_of_unread
from rasid.readers import Listing, Unread, count_bytes, list_files, read_files, suffixes
from rasid.values import CodedReport, Report


@dataclass(slots=True)
class Tally:
    """How many reports were coded, and how many were not."""

    coded: int = 0
    failed: int = 0

    @property
    def exit_status(self) -> int:
        """0 all coded, 3 some not, 4 none."""
        if self.failed == 0:
            return 0
        return 3 if self.coded else 4


@click.command()
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@published_option
@click.option(
    "--format",
    "format_name",
    type=click.Choice([known.name for known in FORMATS]),
    default=FORMATS[0].name,
    show_default=True,
    help="table: for reading; jsonl: a record a line; csv: a claim a row.",
)
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write to FILE, which appears only when it is whole, instead of standard output.",
)
@click.option(
    "--all-claims",
    is_flag=True,
    help="Also write claims that hardly stand: three in four of them are wrong.",
)
@lexicon_option
def code(
    paths: tuple[str, ...],
    published: date | None,
    format_name: str,
    output: Path | None,
    lexicon: Path | None,
    all_claims: bool,
) -> None:
    """Code the reports in PATH: files, folders, or - for standard input.

    Text, HTML pages, JSON Lines and CSV are read. A report that cannot be read is named on
    standard error and in the output, and stops no other.

    Exit status: 0 all reports were coded, 3 some could not be read, 4 none, 2 wrong use.
    """
    listing = _list(paths, output)
    chosen = next(known for known in FORMATS if known.name == format_name)
    style = style_of_stdout() if output is None else Style()
    tally = Tally()
    visible = output is not None or not sys.stdout.isatty()
    with (
        open_output(output) as write,
        Coder(lexicon, all_claims=all_claims) as coder,
        show_progress(count_bytes(listing.files), visible=visible) as progress,
    ):
        _say_passed_over(listing, progress)
        write(chosen.header)
        stdin = sys.stdin.buffer
        for found in read_files(listing.files, published=published, stdin=stdin, on_read=progress.read):
            write(chosen.write(_record(found, coder, progress, tally), style))
            progress.report()
    click.get_current_context().exit(tally.exit_status)


def _list(paths: tuple[str, ...], output: Path | None) -> Listing:
    """The files to read. Raises UsageError where one of them is the file to write."""
    target = None if output is None else output.resolve()
    named = [path for path in paths if target is not None and Path(path).resolve() == target]
    if named and Path(named[0]).is_file():
        raise UsageError(f"{named[0]}: is both read and written; choose another --output")
    return list_files(paths, leave_out=target)


def _say_passed_over(listing: Listing, progress: Progress) -> None:
    if listing.passed_over:
        kinds = ", ".join(f"{amount} {suffix}" for suffix, amount in listing.passed_over)
        progress.say(
            f"passed over {sum(amount for _, amount in listing.passed_over)} files in folders ({kinds}); "
            f"folders are searched for {' '.join(suffixes())}"
        )


def _record(found: Report | Unread, coder: Coder, progress: Progress, tally: Tally) -> CodedReport:
    """Code a report; what cannot be read or coded is named and becomes a record of its problem."""
    if isinstance(found, Unread):
        tally.failed += 1
        progress.say(f"{found.where}: {found.problem.message}")
        return record_of_unread(found, coder.versions)
    try:
        coded = coder.code(found)
    except Exception as error:  # a fault of the program must not cost the other reports of a long run
        tally.failed += 1
        message = (
            f"{found.id}: was read, but its coding failed ({type(error).__name__}: {error}); "
            "please send this message with the report"
        )
        progress.say(message)
        return record_of_failure(found, message, coder.versions)
    tally.coded += 1
    return coded
