"""Phrases that belong together: joined by و, counted behind their noun, or added behind a description."""

from __future__ import annotations

from rasid.events.ages_told import past_age
from rasid.events.noun_classes import HUMAN
from rasid.events.passage import Passage
from rasid.events.phrases import NounPhrase, noun_phrase
from rasid.language.acts_in_place import is_masdar
from rasid.language.marks import CLOSING
from rasid.language.tagged_word import Word

_OF_THEM = frozenset(
    ["جميع", "كل", "كلا", "كلتا", "معظم", "اغلب", "غالبيه", "اغلبيه", "غالبيت", "اغلبيت", "بعض", "احد",
     "احدي", "نصف", "ثلث", "اكثر", "ابرز", "اهم", "اعنف", "اخر", "اول"]
)  # fmt: skip


#: What follows a rank and belongs to it (ملازم أول، عقيد ركن).
_GRADES = frozenset(("اول", "ثان", "ثاني", "ركن", "طيار", "متقاعد", "بحري"))


def tells_of_them(word: Word) -> bool:
    """معظمهم، غالبيتهم، أبرزها: a word that opens a remark on those told before."""
    folded = word.token.folded.removeprefix("و")
    return any(
        folded.endswith(ending) and folded[: -len(ending)] in _OF_THEM for ending in ("هم", "هن", "هما", "ها")
    )


def coordinated(passage: Passage, phrase: NounPhrase) -> tuple[NounPhrase, ...]:
    """The phrase and those that و joins to it: الجيش والشرطة."""
    found = [phrase]
    words = passage.words
    end = past_age(passage, _past_rank(words, past_count(passage, phrase.end)))
    while end < len(words) and len(found) < 8:
        if words[end].token.text in CLOSING and end + 1 < len(words):
            if _closes_more(words, end, found[-1].whole):
                break
            end += 1
        end = _past_comma(passage, found[-1], end)
        word = words[end]
        begin = end
        if word.tag == "conjunction" and word.stem == "و":
            begin = end + 1
        elif word.conjunction != "و":
            further = _further_people(passage, _past_office(passage, found[-1], end))
            if further is None or not describes_people(passage, found[0]):
                break
            begin = further
        if begin >= len(words) or words[begin].tag not in ("noun", "number", "determiner", "punct"):
            break
        if begin == end and _is_in_name(passage, end):
            break
        if begin in passage.times or words[begin].noun_class == "act" or tells_of_them(words[begin]):
            break
        if is_done_to_them(words[begin]):
            break  # دحر المتمردين وإجبارهم على الفرار
        if words[begin].token.folded.startswith(("غيره", "وغيره")):
            break  # مصنع وغيره من المنشآت
        if words[begin].noun_class == "abstract" and found[0].number is not None:
            break  # قتل ستة أشخاص والشروع في قتل آخرين
        following = noun_phrase(passage, begin)
        if following is None or following.empty or following.end <= end:
            break
        if words[begin].preposition and words[begin].preposition != phrase.preposition:
            break
        found.append(following)
        end = past_age(passage, _past_rank(words, past_count(passage, following.end)))
    return tuple(found)


def is_done_to_them(word: Word) -> bool:
    """مساعدة البحارة وتمكينهم: a masdar with its pronoun is one more act on those told before."""
    return bool(word.pronoun) and is_masdar(word)


def _past_rank(words: tuple[Word, ...], end: int) -> int:
    """ضابط برتبة ملازم أول | وجنديان: the index behind the rank that a soldier has."""
    if end + 1 >= len(words) or words[end].token.folded != "برتبه":
        return end
    end += 2
    while end < len(words) and words[end].token.folded in _GRADES:
        end += 1
    return end


