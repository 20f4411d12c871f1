"""Which word may go on a noun phrase: agreement of adjectives, and what can have a construct.

Rules: W. Wright, II §§ 75-94 (construct), 136-140 (apposition, adjectives), I §§ 289-300 (plurals).
"""

from __future__ import annotations

from rasid.events.adjectives import ADJECTIVES, FOLDED_ADJECTIVES
from rasid.events.ages_told import past_age
from rasid.events.cognates import is_cognate
from rasid.events.names_behind import is_anothers, takes_name
from rasid.events.noun_classes import HUMAN, OFFICIALS, PERSONS
from rasid.events.passage import Passage
from rasid.language.tagged_word import Word

#: لم تتبن أي جهة الهجوم: what أي governs is nobody in particular.
NOBODY_IN_PARTICULAR = frozenset(("اي", "ايه"))
_THEMSELVES = frozenset(("نفسه", "نفسها", "نفسيهما", "انفسهم", "انفسهن"))
_NOT_PLURALS = frozenset(
    ["قانون", "تلفزيون", "هاون", "زيتون", "مليون", "كانون", "شؤون", "بدون", "عيون", "ديون", "سجون", "طيران"]
)
#: Human nouns that stand for themselves: an inanimate noun behind them begins the object.
_UNRELATED = frozenset(
    ["fighter", "person", "civilian", "child", "woman", "protester", "prisoner", "student", "worker"]
)
#: Where a force stands, without a preposition: المتمركزة شرق القطاع.
_SIDES = frozenset(("شمال", "جنوب", "شرق", "غرب", "شمالي", "جنوبي", "شرقي", "غربي"))
_THINGS = frozenset(
    ["building", "vehicle", "thing", "group", "abstract", "civilian", "child", "woman", "police", "soldier",
     "official", "leader", "journalist"]
)  # fmt: skip


#: With what somebody does there they are where he lives or works: محل إقامته، مقر عمله.
_ABODES = frozenset(("محل", "مقر", "مكان", "موقع", "مركز"))
_ABIDING = frozenset(("اقامه", "سكن", "عمل", "وظيفه", "دراسه", "تجاره", "احتجاز", "اعتقال", "توقيف", "تدريب"))
#: With the article they open a comparison, which says more than who or what it is: السوق الأكثر ازدحاما.
_ELATIVES = frozenset(("اكثر", "اقل", "اشد", "اكبر", "اعلي"))
#: With the pronoun of whom a warrant or verdict is about: صادرة في شأنه، صادر بحقه.
_REGARDS = frozenset(("شان", "حق"))
#: They have ب before the place in which something lies.
_LYING_IN = frozenset(("كائن", "كائنه", "واقع", "واقعه"))
#: Nouns for people that behind a counted noun say of what kind they are.
_STANDINGS = frozenset(("مدني", "مدنيا", "عسكري", "عسكريا"))
_PLACED = frozenset(("building", "vehicle", "thing", "group", "weapon"))
_NOMINATIVE = ("ون", "ان")
_NISBA_PLURALS = ("يون", "يين", "يان", "يتان", "يتين")
#: Classes with adjectives among their words: مسؤولون عسكريون، ضباط شرطيون.
_OFFICIAL = frozenset(["soldier", "police", "official"])
#: Classes whose words describe a name: تنظيم النسور الإرهابي.
_NAMES_ADJECTIVES = frozenset(["", "adjective", "fighter"])
#: Classes whose words also serve as adjectives: مسلحون مجهولون.
_ADJECTIVAL = frozenset(["", "adjective", "person", "fighter", "protester"])


