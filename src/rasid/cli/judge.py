"""`rasid judge`, `rasid decide`, `rasid undo`: what people say of links and values, and taking it back."""

from __future__ import annotations

from pathlib import Path

import click

from rasid.cli.study_options import by_option, lexicon_option, opened, study_argument, why_option
from rasid.dataset.study import Verdict


@click.command()
@study_argument
@click.argument("verdict", type=click.Choice(["same", "apart"]))
@click.argument("first", metavar="ID")
@click.argument("second", metavar="ID")
@why_option
@by_option
@lexicon_option
def judge(
    study: str, verdict: str, first: str, second: str, why: str, by: str | None, lexicon: Path | None
) -> None:
    """Say that two things of STUDY are the same, or are not.

    ID: two incidents (i-), claims (c-), people (p-), organisations (o-), reports (r-: is one a copy of the
    other), or namings of people (REPORT:OFFSET, as `rasid show person` gives them). A person's word always
    wins over the program's.
    """
    with opened(study, by=by, lexicon=lexicon) as found:
        judgement = found.judge(first, second, same=verdict == "same", why=why)
        click.echo(f"{judgement.id}: {first} and {second} are {verdict}")
        click.echo(f"undo it with: rasid undo {study} {judgement.id}")


@click.command()
@study_argument
@click.argument("claim", metavar="CLAIM")
@click.argument("verdict", type=click.Choice(["accept", "reject", "correct"]))
@click.argument("field", default="claim")
@click.argument("value", required=False)
@why_option
@by_option
@lexicon_option
def decide(
    study: str,
    claim: str,
    verdict: str,
    field: str,
    value: str | None,
    why: str,
    by: str | None,
    lexicon: Path | None,
) -> None:
    """Accept, reject or correct CLAIM of STUDY, or one FIELD of it; VALUE is the right value as JSON.

    For example: rasid decide study.rasid c-0123456789ab correct killed '[3, 3]'
    """
    with opened(study, by=by, lexicon=lexicon) as found:
        decision = found.decide(claim, Verdict(verdict, field, value, why))
        click.echo(f"{decision.id}: {verdict} {field} of {claim}")
        click.echo(f"undo it with: rasid undo {study} {decision.id}")


@click.command()
@study_argument
@click.argument("id", metavar="ID")
@why_option
@by_option
@lexicon_option
def undo(study: str, id: str, why: str, by: str | None, lexicon: Path | None) -> None:
    """Take back a decision (d-) or a judgement (j-) of STUDY: as if it had not been made."""
    with opened(study, by=by, lexicon=lexicon) as found:
        found.take_back(id, why=why)
        click.echo(f"{id}: taken back")
