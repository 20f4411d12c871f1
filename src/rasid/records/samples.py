"""Random samples, and what was said of their parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, Select, func, insert, select, update

from rasid.records.queue_filters import dimensions
from rasid.records.reports import KEPT
from rasid.records.statements import pages
from rasid.records.tables import claims, reports
from rasid.records.workbench_tables import queue, sample_parts, samples
from rasid.values.queue import QueueFilter
from rasid.values.sample import Sample, SamplePart


def add_sample(connection: Connection, new: Sample, parts: Sequence[SamplePart]) -> None:
    """Keep a sample with its parts."""
    row = {
        "id": new.id,
        "kind": new.kind,
        "asked": msgspec.json.encode(new.asked).decode(),
        "seed": new.seed,
        "population": new.population,
        "author": new.author,
        "made": new.made,
    }
    connection.execute(insert(samples), [row])
    connection.execute(insert(sample_parts), [asdict(part) | {"sample": new.id} for part in parts])


def all_samples(connection: Connection) -> tuple[Sample, ...]:
    """Every sample, the last first."""
    rows = connection.execute(_query().order_by(samples.c.made.desc(), samples.c.id))
    return tuple(_sample(row) for row in rows)


def get_sample(connection: Connection, id: str) -> Sample | None:
    """A sample by its id."""
    row = connection.execute(_query().where(samples.c.id == id)).one_or_none()
    return None if row is None else _sample(row)


def _query() -> Select[Any]:
    of = sample_parts.c.sample == samples.c.id
    size = select(func.count()).select_from(sample_parts).where(of).scalar_subquery()
    decided = select(func.count(sample_parts.c.verdict)).where(of).scalar_subquery()
    return select(samples, size.label("size"), decided.label("decided"))


def _sample(row: Row[Any]) -> Sample:
    asked = msgspec.json.decode(row.asked, type=tuple[tuple[str, str], ...])
    return Sample(
        row.id, row.kind, asked, row.seed, row.population, row.author, row.made, row.size, row.decided
    )


def parts_of(connection: Connection, id: str) -> tuple[SamplePart, ...]:
    """The parts of a sample in the order drawn; those of erased reports are gone."""
    query = select(sample_parts).where(sample_parts.c.sample == id).order_by(sample_parts.c.ordinal)
    return tuple(_part(row) for row in connection.execute(query))


def next_part(connection: Connection, id: str) -> SamplePart | None:
    """The first part of a sample that nobody decided."""
    mine = (sample_parts.c.sample == id, sample_parts.c.verdict.is_(None))
    query = select(sample_parts).where(*mine).order_by(sample_parts.c.ordinal).limit(1)
    row = connection.execute(query).one_or_none()
    return None if row is None else _part(row)


def _part(row: Row[Any]) -> SamplePart:
    return SamplePart(**{name: getattr(row, name) for name in SamplePart.__dataclass_fields__})


def get_part(connection: Connection, id: str, ordinal: int) -> SamplePart | None:
    """A part of a sample by its number."""
    mine = (sample_parts.c.sample == id, sample_parts.c.ordinal == ordinal)
    row = connection.execute(select(sample_parts).where(*mine)).one_or_none()
    return None if row is None else _part(row)


def put_verdict(connection: Connection, id: str, part: SamplePart) -> None:
    """Keep what was said of a part, or that nothing is said of it any more."""
    connection.execute(
        update(sample_parts)
        .where(sample_parts.c.sample == id, sample_parts.c.ordinal == part.ordinal)
        .values(verdict=part.verdict, wrong=part.wrong, author=part.author, made=part.made)
    )


def claim_ids(connection: Connection, asked: QueueFilter) -> Iterator[str]:
    """The ids of all claims of a filter, sorted."""
    tests = [one.looked(queue) for one in dimensions(connection, asked)]
    query = select(queue.c.claim_id).where(queue.c.status.in_(asked.statuses), *tests)
    return (row.claim_id for row in pages(connection, query, [queue.c.claim_id]))


def report_ids(
    connection: Connection, *, source: str | None, since: str | None, until: str | None
) -> Iterator[str]:
    """The ids of the kept reports of a source and of published days, sorted."""
    query = select(reports.c.id).where(reports.c.state == KEPT)
    if source is not None:
        query = query.where(reports.c.source == source)
    if since is not None:
        query = query.where(reports.c.published >= since)
    if until is not None:
        query = query.where(reports.c.published <= until)
    return (row.id for row in pages(connection, query, [reports.c.id]))


def spans_told(connection: Connection, report_id: str) -> tuple[int, ...]:
    """The offsets at which a report's claims in force have words: triggers and evidence of their type."""
    query = select(claims.c.at, claims.c.body).where(claims.c.report_id == report_id)
    found: set[int] = set()
    for row in connection.execute(query):
        found.add(row.at)
        for one in msgspec.json.decode(row.body)["evidence"]:
            if one["field"] == "type":
                found.update(span["at"] for span in one["spans"])
    return tuple(sorted(found))
