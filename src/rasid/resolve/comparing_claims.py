"""Whether two claims of different reports tell one happening: a score with its reasons, and what forbids it.

The score is the sum of the weights of its reasons. Weights were set by hand on reports written for it and on
news of one station, by reading the joins that were wrong and those that were missed.
"""

from __future__ import annotations

from datetime import date

from rasid.resolve.claim_keys import REPRINTED, share_a_key
from rasid.resolve.claim_profiles import ANSWERED, ClaimProfile
from rasid.resolve.comparing_figures import figure_reasons
from rasid.resolve.comparing_places import agreement_of_places, places_conflict
from rasid.resolve.comparing_sides import name_one_person, side_reasons, weapon_reasons
from rasid.values.judgement import Reason

#: From which score on the program links two claims.
THRESHOLD = 0.5

#: From which number on the same toll in one report is no chance.
_TOLL = 3

#: A claim in the same words needs no day to be known again.
_COPIED = Reason("words", 0.95, "both have it in the same words")

#: Never linked so; it is weighed where a person looks for what the program kept apart.
_DAYS_APART = -0.3

#: Told without a day within three days of the other, and more than a week after it.
_NEWS, _LATER, _LATER_BOTH = 0.06, -0.05, -0.1

_KIN = {"same": 0.08, "result": 0.08, "turn": 0.05}


def compare(a: ClaimProfile, b: ClaimProfile) -> tuple[float, tuple[Reason, ...]] | None:
    """The score (0..1) of the link of two claims and the reasons that add up to it; symmetric.

    None where they would not be linked: below the threshold, in conflict, told as two by one report, or
    where they never meet in a study under a key.
    """
    if conflict(a, b) is not None:
        return None
    weighed = weigh(a, b)
    if weighed is None or weighed[0] < THRESHOLD:
        return None
    if a.report == b.report and not _is_retold(a, b):
        return None
    return weighed if weighed[1] == (_COPIED,) or share_a_key(a, b) else None


def weigh(a: ClaimProfile, b: ClaimProfile) -> tuple[float, tuple[Reason, ...]] | None:
    """The score of two claims with its reasons, linked or not; symmetric.

    None where there is nothing to weigh: one of them has no day. It may be below 0.
    """
    if _are_copied(a, b):
        return _COPIED.weight, (_COPIED,)
    if not (a.joins and b.joins) or (a.type != b.type and b.type not in {kin for kin, _ in a.kin}):
        return None
    one, other = (a, b) if _order(a) <= _order(b) else (b, a)
    place = agreement_of_places(one, other)
    reasons = [
        _type_reason(one, other),
        _day_reason(one, other),
        *([place] if place is not None else []),
        *side_reasons(one, other),
        *weapon_reasons(one, other),
        *figure_reasons(one, other),
    ]
    score = round(sum(reason.weight for reason in reasons), 4)
    if score > 1:
        reasons.append(Reason("ceiling", round(1 - score, 4), "no score is above 1"))
        score = 1.0
    return score, tuple(reasons)


def _are_copied(a: ClaimProfile, b: ClaimProfile) -> bool:
    """Whether two reports of one week have the claim in the same words: one reprints the other."""
    if not a.wording or a.wording != b.wording or a.published is None or b.published is None:
        return False
    return abs((a.published - b.published).days) <= REPRINTED


def why_never(a: ClaimProfile, b: ClaimProfile) -> str | None:
    """What keeps two claims apart whatever their score, in a word: types, report, days or places; else None.

    As `conflict`, which says it in a sentence.
    """
    if conflict(a, b) is None:
        return None
    if a.type != b.type and b.type not in {kin for kin, _ in a.kin}:
        return "types"
    if a.report == b.report and not _is_retold(a, b):
        return "report"
    return "days" if days_apart(a, b) > _tolerance(a, b) else "places"


def conflict(a: ClaimProfile, b: ClaimProfile) -> str | None:
    """Why two claims cannot be of one incident, or None; symmetric.

    A claim that joins nothing conflicts with none: only a person's judgement joins it. What one report tells
    again, without its day or as known, is no link, but keeps nothing apart that others join. Where both name
    one person, a place is likelier misread than he in two.
    """
    if a.type != b.type and b.type not in {kin for kin, _ in a.kin}:
        return f"{min(a.type, b.type)} and {max(a.type, b.type)} are not told of one happening"
    if a.report == b.report and not (_is_retold(a, b) or _may_be_retold(a, b)):
        return "one report tells them as two happenings"
    if days_apart(a, b) > _tolerance(a, b):
        return "their days lie apart"
    return None if name_one_person(a, b) else places_conflict(a, b)


