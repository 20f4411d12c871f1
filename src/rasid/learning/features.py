"""What a confidence looks at: plain features of how a claim was read.

A feature is a short string. Names of people, organisations and places are none, and no word of the report is:
what is learned is how sure a way of reading is, not of whom it was read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rasid.values.claim import Claim

#: Steps of the coder's own confidence and of salience; a claim has the feature of each step it reaches.
_CODED = (0.6, 0.7, 0.8, 0.9)
_SALIENT = (0.25, 0.5, 0.75)
#: How far into the text a trigger stands, in characters.
_DEPTHS = (150, 500, 1500)


def features_of(claims: Sequence[Claim]) -> tuple[tuple[str, ...], ...]:
    """The features of each claim of a report, sorted; `claims` are all of one report, in text order."""
    told: Counter[str] = Counter()
    found = []
    for claim in claims:
        found.append(features_of_claim(claim, told_before=told[claim.type]))
        told[claim.type] += 1
    return tuple(found)


def features_of_claim(claim: Claim, *, told_before: int) -> tuple[str, ...]:
    """The features of one claim, sorted; `told_before`: how many of its type stand before it."""
    return tuple(sorted({*_own(claim), f"told-before={min(told_before, 2)}"}))


def _own(claim: Claim) -> tuple[str, ...]:
    """What a claim shows by itself."""
    bases = {field: _bases(claim, field) for field in ("actors", "targets", "places", "date", "source")}
    return (
        f"family={claim.family}",
        f"type={claim.type}",
        *_of_trigger(claim),
        f"factuality={claim.factuality}",
        *(f"{field}={basis}" for field, basis in bases.items()),
        f"parties={bool(claim.actors)}.{bool(claim.targets)}",
        f"figures={bool(claim.figures)}",
        f"instruments={bool(claim.instruments)}",
        f"aggregate={claim.aggregate}",
        f"problems={bool(claim.problems)}",
        *(f"coded>={step}" for step in _CODED if claim.confidence >= step),
        *(f"salience>={step}" for step in _SALIENT if claim.salience >= step),
        *(f"depth>={depth}" for depth in _DEPTHS if claim.trigger.at >= depth),
    )


def _of_trigger(claim: Claim) -> tuple[str, ...]:
    """The entry of the lexicon that the trigger was read by, of what table, and in how many words."""
    rule = next((one.rule for one in claim.evidence if one.field == "type"), "none")
    words = min(len(claim.trigger.text.split()), 3)
    return f"trigger={rule}", f"table={rule.partition('.')[0]}", f"words={words}"


def _bases(claim: Claim, field: str) -> str:
    """What a field was read from, the weakest basis of its values: inferred before all others."""
    found = {one.basis for one in claim.evidence if one.field == field}
    if field == "places" and not found:
        return "inferred" if claim.inferred_places else "none"
    for basis in ("inferred", "published-day", "gazetteer", "stated"):
        if basis in found:
            return basis
    return "none"
