"""`rasid search`: the reports of a study by words and by what their claims say."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from rasid.cli.options import day_option
from rasid.cli.study_options import (
    lexicon_option,
    opened_to_show,
    study_argument,
    style,
    unredacted_options,
)
from rasid.dataset.asking import Asked, ask
from rasid.export.hits import hit_text


# A word that must not occur begins like an option.
@click.command(context_settings={"ignore_unknown_options": True})
@study_argument
@click.argument("words", metavar="[QUERY]...", nargs=-1)
@click.option("--type", "kind", metavar="TYPE", help="Type or family of event: bombing, violence ...")
@click.option("--actor", metavar="WHO", help="Who takes part: an id (o-, p-) or words.")
@click.option("--person", metavar="ID", help="A person whom the report names (p-).")
@click.option("--place", metavar="PLACE", help="Where: an id (g-) or a name, with all that lies in it.")
@day_option("--from", "Nothing that ended before this day (YYYY-MM-DD).")
@day_option("--to", "Nothing that began after this day (YYYY-MM-DD).")
@click.option("--source", metavar="NAME", help="Who published it.")
@click.option(
    "--status",
    type=click.Choice(["unreviewed", "accepted", "corrected", "rejected"]),
    help="What people decided on the claim.",
)
@click.option(
    "--factuality",
    type=click.Choice(["asserted", "negated", "possible", "planned", "generic"]),
    help="Whether it is said to have happened.",
)
@click.option(
    "--limit", type=click.IntRange(1, 1000), default=20, show_default=True, help="How many reports to show."
)
@click.option("--after", metavar="MARK", help="Go on behind a page: the mark that it printed.")
@lexicon_option
@unredacted_options
def search(
    study: str,
    words: tuple[str, ...],
    lexicon: Path | None,
    unredacted: bool,
    account: str | None,
    **said: object,
) -> None:
    """Search STUDY; the latest reports first. All that is given must hold.

    QUERY: words in any spelling or form, "words in a row" in quotes, -words that must not occur, names in
    Arabic or Latin letters.
    """
    for word in words:
        if word.startswith("--"):
            raise click.NoSuchOption(word)
    asked = Asked(
        words=" ".join(words),
        type=_text(said["kind"]),
        actor=_text(said["actor"]),
        person=_text(said["person"]),
        place=_text(said["place"]),
        first=_day(said["from"]),
        last=_day(said["to"]),
        source=_text(said["source"]),
        status=_text(said["status"]),
        factuality=_text(said["factuality"]),
    )
    limit = said["limit"] if isinstance(said["limit"], int) else 20
    with opened_to_show(study, lexicon=lexicon, unredacted=unredacted, account=account) as found:
        page = found.search(ask(asked, found.reading), limit=limit, after=_text(said["after"]))
        for hit in page.hits:
            click.echo(hit_text(hit, style()), nl=False, color=True)
        if not page.hits:
            click.echo("nothing found")
        if page.next is not None:
            click.echo(f"more with: --after {page.next}")


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _day(value: object) -> date | None:
    return value if isinstance(value, date) else None
