"""What a search found, for reading."""

from __future__ import annotations

from rasid.export.lines import Style, Words, heading, lay
from rasid.values.search import Hit


def hit_text(hit: Hit, style: Style) -> str:
    """A report that was found: who published it and when, an excerpt, the claims that are as asked."""
    published = "published day unknown" if hit.published is None else f"published {hit.published.isoformat()}"
    lines = [heading(hit.report_id, published, style)]
    if hit.source:
        lines += lay("published by", [Words(hit.source, quoted=True)], style)
    if hit.title:
        lines += lay("title", [Words(hit.title, quoted=True)], style)
    lines += lay("", [Words(hit.excerpt.text, quoted=True)], style)
    if hit.claims:
        lines += lay("claims", [Words(" ".join(hit.claims))], style)
    return "\n".join(lines) + "\n\n"
