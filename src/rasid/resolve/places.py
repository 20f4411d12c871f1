"""The ids of places across reports."""

from __future__ import annotations

import hashlib

from rasid.folding import fold_word
from rasid.values.claim import Place


def place_id(place: Place) -> str:
    """`g-` and the GeoNames id; of a place without one `g-x` and a digest.

    Of one that the gazetteer knows the digest is of its name, division and country there: محافظة ديالى and
    ديالى are one place. Of any other it is of the folded words and the country.
    """
    if place.geonames_id is not None:
        return f"g-{place.geonames_id}"
    known: tuple[str, ...]
    if place.name is not None:
        known = (place.name, place.precision, place.admin1 or "", place.country or "")
    else:
        known = (" ".join(fold_word(place.text).split()), place.country or "")
    return f"g-x{hashlib.sha256(chr(0x1F).join(known).encode()).hexdigest()[:12]}"
