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
    values = {name: _APART.format(_called(texts, name, value)) for name, value in error.values.items()}
    if texts.has(f"{key}.many") or texts.has(f"{key}.other"):
        return texts.count(key, error.count or 0, **values)
    return texts.t(key, **values) if texts.has(key) else str(error)


def _called(texts: Texts, name: str, value: object) -> object:
    """A value as people call it: a field of a claim by its name, all else as it was given."""
    key = f"field.{value}"
    return texts.t(key) if name == "field" and texts.has(key) else value
