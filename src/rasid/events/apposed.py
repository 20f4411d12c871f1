"""Phrases that name again who stands before them: دعا الأمين العام لاتحاد | سالم العوض | إلى الحل."""

from __future__ import annotations

from rasid.events.clauses import Constituent
from rasid.events.noun_classes import HUMAN, OFFICIALS
from rasid.events.passage import Passage
from rasid.events.phrases import NounPhrase

_PARTING = frozenset(("verb", "complementizer", "auxiliary", "relative", "subordinator"))


def without_appositions(passage: Passage, bare: list[Constituent]) -> list[Constituent]:
    """The bare phrases without a name that only stands in apposition: رئيس الجهاز ...، المدعو أبو عزام."""
    kept: list[Constituent] = []
    for constituent in bare:
        phrase = constituent.phrases[0]
        before = kept[-1].phrases[0] if kept else None
        human = before is not None and passage.words[before.head].noun_class in HUMAN
        titled = human or (before is not None and before.person is not None)
        if before is not None and _names_holder(passage, before, constituent):
            kept[-1] = constituent
            continue
        if titled and passage.words[phrase.head].stem in passage.grammar["called"]:
            continue
        if kept and kept[-1].phrases[0].person is not None:
            start = passage.words[phrase.head].start
            if any(o.span.start <= start < o.span.end for o in kept[-1].phrases[0].person.offices):
                continue
        if kept and phrase.person is not None:
            start = passage.words[kept[-1].phrases[0].head].start
            if any(o.title.start <= start < o.title.end for o in phrase.person.offices):
                continue
        kept.append(constituent)
    return kept


def _names_holder(passage: Passage, title: NounPhrase, named: Constituent) -> bool:
    """دعا الأمين العام للاتحاد لطلبة العراق | سالم العوض: whether a name says who holds the title before it.

    Between the two stand no more than what the office is of, and one pair of commas.
    """
    words, phrase = passage.words, named.phrases[0]
    head, between = words[title.head], words[title.end : named.index]
    alone = len(named.phrases) == 1 and phrase.person is not None and phrase.head in passage.people
    if (
        not (alone and between)
        or title.person is not None
        or title.number is not None
        or title.organisation is not None
    ):
        return False
    chief = words[title.head + 1] if title.end > title.head + 1 else head
    ranked = not head.noun_class and chief.article and chief.token.bare.endswith("ين")  # كبير المفاوضين
    for_what = head.noun_class in HUMAN and head.article and between[0].preposition == "ل"
    if not (head.noun_class in OFFICIALS or ranked or for_what) or head.number == "many" or head.pronoun:
        return False
    if any(w.noun_class in OFFICIALS for w in between):
        return False  # الأمين العام مع رئيس الحكومة، سالم العوض
    parted = bool(between) and between[-1].tag == "punct"
    if parted and not (phrase.end < len(words) and words[phrase.end].token.text in "،,"):
        return False
    known = any(w.article for w in words[title.start : title.end]) or title.end - 1 in passage.places
    return known and not any(w.tag in _PARTING for w in between)
