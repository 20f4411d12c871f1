"""What the verbs over a study share: opening it, who signs, how things are shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import click

from rasid.cli.options import lexicon_option
from rasid.cli.output import style_of_stdout
from rasid.dataset.study import Study
from rasid.export import Style
from rasid.resolve.figures import DEFAULT, RULES

F = TypeVar("F", bound=Callable[..., Any])

study_argument = click.argument("study", metavar="STUDY")
by_option = click.option(
    "--by", metavar="NAME", help="Who signs the change; without it the name of the user of this machine."
)
rule_option = click.option(
    "--rule",
    type=click.Choice(sorted(RULES)),
    default=DEFAULT,
    show_default=True,
    help="How low, best and high of an incident's figures follow from its claims.",
)
why_option = click.option("--why", metavar="WORDS", default="", help="The reason, kept in the history.")


@contextmanager
def opened(study: str, *, by: str | None = None, lexicon: Path | None = None) -> Iterator[Study]:
    """Open a study for a command."""
    with Study.open(study, who=by, lexicon=lexicon) as found:
        yield found


def style() -> Style:
    """How things are shown on standard output."""
    return style_of_stdout()


__all__ = [
    "by_option",
    "lexicon_option",
    "opened",
    "rule_option",
    "study_argument",
    "style",
    "why_option",
]
