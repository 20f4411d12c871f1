"""Who had something done by his decision: أغلقت المكاتب بقرار من الوزارة، أقيل المدير بأمر من الحاكم."""

from __future__ import annotations

from rasid.events.clauses import Constituent
from rasid.events.passage import Passage
from rasid.events.phrases import NounPhrase, noun_phrase

#: What an authority does by deciding it; of an attack by order only who attacked is the doer.
_DECIDED = frozenset(
    ("restriction", "dismissal", "appointment", "release", "displacement", "sanction", "arrest", "trial")
)


def deciders(passage: Passage, constituents: tuple[Constituent, ...], type_: str) -> list[NounPhrase]:
    """The authority behind a decision by which something was done: بقرار من الوزارة، بأمر من النيابة.

    Of what is told in the active the subject has done it; this is for what has no other doer.
    """
    if type_ not in _DECIDED:
        return []
    for constituent in constituents:
        head = passage.words[constituent.phrases[0].head] if constituent.phrases else None
        if head is None or constituent.preposition != "ب" or head.stem not in passage.grammar["decisions"]:
            continue
        behind = noun_phrase(passage, head.index + 1) if head.index + 1 < len(passage.words) else None
        if behind is not None and behind.preposition == "من" and not behind.empty:
            return [behind]
    return []
