"""Keeping the index of words, by which records.search finds reports.

A report is indexed once it and its claims, places, participants and namings are in the tables, and again
when they change (a new coding, a decision): `index_report`. When it is erased: `drop_report`.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from datetime import date

from sqlalchemy import Connection, delete, insert, select, text

from rasid.errors import RecordsError
from rasid.records.facets import facets_of
from rasid.records.search_tables import search_documents
from rasid.records.tables import reports

_HEX = re.compile("[0-9a-f]{8}")
_TIE = 0xFFFFFFFF


def number_of(published: date | None, id: str) -> int:
    """Where a report stands among hits: the higher the sooner. By day, then by the first digits of its id.

    Days count from 0001-01-01; a report without a day has 0, so it comes last.
    """
    found = _HEX.search(id.removeprefix("r-"))
    digits = found[0] if found else hashlib.sha256(id.encode()).hexdigest()[:8]
    return ((published.toordinal() if published else 0) << 32) + _TIE - int(digits, 16)


def index_report(connection: Connection, report_id: str, terms: Iterable[str]) -> None:
    """Index a kept report under `terms` (language.index_words.report_terms) and under what its claims are.

    What it was indexed under before is dropped. Raises RecordsError where the study has no such report.
    """
    row = connection.execute(
        select(reports.c.published, reports.c.state).where(reports.c.id == report_id)
    ).one_or_none()
    if row is None or row.state != "kept":
        raise RecordsError(f"{report_id} is not a report of the study: add it before it is indexed")
    _remove(connection, report_id)
    number = number_of(None if row.published is None else date.fromisoformat(row.published), report_id)
    while _is_taken(connection, number):
        number -= 1
    indexed = sorted(facets_of(connection, report_id).union(terms))
    of_sqlite = connection.dialect.name == "sqlite"
    document = " ".join(indexed) if of_sqlite else indexed
    connection.execute(
        insert(search_documents), {"number": number, "report_id": report_id, "terms": document}
    )
    if of_sqlite:
        connection.execute(
            text("INSERT INTO search_terms (rowid, terms) VALUES (:number, :terms)"),
            {"number": number, "terms": document},
        )


def drop_report(connection: Connection, report_id: str) -> None:
    """Drop a report from the index, so that nothing of its words stays in it.

    In SQLite the index is written anew, which takes seconds in a study of 100,000 reports. What PostgreSQL
    keeps of dropped rows goes with `Database.purge`.
    """
    if _remove(connection, report_id) and connection.dialect.name == "sqlite":
        connection.execute(text("INSERT INTO search_terms (search_terms) VALUES ('optimize')"))


def unindexed(connection: Connection) -> tuple[str, ...]:
    """The kept reports that the index lacks and those it has that are not kept: none, if all is well."""
    query = (
        select(reports.c.id)
        .outerjoin(search_documents, search_documents.c.report_id == reports.c.id)
        .where((reports.c.state == "kept") != search_documents.c.number.is_not(None))
        .order_by(reports.c.id)
    )
    return tuple(connection.execute(query).scalars())


def _remove(connection: Connection, report_id: str) -> bool:
    """Take a report out of the index; whether it was in it."""
    row = connection.execute(
        select(search_documents.c.number, search_documents.c.terms).where(
            search_documents.c.report_id == report_id
        )
    ).one_or_none()
    if row is None:
        return False
    if connection.dialect.name == "sqlite":
        connection.execute(
            text("INSERT INTO search_terms (search_terms, rowid, terms) VALUES ('delete', :number, :terms)"),
            {"number": row.number, "terms": row.terms},
        )
    connection.execute(delete(search_documents).where(search_documents.c.number == row.number))
    return True


def _is_taken(connection: Connection, number: int) -> bool:
    query = select(search_documents.c.number).where(search_documents.c.number == number)
    return connection.execute(query).first() is not None