def agrees(passage: Passage, start: int, last_index: int, index: int) -> bool:
    """Whether word `index` can go on the phrase that begins with word `start` and ends with `last_index`."""
    words = passage.words
    last, word = words[last_index], words[index]
    if _begins_anew(passage, start, index) or word.token.folded in passage.grammar["manners"]:
        return False
    if _opens_description(passage, index) or is_cognate(passage, index) or _is_himself(last, word):
        return False
    if last_index not in passage.people and word.token.folded in passage.grammar["consisting"]:
        return False  # عصابة | تتكون من ستة أفراد
    person = passage.people.get(index)
    if person is not None and person.start == index:
        return not is_anothers(passage, start, person.mention) and takes_name(passage, start, last_index)
    if last_index in passage.people or (last.stem in passage.grammar["capitals"] and not word.article):
        # اتهمت واشنطن طهران: two states, no name of two words.
        return False
    if _is_other_case(words, start, index):
        return False
    if _is_name(passage, last_index):
        if word.token.bare.endswith(("ون", "ين")) and words[start].number != "many":
            return False  # اتهم الجيش السوري | المسلحين
        if last.token.bare.endswith("ية") and word.token.bare.endswith("ي") and last_index > start:
            return False  # الشرطة الفرنسية | الجزائري سالم
        ending = word.noun_class in _NAMES_ADJECTIVES and word.token.bare.endswith(("ية", "ي", "ة"))
        adjective = word.article and (ending or word.stem in FOLDED_ADJECTIVES)
        return adjective and not _opens_name(passage, index)
    if word.article and (last.article or last.pronoun):
        return _is_definite_adjective(passage, start, index)
    if word.pronoun and last.stem in _ABODES and not last.article and word.stem in _ABIDING:
        return True
    if last.article or last.pronoun or (word.pronoun and word.noun_class in ("act", "abstract")):
        # أعلن فصيل مسؤوليته: what is his is the object, not a part of who he is.
        return False
    if last.noun_class == "weapon" and word.noun_class == "building" and _opens_name(passage, index):
        # أصابت صواريخ مركز الأبحاث: a weapon belongs to no building, it hits one.
        return False
    if _is_general(passage, words[last_index - 1 : last_index + 1]):
        return True
    takes = _takes_definite if word.article else _takes_indefinite
    return takes(passage, start, last_index, word)


def _is_himself(last: Word, word: Word) -> bool:
    """سلم مسلحون | أنفسهم: behind an indefinite noun "themselves" is the object."""
    return word.token.folded in _THEMSELVES and not (last.article or last.pronoun)


def _takes_definite(passage: Passage, start: int, last_index: int, word: Word) -> bool:
    """Whether a definite word can be in the construct of an indefinite one: قائد الكتيبة."""
    words = passage.words
    last = words[last_index]
    if start and words[start - 1].stem in NOBODY_IN_PARTICULAR:
        # لم تتبن أي جهة الهجوم: what أي governs is indefinite.
        return False
    if words[start].number == "one" and last.stem in passage.grammar["callings"] and last_index > start:
        return words[start].noun_class != "person"  # أوقف رجل شرطة السائق
    if last_index > start and last.stem in passage.grammar["qualities"]:
        return word.noun_class not in HUMAN
    owner = last.stem in passage.grammar["owners"]  # صاحب المنزل
    lone = last.noun_class in ("fighter", "person") and last.number == "one" and not owner
    if lone and word.noun_class in _PLACED:
        return False  # هاجم مسلح الحاجز: a man is in no construct with what he attacks
    return not (_is_accusative(last) or _closed(last) or (last_index > start and describes(last)))


def _takes_indefinite(passage: Passage, start: int, last_index: int, word: Word) -> bool:
    """Whether an indefinite word can be the adjective or in the construct of an indefinite one."""
    last = passage.words[last_index]
    if word.token.folded in passage.grammar["manners"]:
        return False  # أعدم ثلاثة شبان | شنقا
    if _is_accusative(last):
        several = last.number == "many" and word.token.bare.endswith("ين")  # جنودا متمردين
        if several and word.noun_class in _ADJECTIVAL:
            return True
        return word.token.bare.endswith(("ا", "ً", "ة")) or word.stem in ("اخر", "اخري")
    if (
        _is_accusative(word)
        and passage.words[start].token.bare.endswith("ون")
        and _closed(passage.words[start])
    ):
        return False  # عقد مسؤولون كبار | اجتماعا
    if _is_accusative(word) and word.noun_class in _OBJECTS and start not in passage.numbers:
        return False
    named = _opens_name(passage, word.index) or (last.noun_class == "civilian" and not word.noun_class)
    if _is_accusative(word) and not named and not (last_index > start or start in passage.numbers):
        return False
    if _closed(last):
        if last.token.bare.endswith(_NOMINATIVE) and word.token.bare.endswith("ين"):
            return False
        plural = word.token.bare.endswith(("ون", "ين")) and word.noun_class in _ADJECTIVAL
        return plural or word.stem in passage.grammar["plural-adjectives"] or describes(word)
    if last_index > start and describes(last):
        return describes(word)
    if last.noun_class == "person" and word.stem in passage.grammar["callings"]:
        return True
    unrelated = last.noun_class in _UNRELATED and last.stem not in passage.grammar["owners"]
    if unrelated and last.number != "many" and word.noun_class in _THINGS:
        standing = word.stem in _STANDINGS and start - 1 in passage.numbers  # خمسون سجينا مدنيا
        return standing or describes(word)
    armed = last.noun_class == "soldier" and last.number == "one"  # قتل برصاص قناص | طفل
    return not (armed and word.noun_class in PERSONS)


