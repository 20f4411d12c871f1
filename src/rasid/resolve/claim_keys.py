"""Under which keys a claim meets those it may be one with.

Every key holds a day, a group of types that are kin, and something beside them: a division or the words of
a place (of the claim, or a town that its report names), cells of a grid, an organisation, a person's name,
a number of victims; a word for those who take part, where only they tell a happening from others. A day and
a country alone are no key: in a study of 100,000 reports hundreds of claims would share it. A claim has the
keys of each of its days and of the day after, so that two that are one day apart share one.

A claim without a day is kept under weeks, that it may take few rows; it seeks the days of its weeks and those
with a day seek its weeks, so that claims with a day never meet for a week alone. Only what tells a
happening from others of a month is its key: a place by its words or point, a person, a number.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from datetime import timedelta

from rasid.resolve.claim_profiles import ClaimProfile, PlaceSign, SideSign

#: Cells of the grid and half the distance within which two points must share one, in degrees.
_CELL = 0.5
_REACH = 0.15
#: Days within which the same words tell the same.
REPRINTED = 7
#: How many days a key of a claim without a day holds.
_WEEK = 7
#: From how many killed on a number tells a happening of a day.
_TELLING = 3


def keys_of(profile: ClaimProfile) -> tuple[str, ...]:
    """The keys that a claim is kept under; one that joins nothing meets those alone that tell it in the same
    words.
    """
    copied = _copied(profile)
    if not profile.joins:
        return copied
    if profile.undated:
        return (*_by_weeks(profile, _telling_marks(profile)), *copied)
    return (*_by_days(profile, _marks(profile)), *copied)


def seeks_of(profile: ClaimProfile) -> tuple[str, ...]:
    """The keys under which a claim looks for others: its own, and those of what is dated as it is not."""
    if not profile.joins:
        return keys_of(profile)
    of_others = _by_days if profile.undated else _by_weeks
    return (*keys_of(profile), *of_others(profile, _telling_marks(profile)))


def _by_days(profile: ClaimProfile, marks: Iterable[str]) -> Iterator[str]:
    """Keys of each of its days, and the day after."""
    assert profile.start is not None and profile.end is not None  # it joins
    days = (profile.end - profile.start).days + 2
    told = [(profile.start + timedelta(days=n)).isoformat() for n in range(days)]
    sought = sorted(set(marks))
    return (f"{day} {profile.group} {mark}" for day in told for mark in sought)


def _by_weeks(profile: ClaimProfile, marks: Iterable[str]) -> Iterator[str]:
    """Keys of each week that one of its days, or the day after, lies in."""
    assert profile.start is not None and profile.end is not None  # it joins
    weeks = range(profile.start.toordinal() // _WEEK, (profile.end.toordinal() + 1) // _WEEK + 1)
    sought = sorted(set(marks))
    return (f"week {week} {profile.group} {mark}" for week in weeks for mark in sought)


def _copied(profile: ClaimProfile) -> tuple[str, ...]:
    """The keys under which a claim meets itself in a reprint: of the week, so that set phrases do not pile
    up.
    """
    if not profile.wording or profile.published is None:
        return ()
    week = profile.published.toordinal() // REPRINTED
    return tuple(f"words {profile.wording} {of}" for of in (week, week + 1))


def share_a_key(a: ClaimProfile, b: ClaimProfile) -> bool:
    """Whether two claims meet under a key, whichever is added last: only then are they ever linked."""
    found = not set(seeks_of(a)).isdisjoint(keys_of(b))
    return found and not set(seeks_of(b)).isdisjoint(keys_of(a))


def _telling_marks(profile: ClaimProfile) -> Iterator[str]:
    """What a claim without a day is met by: places as they are called, points, people, numbers."""
    for place in profile.places:
        if place.level not in ("country", "division"):
            yield f"place {place.said}"
            if place.latitude is not None and place.longitude is not None:
                yield from _cells(place.latitude, place.longitude)
    for place in profile.near:
        yield f"place {place.said}"
    yield from _people_marks(profile)
    yield from _number_marks(profile)


def _marks(profile: ClaimProfile) -> Iterator[str]:
    for place in profile.places:
        yield from _place_marks(place)
    for place in profile.near:
        yield f"place {place.said}"
    for side in (profile.actors, profile.targets):
        yield from _organisation_marks(side)
    yield from _people_marks(profile)
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


def _organisation_marks(side: SideSign) -> Iterator[str]:
    for lineage in side.lineages:
        for organisation in lineage:
            yield f"organisation {organisation}"
    for organisation in side.unknown:
        yield f"organisation {organisation}"


def _people_marks(profile: ClaimProfile) -> Iterator[str]:
    for words in (*profile.actors.people, *profile.targets.people):
        for word in words:
            yield f"person {word}"
    for name in profile.names:
        yield f"name {name}"


def _number_marks(profile: ClaimProfile) -> Iterator[str]:
    for what, told in (
        ("killed", profile.killed),
        ("injured", profile.injured),
        ("detained", profile.detained),
    ):
        if told is not None and told[0] >= _TELLING and told[0] == told[1]:
            yield f"{what} {told[0]}"
