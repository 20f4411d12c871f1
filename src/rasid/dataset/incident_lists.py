"""Lists of incidents as a visitor asks for them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from rasid.dataset.asking import area_of
from rasid.dataset.study import Study
from rasid.errors import RefusedError
from rasid.records.incident_lists import list_incidents
from rasid.values.incident import Incident, IncidentFilter

STANDINGS = ("reported", "disputed", "denied", "possible", "planned", "generic")
_SEPARATOR = "~"


@dataclass(frozen=True, slots=True)
class AskedIncidents:
    """Which incidents a visitor asks for. `type`: a type or a family; `place`: a name or an id (g-)."""

    type: str | None = None
    standing: str | None = None
    first: date | None = None
    last: date | None = None
    place: str | None = None
    least_sources: int = 1
    source: str | None = None


@dataclass(frozen=True, slots=True)
class IncidentPage:
    """Some incidents, the latest first; `next` is what to ask the next page with, None after the last."""

    incidents: tuple[Incident, ...]
    next: str | None


def incidents_asked(
    study: Study, asked: AskedIncidents, *, limit: int = 50, after: str | None = None
) -> IncidentPage:
    """The incidents that are as asked. Raises UsageError for what is no type, standing, place or mark."""
    wanted = filter_of(study, asked)
    behind = None
    if after:
        day, separator, id = after.partition(_SEPARATOR)
        if not separator:
            raise RefusedError(
                "page-mark", f"{after!r} is no mark of a next page: take it from the page before", said=after
            )
        behind = (day, id)
    with study.database.reading() as connection:
        found = list_incidents(connection, wanted, limit=limit + 1, after=behind)
    shown = found[:limit]
    return IncidentPage(shown, _mark(shown[-1]) if len(found) > limit else None)


def filter_of(study: Study, asked: AskedIncidents) -> IncidentFilter:
    """What is asked for, as the store takes it. Raises UsageError for what is no type, standing or place."""
    families = study.reading.knowledge.families
    if asked.type is not None and asked.type not in families and asked.type not in families.values():
        raise RefusedError(
            "type-unknown",
            f"{asked.type}: no type or family of the codebook; see docs/reference/codebook.md",
            said=asked.type,
        )
    if asked.standing is not None and asked.standing not in STANDINGS:
        raise RefusedError(
            "standing-wrong",
            f"{asked.standing}: no standing; there are {', '.join(STANDINGS)}",
            said=asked.standing,
        )
    if asked.first is not None and asked.last is not None and asked.last < asked.first:
        raise RefusedError(
            "days-turned",
            f"the days end ({asked.last}) before they begin ({asked.first})",
            first=asked.first,
            last=asked.last,
        )
    is_type = asked.type in families
    return IncidentFilter(
        type=asked.type if is_type else None,
        family=None if is_type else asked.type,
        standing=asked.standing,
        first=asked.first,
        last=asked.last,
        area=None if asked.place is None else area_of(asked.place, study.reading),
        least_sources=asked.least_sources,
        source=asked.source,
    )


def _mark(incident: Incident) -> str:
    day = "" if incident.days is None else incident.days.start.isoformat()
    return f"{day}{_SEPARATOR}{incident.id}"
