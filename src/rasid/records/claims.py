"""The claims in force: those of each report's current coding, with people's decisions applied."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, Select, and_, bindparam, delete, func, insert, select, update

from rasid.records import names
from rasid.records.statements import pages, parts
from rasid.records.tables import claim_places, claims, decisions, nodes, participants, reports
from rasid.records.told_tables import control_events, office_events
from rasid.records.workbench_tables import queue
from rasid.values.claim import Claim
from rasid.values.incident import Participant, SourcedClaim
from rasid.values.stored import DecisionMark, StoredClaim


@dataclass(frozen=True, slots=True)
class ClaimPlace:
    """A place of a claim: its id (`g-`...), name and country; `happened` False where it is only inferred.

    `said` are the words of the report; `precision` and the point are those of the gazetteer (values.Place).
    """

    place: str
    name: str
    country: str | None
    admin1: str | None
    happened: bool
    said: str | None = None
    precision: str | None = None
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True)
class ClaimInForce:
    """A claim to be put in force. `claim.id` is its id in the study (`c-`...).

    `status`: unreviewed, accepted, corrected or rejected. In `participants`, `organisation` and `person` are
    ids of *nodes*: who the node is, the graph says. Each place comes once.
    """

    claim: Claim
    status: str
    places: tuple[ClaimPlace, ...]
    participants: tuple[Participant, ...]


def put_claims(
    connection: Connection, report_id: str, claims_in_force: Sequence[ClaimInForce], *, coding: int
) -> None:
    """Put a report's claims in force, in the order of their triggers, in the place of those that were.

    A claim whose id stays keeps its incident.
    """
    before = select(claims.c.id, claims.c.incident).where(claims.c.report_id == report_id)
    incident_of = {row.id: row.incident for row in connection.execute(before)}
    remove_claims(connection, report_id)
    rows = [
        _row(held, report_id, coding, ordinal) | {"incident": incident_of.get(held.claim.id)}
        for ordinal, held in enumerate(claims_in_force)
    ]
    of_places = [
        {"claim_id": held.claim.id} | {name: getattr(place, name) for name in ClaimPlace.__dataclass_fields__}
        for held in claims_in_force
        for place in held.places
    ]
    of_participants = [
        {"claim_id": held.claim.id, "start": _start(held.claim) or ""}
        | {name: getattr(who, name) for name in Participant.__dataclass_fields__}
        for held in claims_in_force
        for who in held.participants
    ]
    for table, new in ((claims, rows), (claim_places, of_places), (participants, of_participants)):
        if new:
            connection.execute(insert(table), new)
    names.count_places(connection, _names_of_places(connection, report_id), by=1)


def _row(held: ClaimInForce, report_id: str, coding: int, ordinal: int) -> dict[str, Any]:
    claim = held.claim
    days = claim.date
    return {
        "id": claim.id,
        "report_id": report_id,
        "coding": coding,
        "ordinal": ordinal,
        "type": claim.type,
        "family": claim.family,
        "at": claim.trigger.at,
        "start": _start(claim),
        "end": None if days is None else days.end.isoformat(),
        "factuality": claim.factuality,
        "aggregate": claim.aggregate,
        "salience": claim.salience,
        "status": held.status,
        "body": msgspec.json.encode(claim).decode(),
    }


def _start(claim: Claim) -> str | None:
    return None if claim.date is None else claim.date.start.isoformat()


def remove_claims(connection: Connection, report_id: str) -> None:
    """Take a report's claims out of force, with their places, participants, rows of the queue and what they
    tell of offices and control.
    """
    names.count_places(connection, _names_of_places(connection, report_id), by=-1)
    mine = select(claims.c.id).where(claims.c.report_id == report_id)
    connection.execute(delete(queue).where(queue.c.report_id == report_id))
    for told in (office_events, control_events):
        connection.execute(delete(told).where(told.c.report_id == report_id))
    connection.execute(delete(participants).where(participants.c.claim_id.in_(mine)))
    connection.execute(delete(claim_places).where(claim_places.c.claim_id.in_(mine)))
    connection.execute(delete(claims).where(claims.c.report_id == report_id))


def _names_of_places(connection: Connection, report_id: str) -> tuple[names.NamedPlace, ...]:
    """What a report's claims call the places they name: a row a claim and place."""
    query = (
        select(claim_places.c.place, claim_places.c.said, claim_places.c.name)
        .join(claims, claims.c.id == claim_places.c.claim_id)
        .where(claims.c.report_id == report_id)
    )
    return tuple(names.NamedPlace(*row) for row in connection.execute(query))


