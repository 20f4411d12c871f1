"""What a governor of an act contains or carries (an accord, a plan, a charge), and an act that is due."""

from __future__ import annotations

from itertools import pairwise

from rasid.events.factuality_labels import cue_of
from rasid.events.passage import Passage
from rasid.language.marks import STOPS
from rasid.language.tagged_word import Word
from rasid.lexicon.cues import Cues

_REACH = 20
_SURE = ("موكد", "مؤكد", "موثق", "رسمي")


def holder_before(words: tuple[Word, ...], index: int, cues: Cues, kind: str) -> int | None:
    """تهديدات تتضمن قطع الكهرباء، تهم تشمل القتل: the noun of a `kind` that the verb tells more of."""
    for position in range(index - 1, max(index - _REACH, -1), -1):
        word = words[position]
        if word.token.text in STOPS or word.tag in ("verb", "complementizer", "subordinator"):
            return None
        if word.tag == "noun" and any(g.kind == kind for g in cues.nouns.get(word.stem, ())):
            return position
    return None


def unconfirmed(words: tuple[Word, ...], index: int) -> bool:
    """أنباء غير مؤكدة عن مقتله: whether the news at `index` is called unsure."""
    behind = words[index + 1 : index + 4]
    return any(first.stem == "غير" and second.stem.startswith(_SURE) for first, second in pairwise(behind))


def is_open(words: tuple[Word, ...], index: int) -> bool:
    """المتهمين بإثارة أعمال شغب: whether a noun carries an act that nobody has spoken of yet."""
    for word in words[index + 1 : index + 3]:
        if word.tag != "noun" or word.article or word.pronoun:
            return False
        if word.noun_class == "act":
            return True
    return True


def of_accord(words: tuple[Word, ...], index: int, cues: Cues) -> bool:
    """Whether an accord is what provides: ينص الاتفاق على، اتفاق يقضي بـ."""
    return any(cue_of(word, cues)[1] == "accord" for word in words[max(0, index - 6) : index + 5])


#: Of what is to come: الاتفاق الذي من المقرر أن يوقع غدا.
_DUE = frozenset(
    ("منتظر", "مقرر", "متوقع", "مرتقب", "مزمع", "مفترض", "مامول", "ينتظر", "يتوقع", "يرتقب", "يفترض")
)


_HELD = ("عقد", "جري", "نظم", "قام", "نفذ", "وقع", "شن", "بدا", "نطلق", "برم", "حدث", "حصل")


def is_due(words: tuple[Word, ...], after: int) -> int | None:
    """الاتفاق الذي سيوقع غدا: the word in a relative clause by which the act before it is yet to come.

    The act ends before word `after`; None where nothing tells so.
    """
    for position in range(after, min(after + 4, len(words) - 1)):
        if words[position].tag == "relative":
            for word in words[position + 1 : position + 4]:
                future = word.verb is not None and word.verb.future and word.stem.endswith(_HELD)
                if word.stem in _DUE or future:
                    return word.index
                if word.tag not in ("preposition", "noun"):
                    return None
            return None
        form = words[position].verb
        if form is not None and form.future and words[position].stem.endswith(_HELD):
            return None if words[position].conjunction else position  # اجتماعات عامة ستنعقد
        if words[position].tag not in ("noun", "adverb") or words[position].conjunction:
            return None
    return None


def is_aim(passage: Passage, index: int) -> bool:
    """بدأت معركة تحرير المدينة: what the battle or campaign before it is for; not once it is over."""
    words = passage.words
    if index == 0 or words[index].tag != "noun" or words[index].preposition or words[index].conjunction:
        return False
    before = words[index - 1]
    fought = before.tag == "noun" and before.stem in passage.grammar["campaigns"] and not before.article
    over = index > 1 and words[index - 2].stem in passage.grammar["once-over"]
    return fought and not over and not before.pronoun
