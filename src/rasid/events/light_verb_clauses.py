"""How far the clause of a light verb reaches, and whether it is passive with its one phrase."""

from __future__ import annotations

from rasid.events.candidates import Candidate
from rasid.events.clauses import Constituent, clause_start, following
from rasid.events.passage import Passage
from rasid.events.subjects import subject_before

#: With و they add a circumstance to the clause.
_WHEREUPON = frozenset(("اثر", "عقب", "خلال", "اثناء"))


def start_before_asides(passage: Passage, index: int) -> int:
    """تمكن الحرس، ليلة أمس، وإثر مداهمة منزل، من القبض على: a circumstance in commas begins no clause."""
    words = passage.words
    start = clause_start(passage, index)
    while start and words[start].tag == "preposition" and words[start].conjunction == "و":
        if words[start].stem not in _WHEREUPON or words[start].pronoun:
            break
        start = clause_start(passage, start - 1)
    return start


def is_aimed_at_alone(passage: Passage, shell: Candidate, bare: list[Constituent], beyond: int) -> bool:
    """استهدف الجنود بإطلاق نار: with one phrase alone the verb is passive, which is spelled the same.

    `shell` is the light verb, `beyond` the index behind its act noun. Not so where the phrase can only be a
    subject (استهدف مسلحون ...) or a subject stands before the verb.
    """
    if len(bare) != 1 or shell.verb is None or shell.verb.voice == "active":
        return False
    if any(not c.preposition and c.phrases for c in following(passage, beyond)):
        return False
    phrase, joined = bare[0].phrases[0], bool(passage.words[shell.index].conjunction)
    acting = phrase.organisation is not None or passage.words[phrase.head].noun_class in ("group", "fighter")
    return not (acting or joined or subject_before(passage, shell))
