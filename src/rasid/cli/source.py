"""`rasid source`: who published the reports of a study, and how reliable they are held to be."""

from __future__ import annotations

from pathlib import Path

import click

from rasid.cli.study_options import by_option, lexicon_option, opened, study_argument


@click.command()
@study_argument
@click.argument("name", metavar="[NAME]", required=False)
@click.option("--kind", metavar="WORDS", help="What it is: agency, newspaper, monitor, interview ...")
@click.option("--reliability", type=click.Choice(list("ABCDEF")), help="Your grade, A the most reliable.")
@by_option
@lexicon_option
def source(
    study: str,
    name: str | None,
    kind: str | None,
    reliability: str | None,
    by: str | None,
    lexicon: Path | None,
) -> None:
    """List the publishers of STUDY, or say what kind NAME is and how reliable you hold it to be."""
    with opened(study, by=by, lexicon=lexicon) as found:
        if name is not None:
            found.grade(name, kind=kind, reliability=reliability)
        with found.inside() as (contents, _):
            for known, of, grade in contents.sources():
                click.echo(f"{grade or '-'}  {known}{f' ({of})' if of else ''}")
