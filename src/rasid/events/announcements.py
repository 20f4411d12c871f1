"""What a verb of saying tells by a noun and no clause: أعلن الجيش مقتل ثلاثة, كشفت الشرطة عن اعتقال سارق.

Such a verb takes an object as any other does, and only an act in the object's place is told by the subject
(أعلن مقتل, not نشر صورة). What is told is that noun and what depends on it: a verb that و joins is the
reporter's own next sentence, and a definite relative clause (الذي) tells what is known.
"""

from __future__ import annotations

from dataclasses import replace

from rasid.events.noun_classes import HUMAN
from rasid.events.passage import Passage
from rasid.events.phrases import NounPhrase, noun_phrase
from rasid.events.relative_ends import end_of_relative
from rasid.language.marks import COMMAS
from rasid.language.tagged_word import Word

#: Verbs of saying that in the imperfect are as often being, counting and naming: يعد من، يبلغ عددهم، يدعى.
_BEING = frozenset(
    ("يعد", "تعد", "يعتبر", "تعتبر", "يبلغ", "تبلغ", "يقدر", "تقدر", "يدعي", "تدعي", "يرد", "ترد")
)
_NOMINAL = frozenset(("noun", "number", "determiner", "preposition"))
_SPEAKERS = frozenset(("group", "agency", "adjective", ""))
#: Harm behind what is told belongs to it: مقتل جنديين وأصيب ثالث.
HARMS = ("قتل", "اصيب", "اصاب", "جرح", "استشهد", "لقي", "لقو", "سقط", "توفي", "قضي", "قضت")
_TOLD = frozenset(("act", "dead", "injured"))
_REACH = 26
_PASSED = frozenset('،,"«»“”()')
_CLOSES = frozenset(".؛:")
_BEFORE_CLAUSE = frozenset(("بعد", "قبل", "منذ", "الي", "رغم", "دون"))
_ASIDE = frozenset(("هو", "هي", "هم", "هما"))


def is_being(word: Word) -> bool:
    """Whether a verb of saying is one of being or counting here: تعد المدينة من أكبر المدن."""
    return word.stem in _BEING


def announced(passage: Passage, start: int) -> int | None:
    """The index of the act that stands as the object of a verb of saying, sought from word `start` on.

    Behind the subject come who he is (وزير الداخلية العراقي), others who say so too, when, where and to whom.
    """
    words = passage.words
    index = start
    limit = min(start + _REACH, len(words))
    while index < limit:
        word = words[index]
        phrase = noun_phrase(passage, index)
        if index in passage.times:
            index = max(passage.times[index].end, index + 1)
        elif word.tag == "relative":
            index = min(end_of_relative(passage, index), limit)
        elif word.tag == "adverb" or word.token.text in _PASSED:
            index += 1
        elif phrase is not None and phrase.end > index and word.tag in _NOMINAL:
            phrase = _before_act(passage, phrase)
            bare = not phrase.preposition and not word.conjunction
            if bare and tells_act(passage, phrase):
                return index
            if bare and not _is_apposed(passage, phrase):
                return None
            index = phrase.end
        else:
            return None
    return None


def tells_act(passage: Passage, phrase: NounPhrase) -> bool:
    """Whether a phrase tells an act or its harm, and so may be what is announced."""
    head = passage.words[phrase.head]
    if phrase.head in passage.people or phrase.head in passage.organisations:
        return False
    after = passage.words[phrase.head + 1] if phrase.head + 1 < len(passage.words) else head
    governs = not head.article or after.tag == "preposition"  # القضاء على, not القضاء
    if head.noun_class in _TOLD or (governs and head.stem in passage.grammar["announced"]):
        return True
    # اكتمال تطهير المدينة، حالات خطف: what has an act for its genitive
    return not head.article and phrase.head + 1 < phrase.end and _is_genitive(after)


def _is_genitive(word: Word) -> bool:
    return word.noun_class == "act" and not (word.article or word.preposition or word.conjunction)


def _before_act(passage: Passage, phrase: NounPhrase) -> NounPhrase:
    """أعلن في بيان | مقتل ثلاثة: a text in which it is told has no act for its genitive."""
    texts = passage.grammar["texts"] | passage.grammar["informing"]
    cut = phrase.head + 1
    told_in = bool(phrase.preposition) and passage.words[phrase.head].stem in texts
    carried = told_in and cut < phrase.end and _is_genitive(passage.words[cut])
    return replace(phrase, end=cut) if carried else phrase


def _is_apposed(passage: Passage, phrase: NounPhrase) -> bool:
    """Whether a bare phrase says more of the speaker, or how he said it: وزير الدفاع، الأميركي، مجددا."""
    head = passage.words[phrase.head]
    named = phrase.person is not None or phrase.organisation is not None or phrase.head in passage.places
    told = head.noun_class in HUMAN or head.noun_class in _SPEAKERS
    return named or told or bool(head.article) or head.token.bare.endswith("ا")


def end_of_announcement(passage: Passage, start: int) -> int:
    """Where what is told by the act at word `start` ends: at a stop, or a clause that is none of it."""
    words = passage.words
    for position in range(start + 1, len(words)):
        word = words[position]
        if word.token.text in _CLOSES or word.tag == "subordinator":
            return position
        if word.tag in ("verb", "auxiliary") and word.conjunction and not word.stem.startswith(HARMS):
            return position
        if word.tag == "complementizer" and words[position - 1].stem in _BEFORE_CLAUSE:
            return position - 1
    return len(words)


def subject_before_aside(passage: Passage, verb: int) -> tuple[NounPhrase, ...]:
    """وكانت الحركة، وهي الأكبر في البلاد، أعلنت أنها: the subject of a verb behind an aside; else ().

    It opens the sentence or stands behind كان or أن; between it and the verb is only what is set off by
    commas or told by a relative clause.
    """
    words = passage.words
    before = verb - 1
    while before > 0 and (words[before].token.folded == "قد" or before in passage.times):
        before -= 1
    if words[before].token.text not in COMMAS:
        return ()
    for opening in range(before - 1, -1, -1):
        word = words[opening]
        if word.token.text in _CLOSES or (word.tag == "verb" and not _is_described(words, opening)):
            return ()
        if opening and word.tag not in ("complementizer", "auxiliary"):
            continue
        start = opening + (word.tag in ("complementizer", "auxiliary"))
        phrase = noun_phrase(passage, start)
        if phrase is None or phrase.preposition or phrase.end > before:
            return ()
        return (phrase,) if phrase.end == before or _opens_aside(words, phrase.end) else ()
    return ()


def _opens_aside(words: tuple[Word, ...], index: int) -> bool:
    return words[index].token.text in _PASSED or words[index].tag == "relative"


def _is_described(words: tuple[Word, ...], verb: int) -> bool:
    """Whether a verb stands in a clause that describes somebody: الذي قاد, وهي جماعة تنشط."""
    before = words[max(0, verb - 3) : verb]
    return any(word.tag == "relative" or word.stem in _ASIDE for word in before) or (
        verb > 0 and words[verb - 1].tag == "noun" and not words[verb].conjunction
    )
