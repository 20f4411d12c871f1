"""The index of words."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.exc import OperationalError

from rasid.errors import RecordsError
from rasid.records.collation import Ordered
from rasid.records.search_tables import FTS5_TABLE, TERMS_INDEX, Terms

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table and its index. Raises RecordsError where SQLite was built without FTS5."""
    op.create_table(
        "search_documents",
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("report_id", Ordered, nullable=False),
        sa.Column("terms", Terms, nullable=False),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name=op.f("fk_search_documents_report_id")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_search_documents")),
        sa.UniqueConstraint("report_id", name=op.f("uq_search_documents_report_id")),
    )
    if op.get_bind().dialect.name == "postgresql":
        op.create_index(TERMS_INDEX, "search_documents", ["terms"], postgresql_using="gin")
        return
    # The driver is asked, since what stands behind a colon is no parameter here.
    try:
        op.get_bind().exec_driver_sql(FTS5_TABLE)
    except OperationalError as error:
        raise RecordsError(
            "this Python's SQLite was built without FTS5, which searching needs; "
            "use the Python of python.org, of your system or of conda, or PostgreSQL"
        ) from error
