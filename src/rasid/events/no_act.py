"""Words of an act that tell of none: a lasting state, an adjective, a word spelled alike."""

from __future__ import annotations

from rasid.events.cognates import is_cognate
from rasid.events.named_after import (
    is_a_title,
    is_an_office,
    is_of_a_name,
    is_quality,
    names_a_use,
    names_a_work,
)
from rasid.events.passage import Passage
from rasid.events.spelled_alike import (
    are_families,
    is_adjective,
    is_another_word,
    is_checkpoint,
    is_price,
    is_the_president,
    keeps_silent,
    lays_down,
    rules_a_country,
)
from rasid.language.tagged_word import Word


def tells_no_act(passage: Passage, index: int, kind: str) -> bool:
    """Whether the word at `index`, found as a trigger of the type `kind`, tells no act."""
    words = passage.words
    word = words[index]
    before = words[index - 1] if index else None
    after = words[index + 1] if index + 1 < len(words) else None
    if word.stem == "اسر":
        return are_families(word, after)
    if (
        is_another_word(passage, index, kind)
        or _are_only_demands(passage, index, kind)
        or _is_aimed_at(passage, index, kind)
        or names_a_use(passage, word, before)
        or _is_a_danger(passage, index, kind)
        or _is_an_interview(passage, index, kind)
        or _disperses_itself(passage, index, kind)
        or _is_where_they_are(passage, index, kind)
        or is_the_president(word, after)
        or (kind == "trial" and word.tag == "verb" and rules_a_country(passage, index))
        or is_a_title(passage, index)
        or _is_no_news(passage, index)
    ):
        return True
    if before is None:
        return False
    how = _says_how(passage, index) or is_cognate(passage, index)
    if how or is_quality(passage, word, before) or is_of_a_name(before):
        return True
    if (
        names_a_work(passage, word, before)
        or keeps_silent(word, before)
        or _is_a_reason(passage, index)
        or is_an_office(passage, word, before)
    ):
        return True
    if word.tag == "verb":
        if "سمي" in word.stem and before.stem in _SO_CALLED:
            return True
        rules = kind == "killing" and lays_down(word, after)
        return rules or (kind == "capture" and _is_held(word, before))
    if word.stem == "لقاء" and kind == "talks" and is_price(passage, word, after):
        return True
    if before.stem == "وقف":  # ووقف إطلاق النار
        return word.stem == "اطلاق"
    if kind == "arrest" and word.stem in _STOPPING:
        stopped = after is not None and (after.noun_class in _NO_MEN or after.stem == "حركه")
        return stopped and after is not None and not after.preposition
    if kind == "capture":
        lasts = before.stem in passage.grammar["held"] and word.preposition in ("", "ل")
        return word.stem == "سيطره" and (lasts or is_checkpoint(passage, word, before, after))
    if kind == "siege":
        return word.stem == "محاصره" and is_adjective(word, before, after)
    # What the crowd of a protest calls for without naming whom it asks is part of the protest.
    return (
        word.stem == "مطالبه" and word.preposition == "ل" and after is not None and after.preposition == "ب"
    )


_NONE = frozenset(("لم", "لا", "دون", "بدون", "عدم"))


def _is_no_news(passage: Passage, index: int) -> bool:
    """لم ترد أنباء عن وقوع ضحايا، لم يبلغ عن سقوط قتلى: nobody has told of any victims."""
    words = passage.words
    if index < 3 or words[index].tag != "noun" or words[index - 1].stem != "عن":
        return False
    told = words[index - 2]
    if told.article or told.stem not in passage.grammar["news"]:
        return False
    return any(w.stem in _NONE or w.token.folded in _NONE for w in words[max(0, index - 6) : index - 2])


def _is_an_interview(passage: Passage, index: int, kind: str) -> bool:
    """قال في لقاء مع القناة، في اتصال هاتفي: somebody speaks to the press; نبقى على اتصال: a state."""
    words = passage.words
    word = words[index]
    if kind != "talks" or word.tag != "noun" or word.article:
        return False
    if word.stem not in passage.grammar["interviews"]:
        return False
    before = words[index - 1] if index else None
    after = words[index + 1] if index + 1 < len(words) else None
    if after is not None and after.stem.rstrip("ا") in passage.grammar["for-the-press"]:
        return True  # عقد الوزير لقاء إعلاميا
    if before is None or before.tag != "preposition" or word.conjunction:
        return False
    if before.stem == "علي" and word.stem == "اتصال":
        return True
    if before.stem not in ("في", "خلال", "عبر"):
        return False
    behind = words[index + 1 : index + 7]
    return any(w.stem in passage.grammar["press"] or w.token.text == "«" for w in behind)


