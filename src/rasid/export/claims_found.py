"""The claims that a search found, as CSV: the columns of claims.csv."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rasid.export.csv_cells import csv_line
from rasid.export.study_tables import CLAIMS
from rasid.values.stored import StoredClaim

_END = "\r\n"


def claims_as_csv(claims: Iterable[StoredClaim]) -> Iterator[str]:
    """The lines of a CSV file (RFC 4180), the header first."""
    yield csv_line([column.name for column in CLAIMS.columns], end=_END)
    for claim in claims:
        yield csv_line([column.cell(claim) for column in CLAIMS.columns], end=_END)
