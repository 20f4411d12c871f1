"""Searching a study: reports by words, and by what one of their claims says happened.

The index gives the reports that may be meant, the latest published first, some at a time; those are then
looked at: whether one claim is as asked, whether the text has the phrases. So no search takes longer the more
reports there are behind the page that is shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, Select, select

from rasid.errors import RefusedError, UsageError
from rasid.language.excerpts import excerpt_of, find_words, has_phrases
from rasid.language.index_words import index_terms, name_terms
from rasid.lexicon.lemmas import Lemmas
from rasid.records import facets
from rasid.records.candidates import Group, Sought, candidates
from rasid.records.facets import facet, range_terms
from rasid.records.public_ids import lead
from rasid.records.search_index import drop_report, index_report, number_of, unindexed
from rasid.records.search_tables import search_documents
from rasid.records.statements import parts
from rasid.records.tables import claim_places, claims, nodes, participants, reports
from rasid.values.claim import Phrase
from rasid.values.search import Area, Hit, Page, Query, WordQuery
from rasid.values.span import Span

__all__ = ["drop_report", "find", "index_report", "number_of", "unindexed"]

#: How many candidates are looked at together: few at first, more where few of them are as asked.
_BATCHES = (32, 128, 500)


@dataclass(frozen=True, slots=True)
class _Asked:
    """A query with public ids led to the nodes they stand for now."""

    query: Query
    actors: tuple[str, ...]
    people: tuple[str, ...]
    of_claims: bool
    of_days: bool


def find(
    connection: Connection, query: Query, *, lemmas: Lemmas, limit: int = 20, after: str | None = None
) -> Page:
    """The reports that are as asked, at most `limit`, those behind the page that gave `after` as its `next`.

    Erased reports are never found. Raises UsageError where nothing is asked, or `after` is no such mark.
    """
    if query == Query():
        raise RefusedError(
            "search-nothing", "nothing is asked: give words, a type, a place, a source, an actor or days"
        )
    if limit < 1:
        raise UsageError(f"{limit} reports cannot be shown: ask for 1 or more")
    asked = _asked(connection, query)
    hits: list[Hit] = []
    last = 0
    if asked is not None:
        for number, hit in _hits(connection, asked, lemmas, _place_of(after)):
            if len(hits) == limit:
                return Page(tuple(hits), f"{last:x}")
            hits.append(hit)
            last = number
    return Page(tuple(hits), None)


def _place_of(after: str | None) -> int | None:
    """The number behind which to go on. Raises UsageError."""
    if after is None:
        return None
    try:
        return int(after, 16)
    except ValueError:
        raise RefusedError(
            "page-mark", f"{after!r} is no mark of a next page: take it from the page before", said=after
        ) from None


def _asked(connection: Connection, query: Query) -> _Asked | None:
    """The query with its ids looked up; None where an id stands for nothing (any more)."""
    actors: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    if isinstance(query.actor, str):
        actors = _nodes_of(connection, query.actor)
        if not actors:
            return None
    if query.person is not None:
        people = _nodes_of(connection, query.person)
        if not people:
            return None
    of_claims = any((query.type, query.family, query.actor, query.area, query.status, query.factuality))
    return _Asked(query, actors, people, of_claims, bool(query.first or query.last))


def _nodes_of(connection: Connection, id: str) -> tuple[str, ...]:
    """The nodes that a public id of a person or organisation stands for now, sorted."""
    cluster = lead(connection, id) or id
    kinds = nodes.c.kind.in_(("person", "organisation"))
    found = select(nodes.c.id).where(kinds, nodes.c.cluster == cluster).order_by(nodes.c.id)
    return tuple(connection.execute(found).scalars())


def _hits(
    connection: Connection, asked: _Asked, lemmas: Lemmas, before: int | None
) -> Iterator[tuple[int, Hit]]:
    """Every report that is as asked, in order, with its number."""
    sought = _sought(asked)
    if asked.query.among is not None:
        sought = replace(sought, among=_numbers_of(connection, asked.query.among))
    round_ = 0
    while True:
        size = _BATCHES[min(round_, len(_BATCHES) - 1)]
        numbers = candidates(connection, sought, before, size)
        yield from _as_asked(connection, asked, lemmas, numbers)
        if len(numbers) < size:
            return
        before = numbers[-1]
        round_ += 1


def _numbers_of(connection: Connection, report_ids: Sequence[str]) -> tuple[int, ...]:
    """The numbers under which these reports are indexed."""
    number = search_documents.c.number
    return tuple(
        found
        for part in parts(sorted(set(report_ids)))
        for found in connection.execute(
            select(number).where(search_documents.c.report_id.in_(part)).order_by(number)
        ).scalars()
    )


def _sought(asked: _Asked) -> Sought:
    query = asked.query
    wanted: list[Group] = []
    for letter, value in (
        (facets.TYPE, query.type),
        (facets.FAMILY, query.family),
        (facets.STATUS, query.status),
        (facets.FACTUALITY, query.factuality),
        (facets.SOURCE, query.source),
    ):
        if value is not None:
            wanted.append((facet(letter, value),))
    if asked.actors:
        wanted.append(tuple(facet(facets.TAKES_PART, node) for node in asked.actors))
    if asked.people:
        wanted.append(tuple(facet(facets.NAMED, node) for node in asked.people))
    if query.area is not None:
        wanted.append(_area_terms(query))
    if asked.of_days:
        times = range_terms(query.first or date.min, query.last or date.max)
        wanted += [times] if times else []
    for words in (query.words, query.actor):
        if isinstance(words, WordQuery):
            wanted += words.wanted
    unwanted = query.words.unwanted if query.words else ()
    return Sought(tuple(dict.fromkeys(wanted)), unwanted, asked.of_days and bool(wanted))


def _area_terms(query: Query) -> Group:
    assert query.area is not None
    places = tuple(facet(facets.PLACE, place) for place in query.area.places)
    if query.area.country is None:
        return places
    return (*places, facets.area(query.area.country, query.area.admin1))


def _as_asked(
    connection: Connection, asked: _Asked, lemmas: Lemmas, numbers: Sequence[int]
) -> Iterator[tuple[int, Hit]]:
    """Those of the candidates that are as asked, in their order."""
    query = asked.query
    for part in parts(numbers):
        known = _reports_of(connection, part)
        told = _claims_of(connection, [row.id for row in known.values()])
        meant = {
            row.id: [claim.id for claim in told.get(row.id, ()) if _is_as_asked(asked, claim, row.published)]
            for row in known.values()
        }
        left = _narrowed(connection, asked, [id for ids in meant.values() for id in ids], lemmas)
        for row in (known[number] for number in part if number in known):
            mine = tuple(id for id in meant[row.id] if id in left)
            if not mine and asked.of_claims:
                continue
            if (
                not mine
                and asked.of_days
                and (row.id in told or not _are_days_met(query, None, None, row.published))
            ):
                continue
            if query.words is not None and not has_phrases(f"{row.title or ''}\n{row.text}", query.words):
                continue
            yield row.number, _hit(connection, row, query, mine, lemmas)


def _reports_of(connection: Connection, numbers: Sequence[int]) -> dict[int, Row[Any]]:
    """The kept reports of these numbers. Found by number alone, so that no other index is tried."""
    names = ("id", "name", "title", "published", "source", "text")
    query = (
        select(search_documents.c.number, *(reports.c[name] for name in names))
        .join(reports, reports.c.id == search_documents.c.report_id)
        .where(search_documents.c.number.in_(numbers), reports.c.state == "kept")
    )
    return {row.number: row for row in connection.execute(query)}


def _claims_of(connection: Connection, report_ids: Sequence[str]) -> dict[str, list[Row[Any]]]:
    """The claims of these reports, in the order of triggers. Found by report alone: they are few."""
    columns = [claims.c.report_id, claims.c.id, claims.c.type, claims.c.family, claims.c.status]
    query: Select[Any] = (
        select(*columns, claims.c.factuality, claims.c.start, claims.c.end)
        .where(claims.c.report_id.in_(report_ids))
        .order_by(claims.c.report_id, claims.c.ordinal)
    )
    found: dict[str, list[Row[Any]]] = {}
    for row in connection.execute(query):
        found.setdefault(row.report_id, []).append(row)
    return found


def _are_days_met(query: Query, start: str | None, end: str | None, published: str | None) -> bool:
    """Whether days meet those asked for; the published day stands for days that are not known."""
    first, last = start or published, end or start or published
    if first is None or last is None:
        return False
    is_late = query.last is not None and first > query.last.isoformat()
    return not is_late and not (query.first is not None and last < query.first.isoformat())


def _is_as_asked(asked: _Asked, claim: Row[Any], published: str | None) -> bool:
    """Whether a claim is as asked, place and participants apart."""
    query = asked.query
    pairs = (
        (query.type, claim.type),
        (query.family, claim.family),
        (query.status, claim.status),
        (query.factuality, claim.factuality),
    )
    if any(wanted is not None and wanted != has for wanted, has in pairs):
        return False
    return not asked.of_days or _are_days_met(query, claim.start, claim.end, published)


def _narrowed(connection: Connection, asked: _Asked, ids: Sequence[str], lemmas: Lemmas) -> frozenset[str]:
    """Those of the claims whose place and participants are as asked."""
    query = asked.query
    left = list(ids)
    if query.area is not None:
        left = [id for part in parts(left) for id in _in_area(connection, part, query.area)]
    if asked.actors:
        left = [id for part in parts(left) for id in _with_actors(connection, part, frozenset(asked.actors))]
    if isinstance(query.actor, WordQuery):
        left = list(_naming(connection, left, query.actor, lemmas))
    return frozenset(left)


def _in_area(connection: Connection, claim_ids: Sequence[str], area: Area) -> set[str]:
    """Those of the claims that have a place in the area."""
    rows = connection.execute(select(claim_places).where(claim_places.c.claim_id.in_(claim_ids)))
    return {
        row.claim_id
        for row in rows
        if row.place in area.places
        or (
            area.country is not None
            and row.country == area.country
            and (area.admin1 is None or row.admin1 == area.admin1)
        )
    }


def _with_actors(connection: Connection, claim_ids: Sequence[str], nodes: frozenset[str]) -> set[str]:
    """Those of the claims in which one of the nodes takes part."""
    rows = connection.execute(select(participants).where(participants.c.claim_id.in_(claim_ids)))
    return {row.claim_id for row in rows if row.organisation in nodes or row.person in nodes}


def _naming(
    connection: Connection, claim_ids: Sequence[str], words: WordQuery, lemmas: Lemmas
) -> frozenset[str]:
    """Those of the claims of which one participant is named with the words."""
    found: set[str] = set()
    for part in parts(claim_ids):
        query = select(participants.c.claim_id, participants.c.said).where(participants.c.claim_id.in_(part))
        for row in connection.execute(query):
            terms = {*index_terms(row.said, lemmas), *name_terms((row.said,))}
            if all(not terms.isdisjoint(group) for group in words.wanted):
                found.add(row.claim_id)
    return frozenset(found)


def _hit(connection: Connection, row: Row[Any], query: Query, found: tuple[str, ...], lemmas: Lemmas) -> Hit:
    """A hit, with an excerpt that shows the words looked for, else the triggers of the claims found."""
    if query.words is not None:
        highlights = find_words(row.text, query.words, lemmas)
    else:
        highlights = _triggers(connection, found)
    published = None if row.published is None else date.fromisoformat(row.published)
    return Hit(row.id, row.title, published, row.source, found, excerpt_of(row.text, highlights), row.name)


def _triggers(connection: Connection, claim_ids: Sequence[str]) -> tuple[Span, ...]:
    """Where the triggers of claims stand."""
    spans: set[Span] = set()
    for part in parts(claim_ids):
        for body in connection.execute(select(claims.c.body).where(claims.c.id.in_(part))).scalars():
            trigger = msgspec.json.decode(body, type=_Told).trigger
            spans.add(Span(trigger.at, trigger.at + len(trigger.text)))
    return tuple(sorted(spans))


@dataclass(frozen=True, slots=True)
class _Told:
    """Of the JSON of a claim what an excerpt needs."""

    trigger: Phrase
