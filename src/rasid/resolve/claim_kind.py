"""Claims as a kind of node: how they are joined to incidents."""

from __future__ import annotations

from rasid.resolve.claim_keys import keys_of, seeks_of
from rasid.resolve.claim_profiles import ClaimProfile
from rasid.resolve.comparing_claims import compare, conflict
from rasid.resolve.kind import Kind


def incident_id(first: str) -> str:
    """The public id of the incident whose first claim has this id (`c-...`)."""
    return "i-" + first.removeprefix("c-")


CLAIMS: Kind[ClaimProfile] = Kind("claim", ClaimProfile, keys_of, compare, conflict, incident_id, seeks_of)
