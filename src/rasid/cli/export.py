"""`rasid export`: a study in the formats of the field."""

from __future__ import annotations

from pathlib import Path

import click

from rasid.cli.output import open_output
from rasid.cli.study_options import (
    lexicon_option,
    opened_to_show,
    rule_option,
    study_argument,
    unredacted_options,
)
from rasid.dataset.place import is_study
from rasid.errors import UsageError
from rasid.export.study_csv import write_tables
from rasid.export.study_geojson import geojson_of


def _refuse_study(output: Path | None) -> None:
    """Raise UsageError where the file to write is a study: an export must never take its place."""
    if output is not None and output.is_file() and is_study(output):
        raise UsageError(f"{output}: is a study; choose another file for the export")


@click.command()
@study_argument
@click.option(
    "--format",
    "format_name",
    type=click.Choice(["csv", "geojson"]),
    required=True,
    help="csv: a folder of tables with a dictionary; geojson: one feature an incident.",
)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="PATH", help="The folder or file to write."
)
@rule_option
@lexicon_option
@unredacted_options
def export(
    study: str,
    format_name: str,
    output: Path | None,
    rule: str,
    lexicon: Path | None,
    unredacted: bool,
    account: str | None,
) -> None:
    """Export STUDY: what reports claim, with their sources. Nothing in it is a finding of fact."""
    with (
        opened_to_show(study, lexicon=lexicon, unredacted=unredacted, account=account) as found,
        found.inside(rule=rule) as (contents, _),
    ):
        if format_name == "csv":
            if output is None:
                raise UsageError("csv writes a folder of tables: name it with -o DIR")
            write_tables(contents, output)
            click.echo(f"{output}: the tables; dictionary.csv says what each column holds")
            return
        _refuse_study(output)
        with open_output(output) as write:
            for piece in geojson_of(contents):
                write(piece)
