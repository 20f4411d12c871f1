"""How a speaker is named: the shortest phrase that says who he is, or the name alone where he has one."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from rasid.events.agreement import describes
from rasid.events.noun_classes import OFFICIALS
from rasid.events.passage import Passage
from rasid.events.phrases import NounPhrase, noun_phrase
from rasid.events.verb_agreement import accusative
from rasid.language.tagged_word import Word
from rasid.values.mention import PersonMention

_SPOKESMEN = frozenset(("متحدث", "ناطق", "متحدثا", "ناطقا"))
_TELLINGS = ("قول", "تاكيد", "نفي", "تصريح", "اعلان")
#: Prepositions between somebody and the body that he speaks from: ضابط في الشرطة، مسؤول بالوزارة.
_WITHIN = ("في", "ب", "من", "لدي")
_ISSUED = frozenset(("صادر", "صادره"))
_WAS_ISSUED = frozenset(("الصادر", "الصادره"))
_RELATIVE_ENDINGS = ("ي", "ية", "يون", "يين", "يات")
_POSTS = OFFICIALS | {"profession"}
_OFFICE_REACH = 14
#: Behind a source they say that it is the one named before: المصدر نفسه.
_SAME = frozenset(("نفسه", "نفسها", "نفسهم", "ذاته", "ذاتها", "ذاتهم"))
#: Before an adjective they add another sort of what the noun names.
_AND_OTHERS = frozenset(("واخري", "واخر", "واخرون", "واخرين"))
_BODIES = frozenset(("group", "police", "soldier"))
_COMPOUNDING = frozenset(("الدين", "الله", "الاسلام"))
_SPEECHLESS = frozenset(("abstract", "thing", "time", "weapon", "vehicle", "act"))
#: Masdars of the longer forms: اعتقاد، انتباه، استمرار.
_MASDAR = re.compile("ا[^ا]ت[^ا]ا[^ا](?:ه|ها|هم)?|است[^ا]{2}ا[^ا](?:ه|ها|هم)?|ان[^ا]{2}ا[^ا](?:ه|ها|هم)?")


@dataclass(frozen=True, slots=True)
class Attribution:
    """A source and the words `start:end` (indexes) that it is quoted for.

    `phrase` is None where the source is only implied (وأضاف): it is then the source quoted before.
    `verb` is the index of the word that tells of the quotation: a verb of saying, وفق, a colon.
    """

    phrase: NounPhrase | None
    start: int
    end: int
    verb: int
    rule: str


def can_speak(passage: Passage, phrase: NounPhrase) -> bool:
    """Whether a phrase can be a source: no traces or pictures, and no slogans (تبين آثار تعذيب)."""
    stem = passage.words[phrase.head].stem
    return stem not in passage.grammar["mute"] and stem not in passage.grammar["slogans"]


def is_told(passage: Passage, phrase: NounPhrase, *, inflected: bool = True) -> bool:
    """Whether a phrase beside a verb of saying is what is said, and nobody who says it.

    A verb of saying takes an object as any other does: أكد استمرار الحملة، نشر بيانا، انتقد قرار المجلس.
    Only people, bodies, lands and texts speak: a thing, a time, a state does not, nor what is in the
    accusative, where that is `inflected` as an object.
    """
    if phrase.person is not None or phrase.organisation is not None:
        return False
    head = passage.words[phrase.head]
    after = passage.words[phrase.head + 1] if phrase.head + 1 < len(passage.words) else head
    if after.token.folded in _COMPOUNDING:
        return False  # صدر الدين: a name
    if inflected and accusative(passage, phrase):
        return True
    if _has_voice(passage, head.stem):
        return False
    place = passage.places.get(phrase.head)
    if place is not None and place.start == phrase.head:
        return False
    return head.noun_class in _SPEECHLESS or (not head.noun_class and bool(_MASDAR.fullmatch(head.stem)))


def _has_voice(passage: Passage, stem: str) -> bool:
    """Words that speak though they are nobody: texts, the seats of bodies, another of those told before."""
    grammar = passage.grammar
    texts = grammar["texts"] | grammar["informing"] | grammar["accounts"] | grammar["tallies"]
    return stem in texts or any(
        stem in bodies
        for bodies in (grammar["acting"], grammar["bodies"], grammar["speaking-nouns"], grammar["further"])
    )


def whole_speaker(passage: Passage, phrase: NounPhrase) -> NounPhrase:
    """The phrase of a speaker, with what tells him from others and without what he tells."""
    words = passage.words
    place = passage.places.get(phrase.head)
    if phrase.person is not None or phrase.organisation is not None:
        return phrase
    if place is not None and place.start == phrase.head:
        return replace(phrase, end=min(phrase.end, place.end))
    for position in range(phrase.head + 1, phrase.end):
        word = words[position]
        adds = word.stem in passage.grammar["saying-participles"] and not word.article  # شهاب قائلا
        if adds or _opens_telling(word) or _is_told_to(passage, word):
            return replace(phrase, end=position)
    named = _behind_ranks(passage, phrase) or _behind_office(passage, phrase)
    if named is not None:
        return named
    if words[phrase.head].stem.removesuffix("ه") in _SPOKESMEN:
        return _spokesman(passage, phrase)
    if words[phrase.head].stem in passage.grammar["texts"]:
        return _text(passage, phrase)
    return _somebody(passage, phrase)


def _opens_telling(word: Word) -> bool:
    """Whether a word within a phrase belongs to what is told: مصدر قوله، المتحدث مقتل."""
    if word.article and word.stem in _TELLINGS:
        return True  # كرر الوزير القول إن
    told = word.token.folded.startswith(_TELLINGS) and word.token.folded.endswith(("ه", "ها", "هم"))
    return told or (word.noun_class == "act" and not (word.article or word.preposition or word.conjunction))


def _is_told_to(passage: Passage, word: Word) -> bool:
    """شهود للتلفزيون الوطني: the station or paper that was told, behind who told it."""
    return word.preposition == "ل" and bool(word.article) and word.stem in passage.grammar["press"]


def _behind_ranks(passage: Passage, phrase: NounPhrase) -> NounPhrase | None:
    """الميجر جنرال سالم الوردي: the name behind a rank of two words."""
    stretch = passage.people.get(phrase.end + 1)
    if stretch is None or stretch.start != phrase.end + 1:
        return None
    rank = passage.words[phrase.end]
    if not any(o.title.covers(rank.token.span) for o in stretch.mention.offices):
        return None
    return replace(phrase, start=stretch.start, end=stretch.end, head=stretch.start, person=stretch.mention)


def _behind_office(passage: Passage, phrase: NounPhrase) -> NounPhrase | None:
    """الأمين العام المساعد لاتحاد العمال، سالم الوردي، إن: the name in apposition to a long office."""
    words = passage.words
    if words[phrase.head].noun_class not in OFFICIALS or words[phrase.head].number == "many":
        return None
    if not (words[phrase.head].article or phrase.end > phrase.head + 1):
        return None
    for position in range(phrase.end, min(phrase.end + _OFFICE_REACH, len(words))):
        word = words[position]
        if word.tag in ("verb", "complementizer", "relative", "subordinator") or word.token.text in ':«"“.':
            return None
        stretch = passage.people.get(position)
        if stretch is None:
            continue
        opened = _past_rank(words, position, stretch.mention)
        apposed = words[opened - 1].token.text in "،," or not stretch.mention.offices
        own = opened < position or all(
            o.title.start <= words[phrase.head].start for o in stretch.mention.offices
        )
        if not apposed or not own or word.preposition or words[position - 1].tag == "preposition":
            return None
        return replace(
            phrase, start=stretch.start, end=stretch.end, head=stretch.start, person=stretch.mention
        )
    return None


def _past_rank(words: tuple[Word, ...], name: int, person: PersonMention) -> int:
    """، القاضي سالم الوردي: the index of a rank between a comma and the name, or of the name without one."""
    rank = words[name - 1].token.span
    apart = name > 1 and words[name - 2].token.text in "،,"
    return name - 1 if apart and any(o.title.covers(rank) for o in person.offices) else name


def _spokesman(passage: Passage, phrase: NounPhrase) -> NounPhrase:
    """متحدث باسم الجيش: whom the speaker speaks for is part of how he is named."""
    words = passage.words
    end = phrase.end
    while end < len(words) and words[end].token.folded in ("رسمي", "الرسمي", "عسكري", "العسكري"):
        end += 1
    if end + 1 < len(words) and words[end].token.folded in ("باسم", "بلسان"):
        owner = noun_phrase(passage, end + 1)
        if owner is not None and not owner.preposition:
            return replace(phrase, end=owner.end)
    return replace(phrase, end=end)


def _text(passage: Passage, phrase: NounPhrase) -> NounPhrase:
    """بيان للجيش، بيان صادر عن مكتبه: a text is named with who issued it, by his name where he has one."""
    words = passage.words
    head = words[phrase.head]
    issued_by = phrase.end > phrase.head + 1 and words[phrase.end - 1].token.folded in _WAS_ISSUED
    if (head.article and not issued_by) or head.pronoun:
        return phrase
    end = phrase.end if issued_by else _past_adjectives(passage, phrase.end)
    issued = issued_by or (end < len(words) and words[end].token.folded in _ISSUED)
    end += issued and not issued_by
    if end >= len(words) or (words[end].preposition or words[end].stem) not in ("ل", "من", "عن"):
        return replace(phrase, end=end - issued)
    issuer = noun_phrase(passage, end)
    if issuer is None or issuer.number is not None:
        return replace(phrase, end=end - issued)
    if issuer.person is not None or words[issuer.head].noun_class == "official":
        return whole_speaker(passage, replace(issuer, preposition=""))
    return replace(phrase, end=issuer.end if issued or _is_body(passage, issuer) else end)


def _somebody(passage: Passage, phrase: NounPhrase) -> NounPhrase:
    """مصدر أمني، ضابط في الشرطة، سكان في البلدة: one of many, told by adjectives, a body or a place."""
    words = passage.words
    head = words[phrase.head]
    after = words[phrase.head + 1] if phrase.head + 1 < len(words) else head
    if not head.noun_class and not head.article and after.article and after.noun_class in _POSTS:
        return replace(phrase, end=phrase.head + 1)  # بيرنار السفير السابق
    if head.article or head.pronoun:
        end = _past_joined_adjectives(passage, phrase.end)
        same = head.article and end < len(words) and words[end].token.folded in _SAME
        return replace(phrase, end=end + same)
    end = _past_adjectives(passage, phrase.end)
    told_apart = end > phrase.head + 1
    if end >= len(words) or (words[end].preposition or words[end].stem) not in _WITHIN or words[end].pronoun:
        return replace(phrase, end=end)
    around = noun_phrase(passage, end)
    if around is None or around.number is not None or around.empty:
        return replace(phrase, end=end)
    lives_there = not told_apart and around.preposition == "في" and around.place is not None
    return replace(phrase, end=around.end if lives_there or _is_body(passage, around) else end)


def _is_body(passage: Passage, phrase: NounPhrase) -> bool:
    """Whether a phrase names an organisation or office that somebody can speak from."""
    if phrase.organisation is not None:
        return phrase.organisation.rule != "media"
    head = passage.words[phrase.head]
    return head.noun_class in _BODIES or head.stem in passage.grammar["bodies"]


def _past_adjectives(passage: Passage, end: int) -> int:
    """The index behind the adjectives of an indefinite noun: مصدر أمني عراقي، مسؤولون عسكريون."""
    words = passage.words
    while end < len(words) and _is_adjective(words[end]) and not words[end].article:
        if end in passage.people or end in passage.times or end in passage.places or words[end - 1].article:
            break
        end += 1
    return _past_others(words, end)


def _past_others(words: tuple[Word, ...], end: int) -> int:
    """مصادر طبية | وأخرى عسكرية: the index behind others of the same noun, told by their adjective."""
    if (
        end + 1 >= len(words)
        or words[end].token.folded not in _AND_OTHERS
        or not _is_adjective(words[end + 1])
    ):
        return end
    end += 2
    while end < len(words) and _is_adjective(words[end]) and not words[end].article:
        end += 1
    return end


def _past_joined_adjectives(passage: Passage, end: int) -> int:
    """The index behind definite adjectives that و joins: المصادر الطبية والأمنية."""
    words = passage.words
    while (
        end < len(words)
        and words[end].conjunction == "و"
        and words[end].article
        and words[end - 1].article
        and words[end].token.bare.endswith(("ي", "ية"))
        and words[end - 1].token.bare.endswith(("ي", "ية"))
    ):
        end += 1
    return end


def _is_adjective(word: Word) -> bool:
    if word.tag != "noun" or word.conjunction or word.preposition or word.pronoun or word.noun_class == "act":
        return False
    return describes(word) or (len(word.token.bare) > 3 and word.token.bare.endswith(_RELATIVE_ENDINGS))
