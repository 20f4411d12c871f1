"""The places of a claim, as the store keeps them."""

from __future__ import annotations

from rasid.records.claims import ClaimPlace
from rasid.resolve.places import place_id
from rasid.values.claim import Claim


def places_of(claim: Claim) -> tuple[ClaimPlace, ...]:
    """The places of a claim, each once; one where it happened before one that is only inferred."""
    found: dict[str, ClaimPlace] = {}
    for happened, places in ((True, claim.places), (False, claim.inferred_places)):
        for place in places:
            id = place_id(place)
            known = ClaimPlace(
                id,
                place.name or place.text,
                place.country,
                place.admin1,
                happened,
                place.text,
                place.precision,
                place.latitude,
                place.longitude,
            )
            found.setdefault(id, known)
    return tuple(found[id] for id in sorted(found))
