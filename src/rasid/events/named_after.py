"""Acts that only name something else: a work, a place by its use, an office, a quality."""

from __future__ import annotations

from rasid.events.passage import Passage
from rasid.language.tagged_word import Word

_KUNYAS = frozenset(("ابو", "ابي", "ابا", "بابي", "لابي", "وابو", "وابي"))


def is_a_title(passage: Passage, index: int) -> bool:
    """صاروخ «فجر»، سفينة «الحصار»: a name that a quotation mark sets off."""
    words = passage.words
    if index < 2 or words[index - 1].token.text not in '«"“':
        return False
    before = words[index - 2]
    return before.stem in passage.grammar["named-things"] and before.tag == "noun"


def names_a_use(passage: Passage, word: Word, before: Word | None) -> bool:
    """معسكر اعتقال، غرف التعذيب، طائرات الإخلاء: what a place or a tool is for, and no act."""
    if before is None or before.tag != "noun" or before.stem not in passage.grammar["used-for"]:
        return False
    bare = not (word.preposition or word.conjunction or word.pronoun)
    return word.tag == "noun" and bare and not (before.article or before.pronoun)


def names_a_work(passage: Passage, word: Word, before: Word) -> bool:
    """كتاب حرب الجبال، فيلم الهجوم: a work that is named after what it tells."""
    bare = not (word.preposition or word.conjunction or word.pronoun)
    named = (
        before.tag == "noun"
        and before.stem in passage.grammar["works"]
        and not (before.article or before.pronoun)
    )
    return bare and named and word.tag == "noun"


def is_of_a_name(before: Word) -> bool:
    """الملقب بأبي صالح: behind أبو stands a name, whatever else it is spelled like."""
    return before.token.folded in _KUNYAS


def is_an_office(passage: Passage, word: Word, before: Word) -> bool:
    """منسق العمليات الأمنية: whom the office is over, and no operation."""
    return (
        word.stem == "عمليات"
        and before.stem in passage.grammar["heads-of"]
        and not (word.preposition or before.article)
    )


def is_quality(passage: Passage, word: Word, before: Word) -> bool:
    """مواد شديدة الانفجار: behind an adjective in construct, what something is apt to do."""
    bare = word.article and not (word.preposition or word.conjunction)
    return bare and before.stem in passage.grammar["qualities"] and not (before.article and before.pronoun)
