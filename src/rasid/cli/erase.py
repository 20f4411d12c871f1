"""`rasid erase`: a report out of a study."""

from __future__ import annotations

from pathlib import Path

import click

from rasid.cli.study_options import by_option, lexicon_option, opened, study_argument


@click.command()
@study_argument
@click.argument("report", metavar="REPORT")
@click.option("--why", metavar="WORDS", required=True, help="The reason; it stays in the tombstone.")
@by_option
@lexicon_option
def erase(study: str, report: str, why: str, by: str | None, lexicon: Path | None) -> None:
    """Erase REPORT (its id, r-...) from STUDY with all that was read from it and said of it.

    Its id, the days and the reason stay as a tombstone, and the history can still be verified. Backups made
    before still hold the report.
    """
    with opened(study, by=by, lexicon=lexicon) as found:
        found.erase(report, why=why)
        click.echo(f"{report}: erased")
