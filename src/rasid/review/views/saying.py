"""Values of decisions as a reader sees them."""

from __future__ import annotations

from typing import Any

import msgspec

from rasid.review.visits import Visit


def shown_value(visit: Visit, field: str, written: str | None) -> str:
    """A value from the JSON of a decision, in words; empty where there is none."""
    if written is None:
        return ""
    value = msgspec.json.decode(written.encode())
    if field == "type":
        known = visit.pager.types.get(str(value))
        return known.labels[visit.language] if known is not None else str(value)
    if field == "factuality":
        return visit.t(f"factuality.{value}") if visit.texts.has(f"factuality.{value}") else str(value)
    if value is None or value == [] or isinstance(value, bool):
        return visit.t("report.yes" if value is True else "report.no" if value is False else "report.nothing")
    if isinstance(value, dict):
        return _days(value) if "start" in value else str(value.get("text", ""))
    if isinstance(value, list):
        return _count(value) if isinstance(value[0], int) else "، ".join(_words(one) for one in value)
    return str(value)


def _days(value: dict[str, Any]) -> str:
    first, last = str(value["start"]), str(value["end"])
    return first if first == last else f"{first} – {last}"


def _count(value: list[Any]) -> str:
    low, high = value
    return f"{low}+" if high is None else str(low) if low == high else f"{low}–{high}"


def _words(value: dict[str, Any]) -> str:
    """The words of a phrase, a place or a figure."""
    return str(value["text"] if "text" in value else value["said"]["text"])
