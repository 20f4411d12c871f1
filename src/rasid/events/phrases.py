"""Noun phrases of a passage: where a participant begins and ends.

An Arabic noun phrase is a head, its construct (قائد كتيبة المدفعية), its adjectives (which agree in
definiteness), and what follows a preposition. A phrase ends where the next word can no longer
belong to it: a definite noun after a definite noun is only its adjective, an accusative after a
nominative is an object, a plural in ون has no construct. Rules: Wright, II §§ 75-94, 136-140.
"""

from __future__ import annotations

from dataclasses import dataclass

from rasid.events.agreement import agrees, describes
from rasid.events.attachment import (
    OUTSIDERS,
    SERVING,
    awaits_genitive,
    behind_counted,
    consists_of,
    is_called_by,
    is_for,
    is_kin_of,
    is_tied,
    links,
    second_adjective,
    second_town,
    serves,
)
from rasid.events.noun_classes import HUMAN
from rasid.events.passage import Passage
from rasid.events.phrase_heads import closes, counts_alone, glued_preposition, says_how
from rasid.events.phrase_names import (
    PARTS,
    grow_genitive,
    holder_behind,
    holder_of_inner,
    holds_some,
    names_another,
    titles_another,
)
from rasid.events.quantities import counts
from rasid.language.marks import PAIRS
from rasid.language.words import ONE_OF
from rasid.values.interval import Count
from rasid.values.mention import NumberMention, OrganisationMention, PersonMention, PlaceMention
from rasid.values.span import Span

_WINGS = frozenset(["فرع", "جناح", "ذراع"])
_AIRCRAFT = frozenset(("طائره", "طائرات", "طائرتان", "طائرتين"))
#: Right behind the name of a town they say what it is: كبرى مدن الإقليم.
_TOLD_OF_TOWNS = frozenset(("عاصمه", "كبري", "اكبر", "ثاني", "ثانيه", "ثالث"))
_MAX_WORDS = 10
#: They mean "with".
_IN_COMPANY = frozenset(("رفقه", "برفقه", "صحبه", "بصحبه", "بمعيه"))


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """A noun phrase, by word indexes `start:end` without counts and determiners before the head.

    `whole` is the index where counts and determiners begin; `preposition` governs it, or is "".
    `number` is its count; `empty` marks a count without a noun (قتل عشرون).
    """

    start: int
    end: int
    whole: int
    head: int
    preposition: str
    number: NumberMention | None
    determiner: str
    person: PersonMention | None
    organisation: OrganisationMention | None
    place: PlaceMention | None
    empty: bool = False
    quoted: bool = False


def noun_phrase(passage: Passage, index: int) -> NounPhrase | None:
    """Read the noun phrase, with its preposition, that begins at word `index`; None if none does."""
    opened = _open(passage, index)
    if opened is None:
        return None
    preposition, whole = opened
    index, number, determiner = counts(passage, whole)
    head = _head_behind(passage, whole, index, counted=number is not None)
    if head is None:
        if number is not None:
            return NounPhrase(
                whole, index, whole, whole, preposition, number, determiner, None, None, None, True
            )
        return _next_one(passage, index, preposition)
    start, end, quoted = head
    organisation = passage.organisations.get(start)
    place = passage.places.get(start)
    if not quoted:
        end = _extend(passage, start, end)
    person = next((passage.people[inner] for inner in range(start, end) if inner in passage.people), None)
    return NounPhrase(
        start,
        end,
        whole,
        start,
        preposition,
        number,
        determiner,
        person.mention if person else None,
        organisation.mention if organisation and organisation.start == start else None,
        place.mention if place and place.start in (start, whole) else None,
        False,
        quoted,
    )


def _open(passage: Passage, index: int) -> tuple[str, int] | None:
    """The preposition, or "", of a phrase at word `index`, and where the phrase itself begins."""
    words = passage.words
    if index >= len(words):
        return None
    first = words[index]
    if first.tag != "preposition":
        return first.preposition or glued_preposition(passage, index), index
    if first.pronoun:
        return None
    index += 1
    while index < len(words) and words[index].tag == "preposition" and not words[index].pronoun:
        index += 1
    stem = "مع" if first.stem in _IN_COMPANY else first.stem
    return (stem, index) if index < len(words) else None


