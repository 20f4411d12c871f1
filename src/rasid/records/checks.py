"""Whether the records of a study are what they must be: whole, consistent, and unaltered."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, Select, and_, case, func, or_, select, text

from rasid.records.faults import RECODE, RESTORE, Fault, fault_of
from rasid.records.history import ADD, ERASE, Head, verify
from rasid.records.reports import CONTENT, ERASED, KEPT
from rasid.records.search_index import unindexed
from rasid.records.statements import pages, parts
from rasid.records.tables import (
    changes,
    claims,
    codings,
    decisions,
    history,
    incidents,
    judgements,
    links,
    namings,
    node_keys,
    nodes,
    organisation_namings,
    participants,
    public_ids,
    reports,
)
from rasid.records.workbench_tables import assignments, queue, sample_parts
from rasid.values.incident import Incident


def check_records(connection: Connection, *, known: Head | None = None) -> tuple[Fault, ...]:
    """What is wrong with a study; nothing if all is well. Looks at every record, so it takes its time.

    `known` is an end of the history that was noted down before: the history must still hold it.
    """
    return tuple(
        fault
        for check in (_database, _originals, _codings, _rules, _incidents, _index)
        for fault in check(connection)
    ) + verify(connection, known=known)


def _database(connection: Connection) -> Iterator[Fault]:
    """What SQLite finds wrong with its file; PostgreSQL holds its own constraints at all times."""
    if connection.dialect.name != "sqlite":
        return
    for row in connection.execute(text("PRAGMA integrity_check")):
        if row[0] != "ok":
            yield Fault(f"the file is damaged ({row[0]})", RESTORE)
    for row in connection.execute(text("PRAGMA foreign_key_check")):
        yield Fault(f"a row of {row[0]} belongs to one of {row[2]} that does not exist", RESTORE)


def _originals(connection: Connection) -> Iterator[Fault]:
    """Whether the original bytes of the kept reports are those that were added."""
    query = select(reports.c.id, reports.c.sha256, reports.c.original).where(reports.c.state == KEPT)
    for row in pages(connection, query, [reports.c.id]):
        digest = hashlib.sha256(row.original or b"").hexdigest()
        if digest != row.sha256:
            yield Fault(f"the original bytes of report {row.id} were altered", RESTORE)
        if not digest.startswith(row.id.removeprefix("r-")):
            yield Fault(f"the id of report {row.id} is not that of its bytes", RESTORE)


def _codings(connection: Connection) -> Iterator[Fault]:
    """Whether what the codings say is what was said."""
    query = select(codings.c.number, codings.c.report_id, codings.c.digest, codings.c.content)
    for row in pages(connection, query.where(codings.c.content.is_not(None)), [codings.c.number]):
        try:
            digest = hashlib.sha256(zlib.decompress(row.content)).hexdigest()
        except zlib.error:
            digest = None
        if digest != row.digest:
            yield Fault(f"coding {row.number} of report {row.report_id} was altered", RESTORE)


def _incidents(connection: Connection) -> Iterator[Fault]:
    """Whether each incident holds the claims that belong to it, and no others."""
    query = select(incidents.c.id, incidents.c.body)
    for part in parts(pages(connection, query, [incidents.c.id])):
        belonging: dict[str, set[str]] = {row.id: set() for row in part}
        mine = select(claims.c.incident, claims.c.id).where(claims.c.incident.in_(belonging))
        for claim in connection.execute(mine):
            belonging[claim.incident].add(claim.id)
        for row in part:
            if belonging[row.id] != set(msgspec.json.decode(row.body, type=Incident).claims):
                yield Fault(f"incident {row.id} does not hold the claims that belong to it", RECODE)


def _index(connection: Connection) -> Iterator[Fault]:
    """Whether the index of words has the kept reports and no others."""
    yield from fault_of(unindexed(connection), "reports and the index of words do not agree", RECODE)


@dataclass(frozen=True, slots=True)
class _Rule:
    """A query that finds the ids of what breaks the rule, what to say of it, and what to do."""

    query: Select[Any]
    says: str
    remedy: str


def _rules(connection: Connection) -> Iterator[Fault]:
    for rule in (*_whole(), *_joined(), *_erased()):
        yield from fault_of(list(connection.execute(rule.query).scalars()), rule.says, rule.remedy)


def _none(*conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    """That no row fulfils the conditions."""
    return ~select(1).where(*conditions).exists()


def _whole() -> Iterator[_Rule]:
    """Every kept report has its content and one coding in force; what is in force follows from it."""
    lacking = or_(reports.c.text.is_(None), reports.c.original.is_(None), reports.c.sha256.is_(None))
    yield _Rule(
        select(reports.c.id).where(reports.c.state == KEPT, lacking),
        "reports have lost their content",
        RESTORE,
    )
    known_to_history = and_(
        history.c.kind == "report", history.c.action == ADD, history.c.object == reports.c.id
    )
    yield _Rule(
        select(reports.c.id).where(_none(known_to_history)),
        "reports were put in that the history does not know", RESTORE,
    )  # fmt: skip
    in_force = func.sum(case((and_(codings.c.current, codings.c.content.is_not(None)), 1), else_=0))
    counted = select(reports.c.id).outerjoin(codings).where(reports.c.state == KEPT).group_by(reports.c.id)
    yield _Rule(
        counted.having(func.coalesce(in_force, 0) != 1), "reports have not one coding in force", RECODE
    )
    yield _Rule(
        select(claims.c.id).join(codings, codings.c.number == claims.c.coding).where(~codings.c.current),
        "claims in force are of a coding that is not", RECODE,
    )  # fmt: skip
    yield _Rule(
        select(claims.c.id).where(_none(queue.c.claim_id == claims.c.id, queue.c.status == claims.c.status)),
        "claims in force are not in the queue as they are", RECODE,
    )  # fmt: skip
    acting = decisions.c.anchor.is_not(None)
    yield _Rule(
        select(decisions.c.id).where(acting, _none(claims.c.id == decisions.c.anchor)),
        "decisions act on claims out of force", RECODE,
    )  # fmt: skip


def _joined() -> Iterator[_Rule]:
    """What refers to nodes, clusters and incidents refers to those that there are."""
    yield _Rule(
        select(claims.c.id).where(claims.c.incident.is_not(None), _none(incidents.c.id == claims.c.incident)),
        "claims belong to incidents that do not exist", RECODE,
    )  # fmt: skip
    of_claim = and_(nodes.c.kind == "claim", nodes.c.id == claims.c.id)
    yield _Rule(
        select(claims.c.id).join(nodes, of_claim).where(claims.c.incident.is_distinct_from(nodes.c.cluster)),
        "claims belong to another incident than that they were joined to", RECODE,
    )  # fmt: skip
    for kind, column in (
        ("person", namings.c.node),
        ("organisation", organisation_namings.c.node),
        ("person", participants.c.person),
        ("organisation", participants.c.organisation),
    ):
        missing = _none(nodes.c.kind == kind, nodes.c.id == column)
        yield _Rule(
            select(column).where(column.is_not(None), missing),
            f"{kind} nodes are named that do not exist",
            RECODE,
        )
    for table, ends in ((node_keys, (node_keys.c.node,)), (links, (links.c.a, links.c.b))):
        for end in ends:
            missing = _none(nodes.c.kind == table.c.kind, nodes.c.id == end)
            yield _Rule(select(end).where(missing), f"{table.name} of nodes that do not exist", RECODE)
    yield _Rule(select(nodes.c.id).where(nodes.c.cluster.is_(None)), "nodes belong to no cluster", RECODE)
    given = _none(public_ids.c.kind == nodes.c.kind, public_ids.c.id == nodes.c.cluster)
    yield _Rule(
        select(nodes.c.cluster).where(nodes.c.cluster.is_not(None), nodes.c.kind != "report", given),
        "public ids were given that are not noted", RECODE,
    )  # fmt: skip


def _erased() -> Iterator[_Rule]:
    """Of an erased report nothing is left but its tombstone."""
    gone = reports.c.state == ERASED
    left = or_(*(reports.c[name].is_not(None) for name in CONTENT))
    remedy = "erase them again with rasid erase"
    yield _Rule(select(reports.c.id).where(gone, left), "erased reports have content left", remedy)
    yield _Rule(
        select(codings.c.report_id).join(reports).where(gone, codings.c.content.is_not(None)),
        "codings of erased reports have content left", remedy,
    )  # fmt: skip
    for table in (claims, decisions, namings, organisation_namings, assignments, sample_parts):
        yield _Rule(
            select(table.c.report_id).join(reports, reports.c.id == table.c.report_id).where(gone),
            f"erased reports have rows left in {table.name}", remedy,
        )  # fmt: skip
    itself = and_(nodes.c.kind == "report", nodes.c.id == reports.c.id)
    yield _Rule(
        select(nodes.c.id).join(reports, itself).where(gone),
        "erased reports are still compared", remedy,
    )  # fmt: skip
    erasure = (
        select(func.max(history.c.number))
        .where(history.c.action == ERASE, history.c.object == reports.c.id)
        .correlate(reports)
        .scalar_subquery()
    )
    said_before = select(history.c.report_id).join(changes).join(reports, reports.c.id == history.c.report_id)
    yield _Rule(
        said_before.where(gone, history.c.number < func.coalesce(erasure, history.c.number + 1)),
        "the history still says what erased reports said", remedy,
    )  # fmt: skip
    names_it = or_(*(end.contains(reports.c.id) for end in (judgements.c.a, judgements.c.b)))
    yield _Rule(
        select(judgements.c.id).join(reports, names_it).where(gone), "judgements name erased reports", remedy
    )