def _disperses_itself(passage: Passage, index: int, kind: str) -> bool:
    """وتفرق المتظاهرون: the crowd goes home, where its nominative shows that nobody disperses it."""
    words = passage.words
    if kind != "attack" or words[index].stem != "تفرق" or index + 1 >= len(words):
        return False
    after = words[index + 1]
    return after.tag == "noun" and after.token.bare.endswith("ون") and not after.preposition


def _is_where_they_are(passage: Passage, index: int, kind: str) -> bool:
    """مناطق تمركز المسلحين، نقاط انتشارهم: where somebody stands, and no move."""
    word, before = passage.words[index], passage.words[index - 1] if index else None
    if kind != "deployment" or word.tag != "noun" or before is None:
        return False
    bare = not (word.preposition or word.conjunction or before.article or before.pronoun)
    return bare and before.stem in passage.grammar["vague-places"]


def _is_a_danger(passage: Passage, index: int, kind: str) -> bool:
    """تعزيز الدفاع في مواجهة التهديدات: a danger that lasts, where nobody says with what he threatens."""
    words = passage.words
    if kind != "threat" or words[index].stem not in ("تهديد", "تهديدات", "تهديدا"):
        return False
    behind = words[index + 1 : index + 7]
    if any(w.preposition == "ب" and w.noun_class == "act" for w in behind):
        return False
    lasts = any(w.stem in ("قائم", "قائمه", "محدق", "محدقه") for w in behind[:4])
    before = words[max(0, index - 3) : index]
    # يراه على أنه تهديد: what somebody takes it for
    faced = bool(before) and (
        before[-1].stem in passage.grammar["faced"] or before[-1].tag == "complementizer"
    )
    faced = faced and not (before[-1].tag == "complementizer" and words[index].article)
    gunpoint = index > 0 and words[index - 1].stem == "تحت"  # سرقوه تحت تهديد السلاح
    return lasts or faced or gunpoint or any(passage.begins(w.stem, "making-out") for w in before)


def _is_aimed_at(passage: Passage, index: int, kind: str) -> bool:
    """استهدف انتحاري اجتماعا: a meeting as what an attack is aimed at."""
    word = passage.words[index]
    if kind != "talks" or word.tag != "noun" or word.preposition:
        return False
    near = passage.words[max(0, index - 3) : index]
    return any(w.tag == "verb" and passage.begins(w.stem, "aiming") for w in near)


def _are_only_demands(passage: Passage, index: int, kind: str) -> bool:
    """الاستجابة لمطالب الأسرى: what somebody wants, and not that he asked for it."""
    word = passage.words[index]
    if kind != "demand" or word.stem != "مطالب" or word.tag != "noun" or word.token.folded.endswith("ا"):
        return False
    after = passage.words[index + 1] if index + 1 < len(passage.words) else None
    if after is not None and (after.preposition == "ب" or after.stem in ("ب", "بان")):
        return False
    return not any(passage.begins(w.stem, "petitions") for w in passage.words[max(0, index - 4) : index])


#: فيما يسمى كتيبة طارق: what somebody calls so, and no appointment.
_SO_CALLED = frozenset(("ما", "فيما", "لما", "بما", "مما"))


#: إيقاف حركة القطارات: what is stopped and not somebody.
_STOPPING = frozenset(("ايقاف", "توقيف", "وقف"))
_NO_MEN = frozenset(("abstract", "act", "vehicle", "thing", "building", "time"))


def _is_a_reason(passage: Passage, index: int) -> bool:
    """أضربوا عن العمل احتجاجا على القرار: why they strike, and no protest of its own."""
    if passage.words[index].token.folded != "احتجاجا":
        return False
    for word in reversed(passage.words[max(0, index - 9) : index]):
        if word.token.text in ".؛،" or word.tag in ("complementizer", "relative"):
            return False
        if passage.begins(word.stem, "stoppages"):
            return True
    return False


def _says_how(passage: Passage, index: int) -> bool:
    """قتل شاب طعنا بسكين، أعدموا رميا بالرصاص: an accusative behind a death says how he died."""
    if passage.words[index].token.folded not in passage.grammar["manners"]:
        return False
    for before in reversed(passage.words[max(0, index - 8) : index]):
        if before.token.kind != "word":
            return False
        if passage.begins(before.stem, "dying"):
            return True
    return False


def _is_held(word: Word, before: Word) -> bool:
    """المناطق التي يسيطر عليها الجيش، مناطق تسيطر عليها المعارضة: who holds them, and no taking."""
    if word.verb is None or word.verb.tense != "imperfect" or word.verb.future:
        return False
    if before.tag == "relative":
        return True
    return before.tag == "noun" and not before.article and not word.conjunction
