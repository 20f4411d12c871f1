"""What is indexed of a report beside its words: terms for what its claims are, where, when and by whom.

A search first finds the reports that have all terms it needs, then looks whether one claim is as asked: the
terms need not tell which claim has them, only leave out no report. Each is a letter, a colon and a value.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from datetime import date

from sqlalchemy import Connection, select

from rasid.records.tables import claim_places, claims, namings, participants, reports

TYPE, FAMILY, STATUS, FACTUALITY = "t", "f", "s", "k"
PLACE, AREA, TAKES_PART, NAMED, SOURCE = "g", "c", "a", "n", "u"
_MONTH, _YEAR = "m", "y"
#: Days that span more than this many months are indexed as LONG, which every range of days asks for too.
_MOST_MONTHS = 13
_MOST_YEARS = 60
LONG = "m:long"
_PLAIN = re.compile("[a-z0-9._-]+")


def facet(letter: str, value: str) -> str:
    """The term of a value: as it is where it is plain ASCII, else a digest of it."""
    if not _PLAIN.fullmatch(value):
        value = hashlib.sha256(value.encode()).hexdigest()[:16]
    return f"{letter}:{value}"


def area(country: str, admin1: str | None) -> str:
    """The term of a country, or of a first-order division of one."""
    return facet(AREA, country.lower() if admin1 is None else f"{country}/{admin1}")


def facets_of(connection: Connection, report_id: str) -> frozenset[str]:
    """The terms of a report, from what is in force of it: its claims, their places and participants."""
    source, published = connection.execute(
        select(reports.c.source, reports.c.published).where(reports.c.id == report_id)
    ).one()
    found = {facet(SOURCE, source)} if source is not None else set()
    query = select(
        claims.c.type, claims.c.family, claims.c.status, claims.c.factuality, claims.c.start, claims.c.end
    ).where(claims.c.report_id == report_id)
    days = []
    for row in connection.execute(query):
        found |= {facet(TYPE, row.type), facet(FAMILY, row.family)}
        found |= {facet(STATUS, row.status), facet(FACTUALITY, row.factuality)}
        days.append((row.start or published, row.end or row.start or published))
    for start, end in days or [(published, published)]:
        if start is not None:
            found.update(time_terms(date.fromisoformat(start), date.fromisoformat(end)))
    mine = select(claims.c.id).where(claims.c.report_id == report_id)
    places = select(claim_places).where(claim_places.c.claim_id.in_(mine))
    for place in connection.execute(places):
        found.add(facet(PLACE, place.place))
        if place.country is not None:
            found.add(area(place.country, None))
            if place.admin1 is not None:
                found.add(area(place.country, place.admin1))
    who = select(participants.c.organisation, participants.c.person).where(participants.c.claim_id.in_(mine))
    for nodes in connection.execute(who):
        found.update(facet(TAKES_PART, node) for node in nodes if node is not None)
    named = select(namings.c.node).where(namings.c.report_id == report_id)
    found.update(facet(NAMED, node) for node in connection.execute(named).scalars())
    return frozenset(found)


def time_terms(start: date, end: date) -> Iterable[str]:
    """The terms of days of a claim: their months and years."""
    if end.year - start.year > 1 or len(months := _months(start, end)) > _MOST_MONTHS:
        return [LONG]
    years = range(start.year, end.year + 1)
    return [*(f"{_MONTH}:{month}" for month in months), *(f"{_YEAR}:{year}" for year in years)]


def range_terms(first: date, last: date) -> tuple[str, ...] | None:
    """The terms of which a report with a day in `first`..`last` has one; None: the index cannot tell."""
    if last.year - first.year >= _MOST_YEARS:
        return None
    months = _months(first, last)
    if len(months) <= 3 * 12:
        return (LONG, *(f"{_MONTH}:{month}" for month in months))
    return (LONG, *(f"{_YEAR}:{year}" for year in range(first.year, last.year + 1)))


def _months(start: date, end: date) -> list[str]:
    first, last = start.year * 12 + start.month - 1, end.year * 12 + end.month - 1
    return [f"{month // 12:04}-{month % 12 + 1:02}" for month in range(first, last + 1)]
