"""Sources behind a preposition or a noun: وفق مصدر، استنادا إلى شهود، حصيلة أوردتها الوزارة."""

from __future__ import annotations

from collections.abc import Sequence

from rasid.events.agreement import describes
from rasid.events.clauses import Constituent, following
from rasid.events.passage import Passage
from rasid.events.phrases import NounPhrase, noun_phrase
from rasid.events.speakers import Attribution, can_speak, is_told
from rasid.language.tagged_word import Word

ACCORDING = frozenset(["وفق", "وفقا", "حسب", "بحسب", "طبقا"])
#: Adverbs of taking it from somebody, and the preposition before him: نقلا عن، استنادا إلى.
_TAKEN = {"نقلا": ("عن",), "استنادا": ("الي", "ل"), "اعتمادا": ("علي",)}
_WITH_PRONOUN = ("ها", "ه")


def names_source(words: tuple[Word, ...], index: int) -> bool:
    """وفق، بحسب, and after على: على حد قوله، على لسان الناطق."""
    word = words[index]
    if word.stem in ACCORDING:
        return word.tag in ("preposition", "noun", "adverb")
    return word.stem in ("حد", "لسان") and index > 0 and words[index - 1].stem == "علي"


def by_preposition(passage: Passage, index: int) -> Attribution | None:
    """وفق مصدر، بحسب الشرطة، وفقا لما أكده المرصد."""
    words = passage.words
    start = index + 1
    if start < len(words) and words[start].tag == "verb":
        return None
    if start < len(words) and (
        words[start].stem in ("ما", "لما") or words[start].token.folded in ("لما", "ما")
    ):
        for position in range(start + 1, min(start + 4, len(words))):
            if words[position].tag == "verb":
                told = [c for c in following(passage, position + 1, reach=10) if c.phrases]
                origin = next((c for c in told if c.preposition == "عن"), None)
                bare = [c for c in told if not c.preposition]
                bare = [c for c in bare if not is_medium(c.phrases[0])] or bare  # أفاد به راديو سواحل مصدر
                if origin is not None and transmits(words[position]):
                    bare = [origin]  # بحسب ما نقلته الوكالة عن مصدر أمني
                if bare:
                    who = speaking(words, bare) or bare[0]
                    return Attribution(who.phrases[0], 0, len(words), index, "source:وفق ما")
        return None
    if start < len(words) and words[start].token.folded in passage.grammar["told-joined"]:
        return _by_joined_verb(passage, index)
    phrase = noun_phrase(passage, start)
    if phrase is None or phrase.number is not None:
        return None
    account = words[phrase.head].stem in passage.grammar["accounts"]  # حسب تصريحات والده
    if is_act(words, phrase) and not account:
        return None
    if phrase.end < len(words) and told_in(passage, phrase.end) is not None:
        return None  # وفق حصيلة أوردتها وزارة الصحة: the ministry says so.
    if is_told(passage, phrase, inflected=False) or not can_speak(passage, phrase):
        return None
    if (
        words[phrase.head].noun_class in ("abstract", "time")
        and phrase.organisation is None
        and not (account or words[phrase.head].stem in passage.grammar["texts"] | passage.grammar["tallies"])
    ):
        return None
    return Attribution(phrase, 0, len(words), index, "source:according to")


def _by_joined_verb(passage: Passage, index: int) -> Attribution | None:
    """حسب ماصرح به مصدر: who tells it by a verb of saying that is written in one with ما."""
    told = [c for c in following(passage, index + 2, reach=10) if c.phrases and not c.preposition]
    told = [c for c in told if not is_medium(c.phrases[0])] or told
    if not told:
        return None
    return Attribution(told[0].phrases[0], 0, len(passage.words), index, "source:وفق ما")


def speaking(words: tuple[Word, ...], bare: Sequence[Constituent]) -> Constituent | None:
    """صرح به لإذاعة الوردة، الناشط سالم: of words that may be the subject, the first that can speak."""
    if len(bare) < 2 or words[bare[0].phrases[0].head].noun_class:
        return bare[0] if bare else None
    able = (c for c in bare if c.phrases[0].person is not None or c.phrases[0].organisation is not None)
    return next(able, bare[0])


def is_medium(phrase: NounPhrase) -> bool:
    """Whether a phrase names an agency, a paper or a station."""
    return phrase.organisation is not None and phrase.organisation.rule == "media"


def is_act(words: tuple[Word, ...], phrase: NounPhrase) -> bool:
    """Whether a phrase tells an act, by a noun that names nobody."""
    return words[phrase.head].noun_class == "act" and phrase.person is None and phrase.organisation is None


def transmits(word: Word) -> bool:
    """نقلت الوكالة عن مصدر: the source is what follows عن."""
    return word.stem.startswith(("نقل", "تنقل", "ينقل", "اقتبس"))


def from_whom(words: tuple[Word, ...], index: int) -> bool:
    """نقلا عن، استنادا إلى: whether an adverb and its preposition say whom it was taken from."""
    prepositions = _TAKEN.get(words[index].token.folded)
    return (
        prepositions is not None
        and index + 2 < len(words)
        and (words[index + 1].stem in prepositions or words[index + 1].preposition in prepositions)
    )


def speaks(passage: Passage, phrase: NounPhrase) -> bool:
    """Whether what it was taken from can speak: استنادا إلى مصادر طبية, not إلى القانون."""
    return can_speak(passage, phrase) and not is_act(passage.words, phrase)


def told_in(passage: Passage, verb: int) -> NounPhrase | None:
    """في حصيلة جديدة أعلنتها وزارة الصحة: who gave the toll or the text that the verb describes."""
    words = passage.words
    if words[verb].tag != "verb" or words[verb].pronoun not in _WITH_PRONOUN or words[verb].conjunction:
        return None
    noun = verb - 1
    while noun > 0 and words[noun].tag == "noun" and describes(words[noun]) and not words[noun].article:
        noun -= 1
    before = words[noun - 1] if noun > 0 else words[noun]
    led = before.stem in ACCORDING or before.stem == "في"
    if noun <= 0 or not led or words[noun].article or words[noun].stem not in passage.grammar["tallies"]:
        return None
    bare = [c for c in following(passage, verb + 1, reach=10) if c.phrases and not c.preposition]
    return bare[0].phrases[0] if bare else None
