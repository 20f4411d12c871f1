"""A general act made exact by the words beside it, and weak triggers that need support."""

from __future__ import annotations

from rasid.events.agreement import HUMAN
from rasid.events.candidates import Candidate, weapon_class
from rasid.events.passage import Passage
from rasid.events.roles import Roles
from rasid.lexicon.cues import WEAPON_TYPES, Cues
from rasid.lexicon.vocabulary import Vocabulary

_SHIFTED = frozenset(("attack", "killing", "shelling", "raid", "destruction"))


def supported(passage: Passage, candidate: Candidate, roles: Roles) -> bool:
    """Whether a trigger that is alone no event has the participant of its own that makes it one."""
    flags = candidate.trigger.flags
    if "crowd" in flags:
        actors = roles.filled.get("actor", [])
        return any(passage.words[phrase.head].noun_class == "protester" for phrase in actors)
    if "weak" not in flags:
        return True
    counted = candidate.trigger.figure == "taking-part" and any(
        phrase.number is not None for phrase in roles.filled.get("actor", [])
    )
    them = candidate.kind == "verb" and any(pronoun in ("هم", "هن") for pronoun in roles.pronouns.values())
    return counted or them or _has_participant(passage, candidate, roles)


def _has_participant(passage: Passage, candidate: Candidate, roles: Roles) -> bool:
    named = [p for phrases in roles.filled.values() for p in phrases if not p.empty]
    for phrase in named:
        head = passage.words[phrase.head]
        inside = range(phrase.start, phrase.end)
        if any(
            i in layer for i in inside for layer in (passage.organisations, passage.people, passage.places)
        ):
            return True
        if head.noun_class not in ("", "abstract", "time", "thing", "act"):
            return True
        if candidate.kind == "verb" and any(passage.words[i].noun_class in HUMAN for i in inside):
            # يمنع سفر مقاتليه: those whose act it is.
            return True
    return False


def exact_type(
    passage: Passage, candidate: Candidate, roles: Roles, vocabulary: Vocabulary, cues: Cues
) -> tuple[str, list[str]]:
    """Make a general act exact by the words beside it: انتحاري، جوية، a weapon after ب, aircraft as actor."""
    kind = candidate.type
    if kind == "bombing" and candidate.kind == "verb":
        return _type_by_actor(passage, kind, roles, vocabulary)
    if kind not in _SHIFTED:
        return kind, []
    words = passage.words
    limit = min(len(words), candidate.after + 7)
    for index in range(candidate.after, limit):
        word = words[index]
        if word.token.text in ".؛:،" or word.tag in ("verb", "complementizer", "subordinator", "relative"):
            break
        found = cues.types.get(word.stem)
        if found is not None and kind in found[0] and not (index > candidate.after + 3 and word.article):
            return found[1], [f"type_cues.tsv:{word.stem}"]
        weapon = weapon_class(passage, index, vocabulary)
        exact = WEAPON_TYPES.get(weapon or "")
        instrumental = (
            word.preposition == "ب"
            or words[index - 1].stem in ("بواسطه", "باستخدام")
            or (kind == "killing" and words[index - 1].stem in ("في", "ب"))
        )
        if exact is not None and (instrumental or (weapon == "aircraft" and kind == "shelling")):
            if kind == "killing" and weapon == "aircraft":
                continue
            return exact, [f"weapons.tsv:{weapon}"]
    return _type_by_actor(passage, kind, roles, vocabulary)


def _type_by_actor(
    passage: Passage, kind: str, roles: Roles, vocabulary: Vocabulary
) -> tuple[str, list[str]]:
    """What aircraft attack is an airstrike, what artillery attacks a shelling."""
    for phrase in roles.filled.get("actor", []):
        weapon = weapon_class(passage, phrase.head, vocabulary)
        if weapon == "aircraft" and kind in ("shelling", "attack", "destruction", "bombing"):
            return "airstrike", ["actor is aircraft"]
        if weapon == "artillery" and kind in ("attack", "destruction"):
            return "shelling", ["actor is artillery"]
        if kind == "attack" and "انتحاري" in passage.words[phrase.head].stem:
            return "bombing", ["actor is a suicide bomber"]
    return kind, []
