"""Words of an act in another field than the events: sport, markets, medicine, fiction, accidents."""

from __future__ import annotations

from rasid.events.passage import Passage
from rasid.lexicon.triggers import Triggers

#: How many words of a field a sentence must hold for its acts to belong to it.
_ENOUGH = 2
_FORCE = frozenset(["soldier", "fighter", "police", "protester", "prisoner", "detained"])
_FIGURATIVE = frozenset(["violence", "control"])
#: Types that other fields use words of, besides the families of force.
_TYPES = frozenset(
    ["siege", "raid", "flight", "dismissal", "surrender", "protest", "riot", "coup", "restriction"]
)
#: What tells a death or a ruin that nobody did.
_ACCIDENTAL = frozenset(
    ["killing", "attack", "destruction", "displacement", "restriction", "siege", "coup", "clash"]
)


def other_field(passage: Passage, triggers: Triggers) -> str:
    """The field, not of events, that most words of a sentence are of: "sport", or "" for none.

    Who fights, guards or demonstrates brings a sentence back to the events; not so in a tale.
    """
    words = {word.stem for word in passage.words if word.tag in ("noun", "verb", "adverb")}
    counts = sorted((-len(words & listed), name) for name, listed in triggers.fields.items())
    if not counts or -counts[0][0] < _ENOUGH:
        return ""
    name = counts[0][1]
    field, listed = name.removeprefix("field-"), triggers.fields[name]
    forced = any(word.noun_class in _FORCE and word.stem not in listed for word in passage.words)
    armed = any(s.mention.alias is not None for s in passage.organisations.values())
    return "" if (forced and field != "fiction") or (armed and field not in ("fiction", "sport")) else field


def is_figurative(kind: str, family: str, field: str) -> bool:
    """Whether an act of this type, told in another field, is none: شن الفريق هجوما في الشوط الثاني."""
    if field == "accident":
        return kind in _ACCIDENTAL
    return family in _FIGURATIVE or kind in _TYPES
