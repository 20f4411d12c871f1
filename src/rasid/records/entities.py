"""The people and organisations that reports name, each naming with the node it belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, and_, delete, func, insert, select

from rasid.records import names, posts
from rasid.records.graph import clusters_of
from rasid.records.statements import pages, parts
from rasid.records.tables import namings, nodes, organisation_namings, reports
from rasid.values.entity import Naming


@dataclass(frozen=True, slots=True)
class OrganisationNaming:
    """One organisation of one report: the offset and words of its name, and the node it belongs to."""

    report_id: str
    at: int
    node: str
    name: str


def put_namings(
    connection: Connection,
    report_id: str,
    people: Sequence[tuple[Naming, str]],
    organisations: Sequence[OrganisationNaming],
) -> None:
    """Put the people (each with its node) and organisations of a report in the place of those before."""
    remove_namings(connection, report_id)
    names.count_people(connection, people, by=1)
    names.count_organisations(connection, [(naming.node, naming.name) for naming in organisations], by=1)
    rows = [
        {"id": naming.id, "report_id": report_id, "node": node, "name": naming.name, "body": _json(naming)}
        for naming, node in people
    ]
    of_organisations = [
        {name: getattr(naming, name) for name in OrganisationNaming.__dataclass_fields__}
        for naming in organisations
    ]
    if rows:
        connection.execute(insert(namings), rows)
    if of_organisations:
        connection.execute(insert(organisation_namings), of_organisations)


def remove_namings(connection: Connection, report_id: str) -> None:
    """Remove the people and organisations that a report names, and the offices that it gives them."""
    posts.remove_posts(connection, report_id)
    people = namings_of_report(connection, report_id)
    organisations = organisations_of_report(connection, report_id)
    names.count_people(connection, people, by=-1)
    names.count_organisations(connection, [(naming.node, naming.name) for naming in organisations], by=-1)
    connection.execute(delete(namings).where(namings.c.report_id == report_id))
    connection.execute(delete(organisation_namings).where(organisation_namings.c.report_id == report_id))


def namings_of_report(connection: Connection, report_id: str) -> tuple[tuple[Naming, str], ...]:
    """The people that a report names, each with its node, by offset."""
    found = connection.execute(select(namings).where(namings.c.report_id == report_id))
    return tuple(sorted((_pair(row) for row in found), key=lambda pair: _offset(pair[0])))


def namings_of_reports(
    connection: Connection, report_ids: Iterable[str]
) -> dict[str, tuple[tuple[Naming, str], ...]]:
    """The people that these reports name, each with its node, by report, then offset."""
    found: dict[str, list[tuple[Naming, str]]] = {id: [] for id in report_ids}
    for part in parts(found):
        for row in connection.execute(select(namings).where(namings.c.report_id.in_(part))):
            found[row.report_id].append(_pair(row))
    return {id: tuple(sorted(pairs, key=lambda pair: _offset(pair[0]))) for id, pairs in found.items()}


def people_of_report(connection: Connection, report_id: str) -> tuple[str, ...]:
    """The public ids of the people whom a report names, sorted."""
    query = (
        select(nodes.c.cluster)
        .join(namings, (nodes.c.kind == "person") & (nodes.c.id == namings.c.node))
        .where(namings.c.report_id == report_id)
        .distinct()
        .order_by(nodes.c.cluster)
    )
    return tuple(connection.execute(query).scalars())


def companions(
    connection: Connection, person: str, *, latest: int, limit: int
) -> tuple[tuple[str, int], ...]:
    """The people (public id) in the latest reports that name a person, and in how many, most often first."""
    query = (
        select(namings.c.report_id, func.coalesce(reports.c.published, "").label("day"))
        .join(nodes, and_(nodes.c.kind == "person", nodes.c.id == namings.c.node))
        .join(reports, reports.c.id == namings.c.report_id)
        .where(nodes.c.cluster == person)
        .distinct()
    )
    here = sorted(connection.execute(query).all(), key=lambda row: row.report_id)
    here.sort(key=lambda row: str(row.day), reverse=True)
    named: dict[str, set[str]] = {}
    # One after another: at once, a database may begin with all people there are.
    for part in parts(row.report_id for row in here[:latest]):
        beside = select(namings.c.node, namings.c.report_id).where(namings.c.report_id.in_(part))
        for row in connection.execute(beside):
            named.setdefault(row.node, set()).add(row.report_id)
    found: dict[str, set[str]] = {}
    for node, cluster in clusters_of(connection, "person", named).items():
        if cluster != person:
            found.setdefault(cluster, set()).update(named[node])
    ordered = sorted(found, key=lambda id: (-len(found[id]), id))
    return tuple((id, len(found[id])) for id in ordered[:limit])


def get_naming(connection: Connection, id: str) -> tuple[Naming, str] | None:
    """A naming by its id, with its node; None where there is none."""
    row = connection.execute(select(namings).where(namings.c.id == id)).one_or_none()
    return None if row is None else _pair(row)


def namings_of_nodes(connection: Connection, ids: Iterable[str]) -> tuple[tuple[Naming, str], ...]:
    """The namings that belong to these person nodes, each with its node, by naming id."""
    found: list[tuple[Naming, str]] = []
    for part in parts(sorted(set(ids))):
        found += (_pair(row) for row in connection.execute(select(namings).where(namings.c.node.in_(part))))
    return tuple(sorted(found, key=lambda pair: pair[0].id))


def namings_of_person(connection: Connection, person: str) -> tuple[tuple[Naming, str], ...]:
    """The namings of a person (by public id) in all reports, each with its node, by naming id."""
    query = (
        select(namings)
        .join(nodes, nodes.c.id == namings.c.node)
        .where(nodes.c.kind == "person", nodes.c.cluster == person)
        .order_by(namings.c.id)
    )
    return tuple(_pair(row) for row in connection.execute(query))


def organisations_of_report(connection: Connection, report_id: str) -> tuple[OrganisationNaming, ...]:
    """The organisations that a report names, by offset."""
    query = select(organisation_namings).where(organisation_namings.c.report_id == report_id)
    return _organisations(connection.execute(query.order_by(organisation_namings.c.at)).all())


def reports_naming(connection: Connection, organisation: str) -> tuple[str, ...]:
    """The reports that name an organisation (by public id), sorted."""
    query = (
        select(organisation_namings.c.report_id)
        .join(nodes, nodes.c.id == organisation_namings.c.node)
        .where(nodes.c.kind == "organisation", nodes.c.cluster == organisation)
        .distinct()
    )
    return tuple(sorted(connection.execute(query).scalars()))


def entity_ids(connection: Connection, kind: str) -> Iterator[str]:
    """The public ids of every person or organisation (`kind`) that is named, sorted."""
    query = select(nodes.c.cluster).where(nodes.c.kind == kind, nodes.c.cluster.is_not(None)).distinct()
    return (row.cluster for row in pages(connection, query, [nodes.c.cluster]))


def unnamed_nodes(connection: Connection, kind: str, ids: Iterable[str]) -> tuple[str, ...]:
    """Those of these person or organisation nodes (`kind`) that no report names (any more), sorted."""
    column = {"person": namings.c.node, "organisation": organisation_namings.c.node}[kind]
    wanted = set(ids)
    for part in parts(sorted(wanted)):
        wanted.difference_update(
            connection.execute(select(column).where(column.in_(part)).distinct()).scalars()
        )
    return tuple(sorted(wanted))


def names_node(connection: Connection, kind: str, report_id: str, node: str) -> bool:
    """Whether a report names a person or organisation node (`kind`)."""
    table = {"person": namings, "organisation": organisation_namings}[kind]
    query = select(table.c.node).where(table.c.report_id == report_id, (table.c.node + "") == node)
    return connection.execute(query.limit(1)).first() is not None


def first_named(connection: Connection, kind: str, node: str) -> tuple[date | None, str] | None:
    """The earliest naming of a person or organisation node: published day and naming id.

    Those without a day come last; None where no report names the node. An organisation's naming id is
    REPORT:OFFSET, like a person's.
    """
    table = {"person": namings, "organisation": organisation_namings}[kind]
    of_report = table.c.id if kind == "person" else organisation_namings.c.at
    query = (
        select(reports.c.published, table.c.report_id, of_report.label("of_report"))
        .join(reports, reports.c.id == table.c.report_id)
        .where(table.c.node == node)
    )
    found = [
        (
            date.fromisoformat(row.published) if row.published else None,
            row.of_report if kind == "person" else f"{row.report_id}:{row.of_report}",
        )
        for row in connection.execute(query)
    ]
    return min(found, key=lambda named: (named[0] or date.max, named[1]), default=None)


def _pair(row: Row[Any]) -> tuple[Naming, str]:
    return msgspec.json.decode(row.body, type=Naming), row.node


def _organisations(rows: Sequence[Row[Any]]) -> tuple[OrganisationNaming, ...]:
    return tuple(OrganisationNaming(row.report_id, row.at, row.node, row.name) for row in rows)


def _offset(naming: Naming) -> tuple[int, str]:
    return int(naming.id.rpartition(":")[2]), naming.id


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()
