"""The first tables of a study."""

import sqlalchemy as sa
from alembic import op

from rasid.records.collation import Ordered

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "history",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", Ordered, nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("action", Ordered, nullable=False),
        sa.Column("kind", Ordered, nullable=False),
        sa.Column("object", Ordered, nullable=False),
        sa.Column("report_id", Ordered, nullable=True),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("previous", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_history")),
    )
    op.create_index(op.f("ix_history_at_number"), "history", ["at", "number"], unique=False)
    op.create_index(op.f("ix_history_kind_number"), "history", ["kind", "number"], unique=False)
    op.create_index(op.f("ix_history_object"), "history", ["object"], unique=False)
    op.create_index(op.f("ix_history_report_id"), "history", ["report_id"], unique=False)
    op.create_index(op.f("ix_history_who_number"), "history", ["who", "number"], unique=False)
    op.create_table(
        "incidents",
        sa.Column("id", Ordered, nullable=False),
        sa.Column("type", Ordered, nullable=False),
        sa.Column("family", Ordered, nullable=False),
        sa.Column("standing", Ordered, nullable=False),
        sa.Column("start", Ordered, nullable=True),
        sa.Column("end", Ordered, nullable=True),
        sa.Column("place", Ordered, nullable=True),
        sa.Column("country", Ordered, nullable=True),
        sa.Column("claims", sa.Integer(), nullable=False),
        sa.Column("sources", sa.Integer(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_incidents")),
    )
    op.create_index(
        "ix_incidents_counted",
        "incidents",
        ["start", "family", "type", "standing", "end", "sources", "place", "country", "id"],
        unique=False,
    )
    op.create_index(
        "ix_incidents_drawn",
        "incidents",
        ["place", "start", "end", "type", "family", "standing", "sources", "country", "id"],
        unique=False,
    )
    op.create_index(
        "ix_incidents_listed",
        "incidents",
        ["start", "id", "end", "type", "family", "standing", "sources", "place", "country"],
        unique=False,
    )
    op.create_table(
        "judgements",
        sa.Column("id", Ordered, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("a", Ordered, nullable=False),
        sa.Column("b", Ordered, nullable=False),
        sa.Column("same", sa.Boolean(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("made", Ordered, nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("taken_back", Ordered, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_judgements")),
    )
    op.create_index(op.f("ix_judgements_kind_a"), "judgements", ["kind", "a"], unique=False)
    op.create_index(op.f("ix_judgements_kind_b"), "judgements", ["kind", "b"], unique=False)
    op.create_table(
        "links",
        sa.Column("kind", Ordered, nullable=False),
        sa.Column("a", Ordered, nullable=False),
        sa.Column("b", Ordered, nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("reasons", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "a", "b", name=op.f("pk_links")),
    )
    op.create_index(op.f("ix_links_kind_b"), "links", ["kind", "b"], unique=False)
    op.create_table(
        "meta",
        sa.Column("key", Ordered, nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_meta")),
    )
    op.create_table(
        "name_counts",
        sa.Column("kind", Ordered, nullable=False),
        sa.Column("node", Ordered, nullable=False),
        sa.Column("name", Ordered, nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("main", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "node", "name", name=op.f("pk_name_counts")),
    )
    op.create_index(
        op.f("ix_name_counts_kind_main_node_name"),
        "name_counts",
        ["kind", "main", "node", "name"],
        unique=False,
    )
    op.create_table(
        "name_words",
        sa.Column("kind", Ordered, nullable=False),
        sa.Column("key", Ordered, nullable=False),
        sa.Column("node", Ordered, nullable=False),
        sa.PrimaryKeyConstraint("kind", "key", "node", name=op.f("pk_name_words")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_name_words_kind_node"), "name_words", ["kind", "node"], unique=False)
    op.create_table(
        "node_keys",
        sa.Column("kind", Ordered, nullable=False),
        sa.Column("key", Ordered, nullable=False),
        sa.Column("node", Ordered, nullable=False),
        sa.PrimaryKeyConstraint("kind", "key", "node", name=op.f("pk_node_keys")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_node_keys_kind_node"), "node_keys", ["kind", "node"], unique=False)
    op.create_table(
        "nodes",
        sa.Column("kind", Ordered, nullable=False),
        sa.Column("id", Ordered, nullable=False),
        sa.Column("first", Ordered, nullable=False),
        sa.Column("cluster", Ordered, nullable=True),
        sa.Column("profile", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "id", name=op.f("pk_nodes")),
    )
    op.create_index(op.f("ix_nodes_kind_cluster"), "nodes", ["kind", "cluster"], unique=False)
    op.create_table(
        "public_ids",
        sa.Column("id", Ordered, nullable=False),
        sa.Column("kind", Ordered, nullable=False),
        sa.Column("node", Ordered, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_public_ids")),
    )
    op.create_index(op.f("ix_public_ids_kind_node"), "public_ids", ["kind", "node"], unique=False)
    op.create_table(
        "sources",
        sa.Column("name", Ordered, nullable=False),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("reliability", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_sources")),
    )
    op.create_table(
        "changes",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("salt", sa.Text(), nullable=False),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("after", sa.Text(), nullable=True),
        sa.Column("why", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["number"], ["history.number"], name=op.f("fk_changes_number")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_changes")),
    )
    op.create_table(
        "reports",
        sa.Column("id", Ordered, nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("source", Ordered, nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("published", Ordered, nullable=True),
        sa.Column("published_from", sa.Text(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("reader", sa.Text(), nullable=True),
        sa.Column("sha256", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("original", sa.LargeBinary(), nullable=True),
        sa.Column("fields", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("retrieved", Ordered, nullable=False),
        sa.Column("added_by", sa.Text(), nullable=False),
        sa.Column("copy_of", Ordered, nullable=True),
        sa.Column("erased_why", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["copy_of"],
            ["reports.id"],
            name=op.f("fk_reports_copy_of"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(["source"], ["sources.name"], name=op.f("fk_reports_source")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reports")),
    )
    op.create_index(op.f("ix_reports_copy_of"), "reports", ["copy_of"], unique=False)
    op.create_index(op.f("ix_reports_published_id"), "reports", ["published", "id"], unique=False)
    op.create_index(op.f("ix_reports_source_id"), "reports", ["source", "id"], unique=False)
    op.create_table(
        "codings",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("report_id", Ordered, nullable=False),
        sa.Column("coder", sa.Text(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("program", sa.Text(), nullable=False),
        sa.Column("codebook", sa.Text(), nullable=False),
        sa.Column("lexicons", sa.Text(), nullable=False),
        sa.Column("gazetteer", sa.Text(), nullable=False),
        sa.Column("made", Ordered, nullable=False),
        sa.Column("digest", sa.Text(), nullable=True),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        sa.Column("problems", sa.Text(), nullable=True),
        sa.Column("current", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name=op.f("fk_codings_report_id")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_codings")),
    )
    op.create_index(op.f("ix_codings_report_id_current"), "codings", ["report_id", "current"], unique=False)
    op.create_table(
        "decisions",
        sa.Column("id", Ordered, nullable=False),
        sa.Column("report_id", Ordered, nullable=False),
        sa.Column("trigger", sa.Text(), nullable=False),
        sa.Column("at", sa.Integer(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("after", sa.Text(), nullable=True),
        sa.Column("claim", sa.Text(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("made", Ordered, nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("taken_back", Ordered, nullable=True),
        sa.Column("anchor", Ordered, nullable=True),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name=op.f("fk_decisions_report_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decisions")),
    )
    op.create_index(op.f("ix_decisions_anchor"), "decisions", ["anchor"], unique=False)
    op.create_index(op.f("ix_decisions_made_id"), "decisions", ["made", "id"], unique=False)
    op.create_index(op.f("ix_decisions_report_id"), "decisions", ["report_id"], unique=False)
    op.create_table(
        "namings",
        sa.Column("id", Ordered, nullable=False),
        sa.Column("report_id", Ordered, nullable=False),
        sa.Column("node", Ordered, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name=op.f("fk_namings_report_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_namings")),
    )
    op.create_index(op.f("ix_namings_node"), "namings", ["node"], unique=False)
    op.create_index(op.f("ix_namings_report_id"), "namings", ["report_id"], unique=False)
    op.create_table(
        "organisation_namings",
        sa.Column("report_id", Ordered, nullable=False),
        sa.Column("at", sa.Integer(), nullable=False),
        sa.Column("node", Ordered, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["report_id"], ["reports.id"], name=op.f("fk_organisation_namings_report_id")
        ),
        sa.PrimaryKeyConstraint("report_id", "at", name=op.f("pk_organisation_namings")),
    )
    op.create_index(op.f("ix_organisation_namings_node"), "organisation_namings", ["node"], unique=False)
    op.create_table(
        "posts",
        sa.Column("naming", Ordered, nullable=False),
        sa.Column("ordinal", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("report_id", Ordered, nullable=False),
        sa.Column("node", Ordered, nullable=False),
        sa.Column("organisation", Ordered, nullable=True),
        sa.Column("title", Ordered, nullable=False),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name=op.f("fk_posts_report_id")),
        sa.PrimaryKeyConstraint("naming", "ordinal", name=op.f("pk_posts")),
    )
    op.create_index(op.f("ix_posts_organisation_node"), "posts", ["organisation", "node"], unique=False)
    op.create_index(op.f("ix_posts_report_id"), "posts", ["report_id"], unique=False)
    op.create_index(op.f("ix_posts_title_report_id"), "posts", ["title", "report_id"], unique=False)
    op.create_table(
        "claims",
        sa.Column("id", Ordered, nullable=False),
        sa.Column("report_id", Ordered, nullable=False),
        sa.Column("coding", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("type", Ordered, nullable=False),
        sa.Column("family", Ordered, nullable=False),
        sa.Column("at", sa.Integer(), nullable=False),
        sa.Column("start", Ordered, nullable=True),
        sa.Column("end", Ordered, nullable=True),
        sa.Column("factuality", sa.Text(), nullable=False),
        sa.Column("aggregate", sa.Boolean(), nullable=False),
        sa.Column("salience", sa.Float(), nullable=False),
        sa.Column("status", Ordered, nullable=False),
        sa.Column("incident", Ordered, nullable=True),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["coding"], ["codings.number"], name=op.f("fk_claims_coding")),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name=op.f("fk_claims_report_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claims")),
    )
    op.create_index(op.f("ix_claims_incident"), "claims", ["incident"], unique=False)
    op.create_index(op.f("ix_claims_report_id_incident"), "claims", ["report_id", "incident"], unique=False)
    op.create_index(op.f("ix_claims_report_id_ordinal"), "claims", ["report_id", "ordinal"], unique=False)
    op.create_index(op.f("ix_claims_start"), "claims", ["start"], unique=False)
    op.create_index(op.f("ix_claims_status"), "claims", ["status"], unique=False)
    op.create_index(op.f("ix_claims_type_start"), "claims", ["type", "start"], unique=False)
    op.create_table(
        "claim_places",
        sa.Column("claim_id", Ordered, nullable=False),
        sa.Column("place", Ordered, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("country", Ordered, nullable=True),
        sa.Column("admin1", Ordered, nullable=True),
        sa.Column("happened", sa.Boolean(), nullable=False),
        sa.Column("said", sa.Text(), nullable=True),
        sa.Column("precision", sa.Text(), nullable=True),
        sa.Column("latitude", sa.Float(), nullable=True),
        sa.Column("longitude", sa.Float(), nullable=True),
        sa.ForeignKeyConstraint(["claim_id"], ["claims.id"], name=op.f("fk_claim_places_claim_id")),
        sa.PrimaryKeyConstraint("claim_id", "place", name=op.f("pk_claim_places")),
    )
    op.create_index(op.f("ix_claim_places_country"), "claim_places", ["country"], unique=False)
    op.create_index(
        op.f("ix_claim_places_place_happened_claim_id"),
        "claim_places",
        ["place", "happened", "claim_id"],
        unique=False,
    )
    op.create_table(
        "participants",
        sa.Column("claim_id", Ordered, nullable=False),
        sa.Column("role", Ordered, nullable=False),
        sa.Column("at", sa.Integer(), nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
        sa.Column("organisation", Ordered, nullable=True),
        sa.Column("person", Ordered, nullable=True),
        sa.ForeignKeyConstraint(["claim_id"], ["claims.id"], name=op.f("fk_participants_claim_id")),
        sa.PrimaryKeyConstraint("claim_id", "role", "at", name=op.f("pk_participants")),
    )
    op.create_index(op.f("ix_participants_organisation"), "participants", ["organisation"], unique=False)
    op.create_index(op.f("ix_participants_person"), "participants", ["person"], unique=False)
