"""Why something was refused, in the visitor's language."""

from __future__ import annotations

from rasid.errors import RefusedError
from rasid.review.texts import Texts


def said_of(texts: Texts, error: RefusedError) -> str:
    """The text of the rule that refused; its message where the tables have none of it."""
    key = f"refused.{error.code}"
    if texts.has(f"{key}.many") or texts.has(f"{key}.other"):
        return texts.count(key, error.count or 0)
    return texts.t(key) if texts.has(key) else str(error)
