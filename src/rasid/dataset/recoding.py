"""Coding reports anew after a new version: what changed, and which decisions lost their anchor."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields

from rasid.dataset.adding import put_coding
from rasid.dataset.laying import lay_again
from rasid.dataset.work import Work
from rasid.records import reports
from rasid.records.codings import current_coding
from rasid.values.claim import Claim
from rasid.values.coded import CodedReport
from rasid.values.judgement import Decision

#: Fields of a claim that say how it was read, not what: their change alone is no change of the claim.
_HOW = ("id", "rules", "evidence", "problems", "confidence", "salience", "figures", "polarity", "certainty")


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
