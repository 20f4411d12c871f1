"""Where the claims of an incident differ: listed with who says what, never resolved away."""

from __future__ import annotations

from collections.abc import Sequence

from rasid.resolve.claim_profiles import level_of
from rasid.resolve.settling import overlap, place_key
from rasid.values.claim import Place
from rasid.values.incident import Contradiction, SourcedClaim
from rasid.values.interval import Interval

Values = dict[str, list[str]]


def contradictions_of(members: Sequence[SourcedClaim]) -> tuple[Contradiction, ...]:
    """The fields on which claims differ: happened, actor, target, killed, injured, detained, day, place.

    `members` in the order of their telling. Figures differ where no number fits both; a vague word differs
    from none. Places differ where neither can lie in the other.
    """
    found = [
        _contradiction("happened", _happened(members)),
        *(_contradiction(role, _organisations(members, role)) for role in ("actor", "target")),
        *(_contradiction(what, _figures(members, what)) for what in ("killed", "injured", "detained")),
        _contradiction("day", _days(members)),
        _contradiction("place", _places(members)),
    ]
    return tuple(one for one in found if one is not None)


def _contradiction(field: str, values: Values) -> Contradiction | None:
    if len(values) < 2:
        return None
    return Contradiction(field, tuple((value, tuple(sorted(claims))) for value, claims in values.items()))


def _happened(members: Sequence[SourcedClaim]) -> Values:
    """Who asserts it and who denies it: a claim of a denial, or words within another claim."""
    values: Values = {}
    for one in members:
        if one.claim.factuality == "negated":
            values.setdefault("denied", []).append(one.claim.id)
        elif one.claim.factuality in ("asserted", "possible"):
            values.setdefault("asserted", []).append(one.claim.id)
            if one.claim.denied_by is not None:
                values.setdefault("denied", []).append(one.claim.id)
    return values


def _organisations(members: Sequence[SourcedClaim], role: str) -> Values:
    """The organisations and people of a side, where no value is common to all claims that name one."""
    named = [
        (
            one,
            sorted({key for p in one.participants if p.role == role and (key := p.person or p.organisation)}),
        )
        for one in members
    ]
    named = [(one, keys) for one, keys in named if keys]
    if not named or set.intersection(*(set(keys) for _, keys in named)):
        return {}
    values: Values = {}
    for one, keys in named:
        values.setdefault(", ".join(keys), []).append(one.claim.id)
    return values


def _figures(members: Sequence[SourcedClaim], what: str) -> Values:
    """The ranges that claims give, where some two have no number in common."""
    told: list[tuple[SourcedClaim, tuple[int, int | None]]] = []
    for one in members:
        claim = one.claim
        given = {"killed": claim.killed, "injured": claim.injured, "detained": claim.detained}[what]
        if given is not None and claim.factuality in ("asserted", "possible"):
            told.append((one, given))
    if not any(_apart(a, b) for _, a in told for _, b in told):
        return {}
    values: Values = {}
    for one, (low, high) in told:
        said = str(low) if low == high else f"{low}-" if high is None else f"{low}-{high}"
        values.setdefault(said, []).append(one.claim.id)
    return values


def _apart(a: tuple[int, int | None], b: tuple[int, int | None]) -> bool:
    return (a[1] is not None and a[1] < b[0]) or (b[1] is not None and b[1] < a[0])


def _days(members: Sequence[SourcedClaim]) -> Values:
    dated = [
        (one, one.claim.date) for one in members if one.claim.date is not None and not one.claim.aggregate
    ]
    if all(overlap(a, b) for _, a in dated for _, b in dated):
        return {}
    values: Values = {}
    for one, days in dated:
        values.setdefault(_said(days), []).append(one.claim.id)
    return values


def _said(days: Interval) -> str:
    return days.start.isoformat() if days.start == days.end else f"{days.start}/{days.end}"


def _places(members: Sequence[SourcedClaim]) -> Values:
    """The places of each claim, where two claims have no place that can be one."""
    named = [(one, [p for p in one.claim.places if level_of(p) != "unknown"]) for one in members]
    named = [(one, places) for one, places in named if places]
    fits = all(any(_can_be_one(p, q) for p in a for q in b) for _, a in named for _, b in named)
    if fits:
        return {}
    values: Values = {}
    for one, places in named:
        words = ", ".join(dict.fromkeys(place.name or place.text for place in places))
        values.setdefault(words, []).append(one.claim.id)
    return values


def _can_be_one(a: Place, b: Place) -> bool:
    if place_key(a) == place_key(b):
        return True
    if a.country != b.country:
        return a.country is None or b.country is None
    levels = {level_of(a), level_of(b)}
    return "country" in levels or ("division" in levels and a.admin1 == b.admin1)
