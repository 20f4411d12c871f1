"""`rasid recode`: what a new version of the program or of the lexicons reads otherwise."""

from __future__ import annotations

from pathlib import Path

import click

from rasid.cli.study_options import by_option, lexicon_option, opened, study_argument
from rasid.dataset.recoding import ClaimChange, Recoded


@click.command()
@study_argument
@click.option("--all", "everything", is_flag=True, help="Also reports whose coding is of this very version.")
@by_option
@lexicon_option
def recode(study: str, everything: bool, by: str | None, lexicon: Path | None) -> None:
    """Code the reports of STUDY anew whose coding another version made, and say what changed.

    Earlier codings are kept. What people decided holds; a decision whose words are no longer read so is
    listed as having lost its anchor. A stopped command goes on where it was.
    """
    reports = changed = lost = 0
    with opened(study, by=by, lexicon=lexicon) as found:
        for done in found.recode(everything=everything):
            reports += 1
            changed += bool(done.changes)
            lost += len(done.lost)
            for line in _told(done):
                click.echo(line)
    click.echo(f"{reports} reports coded anew, {changed} read otherwise, {lost} decisions lost their anchor")


def _told(done: Recoded) -> list[str]:
    lines = [f"{done.report_id}  {_change(change)}" for change in done.changes]
    lines += [
        f"{done.report_id}  lost its anchor: {decision.id}, {decision.verdict} {decision.field} "
        f"of {decision.type} at {decision.at} by {decision.author}"
        for decision in done.lost
    ]
    return lines


def _change(change: ClaimChange) -> str:
    fields = f" ({', '.join(change.fields)})" if change.fields else ""
    return f"{change.change}: {change.type} at {change.at}, {change.trigger}{fields}"
