"""Laying a large study without comparing: what `add` writes of each report, with joins from the generator.

Adding 100,000 reports one by one takes hours; to measure what the next one costs, the tables need their rows,
not the work that led to them. Each report gets what `Study.add_coded` writes of it: report, coding, claims,
places, participants, namings, nodes of all four kinds with their keys, index and history. What comparing
would find is laid instead: claims of one type that tell one happening are linked and are one incident.
Namesakes are people of their own, and no report is a copy of another. `finish` makes the incidents and the
queue, which the pages of the workbench show; without it an incident is made when the next report joins it.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import islice
from typing import TypeVar

from sqlalchemy import select
from study_generator import Told

from rasid.dataset.adding import put_coding
from rasid.dataset.holders import bring_told_in_step
from rasid.dataset.incidents import remake
from rasid.dataset.places import places_of
from rasid.dataset.queueing import fill
from rasid.dataset.study import Study
from rasid.dataset.work import Work
from rasid.records import claims, entities, posts, public_ids, reports, tables
from rasid.records.history import Change
from rasid.records.search import index_report
from rasid.resolve.kind import Kind
from rasid.resolve.office_titles import title_key
from rasid.resolve.taking import Taken, public_claims, report_id_of, take
from rasid.values.graph import Node
from rasid.values.judgement import Link
from rasid.values.stored import Arrival

_TOGETHER = 500
P = TypeVar("P")

_ARRIVAL = Arrival("file", date(2024, 1, 1), "bench")


def lay(study: Study, told: Iterable[Told]) -> None:
    """Lay reports into a study, some hundred in one transaction."""
    left = iter(told)
    laid = 0
    start = time.perf_counter()
    while part := tuple(islice(left, _TOGETHER)):
        with study.writing() as work:
            taken = [_lay_report(work, one) for one in part]
            _lay_nodes(work, part, taken)
            for one in part:
                terms = work.knowledge.terms(one.coded)
                index_report(work.connection, report_id_of(one.report.sha256), terms)
        laid += len(part)
        if laid % 5_000 == 0:
            print(f"{laid:>7,} reports laid in {time.perf_counter() - start:,.0f} s", file=sys.stderr)


def _lay_report(work: Work, told: Told) -> Taken:
    """Everything of a report but its nodes and its terms."""
    id = report_id_of(told.report.sha256)
    reports.put_report(work.connection, told.report, id=id, arrival=_ARRIVAL)
    work.note(Change(work.at, work.who, "add", "report", id, report_id=id, after=told.report.sha256))
    coding = put_coding(work, id, told.coded)
    taken = take(told.coded, public_claims(id, told.coded.events), report_id=id)
    held = [
        claims.ClaimInForce(one.claim, "unreviewed", places_of(one.claim), one.participants)
        for one in taken.claims
    ]
    claims.put_claims(work.connection, id, held, coding=coding)
    entities.put_namings(
        work.connection,
        id,
        [(named.naming, named.node) for named in taken.namings],
        [entities.OrganisationNaming(id, named.at, named.node, named.name) for named in taken.organisations],
    )
    posts.put_posts(work.connection, id, _posts_of(taken))
    return taken


def _lay_nodes(work: Work, part: Sequence[Told], taken: Sequence[Taken]) -> None:
    """The nodes of some reports in a row, and the incidents that their claims make."""
    kinds = work.knowledge.kinds
    _put(work, kinds.report, [kinds.report_node(report_id_of(one.report.sha256), one.coded) for one in part])
    _put(work, kinds.person, list(kinds.person_nodes(taken)))
    _put(work, kinds.organisation, list(kinds.organisation_nodes(taken)))
    nodes = {sourced.claim.id: kinds.claim_node(sourced) for one in taken for sourced in one.claims}
    happenings: dict[tuple[int, str], list[str]] = {}
    for one, its in zip(part, taken, strict=True):
        for sourced in its.claims:
            happenings.setdefault((one.happening, sourced.claim.type), []).append(sourced.claim.id)
    first = {id: min(ids, key=lambda id: (nodes[id].first, id)) for ids in happenings.values() for id in ids}
    _put(work, kinds.claim, list(nodes.values()), first)
    links = [
        Link(min(a, b), max(a, b), 0.9, ())
        for ids in happenings.values()
        for place, a in enumerate(ids)
        for b in ids[place + 1 :]
    ]
    work.graph.put_links("claim", links)
    claims.set_incidents(work.connection, {id: kinds.claim.public_id(leader) for id, leader in first.items()})


def finish(study: Study) -> None:
    """Make the incidents of what was laid, its queue, and what pages of people and places read."""
    with study.database.reading() as connection:
        wanted = select(tables.claims.c.incident).where(tables.claims.c.incident.is_not(None)).distinct()
        incidents = sorted(connection.execute(wanted).scalars())
    start = time.perf_counter()
    for first in range(0, len(incidents), _TOGETHER):
        with study.writing() as work:
            remake(work, None, also=incidents[first : first + _TOGETHER])
        if first % 10_000 == 0:
            print(f"{first:>7,} incidents made in {time.perf_counter() - start:,.0f} s", file=sys.stderr)
    with study.writing() as work:
        fill(work)
        bring_told_in_step(work)


def _posts_of(taken: Taken) -> list[posts.NamedPost]:
    return [
        posts.NamedPost(named.naming.id, named.node, post.organisation, title_key(post))
        for named in taken.namings
        for post in named.naming.posts
    ]


def _put(work: Work, kind: Kind[P], nodes: Sequence[Node], first: dict[str, str] | None = None) -> None:
    """Put those nodes that are new, each into the cluster of its `first`, or one of its own."""
    known = work.graph.nodes(kind.name, [node.id for node in nodes])
    new = [node for node in nodes if node.id not in known]
    work.graph.put_nodes(kind.name, {node: kind.keys(kind.profile_of(node)) for node in new})
    leaders = {node.id: (first or {}).get(node.id, node.id) for node in new}
    work.graph.put_clusters(kind.name, {id: kind.public_id(leader) for id, leader in leaders.items()})
    given = sorted({(kind.public_id(leader), leader) for leader in leaders.values()})
    public_ids.give_ids(work.connection, kind.name, given)
