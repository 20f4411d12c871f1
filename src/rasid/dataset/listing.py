"""Lists of people and organisations, the most often named first, found by name in both alphabets."""

from __future__ import annotations

from dataclasses import dataclass

from rasid.dataset.study import Study
from rasid.records import names
from rasid.records.names import NameCount
from rasid.romanising import romanise

KINDS = ("person", "organisation")
#: How many names a line of a list shows beside the first.
_OTHERS = 3


@dataclass(frozen=True, slots=True)
class ListedEntity:
    """A person or organisation in a list: its usual name, others, a Latin spelling, in how many reports it is
    named.
    """

    id: str
    name: str
    others: tuple[str, ...]
    latin: str | None
    namings: int


@dataclass(frozen=True, slots=True)
class EntityPage:
    """Some people or organisations; `next` is what to ask the next page with, None after the last."""

    listed: tuple[ListedEntity, ...]
    next: str | None


def listed_entities(
    study: Study, kind: str, *, words: str = "", limit: int = 50, after: str | None = None
) -> EntityPage:
    """The people or organisations (`kind`) of whose names every one of `words` has the sound; all without.

    `after` is the public id of the last of the page before. One whose name a veil hides is found by no words.
    """
    known = study.reading.lexicons.names.organisations
    with study.database.reading() as connection:
        behind = None if not after else names.place_in_list(connection, kind, after, words=words)
        found = names.list_named(connection, kind, words=words, limit=limit + 1, after=behind)
        called = names.names_of(connection, kind, [one.id for one in found[:limit]])
    shown = []
    for one in found[:limit]:
        if words.strip() and study.veil.hides(one.id) is not None:
            continue
        form = known.get(one.id.removeprefix("o-")) if kind == "organisation" else None
        latin = form.name_en if form is not None else _latin(study, one.name)
        shown.append(_listed(one.id, called[one.id], None if form is None else form.name, latin))
    following = found[limit - 1].id if len(found) > limit else None
    return EntityPage(study.veil.value(tuple(shown)), following)


def _listed(id: str, counts: tuple[NameCount, ...], form: str | None, latin: str | None) -> ListedEntity:
    name = form or counts[0].name
    others = tuple(count.name for count in counts if count.name != name)[:_OTHERS]
    return ListedEntity(id, name, others, latin, sum(count.main for count in counts))


def _latin(study: Study, name: str) -> str | None:
    return next(iter(romanise(name, study.reading.latin.spellings)), None)


def named_nodes(study: Study, kind: str, id: str) -> tuple[tuple[str, str], ...]:
    """The nodes that a person or organisation is made of, each with its most frequent name, by that."""
    with study.database.reading() as connection:
        found = names.nodes_named(connection, kind, id)
    return study.veil.called(id, study.veil.value(found))


def names_counted(study: Study, kind: str, id: str) -> tuple[NameCount, ...]:
    """What a person or organisation (by its present public id) is called, the most frequent first."""
    with study.database.reading() as connection:
        found = names.names_of(connection, kind, [id])[id]
    return study.veil.called(id, study.veil.value(found))
