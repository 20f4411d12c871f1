"""Options that several verbs share."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from rasid.readers import parse_day


def _day(ctx: click.Context, param: click.Parameter, words: str | None) -> date | None:
    if words is None:
        return None
    day = parse_day(words)
    if day is None:
        raise click.BadParameter(f"{words!r} is not a day; write it as YYYY-MM-DD.", ctx=ctx, param=param)
    return day


published_option = click.option(
    "--published",
    callback=_day,
    metavar="DAY",
    help="Published day (YYYY-MM-DD) of every report that does not state its own.",
)
lexicon_option = click.option(
    "--lexicon",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DIR",
    help="Folder of your own lexicons; their entries are added to the built-in ones.",
)
