"""The claims that tell who holds a place, with the nodes of those who take part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import msgspec
from sqlalchemy import Connection, select

from rasid.records.history import head
from rasid.records.statements import parts
from rasid.records.tables import claims, history, nodes, participants, reports
from rasid.values.claim import Claim
from rasid.values.incident import Participant, SourcedClaim


def control_claims(
    connection: Connection, types: Sequence[str], report_ids: Iterable[str] | None = None
) -> Iterator[SourcedClaim]:
    """The claims of these types that nobody rejected, of all reports or of these (ids).

    Organisations and people are *nodes* here: a later join may give them another public id.
    """
    query = select(claims.c.report_id, claims.c.id, claims.c.body, reports.c.published).join(
        reports, reports.c.id == claims.c.report_id
    )
    for part in parts(_ids(connection, types, report_ids)):
        rows = connection.execute(query.where(claims.c.id.in_(part)).order_by(claims.c.id)).all()
        sides = _participants(connection, [row.id for row in rows])
        for row in rows:
            yield SourcedClaim(
                claim=msgspec.json.decode(row.body, type=Claim),
                report_id=row.report_id,
                published=None if row.published is None else date.fromisoformat(row.published),
                publisher=None,
                copy_of=None,
                participants=tuple(sides.get(row.id, ())),
            )


def _ids(connection: Connection, types: Sequence[str], report_ids: Iterable[str] | None) -> tuple[str, ...]:
    """The claims of these types that nobody rejected, of all reports or of these."""
    query = select(claims.c.id).where(claims.c.status != "rejected")
    if report_ids is None:
        return tuple(sorted(connection.execute(query.where(claims.c.type.in_(types))).scalars()))
    # The type as an expression, so that no database looks for it first: the claims of a report are few.
    of_types = query.where((claims.c.type + "").in_(types))
    return tuple(
        id
        for part in parts(sorted(set(report_ids)))
        for id in connection.execute(
            of_types.where(claims.c.report_id.in_(part)).order_by(claims.c.id)
        ).scalars()
    )


def _participants(connection: Connection, ids: Sequence[str]) -> dict[str, list[Participant]]:
    found: dict[str, list[Participant]] = {}
    for part in parts(ids):
        query = (
            select(participants)
            .where(participants.c.claim_id.in_(part))
            .order_by(participants.c.claim_id, participants.c.role, participants.c.at)
        )
        for row in connection.execute(query):
            who = Participant(row.role, row.said, row.at, row.organisation, row.person)
            found.setdefault(row.claim_id, []).append(who)
    return found


def reports_changed(connection: Connection, after: int, most: int) -> tuple[int, frozenset[str] | None]:
    """The end of the history, and the reports that changed since a number of it; None where there were more
    than `most` changes.
    """
    end = head(connection).number
    if end - after > most:
        return end, None
    query = select(history.c.report_id).where(history.c.number > after, history.c.report_id.is_not(None))
    return end, frozenset(connection.execute(query.distinct()).scalars())


def organisations_now(connection: Connection, node_ids: Iterable[str]) -> dict[str, str]:
    """The present public ids of organisation nodes."""
    found: dict[str, str] = {}
    for part in parts(sorted(set(node_ids))):
        query = select(nodes.c.id, nodes.c.cluster).where(
            nodes.c.kind == "organisation", nodes.c.id.in_(part)
        )
        found |= {row.id: row.cluster for row in connection.execute(query) if row.cluster is not None}
    return found
