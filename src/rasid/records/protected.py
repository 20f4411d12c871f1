"""People who are protected: who, why and by whom; an end is marked, and nothing is removed but names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, func, insert, select, update

from rasid.records.statements import pages, parts
from rasid.records.tables import history, namings, nodes, public_ids
from rasid.records.workbench_tables import protected
from rasid.values.entity import Naming
from rasid.values.protection import Protection

#: Kinds of objects of the history after whose changes other names may be those of a protected person.
_NAMING_KINDS = ("report", "judgement", "person", "study", "coding")


def add_protection(connection: Connection, new: Protection) -> int:
    """Protect a person; gives the number, which nobody had before. Needs a writing transaction."""
    last = connection.execute(select(func.coalesce(func.max(protected.c.number), 0))).scalar_one()
    row = {name: getattr(new, name) for name in ("person", "why", "author", "made", "taken_back")}
    connection.execute(insert(protected), row | {"number": last + 1, "names": _json(new.names)})
    return int(last) + 1


def end_protection(connection: Connection, number: int, when: str) -> None:
    """Mark that somebody is protected no more."""
    connection.execute(update(protected).where(protected.c.number == number).values(taken_back=when))


def set_names(connection: Connection, number: int, names: Sequence[str]) -> None:
    """Put other names in the place of those that a protected person was known by."""
    connection.execute(update(protected).where(protected.c.number == number).values(names=_json(names)))


def is_any_protected(connection: Connection) -> bool:
    """Whether anybody is."""
    query = select(protected.c.number).where(protected.c.taken_back.is_(None)).limit(1)
    return connection.execute(query).scalar_one_or_none() is not None


def all_protections(connection: Connection) -> tuple[Protection, ...]:
    """Everybody who is or was protected, by number, each with his present id."""
    now = nodes.c.cluster.label("now")
    to_node = (nodes.c.kind == "person") & (nodes.c.id == public_ids.c.node)
    joined = protected.outerjoin(public_ids, public_ids.c.id == protected.c.person).outerjoin(nodes, to_node)
    query = select(protected, now).select_from(joined).order_by(protected.c.number)
    return tuple(_value(row) for row in connection.execute(query))


def nodes_of_people(connection: Connection, people: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The nodes of each person, by his present public id."""
    found: dict[str, list[str]] = {}
    for part in parts(sorted(set(people))):
        query = select(nodes.c.cluster, nodes.c.id).where(nodes.c.kind == "person", nodes.c.cluster.in_(part))
        for row in connection.execute(query.order_by(nodes.c.id)):
            found.setdefault(row.cluster, []).append(row.id)
    return {person: tuple(ids) for person, ids in found.items()}


def ids_of_nodes(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    """The public ids that were given for these person nodes, each with its node."""
    found: dict[str, str] = {}
    for part in parts(sorted(set(ids))):
        query = select(public_ids).where(public_ids.c.kind == "person", public_ids.c.node.in_(part))
        found.update((row.id, row.node) for row in connection.execute(query))
    return found


def names_of_nodes(
    connection: Connection, ids: Iterable[str]
) -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    """For each of these nodes the reports that name it, and how."""
    found: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for part in parts(sorted(set(ids))):
        query = select(namings.c.node, namings.c.body).where(namings.c.node.in_(part)).order_by(namings.c.id)
        for row in connection.execute(query):
            naming = msgspec.json.decode(row.body, type=Naming)
            found.setdefault(row.node, []).append((naming.report_id, (naming.name, *naming.aliases)))
    return found


def others_named(
    connection: Connection, reports: Iterable[str], but: frozenset[str]
) -> Mapping[str, list[str]]:
    """Whom these reports name, by report, but for these nodes."""
    found: dict[str, list[str]] = {}
    for part in parts(sorted(set(reports))):
        query = select(namings.c.report_id, namings.c.node, namings.c.name).where(
            namings.c.report_id.in_(part)
        )
        for row in connection.execute(query):
            if row.node not in but:
                found.setdefault(row.report_id, []).append(row.name)
    return found


def also_named(
    connection: Connection, names: Iterable[str], but: frozenset[str]
) -> tuple[tuple[str, str], ...]:
    """(report, name) wherever a report gives one of these names to somebody but these nodes."""
    found: list[tuple[str, str]] = []
    for part in parts(sorted(set(names))):
        query = select(namings.c.report_id, namings.c.node, namings.c.name).where(namings.c.name.in_(part))
        for row in connection.execute(query.order_by(namings.c.id)):
            if row.node not in but:
                found.append((row.report_id, row.name))
    return tuple(found)


def names_given(connection: Connection, names: Iterable[str]) -> frozenset[str]:
    """Those of these names that a report of the study gives somebody as his first name in it."""
    found: set[str] = set()
    for part in parts(sorted(set(names))):
        query = select(namings.c.name).where(namings.c.name.in_(part)).distinct()
        found.update(connection.execute(query).scalars())
    return frozenset(found)


def has_named_since(connection: Connection, number: int) -> bool:
    """Whether the history has a change behind `number` by which other names may be of protected people."""
    query = select(history.c.number, history.c.kind).where(history.c.number > number)
    return any(row.kind in _NAMING_KINDS for row in pages(connection, query, [history.c.number]))


def _value(row: Row[Any]) -> Protection:
    return Protection(
        row.number,
        row.person,
        tuple(msgspec.json.decode(row.names, type=list[str])),
        row.why,
        row.author,
        row.made,
        row.taken_back,
        row.now,
    )


def _json(names: Sequence[str]) -> str:
    return msgspec.json.encode(list(names)).decode()
