"""Gathering what a study tells of one incident, person, organisation or place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sqlalchemy import Connection

from rasid.dataset.contents import Contents
from rasid.errors import RefusedError
from rasid.records import claims, incidents, judgements, offices, posts, public_ids, reports, taking_part
from rasid.records.graph import RecordGraph, clusters_of
from rasid.values.dossier import Event, IncidentDossier, OrganisationDossier, PersonDossier, PlaceDossier
from rasid.values.entity import Control, Tenure
from rasid.values.incident import Incident
from rasid.values.stored import StoredClaim

_KIND_NAMES = {"i-": "incident", "p-": "person", "o-": "organisation", "g-": "place"}


class Dossiers:
    """Dossiers within one reading transaction."""

    def __init__(self, connection: Connection, contents: Contents) -> None:
        self._connection = connection
        self._contents = contents
        self._graph = RecordGraph(connection)

    def incident(self, id: str) -> IncidentDossier:
        """The dossier of an incident, or of the one that a claim (c-) belongs to.

        Raises UsageError for an unknown id, and for a claim that belongs to none.
        """
        now = self._incident_of(id) if id.startswith("c-") else self._now(id, "i-")
        incident = incidents.get_incident(self._connection, now)
        if incident is None:
            raise _unknown(id)
        incident = self._contents.by_rule(incident)
        held = claims.get_claims(self._connection, incident.claims)
        sides = {end for side in incident.sides for end in (side.organisation, side.person) if end}
        return IncidentDossier(
            incident,
            tuple(held[claim] for claim in incident.claims if claim in held),
            tuple(reports.citations(self._connection, incident.reports)),
            self._names(sides),
            public_ids.former_ids(self._connection, "claim", now),
            judgements.judgements_of(self._connection, "claim", incident.claims),
        )

    def with_victims(self, dossier: IncidentDossier) -> IncidentDossier:
        """The dossier of an incident with whom its claims say were harmed, named or described."""
        claims_told = {held.sourced.claim.id for held in dossier.claims if held.sourced.copy_of is None}
        told = (
            victim
            for report_id in dossier.incident.reports
            for victim in self._contents.victims_of_report(report_id)
        )
        return replace(dossier, victims=tuple(one for one in told if one.victim.claim in claims_told))

    def person(self, id: str) -> PersonDossier:
        """The dossier of a person. Raises UsageError for an unknown id."""
        now = self._now(id, "p-")
        person = self._contents.person(now)
        tenures = self._contents.tenures_of(now)
        return PersonDossier(
            person,
            tenures,
            self._events("person", now),
            tuple(reports.citations(self._connection, person.reports)),
            self._names(_organisations_of(tenures, ())),
            public_ids.former_ids(self._connection, "person", now),
        )

    def organisation(self, id: str, *, most: int | None = None) -> OrganisationDossier:
        """The dossier of an organisation. Raises UsageError for an unknown id.

        `most` bounds how many people (those with most reports of an office there), places (with most claims),
        incidents (the latest) and reports it tells of: thousands are named with a ministry.
        """
        now = self._now(id, "o-")
        organisation = self._contents.organisation(now)
        tenures = self._tenures_in(now, most)
        control = self._contents.controls_by(now, most=most)
        return OrganisationDossier(
            organisation,
            tenures,
            control,
            self._events("organisation", now, most),
            tuple(reports.citations(self._connection, organisation.reports[:most])),
            self._names({tenure.person for tenure in tenures}),
            public_ids.former_ids(self._connection, "organisation", now),
        )

    def place(self, id: str) -> PlaceDossier:
        """The dossier of a place. Raises UsageError where nothing is told of it."""
        told = claims.claims_at_place(self._connection, id)
        if not told:
            raise _unknown(id)
        control = self._contents.controls_of(id)
        known = claims.place_of_id(self._connection, id)
        return PlaceDossier(
            id,
            known.name,
            known.country,
            control,
            self._events_of(told, {}),
            self._names(_organisations_of((), control)),
        )

    def _incident_of(self, claim: str) -> str:
        """The incident of a claim. Raises UsageError."""
        held = claims.get_claims(self._connection, [claim]).get(claim)
        if held is None:
            raise _unknown(claim)
        if held.incident is None:
            raise RefusedError(
                "claim-rejected",
                f"{claim}: was rejected, and belongs to no incident; see `rasid history`",
                id=claim,
            )
        return held.incident

    def _now(self, id: str, prefix: str) -> str:
        """The present id. Raises UsageError."""
        if not id.startswith(prefix):
            raise RefusedError(
                "thing-unknown",
                f"{id}: is no id of {_article(_KIND_NAMES[prefix])}, which begins with {prefix}; "
                "`rasid search` and `rasid show` without an id list them",
                id=id,
            )
        now = public_ids.lead(self._connection, id)
        if now is None:
            raise _unknown(id)
        return now

    def _names(self, ids: Iterable[str]) -> dict[str, str]:
        """What to call people and organisations, by public id."""
        return self._contents.called(ids)

    def _events(self, kind: str, id: str, most: int | None = None) -> tuple[Event, ...]:
        """The incidents in which a person or organisation takes part, at most so many, the latest."""
        nodes = self._graph.members_of(kind, [id])[id]
        wanted = (
            None if most is None else taking_part.latest_incidents(self._connection, kind, nodes, limit=most)
        )
        roles = taking_part.roles_in_incidents(self._connection, kind, nodes, only=wanted)
        found = incidents.get_incidents(self._connection, roles)
        return tuple(sorted((_event(one, roles) for one in found.values()), key=_by_day))

    def _events_of(self, told: Sequence[StoredClaim], roles: dict[str, tuple[str, ...]]) -> tuple[Event, ...]:
        wanted = sorted({held.incident for held in told if held.incident is not None})
        found = incidents.get_incidents(self._connection, wanted)
        return tuple(sorted((_event(one, roles) for one in found.values()), key=_by_day))

    def _tenures_in(self, organisation: str, most: int | None) -> tuple[Tenure, ...]:
        """The tenures of offices of an organisation, by title and first day."""
        nodes = self._graph.members_of("organisation", [organisation])[organisation]
        named = posts.people_with_posts(self._connection, nodes)
        told = offices.people_told_in(self._connection, nodes)
        beside = sorted(set(clusters_of(self._connection, "person", told).values()))
        people = tuple(dict.fromkeys((*named, *beside)))[:most]
        held = [
            tenure
            for tenures in self._contents.tenures_of_people(sorted(people)).values()
            for tenure in tenures
            if tenure.organisation == organisation
        ]
        return tuple(sorted(held, key=lambda t: (t.title, t.seen is None, t.seen, t.person)))


def _event(incident: Incident, roles: dict[str, tuple[str, ...]]) -> Event:
    days = incident.days
    return Event(
        incident.id,
        incident.type,
        incident.standing,
        None if days is None else days.start,
        None if days is None else days.end,
        None if incident.place is None else incident.place.text,
        roles.get(incident.id, ()),
    )


def _by_day(event: Event) -> tuple[bool, str, str]:
    return (event.first is None, str(event.first or ""), event.incident)


def _organisations_of(tenures: Iterable[Tenure], control: Iterable[Control]) -> set[str]:
    found = {tenure.organisation for tenure in tenures} | {held.organisation for held in control}
    return {id for id in found if id is not None}


def _article(noun: str) -> str:
    return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"


def _unknown(id: str) -> RefusedError:
    return RefusedError(
        "thing-unknown", f"{id}: this study has nothing of this id; `rasid search` finds what it has", id=id
    )
