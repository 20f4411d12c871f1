"""`rasid lexicon`: checks of the built-in and a user's own lexicons."""

from __future__ import annotations

from pathlib import Path

import click

from rasid.errors import LexiconError
from rasid.lexicon import check as check_lexicons


@click.group()
def lexicon() -> None:
    """Check lexicons."""


@lexicon.command()
@click.argument(
    "folder", metavar="[DIR]", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path)
)
def check(folder: Path | None) -> None:
    """Check the built-in lexicons and, where given, your own in DIR.

    Every fault is named with its file and line and what to do. Exit status: 0 no fault, 2 faults.
    """
    faults = check_lexicons(folder)
    if faults:
        raise LexiconError(faults)
    click.echo("The lexicons have no fault.")
