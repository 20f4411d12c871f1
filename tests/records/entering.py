"""A coded report put into the tables of a study, without joining anything: every name is its own node."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date

from sqlalchemy import Connection

from rasid.language.index_words import report_terms
from rasid.lexicon.lemmas import Lemmas
from rasid.lexicon.names import NamedOrganisation
from rasid.records.claims import ClaimInForce, ClaimPlace, put_claims
from rasid.records.codings import add_coding
from rasid.records.entities import OrganisationNaming, put_namings
from rasid.records.graph import RecordGraph
from rasid.records.public_ids import give_ids
from rasid.records.reports import put_report
from rasid.records.search import index_report
from rasid.values.claim import Claim, Place
from rasid.values.coded import CodedReport
from rasid.values.entity import Naming
from rasid.values.graph import Node
from rasid.values.incident import Participant
from rasid.values.report import Report
from rasid.values.stored import Arrival, Authorship


def enter(
    connection: Connection,
    report: Report,
    coded: CodedReport,
    lemmas: Lemmas,
    organisations: dict[str, NamedOrganisation],
) -> str:
    """Put a report and what was read from it into the tables and the index; gives its id."""
    id = "r-" + _digest(report.text)
    put_report(connection, report, id=id, arrival=Arrival("file", date(2024, 1, 1), "tests"))
    made_by = Authorship("program", "tests", "2024-01-01T00:00:00Z")
    number = add_coding(connection, coded, report_id=id, made_by=made_by)
    nodes = _nodes_of(coded)
    claims = [_in_force(id, claim, nodes) for claim in coded.events]
    put_claims(connection, id, claims, coding=number)
    people = [
        (Naming(f"{id}:{p.name.at}", id, coded.published, p.name.text, (), (), (), ()), nodes[p.name.text])
        for p in coded.people
    ]
    groups = [OrganisationNaming(id, o.name.at, nodes[o.name.text], o.name.text) for o in coded.organisations]
    put_namings(connection, id, people, groups)
    _know(connection, sorted(set(nodes.values())))
    index_report(connection, id, report_terms(coded, lemmas, organisations))
    return id


def place_id(place: Place) -> str:
    """The id of a place."""
    return f"g-{place.geonames_id}" if place.geonames_id else "g-x" + _digest(place.text)


def _know(connection: Connection, ids: list[str]) -> None:
    graph = RecordGraph(connection)
    for kind, letter in (("person", "p"), ("organisation", "o")):
        mine = [id for id in ids if id.startswith(letter)]
        graph.put_nodes(kind, {Node(id, "", "{}", None): () for id in mine})
        graph.put_clusters(kind, {id: id for id in mine})
        give_ids(connection, kind, [(id, id) for id in mine])


def _nodes_of(coded: CodedReport) -> dict[str, str]:
    """The node of every name."""
    nodes: dict[str, str] = {}
    for person in coded.people:
        node = "p-" + _digest(person.name.text)
        nodes |= {phrase.text: node for phrase in (person.name, *person.aliases, *person.mentions)}
    for organisation in coded.organisations:
        node = f"o-{organisation.alias or _digest(organisation.name.text)}"
        nodes |= {phrase.text: node for phrase in (organisation.name, *organisation.mentions)}
    return nodes


def _in_force(report_id: str, claim: Claim, nodes: dict[str, str]) -> ClaimInForce:
    places = {
        place_id(place): ClaimPlace(
            place_id(place), place.name or place.text, place.country, place.admin1, place in claim.places
        )
        for place in (*claim.inferred_places, *claim.places)
    }
    taking_part = []
    for role, phrases in (("actor", claim.actors), ("target", claim.targets)):
        for phrase in phrases:
            node = next((node for name, node in nodes.items() if name in phrase.text), "")
            group, person = (node if node.startswith(letter) else None for letter in ("o-", "p-"))
            taking_part.append(Participant(role, phrase.text, phrase.at, group, person))
    held = replace(claim, id="c-" + _digest(f"{report_id} {claim.id}"))
    return ClaimInForce(held, "unreviewed", tuple(places.values()), tuple(taking_part))


def _digest(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()[:12]
