"""What may be one with an incident or a person though the program keeps them apart: scored, with reasons."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import Connection

from rasid.dataset.study import Study
from rasid.records import incidents, judgements, names
from rasid.records.graph import RecordGraph
from rasid.records.incident_lists import list_incidents
from rasid.resolve import comparing_claims, comparing_people
from rasid.resolve.people import PEOPLE, PersonProfile
from rasid.values.graph import Node
from rasid.values.incident import Incident, IncidentFilter
from rasid.values.judgement import Reason
from rasid.values.search import Area

#: How many days around an incident's are looked at, and how many incidents and nodes at most.
_DAYS, _MOST, _MOST_NODES = 3, 300, 24
#: Below this nothing is shown: two people who share a word of their name, two incidents of one week.
_LEAST = 0.25


@dataclass(frozen=True, slots=True)
class NearbyIncident:
    """An incident that may be one with another: the likest pair of their claims, its score and reasons.

    `why_not` is why the program never joins the two: types, report, days, places; empty where it only finds
    too little.
    """

    incident: Incident
    claim: str
    mine: str
    score: float
    reasons: tuple[Reason, ...]
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class Alike:
    """A person or organisation that may be one with another, with score, reasons, and whether somebody said
    that they are two.
    """

    id: str
    name: str
    namings: int
    score: float
    reasons: tuple[Reason, ...]
    refused: bool = False


def incidents_nearby(study: Study, id: str, *, limit: int = 20) -> tuple[NearbyIncident, ...]:
    """The incidents of about the same days in the same country that may be one with this, the likest first.

    Nothing for an incident without a day: it can be told from no other.
    """
    with study.database.reading() as connection:
        told = incidents.get_incident(connection, id)
        if told is None or told.days is None:
            return ()
        around = _around(connection, told)
        graph = RecordGraph(connection)
        mine = graph.nodes("claim", told.claims[:_MOST_NODES])
        theirs = graph.nodes("claim", [claim for one in around for claim in one.claims[:_MOST_NODES]])
    kind = study.reading.knowledge.kinds.claim
    own = {node.id: kind.profile_of(node) for node in mine.values()}
    others = {node.id: kind.profile_of(node) for node in theirs.values()}
    found = []
    for one in around:
        pairs = [
            (weighed[0], claim, node, weighed[1])
            for claim in one.claims[:_MOST_NODES]
            if claim in others
            for node in own
            if (weighed := comparing_claims.weigh(own[node], others[claim])) is not None
        ]
        if not pairs:
            continue
        score, claim, node, reasons = max(pairs, key=lambda pair: (pair[0], pair[1], pair[2]))
        if score >= _LEAST:
            why_not = comparing_claims.why_never(own[node], others[claim]) or ""
            found.append(NearbyIncident(one, claim, node, score, reasons, why_not))
    return tuple(sorted(found, key=lambda near: (-near.score, near.incident.id))[:limit])


def _around(connection: Connection, told: Incident) -> tuple[Incident, ...]:
    assert told.days is not None
    country = None if told.place is None else told.place.country
    asked = IncidentFilter(
        first=told.days.start - timedelta(_DAYS),
        last=told.days.end + timedelta(_DAYS),
        area=None if country is None else Area((), country),
    )
    return tuple(one for one in list_incidents(connection, asked, limit=_MOST) if one.id != told.id)


def people_alike(study: Study, id: str, *, limit: int = 12) -> tuple[Alike, ...]:
    """The people who may be one with this, the likest first: of names that can be one man's."""
    with study.database.reading() as connection:
        graph = RecordGraph(connection)
        members = graph.members_of("person", [id])[id][:_MOST_NODES]
        mine = [_profile(node) for node in graph.nodes("person", members).values()]
        near = _sounding_alike(connection, graph, id, mine)
        refused = _refused(connection, graph, members)
        best: dict[str, tuple[float, tuple[Reason, ...]]] = {}
        for node in near:
            weighed = _best(mine, _profile(node))
            if weighed is None or node.cluster is None or weighed[0] < _LEAST:
                continue
            if node.cluster not in best or weighed[0] > best[node.cluster][0]:
                best[node.cluster] = weighed
        chosen = sorted(best, key=lambda one: (-best[one][0], one))[:limit]
        called = names.names_of(connection, "person", chosen)
        return tuple(
            Alike(
                one, called[one][0].name, sum(name.main for name in called[one]), *best[one], one in refused
            )
            for one in chosen
            if called[one]
        )


def organisations_alike(study: Study, id: str, *, limit: int = 12) -> tuple[Alike, ...]:
    """The organisations of which each word of the usual name sounds in a name, or the other way round."""
    with study.database.reading() as connection:
        graph = RecordGraph(connection)
        called = names.names_of(connection, "organisation", [id])[id]
        refused = _refused(connection, graph, graph.members_of("organisation", [id])[id][:_MOST_NODES])
        found: dict[str, str] = {}
        for mine in (count.name for count in called[:3]):
            for listed in names.list_named(connection, "organisation", words=mine, limit=limit):
                if listed.id != id:
                    found.setdefault(listed.id, mine)
        others = names.names_of(connection, "organisation", found)
    made = [_called_alike(one, mine, others[one], one in refused) for one, mine in found.items()]
    return tuple(sorted(made, key=lambda alike: (-alike.score, alike.id))[:limit])


def _called_alike(id: str, mine: str, others: Sequence[names.NameCount], refused: bool) -> Alike:
    """An organisation whose name has all words of mine; the score is the share of its own that they are."""
    name = others[0].name
    score = round(len(mine.split()) / max(len(mine.split()), len(name.split()), 1), 2)
    said = f"{mine} / {name}"
    reason = Reason("words-in-common", score, said, of=(said,))
    return Alike(id, name, sum(count.main for count in others), score, (reason,), refused)


def _profile(node: Node) -> PersonProfile:
    return PEOPLE.profile_of(node)


def _best(mine: Sequence[PersonProfile], other: PersonProfile) -> tuple[float, tuple[Reason, ...]] | None:
    weighed = [found for one in mine if (found := comparing_people.weigh(one, other)) is not None]
    return max(weighed, key=lambda found: found[0], default=None)


def _sounding_alike(
    connection: Connection, graph: RecordGraph, id: str, mine: Iterable[PersonProfile]
) -> tuple[Node, ...]:
    """The nodes of others that share a key, or the sound of the first and last word of a name."""
    keys: set[str] = set()
    sounding: set[str] = set()
    for profile in mine:
        keys.update(PEOPLE.keys(profile))
        for name in profile.names:
            words = " ".join(dict.fromkeys((name[0], name[-1])))
            sounding |= {one.node for one in names.list_named(connection, "person", words=words, limit=60)}
    under = graph.under_keys("person", sorted(keys)[:_MOST])
    met = sorted(sounding | {node for ids in under.values() for node in ids})[:_MOST]
    return tuple(node for node in graph.nodes("person", met).values() if node.cluster != id)


def _refused(connection: Connection, graph: RecordGraph, members: Sequence[str]) -> set[str]:
    """The public ids of those whom somebody said to be others than these nodes."""
    said = [one for one in judgements.judgements_of(connection, "person", members) if not one.same]
    said += [one for one in judgements.judgements_of(connection, "organisation", members) if not one.same]
    ends = {end for one in said for end in (one.a, one.b)} - set(members)
    found = [*graph.nodes("person", ends).values(), *graph.nodes("organisation", ends).values()]
    return {node.cluster for node in found if node.cluster is not None}
