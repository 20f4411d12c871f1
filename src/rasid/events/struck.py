"""Who is told beside an act and not in its frame: انفجرت لدى مرور دورية، سيارة يقودها انتحاري."""

from __future__ import annotations

from rasid.events.candidates import Candidate
from rasid.events.clauses import Constituent, following
from rasid.events.coordination import coordinated
from rasid.events.noun_classes import HUMAN
from rasid.events.passage import Passage
from rasid.events.phrases import NounPhrase, noun_phrase
from rasid.events.roles import Roles

_WHEN = frozenset(("لدي", "عند", "خلال", "اثناء", "حين", "ب"))
#: Near what moves a blast is meant for it; before the seat of a body it is meant for that.
_NEAR = frozenset(("قرب", "بالقرب", "بجانب", "بمحاذاه", "عند", "امام", "علي"))
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
    if constituent.preposition in _NEAR and phrase.place is None and head.stem in passage.grammar["convoys"]:
        return constituent.phrases
    if (
        constituent.preposition in ("امام", "علي")
        and phrase.place is None
        and head.stem in passage.grammar["seats"]
    ):
        return constituent.phrases
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


def struck_role(passage: Passage, phrase: NounPhrase, role: str) -> str:
    """انفجار ضرب موكب الوزير: what a blast strikes is where it happened, unless it is somebody or moves."""
    head = passage.words[phrase.head]
    moves = head.noun_class in _MOVING or head.stem in passage.grammar["convoys"]
    return "target" if role == "place" and moves and phrase.place is None else role


def give_bomber(passage: Passage, candidate: Candidate, roles: Roles) -> None:
    """انفجرت سيارة يقودها انتحاري، عبوة زرعها مسلحون: who brought the bomb is who did it."""
    if candidate.type != "bombing" or roles.filled.get("actor") or "actor" in roles.pronouns:
        return
    words = passage.words
    for index in range(max(0, candidate.index - 8), min(len(words), candidate.after + 14)):
        word = words[index]
        if word.tag != "verb" or not word.pronoun or word.stem not in passage.grammar["planting"]:
            continue
        if any(words[i].token.text in ".؛:" for i in range(*sorted((index, candidate.index)))):
            continue
        phrase = noun_phrase(passage, index + 1)
        if phrase is None or phrase.preposition:
            continue
        if phrase.organisation is not None or words[phrase.head].noun_class in ("group", *HUMAN):
            roles.give("actor", coordinated(passage, phrase))
            roles.rules.append("actor:who brought it")
            return
