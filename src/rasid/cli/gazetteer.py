"""`rasid gazetteer`: build a gazetteer of one's own."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

import click

from rasid.gazetteer.compile import compile_gazetteer, merge, read_tables
from rasid.gazetteer.geonames_dump import read_dump

_OUTPUT = click.Path(dir_okay=False, path_type=Path)
_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group()
def gazetteer() -> None:
    """Build gazetteers."""


@gazetteer.command()
@click.option(
    "--countries",
    type=_FILE,
    required=True,
    help="allCountries.txt of a GeoNames dump.",
)
@click.option("--alternate-names", type=_FILE, required=True, help="alternateNamesV2.txt of the same dump.")
@click.option("--admin1", type=_FILE, help="admin1CodesASCII.txt of the same dump: names of provinces.")
@click.option(
    "-o",
    "--output",
    type=_OUTPUT,
    required=True,
    help="The file to write.",
)
def build(countries: Path, alternate_names: Path, admin1: Path | None, output: Path) -> None:
    """Compile a gazetteer from a GeoNames dump and Rasid's own tables.

    The dump is at https://download.geonames.org/export/dump (CC BY 4.0). Every place with an Arabic name is
    kept; outside the Arab world and its neighbours only towns of 50,000 people and more. Put the result as
    gazetteer.sqlite into the folder that you give with --lexicon.
    """
    tables = read_tables(Path(str(resources.files("rasid").joinpath("data", "gazetteer"))))
    places = merge(tables, read_dump(countries, alternate_names, admin1), {})
    version = compile_gazetteer(output, places, tables.countries)
    click.echo(f"{output}: {len(places)} places, version {version}")
