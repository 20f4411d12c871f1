"""`rasid serve`: the workbench over a study, for a browser on this machine."""

from __future__ import annotations

from pathlib import Path

import click

from rasid.cli.options import lexicon_option
from rasid.cli.study_options import by_option, opened, study_argument

#: Said where it listens for others too.
_OTHERS = "others on the network reach it too: passwords cross it as they are unless https is in front"


@click.command()
@study_argument
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8300, show_default=True, help="0: any free port."
)
@click.option("--host", metavar="ADDRESS", default="127.0.0.1", show_default=True, help="Where to listen.")
@click.option(
    "--name",
    "names",
    metavar="HOST",
    multiple=True,
    help="A name under which browsers ask for it, if it is not this machine's own. Needs accounts.",
)
@click.option("--tiles", metavar="ADDRESS", help="Where map tiles come from, with {z}, {x} and {y}.")
@by_option
@lexicon_option
def serve(
    study: str,
    port: int,
    host: str,
    names: tuple[str, ...],
    tiles: str | None,
    by: str | None,
    lexicon: Path | None,
) -> None:
    """Open STUDY as pages for a browser: read, check, correct and connect what was read.

    It listens on this machine alone unless --host says otherwise, which needs accounts (`rasid user add`),
    and asks the network for nothing.
    """
    # Loaded here: no other command needs them.
    from rasid.review.door import is_loopback  # noqa: PLC0415
    from rasid.review.running import run  # noqa: PLC0415
    from rasid.review.settings import Settings  # noqa: PLC0415

    settings = Settings(host=host, port=port, names=names, who=by, lexicon=lexicon, tiles=tiles)
    reach = "only this machine reaches it" if is_loopback(host) else _OTHERS

    def tell(address: str) -> None:
        click.echo(f"{study} is at {address} (stop with Ctrl+C)\n{reach}")

    with opened(study, by=by, lexicon=lexicon) as found:
        run(found, settings, tell)
