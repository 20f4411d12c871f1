"""What coders said of the reports: every coding is kept, one of a report is in force."""

from __future__ import annotations

import hashlib
import zlib
from dataclasses import replace
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, Row, func, insert, select, update

from rasid.records.tables import codings, reports
from rasid.values.coded import CodedReport, Versions
from rasid.values.stored import Authorship, Coding


def add_coding(connection: Connection, coded: CodedReport, *, report_id: str, made_by: Authorship) -> int:
    """Keep a coding and put it in force; gives its number. Needs a writing transaction.

    The text is not kept again: it is the report's.
    """
    connection.execute(
        update(codings).where(codings.c.report_id == report_id, codings.c.current).values(current=False)
    )
    number = add_coding_beside(connection, coded, report_id=report_id, made_by=made_by)
    connection.execute(update(codings).where(codings.c.number == number).values(current=True))
    return number


def add_coding_beside(
    connection: Connection, coded: CodedReport, *, report_id: str, made_by: Authorship
) -> int:
    """Keep a coding that is not put in force, to be compared with others; gives its number."""
    number = connection.execute(select(func.coalesce(func.max(codings.c.number), 0))).scalar_one() + 1
    content = encode(coded)
    connection.execute(
        insert(codings),
        {
            "number": number,
            "report_id": report_id,
            "coder": made_by.coder,
            "author": made_by.author,
            "program": coded.versions.program,
            "codebook": coded.versions.codebook,
            "lexicons": coded.versions.lexicons,
            "gazetteer": coded.versions.gazetteer,
            "made": made_by.made,
            "digest": hashlib.sha256(content).hexdigest(),
            "content": zlib.compress(content, 6),
            "problems": msgspec.json.encode(sorted({p.code for p in coded.problems})).decode(),
            "current": False,
        },
    )
    return int(number)


def encode(coded: CodedReport) -> bytes:
    """A coding as JSON without its text: the same bytes for the same coding, to be compared and digested."""
    return msgspec.json.encode(replace(coded, text=""))


def current_coding(connection: Connection, report_id: str) -> Coding | None:
    """The coding in force of a kept report, None for an erased, uncoded or unknown one."""
    found = [coding for coding in codings_of(connection, report_id) if coding.current and coding.coded]
    return found[0] if found else None


def get_coding(connection: Connection, number: int) -> Coding | None:
    """A coding by its number."""
    query = select(codings, reports.c.text).join(reports).where(codings.c.number == number)
    row = connection.execute(query).one_or_none()
    return None if row is None else _value(row)


def codings_of(connection: Connection, report_id: str) -> tuple[Coding, ...]:
    """Every coding of a report, in the order they were made."""
    query = select(codings, reports.c.text).join(reports).where(codings.c.report_id == report_id)
    return tuple(_value(row) for row in connection.execute(query.order_by(codings.c.number)))


def outdated(connection: Connection, versions: Versions) -> tuple[str, ...]:
    """The kept reports whose coding in force was made by the program in another version, sorted."""
    query = select(codings.c.report_id).where(*_of_another(versions))
    return tuple(connection.execute(query.order_by(codings.c.report_id)).scalars())


def count_outdated(connection: Connection, versions: Versions) -> int:
    """How many reports `outdated` gives."""
    query = select(func.count()).select_from(codings).where(*_of_another(versions))
    return connection.execute(query).scalar_one()


def _of_another(versions: Versions) -> tuple[ColumnElement[bool], ...]:
    """That a coding in force is of the program in another version."""
    same = (
        (codings.c.program == versions.program)
        & (codings.c.codebook == versions.codebook)
        & (codings.c.lexicons == versions.lexicons)
        & (codings.c.gazetteer == versions.gazetteer)
    )
    return codings.c.current, codings.c.coder == "program", ~same


def erase_codings(connection: Connection, report_id: str) -> None:
    """Take away what the codings of a report say, and their digests, which could be guessed from."""
    connection.execute(
        update(codings)
        .where(codings.c.report_id == report_id)
        .values(content=None, digest=None, problems=None, current=False)
    )


def _value(row: Row[Any]) -> Coding:
    coded = None
    if row.content is not None:
        coded = msgspec.json.decode(zlib.decompress(row.content), type=CodedReport)
        coded = replace(coded, text=row.text)
    return Coding(
        number=row.number,
        report_id=row.report_id,
        made_by=Authorship(row.coder, row.author, row.made),
        versions=Versions(row.program, row.codebook, row.lexicons, row.gazetteer),
        current=row.current,
        coded=coded,
    )
