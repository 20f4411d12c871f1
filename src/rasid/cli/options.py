"""Options that several verbs share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from rasid.readers import parse_day

F = TypeVar("F", bound=Callable[..., Any])


def _day(ctx: click.Context, param: click.Parameter, words: str | None) -> date | None:
    if words is None:
        return None
    day = parse_day(words)
    if day is None:
        raise click.BadParameter(f"{words!r} is not a day; write it as YYYY-MM-DD.", ctx=ctx, param=param)
    return day


def day_option(name: str, help: str) -> Callable[[F], F]:
    """An option that takes a day (YYYY-MM-DD)."""
    return click.option(name, callback=_day, metavar="DAY", help=help)


published_option = day_option(
    "--published", "Published day (YYYY-MM-DD) of every report that does not state its own."
)
lexicon_option = click.option(
    "--lexicon",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DIR",
    help="Folder of your own lexicons; their entries are added to the built-in ones.",
)
