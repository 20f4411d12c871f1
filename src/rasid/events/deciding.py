"""Who did what is told in the passive: by whose hand, and by whose decision (بقرار من الوزارة)."""

from __future__ import annotations

from rasid.events.beside import agents
from rasid.events.candidates import Candidate
from rasid.events.clauses import Constituent
from rasid.events.passage import Passage
from rasid.events.phrases import NounPhrase, noun_phrase

#: What an authority does by deciding it; of an attack by order only who attacked is the doer.
_DECIDED = frozenset(
    ("restriction", "dismissal", "appointment", "release", "displacement", "sanction", "arrest", "trial")
)


def own_agents(
    passage: Passage,
    candidate: Candidate,
    frame: dict[str, str],
    constituents: tuple[Constituent, ...],
    *,
    told: bool,
) -> list[NounPhrase]:
    """The agents that stand with a verb, without those of an act that it only speaks of.

    هددت بقصف الميناء، احتجوا على مقتل شاب على يد جنود، دانت النقابة خطفه على أيدي مسلحين: whoever did that
    threatens, protests and condemns nothing; so too behind the first person (ندين قتله على يد الجنود).
    `told`: the verb has its subject before it; with neither that nor one behind, it is passive (أدين
    الهجوم من قبل المجلس).
    """
    told = told or sum(bool(c.phrases) and not c.preposition for c in constituents) > ("O" in frame)
    spoken = candidate.verb is not None and candidate.verb.person == "1p"
    condemns = told and _condemns(passage, frame, constituents)
    if candidate.type in ("protest", "strike") or spoken or condemns:
        return []
    return agents(passage, tuple(c for c in constituents if frame.get(c.preposition) != "content"))


def _condemns(passage: Passage, frame: dict[str, str], constituents: tuple[Constituent, ...]) -> bool:
    """Whether what a verb has for its content, and not somebody, is an act: استنكر مقتله، ندد باعتقاله."""
    role = "O" if frame.get("O") == "content" else "ب"
    if "target" in frame.values() or frame.get(role) != "content":
        return False
    opener = "" if role == "O" else role
    return any(
        passage.words[phrase.head].noun_class == "act"
        for constituent in constituents
        if constituent.preposition == opener
        for phrase in constituent.phrases
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
