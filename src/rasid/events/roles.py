"""What was found for one trigger: its participants by role."""

from __future__ import annotations

from dataclasses import dataclass, field

from rasid.events.phrases import NounPhrase
from rasid.lexicon.triggers import Frame

PLACE_PREPOSITIONS = frozenset(
    ["في", "ب", "قرب", "داخل", "خارج", "وسط", "امام", "خلف", "عند", "لدي", "قباله", "بالقرب",
     "حول", "فوق", "تحت", "عبر", "بين"]
)  # fmt: skip
#: What is done to people, so that its genitive and its pronoun are who suffers it.
DONE_TO_PEOPLE = frozenset(
    ["arrest", "dismissal", "killing", "execution", "abduction", "release", "torture", "trial",
     "appointment", "sexual_violence"]
)  # fmt: skip

#: Types whose actor is not who tells of them.
VIOLENT = frozenset(
    ["clash", "attack", "airstrike", "shelling", "bombing", "killing", "execution", "abduction", "torture",
     "sexual_violence", "destruction", "arrest", "protest", "raid", "siege"]
)  # fmt: skip
#: Types whose participants are several sides: who wages them is one of them.
SHARED = frozenset(("clash", "agreement", "talks"))
#: Types whose other party is whom somebody joins or gives something to: سلم نفسه للشرطة، انضم إلى الجماعة.
GONE_OVER_TO = frozenset(("recruitment", "surrender", "withdrawal"))
#: Acts that are done by speaking.
SPOKEN = frozenset(("accusation", "demand", "threat"))


@dataclass(slots=True)
class Roles:
    """What was found for one trigger. `voice`: active, passive or noun. `rules` name what decided.

    `subject_missing` means that the clause has no subject of its own: it goes on with the one before.
    `beyond` is the index behind an act noun with its genitive and adjectives.
    `party` is the role of the other side (`party` in a frame).
    `one_sided`: of a clash only the side behind مع is named. `carried_by` is
    the light verb of an act noun; `missing_role` the role of its subject, if it has none.
    """

    filled: dict[str, list[NounPhrase]] = field(default_factory=dict)
    pronouns: dict[str, str] = field(default_factory=dict)
    beyond: int = 0
    voice: str = "active"
    subject_missing: bool = False
    end: int = 0
    carried_by: int | None = None
    missing_role: str = ""
    one_sided: bool = False
    party: str = "actor"
    rules: list[str] = field(default_factory=list)

    def give(self, role: str, phrases: tuple[NounPhrase, ...] | list[NounPhrase]) -> None:
        """Add phrases to a role, each once."""
        if role == "party":
            role = self.party
        known = self.filled.setdefault(role, [])
        for phrase in phrases:
            if role == "actor" and phrase.place is not None and phrase.place.kind == "direction":
                continue  # زرعها شمال المدينة: the side of a town does nothing
            if all(phrase.start != other.start for other in known):
                known.append(phrase)


def slots(frame: Frame) -> dict[str, str]:
    """The role of each slot of a frame."""
    return dict(frame)
