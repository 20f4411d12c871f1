"""Who can act at all, and verbs of force that are said of ideas: الأزمات تضرب البلاد."""

from __future__ import annotations

import re

from rasid.events.candidates import Candidate
from rasid.events.noun_classes import HUMAN
from rasid.events.passage import Passage
from rasid.events.phrases import NounPhrase
from rasid.events.roles import DONE_TO_PEOPLE, SPOKEN, VIOLENT, Roles

#: The shapes of the masdars of forms II, VII, VIII and X: تنفيذ، انتشار، اقتراب، استعاضة.
_MASDAR = re.compile(r"(ت..ي.|ان..ا.|ا.ت.ا.|است.{2}ا.ه?|است.ا.ه)$")
_LIFELESS = frozenset(("abstract", "thing", "building", "time", "act"))
#: What only somebody does, and an idea only as a figure of speech; a law may well forbid, a statement demand.
_BODILY = VIOLENT - {"protest"} | {"capture", "withdrawal", "strike", "flight", "deployment", "threat"}

#: What is done to bodies, places and things; said of what nobody can touch it is a figure of speech.
_FORCE = frozenset(("attack", "destruction", "bombing", "siege", "shelling", "airstrike", "capture", "raid"))


def can_act(passage: Passage, phrase: NounPhrase) -> bool:
    """Whether a phrase names somebody, or what acts as somebody: وزارة، محكمة, but not شارع or قرار."""
    head = passage.words[phrase.head]
    if phrase.organisation is not None or phrase.person is not None or phrase.place is not None:
        return True
    if not head.noun_class and _MASDAR.match(head.stem) and phrase.head not in passage.nationals:
        return head.stem in passage.grammar["acting"] or phrase.number is not None
    if head.noun_class not in _LIFELESS or phrase.head in passage.nationals or phrase.number is not None:
        return True
    return head.stem in passage.grammar["acting"]


def can_suffer(passage: Passage, phrase: NounPhrase, act: str) -> bool:
    """Whether an act that is done to people, or said to them, can be done to what a phrase names.

    Vehicles are hijacked and bodies of men addressed; ideas, acts and buildings are neither killed nor asked.
    """
    head = passage.words[phrase.head]
    if act not in DONE_TO_PEOPLE and act not in SPOKEN:
        return True
    if head.noun_class == "weapon":
        return act == "abduction" and head.stem.startswith("طائر")
    several = head.token.bare.endswith(("ون", "ين")) or (
        head.stem.startswith("م") and head.token.bare.endswith("ي")
    )
    described = several or _may_be_name(passage, phrase) or head.stem in passage.grammar["attributes"]
    many = head.stem in passage.grammar["collectives"] or head.stem in passage.grammar["settlements"]
    return described or many or can_act(passage, phrase)


def _may_be_name(passage: Passage, phrase: NounPhrase) -> bool:
    """توفيق عكاشة، بني عودة، البابا: names whose words are spelled like other nouns."""
    head = passage.words[phrase.head]
    if phrase.end == phrase.head + 1:
        return head.article and head.noun_class == "building" and head.token.bare.endswith("ا")
    second = passage.words[phrase.head + 1]
    unknown = not (head.article or head.noun_class or second.article or second.noun_class)
    return head.stem == "بني" or (unknown and phrase.end == phrase.head + 2)


def is_metaphor(passage: Passage, candidate: Candidate, roles: Roles) -> bool:
    """Whether a verb of force is said of an idea, or of what befalls one."""
    if candidate.kind == "verb" and candidate.type == "threat" and _is_danger(passage, candidate.index):
        return True
    if candidate.type in _FORCE and befalls_only(passage, roles, passage.grammar["ideals"]):
        return True
    if candidate.kind == "noun" and candidate.type == "attack" and not roles.filled.get("actor"):
        return befalls_only(passage, roles, passage.grammar["matters"])  # القانون اعتداء على الدستور
    if candidate.kind != "verb" or candidate.type not in _BODILY or roles.voice != "active":
        return False
    actors, targets = roles.filled.get("actor", []), roles.filled.get("target", [])
    if _are_ideas(passage, actors):
        return not any(_is_somebody(passage, phrase) for phrase in targets)
    return candidate.type == "threat" and _are_ideas(passage, targets) and not actors


def befalls_only(passage: Passage, roles: Roles, known: frozenset[str]) -> bool:
    """Whether all that an act befalls is of the words of a list: اعتداء على حرية الرأي، هاجم قرار الوزير."""
    targets = roles.filled.get("target", []) or roles.filled.get("place", [])
    return bool(targets) and all(
        passage.words[p.head].stem in known
        and p.number is None
        and p.organisation is None
        and p.person is None
        and p.place is None
        for p in targets
    )


def _is_danger(passage: Passage, index: int) -> bool:
    """اغتيال الوزير يهدد البلاد بالفوضى، تهدد العاصفة المدن: whether the subject of the verb is lifeless.

    The subject stands right behind the verb or, with its genitive, right before it.
    """
    words = passage.words
    after = words[index + 1] if index + 1 < len(words) else None
    subject = after is not None and after.tag == "noun" and after.article and not after.preposition
    willed = any(w.preposition == "ب" and w.noun_class == "act" for w in words[index + 1 : index + 9])
    if subject and not willed and _is_lifeless(passage, index + 1):
        return True  # but هددت الخطوط الجوية بوقف رحلاتها
    if words[index].conjunction:
        return False
    position = index - 1
    while position > 0 and (position in passage.people or position in passage.places):
        position -= 1
    word = words[position] if position >= 0 else None
    if word is None or word.tag != "noun" or word.preposition:
        return False
    governed = position > 0 and words[position - 1].tag == "preposition" and position == index - 1
    return (
        not (governed and word.article)
        and word.noun_class in ("act", "abstract")
        and _is_lifeless(passage, position)
    )


def _is_lifeless(passage: Passage, index: int) -> bool:
    word = passage.words[index]
    named = any(index in layer for layer in (passage.people, passage.organisations, passage.places))
    acting = (
        word.stem in passage.grammar["acting"]
        or word.stem in passage.grammar["spoken-in"]
        or index in passage.nationals
    )
    return word.noun_class in (*_LIFELESS, "act") and not (named or acting)


def _is_somebody(passage: Passage, phrase: NounPhrase) -> bool:
    named = phrase.person is not None or phrase.organisation is not None
    return named or phrase.number is not None or passage.words[phrase.head].noun_class in HUMAN


def _are_ideas(passage: Passage, phrases: list[NounPhrase]) -> bool:
    return bool(phrases) and all(
        passage.words[p.head].noun_class == "abstract" and not can_act(passage, p) for p in phrases
    )
