"""`rasid backup`, `rasid restore`: a study into one file and back."""

from __future__ import annotations

from pathlib import Path

import click

from rasid.cli.study_options import opened, study_argument
from rasid.dataset.study import Study

_FILE = click.Path(dir_okay=False, path_type=Path)


@click.command()
@study_argument
@click.argument("file", metavar="FILE", type=_FILE)
def backup(study: str, file: Path) -> None:
    """Write all of STUDY into FILE, which must not be there; it may be in use meanwhile.

    FILE holds every report, erased ones as tombstones alone. It can be restored into either database.
    """
    with opened(study) as found:
        found.backup(file)
        click.echo(f"{file}: a backup of {study}")


@click.command()
@click.argument("file", metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@study_argument
@click.option("--database", metavar="ADDRESS", help="Restore into PostgreSQL; STUDY then points to it.")
def restore(file: Path, study: str, database: str | None) -> None:
    """Restore FILE, a backup, as STUDY, which must not be there yet."""
    Study.restore(file, study, database=database)
    click.echo(f"{study}: restored from {file}")
