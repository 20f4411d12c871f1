"""Who fought or protested, where it is spoken of again as known: المعارك, هذه الإضرابات."""

from __future__ import annotations

from rasid.events.comparing import is_another, tokens
from rasid.events.drafts import Draft, inferred

#: What goes on for days and is spoken of as a thing that is known.
_LASTING = frozenset(("clash", "protest", "strike"))
_SIDES = 2
_FARTHEST = 6


def recall_doers(drafts: list[Draft], report: str) -> None:
    """Give a fight, protest or strike that is told as known those who held the one of its kind told before.

    `drafts` are those of the whole report, joined. Where the report tells of two of a kind by others, nobody
    is given.
    """
    ordered = sorted(drafts, key=lambda d: d.trigger_span)
    for place, draft in enumerate(ordered):
        if draft.type not in _LASTING or not _is_known(draft):
            continue
        before = [d for d in ordered[:place] if d.type == draft.type and d.actors]
        if not before or draft.passage.number - before[-1].passage.number > _FARTHEST:
            continue
        sides = [tokens(one.actors, report) for d in before for one in (d, *d.joined) if one.actors]
        enough = draft.type != "clash" or len(before[0].actors) >= _SIDES
        suffering = {p.span for p in draft.targets}
        if (
            enough
            and all(sides[0] & one for one in sides)
            and not suffering & {p.span for p in before[0].actors}
        ):
            draft.actors = inferred("spoken of again", before[0].actors)
            draft.rules.append("actor:spoken of again")


def _is_known(draft: Draft) -> bool:
    """Whether a definite act noun has nobody beside it: المعارك, هذا الإضراب."""
    told = draft.actors or "actor" in draft.roles.filled or "actor" in draft.roles.pronouns
    known = draft.candidate.kind == "noun" and draft.passage.words[draft.index].article
    return known and not told and not is_another(draft) and draft.factuality.label in ("asserted", "planned")