def _head_behind(passage: Passage, whole: int, index: int, *, counted: bool) -> tuple[int, int, bool] | None:
    """The head at `index`, behind the count that begins at `whole`, unless the count stands for itself."""
    head = _head(passage, index)
    if head is None or not counted:
        return head
    word = passage.words[index]
    if index > whole and (word.preposition or word.conjunction):
        # قتل الستة برصاص، مقتل 29 وإصابة: behind a count a noun with its own particle is another phrase.
        return None
    return None if counts_alone(passage, whole, index) else head


def _next_one(passage: Passage, index: int, preposition: str) -> NounPhrase | None:
    """وإصابة رابع: an ordinal alone is the next one of those named before."""
    ordinal = passage.numbers.get(index)
    if ordinal is None or not ordinal.mention.ordinal or passage.words[index].article:
        return None
    one = NumberMention(ordinal.mention.span, Count(1, 1))
    return NounPhrase(index, ordinal.end, index, index, preposition, one, "", None, None, None, True)


def _head(passage: Passage, index: int) -> tuple[int, int, bool] | None:
    """(start, end, quoted) of the head at `index`: a mention, a quotation, or a noun."""
    words = passage.words
    if index >= len(words):
        return None
    word = words[index]
    for layer in (passage.people, passage.organisations, passage.places):
        stretch = layer.get(index)
        if stretch is not None and (stretch.start == index or _is_one_of(passage, stretch.start, index)):
            return index, stretch.end, False
    if index in passage.times:
        return None
    closing = PAIRS.get(word.token.text)
    if closing is not None and word.tag == "punct":
        if closes(passage, index):
            return None
        for end in range(index + 1, min(index + 9, len(words))):
            if words[end].token.text == closing:
                inside = [w for w in words[index + 1 : end] if w.tag in ("verb", "complementizer")]
                return (index + 1, end, True) if end > index + 1 and not inside else None
        return None
    if word.tag == "noun" and not says_how(passage, index):
        return index, index + 1, False
    return None


def _is_one_of(passage: Passage, opened: int, index: int) -> bool:
    """إحدى | ضواحي بنغازي: whether a name that word `opened` opens has its noun at `index`."""
    return opened == index - 1 and passage.words[opened].stem in ONE_OF


def _extend(passage: Passage, start: int, end: int) -> int:
    """The end of the phrase whose head is `start:end`."""
    words = passage.words
    while end < len(words) and end - start < _MAX_WORDS:
        grown = _grow(passage, start, end)
        if grown == end:
            break
        end = grown
    return min(end, len(words))


def _grow(passage: Passage, start: int, end: int) -> int:
    """The end after one more part of the phrase, or `end` where it is complete."""
    words = passage.words
    last, word = words[end - 1], words[end]
    if end in passage.times and passage.times[end].start == end:
        return end
    if holds_some(passage, start, end):
        some = noun_phrase(passage, end)
        return some.end if some is not None and not some.empty else end
    if (
        end in passage.numbers
        and passage.numbers[end].start == end
        and not passage.numbers[end].mention.ordinal
    ):
        return behind_counted(passage, start, end)
    if last.preposition and awaits_genitive(words[end - 2]):
        return end
    genitive = grow_genitive(passage, start, end)
    if genitive > end:
        return genitive
    if word.conjunction == "و" and word.lead and second_adjective(passage, start, end):
        return end + 1
    if word.conjunction:
        return second_town(passage, start, end)
    if (
        word.preposition
        and not (links(passage, start, end) or is_tied(passage, start, end, word.preposition))
        and not (word.stem in ("دون", "لا") and last.stem in _AIRCRAFT)
    ):
        return end
    beside = end - 1 in passage.nationals and end + 1 in passage.nationals
    if beside and word.stem == "و" and word.tag == "conjunction":
        return end + 2
    if word.tag == "punct":
        return _grow_quotation(passage, end)
    if names_another(passage, end) or titles_another(passage, start, end):
        return end
    town = passage.places.get(end - 1)
    if town is not None and town.end == end and word.stem in _TOLD_OF_TOWNS and not word.article:
        rank = noun_phrase(passage, end)
        return rank.end if rank is not None else end  # في كابل عاصمة أفغانستان
    if end - 1 == start and is_called_by(passage, end):
        return end + 1
    behind = max(holder_behind(passage, start, end), holder_of_inner(passage, start, end))
    if behind > end:
        return behind
    mention_end = _mention_end(passage, end)
    ordinal = passage.numbers.get(end)
    definite = last.article and word.token.folded.startswith("ال")
    if ordinal is not None and ordinal.mention.ordinal and definite:
        return ordinal.end
    if word.stem == "غير" and end + 1 < len(words) and words[end + 1].tag == "noun":
        return end + 2
    if last.stem in _AIRCRAFT and word.token.folded in ("بدون", "بلا", "دون") and end + 1 < len(words):
        return end + 2
    if word.tag == "preposition" or word.preposition:
        return _grow_preposition(passage, start, end)
    if word.tag != "noun" and mention_end == end:
        return end
    if not agrees(passage, start, end - 1, end):
        return end
    return max(mention_end, end + 1)


