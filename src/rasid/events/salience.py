"""How likely a claim is the news of its sentence, and how likely it is right.

Both are plain functions of a few features of the draft with weights set by hand; `docs/evaluation.md` says
how well they do. 0.5 divides news from background.
"""

from __future__ import annotations

from rasid.events.drafts import Draft

_BACKGROUND = frozenset(("منذ", "بعد", "قبل", "عقب", "بسبب", "رغم", "ضد", "حول", "بشان"))


def salience_of(draft: Draft) -> float:
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
