"""`rasid init`: an empty study."""

from __future__ import annotations

import click

from rasid.cli.study_options import by_option
from rasid.dataset.study import Study


@click.command()
@click.argument("study", metavar="STUDY")
@click.option(
    "--database",
    metavar="ADDRESS",
    help="Keep the study in PostgreSQL (postgresql://USER@HOST/DATABASE); STUDY then points to it.",
)
@by_option
def init(study: str, database: str | None, by: str | None) -> None:
    """Make an empty study: the file STUDY, or a PostgreSQL database that STUDY points to."""
    with Study.create(study, database=database, who=by):
        click.echo(f"{study}: an empty study; add reports with: rasid add {study} PATH...")
