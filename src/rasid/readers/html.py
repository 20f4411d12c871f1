"""HTML pages: text, title, published day, site and address as trafilatura finds them.

The published day is taken from what the page states about itself (metadata, time elements), never
from dates within the running text.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rasid.errors import ReadError
from rasid.readers.checks import check_storable, check_text
from rasid.readers.encoding import decode_page
from rasid.readers.origin import Ids, Origin
from rasid.readers.plain import gather
from rasid.readers.published import find_publication
from rasid.readers.unread import Unread
from rasid.values.problem import Problem
from rasid.values.report import Report

if TYPE_CHECKING:
    from trafilatura.settings import Document

READER = "html 1"
_CHARSET = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([-\w:]{1,40})""", re.IGNORECASE
)
# Fixed bounds: the library's own upper bound is the day of the run, and a page must read the same tomorrow.
_DATES = {
    "extensive_search": False,
    "original_date": True,
    "min_date": "1990-01-01",
    "max_date": "2199-12-31",
}


def read_html(chunks: Iterator[bytes], origin: Origin, ids: Ids) -> Iterator[Report | Unread]:
    """Read one HTML page."""
    ident = ids.make(origin.stem)
    whole = gather(chunks)
    reader = READER
    try:
        raw = whole.content()
        if not raw.strip():
            raise ReadError("empty", "holds no text; leave it out, or save the page again")
        declared = _CHARSET.search(raw[:8192])
        page = decode_page(raw, declared[1].decode("ascii") if declared else None)
        check_storable(page, "the page")
        document, reader = _extract(page)
        text = (document.text or "") if document is not None else ""
        if document is None or not text.strip():
            raise ReadError("empty", "is a page without an article in it; save the article as plain text")
        check_text(text)
        # What a page states about itself may escape letters of its own (JSON in a script).
        for words, what in (
            (document.title, "title"),
            (document.sitename, "site"),
            (document.url, "address"),
        ):
            check_storable(words or "", f"the {what} of the page")
    except ReadError as error:
        yield Unread(ident, Problem(error.code, str(error)), origin.name, reader, whole.sha256)
        return
    publication = find_publication(document.date, "metadata", origin)
    yield Report(
        id=ident,
        text=text,
        title=document.title or None,
        published=publication.day,
        published_from=publication.read_from,
        source=document.sitename or None,
        url=document.url or None,
        sha256=whole.sha256,
        reader=reader,
        problems=publication.problems,
        original=raw,
    )


def _extract(page: str) -> tuple[Document | None, str]:
    """The article of a page, and the reader's name with the version of the library that found it."""
    # Imported here, since it takes a third of a second that other formats need not wait.
    import trafilatura  # noqa: PLC0415

    for library in ("trafilatura", "htmldate", "justext"):
        logging.getLogger(library).addHandler(logging.NullHandler())
    reader = f"{READER} (trafilatura {trafilatura.__version__})"
    try:
        found = trafilatura.bare_extraction(
            page, include_comments=False, with_metadata=True, date_extraction_params=dict(_DATES)
        )
    except (ValueError, RecursionError) as error:
        raise ReadError("not-text", f"cannot be read as a page ({error}); save its text") from error
    if isinstance(found, dict):  # the library says so of its type; it returns one only with as_dict
        raise TypeError("trafilatura returned a dictionary")
    return found, reader
