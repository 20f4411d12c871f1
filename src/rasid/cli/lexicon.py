"""`rasid lexicon`: checks of the built-in and a user's own lexicons."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

from rasid.errors import Fault, LexiconError
from rasid.gazetteer.lookup import Gazetteer
from rasid.lexicon import check as check_lexicons
from rasid.mentions.number_lexicon import load_number_lexicon
from rasid.mentions.place_words import load_place_words
from rasid.mentions.times import load_calendar

#: Loaders of stages after the lexicon, which see faults that it cannot know of.
_LATER: tuple[Callable[[Path | None], object], ...] = (
    load_number_lexicon,
    load_calendar,
    load_place_words,
    lambda folder: Gazetteer.open(user=folder).close(),
)


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
    faults = {str(fault): fault for fault in check_lexicons(folder)}
    tables = {str(fault.path) for fault in faults.values()}
    # A table that has faults already would only be refused again.
    faults.update((str(fault), fault) for fault in _later_faults(folder) if str(fault.path) not in tables)
    if faults:
        raise LexiconError(tuple(faults.values()))
    click.echo("The lexicons have no fault.")


def _later_faults(folder: Path | None) -> tuple[Fault, ...]:
    found: list[Fault] = []
    for load in _LATER:
        try:
            load(folder)
        except LexiconError as error:
            found += error.faults
    return tuple(found)
