"""Claims that hardly stand: left out of a coding unless they are asked for.

How likely a claim stands is told by the learned weights of confidence, as they come with the program. Of the
asserted claims below the limit three in four and more are wrong, on reports that took no part in learning
(docs/evaluation.md).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rasid.learning.features import features_of
from rasid.learning.model import Weights
from rasid.learning.shipped import shipped_weights
from rasid.values.claim import Claim
from rasid.values.coded import CodedReport

#: Below this confidence an asserted claim is left out.
LEAST = 0.4


def doubtful(
    claims: Sequence[Claim], weights: Weights | None = None, *, least: float = LEAST
) -> frozenset[str]:
    """The ids of the claims of one report, in text order, that hardly stand.

    Only what is told as having happened: claims denied, planned, possible or generic add no happening.
    """
    weights = weights or shipped_weights()
    return frozenset(
        claim.id
        for claim, features in zip(claims, features_of(claims), strict=True)
        if claim.factuality == "asserted" and weights.confidence(features) < least
    )


def without_doubtful(coded: CodedReport) -> CodedReport:
    """The coding of a report without the claims that hardly stand."""
    left_out = doubtful(coded.events)
    if not left_out:
        return coded
    return replace(coded, events=tuple(claim for claim in coded.events if claim.id not in left_out))
