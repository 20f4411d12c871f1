"""Words of an act that tell of none: a lasting state, an adjective, a word spelled alike."""

from __future__ import annotations

from rasid.events.cognates import is_cognate
from rasid.events.noun_classes import HUMAN
from rasid.events.passage import Passage
from rasid.language.tagged_word import Word

#: The stems of what tells that somebody died.
_DEATHS = (
    "قتل",
    "مقتل",
    "اعدم",
    "اعدام",
    "توفي",
    "قضي",
    "مات",
    "مصرع",
    "اغتيل",
    "صفي",
    "قتيل",
    "موت",
    "وفاه",
)


def tells_no_act(passage: Passage, index: int, kind: str) -> bool:
    """Whether the word at `index`, found as a trigger of the type `kind`, tells no act."""
    words = passage.words
    word = words[index]
    before = words[index - 1] if index else None
    after = words[index + 1] if index + 1 < len(words) else None
    if word.stem == "اسر":
        return _are_families(word, after)
    if (
        _is_another_word(word, before, after, kind)
        or _are_only_demands(passage, index, kind)
        or _is_aimed_at(passage, index, kind)
        or _names_a_use(word, before)
        or _is_a_danger(passage, index, kind)
        or _is_an_interview(passage, index, kind)
        or _disperses_itself(passage, index, kind)
        or _is_where_they_are(passage, index, kind)
        or _is_the_president(word, after)
        or (kind == "trial" and word.tag == "verb" and _rules_a_country(passage, index))
        or _is_a_title(passage, index)
        or _is_no_news(passage, index)
    ):
        return True
    if before is None:
        return False
    how = _says_how(passage, index) or is_cognate(passage, index)
    if how or _is_quality(passage, word, before) or _is_of_a_name(before):
        return True
    if (
        _names_a_work(passage, word, before)
        or _keeps_silent(word, before)
        or _is_a_reason(passage, index)
        or _is_an_office(word, before)
    ):
        return True
    if word.tag == "verb":
        if "سمي" in word.stem and before.stem in _SO_CALLED:
            return True
        rules = kind == "killing" and _lays_down(word, after)
        return rules or (kind == "capture" and _is_held(word, before))
    if word.stem == "لقاء" and kind == "talks" and _is_price(word, after):
        return True
    if before.stem == "وقف":  # ووقف إطلاق النار
        return word.stem == "اطلاق"
    if kind == "arrest" and word.stem in _STOPPING:
        stopped = after is not None and (after.noun_class in _NO_MEN or after.stem == "حركه")
        return stopped and after is not None and not after.preposition
    if kind == "capture":
        lasts = before.stem in passage.grammar["held"] and word.preposition in ("", "ل")
        return word.stem == "سيطره" and (lasts or _is_checkpoint(word, before, after))
    if kind == "siege":
        return word.stem == "محاصره" and _is_adjective(word, before, after)
    # What the crowd of a protest calls for without naming whom it asks is part of the protest.
    return (
        word.stem == "مطالبه" and word.preposition == "ل" and after is not None and after.preposition == "ب"
    )


def _is_the_president(word: Word, after: Word | None) -> bool:
    """كان صدام قد أعلن: a name where no side and no adjective says that it is a collision."""
    if word.stem != "صدام" or word.article or word.tag != "noun":
        return False
    if after is None or after.stem in ("بين", "مع"):
        return after is None
    described = after.tag == "noun" and not (after.article or after.conjunction or after.preposition)
    return not described


_NEWS = frozenset(("انباء", "تقارير", "معلومات", "بلاغات", "افادات", "اخبار", "يبلغ", "يعلن", "يفد", "تفد"))
_NONE = frozenset(("لم", "لا", "دون", "بدون", "عدم"))


def _is_no_news(passage: Passage, index: int) -> bool:
    """لم ترد أنباء عن وقوع ضحايا، لم يبلغ عن سقوط قتلى: nobody has told of any victims."""
    words = passage.words
    if index < 3 or words[index].tag != "noun" or words[index - 1].stem != "عن":
        return False
    told = words[index - 2]
    if told.article or told.stem not in _NEWS:
        return False
    return any(w.stem in _NONE or w.token.folded in _NONE for w in words[max(0, index - 6) : index - 2])