def _is_other_case(words: tuple[Word, ...], start: int, index: int) -> bool:
    """يقاتل الجنود الأردنيون | المتمردين: behind a nominative a sound plural in ين is no adjective."""
    if not words[index].token.bare.endswith("ين") or words[index].preposition:
        return False
    return any(
        w.token.bare.endswith("ون")
        and w.tag == "noun"
        and w.stem not in _NOT_PLURALS
        and len(w.token.bare) > 4
        for w in words[start:index]
    )


def _begins_anew(passage: Passage, start: int, index: int) -> bool:
    """Whether a noun says when or where, or speaks of some of those named: متظاهر مساء، ضباط أحدهم عقيد."""
    head, word = passage.words[start], passage.words[index]
    if past_age(passage, index) > index:
        return True
    if word.stem.removesuffix("هم").removesuffix("ها").removesuffix("هن") in passage.grammar["shares"]:
        return bool(word.pronoun) or word.stem not in passage.grammar["shares"]
    if word.article:
        return False
    if word.stem in passage.grammar["directions"] and index + 1 in passage.places:
        return True
    return word.stem in passage.grammar["day-parts"] and head.noun_class in HUMAN


def _is_general(passage: Passage, pair: tuple[Word, ...]) -> bool:
    """أمين عام الحزب، مدعي عام الولاية: an office with its adjective that has a construct all the same."""
    if len(pair) != 2 or pair[1].stem != "عام" or pair[1].article:
        return False
    held = pair[0].noun_class in OFFICIALS or pair[0].index in passage.offices
    return pair[0].tag == "noun" and held


def _opens_description(passage: Passage, index: int) -> bool:
    """Whether an adjective governs what follows it, and names nobody: الطريق المؤدي إلى، شاب أصيل الجهة."""
    words = passage.words
    if index + 1 >= len(words) or words[index].conjunction or _awaits_definite(passage, index - 1):
        return False
    after = words[index + 1]
    if words[index].stem in passage.grammar["completed"] and _goes_back(words, index + 1):
        return True  # تونسي | مفتش عنه
    compared = after.tag == "noun" and not after.article and not after.preposition  # not المرشد الأعلى لإيران
    if words[index].stem in _ELATIVES and words[index].article and compared:
        return True
    if words[index].stem in passage.grammar["lying"]:
        there = (
            after.token.folded.startswith("ب") and words[index].stem in _LYING_IN
        )  # منزله | الكائن بحي النصر
        return after.tag == "preposition" or after.preposition == "ل" or there
    if words[index].stem in passage.grammar["owned"]:
        return after.preposition == "ل"  # الصحف | المملوكة للدولة
    if words[index].stem in passage.grammar["hailing"]:
        return after.tag == "noun" and not after.conjunction
    if words[index].stem in passage.grammar["amounting"]:
        counted = after.tag == "number" or index + 1 in passage.numbers or index + 1 in passage.times
        if counted or after.stem == "عدد" or after.token.folded in passage.grammar["ages"]:
            return True  # الشاب | البالغ 21 عاما
    side = passage.places.get(index + 1)
    beside = side is not None and side.start == index + 1 and side.mention.kind == "direction"
    opens = after.tag == "preposition" or after.preposition == "ب" or beside or after.stem in _SIDES
    return words[index].stem in passage.grammar["attributes"] and opens


def _goes_back(words: tuple[Word, ...], index: int) -> bool:
    """عنه، في شأنه، بحقه: a preposition with a pronoun, of its own or of the noun it governs."""
    after = words[index]
    if after.tag == "preposition" and not after.pronoun and index + 1 < len(words):
        after = words[index + 1]
        return bool(after.pronoun) and after.stem in _REGARDS
    return bool(after.pronoun) and (after.tag == "preposition" or after.stem in _REGARDS)


