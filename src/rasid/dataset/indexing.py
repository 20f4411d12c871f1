"""The index of words, made anew."""

from __future__ import annotations

from sqlalchemy import Connection

from rasid.dataset.knowing import Reading
from rasid.records import codings, reports
from rasid.records.search import index_report


def index_anew(connection: Connection, reading: Reading) -> None:
    """Make the index of words of every report, which a backup does not hold."""
    for id in reports.kept_ids(connection):
        coding = codings.current_coding(connection, id)
        if coding is not None and coding.coded is not None:
            index_report(connection, id, reading.knowledge.terms(coding.coded))
