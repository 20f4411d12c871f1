"""What claims tell of offices and of control, kept; and the indexes that dossiers and lists read."""

import sqlalchemy as sa
from alembic import op

from rasid.records.collation import Ordered

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_NOW_LONGER = (
    ("nodes", ("kind", "cluster"), ("kind", "cluster", "id")),
    ("reports", ("source", "id"), ("source", "published", "id")),
    ("namings", ("node",), ("node", "report_id")),
    ("organisation_namings", ("node",), ("node", "report_id")),
)


def upgrade() -> None:
    """Make the tables; what they hold is worked out of the claims when the study is opened next."""
    for table, before, now in _NOW_LONGER:
        op.drop_index(op.f(_index(table, before)), table_name=table)
        op.create_index(op.f(_index(table, now)), table, list(now), unique=False)
    op.create_index(
        "ix_codings_versions",
        "codings",
        ["current", "lexicons", "gazetteer", "codebook", "program", "coder"],
        unique=False,
    )
    _date_participants()
    op.create_table(
        "control_spells",
        sa.Column("place", Ordered, nullable=False),
        sa.Column("ordinal", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("organisation", Ordered, nullable=True),
        sa.Column("said", Ordered, nullable=False),
        sa.Column("began", Ordered, nullable=True),
        sa.Column("until", Ordered, nullable=True),
        sa.Column("claims", sa.Integer(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("place", "ordinal", name=op.f("pk_control_spells")),
    )
    op.create_index(
        op.f("ix_control_spells_began_until_place_said"),
        "control_spells",
        ["began", "until", "place", "said"],
        unique=False,
    )
    op.create_index(
        op.f("ix_control_spells_organisation_place_claims"),
        "control_spells",
        ["organisation", "place", "claims"],
        unique=False,
    )
    op.create_table(
        "control_events",
        sa.Column("claim_id", Ordered, nullable=False),
        sa.Column("ordinal", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("report_id", Ordered, nullable=False),
        sa.Column("place", Ordered, nullable=False),
        sa.Column("organisation", Ordered, nullable=True),
        sa.Column("loser", Ordered, nullable=True),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["claim_id"], ["claims.id"], name=op.f("fk_control_events_claim_id")),
        sa.PrimaryKeyConstraint("claim_id", "ordinal", name=op.f("pk_control_events")),
    )
    op.create_index(op.f("ix_control_events_loser_place"), "control_events", ["loser", "place"], unique=False)
    op.create_index(
        op.f("ix_control_events_organisation_place"),
        "control_events",
        ["organisation", "place"],
        unique=False,
    )
    op.create_index(op.f("ix_control_events_place"), "control_events", ["place"], unique=False)
    op.create_index(op.f("ix_control_events_report_id"), "control_events", ["report_id"], unique=False)
    op.create_table(
        "office_events",
        sa.Column("claim_id", Ordered, nullable=False),
        sa.Column("ordinal", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("report_id", Ordered, nullable=False),
        sa.Column("person", Ordered, nullable=False),
        sa.Column("title", Ordered, nullable=True),
        sa.Column("organisation", Ordered, nullable=False),
        sa.Column("place", Ordered, nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["claim_id"], ["claims.id"], name=op.f("fk_office_events_claim_id")),
        sa.PrimaryKeyConstraint("claim_id", "ordinal", name=op.f("pk_office_events")),
    )
    op.create_index(
        op.f("ix_office_events_organisation_person"),
        "office_events",
        ["organisation", "person"],
        unique=False,
    )
    op.create_index(op.f("ix_office_events_person"), "office_events", ["person"], unique=False)
    op.create_index(op.f("ix_office_events_report_id"), "office_events", ["report_id"], unique=False)
    op.create_index(
        op.f("ix_office_events_title_organisation"), "office_events", ["title", "organisation"], unique=False
    )
    op.create_index(op.f("ix_office_events_title_place"), "office_events", ["title", "place"], unique=False)


def _date_participants() -> None:
    """Give who takes part the first day of the claim.

    SQLite adds no column without a default, so the table is made again.
    """
    op.execute("CREATE TABLE participants_before AS SELECT * FROM participants")
    op.drop_table("participants")
    op.create_table(
        "participants",
        sa.Column("claim_id", Ordered, nullable=False),
        sa.Column("role", Ordered, nullable=False),
        sa.Column("at", sa.Integer(), nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
        sa.Column("organisation", Ordered, nullable=True),
        sa.Column("person", Ordered, nullable=True),
        sa.Column("start", Ordered, nullable=False),
        sa.ForeignKeyConstraint(["claim_id"], ["claims.id"], name=op.f("fk_participants_claim_id")),
        sa.PrimaryKeyConstraint("claim_id", "role", "at", name=op.f("pk_participants")),
    )
    op.create_index(
        op.f("ix_participants_organisation_start_claim_id"),
        "participants",
        ["organisation", "start", "claim_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_participants_person_start_claim_id"),
        "participants",
        ["person", "start", "claim_id"],
        unique=False,
    )
    op.execute(
        "INSERT INTO participants (claim_id, role, at, said, organisation, person, start) "
        "SELECT b.claim_id, b.role, b.at, b.said, b.organisation, b.person, COALESCE(c.start, '') "
        "FROM participants_before b JOIN claims c ON c.id = b.claim_id"
    )
    op.drop_table("participants_before")


def _index(table: str, columns: tuple[str, ...]) -> str:
    return "_".join(("ix", table, *columns))
