"""How far the places of two claims agree: the same, one within the other, near, or far apart."""

from __future__ import annotations

import math
from dataclasses import replace

from rasid.resolve.claim_profiles import ClaimProfile, PlaceSign
from rasid.values.claim import Place
from rasid.values.judgement import Reason

_EARTH_KM = 6371.0
#: Points nearer than this are one town and its village; further than the last, two places.
NEAR, _ROUND, _FAR = 12.0, 30.0, 60.0

_SAME, _SAME_NAME, _PART, _WITHIN, _SAME_DIVISION, _ELSEWHERE = 0.25, 0.2, 0.2, 0.12, 0.12, -0.12
#: What is known of one of them is its country alone.
_COUNTRY = 0.05
#: A kind of place without a name of its own: مسجد، طريق.
_VAGUE = 0.08
#: What is told by its people happens in a capital like others of its day.
_OF_PEOPLE = 0.5
#: One happened there, and the report of the other names the place.
_OF_REPORT = 0.15
#: Neither claim says where, and both reports name the place.
_OF_REPORTS = 0.15


def agreement_of_places(one: ClaimProfile, other: ClaimProfile) -> Reason | None:
    """The best that any two places of the claims agree in; against, where both name places that differ.

    None where one of them names no place. What is only inferred counts less, and so does the place of
    what is told by its people.
    """
    compared = [_compare(a, b) for a in one.places for b in other.places]
    found = [reason for reason in compared if reason is not None]
    near = _near(one, other)
    if near is not None and not any(r.rule == "elsewhere" or r.weight > near.weight for r in found):
        return near
    if not found:
        return None
    best = max(found, key=lambda reason: (reason.weight, reason.rule, reason.says))
    if best.rule == "country" and any(r.rule == "elsewhere" for r in found):
        best = next(r for r in found if r.rule == "elsewhere")
    factor = _OF_PEOPLE if one.told_by == other.told_by == "people" and best.weight > 0 else 1.0
    return replace(best, weight=round(best.weight * factor, 4))


def _near(one: ClaimProfile, other: ClaimProfile) -> Reason | None:
    """A place where the one happened and that the report of the other names."""
    told = [(x, y) for x in one.places for y in other.near] + [(x, y) for x in one.near for y in other.places]
    at = sorted(x.name for x, y in told if _is_same(x, y))
    if at:
        says = f"one happened at {at[0]}, the report of the other names it"
        return Reason("place-of-report", _OF_REPORT, says, of=(at[0],))
    if _is_placed(one) or _is_placed(other) or (_is_named(one) and _is_named(other)):
        return None
    named = sorted(x.name for x in one.near for y in other.near if _is_same(x, y))
    if not named:
        return None
    says = f"neither says where; both reports name {named[0]}"
    return Reason("place-of-reports", _OF_REPORTS, says, of=(named[0],))


def _is_placed(profile: ClaimProfile) -> bool:
    """Whether a claim says where it happened, in a place that is known."""
    return any(place.level not in ("unknown", "country") for place in profile.places)


def _is_named(profile: ClaimProfile) -> bool:
    """Whether a claim names a place, be it one that the gazetteer lacks."""
    return any(place.named and place.level != "country" for place in profile.places)


def places_conflict(a: ClaimProfile, b: ClaimProfile) -> str | None:
    """Why two claims happened at different places, or None: other countries, or points far apart."""
    one = [place for place in a.places if place.sure == 1]
    other = [place for place in b.places if place.sure == 1]
    if {place.said for place in one} & {place.said for place in other}:
        return None  # أريحا may have been taken for another town of the name.
    countries = {place.country for place in one if place.country}
    others = {place.country for place in other if place.country}
    reported = countries | {place.country for place in a.near if place.country}
    reported_other = others | {place.country for place in b.near if place.country}
    if countries and others and not (reported & others or reported_other & countries):
        return f"they are in {', '.join(sorted(countries))} and {', '.join(sorted(others))}"
    points = [place for place in one if place.level == "point"]
    beside = [place for place in other if place.level == "point"]
    apart = [kilometres(x, y) for x in points for y in beside]
    if apart and min(apart) > _FAR:
        return f"{points[0].name} and {beside[0].name} lie {min(apart):.0f} km apart"
    return None


