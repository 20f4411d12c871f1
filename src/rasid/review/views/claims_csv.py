"""The claims that a search found, as a file."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, islice

from starlette.responses import Response, StreamingResponse

from rasid.export.claims_found import claims_as_csv
from rasid.values.stored import StoredClaim


def claims_file(claims: Iterator[StoredClaim]) -> Response:
    """The file, as it is kept by whoever asks for it. Raises UsageError for what cannot be asked."""
    first = tuple(islice(claims, 1))  # what cannot be asked is told before the answer begins
    return StreamingResponse(
        claims_as_csv(chain(first, claims)),
        media_type="text/csv; charset=utf-8",
        headers={"content-disposition": 'attachment; filename="claims-found.csv"'},
    )
