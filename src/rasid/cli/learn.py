"""`rasid learn`: fit the confidence of claims to what people decided in a study."""

from __future__ import annotations

from pathlib import Path

import click

from rasid.cli.options import lexicon_option
from rasid.cli.study_options import by_option, opened, study_argument
from rasid.dataset import learning
from rasid.dataset.learning import Outcome
from rasid.learning.calibration import Calibration
from rasid.records.learned import Lesson


@click.command()
@study_argument
@click.option("--undo", is_flag=True, help="Put in force again what was before.")
@click.option(
    "--to", type=click.IntRange(0), metavar="NUMBER", help="Put this number in force; 0: as shipped."
)
@click.option("--list", "listed", is_flag=True, help="List what was learned.")
@by_option
@lexicon_option
def learn(study: str, undo: bool, to: int | None, listed: bool, by: str | None, lexicon: Path | None) -> None:
    """Fit the confidence of STUDY's claims to what was decided in it, and order its queue anew.

    Offline, in seconds, and only where it is better: on decisions that the new weights have not seen.
    """
    if undo + (to is not None) + listed > 1:
        raise click.UsageError("give one of --undo, --to and --list")
    with opened(study, by=by, lexicon=lexicon) as found:
        if listed:
            click.echo("\n".join(map(_lesson, learning.lessons(found))) or "nothing was learned yet")
        elif undo or to is not None:
            number, changed = learning.put_in_force(found, to)
            name = f"number {number}" if number else "the program's own weights"
            click.echo(f"{name} in force; {changed} claims have another confidence")
        else:
            _tell(learning.learn(found))


def _tell(outcome: Outcome) -> None:
    decided = f"{outcome.decisions} decided claims, {outcome.stand} of which stand"
    if outcome.outcome == "few":
        click.echo(
            f"{decided}: too few to learn from ({learning.ENOUGH} are needed, and {learning.ENOUGH_OF_EACH} "
            "each that stand and that fall); nothing was changed"
        )
        return
    click.echo(decided)
    for name, found in (("as the program comes", outcome.program), ("learned, on unseen", outcome.own)):
        if found is not None:
            click.echo(f"  {name}: {_calibration(found)}")
    if outcome.outcome == "no-better":
        click.echo("what is in force does as well; nothing was changed")
        return
    click.echo(f"number {outcome.number} in force; {outcome.changed} claims have another confidence")
    for name, before, after in outcome.most:
        click.echo(f"  {name}: {before:+.2f} -> {after:+.2f}")


def _calibration(found: Calibration) -> str:
    return f"calibration error {found.error:.3f}, log loss {found.loss:.3f}, ranks {found.ranks:.3f}"


def _lesson(one: Lesson) -> str:
    told = ", ".join(f"{name} {value:g}" for name, value in one.measured.items() if name.endswith("error"))
    mark = " (in force)" if one.current else ""
    return f"{one.number}  {one.made[:10]}  {one.author}  {one.decisions} decided claims  {told}{mark}"
