"""What a study tells of one thing, gathered for a reader."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from rasid.values.entity import Control, KnownOrganisation, Person, Tenure
from rasid.values.incident import Incident
from rasid.values.judgement import Judgement
from rasid.values.stored import Citation, StoredClaim
from rasid.values.victim import ToldVictim


@dataclass(frozen=True, slots=True)
class IncidentDossier:
    """An incident with its claims in the order it tells them, their reports, and the names of its sides.

    `judgements` are those that stand of its claims, by whom and why; `victims` those of its claims where they
    were asked for (`Dossiers.with_victims`), near-copies left out.
    """

    incident: Incident
    claims: tuple[StoredClaim, ...]
    citations: tuple[Citation, ...]
    names: dict[str, str]
    former: tuple[str, ...]
    judgements: tuple[Judgement, ...] = ()
    victims: tuple[ToldVictim, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """One line of a dossier: an incident that somebody takes part in, and as what."""

    incident: str
    type: str
    standing: str
    first: date | None
    last: date | None
    place: str | None
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PersonDossier:
    """A person with offices held, incidents and the reports that name him; `names` of organisations."""

    person: Person
    tenures: tuple[Tenure, ...]
    events: tuple[Event, ...]
    citations: tuple[Citation, ...]
    names: dict[str, str]
    former: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OrganisationDossier:
    """An organisation with the people reported in its offices, the places it held and its incidents."""

    organisation: KnownOrganisation
    tenures: tuple[Tenure, ...]
    control: tuple[Control, ...]
    events: tuple[Event, ...]
    citations: tuple[Citation, ...]
    names: dict[str, str]
    former: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlaceDossier:
    """A place with who is reported to have held it and what is reported to have happened there."""

    id: str
    name: str
    country: str | None
    control: tuple[Control, ...]
    events: tuple[Event, ...]
    names: dict[str, str]
