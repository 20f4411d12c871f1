"""What a word behind a noun phrase has to do with it: a second adjective, a purpose, an owner, members."""

from __future__ import annotations

from rasid.events.noun_classes import FORCES, HUMAN
from rasid.events.passage import Passage
from rasid.language.tagged_word import Word


def second_adjective(passage: Passage, start: int, end: int) -> bool:
    """Whether و adds an adjective to the last one: الطيران الروسي والسوري، المؤسسات الرسمية والأهلية."""
    last, word = passage.words[end - 1], passage.words[end]
    if end in passage.nationals and end - 1 in passage.nationals:
        return True
    if end - 1 == start or last.article != word.article or last.pronoun or word.pronoun:
        return False
    if end in passage.people or end in passage.organisations or end in passage.places:
        return False
    return any(
        last.token.bare.endswith(ending) and word.token.bare.endswith(ending) and _is_nisba(last, word)
        for ending in _NISBA
    )


_NISBA = ("ية", "يين", "يون", "ي")


def _is_nisba(*words: Word) -> bool:
    """Whether words that end like a nisba are no nouns of their own."""
    return all(word.noun_class in ("", "adjective") and len(word.stem) > 3 for word in words)


def links(passage: Passage, start: int, index: int) -> bool:
    """Whether the ل or ب of word `index` ties it to the phrase: نقطة تفتيش للجيش، معارضون للحكومة."""
    word, last = passage.words[index], passage.words[index - 1]
    if last.stem in passage.grammar["partisans"] and word.preposition == "ل":
        return True
    if word.preposition == "ل" and index in passage.organisations and last.article:
        return is_for(passage, start, index) or any(
            w.stem in passage.grammar["branches"] for w in passage.words[max(0, index - 3) : index]
        )
    if word.preposition == "ل" and (serves(last, word) or is_for(passage, start, index)):
        return True
    if word.preposition == "ب" and last.noun_class in SERVING | {"adjective", ""}:
        return index in passage.organisations or (word.noun_class == "group" and word.article)
    if word.preposition == "ل" and is_kin_of(last, word) and index - 1 == start:
        return True
    owner = index in passage.organisations or word.noun_class in FORCES
    return word.preposition == "ل" and owner and not last.article and not last.pronoun


def is_for(passage: Passage, start: int, index: int) -> bool:
    """Whether a definite institution with its adjective goes on with ل: اللجنة الدولية للإغاثة."""
    word, last = passage.words[index], passage.words[index - 1]
    named = passage.organisations.get(start)
    if named is not None and named.end == index and word.noun_class == "act":
        # نظمها حزب البعث للتنديد بالغلاء: the name is complete.
        return False
    if not (word.article and last.article) or index - start < 2:
        return False
    return any(w.stem in passage.grammar["institutions"] for w in passage.words[start : index - 1])


#: What belongs to somebody or serves something: مركزا للتدريب، مساعدا للوزير.
_BUILT = frozenset(("building", "vehicle", "leader"))
#: Who serves with a force or a body: ضابط بالجيش، مصدر بالشرطة.
SERVING = frozenset(("official", "soldier", "police", "leader", "journalist"))


#: Who is in a body without belonging to it: ضرب مواطن في قسم للشرطة.
OUTSIDERS = frozenset(
    ("civilian", "child", "woman", "prisoner", "detained", "dead", "injured", "protester", "kin")
)


def serves(last: Word, word: Word) -> bool:
    """Whether an indefinite building, vehicle or office goes on with ل: حاجزا للتفتيش، مقرا لحزب معارض."""
    return last.noun_class in _BUILT and not (last.article or last.pronoun or word.pronoun)


def is_kin_of(last: Word, word: Word) -> bool:
    """أوقفوا زوجة لقيادي: somebody's kin without the article is only told by whose kin it is."""
    kin = last.noun_class == "kin" and not (last.article or last.pronoun)
    return kin and word.noun_class in HUMAN and not (word.article or word.pronoun)


def consists_of(passage: Passage, start: int, member: int) -> bool:
    """مجموعة من ضباط اللواء، قوة من مكافحة الشغب: who the members are, or what they belong to."""
    head = passage.words[member]
    if passage.words[start].noun_class != "group":
        return False
    owner = head.stem in passage.grammar["bodies"] or head.stem in passage.grammar["services"]
    return owner or head.noun_class in HUMAN


_TWO_TOWNS = frozenset(
    ("قريتي", "بلدتي", "مدينتي", "محافظتي", "منطقتي", "قريتا", "بلدتا", "مدينتا", "محافظتا", "منطقتا")
)


def is_called_by(passage: Passage, end: int) -> bool:
    """المشتبه بهم، المدعى عليه، المجني عليها: a definite participle that is a noun with its preposition."""
    word, last = passage.words[end], passage.words[end - 1]
    return (
        last.article
        and last.stem in passage.grammar["completed"]
        and word.tag == "preposition"
        and bool(word.pronoun)
    )


def second_town(passage: Passage, start: int, end: int) -> int:
    """سكان قريتي الفوعة وكفريا: the end behind the second name that a dual in the construct must have."""
    first, second = passage.places.get(end - 1), passage.places.get(end)
    if first is None or second is None or first.end != end or second.start != end or first.start <= start + 1:
        return end
    dual = passage.words[first.start - 1].token.folded in _TWO_TOWNS
    return int(second.end) if dual and passage.words[end].conjunction == "و" else end


def awaits_genitive(word: Word) -> bool:
    """Whether a plural of people has lost its ن, so that a genitive must follow: مؤيدي، مستوطني."""
    construct = (
        word.tag == "noun" and not word.article and not word.pronoun and word.token.bare.endswith(("ي", "و"))
    )
    return construct and word.number == "many" and word.noun_class in HUMAN | {"adjective"}


def behind_counted(passage: Passage, start: int, end: int) -> int:
    """سكان أربع قرى حدودية، قادة ثلاثة أحزاب: the end behind what is counted in the construct of people.

    Counted people begin a phrase of their own: أوقف حراس ثلاثة شبان.
    """
    words = passage.words
    head, last, count = words[start], words[end - 1], passage.numbers[end]
    counted = count.end
    if counted >= len(words) or head.noun_class not in HUMAN or head.number != "many" or end - 1 != start:
        return end
    noun = words[counted]
    plain = not (noun.article or noun.preposition or noun.conjunction or words[end].preposition)
    construct = not (last.article or last.pronoun or last.token.bare.endswith(("ون", "ين")))
    things = noun.tag == "noun" and noun.noun_class in ("thing", "building", "group", "vehicle")
    return counted + 1 if plain and construct and things and not words[end].conjunction else end


def is_tied(passage: Passage, start: int, end: int, preposition: str) -> bool:
    """قناصة منتمين إلى الحزب: whether an adjective is only whole with what follows."""
    grammar = passage.grammar
    adjectives = {
        "ب": grammar["tied-by"],
        "الي": grammar["tied-to"],
        "عن": grammar["tied-off"],
        "من": grammar["tied-near"],
        "في": grammar["tied-in"],
    }.get(preposition)
    if adjectives is None or end - 1 == start or passage.words[end - 1].stem not in adjectives:
        return False
    # طالبوا الجهات المعنية بالتدخل: who has to do with it needs not be told with what.
    return passage.words[start].stem not in ("جهات", "جهه")
