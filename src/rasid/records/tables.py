"""The tables of a study: one schema for SQLite and PostgreSQL.

Reports, codings, decisions, judgements and the history are what was put in and said: nothing of them is ever
changed but by erasing a report. All other tables follow from them, and are made again by `rasid recode`.
Days are ISO text (YYYY-MM-DD), times ISO text in UTC: both databases sort them alike, by code point.

A change here is a change of every study, and a step of its own in `migrations/versions`, named in
`records.schema`; a step that landed is not written anew.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
)

from rasid.records.collation import Ordered

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

#: Facts of the study itself: its id, the salt of its history, the day it was made.
meta = Table(
    "meta", metadata, Column("key", Ordered, primary_key=True), Column("value", Text, nullable=False)
)

#: Who published: a name, what kind (newspaper, agency, interview), a reliability A-F that the user sets.
sources = Table(
    "sources",
    metadata,
    Column("name", Ordered, primary_key=True),
    Column("kind", Text),
    Column("reliability", Text),
)

#: One row a report, kept or erased (then a tombstone: id, days and why remain, all content columns are null).
reports = Table(
    "reports",
    metadata,
    Column("id", Ordered, primary_key=True),
    Column("state", Text, nullable=False),
    Column("name", Text),
    Column("source", Ordered, ForeignKey("sources.name")),
    Column("title", Text),
    Column("published", Ordered),
    Column("published_from", Text),
    Column("url", Text),
    Column("reader", Text),
    Column("sha256", Text),
    Column("text", Text),
    Column("original", LargeBinary),
    Column("fields", Text),
    Column("kind", Text, nullable=False),
    Column("retrieved", Ordered, nullable=False),
    Column("added_by", Text, nullable=False),
    Column("copy_of", Ordered, ForeignKey("reports.id", deferrable=True, initially="DEFERRED")),
    Column("erased_why", Text),
    Index(None, "published", "id"),
    Index(None, "copy_of"),
    Index(None, "source", "published", "id"),
)

#: What a coder (a version of the program, or a person) said of a report. Never overwritten. `content` is the
#: coded report as compressed JSON, `digest` its SHA-256; both null once the report is erased. `problems` are
#: the codes of what could not be done, as JSON.
codings = Table(
    "codings",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("report_id", Ordered, ForeignKey("reports.id"), nullable=False),
    Column("coder", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("program", Text, nullable=False),
    Column("codebook", Text, nullable=False),
    Column("lexicons", Text, nullable=False),
    Column("gazetteer", Text, nullable=False),
    Column("made", Ordered, nullable=False),
    Column("digest", Text),
    Column("content", LargeBinary),
    Column("problems", Text),
    Column("current", Boolean, nullable=False),
    Index(None, "report_id", "current"),
    # What is of another version is counted by this index alone.
    Index("ix_codings_versions", "current", "lexicons", "gazetteer", "codebook", "program", "coder"),
)

#: Decisions of people on values of claims (values.Decision); `taken_back` is when, null while it stands.
#: `anchor` is the claim in force that it acts on, null where it lost its anchor.
decisions = Table(
    "decisions",
    metadata,
    Column("id", Ordered, primary_key=True),
    Column("report_id", Ordered, ForeignKey("reports.id"), nullable=False),
    Column("trigger", Text, nullable=False),
    Column("at", Integer, nullable=False),
    Column("type", Text, nullable=False),
    Column("field", Text, nullable=False),
    Column("verdict", Text, nullable=False),
    Column("before", Text),
    Column("after", Text),
    Column("claim", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("made", Ordered, nullable=False),
    Column("why", Text, nullable=False),
    Column("taken_back", Ordered),
    Column("anchor", Ordered),
    Index(None, "report_id"),
    Index(None, "anchor"),
    Index(None, "made", "id"),
)

#: Judgements of people on links (values.Judgement).
judgements = Table(
    "judgements",
    metadata,
    Column("id", Ordered, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("a", Ordered, nullable=False),
    Column("b", Ordered, nullable=False),
    Column("same", Boolean, nullable=False),
    Column("author", Text, nullable=False),
    Column("made", Ordered, nullable=False),
    Column("why", Text, nullable=False),
    Column("taken_back", Ordered),
    Index(None, "kind", "a"),
    Index(None, "kind", "b"),
)

#: The claims in force: those of the current coding with people's decisions applied. `body` is the claim as
#: JSON.
claims = Table(
    "claims",
    metadata,
    Column("id", Ordered, primary_key=True),
    Column("report_id", Ordered, ForeignKey("reports.id"), nullable=False),
    Column("coding", Integer, ForeignKey("codings.number"), nullable=False),
    Column("ordinal", Integer, nullable=False),
    Column("type", Ordered, nullable=False),
    Column("family", Ordered, nullable=False),
    Column("at", Integer, nullable=False),
    Column("start", Ordered),
    Column("end", Ordered),
    Column("factuality", Text, nullable=False),
    Column("aggregate", Boolean, nullable=False),
    Column("salience", Float, nullable=False),
    Column("status", Ordered, nullable=False),
    Column("incident", Ordered),
    Column("body", Text, nullable=False),
    Index(None, "report_id", "ordinal"),
    Index(None, "report_id", "incident"),
    Index(None, "incident"),
    Index(None, "type", "start"),
    Index(None, "start"),
    Index(None, "status"),
)

#: The places of the claims. `place` is the place's id (`g-` and the GeoNames number, or one made of its
#: name), `said` the words of the report, `name` what the gazetteer calls it, or else those words.
claim_places = Table(
    "claim_places",
    metadata,
    Column("claim_id", Ordered, ForeignKey("claims.id"), primary_key=True),
    Column("place", Ordered, primary_key=True),
    Column("name", Text, nullable=False),
    Column("country", Ordered),
    Column("admin1", Ordered),
    Column("happened", Boolean, nullable=False),
    Column("said", Text),
    Column("precision", Text),
    Column("latitude", Float),
    Column("longitude", Float),
    Index(None, "place", "happened", "claim_id"),
    Index(None, "country"),
)

#: Who takes part in a claim. `organisation` and `person` are nodes (below), null for أشخاص. `start` is the
#: claim's first day, "" where it has none: by it the latest claims of somebody are found.
participants = Table(
    "participants",
    metadata,
    Column("claim_id", Ordered, ForeignKey("claims.id"), primary_key=True),
    Column("role", Ordered, primary_key=True),
    Column("at", Integer, primary_key=True),
    Column("said", Text, nullable=False),
    Column("organisation", Ordered),
    Column("person", Ordered),
    Column("start", Ordered, nullable=False),
    Index(None, "organisation", "start", "claim_id"),
    Index(None, "person", "start", "claim_id"),
)

#: One person of one report (values.Naming as JSON in `body`) and the person node it belongs to.
namings = Table(
    "namings",
    metadata,
    Column("id", Ordered, primary_key=True),
    Column("report_id", Ordered, ForeignKey("reports.id"), nullable=False),
    Column("node", Ordered, nullable=False),
    Column("name", Text, nullable=False),
    Column("body", Text, nullable=False),
    Index(None, "report_id"),
    Index(None, "node", "report_id"),
)

#: One organisation of one report and the organisation node it belongs to.
organisation_namings = Table(
    "organisation_namings",
    metadata,
    Column("report_id", Ordered, ForeignKey("reports.id"), primary_key=True),
    Column("at", Integer, primary_key=True),
    Column("node", Ordered, nullable=False),
    Column("name", Text, nullable=False),
    Index(None, "node", "report_id"),
)

#: The offices that reports give people: the person's node, the organisation's (null where none is named), and
#: the words of the title in one spelling, by which the same office of others is found.
posts = Table(
    "posts",
    metadata,
    Column("naming", Ordered, primary_key=True),
    Column("ordinal", Integer, primary_key=True, autoincrement=False),
    Column("report_id", Ordered, ForeignKey("reports.id"), nullable=False),
    Column("node", Ordered, nullable=False),
    Column("organisation", Ordered),
    Column("title", Ordered, nullable=False),
    Index(None, "report_id"),
    Index(None, "organisation", "node"),
    Index(None, "title", "report_id"),
)

#: How often reports call a person or organisation node so: `times` in all, `main` as the fullest name of a
#: report. Kept in step with `namings` and `organisation_namings`, which they count. Of a place (`node` is its
#: id) how many claims call it so; `main` where these are their words and not the gazetteer's name.
name_counts = Table(
    "name_counts",
    metadata,
    Column("kind", Ordered, primary_key=True),
    Column("node", Ordered, primary_key=True),
    Column("name", Ordered, primary_key=True),
    Column("times", Integer, nullable=False),
    Column("main", Integer, nullable=False),
    Index(None, "kind", "main", "node", "name"),
)

#: The keys of sound of every word of these names: by them a name is found in Arabic and Latin letters.
name_words = Table(
    "name_words",
    metadata,
    Column("kind", Ordered, primary_key=True),
    Column("key", Ordered, primary_key=True),
    Column("node", Ordered, primary_key=True),
    Index(None, "kind", "node"),
    sqlite_with_rowid=False,
)

#: What is joined: claims (kind `claim`), people, organisations, and reports that are near-copies. `cluster`
#: is the public id of what it belongs to. `first` orders nodes by their earliest report: the first of a
#: cluster gives it its public id.
nodes = Table(
    "nodes",
    metadata,
    Column("kind", Ordered, primary_key=True),
    Column("id", Ordered, primary_key=True),
    Column("first", Ordered, nullable=False),
    Column("cluster", Ordered),
    Column("profile", Text, nullable=False),
    Index(None, "kind", "cluster", "id"),
)

#: Under which keys a node meets the nodes it may be one with: only those that share a key are ever compared.
node_keys = Table(
    "node_keys",
    metadata,
    Column("kind", Ordered, primary_key=True),
    Column("key", Ordered, primary_key=True),
    Column("node", Ordered, primary_key=True),
    Index(None, "kind", "node"),
    sqlite_with_rowid=False,  # the key is the row: it need not be there twice
)

#: The program's links (values.Link; `reasons` as JSON).
links = Table(
    "links",
    metadata,
    Column("kind", Ordered, primary_key=True),
    Column("a", Ordered, primary_key=True),
    Column("b", Ordered, primary_key=True),
    Column("score", Float, nullable=False),
    Column("reasons", Text, nullable=False),
    Index(None, "kind", "b"),
)

#: Incidents as last made (values.Incident as JSON in `body`), with what lists and maps sort by.
incidents = Table(
    "incidents",
    metadata,
    Column("id", Ordered, primary_key=True),
    Column("type", Ordered, nullable=False),
    Column("family", Ordered, nullable=False),
    Column("standing", Ordered, nullable=False),
    Column("start", Ordered),
    Column("end", Ordered),
    Column("place", Ordered),
    Column("country", Ordered),
    Column("claims", Integer, nullable=False),
    Column("sources", Integer, nullable=False),
    Column("body", Text, nullable=False),
    # A list goes through this index alone, whatever it is filtered by; the rows themselves are wide.
    Index(
        "ix_incidents_listed",
        "start",
        "id",
        "end",
        "type",
        "family",
        "standing",
        "sources",
        "place",
        "country",
    ),
    # All that a map and a timeline count by: they do not read the rows themselves either.
    Index(
        "ix_incidents_counted",
        "start",
        "family",
        "type",
        "standing",
        "end",
        "sources",
        "place",
        "country",
        "id",
    ),
    Index(
        "ix_incidents_drawn",
        "place",
        "start",
        "end",
        "type",
        "family",
        "standing",
        "sources",
        "country",
        "id",
    ),
)

#: Every public id that was ever given, and the node it was given for: an old id leads to where the node is
#: now.
public_ids = Table(
    "public_ids",
    metadata,
    Column("id", Ordered, primary_key=True),
    Column("kind", Ordered, nullable=False),
    Column("node", Ordered, nullable=False),
    Index(None, "kind", "node"),
)

#: The chain: each row digests the row before and the salted digest of its own content.
history = Table(
    "history",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", Ordered, nullable=False),
    Column("who", Text, nullable=False),
    Column("action", Ordered, nullable=False),
    Column("kind", Ordered, nullable=False),
    Column("object", Ordered, nullable=False),
    Column("report_id", Ordered),
    Column("content", Text, nullable=False),
    Column("previous", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Index(None, "object"),
    Index(None, "report_id"),
    Index(None, "kind", "number"),
    Index(None, "who", "number"),
    Index(None, "at", "number"),
)

#: What a change was: before, after, why, and the salt. Erasing a report removes its rows here; the chain
#: stays.
changes = Table(
    "changes",
    metadata,
    Column("number", Integer, ForeignKey("history.number"), primary_key=True, autoincrement=False),
    Column("salt", Text, nullable=False),
    Column("before", Text),
    Column("after", Text),
    Column("why", Text),
)

__all__ = [
    "changes",
    "claim_places",
    "claims",
    "codings",
    "decisions",
    "history",
    "incidents",
    "judgements",
    "links",
    "meta",
    "metadata",
    "name_counts",
    "name_words",
    "namings",
    "node_keys",
    "nodes",
    "organisation_namings",
    "participants",
    "posts",
    "public_ids",
    "reports",
    "sources",
]
