"""What the gazetteer knows of one place, and how its Arabic names are folded."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rasid.folding import fold_word

#: Every kind of place with how exactly its point places a happening.
KINDS = {
    "country": "country",
    "continent": "area",
    "admin1": "area",
    "admin2": "area",
    "region": "area",
    "island": "area",
    "water": "area",
    "mountain": "area",
    "desert": "area",
    "capital": "point",
    "town": "point",
    "village": "point",
    "neighbourhood": "point",
    "camp": "point",
    "facility": "point",
}
#: GeoNames feature class of each kind (http vocabulary "feature codes" of GeoNames).
FEATURES = {
    "country": "A",
    "continent": "L",
    "admin1": "A",
    "admin2": "A",
    "region": "L",
    "island": "T",
    "water": "H",
    "mountain": "T",
    "desert": "T",
    "facility": "S",
}
#: Countries whose reports Rasid is made for: every town of theirs is kept, however small.
FOCUS = frozenset(
    "SY IQ LY YE PS LB SD SS EG JO SA AE KW QA BH OM TN DZ MA MR EH SO DJ KM".split(" ")  # noqa: SIM905 - one line
)
#: Their neighbours, whose larger towns are kept.
NEAR = frozenset(["IL", "TR", "IR", "PK", "AF", "TD", "ML", "NE", "ER", "ET"])
KNOWN = FOCUS | NEAR
_JOINERS = re.compile("[-\u2010-\u2015'\u2019\u02bc`.]")
_NAME = re.compile("[\u0621-\u063a\u0641-\u064a0-9]+(?: [\u0621-\u063a\u0641-\u064a0-9]+)*")


@dataclass(frozen=True, slots=True)
class Entry:
    """One place. `name` is the common English name, `country` an ISO 3166 alpha-2 code,
    empty for a continent or sea.

    `admin1` is the English name of the first-order division, where known. `kind` is a key of
    KINDS. `population` 0 means unknown. `rank` orders places that share a name: the higher, the
    likelier a report means it when nothing else tells. Points are WGS 84 degrees, both or neither given.
    """

    name: str
    kind: str
    country: str
    admin1: str | None = None
    parent: str | None = None
    geonames_id: int | None = None
    latitude: float | None = None
    longitude: float | None = None
    population: int = 0
    rank: int = 0

    @property
    def feature(self) -> str:
        """The GeoNames feature class: A division, P populated, L region, H water, T land form, S spot."""
        return FEATURES.get(self.kind, "P")

    @property
    def precision(self) -> str:
        """point, area or country: a populated place without a known point is known by its area only."""
        precision = KINDS[self.kind]
        return "area" if precision == "point" and self.latitude is None else precision


def fold_name(form: str) -> str | None:
    """Fold an Arabic place name for lookup: letters folded, hyphens to spaces; None where it is not Arabic.

    Names in Persian, Kurdish or Urdu spelling whose letters Arabic lacks (پ چ گ ڵ ۆ) are not Arabic.
    """
    folded = " ".join(_JOINERS.sub(" ", fold_word(form)).split())
    return folded if _NAME.fullmatch(folded) else None
