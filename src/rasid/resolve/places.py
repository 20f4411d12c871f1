"""The ids of places across reports."""

from __future__ import annotations

import hashlib

from rasid.folding import fold_word
from rasid.values.claim import Place


def place_id(place: Place) -> str:
    """`g-` and the GeoNames id; of a place without one `g-x` and a digest of its folded name and country."""
    if place.geonames_id is not None:
        return f"g-{place.geonames_id}"
    name = " ".join(fold_word(place.text).split())
    said = f"{name}\x1f{place.country or ''}"
    return f"g-x{hashlib.sha256(said.encode()).hexdigest()[:12]}"
