"""An incident by day, place and pair of sides: what an export with another grain counts."""

from __future__ import annotations

from collections.abc import Sequence

from rasid.resolve.comparing_places import NEAR, kilometres
from rasid.resolve.tellings import telling
from rasid.values.claim import Place
from rasid.values.incident import Contradiction, Occurrence, Participant, Side, SourcedClaim
from rasid.values.interval import Interval

Key = tuple[int, str, str]


def occurrences_of(
    members: Sequence[SourcedClaim],
    *,
    days: Interval | None,
    place: Place | None,
    contradictions: Sequence[Contradiction] = (),
) -> tuple[Occurrence, ...]:
    """The occurrences that the claims tell, in the order of their telling; never a guess.

    A claim with points apart tells of an occurrence at each, one with two organisations on a side of a pair
    for each. What a claim leaves open is taken from the incident (`days`, `place`, the only organisation or
    person of a side) where it has one value alone, and else stays None; so does a side on which the claims
    contradict each other, which makes no second occurrence. Those without a name are whoever another names.
    """
    told = telling(members)
    disputed = {one.field for one in contradictions}
    known = {role: _only(told, role, disputed) for role in ("actor", "target")}
    spots = [place] if place is None else [place, *_further(told, place)]
    found: dict[Key, Occurrence] = {}
    claims: dict[Key, set[str]] = {}
    for one in told:
        actors, targets = (_sides(one, role, known[role], disputed) for role in ("actor", "target"))
        for number, spot in _spots(one, spots):
            for actor in actors:
                for target in targets:
                    key = (number, _key(actor), _key(target))
                    found.setdefault(key, Occurrence(days, spot, actor, target, ()))
                    claims.setdefault(key, set()).add(one.claim.id)
    return _fullest(found, claims)


def _points(one: SourcedClaim) -> list[Place]:
    return [place for place in one.claim.places if place.latitude is not None and place.precision == "point"]


def _further(told: Sequence[SourcedClaim], place: Place) -> list[Place]:
    """The other places of claims that name several points; one alone is the incident's by another name."""
    found: list[Place] = []
    for one in told:
        points = _points(one)
        if len(points) > 1:
            found += [p for p in points if all(kilometres(p, other) > NEAR for other in (place, *found))]
    return found


def _spots(one: SourcedClaim, spots: Sequence[Place | None]) -> list[tuple[int, Place | None]]:
    """The places of a claim among those of the incident, by number; else the incident's own."""
    points = _points(one)
    at: list[tuple[int, Place | None]] = [
        (number, spot)
        for number, spot in enumerate(spots)
        if spot is not None and any(kilometres(spot, point) <= NEAR for point in points)
    ]
    return at or [(0, spots[0])]


def _only(told: Sequence[SourcedClaim], role: str, disputed: set[str]) -> Side | None:
    """The one named side of a role in all claims; None where there are several, none, or a contradiction."""
    if role in disputed:
        return None
    named = {_key(side): side for one in told for side in _named(one, role)}
    return next(iter(named.values())) if len(named) == 1 else None


def _sides(one: SourcedClaim, role: str, known: Side | None, disputed: set[str]) -> list[Side | None]:
    """The sides of a claim: each organisation, else its people as one side, else the incident's only one."""
    if role in disputed:
        return [None]
    named = _named(one, role)
    if named:
        return [*named]
    mine = [p for p in one.participants if p.role == role]
    return [known if known is not None or not mine else _together(mine)]


def _named(one: SourcedClaim, role: str) -> list[Side]:
    mine = [p for p in one.participants if p.role == role]
    organisations = {
        p.organisation: Side(role, p.said, p.organisation, None, ()) for p in mine if p.organisation
    }
    if organisations:
        return list(organisations.values())
    return [_together(mine)] if any(p.person for p in mine) else []


def _together(mine: Sequence[Participant]) -> Side:
    """People without an organisation: one side, whatever their number."""
    people = list(dict.fromkeys(p.person for p in mine if p.person))
    said = "، ".join(dict.fromkeys(p.said for p in mine))
    return Side(mine[0].role, said, None, people[0] if len(people) == 1 else None, ())


def _key(side: Side | None) -> str:
    """What tells a side from others; nothing for one without a name."""
    return "" if side is None else side.organisation or side.person or ""


def _fullest(found: dict[Key, Occurrence], claims: dict[Key, set[str]]) -> tuple[Occurrence, ...]:
    """Each occurrence once with all its claims; one that says less than another gives its claims to it."""
    kept = dict(found)
    for key in found:
        fuller = [other for other in kept if other != key and _says_less(key, other)]
        if fuller:
            claims[fuller[0]] |= claims[key]
            del kept[key]
    return tuple(
        Occurrence(one.days, one.place, one.actor, one.target, tuple(sorted(claims[key])))
        for key, one in kept.items()
    )


def _says_less(key: Key, other: Key) -> bool:
    return key[0] == other[0] and all(
        not mine or mine == its for mine, its in zip(key[1:], other[1:], strict=True)
    )
