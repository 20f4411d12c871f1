"""Whom an act hits that its frame does not name: انفجرت لدى مرور دورية، أطلقوا الغاز لتفريق المحتجين."""

from __future__ import annotations

from rasid.events.agreement import HUMAN
from rasid.events.candidates import Candidate
from rasid.events.clauses import Constituent, following
from rasid.events.coordination import coordinated
from rasid.events.passage import Passage
from rasid.events.phrases import NounPhrase, noun_phrase
from rasid.events.roles import Roles

_WHEN = frozenset(("لدي", "عند", "خلال", "اثناء", "حين", "ب"))
_MOVING = frozenset(("vehicle", "group", *HUMAN))


def give_struck(passage: Passage, candidate: Candidate, roles: Roles) -> None:
    """Give a blast, or a volley, whom it hit as its target, where nothing else is one."""
    if "target" in roles.filled or "target" in roles.pronouns:
        return
    if candidate.type == "bombing":
        wanted = _hit_by_blast
    elif candidate.type == "attack":
        wanted = _dispersed
    else:
        return
    for constituent in following(passage, candidate.after):
        struck = wanted(passage, constituent) if constituent.phrases else ()
        if struck:
            roles.give("target", struck)
            roles.rules.append("target:hit by it")
            return


def _hit_by_blast(passage: Passage, constituent: Constituent) -> tuple[NounPhrase, ...]:
    """انفجرت عبوة بدورية، لدى مرور موكب الوزير."""
    phrase = constituent.phrases[0]
    head = passage.words[phrase.head]
    if constituent.preposition in _WHEN and head.stem in passage.grammar["passing"]:
        return _genitive(passage, phrase)
    alone = phrase.end == phrase.start + 1 and not head.article and not head.pronoun
    if constituent.preposition != "ب" or phrase.place is not None:
        return ()
    # بدورية أميركية, but بقوة and بأمر.
    moving = head.noun_class == "vehicle" or (head.noun_class in _MOVING and not alone)
    return constituent.phrases if moving else ()


def _dispersed(passage: Passage, constituent: Constituent) -> tuple[NounPhrase, ...]:
    """لتفريق المتظاهرين."""
    phrase = constituent.phrases[0]
    if constituent.preposition != "ل" or passage.words[phrase.head].stem not in passage.grammar["dispersal"]:
        return ()
    return _genitive(passage, phrase)


def _genitive(passage: Passage, phrase: NounPhrase) -> tuple[NounPhrase, ...]:
    inner = noun_phrase(passage, phrase.head + 1)
    return coordinated(passage, inner) if inner is not None and not inner.preposition else ()
