"""Under which keys a claim meets those it may be one with.

Every key holds a day, a group of types that are kin, and something beside them: a division or the words of
a place (of the claim, or a town that its report names), cells of a grid, an organisation, a person's name,
a number of victims; a word for those who take part, where only they tell a happening from others. A day and
a country alone are no key: in a study of 100,000 reports hundreds of claims would share it. A claim has the
keys of each of its days and of the day after, so that two that are one day apart share one.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import timedelta

from rasid.resolve.claim_profiles import ClaimProfile, PlaceSign, SideSign

#: Cells of the grid and half the distance within which two points must share one, in degrees.
_CELL = 0.5
_REACH = 0.15
#: Days within which the same words tell the same.
REPRINTED = 7
#: From how many killed on a number tells a happening of a day.
_TELLING = 3


def keys_of(profile: ClaimProfile) -> tuple[str, ...]:
    """The blocking keys of a claim; one without a day meets those alone that tell it in the same words."""
    copied = _copied(profile)
    if profile.start is None or profile.end is None:
        return copied
    days = (profile.end - profile.start).days + 2
    told = [(profile.start + timedelta(days=n)).isoformat() for n in range(days)]
    marks = sorted(set(_marks(profile)))
    return (*(f"{day} {profile.group} {mark}" for day in told for mark in marks), *copied)


def _copied(profile: ClaimProfile) -> tuple[str, ...]:
    """The keys under which a claim meets itself in a reprint: of the week, so that set phrases do not pile
    up.
    """
    if not profile.wording or profile.published is None:
        return ()
    week = profile.published.toordinal() // REPRINTED
    return tuple(f"words {profile.wording} {of}" for of in (week, week + 1))


def share_a_key(a: ClaimProfile, b: ClaimProfile) -> bool:
    """Whether two claims meet under a key: only then are they ever compared."""
    return not set(keys_of(a)).isdisjoint(keys_of(b))


def _marks(profile: ClaimProfile) -> Iterator[str]:
    for place in profile.places:
        yield from _place_marks(place)
    for place in profile.near:
        yield f"place {place.said}"
    for side in (profile.actors, profile.targets):
        yield from _side_marks(side)
    for name in profile.names:
        yield f"name {name}"
    yield from _number_marks(profile)
    if profile.told_by == "people":
        for word in sorted({*profile.actors.words, *profile.targets.words}):
            yield f"word {word}"


def _place_marks(place: PlaceSign) -> Iterator[str]:
    if place.level == "country":
        return
    yield f"place {place.said}"
    if place.admin1 is not None:
        yield f"division {place.country} {place.admin1}"
    if place.latitude is not None and place.longitude is not None:
        yield from _cells(place.latitude, place.longitude)


def _cells(latitude: float, longitude: float) -> Iterator[str]:
    """The cells that lie within reach of a point: two points nearer than twice the reach share one."""
    wide = _REACH / max(0.2, math.cos(math.radians(latitude)))
    rows = {math.floor((latitude + step) / _CELL) for step in (-_REACH, _REACH)}
    columns = {math.floor((longitude + step) / _CELL) for step in (-wide, wide)}
    for row in sorted(rows):
        for column in sorted(columns):
            yield f"cell {row} {column}"


def _side_marks(side: SideSign) -> Iterator[str]:
    for lineage in side.lineages:
        for organisation in lineage:
            yield f"organisation {organisation}"
    for organisation in side.unknown:
        yield f"organisation {organisation}"
    for words in side.people:
        for word in words:
            yield f"person {word}"


def _number_marks(profile: ClaimProfile) -> Iterator[str]:
    for what, told in (
        ("killed", profile.killed),
        ("injured", profile.injured),
        ("detained", profile.detained),
    ):
        if told is not None and told[0] >= _TELLING and told[0] == told[1]:
            yield f"{what} {told[0]}"
