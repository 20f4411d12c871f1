"""Organisations across reports: so far those of exactly one name are one."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from rasid.resolve.kind import Kind


@dataclass(frozen=True, slots=True)
class OrganisationProfile:
    """What an organisation is compared by."""

    name: str


def organisation_node(name: str, alias: str | None) -> str:
    """The node of an organisation: `o-` and its id in the lexicon, or a digest of its name."""
    return f"o-{alias}" if alias else f"o-{hashlib.sha256(name.encode()).hexdigest()[:12]}"


def profile_of(name: str, alias: str | None) -> OrganisationProfile:
    """What an organisation is compared by."""
    return OrganisationProfile(alias or name)


ORGANISATIONS = Kind(
    "organisation",
    OrganisationProfile,
    lambda p: (p.name,),
    lambda a, b: None,
    lambda a, b: None,
    lambda id: id,
)
