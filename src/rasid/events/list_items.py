"""Items of a list: a bullet, the place that the item is about, what happened there."""

from __future__ import annotations

from rasid.events.passage import Passage, Stretch
from rasid.mentions.place_bare import BULLETS
from rasid.values.mention import PlaceMention


def item_place(passage: Passage) -> Stretch[PlaceMention] | None:
    """The place that labels an item: • الميادين: مقتل ثلاثة; None where it has no label."""
    words = passage.words
    if not words or words[0].token.text not in BULLETS:
        return None
    for stretch in passage.named_places:
        behind_bullet = stretch.start <= 2  # مدينة is no part of the name
        if behind_bullet and stretch.end < len(words) and words[stretch.end].token.text == ":":
            return stretch
    return None


def are_items_apart(one: Passage, other: Passage) -> bool:
    """Whether two sentences are items of a list about different places."""
    left, right = item_place(one), item_place(other)
    return left is not None and right is not None and left.mention.name != right.mention.name
