"""Putting the claims of a report in force, and all that follows: who is named, what joins what.

Whatever changes a report (adding it, coding it anew, a person's decision) ends here, so that the data set is
always the same function of reports, codings, decisions and judgements.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rasid.dataset.holders import keep_told, remake_control
from rasid.dataset.joining import join_claims, join_named, join_report
from rasid.dataset.places import places_of
from rasid.dataset.queueing import queue_claims
from rasid.dataset.work import Work
from rasid.errors import RefusedError
from rasid.records import claims, control, decisions, entities, posts, reports
from rasid.records.codings import current_coding
from rasid.records.judgements import all_judgements
from rasid.records.search import index_report
from rasid.resolve.decided import DecidedClaim, decide, with_named
from rasid.resolve.office_titles import title_key
from rasid.resolve.taking import Taken, public_claims, take
from rasid.values.coded import CodedReport
from rasid.values.judgement import Decision


@dataclass(frozen=True, slots=True)
class Before:
    """What a report had in force: claims, person and organisation nodes, each with its heir."""

    claims: Mapping[str, str]
    people: Mapping[str, str]
    organisations: Mapping[str, str]


_NOTHING = Before({}, {}, {})


def lay_fresh(work: Work, report_id: str, coded: CodedReport, *, coding: int) -> str | None:
    """Put the claims of a report in force that the study did not have; give what it is a near-copy of."""
    copy_of, also = _copy_of(work, report_id, coded)
    decided = decide(public_claims(report_id, coded.events), (), work.knowledge.families)
    taken = take(
        coded,
        [held.claim for held in decided.claims],
        report_id=report_id,
        copy_of=copy_of,
        node_of=work.knowledge.kinds.node_of(),
    )
    places = _put(work, report_id, decided.claims, taken, coding)
    _join(work, decided.claims, taken, also=also, before=_NOTHING)
    remake_control(work, places)
    index_report(work.connection, report_id, work.knowledge.terms(coded))
    return copy_of


def lay_again(work: Work, report_id: str, coded: CodedReport, *, coding: int) -> tuple[Decision, ...]:
    """Put the claims of a kept report in force again; give the decisions that lost their anchor."""
    copy_of, also = _copy_of(work, report_id, coded)
    said = decisions.decisions_of_report(work.connection, report_id)
    decided = decide(public_claims(report_id, coded.events), said, work.knowledge.families)
    taken = take(
        with_named(coded, said),
        [held.claim for held in decided.claims],
        report_id=report_id,
        copy_of=copy_of,
        node_of=work.knowledge.kinds.node_of(_judged_alone(work, report_id)),
    )
    before = _before(work, report_id, decided.claims, taken)
    places = _put(work, report_id, decided.claims, taken, coding)
    decisions.set_anchors(work.connection, _anchors(decided.claims, decided.lost))
    _join(work, decided.claims, taken, also=also, before=before)
    remake_control(work, places)
    index_report(work.connection, report_id, work.knowledge.terms(coded))
    return decided.lost


def lay_current(work: Work, report_id: str) -> tuple[Decision, ...]:
    """Put the coding in force of a report in force again, after what people said of it changed.

    Gives the decisions that lost their anchor. Raises UsageError where the report has no coding any more.
    """
    coding = current_coding(work.connection, report_id)
    if coding is None or coding.coded is None:
        raise RefusedError(
            "report-erased", f"{report_id}: the report was erased or never coded", id=report_id
        )
    return lay_again(work, report_id, coding.coded, coding=coding.number)


def _copy_of(work: Work, report_id: str, coded: CodedReport) -> tuple[str | None, tuple[str, ...]]:
    """What the report is a near-copy of, and the incidents whose sources are to be counted anew."""
    also = join_report(work, added=[work.knowledge.kinds.report_node(report_id, coded)])
    return reports.copies_marked(work.connection, [report_id])[report_id], also


def _join(
    work: Work,
    decided: Sequence[DecidedClaim],
    taken: Taken,
    *,
    also: Sequence[str],
    before: Before,
) -> None:
    """Join people and organisations, then the claims that are not rejected."""
    kinds = work.knowledge.kinds
    people = join_named(work, kinds.person, named=tuple(kinds.person_nodes([taken])), before=before.people)
    organisations = join_named(
        work,
        kinds.organisation,
        named=tuple(kinds.organisation_nodes([taken])),
        before=before.organisations,
    )
    joining = [
        kinds.claim_node(sourced)
        for held, sourced in zip(decided, taken.claims, strict=True)
        if held.status != "rejected"
    ]
    removed = sorted(before.claims.keys() - {node.id for node in joining})
    join_claims(
        work,
        added=joining,
        removed=removed,
        heirs=before.claims,
        also=sorted({*also, *people, *organisations}),
    )


def _before(work: Work, report_id: str, decided: Sequence[DecidedClaim], taken: Taken) -> Before:
    """What the report had in force, each with what tells or names the same now (itself, if nothing)."""
    at = {held.claim.trigger.at: held.claim.id for held in reversed(decided) if held.status != "rejected"}
    nodes = {named.naming.id: named.node for named in taken.namings}
    places = {named.at: named.node for named in taken.organisations}
    return Before(
        {
            stored.sourced.claim.id: at.get(stored.sourced.claim.trigger.at, stored.sourced.claim.id)
            for stored in claims.claims_of_report(work.connection, report_id)
        },
        {
            node: nodes.get(naming.id, node)
            for naming, node in entities.namings_of_report(work.connection, report_id)
        },
        {
            named.node: places.get(named.at, named.node)
            for named in entities.organisations_of_report(work.connection, report_id)
        },
    )


def _put(
    work: Work, report_id: str, decided: Sequence[DecidedClaim], taken: Taken, coding: int
) -> tuple[str, ...]:
    """Put claims, names and what they tell in the place of those before; give the places of whose control
    they tell otherwise.
    """
    before = control.control_events_of(work.connection, report_id)
    in_force = [
        claims.ClaimInForce(held.claim, held.status, places_of(held.claim), sourced.participants)
        for held, sourced in zip(decided, taken.claims, strict=True)
    ]
    claims.put_claims(work.connection, report_id, in_force, coding=coding)
    queue_claims(work, decided, taken.claims)
    entities.put_namings(
        work.connection,
        report_id,
        [(named.naming, named.node) for named in taken.namings],
        [
            entities.OrganisationNaming(report_id, named.at, named.node, named.name)
            for named in taken.organisations
        ],
    )
    named_posts = [
        posts.NamedPost(named.naming.id, named.node, post.organisation, title_key(post))
        for named in taken.namings
        for post in named.naming.posts
    ]
    posts.put_posts(work.connection, report_id, named_posts)
    standing = [
        sourced for held, sourced in zip(decided, taken.claims, strict=True) if held.status != "rejected"
    ]
    named = [(one.naming, one.node) for one in taken.namings]
    return keep_told(work, report_id, standing, named, before=before)


def _anchors(decided: Sequence[DecidedClaim], lost: Sequence[Decision]) -> dict[str, str | None]:
    anchors: dict[str, str | None] = {
        decision.id: held.claim.id for held in decided for decision in held.decisions
    }
    return anchors | {decision.id: None for decision in lost}


def _judged_alone(work: Work, report_id: str) -> frozenset[str]:
    """The namings of a report that people judged by themselves, not with all that are named alike."""
    ends = (end for judged in all_judgements(work.connection) for end in (judged.a, judged.b))
    return frozenset(end[1:] for end in ends if end.startswith(f"@{report_id}:"))