def set_incidents(connection: Connection, incident_of: Mapping[str, str | None]) -> None:
    """Set the incident that each of these claims belongs to, None for one that belongs to none."""
    if incident_of:
        connection.execute(
            update(claims).where(claims.c.id == bindparam("of")).values(incident=bindparam("to")),
            [{"of": id, "to": incident} for id, incident in sorted(incident_of.items())],
        )


def claim_ids_of(connection: Connection, report_id: str) -> tuple[str, ...]:
    """The ids of a report's claims in force, in the order of their triggers."""
    query = select(claims.c.id).where(claims.c.report_id == report_id).order_by(claims.c.ordinal)
    return tuple(connection.execute(query).scalars())


def types_of_reports(
    connection: Connection, report_ids: Iterable[str]
) -> dict[str, tuple[tuple[str, int], ...]]:
    """The types of each report's claims in force, with the offsets of their triggers, in text order."""
    found: dict[str, list[tuple[str, int]]] = {}
    for part in parts(sorted(set(report_ids))):
        query = select(claims.c.report_id, claims.c.type, claims.c.at).where(claims.c.report_id.in_(part))
        for row in connection.execute(query.order_by(claims.c.report_id, claims.c.ordinal)):
            found.setdefault(row.report_id, []).append((row.type, row.at))
    return {id: tuple(told) for id, told in found.items()}


def get_claims(connection: Connection, ids: Iterable[str]) -> dict[str, StoredClaim]:
    """Those of these claims that are in force, by id, sorted."""
    found: dict[str, StoredClaim] = {}
    for part in parts(sorted(set(ids))):
        rows = connection.execute(_query().where(claims.c.id.in_(part))).all()
        found |= {stored.sourced.claim.id: stored for stored in _values(connection, rows)}
    return {id: found[id] for id in sorted(found)}


def claims_of_report(connection: Connection, report_id: str) -> tuple[StoredClaim, ...]:
    """A report's claims in force, in the order of their triggers."""
    rows = connection.execute(_query().where(claims.c.report_id == report_id).order_by(claims.c.ordinal))
    return tuple(_values(connection, rows.all()))


def claims_of_reports(
    connection: Connection, report_ids: Iterable[str]
) -> dict[str, tuple[StoredClaim, ...]]:
    """The claims in force of each of these reports that has some, in the order of their triggers."""
    found: dict[str, list[StoredClaim]] = {}
    for part in parts(sorted(set(report_ids))):
        query = _query().where(claims.c.report_id.in_(part)).order_by(claims.c.report_id, claims.c.ordinal)
        for one in _values(connection, connection.execute(query).all()):
            found.setdefault(one.sourced.report_id, []).append(one)
    return {id: tuple(told) for id, told in found.items()}


def claims_of_incident(connection: Connection, incident: str) -> tuple[StoredClaim, ...]:
    """The claims that belong to an incident, by report id, then the order of triggers."""
    query = _query().where(claims.c.incident == incident).order_by(claims.c.report_id, claims.c.ordinal)
    return tuple(_values(connection, connection.execute(query).all()))


def claims_at_place(
    connection: Connection, place: str, *, types: Sequence[str] | None = None
) -> tuple[StoredClaim, ...]:
    """The claims (of these types) that name a place (by its id), by report id, then the order of triggers."""
    here = select(claim_places.c.claim_id).where(claim_places.c.place == place)
    query = _query().where(claims.c.id.in_(here)).order_by(claims.c.report_id, claims.c.ordinal)
    if types is not None:
        # As an expression, so that no database looks for all claims of the types first.
        query = query.where((claims.c.type + "").in_(types))
    return tuple(_values(connection, connection.execute(query).all()))


def claims_of_nodes(connection: Connection, kind: str, ids: Iterable[str]) -> tuple[StoredClaim, ...]:
    """The claims in which these nodes (of persons or of organisations) take part, by claim id."""
    column = {"person": participants.c.person, "organisation": participants.c.organisation}[kind]
    found: set[str] = set()
    for part in parts(ids):
        found.update(connection.execute(select(participants.c.claim_id).where(column.in_(part))).scalars())
    return tuple(get_claims(connection, found).values())


def all_places(connection: Connection) -> Iterator[ClaimPlace]:
    """Every place that claims name, by id, called as `place_of_id` calls it."""
    query = select(claim_places.c.place).distinct()
    return (place_of_id(connection, row.place) for row in pages(connection, query, [claim_places.c.place]))


