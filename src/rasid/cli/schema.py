"""`rasid schema`: the JSON Schema of a record."""

from __future__ import annotations

import click

from rasid.export.schema import schema_text


@click.command()
def schema() -> None:
    """Print the JSON Schema of a record, as `rasid code --format jsonl` writes one a line."""
    click.echo(schema_text(), nl=False)
