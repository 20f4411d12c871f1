"""`rasid check`: is a study whole."""

from __future__ import annotations

import click

from rasid.cli.study_options import opened, study_argument
from rasid.errors import RecordsError


@click.command()
@study_argument
@click.option("--head", metavar="HEAD", help="An end of the history noted down earlier, NUMBER:DIGEST.")
def check(study: str, head: str | None) -> None:
    """Check that STUDY is whole: nothing missing, nothing twice, the history as it was written.

    Decisions that lost their anchor by a new coding are listed; they are no faults.

    Exit status: 0 it is whole, 5 it is not. Note down the end of the history that is printed: given with
    --head later, it proves that nothing before it was written anew.
    """
    with opened(study) as found:
        report = found.check(head=head)
        for fault in report.faults:
            click.echo(fault, err=True)
        if report.faults:
            amount = len(report.faults)
            said = "1 fault" if amount == 1 else f"{amount} faults"
            raise RecordsError(f"{study}: {said}; restore a backup unless something explains them")
        for decision in found.lost():
            click.echo(
                f"lost its anchor: {decision.id}, {decision.verdict} {decision.field} of {decision.type} at "
                f"{decision.at} of {decision.report_id}, by {decision.author}"
            )
        click.echo(f"{study}: whole; {report.reports} reports, history {report.head}")
