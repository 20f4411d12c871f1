"""Which clause a word stands in: the relative or subordinate one that opens before it, or the main one."""

from __future__ import annotations

from rasid.events.passage import Passage
from rasid.language.tagged_word import Word

#: Prepositions that with أن open a clause of time or concession: بعد أن تأكدت.
_BEFORE_CLAUSE = frozenset(("بعد", "قبل", "منذ", "الي", "رغم", "دون"))
_BESIDE = frozenset(("فيما", "بينما"))


def zone_of(passage: Passage, index: int) -> int:
    """Where the relative or subordinate clause that holds word `index` opens; 0 for the main clause.

    A day in the main clause dates nothing told in a relative clause, and the other way round.
    """
    words = passage.words
    for position in range(index - (words[index].tag != "verb"), -1, -1):
        word = words[position]
        if position < index and _is_beside(words, position):
            return 0
        if word.tag in ("relative", "subordinator") and word.stem not in ("كما", "مما", "حيث"):
            return position
        if word.tag == "complementizer" and position and words[position - 1].stem in _BEFORE_CLAUSE:
            return position
        if word.token.text in "،,.؛»)" and position < index:
            return 0
        if word.tag == "verb" and not word.conjunction and position and _describes(words, position):
            return position
    return 0


def _is_beside(words: tuple[Word, ...], index: int) -> bool:
    """تظاهر المئات أمس فيما اعتقلت الشرطة عشرة: a clause of what went on beside it, not of what is known."""
    while_it = index > 0 and words[index].stem == "حين" and words[index - 1].stem == "في"
    if words[index].stem in _BESIDE or while_it:
        return index + 1 < len(words) and words[index + 1].tag in ("verb", "auxiliary")
    return False


def _describes(words: tuple[Word, ...], index: int) -> bool:
    """Whether a verb follows an indefinite noun as its description: مواطنين خطفتهم جماعة."""
    before = words[index - 1]
    human = before.noun_class not in ("act", "time", "")
    return before.tag == "noun" and not before.article and human and bool(words[index].pronoun)
