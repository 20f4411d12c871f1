"""What a study holds, in one state of it: for exports, lists and dossiers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from sqlalchemy import Connection

from rasid.dataset.harmed import every_victim, victims_of_report
from rasid.dataset.knowing import Reading
from rasid.records import claims, entities, incidents, names, posts, reports
from rasid.records.claims import ClaimPlace
from rasid.records.graph import RecordGraph
from rasid.resolve import organisations, people
from rasid.resolve.control import controls_of
from rasid.resolve.control_events import control_events
from rasid.resolve.incidents import describe
from rasid.resolve.office_events import bears_on_offices, office_events
from rasid.resolve.office_titles import title_key
from rasid.resolve.tenures import Appointments, appointments_of, tenures_of
from rasid.values.entity import Control, KnownOrganisation, Naming, OfficeEvent, Person, Tenure
from rasid.values.incident import Incident
from rasid.values.stored import Citation, StoredClaim, StoredReport
from rasid.values.victim import ToldVictim

#: The types of claims that tell who took office, and who holds a place.
_TOOK_OFFICE = ("appointment",)
_OF_CONTROL = ("capture", "withdrawal", "dismissal", "clash", "siege")


class Contents:
    """A study within one reading transaction: an `export.StudyContents`, and its parts one by one.

    `rule` derives the figures of incidents (`resolve.figures.RULES`); without it the study's own does.
    """

    def __init__(self, connection: Connection, reading: Reading, *, rule: str | None = None) -> None:
        self._connection = connection
        self._graph = RecordGraph(connection)
        self._reading = reading
        self._rule = rule
        self._public: dict[str, str] = {}
        self._read: dict[str, tuple[OfficeEvent, ...]] = {}

    def reports(self) -> Iterator[StoredReport]:
        """Every report, erased ones too, by id."""
        return reports.all_reports(self._connection)

    def claims(self) -> Iterator[StoredClaim]:
        """Every claim in force, rejected ones too, by report id, then the order of triggers."""
        return claims.all_claims(self._connection)

    def incidents(self) -> Iterator[Incident]:
        """Every incident, by id."""
        return map(self.by_rule, incidents.all_incidents(self._connection))

    def incidents_by_day(self) -> Iterator[Incident]:
        """Every incident, by its first day (those without a day last), then id."""
        return map(self.by_rule, incidents.incidents_by_day(self._connection))

    def by_rule(self, incident: Incident) -> Incident:
        """An incident with its figures by the rule asked for, where that is not the study's own."""
        if self._rule in (None, self._reading.knowledge.rule):
            return incident
        held = claims.get_claims(self._connection, incident.claims)
        told = [held[claim].sourced for claim in incident.claims if claim in held]
        return replace(incident, figures=describe(told, rule=self._rule or "").figures)

    def victims(self) -> Iterator[ToldVictim]:
        """The victims of every claim in force, by report id, then the order of triggers and of the text."""
        return every_victim(self._connection, self._reading)

    def victims_of_report(self, report_id: str) -> tuple[ToldVictim, ...]:
        """The victims of the claims in force of one report."""
        return victims_of_report(self._connection, self._reading, report_id)

    def people(self) -> Iterator[Person]:
        """Every person, by id."""
        return (self.person(id) for id in entities.entity_ids(self._connection, "person"))

    def organisations(self) -> Iterator[KnownOrganisation]:
        """Every organisation, by id."""
        return (self.organisation(id) for id in entities.entity_ids(self._connection, "organisation"))

    def tenures(self) -> Iterator[Tenure]:
        """Every tenure, by person id; those of one person by the first day known."""
        for id in entities.entity_ids(self._connection, "person"):
            yield from tenures_of(id, *self._told_of(id), self._appointments)

    def control(self) -> Iterator[Control]:
        """Who is reported to have held which place, by place id; of one place by the first day known."""
        for place in claims.places_of_types(self._connection, _OF_CONTROL):
            yield from self.controls_of(place)

    def places(self) -> Iterator[ClaimPlace]:
        """Every place that claims name, by id."""
        return claims.all_places(self._connection)

    def sources(self) -> tuple[tuple[str, str | None, str | None], ...]:
        """(name, kind, grade) of every publisher, by name."""
        return reports.all_sources(self._connection)

    def citations(self, wanted: Sequence[str]) -> Sequence[Citation]:
        """How to name these reports as sources; erased and unknown ones are left out."""
        return reports.citations(self._connection, wanted)

    def person(self, id: str) -> Person:
        """A person by his present public id."""
        named = entities.namings_of_person(self._connection, id)
        nodes = self._graph.members_of("person", [id])[id]
        links = [link for link in self._graph.links_of("person", nodes) if {link.a, link.b} <= set(nodes)]
        return people.describe(id, [naming for naming, _ in named], links, self._reading.latin.spellings)

    def organisation(self, id: str) -> KnownOrganisation:
        """An organisation by its present public id."""
        known = self._reading.lexicons.names.organisations.get(id.removeprefix("o-"))
        return organisations.describe(
            id,
            [(naming.name, naming.report_id) for naming in self.organisation_namings(id)],
            known,
            form=None if known is None else known.name,
        )

    def organisation_namings(self, id: str) -> tuple[entities.OrganisationNaming, ...]:
        """Where an organisation is named, by report, then offset."""
        return entities.namings_of_organisation(self._connection, id)

    def tenures_of(self, person: str) -> tuple[Tenure, ...]:
        """The offices of a person, by the first day known of each."""
        namings, events = self._told_of(person)
        held = [post for naming in namings for post in naming.posts]
        held += [event.post for event in events if event.post is not None]
        titles = {title_key(post) for post in held}
        where = sorted({post.organisation for post in held if post.organisation is not None})
        nodes = self._graph.members_of("organisation", where).values()
        told = posts.claims_of_titles(
            self._connection, titles, _TOOK_OFFICE, [node for members in nodes for node in members]
        )
        return tenures_of(person, namings, events, appointments_of(self._appointed(told)))

    def _appointed(self, told: Sequence[str]) -> Iterator[OfficeEvent]:
        """The events that these claims (ids) tell; each is read once, however many people ask for it."""
        fresh = [id for id in told if id not in self._read]
        self._read.update((id, ()) for id in fresh)
        for event in self._office_events(tuple(claims.get_claims(self._connection, fresh).values())):
            self._read[event.claim] = (*self._read[event.claim], event)
        return (event for id in told for event in self._read[id])

    def _told_of(self, person: str) -> tuple[list[Naming], tuple[OfficeEvent, ...]]:
        """What reports call a person, and what befell him in office."""
        namings = [
            self._with_public_ids(naming)
            for naming, _ in entities.namings_of_person(self._connection, person)
        ]
        nodes = self._graph.members_of("person", [person])[person]
        return namings, self._office_events(claims.claims_of_nodes(self._connection, "person", nodes))

    def controls_of(self, place: str) -> tuple[Control, ...]:
        """Who is reported to have held a place, by the first day known."""
        told = claims.claims_at_place(self._connection, place, types=_OF_CONTROL)
        events = [
            event for held in told if held.status != "rejected" for event in control_events(held.sourced)
        ]
        return controls_of(place, events)

    @cached_property
    def _appointments(self) -> Appointments:
        return appointments_of(self._office_events(claims.claims_of_types(self._connection, _TOOK_OFFICE)))

    def _office_events(self, told: Sequence[StoredClaim]) -> tuple[OfficeEvent, ...]:
        """The events of offices that claims tell."""
        sole = self._reading.lexicons.names.office_parts["sole"]
        telling = [
            held.sourced
            for held in told
            if held.status != "rejected" and bears_on_offices(held.sourced.claim)
        ]
        namings = self._namings_of({sourced.report_id for sourced in telling})
        return tuple(
            event for sourced in telling for event in office_events(sourced, namings[sourced.report_id], sole)
        )

    def _namings_of(self, report_ids: Iterable[str]) -> dict[str, Mapping[str, Naming]]:
        """The people of reports, by their public ids."""
        named = entities.namings_of_reports(self._connection, sorted(report_ids))
        nodes = self._graph.nodes("person", [node for pairs in named.values() for _, node in pairs])
        return {
            report_id: {
                cluster: self._with_public_ids(naming)
                for naming, node in reversed(pairs)
                if node in nodes and (cluster := nodes[node].cluster) is not None
            }
            for report_id, pairs in named.items()
        }

    def _with_public_ids(self, naming: Naming) -> Naming:
        """A naming whose offices have the public ids of their organisations."""
        wanted = {post.organisation for post in naming.posts if post.organisation is not None}
        unknown = sorted(wanted - self._public.keys())
        nodes = self._graph.nodes("organisation", unknown) if unknown else {}
        self._public.update((id, nodes[id].cluster or id if id in nodes else id) for id in unknown)
        posts = tuple(
            replace(post, organisation=self._public[post.organisation] if post.organisation else None)
            for post in naming.posts
        )
        return replace(naming, posts=posts)

    def names_of(self, held: Iterable[Tenure | Control]) -> dict[str, str]:
        """What to call the organisations of tenures and of control, by public id."""
        ids = {one.organisation for one in held if one.organisation is not None}
        return self.called(ids)

    def called(self, ids: Iterable[str]) -> dict[str, str]:
        """What to call people and organisations, by public id: the names of `person` and `organisation`."""
        wanted = sorted(set(ids))
        known = self._reading.lexicons.names.organisations
        found: dict[str, str] = {}
        for kind, prefix in (("person", "p-"), ("organisation", "o-")):
            of_kind = [id for id in wanted if id.startswith(prefix)]
            for id, counts in names.names_of(self._connection, kind, of_kind).items():
                form = known.get(id.removeprefix("o-")) if kind == "organisation" else None
                if form is not None:
                    found[id] = form.name
                elif counts and kind == "organisation":
                    found[id] = counts[0].name
                elif counts:
                    found[id] = people.usual_name({one.name: one.main for one in counts if one.main})
                else:
                    found[id] = id
        return {id: found[id] for id in wanted}
