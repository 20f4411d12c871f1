"""How far the figures of two claims agree: the same number, a toll that rose, or another happening's toll."""

from __future__ import annotations

from rasid.resolve.claim_profiles import ClaimProfile, Range
from rasid.resolve.comparing_sides import name_one_person
from rasid.values.judgement import Reason

_WAYS = {
    "same": "the same", "agree": "they can agree", "near": "near", "differ": "they differ",
    "far": "they lie far apart",
}  # fmt: skip
#: What a figure weighs beside the deaths.
_SHARE = {"killed": 1.0, "detained": 0.9, "injured": 0.5}


def figure_reasons(one: ClaimProfile, other: ClaimProfile) -> list[Reason]:
    """A reason for each figure that both claims give; `one` was published first."""
    told = (
        ("killed", one.killed, other.killed),
        ("injured", one.injured, other.injured),
        ("detained", one.detained, other.detained),
    )
    reasons = []
    of_person = name_one_person(one, other)
    for what, earlier, later in told:
        if earlier is None or later is None:
            continue
        weight, way = _agreement(earlier, later)
        if weight < 0 and of_person and (1, 1) in (earlier, later):
            continue  # Who is told by name alone may have died with others.
        if weight < 0 and what == "injured" and _rose(one.killed, other.killed):
            continue  # Of the injured some have died.
        if weight:
            share = round(weight * _SHARE[what], 4)
            first, second = _words(earlier), _words(later)
            says = f"{first} {what}, {second} {what}: {_WAYS[way]}"
            reasons.append(Reason(what, share, says, way, (first, second)))
    return reasons


def _rose(earlier: Range | None, later: Range | None) -> bool:
    return earlier is not None and later is not None and later[0] > earlier[0]


def _agreement(earlier: Range, later: Range) -> tuple[float, str]:
    """The weight of two ranges and how they agree: an odd number tells more than a one, two far apart speak
    against.
    """
    low, high = max(earlier[0], later[0]), _least(earlier[1], later[1])
    if earlier == later and earlier[0] == earlier[1]:
        number = earlier[0]
        weight = 0.22 if number >= 10 else 0.18 if number >= 3 else 0.08 if number == 2 else 0.04
        return weight, "same"
    if high is None or low <= high:
        return (0.06, "agree") if low >= 3 else (0.02, "agree")
    bound, reached = high, low
    if reached - bound <= max(2, reached // 5):
        return 0.04, "near"
    rose = later[0] > earlier[0]
    if bound * 3 >= reached and rose:
        return 0.0, ""  # A toll may have risen.
    if bound * 2 >= reached:
        return -0.05, "differ"
    return -0.25, "far"


def _least(one: int | None, other: int | None) -> int | None:
    if one is None or other is None:
        return one if other is None else other
    return min(one, other)


def _words(told: Range) -> str:
    low, high = told
    return str(low) if low == high else f"{low}+" if high is None else f"{low}-{high}"
