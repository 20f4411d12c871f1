"""Who is named beside a person, in how many of the latest reports that name him."""

from __future__ import annotations

from dataclasses import dataclass

from rasid.dataset.study import Study
from rasid.records import entities, names

#: How many of the reports that name a person are looked at, the latest, and how many companions are given.
LOOKED_AT, _MOST = 200, 12


@dataclass(frozen=True, slots=True)
class Companion:
    """Somebody who is named in the same reports: public id, usual name, in how many of those looked at."""

    id: str
    name: str
    reports: int


def named_beside(study: Study, person: str) -> tuple[Companion, ...]:
    """The people named in the reports that name a person (by his present public id), the most often first."""
    with study.database.reading() as connection:
        counted = entities.companions(connection, person, latest=LOOKED_AT, limit=_MOST)
        called = names.names_of(connection, "person", [id for id, _ in counted])
    found = tuple(Companion(id, called[id][0].name, many) for id, many in counted if called[id])
    return study.veil.value(found)
