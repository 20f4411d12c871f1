"""What a study holds, in one state of it: for exports, lists and dossiers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from sqlalchemy import Connection

from rasid.dataset.harmed import every_victim, victims_of_report
from rasid.dataset.knowing import Reading
from rasid.records import claims, control, entities, incidents, names, offices, reports
from rasid.records.claims import ClaimPlace
from rasid.records.graph import RecordGraph, clusters_of
from rasid.records.statements import parts
from rasid.resolve import organisations, people
from rasid.resolve.incidents import describe
from rasid.resolve.office_titles import office_of, title_key
from rasid.resolve.tenures import appointments_of, tenures_of
from rasid.values.entity import Control, KnownOrganisation, Naming, OfficeEvent, Person, Post, Tenure
from rasid.values.incident import Incident
from rasid.values.stored import Citation, StoredClaim, StoredReport
from rasid.values.victim import ToldVictim

#: Of how many people offices are read at once.
_AT_ONCE = 200


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
        for ids in parts(entities.entity_ids(self._connection, "person"), _AT_ONCE):
            for tenures in self._tenures(ids).values():
                yield from tenures

    def control(self) -> Iterator[Control]:
        """Who is reported to have held which place, by place id; of one place by the first day known."""
        return control.all_spells(self._connection)

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
        counts = names.names_of(self._connection, "organisation", [id])[id]
        return organisations.known_as(
            id,
            tuple(one.name for one in counts),
            entities.reports_naming(self._connection, id),
            known,
            form=None if known is None else known.name,
        )

    def tenures_of(self, person: str) -> tuple[Tenure, ...]:
        """The offices of a person, by the first day known of each."""
        return self._tenures([person])[person]

    def tenures_of_people(self, ids: Sequence[str]) -> dict[str, tuple[Tenure, ...]]:
        """The offices of each of these people, by the first day known of each."""
        return self._tenures(ids)

    def _tenures(self, ids: Sequence[str]) -> dict[str, tuple[Tenure, ...]]:
        """Read together: people of one organisation are followed by one another."""
        who = {node: id for id, nodes in self._graph.members_of("person", ids).items() for node in nodes}
        namings: dict[str, list[Naming]] = {id: [] for id in ids}
        for naming, node in entities.namings_of_nodes(self._connection, who):
            namings[who[node]].append(naming)
        told = offices.events_of_people(self._connection, who)
        posts = [post for held in namings.values() for naming in held for post in naming.posts]
        posts += [event.post for event in told if event.post is not None]
        self._learn_ids(post.organisation for post in posts)
        self._learn_ids(event.organisation for event in told)
        events: dict[str, list[OfficeEvent]] = {id: [] for id in ids}
        for event in told:
            events[who[event.person]].append(self._public_event(event, who))
        after = appointments_of(
            self._public_event(event, who) for event in self._appointments_to(map(self._public_post, posts))
        )
        return {
            id: tenures_of(
                id, list(map(self._public_naming, namings[id])), _not_of_himself(events[id]), after
            )
            for id in ids
        }

    def _appointments_to(self, posts: Iterable[Post]) -> tuple[OfficeEvent, ...]:
        """The appointments that can have ended tenures of these offices (organisations by public id)."""
        titles, places, where, said = set(), set(), set(), set()
        for post in posts:
            office = office_of(post)
            if office.organisation or office.place:
                titles.add(title_key(post))
            if post.organisation is not None:
                where.add(post.organisation)
            elif office.organisation:
                said.add(office.organisation)
            else:
                places.add(office.place)
        nodes = self._graph.members_of("organisation", sorted(where)).values()
        found = offices.appointments_to(
            self._connection,
            titles,
            organisations={*said, *(node for members in nodes for node in members)},
            places=places,
        )
        self._learn_ids(event.post.organisation for event in found if event.post is not None)
        return found

    def _learn_ids(self, organisations: Iterable[str | None]) -> None:
        """Look up the public ids of organisation nodes that are not known yet."""
        unknown = sorted({node for node in organisations if node is not None} - self._public.keys())
        now = clusters_of(self._connection, "organisation", unknown)
        self._public.update((node, now.get(node, node)) for node in unknown)

    def _public_post(self, post: Post) -> Post:
        """An office with the public id of its organisation."""
        organisation = None if post.organisation is None else self._public[post.organisation]
        return post if organisation == post.organisation else replace(post, organisation=organisation)

    def _public_naming(self, naming: Naming) -> Naming:
        return replace(naming, posts=tuple(map(self._public_post, naming.posts)))

    def _public_event(self, event: OfficeEvent, who: Mapping[str, str]) -> OfficeEvent:
        """An event with public ids; of people whom nobody asks for, the node stays."""
        return replace(
            event,
            person=who.get(event.person, event.person),
            post=None if event.post is None else self._public_post(event.post),
            organisation=None if event.organisation is None else self._public.get(event.organisation),
        )

    def controls_of(self, place: str) -> tuple[Control, ...]:
        """Who is reported to have held a place, by the first day known."""
        return control.spells_at(self._connection, place)

    def controls_by(self, organisation: str, *, most: int | None = None) -> tuple[Control, ...]:
        """Which places an organisation is reported to have held, those with most claims first.

        `most` bounds how many places.
        """
        return control.spells_of(self._connection, organisation, most=most)

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


def _not_of_himself(events: Sequence[OfficeEvent]) -> list[OfficeEvent]:
    """The events of a person without those that say that he followed himself, under another name."""
    given = {(event.claim, event.post) for event in events if event.kind == "appointment"}
    return [event for event in events if event.kind != "succeeded" or (event.claim, event.post) not in given]
