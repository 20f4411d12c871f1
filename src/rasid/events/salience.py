"""How likely a claim is the news of its sentence, and how likely it is right.

The salience of asserted claims of violence and of civic action is learned: a logistic regression over the
features of `salience_features`, its weights in `data/salience/weights.tsv` (the page "Salience" says from
what). All other claims, and all claims where there are no weights, have the function set by hand. 0.5 divides
news from background. Confidence is set by hand.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from math import exp

from rasid.events.drafts import Draft
from rasid.events.passage import Passage
from rasid.events.salience_features import Outline, claim_features, outline_of
from rasid.lexicon.codebook import EventType
from rasid.lexicon.salience_weights import SalienceWeights

_BACKGROUND = frozenset(("منذ", "بعد", "قبل", "عقب", "بسبب", "رغم", "ضد", "حول", "بشان"))


def saliences_of(
    drafts: Sequence[Draft],
    types: Mapping[str, EventType],
    published: date | None,
    weights: SalienceWeights | None,
) -> list[float]:
    """The salience of every draft of a report, in their order; by hand where `weights` is None."""
    if weights is None:
        return [salience_by_hand(draft) for draft in drafts]
    siblings: dict[int, list[Draft]] = {}
    for draft in drafts:
        siblings.setdefault(draft.passage.number, []).append(draft)
    read: dict[tuple[int, str], tuple[Outline, float]] = {}
    found = []
    for draft in drafts:
        family = types[draft.type].family
        if family not in weights.features or draft.factuality.label != "asserted":
            found.append(salience_by_hand(draft))
            continue
        beside = siblings[draft.passage.number]
        key = (draft.passage.number, family)
        if key not in read:
            read[key] = _sentence(draft.passage, beside, family, weights)
        outline, start = read[key]
        weight = weights.features[family].get
        score = start + sum(weight(name, 0.0) for name in claim_features(draft, beside, outline, published))
        found.append(round(1.0 / (1.0 + exp(-score)), 2))
    return found


def _sentence(
    passage: Passage, drafts: Sequence[Draft], family: str, weights: SalienceWeights
) -> tuple[Outline, float]:
    """The outline of a passage, and what all its claims of one family begin with."""
    outline = outline_of(passage, drafts)
    weight = weights.features[family].get
    words = sum([weight("word=" + stem, 0.0) for stem in outline.stems]) * outline.stem_weight
    return outline, weights.constants[family] + words + sum(weight(name, 0.0) for name in outline.features)


def salience_by_hand(draft: Draft) -> float:
    """0..1: verbs at the head of their clause, days near the publication and stated victims raise it."""
    words = draft.passage.words
    score = 0.5
    if draft.candidate.kind == "verb":
        score += 0.15
    if draft.factuality.label != "asserted":
        score -= 0.3
    if draft.figures:
        score += 0.15
    if draft.time is not None:
        score += 0.1
    if draft.index <= 8:
        score += 0.1
    before = words[draft.index - 1] if draft.index else None
    if before is not None and before.stem in _BACKGROUND:
        score -= 0.2
    if any(w.tag == "relative" for w in words[max(0, draft.index - 3) : draft.index]):
        score -= 0.2
    if not draft.actors and not draft.targets and not draft.victims:
        score -= 0.15
    return round(min(max(score, 0.0), 1.0), 2)


def confidence_of(draft: Draft) -> float:
    """0..1: how much of the frame was found, and by how sure a rule."""
    score = 0.55
    if draft.actors or draft.targets or draft.victims:
        score += 0.15
    if draft.places or draft.time is not None:
        score += 0.1
    if draft.figures:
        score += 0.1
    if "weak" in draft.candidate.trigger.flags:
        score -= 0.15
    if any(p.basis == "inferred" for p in (*draft.actors, *draft.targets)):
        score -= 0.05
    return round(min(max(score, 0.05), 0.95), 2)
