"""The tables of the workbench: who works on a study, what was given to whom, what was learned of decisions.

They stand beside those of `tables.py`, in the same schema and the same backup. Days are ISO text, times ISO
text in UTC. Names of accounts are no foreign keys: what a person said stays when the account is closed.

A change here is a change of every study, and a step of its own in `migrations/versions`, named in
`records.schema`; a step that landed is not written anew.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Float, ForeignKey, Index, Integer, Table, Text

from rasid.records.collation import Ordered
from rasid.records.tables import metadata

#: Who may work on a study. `role`: viewer, coder, adjudicator, administrator. `password` is an argon2 hash,
#: `totp` the secret of the second factor, null without one; `totp_new` one that no code confirmed yet;
#: `totp_used` the last step of time whose code was used. `state`: open, closed. `folded` is the name with
#: letters that look alike folded: no two accounts may look the same.
accounts = Table(
    "accounts",
    metadata,
    Column("name", Ordered, primary_key=True),
    Column("folded", Ordered, nullable=False),
    Column("role", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("password", Text, nullable=False),
    Column("totp", Text),
    Column("totp_new", Text),
    Column("totp_used", Integer),
    Column("made", Ordered, nullable=False),
    Column("made_by", Text, nullable=False),
    Index(None, "folded", unique=True),
)

#: Who is logged in: `id` is the SHA-256 of the cookie's secret. No part of a backup.
sessions = Table(
    "sessions",
    metadata,
    Column("id", Ordered, primary_key=True),
    Column("account", Ordered, nullable=False),
    Column("made", Ordered, nullable=False),
    Column("seen", Ordered, nullable=False),
    Column("expires", Ordered, nullable=False),
    Index(None, "account"),
    Index(None, "expires"),
)

#: Browsers in which somebody logged in before, by the SHA-256 of a cookie: a stranger who tries passwords
#: slows down strangers, not them. No part of a backup.
browsers = Table(
    "browsers",
    metadata,
    Column("id", Ordered, primary_key=True),
    Column("account", Ordered, nullable=False),
    Column("made", Ordered, nullable=False),
    Index(None, "account"),
)

#: Failed logins in a row, by the SHA-256 of who tried: a name, a browser or an address. Until `until` none is
#: looked at. No part of a backup.
login_failures = Table(
    "login_failures",
    metadata,
    Column("id", Ordered, primary_key=True),
    Column("failures", Integer, nullable=False),
    Column("last", Ordered, nullable=False),
    Column("until", Ordered, nullable=False),
    Index(None, "last"),
)

#: Personal tokens for the API: `digest` is the SHA-256 of the secret, which is shown once.
tokens = Table(
    "tokens",
    metadata,
    Column("id", Ordered, primary_key=True),
    Column("account", Ordered, nullable=False),
    Column("label", Text, nullable=False),
    Column("digest", Ordered, nullable=False),
    Column("made", Ordered, nullable=False),
    Column("expires", Ordered),
    Column("used", Ordered),
    Column("taken_back", Ordered),
    Index(None, "account"),
    Index(None, "digest", unique=True),
)

#: To whom a report was given for review.
assignments = Table(
    "assignments",
    metadata,
    Column("report_id", Ordered, ForeignKey("reports.id"), primary_key=True),
    Column("account", Ordered, nullable=False),
    Column("author", Text, nullable=False),
    Column("made", Ordered, nullable=False),
    Index(None, "account"),
)

#: Filters of a list that somebody kept under a name; `query` is the query part of the page's address.
saved_filters = Table(
    "saved_filters",
    metadata,
    Column("account", Ordered, primary_key=True),
    Column("page", Ordered, primary_key=True),
    Column("name", Ordered, primary_key=True),
    Column("query", Text, nullable=False),
    Column("made", Ordered, nullable=False),
)

#: Whom or what somebody follows: `kind` person, organisation, place or search, `target` its public id or the
#: search's query. `seen` is the number of the last change of the history that was there at the last visit.
follows = Table(
    "follows",
    metadata,
    Column("account", Ordered, primary_key=True),
    Column("kind", Ordered, primary_key=True),
    Column("target", Ordered, primary_key=True),
    Column("label", Text, nullable=False),
    Column("made", Ordered, nullable=False),
    Column("seen", Integer, nullable=False),
)

#: When somebody last saw a page (home), as a number of the history.
visits = Table(
    "visits",
    metadata,
    Column("account", Ordered, primary_key=True),
    Column("page", Ordered, primary_key=True),
    Column("at", Ordered, nullable=False),
    Column("seen", Integer, nullable=False),
)

#: A claim in force as the queue filters and orders it; follows from the claims, from who was given their
#: reports, and from what was learned. `worth` is how much a person's decision would change: `doubt` (how far
#: the confidence is from a certain one) times `stake` (what hangs on the claim). `harm` is how many are told
#: killed, then injured (killed * 1000 + injured). `published` and `start` are 9999-99-99 where no day is
#: known.
queue = Table(
    "queue",
    metadata,
    Column("claim_id", Ordered, ForeignKey("claims.id"), primary_key=True),
    Column("report_id", Ordered, nullable=False),
    Column("type", Ordered, nullable=False),
    Column("status", Ordered, nullable=False),
    Column("source", Ordered),
    Column("published", Ordered, nullable=False),
    Column("start", Ordered, nullable=False),
    Column("assigned", Ordered),
    Column("confidence", Float, nullable=False),
    Column("doubt", Float, nullable=False),
    Column("stake", Float, nullable=False),
    Column("worth", Float, nullable=False),
    Column("harm", Integer, nullable=False),
    Index(None, "status", "worth", "claim_id"),
    Index(None, "status", "doubt", "claim_id"),
    Index(None, "status", "harm", "claim_id"),
    Index(None, "status", "published", "claim_id"),
    Index(None, "status", "start", "claim_id"),
    Index(None, "status", "confidence", "claim_id"),
    Index(None, "type", "status", "worth"),
    Index(None, "source", "status", "worth"),
    Index(None, "assigned", "status", "worth"),
    Index(None, "report_id"),
)

#: What was learned of the study's decisions: `weights` and `measured` as JSON. The current one gives claims
#: their confidence; without one the weights that come with the program do.
learned = Table(
    "learned",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("made", Ordered, nullable=False),
    Column("author", Text, nullable=False),
    Column("decisions", Integer, nullable=False),
    Column("weights", Text, nullable=False),
    Column("measured", Text, nullable=False),
    Column("current", Boolean, nullable=False),
)

#: Random samples, drawn to say how good the record is. `kind`: claims, or sentences without one. `asked` is
#: what they were drawn from, as JSON; `seed` what they were drawn by.
samples = Table(
    "samples",
    metadata,
    Column("id", Ordered, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("asked", Text, nullable=False),
    Column("seed", Integer, nullable=False),
    Column("population", Integer, nullable=False),
    Column("author", Text, nullable=False),
    Column("made", Ordered, nullable=False),
)

#: What a sample holds, in the order drawn: a claim as it was (`body` as JSON), or a sentence (`at`, `end`).
sample_parts = Table(
    "sample_parts",
    metadata,
    Column("sample", Ordered, ForeignKey("samples.id"), primary_key=True),
    Column("ordinal", Integer, primary_key=True, autoincrement=False),
    Column("report_id", Ordered, ForeignKey("reports.id"), nullable=False),
    Column("at", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("claim", Ordered),
    Column("body", Text),
    Column("verdict", Text),
    Column("wrong", Text),
    Column("author", Text),
    Column("made", Ordered),
    Index(None, "report_id"),
)

#: Double coding: the same reports given to several people, who do not see each other's work. `begin`: what
#: they begin from: program (its claims) or nothing. `state`: open, closed.
rounds = Table(
    "rounds",
    metadata,
    Column("id", Ordered, primary_key=True),
    Column("name", Text, nullable=False),
    Column("begin", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("made", Ordered, nullable=False),
)

round_coders = Table(
    "round_coders",
    metadata,
    Column("round", Ordered, ForeignKey("rounds.id"), primary_key=True),
    Column("account", Ordered, primary_key=True),
)

#: The reports of a round, and the coding of the program that they are compared with.
round_reports = Table(
    "round_reports",
    metadata,
    Column("round", Ordered, ForeignKey("rounds.id"), primary_key=True),
    Column("report_id", Ordered, ForeignKey("reports.id"), primary_key=True),
    Column("coding", Integer, ForeignKey("codings.number"), nullable=False),
    Index(None, "report_id"),
)

#: What one coder says in a round: decisions as in `decisions`, in force for nobody else.
round_sayings = Table(
    "round_sayings",
    metadata,
    Column("id", Ordered, primary_key=True),
    Column("round", Ordered, ForeignKey("rounds.id"), nullable=False),
    Column("report_id", Ordered, ForeignKey("reports.id"), nullable=False),
    Column("trigger", Text, nullable=False),
    Column("at", Integer, nullable=False),
    Column("type", Text, nullable=False),
    Column("field", Text, nullable=False),
    Column("verdict", Text, nullable=False),
    Column("before", Text),
    Column("after", Text),
    Column("claim", Text, nullable=False),
    Column("author", Ordered, nullable=False),
    Column("made", Ordered, nullable=False),
    Column("why", Text, nullable=False),
    Column("taken_back", Ordered),
    Index(None, "round", "report_id", "author"),
)

#: That a coder is done with a report of a round; `coding` is what he said of it as a coding.
round_done = Table(
    "round_done",
    metadata,
    Column("round", Ordered, ForeignKey("rounds.id"), primary_key=True),
    Column("report_id", Ordered, ForeignKey("reports.id"), primary_key=True),
    Column("account", Ordered, primary_key=True),
    Column("coding", Integer, ForeignKey("codings.number"), nullable=False),
    Column("made", Ordered, nullable=False),
)

#: How an adjudicator settled a difference of a round: `difference` names it, `choice` whose value stands.
round_settled = Table(
    "round_settled",
    metadata,
    Column("round", Ordered, ForeignKey("rounds.id"), primary_key=True),
    Column("report_id", Ordered, ForeignKey("reports.id"), primary_key=True),
    Column("difference", Ordered, primary_key=True),
    Column("choice", Text, nullable=False),
    Column("decision", Ordered),
    Column("author", Text, nullable=False),
    Column("made", Ordered, nullable=False),
    Column("why", Text, nullable=False),
)

#: People whose names are shown to few. `number` makes the pseudonym, which never changes; `person` is a
#: public id, `names` those he was known by when he was marked, as JSON.
protected = Table(
    "protected",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("person", Ordered, nullable=False),
    Column("names", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("made", Ordered, nullable=False),
    Column("taken_back", Ordered),
    Index(None, "person"),
)

#: What people added to the lexicon of this study: `kind` alias or place, `fields` as JSON.
lexicon_additions = Table(
    "lexicon_additions",
    metadata,
    Column("id", Ordered, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("fields", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("made", Ordered, nullable=False),
    Column("taken_back", Ordered),
)

__all__ = [
    "accounts",
    "assignments",
    "browsers",
    "follows",
    "learned",
    "lexicon_additions",
    "login_failures",
    "protected",
    "queue",
    "round_coders",
    "round_done",
    "round_reports",
    "round_sayings",
    "round_settled",
    "rounds",
    "sample_parts",
    "samples",
    "saved_filters",
    "sessions",
    "tokens",
    "visits",
]