def _awaits_definite(passage: Passage, index: int) -> bool:
    """أهالي | المعتقلين في السجن: behind an indefinite noun of people a definite word is its genitive."""
    word = passage.words[index]
    bare = not (word.article or word.pronoun) and word.number == "many"
    named = index in passage.people or index in passage.organisations or index in passage.places
    return bare and not named and word.noun_class in HUMAN and not describes(word) and not _closed(word)


def describes(word: Word) -> bool:
    """Whether an indefinite word looks like an adjective: جوية، مسلح، مجهولون."""
    bare = word.token.bare
    if word.noun_class == "adjective" or bare in ADJECTIVES:
        return True
    if word.noun_class in _OFFICIAL and bare.endswith(_NISBA_PLURALS):
        return True
    construct = word.number == "many" and word.noun_class in HUMAN and bare.endswith("ي")  # موظفي البنك
    return not (word.noun_class in _THINGS or len(bare) < 5 or construct) and bare.endswith(
        ("ية", "ياً", "يات", "ي", "يا", *_NISBA_PLURALS)
    )


def _is_name(passage: Passage, index: int) -> bool:
    """Whether a phrase that ends with this word ends with the name of a place or an organisation."""
    if index in passage.places and passage.places[index].mention.kind not in ("vague", "building", "area"):
        return True
    organisation = passage.organisations.get(index)
    # أوقف مسلحو داعش | حافلة: a body whose name is one word without the article
    ends = organisation is not None and organisation.end == index + 1
    return ends and (index - 1 in passage.organisations or not passage.words[index].article)


def _opens_name(passage: Passage, index: int) -> bool:
    place, organisation = passage.places.get(index), passage.organisations.get(index)
    return (place is not None and place.start == index) or (
        organisation is not None and organisation.start == index
    )


def _is_accusative(word: Word) -> bool:
    bare = word.token.bare
    short = len(word.stem) <= 3 and word.noun_class not in ("thing", "building")  # حيا سكنيا
    ours = bare.endswith("نا") and not (word.noun_class in HUMAN and word.number == "one")  # but مواطنا
    if short or ours or word.noun_class in ("time", "group") or bare.endswith(("ها", "ما", "ايا")):
        return False
    return bare.endswith("ا")


_OWN_NOUNS = frozenset(
    ["building", "vehicle", "thing", "time", "abstract", "act", "kin", "child", "woman", "civilian"]
)


def _is_definite_adjective(passage: Passage, start: int, index: int) -> bool:
    """Whether a definite word after a definite noun is its adjective and not the next phrase.

    القوات المسلحة is one phrase; in قصف الطيران السوق and اعتقلت الشرطة المتظاهرين the second noun
    is the object.
    """
    words = passage.words
    head, word = words[start], words[index]
    if index in passage.places and passage.places[index].start == index:
        # السلطات السعودية: a country's name that is its adjective too, right behind a body of men
        return index in passage.nationals and index == start + 1 and head.noun_class in ("group", "police")
    if index == start + 1 and _names_people(passage, head, word):
        return True
    if index in passage.organisations and passage.organisations[index].start == index:
        return False
    bare = word.token.bare
    if word.stem in passage.grammar["called"] or _is_other_case(words, start, index):
        return False
    if all(_clash(words[place], word) for place in range(start, index) if words[place].tag == "noun"):
        return False
    if word.stem in FOLDED_ADJECTIVES:
        return True
    if word.noun_class in ("building", "vehicle", "thing"):
        return word.stem == "حي" and words[index - 1].stem == "رصاص"  # الرصاص الحي
    if word.noun_class in _OWN_NOUNS and not bare.endswith(("ي", "ية")):
        return False
    if word.noun_class in ("group", "police") and not bare.endswith(("ي", "ية", "ون", "ين")):
        # اتهم المتظاهرون الشرطة: a body of men describes nobody.
        return False
    if bare.endswith("ات") and head.number != "many" and start not in passage.numbers:
        return False
    plural_head = (
        head.number == "many" or head.token.bare.endswith(("ون", "ين", "ات")) or start in passage.numbers
    )
    if bare.endswith(("ون", "ين")) and word.noun_class and not plural_head:
        return False
    if bare.endswith(("ون", "ين")) and word.noun_class in HUMAN and head.noun_class in _INANIMATE:
        return False  # طوقت سيارات الشرطة المتظاهرين
    feminine_head = (
        head.token.bare.endswith(("ة", "ات")) or head.number == "many" or head.stem in ("قوات", "شرطه")
    )
    if index > start + 1 and any(_is_his(words[place]) for place in range(start + 1, index)):
        return True
    return not (feminine_head and not plural_head and bare.endswith("ي") and head.noun_class not in HUMAN)


