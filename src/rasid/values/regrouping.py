"""What a person asks of the grouping of claims, people and organisations, and what would come of it."""

from __future__ import annotations

from dataclasses import dataclass

from rasid.values.entity import Tenure
from rasid.values.incident import Incident


@dataclass(frozen=True, slots=True)
class Regrouping:
    """One change of what belongs together.

    `action`: merge (`of` and `other` are one), split (`members` are not of `of`: claims of an incident,
    namings of a person, names of an organisation by their nodes), move (the claim `other` is of the incident
    `of`), apart (`of` and `other` are two, whatever the program links). `of` and `other` are public ids.
    """

    action: str
    of: str
    other: str = ""
    members: tuple[str, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True)
class Outline:
    """A person or organisation in short: names by how often reports give them, offices, how often named."""

    id: str
    name: str
    names: tuple[tuple[str, int], ...]
    tenures: tuple[Tenure, ...]
    namings: int
    incidents: int


@dataclass(frozen=True, slots=True)
class Preview:
    """What a change would make of incidents, people and organisations: each (before, after) by id.

    None before: it is new; None after: it is no more. `names` of people and organisations by public id.
    """

    incidents: tuple[tuple[Incident | None, Incident | None], ...]
    people: tuple[tuple[Outline | None, Outline | None], ...]
    organisations: tuple[tuple[Outline | None, Outline | None], ...]
    names: dict[str, str]


@dataclass(frozen=True, slots=True)
class Regrouped:
    """What was done: the judgements that did it, and the public id under which `of` is known now."""

    judgements: tuple[str, ...]
    now: str
