"""How many people a phrase names: by its number, its dual, a name, the members of a group, those with him."""

from __future__ import annotations

from rasid.events.agreement import NOBODY_IN_PARTICULAR
from rasid.events.coordination import coordinated
from rasid.events.passage import Passage
from rasid.events.phrases import NounPhrase, noun_phrase
from rasid.language.words import ONE_OF
from rasid.values.interval import Count

#: The least number that counts a noun in the accusative singular.
_TAMYIZ = 11
_ONE = ONE_OF | NOBODY_IN_PARTICULAR
#: وأصيب آخر، وإصابة آخرين: one or more beside those told before.
_OTHERS = {
    "اخر": Count(1, 1),
    "اخري": Count(1, 1),
    "اخران": Count(2, 2),
    "اخرون": Count(2, None),
    "اخرين": Count(2, None),
}
_SOME = frozenset(("عدد", "بعض", "عده", "عديد", "مجموعه", "عشرات"))
_SUBSET = frozenset(("بينهم", "بينهن", "منهم", "ضمنهم", "بينها", "منها", "من_بينهم"))
_ALONGSIDE = (
    ("اضافه", "الي"),
    ("الي", "جانب"),
    ("فضلا", "عن"),
    ("علاوه", "علي"),
    ("مع",),
    ("برفقه",),
    ("رفقه",),
)
NO_PEOPLE = frozenset(
    ("vehicle", "building", "thing", "abstract", "act", "time", "adjective", "weapon", "aircraft")
)


def count_of(passage: Passage, phrases: tuple[NounPhrase, ...] | list[NounPhrase]) -> Count | None:
    """How many people a coordinated phrase names; None where it does not tell."""
    total: Count | None = None
    for phrase in phrases:
        if phrase is not phrases[0] and _is_told_of(passage, phrases[0], phrase):
            continue
        if _is_counted_with(passage, phrases, phrase):
            continue  # 800 رجل وصبي
        one = count_one(passage, phrase)
        if one is not None:
            total = one if total is None else add(total, one)
    if total is None or not phrases:
        return total
    others = companions(passage, phrases[-1].end)
    return add(total, others) if others is not None else total


def _is_counted_with(
    passage: Passage, phrases: tuple[NounPhrase, ...] | list[NounPhrase], phrase: NounPhrase
) -> bool:
    """800 رجل وصبي، 57 امرأة وطفلا: two nouns in the singular that one number counts together.

    Behind 11 to 99 the second one shows it by its accusative.
    """
    first, words = phrases[0], passage.words
    if phrase is first or first.number is None or first.number.count.low < _TAMYIZ:
        return False
    head = words[phrase.head]
    if first.number.count.low < 100 and not head.token.bare.rstrip("ً").endswith("ا"):
        return False
    single = phrase.number is None and not phrase.determiner and phrase.person is None
    bare = not (head.article or head.pronoun) and phrase.end == phrase.head + 1
    return single and bare and head.number == "one" and not words[first.head].article


def _is_told_of(passage: Passage, first: NounPhrase, phrase: NounPhrase) -> bool:
    """Whether a phrase behind و says only who those counted first are.

    تسعة من التجار والرعاة; الشابان سالم العوض وخالد العوض, who are named behind their noun.
    """
    words = passage.words
    head = words[phrase.head]
    if phrase.person is not None and first.person is not None and words[first.head].number in ("two", "many"):
        return True
    among = first.number is not None and any(
        w.stem == "من" and w.tag == "preposition" for w in words[first.whole : first.start]
    )
    plural = (head.article or bool(head.pronoun)) and head.number == "many" and phrase.number is None
    definite = words[first.head].article or words[first.end - 1].article  # من موظفي الدولة والأكاديميين
    return among and definite and plural


def is_others(passage: Passage, phrase: NounPhrase) -> bool:
    """مقتل خمسة وإصابة سبعة آخرين: "others" alone add to the figures and name no one."""
    return phrase.end == phrase.head + 1 and passage.words[phrase.head].stem in _OTHERS


def add(left: Count, right: Count) -> Count:
    """The sum of two counts."""
    high = None if left.high is None or right.high is None else left.high + right.high
    return Count(left.low + right.low, high, left.quantifier or right.quantifier)


