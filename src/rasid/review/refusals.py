"""Why something was refused, in the visitor's language."""

from __future__ import annotations

from rasid.errors import RasidError, RefusedError
from rasid.review.texts import Texts

#: Marks that keep the direction of a value apart from the text around it.
_APART = "\u2068{}\u2069"


def said_of(texts: Texts, error: RasidError) -> str:
    """The text of the rule that refused; the message of what names no rule, or one that no table has."""
    if not isinstance(error, RefusedError):
        return str(error)
    key = f"refused.{error.code}"
    values = {name: _APART.format(value) for name, value in error.values.items()}
    if texts.has(f"{key}.many") or texts.has(f"{key}.other"):
        return texts.count(key, error.count or 0, **values)
    return texts.t(key, **values) if texts.has(key) else str(error)
