"""What somebody acts for or wishes: an act behind ل as the purpose of a verb, or behind أن and a verb."""

from __future__ import annotations

from rasid.events.candidates import Candidate
from rasid.events.factuality_labels import Factuality, made
from rasid.events.governors import governor_of_clause
from rasid.events.passage import Passage
from rasid.language.marks import STOPS
from rasid.lexicon.cues import Cues

#: What the clause of a verb may be done for; a protest or a charge is itself what is done.
PURPOSES = frozenset(
    ["arrest", "release", "killing", "capture", "raid", "abduction", "withdrawal", "execution", "destruction",
     "displacement", "attack", "agreement", "siege", "deployment", "airstrike", "shelling", "bombing",
     "torture", "trial", "restriction", "sanction", "dismissal", "appointment", "flight", "recruitment",
     "coup", "talks", "formation"]
)  # fmt: skip


def is_purpose(passage: Passage, index: int) -> bool:
    """Whether ل before an act gives the purpose of a verb: دخلت القوات القرية لاعتقال مطلوبين."""
    words = passage.words
    before = words[index - 1] if index else None
    if before is None or before.noun_class == "act" or before.pronoun or before.tag == "verb":
        return False
    if passage.begins(before.stem, "for-or-against"):
        return False  # المناوئين للانقلاب
    if any(word.stem in passage.grammar["sounds"] for word in words[max(0, index - 3) : index]):
        return False  # سمع دوي متقطع لإطلاق نار
    if any(word.stem in passage.grammar["tallies"] for word in words[max(0, index - 2) : index]):
        return False  # حصيلة أولية للهجوم
    for position in range(index - 1, max(index - 12, -1), -1):
        word = words[position]
        if word.token.text in STOPS or word.tag in ("complementizer", "subordinator"):
            return False
        if word.tag == "verb":
            return word.verb_class not in ("say", "deny", "possible")
    return False


def wished_for(passage: Passage, candidate: Candidate, cues: Cues) -> Factuality | None:
    """يتوقع من الطرفين أن يعلنا هدنة: an indefinite act that a verb behind أن would bring about."""
    words = passage.words
    word = words[candidate.index]
    if word.article or word.preposition or word.pronoun or word.conjunction:
        return None
    for position in range(candidate.index - 1, max(candidate.index - 4, 0), -1):
        verb = words[position]
        if verb.tag == "verb":
            if (
                verb.verb is None
                or verb.verb.tense != "imperfect"
                or words[position - 1].tag != "complementizer"
            ):
                return None
            link = governor_of_clause(passage, position, cues)
            return made("planned", link.index, "wished for") if link and link.kind == "plan" else None
        if verb.tag != "noun" or verb.preposition:
            return None
    return None
