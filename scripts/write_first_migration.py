"""Writes the migration 0001 from src/rasid/records/tables.py.

For as long as no version that makes studies was released; from then on every change is a step of its own.
"""

from __future__ import annotations

from pathlib import Path

from alembic.autogenerate import produce_migrations, render_python_code
from alembic.migration import MigrationContext
from sqlalchemy import create_engine
from sqlalchemy.types import TypeEngine

from rasid.records.collation import Ordered
from rasid.records.tables import metadata

HEAD = '''"""The first tables of a study. Written by scripts/write_first_migration.py."""

import sqlalchemy as sa
from alembic import op

from rasid.records.collation import Ordered

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
'''
TARGET = Path(__file__).parents[1] / "src/rasid/records/migrations/versions/first_tables_0001.py"


def render(kind: str, value: object, _: object) -> str | bool:
    """Name the type of ordered text; leave all others to Alembic."""
    return "Ordered" if kind == "type" and isinstance(value, TypeEngine) and value is Ordered else False


def main() -> None:
    """Write the file."""
    with create_engine("sqlite://").connect() as connection:
        context = MigrationContext.configure(connection, opts={"target_metadata": metadata})
        found = produce_migrations(context, metadata)
        assert found.upgrade_ops is not None
        code = render_python_code(found.upgrade_ops, render_item=render)
    lines = [line for line in code.splitlines() if not line.lstrip().startswith("#")]
    # The text comes indented for all lines but the first.
    TARGET.write_text(HEAD + "    " + "\n".join(lines).strip() + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
