"""One row of a table or of JSON Lines to one report."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from rasid.errors import ReadError
from rasid.readers.checks import check_storable, check_text
from rasid.readers.origin import Ids, Origin
from rasid.readers.published import find_publication
from rasid.readers.unread import Unread
from rasid.values.problem import Problem
from rasid.values.report import Report

#: The columns that have a meaning; every other one is carried along in `Report.extra`.
COLUMNS = ("text", "id", "title", "published", "source", "url")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row stands: in which input, at which row, read by which reader; its bytes and their digest.

    Of a row that is too long the digest alone is known.
    """

    origin: Origin
    row: int
    reader: str
    sha256: str
    original: bytes

    @property
    def where(self) -> str:
        """FILE:ROW, as messages name it."""
        return f"{self.origin.name}:{self.row}"


def report_of_row(fields: Iterable[tuple[str, str]], place: Place, ids: Ids) -> Report | Unread:
    """Make a report of a row's filled fields, or say why it cannot be one.

    The day in the file name is not asked: for a table it is mostly the day of the export.
    """
    cells = tuple((name, value) for name, value in fields if value.strip())
    known = {name: value for name, value in cells if name in COLUMNS}
    stated = known.get("id", "").strip()
    try:
        for name, value in cells:
            check_storable(name, "the name of a column")
            check_storable(value, f"the column {name}")
    except ReadError as error:
        return unread_row(error, place, ids)
    try:
        check_text(known.get("text", ""))
        ident = ids.take(stated) if stated else ids.make(f"{place.origin.stem}-{place.row}")
    except ReadError as error:
        return unread_row(error, place, ids, stated=stated)
    publication = find_publication(known.get("published"), "file", replace(place.origin, in_name=None))
    return Report(
        id=ident,
        text=known["text"],
        title=known.get("title"),
        published=publication.day,
        published_from=publication.read_from,
        source=known.get("source"),
        url=known.get("url"),
        sha256=place.sha256,
        reader=place.reader,
        extra=tuple((name, value) for name, value in cells if name not in COLUMNS),
        problems=publication.problems,
        original=place.original,
    )


def unread_row(error: ReadError, place: Place, ids: Ids, *, stated: str = "") -> Unread:
    """A row that could not be read, under the id it states or one made of file and row."""
    ident = ids.make(stated or f"{place.origin.stem}-{place.row}")
    return Unread(ident, Problem(error.code, str(error)), place.where, place.reader, place.sha256)
