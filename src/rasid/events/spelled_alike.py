"""Words spelled like those of an act, told by what stands around them: يدينون بمذهبه، أقفال الأبواب."""

from __future__ import annotations

from rasid.events.noun_classes import HUMAN
from rasid.events.passage import Passage
from rasid.language.tagged_word import Word

_SAID = frozenset(("يقال", "تقال"))


def is_the_president(word: Word, after: Word | None) -> bool:
    """كان صدام قد أعلن: a name where no side and no adjective says that it is a collision."""
    if word.stem != "صدام" or word.article or word.tag != "noun":
        return False
    if after is None or after.stem in ("بين", "مع"):
        return after is None
    described = after.tag == "noun" and not (after.article or after.conjunction or after.preposition)
    return not described


def is_price(passage: Passage, word: Word, after: Word | None) -> bool:
    """أفرج عنه لقاء فدية، لقاء مشاركتهم في الحرب: in return for it, and nobody met."""
    bare = not (word.article or word.preposition or word.pronoun or word.conjunction)
    if not bare or after is None or after.article or after.preposition:
        return False
    return after.stem in passage.grammar["prices"] or (
        bool(after.pronoun) and after.noun_class in ("act", "abstract")
    )


def is_another_word(passage: Passage, index: int, kind: str) -> bool:
    """Whether what stands around a word shows it to be another one that is spelled alike."""
    words = passage.words
    word, stem = words[index], words[index].stem
    before = words[index - 1] if index else None
    after = words[index + 1] if index + 1 < len(words) else None
    if kind == "capture" and stem == "ضمان":
        return True  # ضمان سلامة الأراضي, and no ضم
    if kind == "dismissal":
        people = before is not None and before.noun_class in HUMAN and before.article == word.article
        return stem in _SAID or (people and stem == "عزل" and not word.preposition)  # المدنيين العزل
    if kind == "accusation" and word.tag == "verb" and after is not None:
        professed = after.preposition in ("ب", "ل") and after.stem not in passage.grammar["strongly"]
        return professed and "دين" in stem and not stem.startswith("ادين")  # يدينون بمذهبه
    if kind == "strike" and word.tag == "verb" and stem.endswith("ضرب") and word.verb is not None:
        # يضرب العمال غدا, but يضرب الجراد: in the singular only people right behind it stop working.
        workers = after is not None and (after.noun_class in HUMAN or after.stem == "عن")
        return word.verb.tense == "imperfect" and not workers and not word.verb_is_plural
    if kind == "attack" and stem.startswith("اعتدت"):
        return after is not None and after.tag == "complementizer"  # اعتدت أن أعيش هنا
    if kind == "restriction" and stem == "اقفال":
        return word.token.bare.removeprefix(word.conjunction).startswith("أ")  # أقفال الأبواب
    if stem == "ابعاد":
        return "أبعاد" in word.token.bare  # أبعاد القضية, and no إبعاد
    if kind == "clash" and stem == "حرب" and word.tag == "noun":
        return before is not None and before.stem in passage.grammar["of-war"]
    if kind == "demand" and stem == "طلب" and word.tag == "noun":
        on_account = before is not None and before.stem == "علي" and not word.article
        return word.preposition == "ب" or on_account  # بناء على طلب، بطلب من
    return False


def rules_a_country(passage: Passage, index: int) -> bool:
    """حكم الملك البلاد أربعين عاما: over a country as the object, and no verdict."""
    words = passage.words
    if not words[index].stem.endswith(("حكم", "حكمت", "حكموا")):
        return False
    for position in range(index + 1, min(index + 6, len(words))):
        word = words[position]
        if word.preposition or word.tag in ("preposition", "verb", "punct"):
            return False
        if word.stem == "بلاد" or position in passage.places:
            return True
    return False


def keeps_silent(word: Word, before: Word) -> bool:
    """رفض التعليق، امتنع عن التعليق: a comment, and nothing suspended."""
    return word.stem == "تعليق" and word.article and before.tag != "noun"


def is_checkpoint(passage: Passage, word: Word, before: Word, after: Word | None) -> bool:
    """عند سيطرة الصقور: a post with a name, and nothing taken."""
    bare = not (word.article or word.preposition or word.pronoun or word.conjunction)
    return (
        bare
        and before.stem in passage.grammar["at-checkpoints"]
        and after is not None
        and after.tag == "noun"
        and not after.preposition
    )


def lays_down(word: Word, after: Word | None) -> bool:
    """تقليد يقضي بأن: what lays something down dies of nothing."""
    lasting = word.verb is not None and word.verb.tense == "imperfect"
    ruled = after is not None and (after.preposition == "ب" or after.stem in ("بان", "ب"))
    return lasting and ruled and word.stem in ("يقضي", "تقضي", "يقضون", "يقضيان", "تقضيان")


def are_families(word: Word, after: Word | None) -> bool:
    """المقاتلون وأسرهم من البلدة: a captor would have to be named behind a verb with a pronoun."""
    if word.tag != "verb" or not word.conjunction or word.pronoun not in ("هم", "هن"):
        return False
    return after is None or after.tag == "preposition" or after.token.kind != "word"


def is_adjective(word: Word, before: Word, after: Word | None) -> bool:
    """مناطق محاصرة: no masdar, for no genitive follows it."""
    if word.article or word.preposition or word.pronoun or word.conjunction:
        return False
    if before.tag != "noun" or before.article:
        return False
    return after is None or after.tag != "noun" or bool(after.conjunction)
