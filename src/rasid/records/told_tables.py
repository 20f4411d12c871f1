"""What claims tell of offices and of who holds a place, and the times of control that follow from it.

They follow from the claims in force and from how organisations are joined, and are made again by
`rasid recode`: what a page tells of a person, an organisation or a place is read from here, not from the
claims of the whole study.
"""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, Table, Text

from rasid.records.collation import Ordered
from rasid.records.tables import metadata

#: What a claim says befell a person in office (values.OfficeEvent as JSON in `body`, with the nodes of people
#: and organisations). `organisation` is the office's (a node, or folded words), `place` its place in one
#: spelling, "" for none. `title` is the office in one spelling where the claim appoints to one that one
#: person holds at a time, else null.
office_events = Table(
    "office_events",
    metadata,
    Column("claim_id", Ordered, ForeignKey("claims.id"), primary_key=True),
    Column("ordinal", Integer, primary_key=True, autoincrement=False),
    Column("report_id", Ordered, nullable=False),
    Column("person", Ordered, nullable=False),
    Column("title", Ordered),
    Column("organisation", Ordered, nullable=False),
    Column("place", Ordered, nullable=False),
    Column("body", Text, nullable=False),
    Index(None, "report_id"),
    Index(None, "person"),
    Index(None, "organisation", "person"),
    Index(None, "title", "organisation"),
    Index(None, "title", "place"),
)

#: What a claim says of who holds a place (values.ControlEvent as JSON in `body`, with the organisations'
#: nodes).
control_events = Table(
    "control_events",
    metadata,
    Column("claim_id", Ordered, ForeignKey("claims.id"), primary_key=True),
    Column("ordinal", Integer, primary_key=True, autoincrement=False),
    Column("report_id", Ordered, nullable=False),
    Column("place", Ordered, nullable=False),
    Column("organisation", Ordered),
    Column("loser", Ordered),
    Column("body", Text, nullable=False),
    Index(None, "report_id"),
    Index(None, "place"),
    Index(None, "organisation", "place"),
    Index(None, "loser", "place"),
)

#: Who is reported to have held a place (values.Control as JSON in `body`), those of one place by the first
#: day known. `organisation` is its public id. `began` is the first day on which it can have begun, `until`
#: the last on which it can have ended, the last of all days while nothing tells an end; null where no day is
#: told. `claims` counts those that tell it.
control_spells = Table(
    "control_spells",
    metadata,
    Column("place", Ordered, primary_key=True),
    Column("ordinal", Integer, primary_key=True, autoincrement=False),
    Column("organisation", Ordered),
    Column("said", Ordered, nullable=False),
    Column("began", Ordered),
    Column("until", Ordered),
    Column("claims", Integer, nullable=False),
    Column("body", Text, nullable=False),
    Index(None, "began", "until", "place", "said"),
    Index(None, "organisation", "place", "claims"),
)

__all__ = ["control_events", "control_spells", "office_events"]
