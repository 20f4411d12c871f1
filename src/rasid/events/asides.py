"""What stands in a clause and takes no part in it: بينهم ثلاثة أطفال، على الفور."""

from __future__ import annotations

from rasid.events.passage import Passage
from rasid.events.phrases import NounPhrase

#: In a construct they say how long or how often: السجن مدى الحياة، اعتقل طوال أسبوع.
_LASTING = frozenset(("مدي", "طوال", "طيله"))


def end_of_aside(passage: Passage, index: int) -> int:
    """The index behind an aside: at its comma, or before its verb or preposition."""
    words = passage.words
    for position in range(index + 1, len(words)):
        word = words[position]
        if _names_whom(passage, position):
            continue
        if word.token.text in "،,.؛)" or word.tag in ("verb", "complementizer", "subordinator"):
            return position
        if (
            word.tag == "preposition"
            and not word.pronoun
            and word.stem in ("في", "خلال", "اثر", "جراء", "اثناء")
        ):
            return position
    return len(words)


def says_how(passage: Passage, phrase: NounPhrase) -> bool:
    """نفذوه على الأرجح، سجن مدى الحياة: what says how, when or how long is no participant."""
    head = passage.words[phrase.head]
    named = phrase.person is not None or phrase.organisation is not None or phrase.place is not None
    adverbial = phrase.preposition == "علي" and head.stem in passage.grammar["adverbials"]
    lasting = not phrase.preposition and head.stem in _LASTING and phrase.end > phrase.start + 1
    return (adverbial or lasting) and not named and not head.pronoun


def _names_whom(passage: Passage, comma: int) -> bool:
    """بينهم رئيس البلدية، الشيخ سالم: behind the comma stands the name of whom the words before tell."""
    words = passage.words
    if words[comma].token.text not in "،," or words[comma - 1].tag != "noun":
        return False
    titled = comma + 2 < len(words) and bool(words[comma + 1].article)
    names = (passage.people.get(at) for at in ((comma + 1, comma + 2) if titled else (comma + 1,)))
    return any(name is not None and not words[name.start].conjunction for name in names)


def is_lack(passage: Passage, index: int) -> bool:
    """إلى عدم، بعدم: a negated noun that a preposition governs."""
    words = passage.words
    if index >= len(words) or words[index].stem != "عدم" or words[index].pronoun or not index:
        return False
    before = words[index - 1]
    return words[index].preposition == "ب" or (before.tag == "preposition" and not before.pronoun)
