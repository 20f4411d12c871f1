"""The participants of a participle that is a circumstance of the clause before it (see `states`)."""

from __future__ import annotations

from rasid.events.beside import prepositions
from rasid.events.candidates import Candidate
from rasid.events.clause_subjects import subjects_at
from rasid.events.clauses import following
from rasid.events.noun_classes import HUMAN
from rasid.events.passage import Passage
from rasid.events.phrases import NounPhrase
from rasid.events.reference import subject_of
from rasid.events.roles import SPOKEN, Roles, slots
from rasid.events.verb_agreement import verb_agrees

_OBJECTS = frozenset(("اياه", "اياها", "اياهم", "اياهن", "اياهما"))


def read_state(passage: Passage, candidate: Candidate, roles: Roles) -> None:
    """Fill the frame of a circumstantial participle; its subject is that of the clause before."""
    frame = slots(candidate.trigger.verb_frame)
    constituents = following(passage, candidate.index + 1)
    bare = [c for c in constituents if not c.preposition and c.phrases]
    bare = [c for c in bare if passage.words[c.phrases[0].head].stem not in passage.grammar["blame"]]
    stands = passage.words[candidate.index + 1 : candidate.index + 2]
    if "O" in frame and stands and stands[0].stem in _OBJECTS:
        roles.pronouns[frame["O"]] = stands[0].stem.removeprefix("ايا")  # متهما إياهم
    elif "O" in frame and bare:
        roles.give(frame["O"], bare[0].phrases)
    prepositions(passage, constituents, frame, roles)
    subject = _subject(passage, candidate)
    roles.give("actor", subject)
    roles.subject_missing = not subject
    roles.rules.append("participle of circumstance")
    roles.end = constituents[-1].end if constituents else candidate.after


def _subject(passage: Passage, candidate: Candidate) -> tuple[NounPhrase, ...]:
    """The subject of the nearest verb before that agrees with the participle; of a verb of saying, too."""
    words = passage.words
    person = candidate.verb.person if candidate.verb is not None else ""
    speaker = _speaker(passage, candidate, person)
    if speaker:
        return speaker
    for position in range(candidate.index - 1, -1, -1):
        if words[position].tag != "verb" or (position and words[position - 1].tag == "relative"):
            continue
        said = words[position].verb_class == "say"
        options = (
            (subject_of(passage, position),) if said else subjects_at(passage, position, candidate.index)
        )
        for phrases in options:
            if phrases and _can_act(passage, phrases[0]) and verb_agrees(passage, phrases, person):
                return phrases
    return ()


def _speaker(passage: Passage, candidate: Candidate, person: str) -> tuple[NounPhrase, ...]:
    """وأضاف الوزير أن الطريق مغلق، داعيا السكان إلى الصبر: who speaks goes on to call, accuse or warn."""
    words = passage.words
    parted = candidate.index > 0 and words[candidate.index - 1].token.text in "،,"
    if candidate.type not in SPOKEN or not parted:
        return ()
    told = False
    for position in range(candidate.index - 2, -1, -1):
        word = words[position]
        if word.token.text in ".؛":
            return ()
        told = told or (word.tag == "complementizer" and position > 0)
        if told and word.tag == "verb" and word.verb_class == "say":
            phrases = subject_of(passage, position)
            if phrases and _can_act(passage, phrases[0]) and verb_agrees(passage, phrases, person):
                return tuple(phrases)
    return ()


def _can_act(passage: Passage, phrase: NounPhrase) -> bool:
    named = phrase.person is not None or phrase.organisation is not None or phrase.number is not None
    return named or passage.words[phrase.head].noun_class in ("", "building", *HUMAN)
