"""The claims of an incident in a settled order, by independent source, and what they say of its truth."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from rasid.values.incident import SourcedClaim


def in_order(members: Iterable[SourcedClaim]) -> tuple[SourcedClaim, ...]:
    """The claims, the one published first before the others; ties by report, place in it and id."""
    return tuple(sorted(members, key=_order))


def _order(one: SourcedClaim) -> tuple[date, str, int, str]:
    return (one.published or date.max, one.report_id, one.claim.trigger.at, one.claim.id)


def source_of(one: SourcedClaim) -> str:
    """Who is behind a claim alone: a near-copy's original, a publisher, or a report without publisher."""
    if one.copy_of is not None:
        return f"report {one.copy_of}"
    return f"report {one.report_id}" if one.publisher is None else f"publisher {one.publisher}"


def sources_of(members: Sequence[SourcedClaim]) -> dict[str, str]:
    """The independent source of each claim, by claim id: near-copies and one publisher's reports are one.

    A near-copy counts as whoever published the report it copies, where that is among `members`.
    """
    originals = {one.report_id: source_of(one) for one in members if one.copy_of is None}
    return {
        one.claim.id: originals.get(one.copy_of, source_of(one)) if one.copy_of else source_of(one)
        for one in members
    }


def telling(members: Sequence[SourcedClaim]) -> tuple[SourcedClaim, ...]:
    """The claims whose values describe the incident: the asserted, else the possible, else all."""
    for label in ("asserted", "possible", "planned"):
        found = tuple(one for one in members if one.claim.factuality == label)
        if found:
            return found
    return tuple(members)


def standing_of(members: Sequence[SourcedClaim]) -> str:
    """Whether the claims say that it happened: reported, disputed, denied, possible, planned or generic.

    Denied by some and asserted (or held possible) by others is disputed. Codebook: factuality.
    """
    labels = {one.claim.factuality for one in members}
    if "negated" in labels:
        return "disputed" if labels & {"asserted", "possible"} else "denied"
    if "asserted" in labels:
        denied = any(one.claim.denied_by is not None for one in members)
        return "disputed" if denied else "reported"
    return next((label for label in ("possible", "planned") if label in labels), "generic")
