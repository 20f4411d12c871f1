"""What changed in a study since a number of its history, and which of it touches a person, group or place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select

from rasid.records.history import ADD, ERASE, head
from rasid.records.statements import parts
from rasid.records.tables import (
    claim_places,
    claims,
    history,
    namings,
    organisation_namings,
    participants,
)
from rasid.values.entity import Naming
from rasid.values.follow import NewClaim, NewPost


@dataclass(frozen=True, slots=True)
class Recent:
    """The changes after a number, at most so many of the latest: for each thing the number of its last one.

    `added` are reports that came, `changed` those decided on or coded anew, `incidents` those made anew.
    `end` is the number of the last change, `first` that of the first one looked at.
    """

    first: int
    end: int
    added: Mapping[str, int]
    changed: Mapping[str, int]
    incidents: Mapping[str, int]

    def after(self, number: int) -> Recent:
        """Only what changed after a later number."""

        def later(found: Mapping[str, int]) -> dict[str, int]:
            return {id: at for id, at in found.items() if at > number}

        added = later(self.added)
        changed = {id: at for id, at in later(self.changed).items() if id not in added}
        return Recent(max(self.first, number + 1), self.end, added, changed, later(self.incidents))


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom or what news is looked for: nodes of a person or an organisation, or a place; a province with all
    that lies in it as (country, division).
    """

    kind: str
    nodes: tuple[str, ...] = ()
    place: str | None = None
    division: tuple[str, str] | None = None


def recent(connection: Connection, after: int, most: int) -> Recent:
    """What changed after a number of the history; of more than `most` changes the latest."""
    end = head(connection).number
    first = max(after + 1, end - most + 1)
    added: dict[str, int] = {}
    changed: dict[str, int] = {}
    incidents: dict[str, int] = {}
    query = select(history.c.number, history.c.action, history.c.kind, history.c.object, history.c.report_id)
    for row in connection.execute(query.where(history.c.number >= first).order_by(history.c.number)):
        if row.kind == "incident":
            incidents[row.object] = row.number
        elif row.kind == "report" and row.action == ADD:
            added[row.object] = row.number
        elif row.report_id is not None and row.action != ERASE:
            changed[row.report_id] = row.number
    return Recent(first, end, added, changed, incidents)


def naming_reports(connection: Connection, subject: Subject, report_ids: Iterable[str]) -> tuple[str, ...]:
    """Those of these reports that name the subject, sorted."""
    found: set[str] = set()
    for part in parts(sorted(set(report_ids))):
        found.update(connection.execute(_naming(subject, part)).scalars())
    return tuple(sorted(found))


def _naming(subject: Subject, report_ids: Sequence[str]) -> Select[Any]:
    if subject.kind == "place":
        return (
            select(claims.c.report_id)
            .join(claim_places, claim_places.c.claim_id == claims.c.id)
            .where(claims.c.report_id.in_(report_ids), _at(subject))
        )
    table = namings if subject.kind == "person" else organisation_namings
    return select(table.c.report_id).where(table.c.report_id.in_(report_ids), table.c.node.in_(subject.nodes))


def _at(subject: Subject) -> ColumnElement[bool]:
    # As expressions, here and below: a few reports have fewer claims than are told of a place or of somebody.
    place, land = (func.coalesce(claim_places.c[name], "") for name in ("place", "country"))
    here = place == subject.place
    if subject.division is None:
        return here
    country, name = subject.division
    return or_(here, and_(land == country, claim_places.c.admin1 == name))


def claims_of_subject(
    connection: Connection, subject: Subject, report_ids: Iterable[str], limit: int
) -> tuple[NewClaim, ...]:
    """The claims of these reports that the subject takes part in, or that are told of the place, by day.

    Rejected ones are left out; the latest first, those without a day last.
    """
    found: dict[str, NewClaim] = {}
    for part in parts(sorted(set(report_ids))):
        query = select(
            claims.c.id, claims.c.report_id, claims.c.type, claims.c.start, claims.c.incident
        ).where(claims.c.report_id.in_(part), claims.c.status != "rejected")
        if subject.kind == "place":
            query = query.join(claim_places, claim_places.c.claim_id == claims.c.id).where(_at(subject))
        else:
            node = participants.c.person if subject.kind == "person" else participants.c.organisation
            query = query.join(participants, participants.c.claim_id == claims.c.id).where(
                func.coalesce(node, "").in_(subject.nodes)
            )
        for row in connection.execute(query.distinct()):
            start = None if row.start is None else date.fromisoformat(row.start)
            found[row.id] = NewClaim(row.id, row.report_id, row.type, start, None, row.incident)
    ordered = sorted(found.values(), key=lambda one: one.id)
    ordered.sort(key=lambda one: one.start or date.min, reverse=True)
    return tuple(ordered[:limit])


def said_places(connection: Connection, claim_ids: Sequence[str]) -> dict[str, str]:
    """Where each of these claims happened, in the words of its report: its first place."""
    found: dict[str, str] = {}
    for part in parts(claim_ids):
        query = (
            select(claim_places.c.claim_id, claim_places.c.said, claim_places.c.name)
            .where(claim_places.c.claim_id.in_(part), claim_places.c.happened)
            .order_by(claim_places.c.claim_id, claim_places.c.place)
        )
        for row in connection.execute(query):
            found.setdefault(row.claim_id, row.said or row.name)
    return found


def posts_in(
    connection: Connection, subject: Subject, report_ids: Iterable[str], limit: int
) -> tuple[NewPost, ...]:
    """The offices that these reports give a person, or give people in an organisation; by report and name."""
    found: list[NewPost] = []
    for part in parts(sorted(set(report_ids))):
        query = select(namings.c.body).where(namings.c.report_id.in_(part))
        if subject.kind == "person":
            query = query.where(namings.c.node.in_(subject.nodes))
        for body in connection.execute(query.order_by(namings.c.report_id, namings.c.id)).scalars():
            naming = msgspec.json.decode(body, type=Naming)
            found += [
                NewPost(naming.report_id, naming.name, post.title, post.status)
                for post in naming.posts
                if post.rule != "rank" and (subject.kind == "person" or post.organisation in subject.nodes)
            ]
        if len(found) >= limit:
            break
    return tuple(dict.fromkeys(found))[:limit]


def has_public_part(connection: Connection, nodes: Sequence[str], most: int) -> bool:
    """Whether one of the first namings of a person gives him an office or puts him in an organisation."""
    for part in parts(nodes):
        query = select(namings.c.body).where(namings.c.node.in_(part)).order_by(namings.c.id).limit(most)
        for body in connection.execute(query).scalars():
            naming = msgspec.json.decode(body, type=Naming)
            if naming.posts or naming.organisations:
                return True
    return False