def _is_a_title(passage: Passage, index: int) -> bool:
    """صاروخ «فجر»، سفينة «الحصار»: a name that a quotation mark sets off."""
    words = passage.words
    if index < 2 or words[index - 1].token.text not in '«"“':
        return False
    before = words[index - 2]
    return before.stem in passage.grammar["named-things"] and before.tag == "noun"


#: Said of a meeting that is held for the press.
_FOR_THE_PRESS = frozenset(("اعلامي", "اعلاميه", "صحفي", "صحفيه", "صحافي", "صحافيه", "تلفزيوني", "متلفز"))
#: Words of talking that may be an interview.
_TALKS = frozenset(("لقاء", "اتصال", "اتصالات", "حديث", "حوار", "مقابله", "تصال"))


def _is_an_interview(passage: Passage, index: int, kind: str) -> bool:
    """قال في لقاء مع القناة، في اتصال هاتفي: somebody speaks to the press; نبقى على اتصال: a state."""
    words = passage.words
    word = words[index]
    if kind != "talks" or word.tag != "noun" or word.article or word.stem not in _TALKS:
        return False
    before = words[index - 1] if index else None
    after = words[index + 1] if index + 1 < len(words) else None
    if after is not None and after.stem.rstrip("ا") in _FOR_THE_PRESS:
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


_PRICES = frozenset(
    ("مبلغ", "مبالغ", "فديه", "مال", "اموال", "اجر", "راتب", "مقابل", "دولار", "تعويض", "عموله")
)


def _is_price(word: Word, after: Word | None) -> bool:
    """أفرج عنه لقاء فدية، لقاء مشاركتهم في الحرب: in return for it, and nobody met."""
    bare = not (word.article or word.preposition or word.pronoun or word.conjunction)
    if not bare or after is None or after.article or after.preposition:
        return False
    return after.stem in _PRICES or (bool(after.pronoun) and after.noun_class in ("act", "abstract"))


_SAID = frozenset(("يقال", "تقال"))
#: What is faced, and what is one: مواجهة التهديدات، يشكل تهديدا.
_FACED = frozenset(
    ("مواجهه", "مكافحه", "ازاله", "درء", "ضد", "حجم", "مستوي", "خطوره", "مصدر", "مصادر", "ازاء")
)
_MAKES = ("يشكل", "تشكل", "شكل", "يمثل", "تمثل", "يعد", "تعد", "يعتبر", "تعتبر", "تعامل", "يتعامل", "تتعامل")


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
    faced = bool(before) and (before[-1].stem in _FACED or before[-1].tag == "complementizer")
    faced = faced and not (before[-1].tag == "complementizer" and words[index].article)
    gunpoint = index > 0 and words[index - 1].stem == "تحت"  # سرقوه تحت تهديد السلاح
    return lasts or faced or gunpoint or any(w.stem.startswith(_MAKES) for w in before)


#: Places and tools that are named after what they are used for.
_USED_FOR = frozenset(
    ("مركز", "مراكز", "معسكر", "معسكرات", "غرفه", "غرف", "قاعه", "اماكن", "سجون", "زنازين", "اداه", "ادوات",
     "اله", "الات", "جهاز", "اجهزه", "طائرات", "طائره", "مروحيات", "سيارات", "سياره", "شاحنه", "فرقه",
     "فرق", "وسائل", "اساليب", "معدات")
)  # fmt: skip


def _names_a_use(word: Word, before: Word | None) -> bool:
    """معسكر اعتقال، غرف التعذيب، طائرات الإخلاء: what a place or a tool is for, and no act."""
    if before is None or before.tag != "noun" or before.stem not in _USED_FOR:
        return False
    bare = not (word.preposition or word.conjunction or word.pronoun)
    return word.tag == "noun" and bare and not (before.article or before.pronoun)


