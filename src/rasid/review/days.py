"""Days as visitors type them."""

from __future__ import annotations

from datetime import date

from rasid.errors import RefusedError


def day_said(text: str) -> date | None:
    """A day typed as YYYY-MM-DD, None for nothing. Raises UsageError for what is no day."""
    if not text.strip():
        return None
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise RefusedError("day-wrong", f"{text}: is no day; write it as YYYY-MM-DD", said=text) from None
