"""Which incidents the address of a page asks for: the same words on the map, the timeline and the list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

from rasid.dataset.incident_lists import AskedIncidents
from rasid.errors import RefusedError

_LONGEST = 200


@dataclass(frozen=True, slots=True)
class IncidentQuery:
    """The filter as asked, and `typed`: its fields as they stand in the form."""

    asked: AskedIncidents
    typed: Mapping[str, str]

    def query(self, **changes: object) -> str:
        """The query part of an address with the filter and these changes; None and "" leave a field out."""
        values = {**self.typed, **{name: "" if v is None else str(v) for name, v in changes.items()}}
        return urlencode({name: value for name, value in values.items() if value})

    def without_days(self) -> AskedIncidents:
        """The same filter for all days."""
        return replace(self.asked, first=None, last=None)


FIELDS = ("type", "standing", "source", "place", "first", "last", "sources")


def incident_query(values: Mapping[str, str]) -> IncidentQuery:
    """The filter that an address asks for. Raises UsageError for what is no day or number."""
    typed = {name: " ".join(values.get(name, "").split())[:_LONGEST] for name in FIELDS}
    sources = typed["sources"]
    if sources and not (sources.isascii() and sources.isdigit() and len(sources) < 6):
        raise RefusedError(
            "sources-wrong", f"{sources}: give the least number of sources in digits", said=sources
        )
    asked = AskedIncidents(
        type=typed["type"] or None,
        standing=typed["standing"] or None,
        first=day_of(typed["first"]),
        last=day_of(typed["last"]),
        place=typed["place"] or None,
        least_sources=int(sources or 1),
        source=typed["source"] or None,
    )
    return IncidentQuery(asked, typed)


def day_of(typed: str) -> date | None:
    """A day as typed, YYYY-MM-DD; None for nothing. Raises UsageError."""
    if not typed:
        return None
    try:
        return date.fromisoformat(typed)
    except ValueError:
        raise RefusedError("day-wrong", f"{typed}: is no day; write it as 2015-03-31", said=typed) from None
