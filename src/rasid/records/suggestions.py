"""Names of people, organisations and places that begin as somebody types, by their sound."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, and_, or_, select

from rasid.folding import fold_word
from rasid.records.statements import parts
from rasid.records.tables import name_counts, name_words, nodes
from rasid.romanising import word_keys

KINDS = ("place", "person", "organisation")
#: How many nodes that begin so are weighed, and how many keys of sound of one word are tried.
_MOST_NODES, _MOST_KEYS = 400, 12
_LAST = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class Suggested:
    """A person, organisation (by the present public id) or place; `times`: how often reports name it so."""

    kind: str
    id: str
    name: str
    times: int


def names_like(connection: Connection, kind: str, said: str, limit: int) -> tuple[Suggested, ...]:
    """Those of a kind with a name whose words sound like those said, the last one beginning so.

    Each once: first those that are written as said, then by how often each is named. What has no sound finds
    nothing.
    """
    words = said.split()
    while len(words) > 1 and not _sounds_of_beginning(words[-1]):
        words.pop()  # an article of which the word is still to come
    *whole, last = words or [""]
    keys = (*word_keys(" ".join(whole)), _sounds_of_beginning(last))
    if not keys[-1]:
        return ()
    query = select(name_words.c.node).where(name_words.c.kind == kind, _begins(sorted(keys[-1])))
    for alternatives in keys[:-1]:
        sounding = select(name_words.c.node).where(
            name_words.c.kind == kind, name_words.c.key.in_(sorted(alternatives))
        )
        query = query.where(name_words.c.node.in_(sounding))
    found = tuple(dict.fromkeys(connection.execute(query.limit(_MOST_NODES)).scalars()))
    named = _named(connection, kind, found) if kind == "place" else _clusters(connection, kind, found)
    written = _bare(last)
    return tuple(
        sorted(
            named,
            key=lambda one: (
                not any(_bare(word).startswith(written) for word in one.name.split()),
                -one.times,
                one.name,
                one.id,
            ),
        )[:limit]
    )


def _bare(word: str) -> str:
    """A word folded, without its article."""
    return fold_word(word).removeprefix("ال")


def _sounds_of_beginning(word: str) -> frozenset[str]:
    """The keys of a word that is not yet typed to its end; the article tells nothing."""
    keys = {key for group in word_keys(word) for key in group}
    keys |= {key for group in word_keys(_bare(word)) for key in group}
    return frozenset(keys)


def _begins(keys: Sequence[str]) -> ColumnElement[bool]:
    key = name_words.c.key
    return or_(*(and_(key >= sound, key < sound + _LAST) for sound in keys[:_MOST_KEYS]))


def _named(connection: Connection, kind: str, node_ids: Iterable[str]) -> list[Suggested]:
    """What each node is mostly called, with how often it is called anything."""
    best: dict[str, tuple[int, str]] = {}
    times: dict[str, int] = {}
    for part in parts(node_ids):
        query = select(name_counts).where(name_counts.c.kind == kind, name_counts.c.node.in_(part))
        for row in connection.execute(query.order_by(name_counts.c.node, name_counts.c.name)):
            times[row.node] = times.get(row.node, 0) + row.main
            if row.node not in best or row.main > best[row.node][0]:
                best[row.node] = (row.main, row.name)
    return [Suggested(kind, node, name, times[node]) for node, (_, name) in best.items()]


def _clusters(connection: Connection, kind: str, node_ids: Iterable[str]) -> list[Suggested]:
    """People or organisations: their nodes together, called as the most frequent one is."""
    known = {one.id: one for one in _named(connection, kind, node_ids)}
    found: dict[str, Suggested] = {}
    for part in parts(known):
        query = select(nodes.c.id, nodes.c.cluster).where(nodes.c.kind == kind, nodes.c.id.in_(part))
        for row in connection.execute(query):
            if row.cluster is None:
                continue
            one, held = known[row.id], found.get(row.cluster)
            times = one.times + (held.times if held else 0)
            name = one.name if held is None or one.times > held.times else held.name
            found[row.cluster] = Suggested(kind, row.cluster, name, times)
    return list(found.values())


def names_of_places(connection: Connection, ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """What reports call each of these places, the most frequent first; the gazetteer's name is among them."""
    found: dict[str, list[tuple[int, int, str]]] = {}
    for part in parts(sorted(set(ids))):
        query = select(name_counts).where(name_counts.c.kind == "place", name_counts.c.node.in_(part))
        for row in connection.execute(query):
            found.setdefault(row.node, []).append((-row.main, -row.times, row.name))
    return {id: tuple(name for _, _, name in sorted(names)) for id, names in found.items()}
