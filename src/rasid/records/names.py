"""What people and organisations are called, counted, and found by: by sound, in Arabic and Latin letters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, bindparam, delete, insert, or_, select
from sqlalchemy.dialects import postgresql, sqlite

from rasid.records.statements import parts
from rasid.records.tables import name_counts, name_words, nodes
from rasid.romanising import word_keys
from rasid.values.entity import Naming


@dataclass(frozen=True, slots=True)
class NameCount:
    """A name of a person or organisation: in how many reports it stands, and in how many as the main one."""

    name: str
    times: int
    main: int


@dataclass(frozen=True, slots=True)
class Listed:
    """A person or organisation in a list: the public id, and the name by which it has its place there.

    `main`, `node` and `name` are where a next page goes on.
    """

    id: str
    main: int
    node: str
    name: str


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """What a claim calls a place: its words, and the gazetteer's name (or the words again)."""

    place: str
    said: str | None
    name: str


def count_people(connection: Connection, named: Iterable[tuple[Naming, str]], *, by: int) -> None:
    """Count the names of a report's people, each with his node; `by` is 1, or -1 to take them away."""
    times: Counter[tuple[str, str]] = Counter()
    main: Counter[tuple[str, str]] = Counter()
    for naming, node in named:
        main[node, naming.name] += by
        for name in dict.fromkeys((naming.name, *naming.aliases)):
            times[node, name] += by
    _count(connection, "person", times, main)


def count_organisations(connection: Connection, named: Iterable[tuple[str, str]], *, by: int) -> None:
    """Count the names (node, name) of a report's organisations; `by` is 1, or -1 to take them away."""
    times: Counter[tuple[str, str]] = Counter()
    for pair in named:
        times[pair] += by
    _count(connection, "organisation", times, times)


def count_places(connection: Connection, named: Iterable[NamedPlace], *, by: int) -> None:
    """Count what a report's claims call the places they name; `by` is 1, or -1 to take them away."""
    times: Counter[tuple[str, str]] = Counter()
    main: Counter[tuple[str, str]] = Counter()
    for one in named:
        for name in dict.fromkeys((one.said or one.name, one.name)):
            times[one.place, name] += by
        main[one.place, one.said or one.name] += by
    _count(connection, "place", times, main)


def _count(
    connection: Connection,
    kind: str,
    times: Mapping[tuple[str, str], int],
    main: Mapping[tuple[str, str], int],
) -> None:
    if not times:
        return
    rows = [
        {"kind": kind, "node": node, "name": name, "times": added, "main": main.get((node, name), 0)}
        for (node, name), added in sorted(times.items())
    ]
    of_sqlite = connection.dialect.name == "sqlite"
    connection.execute(_ADD_SQLITE if of_sqlite else _ADD_POSTGRESQL, rows)
    touched = sorted({node for node, _ in times})
    lost = sorted({node for (node, _), added in times.items() if added < 0})
    for part in parts(lost):
        connection.execute(_DROP_NONE, {"kind_": kind, "names": part})
    _index_words(connection, kind, touched, anew=bool(lost))


def _index_words(connection: Connection, kind: str, touched: Sequence[str], *, anew: bool) -> None:
    """Keep the keys of the names of these nodes; `anew` where names may have gone."""
    for part in parts(touched):
        wanted = {
            (row.node, key)
            for row in connection.execute(_NAMES_OF, {"kind_": kind, "names": part})
            for keys in word_keys(row.name)
            for key in keys
        }
        had = {(row.node, row.key) for row in connection.execute(_WORDS_OF, {"kind_": kind, "names": part})}
        gone = [{"kind_": kind, "node_": node, "key_": key} for node, key in sorted(had - wanted)]
        fresh = [{"kind": kind, "node": node, "key": key} for node, key in sorted(wanted - had)]
        if anew and gone:
            connection.execute(_DROP_WORD, gone)
        if fresh:
            connection.execute(insert(name_words), fresh)


def names_of(connection: Connection, kind: str, ids: Iterable[str]) -> dict[str, tuple[NameCount, ...]]:
    """What people or organisations (by public id) are called, the most frequent main name first."""
    wanted = tuple(dict.fromkeys(ids))
    found: dict[str, dict[str, NameCount]] = {id: {} for id in wanted}
    cluster_of = _clusters_of_nodes(connection, kind, wanted)
    for part in parts(cluster_of):
        for row in connection.execute(_COUNTS_OF, {"kind_": kind, "names": part}):
            counts = found[cluster_of[row.node]]
            held = counts.get(row.name, NameCount(row.name, 0, 0))
            counts[row.name] = NameCount(row.name, held.times + row.times, held.main + row.main)
    return {
        id: tuple(sorted(counts.values(), key=lambda one: (-one.main, -one.times, one.name)))
        for id, counts in found.items()
    }


def _clusters_of_nodes(connection: Connection, kind: str, ids: Iterable[str]) -> dict[str, str]:
    """The nodes of these people or organisations (public ids), each with what it belongs to.

    Asked for by itself: beside another table a database may take all nodes of the kind first.
    """
    found: dict[str, str] = {}
    for part in parts(ids):
        query = select(nodes.c.id, nodes.c.cluster).where(nodes.c.kind == kind, nodes.c.cluster.in_(part))
        found |= {row.id: row.cluster for row in connection.execute(query)}
    return found


def nodes_named(connection: Connection, kind: str, id: str) -> tuple[tuple[str, str], ...]:
    """The nodes of a person or organisation, each with its most frequent name, the most frequent first."""
    rows = [
        row
        for part in parts(_clusters_of_nodes(connection, kind, [id]))
        for row in connection.execute(_COUNTS_OF, {"kind_": kind, "names": part})
    ]
    found: dict[str, str] = {}
    for row in sorted(rows, key=lambda row: (-row.times, row.node, row.name)):
        found.setdefault(row.node, row.name)
    return tuple(found.items())


