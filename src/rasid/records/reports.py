"""The reports of a study: put once, found, listed, erased down to a tombstone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, Select, and_, delete, func, insert, select, tuple_, update

from rasid.errors import RecordsError
from rasid.readers.checks import check_storable
from rasid.records.claims import remove_claims
from rasid.records.codings import erase_codings
from rasid.records.entities import remove_namings
from rasid.records.statements import pages, parts, put_rows
from rasid.records.tables import codings, decisions, reports, sources
from rasid.records.workbench_tables import assignments, sample_parts
from rasid.values.coded import Versions
from rasid.values.problem import Problem
from rasid.values.report import Report
from rasid.values.stored import Arrival, Citation, StoredReport

KEPT, ERASED = "kept", "erased"
#: What of a report is its content: null in a tombstone.
CONTENT = (
    "name",
    "source",
    "title",
    "published",
    "published_from",
    "url",
    "reader",
    "sha256",
    "text",
    "original",
    "fields",
    "copy_of",
)


def put_report(connection: Connection, report: Report, *, id: str, arrival: Arrival) -> None:
    """Keep a report that the study does not have under `id`. Its source is made known if it is not.

    `report.id`, the name that its run gave it, is kept as `name`. Raises ReadError where the report holds
    letters that no database keeps (readers refuse them; this is for reports made otherwise).
    """
    for words in (report.id, report.text, report.title, report.source, report.url, *chain(*report.extra)):
        check_storable(words or "", "the report")
    if report.source is not None:
        add_source(connection, report.source)
    connection.execute(
        insert(reports),
        {
            "id": id,
            "state": KEPT,
            "name": report.id,
            "source": report.source,
            "title": report.title,
            "published": _text_of(report.published),
            "published_from": report.published_from,
            "url": report.url,
            "reader": report.reader,
            "sha256": report.sha256,
            "text": report.text,
            "original": report.original,
            "fields": msgspec.json.encode((report.extra, report.problems)).decode(),
            "kind": arrival.kind,
            "retrieved": arrival.retrieved.isoformat(),
            "added_by": arrival.added_by,
        },
    )


def states_of(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    """`kept` or `erased` for each of these reports that the study has or had."""
    found: dict[str, str] = {}
    for part in parts(ids):
        query = select(reports.c.id, reports.c.state).where(reports.c.id.in_(part))
        found |= {row.id: row.state for row in connection.execute(query)}
    return {id: found[id] for id in sorted(found)}


def get_report(connection: Connection, id: str) -> Report | None:
    """A kept report as its reader gave it, original bytes and all; None for an erased or unknown one."""
    row = connection.execute(select(reports).where(reports.c.id == id, reports.c.state == KEPT)).one_or_none()
    if row is None:
        return None
    extra, problems = msgspec.json.decode(
        row.fields, type=tuple[tuple[tuple[str, str], ...], tuple[Problem, ...]]
    )
    return Report(
        id=row.name,
        text=row.text,
        title=row.title,
        published=_day_of(row.published),
        published_from=row.published_from,
        source=row.source,
        url=row.url,
        sha256=row.sha256,
        reader=row.reader,
        extra=extra,
        problems=problems,
        original=row.original,
    )


def texts_of(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    """The texts of those of these reports that are kept."""
    found: dict[str, str] = {}
    for part in parts(ids):
        query = select(reports.c.id, reports.c.text).where(reports.c.id.in_(part), reports.c.state == KEPT)
        found |= {row.id: row.text for row in connection.execute(query)}
    return found


def kept_ids(connection: Connection) -> Iterator[str]:
    """The ids of all kept reports, sorted."""
    query = select(reports.c.id).where(reports.c.state == KEPT)
    return (row.id for row in pages(connection, query, [reports.c.id]))


def stored_report(connection: Connection, id: str) -> StoredReport | None:
    """A report without its text, or the tombstone of an erased one; None for an unknown one."""
    row = connection.execute(_stored().where(reports.c.id == id)).one_or_none()
    return None if row is None else _stored_value(row)


def all_reports(connection: Connection) -> Iterator[StoredReport]:
    """Every report without its text, tombstones too, by id."""
    return (_stored_value(row) for row in pages(connection, _stored(), [reports.c.id]))


def citations(connection: Connection, ids: Iterable[str]) -> tuple[Citation, ...]:
    """How to name these reports as sources, by id; erased and unknown ones are left out."""
    found: list[Citation] = []
    columns = [reports.c[name] for name in ("id", "source", "published", "title", "url", "copy_of", "name")]
    for part in parts(sorted(set(ids))):
        query = select(*columns).where(reports.c.id.in_(part), reports.c.state == KEPT).order_by(reports.c.id)
        found += (
            Citation(row.id, row.source, _day_of(row.published), row.title, row.url, row.copy_of, row.name)
            for row in connection.execute(query)
        )
    return tuple(found)


def set_copies(connection: Connection, copies: dict[str, str | None]) -> None:
    """Set for each of these reports the one that it is a near-copy of, None for one that is none."""
    for id, original in sorted(copies.items()):
        connection.execute(update(reports).where(reports.c.id == id).values(copy_of=original))


def copies_marked(connection: Connection, ids: Iterable[str]) -> dict[str, str | None]:
    """For each of these reports the one that it is marked as a near-copy of, None where it is none."""
    query = select(reports.c.id, reports.c.copy_of)
    return {
        row.id: row.copy_of
        for part in parts(sorted(set(ids)))
        for row in connection.execute(query.where(reports.c.id.in_(part)))
    }


def copies_of(connection: Connection, id: str) -> tuple[str, ...]:
    """The reports that are marked as near-copies of this one, sorted."""
    query = select(reports.c.id).where(reports.c.copy_of == id).order_by(reports.c.id)
    return tuple(connection.execute(query).scalars())


def add_source(connection: Connection, name: str) -> None:
    """Make a publisher known, without kind and grade, unless it is."""
    if connection.execute(select(sources.c.name).where(sources.c.name == name)).one_or_none() is None:
        connection.execute(insert(sources), {"name": name, "kind": None, "reliability": None})


def grade_source(connection: Connection, name: str, *, kind: str | None, reliability: str | None) -> None:
    """Set what kind of publisher a source is and the grade A-F that the user gives it."""
    if reliability is not None and reliability not in "ABCDEF":
        raise RecordsError(f"{reliability} is no grade of a source; give a letter from A to F")
    put_rows(connection, sources, [{"name": name, "kind": kind, "reliability": reliability}])


def all_sources(connection: Connection) -> tuple[tuple[str, str | None, str | None], ...]:
    """(name, kind, grade) of every publisher, by name."""
    rows = connection.execute(select(sources).order_by(sources.c.name))
    return tuple((row.name, row.kind, row.reliability) for row in rows)


def erase_report(connection: Connection, id: str, why: str) -> None:
    """Take away the content of a report and all that was said of it; a tombstone with `why` stays.

    Its claims, namings, codings' contents and decisions go, to whom it was given and what samples hold of it,
    and its source where no other report has it.
    Nodes, judgements, incidents, the index of words and the history have functions of their own.
    """
    connection.execute(update(reports).where(reports.c.copy_of == id).values(copy_of=None))
    source = connection.execute(select(reports.c.source).where(reports.c.id == id)).scalar_one()
    remove_claims(connection, id)
    remove_namings(connection, id)
    for table in (decisions, assignments, sample_parts):
        connection.execute(delete(table).where(table.c.report_id == id))
    erase_codings(connection, id)
    empty: dict[str, Any] = dict.fromkeys(CONTENT)
    tombstone = empty | {"state": ERASED, "erased_why": why}
    connection.execute(update(reports).where(reports.c.id == id).values(**tombstone))
    if source is not None:
        left = select(reports.c.id).where(reports.c.source == sources.c.name).exists()
        connection.execute(delete(sources).where(sources.c.name == source, ~left))


def _stored() -> Select[Any]:
    of_coding = and_(codings.c.report_id == reports.c.id, codings.c.current)
    columns = [column for column in reports.c if column.name not in ("text", "original", "fields")]
    return select(
        *columns,
        sources.c.kind.label("source_kind"),
        sources.c.reliability,
        codings.c.program,
        codings.c.codebook,
        codings.c.lexicons,
        codings.c.gazetteer,
        codings.c.problems,
    ).select_from(reports.outerjoin(sources).outerjoin(codings, of_coding))


def _stored_value(row: Row[Any]) -> StoredReport:
    retrieved = date.fromisoformat(row.retrieved)
    if row.state == ERASED:
        return StoredReport(row.id, row.state, row.kind, retrieved, row.added_by, erased_why=row.erased_why)
    versions = None
    if row.program is not None:
        versions = Versions(row.program, row.codebook, row.lexicons, row.gazetteer)
    return StoredReport(
        id=row.id,
        state=row.state,
        kind=row.kind,
        retrieved=retrieved,
        added_by=row.added_by,
        source=row.source,
        source_kind=row.source_kind,
        reliability=row.reliability,
        title=row.title,
        published=_day_of(row.published),
        published_from=row.published_from,
        url=row.url,
        reader=row.reader,
        sha256=row.sha256,
        copy_of=row.copy_of,
        versions=versions,
        problems=msgspec.json.decode(row.problems or "[]", type=tuple[str, ...]),
        name=row.name,
    )


def _text_of(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _day_of(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def recent_reports(
    connection: Connection, *, limit: int, before: tuple[str, str] | None = None, source: str | None = None
) -> tuple[StoredReport, ...]:
    """Kept reports, the latest published first, those without a day last; then by id, backwards.

    `before` is (published or empty, id) of the last report of the page before. Of one `source`, if given.
    """
    query = _stored().where(reports.c.state == KEPT)
    if source is not None:
        query = query.where(reports.c.source == source)
    found: list[Row[Any]] = []
    if before is None or before[0]:  # with a day and without one apart: so both databases use the index
        dated = query.where(reports.c.published.is_not(None))
        if before is not None:
            dated = dated.where(tuple_(reports.c.published, reports.c.id) < tuple_(*before))
        dated = dated.order_by(reports.c.published.desc(), reports.c.id.desc()).limit(limit)
        found += connection.execute(dated).all()
    if len(found) < limit:
        undated = query.where(reports.c.published.is_(None))
        if before is not None and not before[0]:
            undated = undated.where(reports.c.id < before[1])
        undated = undated.order_by(reports.c.id.desc()).limit(limit - len(found))
        found += connection.execute(undated).all()
    return tuple(_stored_value(row) for row in found)


def sources_page(
    connection: Connection, *, words: str, after: str, limit: int
) -> tuple[tuple[str, str | None, str | None, int], ...]:
    """(name, kind, grade, number of kept reports) of publishers by name, behind the name `after`.

    Those whose name holds `words`, capitals or not.
    """
    query = _with_counts().where(sources.c.name > after).order_by(sources.c.name).limit(limit)
    if words:
        query = query.where(sources.c.name.icontains(words, autoescape=True))
    return tuple((row.name, row.kind, row.reliability, row.count_) for row in connection.execute(query))


def source_named(connection: Connection, name: str) -> tuple[str, str | None, str | None, int] | None:
    """(name, kind, grade, number of kept reports) of one publisher."""
    row = connection.execute(_with_counts().where(sources.c.name == name)).one_or_none()
    return None if row is None else (row.name, row.kind, row.reliability, row.count_)


def _with_counts() -> Select[tuple[str, str | None, str | None, int]]:
    counted = select(func.count()).where(reports.c.source == sources.c.name).scalar_subquery()
    return select(sources.c.name, sources.c.kind, sources.c.reliability, counted.label("count_"))