def _compare(a: PlaceSign, b: PlaceSign) -> Reason | None:
    """How far two places agree; None where one of them is not known well enough to tell."""
    factor = min(a.sure, b.sure)
    found = _relation(a, b)
    if found is None:
        return None
    return replace(found, weight=round(found.weight * factor, 4))


def _relation(a: PlaceSign, b: PlaceSign) -> Reason | None:
    if _is_same(a, b):
        if a.level == "country":
            return Reason("country", _COUNTRY, f"both in {a.name}", of=(a.name,))
        weight = _VAGUE if not a.named else _SAME_DIVISION if a.level == "division" else _SAME
        return Reason("place", weight, f"both at {a.name}", of=(a.name,))
    if a.said == b.said and a.level != "country":
        says = f"both at {a.said}, which was taken for two places"
        return Reason("place-name", _SAME_NAME, says, of=(a.said,))
    if a.country is not None and b.country is not None and a.country != b.country:
        both = (min(a.country, b.country), max(a.country, b.country))
        return _elsewhere("countries", ", ".join(both), *both)
    levels = {a.level, b.level}
    if levels & {"country", "unknown"}:
        known = a.country is not None and a.country == b.country
        return Reason("country", _COUNTRY, f"both in {a.country}", of=(str(a.country),)) if known else None
    if a.level == b.level == "point":
        return _by_distance(a, b)
    if levels == {"division"}:
        return _elsewhere("divisions", "two provinces")
    in_one = a.admin1 is not None and a.admin1 == b.admin1
    first, second = a.name.split(), b.name.split()
    if (
        in_one
        and "division" not in levels
        and first != second
        and (set(first) < set(second) or set(second) < set(first))
    ):
        names = (min(a.name, b.name), max(a.name, b.name))
        return Reason("part", _PART, f"{' and '.join(names)}: one is part of the other", of=names)
    if "division" in levels:
        least, most = sorted((a, b), key=lambda place: place.level == "division")
        if in_one:
            return Reason("within", _WITHIN, f"{least.name} lies in {most.name}", of=(least.name, most.name))
        says = f"{least.name} lies in {least.admin1}, not in {most.name}"
        return _elsewhere("outside", says, least.name, str(least.admin1), most.name)
    if in_one:
        return Reason("same-province", -0.02, f"two places of {a.admin1}", of=(str(a.admin1),))
    return _elsewhere("provinces", "places of two provinces")


def _elsewhere(way: str, says: str, *of: str) -> Reason:
    return Reason("elsewhere", _ELSEWHERE, says, way, of)


def _by_distance(a: PlaceSign, b: PlaceSign) -> Reason:
    apart = kilometres(a, b)
    first, second = sorted((a.name, b.name))
    says = f"{first} and {second} lie {apart:.0f} km apart"
    of = (first, second, f"{apart:.0f}")
    if apart <= _ROUND:
        return Reason("near", 0.1 if apart <= NEAR else 0.04, says, of=of)
    return _elsewhere("distance", says, *of)


def _is_same(a: PlaceSign, b: PlaceSign) -> bool:
    if a.geonames_id is not None and b.geonames_id is not None:
        return a.geonames_id == b.geonames_id
    alike = (a.level, a.name) == (b.level, b.name)
    return alike and (a.country == b.country or None in (a.country, b.country)) and a.admin1 == b.admin1


def kilometres(a: PlaceSign | Place, b: PlaceSign | Place) -> float:
    """Great-circle distance of two points in kilometres (haversine); 0 where one has none."""
    if a.latitude is None or a.longitude is None or b.latitude is None or b.longitude is None:
        return 0.0
    north, south = math.radians(a.latitude), math.radians(b.latitude)
    turn = math.radians(b.longitude - a.longitude)
    half = math.sin((south - north) / 2) ** 2 + math.cos(north) * math.cos(south) * math.sin(turn / 2) ** 2
    return 2 * _EARTH_KM * math.asin(math.sqrt(half))
