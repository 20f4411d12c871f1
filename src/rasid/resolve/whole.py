"""Many coded reports resolved at once, in memory: what a study made of them would hold.

For measuring and for scripts; a study does the same report by report in its store.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rasid.resolve.figures import DEFAULT
from rasid.resolve.growing import regroup
from rasid.resolve.incidents import describe
from rasid.resolve.kinds import Kinds
from rasid.resolve.memory import MemoryGraph
from rasid.resolve.taking import Taken, public_claims, report_id_of, take
from rasid.values.coded import CodedReport
from rasid.values.incident import Incident, SourcedClaim
from rasid.values.judgement import Link


@dataclass(frozen=True, slots=True)
class Whole:
    """What reports resolve to.

    `taken` is what each report gave, by report id; `copy_of` the report that a near-copy repeats;
    `incident_of` the incident of each claim, `person_of` the person of each naming, `organisation_of` that
    of each node.
    """

    taken: dict[str, Taken]
    copy_of: dict[str, str]
    incident_of: dict[str, str]
    person_of: dict[str, str]
    organisation_of: dict[str, str]
    links: tuple[Link, ...]

    def claims(self) -> dict[str, SourcedClaim]:
        """Every claim, by id."""
        return {claim.claim.id: claim for taken in self.taken.values() for claim in taken.claims}


def resolve_whole(reports: Sequence[CodedReport], kinds: Kinds) -> Whole:
    """Resolve coded reports; two with the same bytes count once. Their order makes no difference."""
    graph = MemoryGraph()
    coded = {report_id_of(report.sha256): report for report in reports}
    for id, report in sorted(coded.items()):
        regroup(graph, kinds.report, added=[kinds.report_node(id, report)])
    copies = _copies(graph)
    taken = {
        id: take(
            report,
            public_claims(id, report.events),
            report_id=id,
            copy_of=copies.get(id),
            node_of=kinds.node_of(),
        )
        for id, report in sorted(coded.items())
    }
    regroup(graph, kinds.claim, added=[kinds.claim_node(c) for t in taken.values() for c in t.claims])
    regroup(graph, kinds.person, added=list(kinds.person_nodes(taken.values())))
    regroup(graph, kinds.organisation, added=list(kinds.organisation_nodes(taken.values())))
    people = _clusters(graph, "person")
    return Whole(
        taken=taken,
        copy_of=copies,
        incident_of=_clusters(graph, "claim"),
        person_of={naming.naming.id: people[naming.node] for t in taken.values() for naming in t.namings},
        organisation_of=_clusters(graph, "organisation"),
        links=graph.links_of("claim", [node.id for node in graph.all_nodes("claim")]),
    )


def incidents_of(whole: Whole, *, rule: str = DEFAULT) -> tuple[Incident, ...]:
    """The incidents, by id, with figures by a named rule."""
    claims = whole.claims()
    members: dict[str, list[SourcedClaim]] = {}
    for claim, incident in sorted(whole.incident_of.items()):
        members.setdefault(incident, []).append(claims[claim])
    return tuple(
        replace(describe(found, _within(whole.links, found), rule=rule), id=id)
        for id, found in sorted(members.items())
    )


def _within(links: Sequence[Link], members: Sequence[SourcedClaim]) -> tuple[Link, ...]:
    ids = {member.claim.id for member in members}
    return tuple(link for link in links if link.a in ids and link.b in ids)


def _clusters(graph: MemoryGraph, kind: str) -> dict[str, str]:
    return {node.id: node.cluster for node in graph.all_nodes(kind) if node.cluster is not None}


def _copies(graph: MemoryGraph) -> dict[str, str]:
    """The first report of each group of near-copies, for the others of it."""
    first: dict[str, str] = {}
    found: dict[str, str] = {}
    for node in sorted(graph.all_nodes("report"), key=lambda node: (node.first, node.id)):
        leader = first.setdefault(node.cluster or node.id, node.id)
        if leader != node.id:
            found[node.id] = leader
    return found
