"""Coding reports anew after a new version: what changed, and which decisions lost their anchor."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields

from rasid.dataset.adding import put_coding
from rasid.dataset.laying import lay_again, lay_current
from rasid.dataset.work import Work
from rasid.errors import RecordsError
from rasid.records import graph, incidents, reports
from rasid.records.codings import current_coding
from rasid.records.history import Change
from rasid.records.meta import get_fact, put_fact
from rasid.values.claim import Claim
from rasid.values.coded import CodedReport
from rasid.values.judgement import Decision

#: Fields of a claim that say how it was read, not what: their change alone is no change of the claim.
_HOW = ("id", "rules", "evidence", "problems", "confidence", "salience", "figures", "polarity", "certainty")


#: The fact that says what joined the study.
JOINED = "joined-by"


@dataclass(frozen=True, slots=True)
class ClaimChange:
    """A claim that a new coding reads otherwise: `fields` that differ; `change`: new, gone, changed."""

    change: str
    type: str
    trigger: str
    at: int
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Recoded:
    """What coding a report anew changed, and the decisions that lost their anchor by it."""

    report_id: str
    changes: tuple[ClaimChange, ...]
    lost: tuple[Decision, ...]


def recode_report(work: Work, report_id: str, coded: CodedReport) -> Recoded | None:
    """Put a new coding of a kept report in force; the one before is kept beside it.

    None, and nothing done, where the report was erased since it was read.
    """
    if reports.states_of(work.connection, [report_id]).get(report_id) != reports.KEPT:
        return None
    before = current_coding(work.connection, report_id)
    old = before.coded.events if before is not None and before.coded is not None else ()
    number = put_coding(work, report_id, coded)
    lost = lay_again(work, report_id, coded, coding=number)
    return Recoded(report_id, compare_claims(old, coded.events), lost)


def check_joined(work: Work) -> None:
    """Raise RecordsError where another version joined what the study holds: old nodes and new never meet."""
    joined, mine = get_fact(work.connection, JOINED), work.knowledge.kinds.joining
    if joined is None:
        put_fact(work.connection, JOINED, mine)
    elif joined != mine:
        raise RecordsError(
            "another version of Rasid joined what this study holds; run `rasid recode STUDY` first"
        )


def join_anew(work: Work) -> None:
    """Join everything anew where another version joined it. Public ids and what people said stay."""
    if get_fact(work.connection, JOINED) in (None, work.knowledge.kinds.joining):
        return
    graph.clear(work.connection)
    incidents.clear_incidents(work.connection)
    for report_id in tuple(reports.kept_ids(work.connection)):
        lay_current(work, report_id)
    put_fact(work.connection, JOINED, work.knowledge.kinds.joining)
    work.note(Change(work.at, work.knowledge.program, "join", "study", "all", why="another version"))


def compare_claims(old: tuple[Claim, ...], new: tuple[Claim, ...]) -> tuple[ClaimChange, ...]:
    """What differs between two codings of one report, in text order.

    Claims are matched by id, then by trigger.
    """
    partners = _partners(old, new)
    changes = [
        ClaimChange("gone", claim.type, claim.trigger.text, claim.trigger.at)
        for claim in old
        if claim.id not in partners
    ]
    matched = {claim.id for claim in partners.values()}
    changes += [
        ClaimChange("new", claim.type, claim.trigger.text, claim.trigger.at)
        for claim in new
        if claim.id not in matched
    ]
    for claim in old:
        if claim.id in partners:
            differing = _differing(claim, partners[claim.id])
            if differing:
                changes.append(
                    ClaimChange("changed", claim.type, claim.trigger.text, claim.trigger.at, differing)
                )
    return tuple(sorted(changes, key=lambda c: (c.at, c.change, c.type)))


def _partners(old: tuple[Claim, ...], new: tuple[Claim, ...]) -> Mapping[str, Claim]:
    """For each old claim, by id, the new claim that tells the same."""
    by_id = {claim.id: claim for claim in new}
    partners = {claim.id: by_id[claim.id] for claim in old if claim.id in by_id}
    free = {
        (claim.trigger.at, claim.trigger.text): claim for claim in reversed(new) if claim.id not in partners
    }
    for claim in old:
        at = (claim.trigger.at, claim.trigger.text)
        if claim.id not in partners and at in free:
            partners[claim.id] = free.pop(at)
    return partners


def _differing(claim: Claim, other: Claim) -> tuple[str, ...]:
    return tuple(
        field.name
        for field in fields(Claim)
        if field.name not in _HOW and getattr(claim, field.name) != getattr(other, field.name)
    )
