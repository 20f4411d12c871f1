"""A quotation with its citation, as plain text to be pasted elsewhere."""

from __future__ import annotations

from rasid.review.texts import Texts
from rasid.values.stored import StoredReport

_QUOTES = {"ar": ("«", "»"), "en": ("“", "”")}


def citation_text(texts: Texts, words: str, report: StoredReport) -> str:
    """The words in quotation marks, then the citation of the report."""
    opening, closing = _QUOTES[texts.language]
    return f"{opening}{' '.join(words.split())}{closing}\n{citation_of(texts, report)}"


def citation_of(texts: Texts, report: StoredReport) -> str:
    """Who published a report, under which title, when and where, its id in the study and the day it was got.

    What is not known is left out, the publisher apart: that nobody is known is said. One line a part, so that
    the two directions of writing do not run into each other.
    """
    opening, closing = _QUOTES[texts.language]
    comma = "، " if texts.language == "ar" else ", "
    title = f"{opening}{report.title}{closing}" if report.title else ""
    day = report.published.isoformat() if report.published else ""
    by = comma.join(part for part in (report.source or texts.t("cite.nobody"), title, day) if part)
    kept = comma.join(
        (
            texts.t("cite.report", id=report.id),
            texts.t("cite.retrieved", day=report.retrieved.isoformat()),
        )
    )
    lines = [f"— {by}", report.url or "", kept]
    return "\n".join(line for line in lines if line)
