"""What stands before the head of a noun phrase: counts, determiners, nouns that say how many."""

from __future__ import annotations

from rasid.events.passage import Passage
from rasid.language.tagged_word import Word
from rasid.values.mention import NumberMention

_MANY = frozenset(("عديد", "كثير", "كثيرين", "كثيرون", "بعض", "قليل", "مزيد"))
_ABOUT = frozenset(("نحو", "حوالي"))


def counts(passage: Passage, index: int) -> tuple[int, NumberMention | None, str]:
    """Pass over counts, determiners and demonstratives before a head."""
    words = passage.words
    number: NumberMention | None = None
    determiner = ""
    while index < len(words):
        word = words[index]
        stretch = passage.numbers.get(index)
        if stretch is not None and stretch.start == index and not stretch.mention.ordinal:
            number = number or stretch.mention
            index = stretch.end
        elif word.tag == "determiner" or _is_partitive(passage, index):
            determiner = word.stem
            index += 1
        elif word.tag == "demonstrative" or (
            determiner and (_sizes(passage, index) or _ranks(passage, index))
        ):
            determiner = determiner or word.stem
            index += 1
        elif word.stem == "اصل" and number is not None and index + 1 in passage.numbers:
            # ثلاثة من أصل خمسة: the first count is that of the phrase.
            index += 1
        elif (
            (
                word.stem == "من"
                and not (number is not None and not determiner and _is_town(passage, index + 1))
                and (number is not None or determiner)
                and word.tag == "preposition"
                and not word.pronoun
            )
            or (word.tag == "adverb" and number is not None and word.stem in ("تقريبا", "فقط"))
            or (
                word.stem == "اخر"
                and not word.article
                and index + 1 < len(words)
                and _plain_noun(words[index + 1])
            )
        ):
            index += 1
        else:
            break
    return index, number, determiner


def _is_town(passage: Passage, index: int) -> bool:
    """فر الآلاف من مدينة حلب: a town behind من is where they come from, and not those of whom they are."""
    place = passage.places.get(index)
    if place is None:
        return (
            index < len(passage.words) - 1
            and passage.words[index].stem in _TOWNS
            and index + 1 in passage.places
        )
    return place.start == index and place.mention.kind in ("town", "capital")


def _is_partitive(passage: Passage, index: int) -> bool:
    """عدد من، العديد من: a noun that says how many of those behind it."""
    words = passage.words
    word = words[index]
    if word.tag != "noun":
        return False
    if word.stem in passage.grammar["batches"]:
        after = index + 1 + (index + 1 < len(words) and _ranks(passage, index + 1))
        return after < len(words) and words[after].stem == "من" and not words[after].pronoun
    many = word.stem.removesuffix("ا")
    if word.article or many in _MANY:
        return many in _MANY and index + 1 < len(words) and words[index + 1].stem == "من"
    bare = word.stem.removesuffix("ا")
    return word.stem in _ABOUT or (bare in passage.grammar["partitives"] and not word.pronoun)


def _sizes(passage: Passage, index: int) -> bool:
    """عدد كبير من المنازل: how many they are, between the partitive and its من."""
    words = passage.words
    after = words[index + 1] if index + 1 < len(words) else words[index]
    return words[index].stem in passage.grammar["sizes"] and after.stem == "من" and not after.pronoun


def _ranks(passage: Passage, index: int) -> bool:
    """الدفعة الأولى من المقاتلين: which of several, between the noun and its من."""
    words = passage.words
    behind = index + 1 < len(words) and words[index + 1].stem == "من"
    return behind and words[index].token.folded.removeprefix("ال") in passage.grammar["orders"]


def _plain_noun(word: Word) -> bool:
    return word.tag == "noun" and not word.article and not word.preposition and not word.conjunction


_TOWNS = frozenset(("مدينه", "بلده", "قريه", "مخيم", "محافظه"))


def part_of(passage: Passage, index: int) -> int:
    """The noun that says how many of the act at `index` there were: سلسلة in شن سلسلة من الغارات.

    In the clause that noun has the place of the act: it is the object, and the act its genitive behind من.
    """
    words = passage.words
    if index < 2 or words[index - 1].stem != "من" or words[index - 1].pronoun:
        return index
    for position in range(index - 2, max(index - 4, -1), -1):
        word = words[position]
        if word.stem in passage.grammar["series"]:
            return position
        if word.tag != "noun" or word.preposition or word.conjunction:
            break
    return index
