"""`rasid history`: who changed what in a study, when and why."""

from __future__ import annotations

from collections.abc import Iterable

import click

from rasid.cli.study_options import opened_to_show, study_argument, style, unredacted_options
from rasid.export import Style
from rasid.export.lines import Words, lay
from rasid.records.history import Change


@click.command()
@study_argument
@click.argument("id", metavar="[ID]", required=False)
@click.option(
    "--said", is_flag=True, help="The decisions and judgements of people that stand, with their ids."
)
@unredacted_options
def history(study: str, id: str | None, said: bool, unredacted: bool, account: str | None) -> None:
    """Show who changed what in STUDY, when and why; with ID what befell one thing.

    ID: a report (r-), a claim (c-), an incident (i-), a decision (d-) or a judgement (j-).
    """
    with opened_to_show(study, lexicon=None, unredacted=unredacted, account=account) as found:
        if said:
            for line in found.said():
                click.echo(line)
            return
        for line in _lines(found.changes(id), style()):
            click.echo(line, color=True)


def _lines(changes: Iterable[Change], style: Style) -> Iterable[str]:
    for change in changes:
        words = [Words(f"{change.action} {change.kind} {change.object}")]
        for label, value in (("before", change.before), ("after", change.after), ("why", change.why)):
            if value:
                words += [Words(f"{label}:"), Words(value, quoted=True)]
        yield "\n".join(lay(change.at[:19], [Words(change.who, quoted=True), *words], style))