def _names_people(passage: Passage, head: Word, word: Word) -> bool:
    """المتمردون التاميل، المدنيين الأبرياء: a people's name, or an adjective, behind a plural of men."""
    several = head.number == "many" and head.noun_class in HUMAN
    plural = word.stem in passage.grammar["plural-adjectives"] and not word.token.bare.endswith("ين")
    return several and plural and not word.preposition


def _is_his(word: Word) -> bool:
    """زيارة الرئيس | الأميركي: a man in the construct, whose adjective is in the masculine."""
    return word.tag == "noun" and word.article and word.number == "one" and word.noun_class in HUMAN


_INANIMATE = frozenset(("vehicle", "building", "thing", "weapon", "aircraft", "abstract"))
#: What in the accusative is an object behind a phrase that is none: هاجم رجال ميليشيا حاجزا.
_OBJECTS = PERSONS | {"building", "vehicle", "thing", "soldier", "official", "leader"}
_FEMININE = ("ة", "ى", "اء", "ات")


def _clash(noun: Word, word: Word) -> bool:
    """Whether a definite word surely is no adjective of a noun: الشرطة الشاب، الرئيس الحكومة."""
    bare = noun.token.bare
    if noun.number == "two" and bare.endswith("ان"):
        return not word.token.bare.endswith(("ان", "ي", "ية"))  # تبادل الطرفان | الأسرى
    feminine = word.token.bare.endswith(_FEMININE)
    if bare.endswith("ة") and noun.noun_class not in HUMAN and noun.number != "many":
        return not feminine or (word.noun_class in PERSONS and word.token.bare.endswith("ى"))
    body = noun.noun_class == "group" and noun.number == "one" and not bare.endswith(_FEMININE)
    if body and feminine and not word.noun_class:
        return True  # قرر المجلس الاستعاضة عن: a body in the masculine has no feminine adjective
    somebody = word.noun_class in PERSONS or word.noun_class in OFFICIALS
    if noun.noun_class == "group" and somebody and word.stem not in (*FOLDED_ADJECTIVES, "حاكم"):
        return word.number == "one" and not word.token.bare.endswith(("ي", "ة"))
    if noun.noun_class not in HUMAN or noun.pronoun:
        return False
    lone = bare.endswith("ون") and word.number == "one" and word.noun_class in HUMAN  # المسلحون | القاضي
    if noun.number == "many" and (lone or _is_one_person(word)):
        return True
    if noun.number == "many":
        return bare.endswith(("ون", "ين")) and (feminine or _is_one_participle(word))
    return noun.number == "one" and word.token.bare.endswith("ة") and not bare.endswith(_FEMININE)


def _is_one_person(word: Word) -> bool:
    """خطف المسلحون | الضابط: one man describes no several; nisbas and feminines may (العلماء الشرعية)."""
    alone = word.number == "one" and word.noun_class in HUMAN
    return alone and not word.token.bare.endswith(("ي", "ية", "ة"))


def _is_one_participle(word: Word) -> bool:
    """المتظاهرون | المجتمع: what begins like a participle and has no ending of the plural tells of one.

    Broken plurals with م have ا behind their second letter: المجانين، المطارنة.
    """
    folded = word.token.folded
    if not folded.startswith("الم") or len(folded) < 6 or word.number == "many":
        return False
    return not folded.endswith(("ون", "ين", "ات", "ي")) and "ا" not in folded[4:6]


def _closed(word: Word) -> bool:
    """Whether a noun can have no construct after it: sound plurals and duals that keep their ن."""
    bare = word.token.bare
    if word.article or len(bare) < 5 or word.stem in _NOT_PLURALS:
        return False
    if bare.endswith("ون"):
        return True
    if bare.endswith("ان") and word.number == "many":
        return False  # أعوان، فرسان
    return word.noun_class not in ("", "act", "thing", "abstract", "building") and bare.endswith(("ين", "ان"))
