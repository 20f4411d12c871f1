"""Who did it to whom, where: the participants of one trigger, read from its frame and its clause."""

from __future__ import annotations

from dataclasses import replace

from rasid.events.candidates import Candidate
from rasid.events.clauses import following
from rasid.events.light_verbs import light_verb
from rasid.events.noun_roles import read_noun
from rasid.events.passage import Passage
from rasid.events.roles import GONE_OVER_TO, VIOLENT, Roles
from rasid.events.state_roles import read_state
from rasid.events.struck import give_bomber, give_struck
from rasid.events.verb_roles import read_verb
from rasid.lexicon.triggers import Triggers


def read_roles(passage: Passage, candidate: Candidate, triggers: Triggers) -> Roles:
    """Fill the frame of `candidate` from its clause, and from the light verb that carries an act noun."""
    roles = Roles(party="target" if candidate.type in GONE_OVER_TO else "actor")
    if candidate.verb is not None and candidate.verb.tense == "participle":
        read_state(passage, candidate, roles)
    elif candidate.kind == "verb":
        read_verb(passage, _verb_of(candidate), roles)
        if candidate.fixed:  # شن الطيران غارات ضد مواقع التنظيم
            _give_those_against(passage, candidate, roles)
    else:
        read_noun(passage, candidate, roles)
        light_verb(passage, candidate, triggers, roles)
        _give_those_against(passage, candidate, roles)
    give_struck(passage, candidate, roles)
    give_bomber(passage, candidate, roles)
    return roles


def _verb_of(candidate: Candidate) -> Candidate:
    """The verb of a set phrase whose noun is the trigger: its subject stands where a verb's subject does."""
    finite = candidate.finite
    if finite is None or finite == candidate.index:
        return candidate
    return replace(candidate, index=finite, last=finite)


def _give_those_against(passage: Passage, candidate: Candidate, roles: Roles) -> None:
    """عمليات تصفية يقوم بها التنظيم بحق السكان: whom an act of violence is against, whatever its frame."""
    known = "target" in roles.filled or "target" in roles.pronouns
    if candidate.type not in VIOLENT or candidate.type == "clash" or known:
        return
    carried = roles.carried_by if roles.carried_by is not None else -1
    start = candidate.after if candidate.kind == "verb" else max(roles.beyond, carried + 1)
    for constituent in following(passage, start):
        if constituent.preposition in ("بحق", "ضد") and constituent.phrases:
            roles.give("target", constituent.phrases)
            roles.rules.append("target:against")
            return
