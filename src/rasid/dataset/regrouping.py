"""Merging, splitting and moving: what a person says of what belongs together, as judgements on nodes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec
from sqlalchemy import Connection

from rasid.dataset.deciding import Pair, judge_pairs, node_meant, withdraw_judgements
from rasid.dataset.study import Study
from rasid.dataset.work import Work
from rasid.errors import RefusedError
from rasid.records import entities, incidents, judgements, public_ids
from rasid.records.graph import RecordGraph
from rasid.resolve.taking import own_node, short_digest
from rasid.values.judgement import Judgement
from rasid.values.regrouping import Regrouped, Regrouping

_KINDS = {"i": "claim", "p": "person", "o": "organisation"}


class ChangedMeanwhileError(RefusedError):
    """What was to be changed is not as it was seen: somebody else changed it, or a report came in.

    `id` is the public id of what changed. Nothing was done.
    """

    def __init__(self, id: str) -> None:
        says = f"{id}: was changed since you looked at it; look at it again"
        super().__init__("changed-meanwhile", says, id=id)
        self.id = id


def regroup(study: Study, asked: Regrouping, *, seen: Iterable[tuple[str, str]] = ()) -> Regrouped:
    """Do what is asked, in one transaction.

    `seen` are marks (id, `mark_of`) of what was looked at. Raises ChangedMeanwhileError where one of them is
    not so any more, UsageError for what cannot be done.
    """
    with study.writing() as work:
        for id, mark in seen:
            if mark_of(work.connection, id) != mark:
                raise ChangedMeanwhileError(id)
        made = apply(work, asked)
        now = public_ids.lead(work.connection, asked.of)
        return Regrouped(tuple(one.id for one in made), now or asked.of)


def take_back(study: Study, ids: Sequence[str], *, why: str = "") -> tuple[str, ...]:
    """Take back judgements, each with all that were made in one change with it; gives those that stood.

    Raises UsageError where there is no such judgement.
    """
    taken: dict[str, Judgement] = {}
    with study.writing() as work:
        for id in ids:
            found = judgements.get_judgement(work.connection, id)
            if found is None:
                raise RefusedError("decision-unknown", f"{id}: no judgement of this study has this id", id=id)
            if id not in taken:
                together = judgements.made_together(work.connection, found[0])
                withdraw_judgements(work, together, why=why)
                taken |= {one.id: one for one in together}
    return tuple(taken)


def mark_of(connection: Connection, id: str) -> str:
    """A mark of the present state of an incident, a person or an organisation: it changes with what belongs
    to it and with every judgement on that; empty where there is none of this id.
    """
    kind = _KINDS.get(id.partition("-")[0], "")
    now = public_ids.lead(connection, id) if kind else None
    if now is None:
        return ""
    members = RecordGraph(connection).members_of(kind, [now])[now]
    said = [judgement.id for judgement in judgements.judgements_of(connection, kind, members)]
    told = incidents.get_incident(connection, now) if kind == "claim" else None
    return short_digest(now, msgspec.json.encode(told).decode(), *members, *said)


def apply(work: Work, asked: Regrouping) -> tuple[Judgement, ...]:
    """Do what is asked within a transaction. Raises UsageError for what cannot be done."""
    if asked.action == "merge":
        return _merge(work, asked)
    if asked.action == "split":
        return _split(work, asked)
    if asked.action == "move":
        return _move(work, asked)
    if asked.action == "apart":
        return _keep_apart(work, asked)
    raise RefusedError("regroup-action", f"{asked.action}: is merge, split, move or apart", said=asked.action)


def _merge(work: Work, asked: Regrouping) -> tuple[Judgement, ...]:
    kind, of = _members(work, asked.of)
    other_kind, other = _members(work, asked.other)
    if kind != other_kind:
        raise RefusedError(
            "sorts-differ",
            f"{asked.of} and {asked.other} are things of different sorts; give two of one sort",
            one=asked.of,
            two=asked.other,
        )
    if set(of) & set(other):
        raise RefusedError(
            "same-thing", f"{asked.of} and {asked.other} are one already", one=asked.of, two=asked.other
        )
    first, second = (node_meant(work, id)[1] for id in (asked.of, asked.other))
    said = judge_pairs(work, kind, [Pair(first, second, True, f"{asked.of} {asked.other}")], why=asked.why)
    return (*said, *_hold_together(work, kind, first, (*of, *other), asked))


def _split(work: Work, asked: Regrouping) -> tuple[Judgement, ...]:
    kind, members = _members(work, asked.of)
    if kind == "person":
        off, rest = _namings_apart(work, asked)
    else:
        off = tuple(dict.fromkeys(asked.members))
        rest = tuple(node for node in members if node not in off)
    strange = [] if kind == "person" else [node for node in off if node not in members]
    if strange:
        raise RefusedError(
            "split-strange",
            f"{', '.join(strange)}: does not belong to {asked.of}",
            ids=", ".join(strange),
            of=asked.of,
        )
    if not off or not rest:
        raise RefusedError("split-nothing", f"choose what is to go from {asked.of}, and leave something")
    names = [_said(node, asked.of) for node in (off[0], *off[1:])]
    pairs = [
        *(
            Pair(off[0], node, True, f"{names[0]} {name}")
            for node, name in zip(off[1:], names[1:], strict=True)
        ),
        *(Pair(off[0], node, False, f"{names[0]} {_said(node, asked.of)}") for node in rest),
    ]
    return judge_pairs(work, kind, pairs, why=asked.why)


def _move(work: Work, asked: Regrouping) -> tuple[Judgement, ...]:
    """A claim of another incident to this one: together with it, and apart from those that it was with."""
    kind, members = _members(work, asked.of)
    other, claim = node_meant(work, asked.other)
    if kind != "claim" or other != "claim":
        raise RefusedError(
            "move-wrong",
            f"{asked.other} cannot be moved to {asked.of}; give a claim and an incident",
            one=asked.other,
            two=asked.of,
        )
    if claim in members:
        raise RefusedError(
            "move-there", f"{asked.other} belongs to {asked.of} already", one=asked.other, two=asked.of
        )
    was = work.graph.nodes(kind, [claim])[claim].cluster
    left = [node for node in work.graph.members_of(kind, [was])[was] if node != claim] if was else []
    first = node_meant(work, asked.of)[1]
    pairs = [
        Pair(claim, first, True, f"{claim} {asked.of}"),
        *(Pair(claim, node, False, f"{claim} {node}") for node in left),
    ]
    said = judge_pairs(work, kind, pairs, why=asked.why)
    return (*said, *_hold_together(work, kind, first, members, asked))


def _keep_apart(work: Work, asked: Regrouping) -> tuple[Judgement, ...]:
    kind, of = _members(work, asked.of)
    other_kind, other = _members(work, asked.other)
    if kind != other_kind or set(of) & set(other):
        raise RefusedError(
            "apart-wrong",
            f"{asked.of} and {asked.other}: give two of one sort that are two already",
            one=asked.of,
            two=asked.other,
        )
    first, second = (node_meant(work, id)[1] for id in (asked.of, asked.other))
    return judge_pairs(work, kind, [Pair(first, second, False, f"{asked.of} {asked.other}")], why=asked.why)


def _hold_together(
    work: Work, kind: str, first: str, members: Sequence[str], asked: Regrouping
) -> tuple[Judgement, ...]:
    """Judgements for what the program would now leave out, since something in it conflicts with the rest."""
    now = work.graph.nodes(kind, members)
    left = [id for id, node in now.items() if node.cluster != now[first].cluster]
    pairs = [Pair(first, id, True, f"{_said(first, asked.of)} {_said(id, asked.other)}") for id in left]
    return judge_pairs(work, kind, pairs, why=asked.why) if pairs else ()


def _namings_apart(work: Work, asked: Regrouping) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The nodes of the namings to go, each one of its own, and those of the namings that stay."""
    now = public_ids.lead(work.connection, asked.of) or asked.of
    named = entities.namings_of_person(work.connection, now)
    known = {naming.id: naming for naming, _ in named}
    strange = [id for id in asked.members if id not in known]
    if strange:
        raise RefusedError(
            "split-strange",
            f"{', '.join(strange)}: is no naming of {asked.of}",
            ids=", ".join(strange),
            of=asked.of,
        )
    off = tuple(own_node(known[id]) for id in dict.fromkeys(asked.members))
    rest = {node for naming, node in named if naming.id not in asked.members}
    return off, tuple(sorted(rest))


def _members(work: Work, id: str) -> tuple[str, tuple[str, ...]]:
    """The kind and nodes of what a public id stands for. Raises UsageError."""
    kind, node = node_meant(work, id)
    cluster = work.graph.nodes(kind, [node])[node].cluster
    return kind, work.graph.members_of(kind, [cluster])[cluster] if cluster else (node,)


def _said(node: str, public: str) -> str:
    """What the history calls a node: a person's holds his name, so his public id stands for it."""
    if node.startswith("@"):
        return node[1:]
    return node if node.startswith(("c-", "o-")) else public