def _grow_preposition(passage: Passage, start: int, end: int) -> int:
    """Take in من / في / ل with an organisation or a group after an indefinite head."""
    words = passage.words
    word, last = words[end], words[end - 1]
    index = end + 1 if word.tag == "preposition" else end
    if word.pronoun or index >= len(words):
        return end
    if word.stem == "من" and words[index].stem in PARTS and word.tag == "preposition":
        return end  # اعتقال ناشطين | من قبل الشرطة
    stem = word.stem if word.tag == "preposition" else word.preposition
    if stem == "ب" and words[index].stem in passage.grammar["led-by"]:
        return end  # قوات من التحالف بقيادة فرنسا
    human = words[start].noun_class not in ("", "act", "building", "vehicle", "thing", "abstract", "time")
    human = human or words[start].stem in ("مصدر", "مصادر")
    # رئيس الجهاز من الفرار: a construct is as definite as its last word.
    indefinite = not any(w.article or w.pronoun for w in (words[start], last))
    indefinite = indefinite and not _is_named(passage, start, end)
    inner = noun_phrase(passage, index)
    if inner is None or inner.number is not None:
        return end
    owner = (
        inner.organisation is not None or inner.quoted or words[inner.head].noun_class in ("group", "police")
    )
    owner = owner and (inner.place is None or inner.place.rule != "front")  # القناصة في جبهة كذا
    speaks = word.stem in ("باسم", "بلسان") or words[index].stem in ("اسم", "لسان")
    if speaks and last.stem in passage.grammar["spokesmen"]:
        return inner.end if word.tag == "noun" else max(inner.end, end)
    closing = inner.end + 1 if inner.quoted else inner.end
    if is_tied(passage, start, end, stem):
        return closing
    if stem == "من":
        among = words[index].stem in ("بين", "ضمن")  # شابا من بين المشاركين: of whom he is one
        open_to = human and indefinite and not among
        return _grow_from(passage, start, end, inner, owner=owner) if open_to else end
    if stem == "عن":
        return closing if last.stem in passage.grammar["representing"] else end
    if stem in ("في", "ب"):
        within = stem == "في" and _is_within(passage, start, inner, human=human)
        serving = words[start].noun_class in SERVING and owner and start not in passage.people
        return closing if within or serving else end
    if stem != "ل":
        return end
    branch = owner and words[start].stem in passage.grammar["branches"]
    kin = is_kin_of(last, words[index]) and end - 1 == start
    if branch or kin or serves(last, words[index]) or is_for(passage, start, index):
        return closing
    owned = owner and indefinite and words[start].stem not in passage.grammar["informants"]
    return inner.end if owned or last.stem in passage.grammar["partisans"] else end