def _may_be_retold(a: ClaimProfile, b: ClaimProfile) -> bool:
    """Whether one report may tell a happening again: without its day, or on its days as known (الهجوم)."""
    if a.undated != b.undated:
        return True
    later = max(a, b, key=lambda profile: profile.at)
    return later.definite and (a.start, a.end) == (b.start, b.end)


def _is_retold(a: ClaimProfile, b: ClaimProfile) -> bool:
    """Whether two claims of one report may be one happening that was not joined: on the same days only.

    A death beside the act that brought it, or two acts at one spot of a town, of which one alone gives a
    toll; the same named person; the same number of dead; what one denies and another asserts. Two attacks of
    one day stay apart.
    """
    if a.start is None or b.start is None or days_apart(a, b):
        return False
    if a.type == b.type and (a.factuality == "negated") != (b.factuality == "negated"):
        return True
    if (a.start, a.end) != (b.start, b.end):
        return False
    same_toll = a.killed is not None and a.killed == b.killed and a.killed[0] >= _TOLL
    if name_one_person(a, b) or same_toll:
        return True
    spots = {place.said for place in a.places if place.sure == 1}
    if spots != {place.said for place in b.places if place.sure == 1}:
        return False
    if a.type == b.type:
        exact = any(place.level in ("local", "unknown") and " " in place.said for place in a.places)
        return exact and _gives_toll(a) != _gives_toll(b)
    death = "killing" in (a.type, b.type) and dict(a.kin)[b.type] == "result"
    return death and (a.killed is None) != (b.killed is None)


def _gives_toll(profile: ClaimProfile) -> bool:
    return not (profile.killed is None and profile.injured is None and profile.detained is None)


def days_apart(a: ClaimProfile, b: ClaimProfile) -> int:
    """How many days lie between two claims, 0 where they overlap or one has no day."""
    if a.start is None or a.end is None or b.start is None or b.end is None:
        return 0
    return max((max(a.start, b.start) - min(a.end, b.end)).days, 0)


def _tolerance(a: ClaimProfile, b: ClaimProfile) -> int:
    """One day, unless both say the very day: a night has two, and أمس of a reprint is another day.

    What is planned for one day is not what happened on another.
    """
    if "planned" in (a.factuality, b.factuality):
        return 0
    exact = a.stated and b.stated and not a.approximate and not b.approximate
    return 0 if exact else 1


def _order(profile: ClaimProfile) -> tuple[str, str, int]:
    return ((profile.published or date.max).isoformat(), profile.report, profile.at)


def _type_reason(one: ClaimProfile, other: ClaimProfile) -> Reason:
    if one.type == other.type:
        return Reason("type", 0.15, f"both are {one.type}", of=(one.type,))
    how = dict(one.kin)[other.type]
    told = {"same": "may be two words for one act", "result": "may be told for its result"}
    says = told.get(how, "may be two sides of one change")
    both = (one.type, other.type)
    return Reason(f"type-{how}", _KIN[how], f"{one.type} and {other.type} {says}", of=both)


def _day_reason(one: ClaimProfile, other: ClaimProfile) -> Reason:
    """Points for the days in common: the fewer days both could mean, the more."""
    apart = days_apart(one, other)
    if apart > 1:
        return Reason("days-apart", _DAYS_APART, f"{apart} days apart", of=(str(apart),))
    if apart:
        loose = one.approximate or other.approximate
        return Reason("next-day", 0.1 if loose else 0.06, "one day apart, and not both say the very day")
    assert one.start and one.end and other.start and other.end  # both join
    if one.undated or other.undated:
        return _untold_reason(one, other)
    longest = max((one.end - one.start).days, (other.end - other.start).days)
    if longest == 0:
        day = one.start.isoformat()
        return Reason("day", 0.2, f"both on {day}", of=(day,))
    weight = 0.15 if longest <= 2 else 0.1 if longest < 10 else 0.04
    return Reason("days", weight, f"days in common, of {longest + 1}", of=(str(longest + 1),))


def _untold_reason(one: ClaimProfile, other: ClaimProfile) -> Reason:
    """What is told without a day is most often the news of the days before: the longer ago the other
    happened (or, where neither says when, was told), the less likely it is that.
    """
    assert one.end and other.end  # both join
    if one.undated and other.undated:
        apart, later = abs((one.end - other.end).days), _LATER_BOTH
    else:
        untold, dated = (one, other) if one.undated else (other, one)
        assert untold.end and dated.end
        apart, later = max((untold.end - dated.end).days, 0), _LATER
    weight = _NEWS if apart <= ANSWERED.days else 0.0 if apart <= REPRINTED else later
    if one.undated and other.undated:
        says = f"neither says when; their reports are {apart} days apart"
        return Reason("no-days", weight, says, of=(str(apart),))
    return Reason(
        "no-day", weight, f"one says no day; it was told {apart} days after the other", of=(str(apart),)
    )
