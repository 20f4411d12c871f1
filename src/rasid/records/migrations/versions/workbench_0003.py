"""The tables of the workbench."""

import sqlalchemy as sa
from alembic import op

from rasid.records.collation import Ordered

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "accounts",
        sa.Column("name", Ordered, nullable=False),
        sa.Column("folded", Ordered, nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("password", sa.Text(), nullable=False),
        sa.Column("totp", sa.Text(), nullable=True),
        sa.Column("totp_new", sa.Text(), nullable=True),
        sa.Column("totp_used", sa.Integer(), nullable=True),
        sa.Column("made", Ordered, nullable=False),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_accounts")),
    )
    op.create_index(op.f("ix_accounts_folded"), "accounts", ["folded"], unique=True)
    op.create_table(
        "browsers",
        sa.Column("id", Ordered, nullable=False),
        sa.Column("account", Ordered, nullable=False),
        sa.Column("made", Ordered, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_browsers")),
    )
    op.create_index(op.f("ix_browsers_account"), "browsers", ["account"], unique=False)
    op.create_table(
        "follows",
        sa.Column("account", Ordered, nullable=False),
        sa.Column("kind", Ordered, nullable=False),
        sa.Column("target", Ordered, nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("made", Ordered, nullable=False),
        sa.Column("seen", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("account", "kind", "target", name=op.f("pk_follows")),
    )
    op.create_table(
        "learned",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("made", Ordered, nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("decisions", sa.Integer(), nullable=False),
        sa.Column("weights", sa.Text(), nullable=False),
        sa.Column("measured", sa.Text(), nullable=False),
        sa.Column("current", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_learned")),
    )
    op.create_table(
        "lexicon_additions",
        sa.Column("id", Ordered, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("fields", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("made", Ordered, nullable=False),
        sa.Column("taken_back", Ordered, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lexicon_additions")),
    )
    op.create_table(
        "login_failures",
        sa.Column("id", Ordered, nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("last", Ordered, nullable=False),
        sa.Column("until", Ordered, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_login_failures")),
    )
    op.create_index(op.f("ix_login_failures_last"), "login_failures", ["last"], unique=False)
    op.create_table(
        "protected",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("person", Ordered, nullable=False),
        sa.Column("names", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("made", Ordered, nullable=False),
        sa.Column("taken_back", Ordered, nullable=True),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_protected")),
    )
    op.create_index(op.f("ix_protected_person"), "protected", ["person"], unique=False)
    op.create_table(
        "rounds",
        sa.Column("id", Ordered, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("begin", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("made", Ordered, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rounds")),
    )
    op.create_table(
        "samples",
        sa.Column("id", Ordered, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("asked", sa.Text(), nullable=False),
        sa.Column("seed", sa.Integer(), nullable=False),
        sa.Column("population", sa.Integer(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("made", Ordered, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_samples")),
    )
    op.create_table(
        "saved_filters",
        sa.Column("account", Ordered, nullable=False),
        sa.Column("page", Ordered, nullable=False),
        sa.Column("name", Ordered, nullable=False),
        sa.Column("query", sa.Text(), nullable=False),
        sa.Column("made", Ordered, nullable=False),
        sa.PrimaryKeyConstraint("account", "page", "name", name=op.f("pk_saved_filters")),
    )
    op.create_table(
        "sessions",
        sa.Column("id", Ordered, nullable=False),
        sa.Column("account", Ordered, nullable=False),
        sa.Column("made", Ordered, nullable=False),
        sa.Column("seen", Ordered, nullable=False),
        sa.Column("expires", Ordered, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sessions")),
    )
    op.create_index(op.f("ix_sessions_account"), "sessions", ["account"], unique=False)
    op.create_index(op.f("ix_sessions_expires"), "sessions", ["expires"], unique=False)
    op.create_table(
        "tokens",
        sa.Column("id", Ordered, nullable=False),
        sa.Column("account", Ordered, nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("digest", Ordered, nullable=False),
        sa.Column("made", Ordered, nullable=False),
        sa.Column("expires", Ordered, nullable=True),
        sa.Column("used", Ordered, nullable=True),
        sa.Column("taken_back", Ordered, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tokens")),
    )
    op.create_index(op.f("ix_tokens_account"), "tokens", ["account"], unique=False)
    op.create_index(op.f("ix_tokens_digest"), "tokens", ["digest"], unique=True)
    op.create_table(
        "visits",
        sa.Column("account", Ordered, nullable=False),
        sa.Column("page", Ordered, nullable=False),
        sa.Column("at", Ordered, nullable=False),
        sa.Column("seen", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("account", "page", name=op.f("pk_visits")),
    )
    op.create_table(
        "round_coders",
        sa.Column("round", Ordered, nullable=False),
        sa.Column("account", Ordered, nullable=False),
        sa.ForeignKeyConstraint(["round"], ["rounds.id"], name=op.f("fk_round_coders_round")),
        sa.PrimaryKeyConstraint("round", "account", name=op.f("pk_round_coders")),
    )
    op.create_table(
        "assignments",
        sa.Column("report_id", Ordered, nullable=False),
        sa.Column("account", Ordered, nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("made", Ordered, nullable=False),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name=op.f("fk_assignments_report_id")),
        sa.PrimaryKeyConstraint("report_id", name=op.f("pk_assignments")),
    )
    op.create_index(op.f("ix_assignments_account"), "assignments", ["account"], unique=False)
    op.create_table(
        "round_sayings",
        sa.Column("id", Ordered, nullable=False),
        sa.Column("round", Ordered, nullable=False),
        sa.Column("report_id", Ordered, nullable=False),
        sa.Column("trigger", sa.Text(), nullable=False),
        sa.Column("at", sa.Integer(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("after", sa.Text(), nullable=True),
        sa.Column("claim", sa.Text(), nullable=False),
        sa.Column("author", Ordered, nullable=False),
        sa.Column("made", Ordered, nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("taken_back", Ordered, nullable=True),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name=op.f("fk_round_sayings_report_id")),
        sa.ForeignKeyConstraint(["round"], ["rounds.id"], name=op.f("fk_round_sayings_round")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_round_sayings")),
    )
    op.create_index(
        op.f("ix_round_sayings_round_report_id_author"),
        "round_sayings",
        ["round", "report_id", "author"],
        unique=False,
    )
    op.create_table(
        "round_settled",
        sa.Column("round", Ordered, nullable=False),
        sa.Column("report_id", Ordered, nullable=False),
        sa.Column("difference", Ordered, nullable=False),
        sa.Column("choice", sa.Text(), nullable=False),
        sa.Column("decision", Ordered, nullable=True),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("made", Ordered, nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name=op.f("fk_round_settled_report_id")),
        sa.ForeignKeyConstraint(["round"], ["rounds.id"], name=op.f("fk_round_settled_round")),
        sa.PrimaryKeyConstraint("round", "report_id", "difference", name=op.f("pk_round_settled")),
    )
    op.create_table(
        "sample_parts",
        sa.Column("sample", Ordered, nullable=False),
        sa.Column("ordinal", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("report_id", Ordered, nullable=False),
        sa.Column("at", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("claim", Ordered, nullable=True),
        sa.Column("body", sa.Text(), nullable=True),
        sa.Column("verdict", sa.Text(), nullable=True),
        sa.Column("wrong", sa.Text(), nullable=True),
        sa.Column("author", sa.Text(), nullable=True),
        sa.Column("made", Ordered, nullable=True),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name=op.f("fk_sample_parts_report_id")),
        sa.ForeignKeyConstraint(["sample"], ["samples.id"], name=op.f("fk_sample_parts_sample")),
        sa.PrimaryKeyConstraint("sample", "ordinal", name=op.f("pk_sample_parts")),
    )
    op.create_index(op.f("ix_sample_parts_report_id"), "sample_parts", ["report_id"], unique=False)
    op.create_table(
        "round_done",
        sa.Column("round", Ordered, nullable=False),
        sa.Column("report_id", Ordered, nullable=False),
        sa.Column("account", Ordered, nullable=False),
        sa.Column("coding", sa.Integer(), nullable=False),
        sa.Column("made", Ordered, nullable=False),
        sa.ForeignKeyConstraint(["coding"], ["codings.number"], name=op.f("fk_round_done_coding")),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name=op.f("fk_round_done_report_id")),
        sa.ForeignKeyConstraint(["round"], ["rounds.id"], name=op.f("fk_round_done_round")),
        sa.PrimaryKeyConstraint("round", "report_id", "account", name=op.f("pk_round_done")),
    )
    op.create_table(
        "round_reports",
        sa.Column("round", Ordered, nullable=False),
        sa.Column("report_id", Ordered, nullable=False),
        sa.Column("coding", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["coding"], ["codings.number"], name=op.f("fk_round_reports_coding")),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name=op.f("fk_round_reports_report_id")),
        sa.ForeignKeyConstraint(["round"], ["rounds.id"], name=op.f("fk_round_reports_round")),
        sa.PrimaryKeyConstraint("round", "report_id", name=op.f("pk_round_reports")),
    )
    op.create_index(op.f("ix_round_reports_report_id"), "round_reports", ["report_id"], unique=False)
    op.create_table(
        "queue",
        sa.Column("claim_id", Ordered, nullable=False),
        sa.Column("report_id", Ordered, nullable=False),
        sa.Column("type", Ordered, nullable=False),
        sa.Column("status", Ordered, nullable=False),
        sa.Column("source", Ordered, nullable=True),
        sa.Column("published", Ordered, nullable=False),
        sa.Column("start", Ordered, nullable=False),
        sa.Column("assigned", Ordered, nullable=True),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("doubt", sa.Float(), nullable=False),
        sa.Column("stake", sa.Float(), nullable=False),
        sa.Column("worth", sa.Float(), nullable=False),
        sa.Column("harm", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["claim_id"], ["claims.id"], name=op.f("fk_queue_claim_id")),
        sa.PrimaryKeyConstraint("claim_id", name=op.f("pk_queue")),
    )
    op.create_index(
        op.f("ix_queue_assigned_status_worth"), "queue", ["assigned", "status", "worth"], unique=False
    )
    op.create_index(op.f("ix_queue_report_id"), "queue", ["report_id"], unique=False)
    op.create_index(
        op.f("ix_queue_source_status_worth"), "queue", ["source", "status", "worth"], unique=False
    )
    op.create_index(
        op.f("ix_queue_status_confidence_claim_id"),
        "queue",
        ["status", "confidence", "claim_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_queue_status_doubt_claim_id"), "queue", ["status", "doubt", "claim_id"], unique=False
    )
    op.create_index(
        op.f("ix_queue_status_harm_claim_id"), "queue", ["status", "harm", "claim_id"], unique=False
    )
    op.create_index(
        op.f("ix_queue_status_published_claim_id"), "queue", ["status", "published", "claim_id"], unique=False
    )
    op.create_index(
        op.f("ix_queue_status_start_claim_id"), "queue", ["status", "start", "claim_id"], unique=False
    )
    op.create_index(
        op.f("ix_queue_status_worth_claim_id"), "queue", ["status", "worth", "claim_id"], unique=False
    )
    op.create_index(op.f("ix_queue_type_status_worth"), "queue", ["type", "status", "worth"], unique=False)
