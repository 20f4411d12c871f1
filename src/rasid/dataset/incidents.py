"""Making incidents anew from the claims that belong to them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import msgspec

from rasid.dataset.queueing import revalue
from rasid.dataset.work import Work
from rasid.records import claims, incidents
from rasid.records.history import Change
from rasid.resolve.growing import Regrouped
from rasid.resolve.incidents import describe
from rasid.resolve.places import place_id
from rasid.values.incident import Incident
from rasid.values.judgement import Link
from rasid.values.stored import StoredClaim


def remake(work: Work, done: Regrouped | None, *, also: Sequence[str] = ()) -> None:
    """Make the incidents of changed clusters, and those in `also`, anew; remove those that are no more."""
    members = {} if done is None else {cluster.id: cluster.members for cluster in done.clusters}
    gone = () if done is None else done.gone
    others = sorted(set(also) - members.keys() - set(gone))
    members |= work.graph.members_of("claim", others)
    before = incidents.get_incidents(work.connection, [*members, *gone])
    claims.set_incidents(work.connection, {claim: id for id, ids in sorted(members.items()) for claim in ids})
    claim_ids = sorted({claim for ids in members.values() for claim in ids})
    held = claims.get_claims(work.connection, claim_ids)
    made = _make(work, members, held)
    incidents.put_incidents(work.connection, [(one, _place(one)) for one in made])
    incidents.remove_incidents(work.connection, gone)
    revalue(work, made, held)
    for one in made:
        _note(work, before.get(one.id), one)
    for id in gone:
        if id in before:
            _note(work, before[id], None)


def _make(
    work: Work, members: Mapping[str, Sequence[str]], held: Mapping[str, StoredClaim]
) -> list[Incident]:
    """Describe incidents, given the claims of each, in the order of their ids."""
    links = work.graph.links_of("claim", sorted({claim for ids in members.values() for claim in ids}))
    made = []
    for id, ids in sorted(members.items()):
        told = [held[claim].sourced for claim in ids if claim in held]
        if told:
            found = describe(told, _within(links, set(ids)), rule=work.knowledge.rule)
            made.append(replace(found, id=id))
    return made


def _within(links: Sequence[Link], members: set[str]) -> tuple[Link, ...]:
    return tuple(link for link in links if link.a in members and link.b in members)


def _place(incident: Incident) -> str | None:
    return None if incident.place is None else place_id(incident.place)


def _note(work: Work, before: Incident | None, after: Incident | None) -> None:
    """Put a change of an incident into the history: numbers and ids, none of the reports' words."""
    was, now = _summary(before), _summary(after)
    held = after or before
    if held is not None and was != now:
        work.note(
            Change(work.at, work.knowledge.program, "resolve", "incident", held.id, before=was, after=now)
        )


def _summary(incident: Incident | None) -> str | None:
    if incident is None:
        return None
    days = incident.days
    return msgspec.json.encode(
        {
            "type": incident.type,
            "standing": incident.standing,
            "start": None if days is None else days.start,
            "end": None if days is None else days.end,
            "place": _place(incident),
            "figures": [(f.what, f.low, f.best, f.high) for f in incident.figures],
            "claims": incident.claims,
            "sources": incident.sources,
        }
    ).decode()