def _grow_from(passage: Passage, start: int, end: int, inner: NounPhrase, *, owner: bool) -> int:
    """Take in whom somebody is of, or what a body consists of: مجموعة من ضباط اللواء، ضابط من الجيش."""
    words = passage.words
    if inner.place is not None or (words[inner.head].noun_class == "act" and not owner):
        return end  # تمكن جندي من الفرار
    if owner and words[start].noun_class == "group":
        return _past_owners(passage, inner)
    # متظاهرون من سكان غزة: a construct with a name is definite.
    named = inner.end - 1 > inner.head and inner.end - 1 in passage.places
    known = named and start - 1 not in passage.numbers
    belongs = owner or words[inner.head].article or consists_of(passage, start, inner.head)
    belongs = belongs or (known and words[inner.head].noun_class in HUMAN)
    return (inner.end + 1 if inner.quoted else inner.end) if belongs else end


def _is_within(passage: Passage, start: int, inner: NounPhrase, *, human: bool) -> bool:
    """عضو في الحزب، جناح الحركة في لبنان: who is in a body, or the wing of one in a country."""
    head = passage.words[start]
    if head.stem in _WINGS and inner.place is not None:
        return True
    member = human and head.noun_class not in OUTSIDERS and start not in passage.people
    return member and inner.organisation is not None


def _past_owners(passage: Passage, inner: NounPhrase) -> int:
    """The end of the bodies that a joint force is made of: قوة من الجيش والشرطة."""
    words = passage.words
    end = inner.end + 1 if inner.quoted else inner.end
    while end < len(words) and words[end].conjunction == "و" and words[end].lead:
        other = noun_phrase(passage, end)
        if other is None or other.number is not None or other.start != end:
            break
        if other.organisation is None and words[other.head].noun_class != "group":
            break
        end = other.end
    return end


def _is_named(passage: Passage, start: int, end: int) -> bool:
    """Whether a phrase is the name of an organisation; فصائل صغيرة only describes one."""
    organisation = passage.organisations.get(start)
    if organisation is None:
        return False
    return organisation.mention.alias is not None or not describes(passage.words[end - 1])


def _grow_quotation(passage: Passage, end: int) -> int:
    """Take in a quoted name after its noun: تنظيم «داعش»، حركة "النهضة"."""
    words = passage.words
    mark = words[end].token.text
    closing = PAIRS.get(mark)
    if closing is None or mark in "([" or closes(passage, end):
        return end
    head = words[end - 1]
    if head.tag != "noun" or head.pronoun:
        return end
    for close in range(end + 1, min(end + 7, len(words))):
        if words[close].token.text == closing:
            inside = words[end + 1 : close]
            if inside and all(word.tag in ("noun", "preposition", "determiner") for word in inside):
                return close + 1
            return end
    return end


def _mention_end(passage: Passage, index: int) -> int:
    """The end of the mention that begins at `index`, or `index`."""
    for layer in (passage.people, passage.organisations, passage.places):
        stretch = layer.get(index)
        if stretch is not None and stretch.start == index:
            return int(stretch.end)
    return index


def span_of(passage: Passage, phrase: NounPhrase) -> Span:
    """The span of a phrase as the record gives it, without clitics before it and quotes around it.

    In للشرطة the article is written together with ل: شرطة alone would be somebody indefinite.
    """
    words = passage.words
    first, last = words[phrase.start], words[phrase.end - 1]
    fused = first.preposition == "ل" and first.article and phrase.person is None
    start = first.after_conjunction if fused else first.start
    if phrase.number is not None and phrase.organisation is not None and phrase.whole < phrase.start:
        # اثنين من القاعدة: without a noun for the people the count belongs to the phrase.
        return Span(words[phrase.whole].start, max(last.end, start))
    for layer in (passage.people, passage.organisations, passage.places):
        stretch = layer.get(phrase.start)
        if stretch is not None and stretch.start == phrase.start and not fused:
            start = max(start, stretch.mention.span.start)
    end = last.end
    for layer in (passage.people, passage.organisations, passage.places):
        stretch = layer.get(phrase.end - 1)
        if stretch is not None and stretch.end == phrase.end and phrase.start == stretch.start:
            end = max(stretch.mention.span.end, start + 1)
    return Span(start, max(end, start))
