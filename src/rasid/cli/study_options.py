"""What the verbs over a study share: opening it, who signs, how things are shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import click

from rasid.cli.administrators import administrator
from rasid.cli.options import lexicon_option
from rasid.cli.output import style_of_stdout
from rasid.dataset.protecting import note_unredacted
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


def unredacted_options(command: F) -> F:
    """The options of a command that may show names of protected people."""
    shown = click.option(
        "--unredacted",
        is_flag=True,
        help="With the names of protected people; for administrators, and noted in the history.",
    )
    named = click.option(
        "--as",
        "account",
        metavar="NAME",
        help="Your account, where the study has any; its password is asked.",
    )
    return shown(named(command))


@contextmanager
def opened(study: str, *, by: str | None = None, lexicon: Path | None = None) -> Iterator[Study]:
    """Open a study for a command: what it tells has pseudonyms for protected people."""
    with Study.open(study, who=by, lexicon=lexicon) as found:
        yield found.veiled()


@contextmanager
def opened_to_show(
    study: str, *, lexicon: Path | None, unredacted: bool, account: str | None
) -> Iterator[Study]:
    """Open a study for a command that may show the names of protected people where that is asked for.

    Raises UsageError where who asks may not see them.
    """
    if not unredacted:
        with opened(study, lexicon=lexicon) as found:
            yield found
        return
    with Study.open(study, lexicon=lexicon) as found:
        who = administrator(found, account)
        context = click.get_current_context()
        note_unredacted(found.signed(who), f"rasid {context.info_name}")
        yield found


def style() -> Style:
    """How things are shown on standard output."""
    return style_of_stdout()


__all__ = [
    "by_option",
    "lexicon_option",
    "opened",
    "opened_to_show",
    "rule_option",
    "study_argument",
    "style",
    "unredacted_options",
    "why_option",
]
