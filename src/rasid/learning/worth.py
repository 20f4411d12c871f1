"""What a person's decision on a claim would change: how doubtful the claim is, times what hangs on it.

The numbers below are a judgement, not a measurement; the page "Confidence" gives their reasons.
"""

from __future__ import annotations

from math import log2

from rasid.values.claim import Claim
from rasid.values.incident import Incident

#: What is added where an incident rests on this claim's source alone, and where its claims contradict.
_ALONE, _DISPUTED = 1.0, 1.0
#: What a claim counts that adds little to a record: the words of another report, a sum, no assertion.
_COPY, _SUM, _NOT_ASSERTED = 0.5, 0.5, 0.5
#: How many injured or detained weigh as one killed.
_INJURED, _DETAINED = 5, 10
_MOST = 2_000_000
_LEAST_FIGURE = 999


def doubt_of(confidence: float) -> float:
    """How far from certain: 1 at even odds, 0 where all is known, to four places."""
    return round(4.0 * confidence * (1.0 - confidence), 4)


def harm_of(claim: Claim) -> int:
    """How many are told killed, then injured, as one number to sort by: killed * 1000 + injured."""
    killed, injured = (0 if told is None else max(told[0], 0) for told in (claim.killed, claim.injured))
    return min(killed, _MOST) * (_LEAST_FIGURE + 1) + min(injured, _LEAST_FIGURE)


def stake_of(claim: Claim, *, incident: Incident | None, is_copy: bool) -> float:
    """What hangs on the claim, to four places; nothing where it belongs to no incident."""
    if incident is None:
        return 0.0
    told = [
        0 if found is None else max(found[0], 0) for found in (claim.killed, claim.injured, claim.detained)
    ]
    people = told[0] + told[1] / _INJURED + told[2] / _DETAINED
    stake = 1.0 + log2(1.0 + min(people, _MOST)) / 2
    stake += _ALONE if incident.sources <= 1 else 0.0
    stake += _DISPUTED if incident.contradictions else 0.0
    for fewer, holds in (
        (_COPY, is_copy),
        (_SUM, claim.aggregate),
        (_NOT_ASSERTED, claim.factuality != "asserted"),
    ):
        stake *= fewer if holds else 1.0
    return round(stake, 4)


def worth_of(confidence: float, stake: float) -> float:
    """What deciding on a claim is worth, to four places."""
    return round(doubt_of(confidence) * stake, 4)