def companions(passage: Passage, index: int) -> Count | None:
    """How many died or were taken with those before: إضافة إلى مترجمهم، مع ضابط وشرطي، وبرفقته سائقان."""
    words = passage.words
    for pattern in _ALONGSIDE:
        end = index + len(pattern)
        if end >= len(words) or tuple(w.stem for w in words[index:end]) != pattern:
            continue
        last = words[end - 1]
        if last.pronoun and pattern[-1] not in ("برفقه", "رفقه", "مع"):
            return None
        phrase = noun_phrase(passage, end)
        if phrase is None or phrase.preposition or phrase.empty or phrase.organisation is not None:
            return None
        if phrase.determiner in _ONE:
            return Count(1, 1)
        head = words[phrase.head]
        if phrase.person is None and (not head.number or head.noun_class in ("group", *NO_PEOPLE)):
            return None
        if pattern == ("مع",) and phrase.person is None and (head.article or head.noun_class == "official"):
            return None  # مع المسلحين: against them rather than with them.
        return count_of(passage, coordinated(passage, phrase))
    return None


def count_one(passage: Passage, phrase: NounPhrase) -> Count | None:
    """How many people one phrase names."""
    words = passage.words
    if phrase.number is not None:
        return phrase.number.count
    if phrase.determiner in _ONE:
        return Count(1, 1)
    if phrase.determiner in _SOME:
        return Count(2, None, phrase.determiner)
    head = words[phrase.head]
    if head.stem in _OTHERS:
        return _OTHERS[head.stem]
    if phrase.person is not None and head.noun_class != "group" and head.number not in ("two", "many"):
        return Count(1, 1)
    members = _members(passage, phrase)
    if members is not None:
        return members
    if phrase.organisation is not None or phrase.place is not None or phrase.empty:
        return None
    if head.stem == "بعض":
        return Count(2, None, "بعض")
    after = passage.numbers.get(phrase.end)
    joined = after is not None and bool(words[after.start].conjunction)  # طبيبا واثنين من مرافقيه
    if after is not None and after.start == phrase.end and not after.mention.ordinal and not joined:
        few = after.mention.count.high in (1, 2)
        if head.article or head.pronoun or few:
            return after.mention.count  # أطفالهما الثلاثة، مدنيين اثنين
    return _by_form(passage, phrase)


def _members(passage: Passage, phrase: NounPhrase) -> Count | None:
    """شبكة من ستة أشخاص: as many as the number behind من says."""
    words, end = passage.words, phrase.end
    head = words[phrase.head]
    if head.noun_class != "group" and head.stem not in passage.grammar["collectives"]:
        return None
    while end < len(words) and passage.grammar["consisting"] & {words[end].stem, words[end].token.folded}:
        end += 1
    inside = phrase.start + 1 < len(words) and words[phrase.start + 1].stem == "من"
    at = phrase.start + 1 if inside else end
    if at + 1 >= len(words) or (words[at].stem != "من" and words[at - 1].stem != "تضم"):
        return None
    number = passage.numbers.get(at + 1 if words[at].stem == "من" else at)
    return number.mention.count if number is not None and not number.mention.ordinal else None


def _by_form(passage: Passage, phrase: NounPhrase) -> Count | None:
    """By singular, dual and plural."""
    head = passage.words[phrase.head]
    bare = head.token.bare
    national = phrase.head in passage.nationals  # مقتل فلسطيني
    if not national and (head.noun_class == "group" or head.noun_class in NO_PEOPLE):
        return None
    if head.number == "two" or (head.number == "one" and head.pronoun and head.stem.endswith("ا")):
        return Count(2, 2)  # طفلاهما: without ن before the pronoun
    if head.number == "many":
        return Count(2, None)
    if head.number == "one":
        return Count(1, 1)
    if bare.endswith(("ان", "ين")) and len(bare) > 5 and not head.article:
        return Count(2, 2)
    if bare.endswith(("ون", "وا", "ات", "هم", "هن")):
        return Count(2, None)
    return Count(1, 1) if not head.article else None


def is_subset(passage: Passage, index: int) -> bool:
    """Whether what stands at word `index` is a part of those told before it: بينهم ثلاثة أطفال."""
    for word in reversed(passage.words[max(0, index - 9) : index]):
        if word.token.folded in _SUBSET or (
            word.stem in ("بين", "من", "ضمن") and word.pronoun in ("هم", "ها", "هن")
        ):
            return True
        if word.tag in ("verb", "punct", "subordinator", "complementizer") or word.noun_class == "act":
            return False
    return False


def is_subset_phrase(passage: Passage, phrase: NounPhrase) -> bool:
    """Whether a participant is only a counted part of another one (بينهم 3 أطفال)."""
    return is_subset(passage, phrase.whole)