def _names_a_work(passage: Passage, word: Word, before: Word) -> bool:
    """كتاب حرب الجبال، فيلم الهجوم: a work that is named after what it tells."""
    bare = not (word.preposition or word.conjunction or word.pronoun)
    named = (
        before.tag == "noun"
        and before.stem in passage.grammar["works"]
        and not (before.article or before.pronoun)
    )
    return bare and named and word.tag == "noun"


_AIMED_AT = ("استهدف", "يستهدف", "تستهدف", "هاجم", "يهاجم", "قصف", "اقتحم")


def _is_aimed_at(passage: Passage, index: int, kind: str) -> bool:
    """استهدف انتحاري اجتماعا: a meeting as what an attack is aimed at."""
    word = passage.words[index]
    if kind != "talks" or word.tag != "noun" or word.preposition:
        return False
    near = passage.words[max(0, index - 3) : index]
    return any(w.tag == "verb" and w.stem.startswith(_AIMED_AT) for w in near)


#: What carries demands to those who are asked: رسالة تضم مطالبهم، رفعوا مطالبهم إلى الوزير.
_CARRIES = (
    "رساله", "مذكره", "عريضه", "عرائض", "لائحه", "قائمه", "قدم", "يقدم", "تقدم", "تقديم", "سلم", "يسلم",
    "تسليم", "رفع", "يرفع", "ترفع", "طرح", "يطرح", "وجه", "يوجه", "توجيه", "عرض", "يعرض", "اعلن", "يعلن",
)  # fmt: skip


def _are_only_demands(passage: Passage, index: int, kind: str) -> bool:
    """الاستجابة لمطالب الأسرى: what somebody wants, and not that he asked for it."""
    word = passage.words[index]
    if kind != "demand" or word.stem != "مطالب" or word.tag != "noun" or word.token.folded.endswith("ا"):
        return False
    after = passage.words[index + 1] if index + 1 < len(passage.words) else None
    if after is not None and (after.preposition == "ب" or after.stem in ("ب", "بان")):
        return False
    return not any(w.stem.startswith(_CARRIES) for w in passage.words[max(0, index - 4) : index])


#: In construct with war, what it is made with and what becomes of it: آلة الحرب، جرائم الحرب، أسرى الحرب.
_OF_WAR = frozenset(
    ("اله", "جرائم", "جريمه", "مجرم", "مجرمو", "مجرمي", "اسري", "اسير", "امراء", "تجار", "غنائم", "سفينه")
)
_STRONGLY = frozenset(("شده", "اشد", "قوه", "اقوي", "اقصي", "حزم", "صرامه", "وضوح", "حده"))


def _is_another_word(word: Word, before: Word | None, after: Word | None, kind: str) -> bool:
    """Whether what stands around a word shows it to be another one that is spelled alike."""
    stem = word.stem
    if kind == "capture" and stem == "ضمان":
        return True  # ضمان سلامة الأراضي, and no ضم
    if kind == "dismissal":
        people = before is not None and before.noun_class in HUMAN and before.article == word.article
        return stem in _SAID or (people and stem == "عزل" and not word.preposition)  # المدنيين العزل
    if kind == "accusation" and word.tag == "verb" and after is not None:
        professed = after.preposition in ("ب", "ل") and after.stem not in _STRONGLY
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
        return before is not None and before.stem in _OF_WAR
    if kind == "demand" and stem == "طلب" and word.tag == "noun":
        on_account = before is not None and before.stem == "علي" and not word.article
        return word.preposition == "ب" or on_account  # بناء على طلب، بطلب من
    return False


#: فيما يسمى كتيبة طارق: what somebody calls so, and no appointment.
_SO_CALLED = frozenset(("ما", "فيما", "لما", "بما", "مما"))
_KUNYAS = frozenset(("ابو", "ابي", "ابا", "بابي", "لابي", "وابو", "وابي"))


def _is_of_a_name(before: Word) -> bool:
    """الملقب بأبي صالح: behind أبو stands a name, whatever else it is spelled like."""
    return before.token.folded in _KUNYAS


#: إيقاف حركة القطارات: what is stopped and not somebody.
_STOPPING = frozenset(("ايقاف", "توقيف", "وقف"))
_NO_MEN = frozenset(("abstract", "act", "vehicle", "thing", "building", "time"))
_STRIKES = ("اضراب", "اضرب", "يضرب", "توقف", "عنف", "شغب")