def place_of_id(connection: Connection, place: str) -> ClaimPlace:
    """What claims call a place, given an id that some of them name."""
    query = (
        select(*(claim_places.c[name] for name in ClaimPlace.__dataclass_fields__))
        .where(claim_places.c.place == place)
        .order_by(claim_places.c.name, claim_places.c.claim_id)
        .limit(1)
    )
    return ClaimPlace(*connection.execute(query).one())


def all_claims(connection: Connection) -> Iterator[StoredClaim]:
    """Every claim in force, rejected ones too, by report id, then the order of triggers."""
    rows = pages(connection, _query(), [claims.c.report_id, claims.c.ordinal])
    for part in parts(rows):
        yield from _values(connection, part)


def _query() -> Select[Any]:
    return select(
        claims.c.report_id,
        claims.c.ordinal,
        claims.c.id,
        claims.c.status,
        claims.c.incident,
        claims.c.body,
        reports.c.published,
        reports.c.source,
        reports.c.copy_of,
    ).join(reports, reports.c.id == claims.c.report_id)


def _values(connection: Connection, rows: Sequence[Row[Any]]) -> Iterator[StoredClaim]:
    """Claims with their participants and decisions, in the order of the rows."""
    ids = [row.id for row in rows]
    taking_part = _participants(connection, ids)
    marks = _marks(connection, ids)
    for row in rows:
        who = taking_part.get(row.id, ())
        sourced = SourcedClaim(
            claim=msgspec.json.decode(row.body, type=Claim),
            report_id=row.report_id,
            published=None if row.published is None else date.fromisoformat(row.published),
            publisher=row.source,
            copy_of=row.copy_of,
            participants=tuple(participant for participant, _ in who),
            names=tuple(dict.fromkeys(node for _, node in who if node is not None)),
        )
        yield StoredClaim(sourced, row.status, row.incident, marks.get(row.id, ()))


def _participants(
    connection: Connection, ids: Sequence[str]
) -> dict[str, tuple[tuple[Participant, str | None], ...]]:
    """The participants of claims, by role and offset, known by public ids; each with its person node."""
    person, organisation = nodes.alias("person"), nodes.alias("organisation")
    joined = participants.outerjoin(
        person, and_(person.c.kind == "person", person.c.id == participants.c.person)
    ).outerjoin(
        organisation,
        and_(organisation.c.kind == "organisation", organisation.c.id == participants.c.organisation),
    )
    found: dict[str, list[tuple[Participant, str | None]]] = {}
    for part in parts(ids):
        query = (
            select(participants, person.c.cluster.label("is"), organisation.c.cluster.label("of"))
            .select_from(joined)
            .where(participants.c.claim_id.in_(part))
            .order_by(participants.c.claim_id, participants.c.role, participants.c.at)
        )
        for row in connection.execute(query).mappings():
            who = Participant(row["role"], row["said"], row["at"], row["of"], row["is"])
            found.setdefault(row["claim_id"], []).append((who, row["person"]))
    return {id: tuple(who) for id, who in found.items()}


def _marks(connection: Connection, ids: Sequence[str]) -> dict[str, tuple[DecisionMark, ...]]:
    """The standing decisions on claims, by field, then time."""
    found: dict[str, list[DecisionMark]] = {}
    for part in parts(ids):
        query = (
            select(decisions)
            .where(decisions.c.anchor.in_(part), decisions.c.taken_back.is_(None))
            .order_by(decisions.c.field, decisions.c.made, decisions.c.id)
        )
        for row in connection.execute(query):
            mark = DecisionMark(row.field, row.verdict, row.author, row.made)
            found.setdefault(row.anchor, []).append(mark)
    return {id: tuple(made) for id, made in found.items()}


def next_unreviewed(connection: Connection, after: str) -> str | None:
    """The first report behind this id, in the order of ids, with a claim that nobody decided on."""
    query = (
        select(claims.c.report_id)
        .where(claims.c.report_id > after, claims.c.status == "unreviewed")
        .order_by(claims.c.report_id)
        .limit(1)
    )
    found: str | None = connection.execute(query).scalar_one_or_none()
    return found


def statuses_of(connection: Connection, report_ids: Iterable[str]) -> dict[str, dict[str, int]]:
    """How many claims each of these reports has by status."""
    found: dict[str, dict[str, int]] = {}
    for part in parts(sorted(set(report_ids))):
        query = (
            select(claims.c.report_id, claims.c.status, func.count())
            .where(claims.c.report_id.in_(part))
            .group_by(claims.c.report_id, claims.c.status)
            .order_by(claims.c.report_id, claims.c.status)
        )
        for report_id, status, number in connection.execute(query):
            found.setdefault(report_id, {})[status] = number
    return found
