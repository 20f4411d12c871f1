"""One of those told of before: ومن بين الذين أعدموا ضابط سابق tells of the same act, of nobody new."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rasid.events.drafts import Draft

_AMONG = frozenset(("بين", "ضمن"))
_REACH = 3


def group_told_of(kept: Sequence[Draft], draft: Draft) -> Draft | None:
    """The draft that tells what befell them all, where `draft` singles some of them out; or None."""
    words = draft.passage.words
    at = draft.index
    if at < 2 or words[at - 1].tag != "relative" or words[at - 2].stem not in _AMONG:
        return None
    near = (k for k in reversed(kept) if draft.passage.number - k.passage.number <= _REACH)
    return next(
        (k for k in near if k.type == draft.type and k.factuality.label == draft.factuality.label), None
    )


def count_as_part(draft: Draft) -> None:
    """Mark the figures of those singled out as parts of the number told before. Works in place."""
    draft.figures = [replace(figure, subset=True) for figure in draft.figures]
