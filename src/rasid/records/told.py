"""The claims in force of reports with the nodes of who takes part: what tells of offices and of control."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import msgspec
from sqlalchemy import Connection, select

from rasid.records.statements import parts
from rasid.records.tables import claims, participants, reports
from rasid.values.claim import Claim
from rasid.values.incident import Participant, SourcedClaim


def claims_told(connection: Connection, report_ids: Iterable[str]) -> dict[str, tuple[SourcedClaim, ...]]:
    """The claims of each of these reports that nobody rejected, in text order.

    Organisations and people are *nodes* here: a later join may give them another public id.
    """
    found: dict[str, list[SourcedClaim]] = {}
    query = (
        select(claims.c.report_id, claims.c.id, claims.c.body, reports.c.published)
        .join(reports, reports.c.id == claims.c.report_id)
        .where((claims.c.status + "") != "rejected")
        .order_by(claims.c.report_id, claims.c.ordinal)
    )
    for part in parts(sorted(set(report_ids))):
        rows = connection.execute(query.where(claims.c.report_id.in_(part))).all()
        sides = _participants(connection, [row.id for row in rows])
        for row in rows:
            found.setdefault(row.report_id, []).append(
                SourcedClaim(
                    claim=msgspec.json.decode(row.body, type=Claim),
                    report_id=row.report_id,
                    published=None if row.published is None else date.fromisoformat(row.published),
                    publisher=None,
                    copy_of=None,
                    participants=tuple(sides.get(row.id, ())),
                )
            )
    return {id: tuple(told) for id, told in found.items()}


def _participants(connection: Connection, ids: Iterable[str]) -> dict[str, list[Participant]]:
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