def _is_a_reason(passage: Passage, index: int) -> bool:
    """أضربوا عن العمل احتجاجا على القرار: why they strike, and no protest of its own."""
    if passage.words[index].token.folded != "احتجاجا":
        return False
    for word in reversed(passage.words[max(0, index - 9) : index]):
        if word.token.text in ".؛،" or word.tag in ("complementizer", "relative"):
            return False
        if word.stem.startswith(_STRIKES):
            return True
    return False


def _rules_a_country(passage: Passage, index: int) -> bool:
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


_HEADS_OF = frozenset(
    ("منسق", "مسوول", "مسوولي", "قائد", "مدير", "رئيس", "ضابط", "غرفه", "قسم", "شعبه", "اداره", "هيئه")
)


def _is_an_office(word: Word, before: Word) -> bool:
    """منسق العمليات الأمنية: whom the office is over, and no operation."""
    return word.stem == "عمليات" and before.stem in _HEADS_OF and not (word.preposition or before.article)


def _keeps_silent(word: Word, before: Word) -> bool:
    """رفض التعليق، امتنع عن التعليق: a comment, and nothing suspended."""
    return word.stem == "تعليق" and word.article and before.tag != "noun"


#: Before a checkpoint, which in Iraq is called سيطرة.
_AT = frozenset(("عند", "قرب", "تفجير", "استهداف", "قبل", "امام", "مدخل", "نحو", "باتجاه", "عبر", "لدي"))


def _is_checkpoint(word: Word, before: Word, after: Word | None) -> bool:
    """عند سيطرة الصقور: a post with a name, and nothing taken."""
    bare = not (word.article or word.preposition or word.pronoun or word.conjunction)
    return bare and before.stem in _AT and after is not None and after.tag == "noun" and not after.preposition


def _is_quality(passage: Passage, word: Word, before: Word) -> bool:
    """مواد شديدة الانفجار: behind an adjective in construct, what something is apt to do."""
    bare = word.article and not (word.preposition or word.conjunction)
    return bare and before.stem in passage.grammar["qualities"] and not (before.article and before.pronoun)


def _says_how(passage: Passage, index: int) -> bool:
    """قتل شاب طعنا بسكين، أعدموا رميا بالرصاص: an accusative behind a death says how he died."""
    if passage.words[index].token.folded not in passage.grammar["manners"]:
        return False
    for before in reversed(passage.words[max(0, index - 8) : index]):
        if before.token.kind != "word":
            return False
        if before.stem.startswith(_DEATHS):
            return True
    return False


def _lays_down(word: Word, after: Word | None) -> bool:
    """تقليد يقضي بأن: what lays something down dies of nothing."""
    lasting = word.verb is not None and word.verb.tense == "imperfect"
    ruled = after is not None and (after.preposition == "ب" or after.stem in ("بان", "ب"))
    return lasting and ruled and word.stem in ("يقضي", "تقضي", "يقضون", "يقضيان", "تقضيان")


def _are_families(word: Word, after: Word | None) -> bool:
    """المقاتلون وأسرهم من البلدة: a captor would have to be named behind a verb with a pronoun."""
    if word.tag != "verb" or not word.conjunction or word.pronoun not in ("هم", "هن"):
        return False
    return after is None or after.tag == "preposition" or after.token.kind != "word"


def _is_held(word: Word, before: Word) -> bool:
    """المناطق التي يسيطر عليها الجيش، مناطق تسيطر عليها المعارضة: who holds them, and no taking."""
    if word.verb is None or word.verb.tense != "imperfect" or word.verb.future:
        return False
    if before.tag == "relative":
        return True
    return before.tag == "noun" and not before.article and not word.conjunction


def _is_adjective(word: Word, before: Word, after: Word | None) -> bool:
    """مناطق محاصرة: no masdar, for no genitive follows it."""
    if word.article or word.preposition or word.pronoun or word.conjunction:
        return False
    if before.tag != "noun" or before.article:
        return False
    return after is None or after.tag != "noun" or bool(after.conjunction)
