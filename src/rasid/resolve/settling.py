"""The type, days, place and sides of an incident: what its claims agree on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from rasid.folding import fold_word
from rasid.resolve.claim_profiles import level_of
from rasid.resolve.tellings import sources_of, telling
from rasid.values.claim import Place
from rasid.values.incident import Side, SourcedClaim
from rasid.values.interval import Interval

V = TypeVar("V")

#: Types that say little of the act: any other type of the claims is more exact.
_GENERAL = frozenset(("attack", "killing"))
#: How exact a place is, the most exact first.
_LEVELS = ("point", "local", "division", "unknown", "country")


def type_of(members: Sequence[SourcedClaim]) -> tuple[str, str]:
    """The type and family: the exact one that most independent sources tell, of several the first."""
    told = telling(members)
    exact = [one for one in told if one.claim.type not in _GENERAL] or told
    found = _most_told(exact, lambda one: one.claim.type)
    return next((one.claim.type, one.claim.family) for one in exact if one.claim.type == found)


def days_of(members: Sequence[SourcedClaim]) -> Interval | None:
    """The narrowest interval of a claim that overlaps those of most independent sources; None without any.

    Aggregates are passed over while other claims have a day.
    """
    told = telling(members)
    dated = [one for one in told if one.claim.date is not None and not one.claim.aggregate]
    dated = dated or [one for one in told if one.claim.date is not None]
    sources = sources_of(members)
    intervals = dict.fromkeys(one.claim.date for one in dated if one.claim.date is not None)
    agreeing = {
        days: len(
            {sources[o.claim.id] for o in dated if o.claim.date is not None and overlap(days, o.claim.date)}
        )
        for days in intervals
    }
    return max(
        agreeing,
        key=lambda d: (agreeing[d], -(d.end - d.start).days, not d.approximate, -d.start.toordinal()),
        default=None,
    )


def overlap(one: Interval, other: Interval) -> bool:
    """Whether two intervals share a day."""
    return one.start <= other.end and other.start <= one.end


def place_of(members: Sequence[SourcedClaim]) -> Place | None:
    """The most exact place, of equally exact ones that of most independent sources; None where none is told.

    A place where it happened comes before one that was only inferred.
    """
    told = telling(members)
    for happened in (True, False):
        named = [(one, place) for one in told for place in _places(one, happened)]
        for level in _LEVELS:
            within = [(one, place) for one, place in named if level_of(place) == level]
            if within:
                return _most_named(within, sources_of(members))
    return None


def place_key(place: Place) -> tuple[str, str, str]:
    """What makes two places one: the GeoNames id, or name, division and country."""
    if place.geonames_id is not None:
        return ("", "", str(place.geonames_id))
    return (place.country or "", place.admin1 or "", place.name or fold_word(place.text))


def sides_of(members: Sequence[SourcedClaim]) -> tuple[Side, ...]:
    """Every side that a claim names, actors before targets, in the order of their first telling.

    A person or organisation is one side whatever it is called; others are one by their folded words.
    """
    found: dict[tuple[str, str], Side] = {}
    claims: dict[tuple[str, str], list[str]] = {}
    for one in members:
        for participant in one.participants:
            key = (
                participant.role,
                participant.person or participant.organisation or fold_word(participant.said),
            )
            side = Side(participant.role, participant.said, participant.organisation, participant.person, ())
            found.setdefault(key, side)
            claims.setdefault(key, []).append(one.claim.id)
    order = sorted(found, key=lambda key: key[0])
    return tuple(
        Side(side.role, side.said, side.organisation, side.person, tuple(sorted(set(claims[key]))))
        for key in order
        for side in [found[key]]
    )


def _places(one: SourcedClaim, happened: bool) -> tuple[Place, ...]:
    return one.claim.places if happened else one.claim.inferred_places


def _most_named(named: Sequence[tuple[SourcedClaim, Place]], sources: dict[str, str]) -> Place:
    by: dict[tuple[str, str, str], set[str]] = {}
    for one, place in named:
        by.setdefault(place_key(place), set()).add(sources[one.claim.id])
    best = max(by, key=lambda key: len(by[key]))  # of equal ones the first told
    return next(place for _, place in named if place_key(place) == best)


def _most_told(members: Sequence[SourcedClaim], value: Callable[[SourcedClaim], V]) -> V:
    sources = sources_of(members)
    by: dict[V, set[str]] = {}
    for one in members:
        by.setdefault(value(one), set()).add(sources[one.claim.id])
    return max(by, key=lambda key: len(by[key]))