def list_named(
    connection: Connection, kind: str, *, words: str = "", limit: int, after: Listed | None = None
) -> tuple[Listed, ...]:
    """People or organisations by how often their usual name is their report's main one, the most often first.

    `words`: only those of whose names each word has one's sound; none where no word of them has a sound. Each
    comes once, at its most frequent name.
    """
    keys = word_keys(words)
    if words.strip() and not keys:
        return ()
    found: list[Listed] = []
    while len(found) < limit:
        part = _part(connection, kind, keys, limit=limit, after=after)
        first = _first_rows(connection, kind, keys, [one.id for one in part])
        found += [one for one in part if first[one.id] == (one.main, one.node, one.name)]
        if len(part) < limit:
            break
        after = part[-1]
    return tuple(found[:limit])


def place_in_list(connection: Connection, kind: str, id: str, *, words: str = "") -> Listed | None:
    """Where a person or organisation stands in the list of `list_named`; None where it is not in it."""
    found = _first_rows(connection, kind, word_keys(words), [id]).get(id)
    return None if found is None else Listed(id, *found)


def _part(
    connection: Connection,
    kind: str,
    keys: Sequence[frozenset[str]],
    *,
    limit: int,
    after: Listed | None,
) -> tuple[Listed, ...]:
    """The next rows of names, not yet one for each cluster."""
    query = _rows(kind, keys)
    if after is not None:
        query = query.where(_behind(after))
    ordered = query.order_by(name_counts.c.main.desc(), name_counts.c.node, name_counts.c.name)
    return tuple(
        Listed(row.cluster, row.main, row.node, row.name) for row in connection.execute(ordered.limit(limit))
    )


def _behind(after: Listed) -> ColumnElement[bool]:
    main, node, name = name_counts.c.main, name_counts.c.node, name_counts.c.name
    return or_(
        main < after.main,
        and_(main == after.main, or_(node > after.node, and_(node == after.node, name > after.name))),
    )


def _rows(kind: str, keys: Sequence[frozenset[str]]) -> Select[Any]:
    """The main names of a kind with a word of each of these sounds, each with its cluster."""
    query: Select[Any] = (
        select(nodes.c.cluster, name_counts.c.main, name_counts.c.node, name_counts.c.name)
        .join(nodes, and_(nodes.c.kind == name_counts.c.kind, nodes.c.id == name_counts.c.node))
        .where(name_counts.c.kind == kind, name_counts.c.main > 0, nodes.c.cluster.is_not(None))
    )
    return _sounding(query, kind, keys)


def _sounding(query: Select[Any], kind: str, keys: Sequence[frozenset[str]]) -> Select[Any]:
    """The rows of names that are of a node with a word of each of these sounds."""
    for alternatives in keys:
        sounding = select(name_words.c.node).where(
            name_words.c.kind == kind, name_words.c.key.in_(sorted(alternatives))
        )
        query = query.where(name_counts.c.node.in_(sounding))
    return query


def _first_rows(
    connection: Connection, kind: str, keys: Sequence[frozenset[str]], ids: Sequence[str]
) -> dict[str, tuple[int, str, str]]:
    """Of each cluster the row of names by which it stands in the list."""
    best: dict[str, tuple[int, str, str]] = {}
    cluster_of = _clusters_of_nodes(connection, kind, dict.fromkeys(ids))
    for part in parts(cluster_of):
        for row in connection.execute(_sounding(_MAIN_NAMES_OF, kind, keys), {"kind_": kind, "names": part}):
            found = (row.main, row.node, row.name)
            held = best.get(cluster_of[row.node])
            if held is None or (-found[0], *found[1:]) < (-held[0], *held[1:]):
                best[cluster_of[row.node]] = found
    return best


_OF = and_(
    name_counts.c.kind == bindparam("kind_"), name_counts.c.node.in_(bindparam("names", expanding=True))
)
_COUNTS_OF = select(name_counts.c.node, name_counts.c.name, name_counts.c.times, name_counts.c.main).where(
    _OF
)
# The number as an expression: an index of it would be walked for all nodes of the kind.
_MAIN_NAMES_OF: Select[Any] = select(name_counts.c.main, name_counts.c.node, name_counts.c.name).where(
    _OF, name_counts.c.main + 0 > 0
)
_NAMES_OF = select(name_counts.c.node, name_counts.c.name).where(_OF)
_DROP_NONE = delete(name_counts).where(_OF, name_counts.c.times <= 0)
_WORDS_OF = select(name_words.c.node, name_words.c.key).where(
    name_words.c.kind == bindparam("kind_"), name_words.c.node.in_(bindparam("names", expanding=True))
)
_DROP_WORD = delete(name_words).where(
    name_words.c.kind == bindparam("kind_"),
    name_words.c.node == bindparam("node_"),
    name_words.c.key == bindparam("key_"),
)


def _adding(dialect: str) -> sqlite.Insert | postgresql.Insert:
    made = sqlite.insert(name_counts) if dialect == "sqlite" else postgresql.insert(name_counts)
    return made.on_conflict_do_update(
        index_elements=["kind", "node", "name"],
        set_={
            "times": name_counts.c.times + made.excluded.times,
            "main": name_counts.c.main + made.excluded.main,
        },
    )


_ADD_SQLITE, _ADD_POSTGRESQL = _adding("sqlite"), _adding("postgresql")
