"""Writes the migrations 0001 and 0003 from the tables in src/rasid/records.

For as long as no version that makes studies was released; from then on every change is a step of its own.
"""

from __future__ import annotations

from pathlib import Path

from alembic.autogenerate import produce_migrations, render_python_code
from alembic.migration import MigrationContext
from sqlalchemy import MetaData, Table, create_engine
from sqlalchemy.types import TypeEngine

from rasid.records import told_tables, workbench_tables
from rasid.records.collation import Ordered
from rasid.records.tables import metadata

HEAD = '''"""{title} Written by scripts/write_migrations.py."""

import sqlalchemy as sa
from alembic import op

from rasid.records.collation import Ordered

revision = "{revision}"
down_revision = {before}
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
'''
VERSIONS = Path(__file__).parents[1] / "src/rasid/records/migrations/versions"
WORKBENCH = frozenset((*told_tables.__all__, *workbench_tables.__all__))


def render(kind: str, value: object, _: object) -> str | bool:
    """Name the type of ordered text; leave all others to Alembic."""
    return "Ordered" if kind == "type" and isinstance(value, TypeEngine) and value is Ordered else False


def steps(wanted: MetaData, made: MetaData) -> str:
    """The body of the function that makes the tables of `wanted` where those of `made` are there."""
    with create_engine("sqlite://").connect() as connection:
        made.create_all(connection)
        context = MigrationContext.configure(connection, opts={"target_metadata": wanted})
        found = produce_migrations(context, wanted)
        assert found.upgrade_ops is not None
        code = render_python_code(found.upgrade_ops, render_item=render)
    lines = [line for line in code.splitlines() if not line.lstrip().startswith("#")]
    # The text comes indented for all lines but the first.
    return "    " + "\n".join(lines).strip() + "\n"


def first_tables() -> MetaData:
    """The tables that were there before the workbench."""
    first = MetaData(naming_convention=metadata.naming_convention)
    for table in metadata.sorted_tables:
        if table.name not in WORKBENCH:
            copied: Table = table.to_metadata(first)
            assert copied.name == table.name
    return first


def main() -> None:
    """Write the files."""
    first = first_tables()
    title = "The first tables of a study."
    text = HEAD.format(title=title, revision="0001", before="None") + steps(first, MetaData())
    (VERSIONS / "first_tables_0001.py").write_text(text, encoding="utf-8")
    title = "The tables of the workbench."
    text = HEAD.format(title=title, revision="0003", before='"0002"') + steps(metadata, first)
    (VERSIONS / "workbench_0003.py").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
