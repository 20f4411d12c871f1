"""Joining nodes in the store, and what follows: ids given, copies marked, incidents to be made anew."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TypeVar

from rasid.dataset.holders import follow_organisations
from rasid.dataset.incidents import remake
from rasid.dataset.work import Work
from rasid.records import claims, entities, judgements, public_ids, reports
from rasid.records.history import Change
from rasid.resolve.growing import Regrouped, regroup
from rasid.resolve.kind import Kind
from rasid.resolve.taking import order_of
from rasid.values.graph import Node

P = TypeVar("P")

_NO_HEIRS: Mapping[str, str] = MappingProxyType({})


def join_claims(
    work: Work,
    *,
    added: Sequence[Node] = (),
    removed: Sequence[str] = (),
    heirs: Mapping[str, str] = _NO_HEIRS,
    also: Sequence[str] = (),
) -> None:
    """Join claims, and make the incidents anew that this touches, and those in `also`.

    `heirs` are the claims that tell what removed ones told.
    """
    done = _join(work, work.knowledge.kinds.claim, _Change(added, removed, heirs=heirs))
    claims.set_incidents(work.connection, dict.fromkeys(removed))
    remake(work, done, also=also)


def join_named(
    work: Work, kind: Kind[P], *, named: Sequence[Node], before: Mapping[str, str]
) -> tuple[str, ...]:
    """Join the people or organisations that a report names; give the incidents that now name others.

    `before` are the nodes that the report named until now, each with the one that it names in its place. A
    node that stood already as it is and is not named earlier than it was changes nothing; one that no report
    names any more goes.
    """
    lost = before.keys() - {node.id for node in named}
    gone = entities.unnamed_nodes(work.connection, kind.name, lost)
    known = work.graph.nodes(kind.name, [*(node.id for node in named), *lost])
    added = [node for node in named if node.id not in known or _is_news(node, known[node.id])]
    fresh = {node.id: node for node in named}
    moved = (before.keys() & known.keys()) - set(gone) - {node.id for node in added}
    for id in sorted(moved):
        if _is_first_still(work, kind.name, known[id], fresh.get(id)):
            continue
        first = entities.first_named(work.connection, kind.name, id)
        if first is not None and order_of(*first) != known[id].first:
            added.append(replace(known[id], first=order_of(*first)))
    if not added and not gone:
        return ()
    done = _join(work, kind, _Change(added, gone, heirs=before))
    return _incidents_naming(work, kind.name, done.moved)


def _is_first_still(work: Work, kind: str, known: Node, named: Node | None) -> bool:
    """Whether the naming that a node is known by first is there still; `named` is it in the changed report.

    To look for the first one among all takes long where thousands of reports name an organisation.
    """
    report_id = _report_of(known.first)
    if named is not None and _report_of(named.first) == report_id:
        return named.first == known.first
    return entities.names_node(work.connection, kind, report_id, known.id)


def _report_of(first: str) -> str:
    """The report of the naming that a node's place in the order is from."""
    return first.partition(" ")[2].rpartition(":")[0]


def _is_news(node: Node, known: Node) -> bool:
    """Whether a node is named earlier than it was known to be, or is made otherwise by a new coding."""
    return node.first < known.first or node.profile != known.profile


def join_judged(work: Work, kind: Kind[P], judged: Sequence[str]) -> None:
    """Let a new judgement of these nodes count, or one that was taken back count no more."""
    done = _join(work, kind, _Change(judged=judged))
    if kind.name == "claim":
        remake(work, done)
    elif kind.name == "report":
        remake(work, None, also=mark_copies(work, done))
    else:
        remake(work, None, also=_incidents_naming(work, kind.name, done.moved))


def join_report(work: Work, *, added: Sequence[Node] = (), removed: Sequence[str] = ()) -> tuple[str, ...]:
    """Find what a report repeats or what repeats it; give the incidents that must count sources anew."""
    return mark_copies(work, _join(work, work.knowledge.kinds.report, _Change(added, removed)))


def mark_copies(work: Work, done: Regrouped) -> tuple[str, ...]:
    """Mark in each group of near-copies all but the first; give the incidents of those whose mark changed."""
    incidents: set[str] = set()
    for group in done.clusters:
        marked = reports.copies_marked(work.connection, group.members)
        meant = {id: None if id == group.first else group.first for id in group.members}
        changed = {id: leader for id, leader in meant.items() if marked[id] != leader}
        reports.set_copies(work.connection, changed)
        for id in sorted(changed):
            for held in claims.claims_of_report(work.connection, id):
                incidents.update([held.incident] if held.incident is not None else [])
    return tuple(sorted(incidents))


@dataclass(frozen=True, slots=True)
class _Change:
    """What becomes of nodes. `heirs`: for a removed node the one that its public ids lead to from now on."""

    added: Sequence[Node] = ()
    removed: Sequence[str] = ()
    judged: Sequence[str] = ()
    heirs: Mapping[str, str] = field(default_factory=dict)


def _join(work: Work, kind: Kind[P], change: _Change) -> Regrouped:
    """Join, and keep public ids: those of a removed node lead to its heir, else to its cluster's rest."""
    judged, removed, heirs = change.judged, change.removed, change.heirs
    there = work.graph.nodes(kind.name, [*judged, *removed])
    rest = work.graph.members_of(kind.name, {node.cluster for node in there.values() if node.cluster})
    _move_judgements(work, kind.name, change)
    done = regroup(
        work.graph, kind, added=change.added, removed=removed, judged=[id for id in judged if id in there]
    )
    public_ids.give_ids(work.connection, kind.name, [(made.id, made.first) for made in done.clusters])
    left = work.graph.nodes(kind.name, [*heirs.values(), *(id for ids in rest.values() for id in ids)])
    public_ids.hand_on(
        work.connection,
        kind.name,
        {id: _heir(there[id], heirs, rest, left) for id in removed if id in there},
    )
    if kind.name == "organisation":
        follow_organisations(work, done.moved)
    return done


def _move_judgements(work: Work, kind: str, change: _Change) -> None:
    """What people said of a claim or name holds for what a new coding made of it.

    Not where one naming is set apart from those of its signature, or put back: that changes no name.
    """
    removed = [id for id in change.removed if not id.startswith("@")]
    heirs = {id: change.heirs[id] for id in removed if change.heirs.get(id, id) != id}
    added = {node.id for node in change.added}
    there = added | work.graph.nodes(kind, heirs.values()).keys()
    heirs = {id: heir for id, heir in heirs.items() if heir in there and not heir.startswith("@")}
    for before, after in judgements.move_ends(work.connection, kind, heirs):
        work.note(
            Change(
                work.at, work.knowledge.program, "move", "judgement", before.id,
                before=f"{before.a} {before.b}", after=f"{after.a} {after.b}", why="coded anew",
            )
        )  # fmt: skip


def _heir(
    gone: Node,
    heirs: Mapping[str, str],
    rest: Mapping[str, tuple[str, ...]],
    left: Mapping[str, Node],
) -> str | None:
    if heirs.get(gone.id) in left:
        return heirs[gone.id]
    others = [left[id] for id in rest.get(gone.cluster or "", ()) if id in left]
    return min(others, key=lambda node: (node.first, node.id)).id if others else None


def _incidents_naming(work: Work, kind: str, nodes: Sequence[str]) -> tuple[str, ...]:
    found = claims.claims_of_nodes(work.connection, kind, nodes)
    return tuple(sorted({held.incident for held in found if held.incident is not None}))
