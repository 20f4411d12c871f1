"""The voice of a verb that the spelling leaves open, told by what stands around it."""

from __future__ import annotations

from dataclasses import dataclass

from rasid.events.candidates import Candidate
from rasid.events.clauses import Constituent
from rasid.events.passage import Passage
from rasid.events.phrases import NounPhrase
from rasid.events.subjects import subject_fits


@dataclass(frozen=True, slots=True)
class VerbClause:
    """What stands around a verb.

    `bare`: constituents without a preposition that can be subject or object; `before`: a subject before
    the verb; `topic`: the noun before the verb that its pronoun stands for (عمال قتلهم مسلحون); `relative`:
    the noun that the verb's relative clause describes, `relative_object` whether it is the object there;
    `agent`: phrases after على يد; `resumed`: the role of a preposition with a pronoun alone (أفرج عنهم).
    """

    frame: dict[str, str]
    constituents: tuple[Constituent, ...]
    bare: list[Constituent]
    before: tuple[NounPhrase, ...]
    topic: tuple[NounPhrase, ...]
    relative: tuple[NounPhrase, ...]
    relative_object: bool
    agent: list[NounPhrase]
    resumed: str


def _marked_voice(text: str) -> str:
    """The voice that a written vowel on the first letter tells: قُتل passive, قَتل active; else ""."""
    for position, letter in enumerate(text[:4]):
        if letter == "\u064f":
            return "passive" if position else ""
        if letter == "\u064e" and position and text[position - 1] not in "وف":
            return "active"
    return ""


def is_passive(passage: Passage, candidate: Candidate, clause: VerbClause) -> bool:
    """Decide the voice of a verb whose spelling does not."""
    form, frame = candidate.verb, clause.frame
    if form is None or form.voice == "active" or not candidate.trigger.passive:
        return False
    if form.voice == "passive":
        return True
    if frame.get("S") == "target" and "O" not in frame:
        # استشهد، قضى: who dies is the subject of an active verb.
        return False
    marked = _marked_voice(passage.words[candidate.index].token.text) if form.tense == "perfect" else ""
    if marked:
        return marked == "passive"
    if "O" not in frame:
        return _is_impersonal(passage, candidate, clause)
    return _is_passive_by_phrases(passage, candidate, clause)


def _is_impersonal(passage: Passage, candidate: Candidate, clause: VerbClause) -> bool:
    """A verb that governs through a preposition: أفرج عنهم has no subject of its own."""
    resumed = clause.before and clause.resumed and _person(candidate) == "3ms" and not clause.bare
    if clause.agent or resumed:
        return True
    described = bool(clause.relative) and not clause.relative_object and not clause.resumed
    has_subject = (
        described
        or bool(clause.before)
        or (bool(clause.bare) and subject_fits(passage, candidate, clause.bare[0].phrases[0], False))
    )
    return not has_subject and not passage.words[candidate.index].conjunction


def _is_passive_by_phrases(passage: Passage, candidate: Candidate, clause: VerbClause) -> bool:
    bare = clause.bare
    if passage.words[candidate.index].pronoun:
        return False
    if clause.agent:
        return True
    if "content" in clause.frame.values() and bare:
        # هدد التنظيم بإعدامه: who threatens or demands is seldom left out.
        return False
    if clause.before or clause.relative:
        return not bare
    if not bare:
        return not passage.words[candidate.index].conjunction
    if len(bare) >= 2:
        return False
    person = _person(candidate)
    if person in ("3mp", "3fp") or person.startswith("1"):
        return False
    # اعتقلت اثنين: a feminine verb before a masculine phrase has its subject elsewhere.
    return subject_fits(passage, candidate, bare[0].phrases[0], True)


def _person(candidate: Candidate) -> str:
    return candidate.verb.person if candidate.verb is not None else ""
