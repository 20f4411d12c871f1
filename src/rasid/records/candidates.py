"""The reports that the index holds under given terms, in the order of hits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ARRAY, TEXT, ColumnElement, Connection, and_, not_, select, text, type_coerce

from rasid.records.search_tables import search_documents

Group = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sought:
    """What candidates have: one term of every group of `wanted`, not one of every group of any `unwanted`.

    Where nothing is wanted every report is a candidate. `of_days`: a term is wanted that tells of days, so
    that the candidates lie together in the order of hits. `among`: only reports of these numbers.
    """

    wanted: tuple[Group, ...]
    unwanted: tuple[tuple[Group, ...], ...] = ()
    of_days: bool = False
    among: tuple[int, ...] | None = None


def candidates(connection: Connection, sought: Sought, before: int | None, size: int) -> tuple[int, ...]:
    """The numbers (search_documents) of the next `size` reports that have the terms, the highest first."""
    if not sought.wanted:
        return _latest(connection, sought.among, before, size)
    if not all(sought.wanted):  # one of no terms at all: no report has one of them
        return ()
    if connection.dialect.name == "sqlite":
        return _by_fts5(connection, sought, before, size)
    number = search_documents.c.number
    query = select(number).where(_has(sought.wanted))
    if before is not None:
        query = query.where(number < before)
    for groups in sought.unwanted:
        query = query.where(not_(_has(groups)))
    if sought.among is not None:
        query = query.where(number.in_(sought.among))
    if sought.of_days:
        # PostgreSQL takes it that candidates lie scattered, and would go through all later reports first.
        found = query.cte("found").prefix_with("MATERIALIZED").c.number
        query = select(found).order_by(found.desc())
    else:
        query = query.order_by(number.desc())
    return tuple(connection.execute(query.limit(size)).scalars())


def _latest(
    connection: Connection, among: tuple[int, ...] | None, before: int | None, size: int
) -> tuple[int, ...]:
    number = search_documents.c.number
    query = select(number).order_by(number.desc()).limit(size)
    if among is not None:
        query = query.where(number.in_(among))
    return tuple(connection.execute(query if before is None else query.where(number < before)).scalars())


def _has(groups: Sequence[Group]) -> ColumnElement[bool]:
    """Whether the array of terms has one of every group."""
    terms = type_coerce(search_documents.c.terms, _ARRAY)
    single = [group[0] for group in groups if len(group) == 1]
    several = [terms.bool_op("&&")(type_coerce(list(group), _ARRAY)) for group in groups if len(group) > 1]
    return and_(*([terms.bool_op("@>")(type_coerce(single, _ARRAY))] if single else []), *several)


def _by_fts5(connection: Connection, sought: Sought, before: int | None, size: int) -> tuple[int, ...]:
    """FTS5 goes through the reports that match from the highest number down, and stops when it has enough."""
    match = " NOT ".join(_conjunction(groups) for groups in (sought.wanted, *sought.unwanted))
    bound = "" if before is None else "AND rowid < :before"
    if sought.among is not None:
        bound += f" AND rowid IN ({', '.join(map(str, sought.among)) or 'NULL'})"
    statement = text(
        f"SELECT rowid FROM search_terms WHERE search_terms MATCH :match {bound} "
        "ORDER BY rowid DESC LIMIT :size"
    )
    values = {"match": match, "size": size} | ({} if before is None else {"before": before})
    return tuple(connection.execute(statement, values).scalars())


def _conjunction(groups: Sequence[Group]) -> str:
    """Terms hold no quotation marks, so nothing needs escaping."""
    either = (" OR ".join(f'"{term}"' for term in group) for group in groups)
    return "(" + " AND ".join(f"({terms})" for terms in either) + ")"


_ARRAY = ARRAY(TEXT)
