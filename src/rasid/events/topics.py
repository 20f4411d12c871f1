"""Acts that are only spoken of: a definite act noun with nobody and nothing around it."""

from __future__ import annotations

from rasid.events.candidates import Candidate
from rasid.events.passage import Passage
from rasid.events.roles import Roles

_TOPIC_TYPES = frozenset(
    ["killing", "torture", "sexual_violence", "destruction", "displacement", "abduction", "arrest",
     "execution", "recruitment", "riot", "threat", "accusation", "aid", "sanction", "talks",
     "trial", "bombing", "shelling", "clash", "attack", "protest", "strike"]
)  # fmt: skip
#: Words before an act that tell it as the occasion of something else: it happened.
_OCCASION = frozenset(
    ["بعد", "منذ", "تحت", "قبل", "خلال", "اثناء", "عقب", "اثر", "بسبب", "جراء", "نتيجه", "وسط", "رغم",
     "عمليه", "عمليات", "سلسله", "حمله", "حادث", "حادثه", "موجه", "الي"]
)  # fmt: skip
#: Words behind an act that place it.
_PLACED = frozenset(
    ("في", "امام", "داخل", "قرب", "وسط", "بين", "علي", "ضد", "من", "منذ", "خلال", "بعد", "قبل", "خارج")
)


def is_topic(passage: Passage, candidate: Candidate, roles: Roles) -> bool:
    """Whether a definite act noun names a kind of act, not a happening."""
    if candidate.kind != "noun" or candidate.last != candidate.index:
        return False
    words = passage.words
    word = words[candidate.index]
    if not word.article or word.stem in passage.grammar["anaphoric"] or candidate.type not in _TOPIC_TYPES:
        return False
    if roles.filled or roles.pronouns or roles.carried_by is not None:
        return False
    start = candidate.index
    if word.conjunction and start > 1 and words[start - 1].noun_class == "act":
        start -= 1
    before = words[start - 1] if start else None
    if before is not None and (
        before.stem in _OCCASION or before.tag in ("demonstrative", "verb", "determiner")
    ):
        return False
    after = words[candidate.after] if candidate.after < len(words) else None
    if after is None:
        return True
    if after.tag in ("relative", "verb") or after.noun_class in ("nationality", "adjective"):
        return False
    if after.tag == "preposition" and (after.stem in _PLACED or after.pronoun):
        return False
    return candidate.after not in passage.times and candidate.after not in passage.places