def _closes_more(words: tuple[Word, ...], close: int, start: int) -> bool:
    """كتب عليها «أوقفوا اعتقال الشرفاء» وأخرى: whether a quotation ends that began before the phrase."""
    opening = "«" if words[close].token.text == "»" else "“" if words[close].token.text == "”" else ""
    if not opening:
        return False
    opened = next((p for p in range(close - 1, -1, -1) if words[p].token.text == opening), None)
    return opened is not None and opened < start - 1


def _past_comma(passage: Passage, phrase: NounPhrase, end: int) -> int:
    """قتل ستة جنود، وطبيب: the index of و behind a comma where it adds people to people, else `end`."""
    words = passage.words
    if words[end].token.text not in "،," or end + 1 >= len(words) or not describes_people(passage, phrase):
        return end
    word = words[end + 1]
    other = noun_phrase(passage, end + 1) if word.conjunction == "و" and word.lead else None
    if other is None or other.preposition or other.empty or not describes_people(passage, other):
        return end
    goes_on = other.end < len(words) and words[other.end].tag in ("verb", "auxiliary", "negation")
    return end if goes_on else end + 1


def _is_in_name(passage: Passage, index: int) -> bool:
    """الملحق البحري وليم سالم: the و with which a name begins joins nothing."""
    name = passage.people.get(index)
    return name is not None and name.mention.span.start == passage.words[index].token.start


def describes_people(passage: Passage, phrase: NounPhrase) -> bool:
    """Whether a phrase names or counts people."""
    head = passage.words[phrase.head]
    return phrase.person is not None or head.noun_class in HUMAN


def _past_office(passage: Passage, phrase: NounPhrase, end: int) -> int:
    """سالم العوض، عميد الكلية | وزوجته: the index behind what a man is, told between commas, else `end`."""
    words = passage.words
    if phrase.person is None or words[end].token.text not in "،," or end + 1 >= len(words):
        return end
    office = noun_phrase(passage, end + 1)
    if office is None or office.preposition or office.number is not None or words[end + 1].conjunction:
        return end
    held = words[office.head].noun_class in ("official", "leader", "soldier", "police", "profession")
    return office.end if held and office.person is None else end


def _further_people(passage: Passage, end: int) -> int | None:
    """نائب في البرلمان وزوجته، عقيد برتبة ركن واثنان من مرافقيه: where people are added further on."""
    words = passage.words
    if 0 < end < len(words) and words[end].conjunction == "و" and _are_his(passage, end):
        return end
    for _ in range(2):
        if end >= len(words) or not (words[end].tag == "preposition" or words[end].preposition):
            return None
        inner = noun_phrase(passage, end)
        if inner is None or inner.number is not None or words[inner.head].noun_class == "act":
            return None
        end = inner.end
        if end < len(words) and words[end].conjunction == "و" and _are_his(passage, end):
            return end
    return None


def _are_his(passage: Passage, index: int) -> bool:
    """وزوجته، وطفليهما، واثنان من مرافقيه: people of somebody told before."""
    phrase = noun_phrase(passage, index)
    if phrase is None or phrase.preposition or phrase.person is not None:
        return False
    head = passage.words[phrase.head]
    return head.pronoun in ("ه", "ها", "هم", "هما") and head.noun_class in (*HUMAN, "kin")


def past_count(passage: Passage, end: int) -> int:
    """The index behind a count that follows the phrase ending at `end`: أطفالهما الثلاثة، جنديين اثنين."""
    count = passage.numbers.get(end)
    if count is None or count.start != end or count.mention.ordinal or not end:
        return end
    words = passage.words
    last, word = words[end - 1], words[end]
    after = words[count.end] if count.end < len(words) else None
    if (
        last.tag != "noun"
        or word.conjunction
        or word.preposition
        or (after is not None and after.stem == "من")
    ):
        return end
    definite = word.token.bare.startswith("ال") and bool(last.article or last.pronoun)
    few = word.tag == "number" and count.mention.count.high in (1, 2) and not (after and after.tag == "noun")
    return count.end if definite or few else end
