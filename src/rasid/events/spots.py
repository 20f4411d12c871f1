"""Spots: what in a passage may tell where something happened, by a place's name or a building's phrase."""

from __future__ import annotations

from dataclasses import dataclass, replace

from rasid.events.noun_classes import OFFICIALS
from rasid.events.passage import Passage, Stretch
from rasid.events.phrases import NounPhrase, noun_phrase, span_of
from rasid.events.roles import PLACE_PREPOSITIONS
from rasid.language.words import ONE_OF
from rasid.values.mention import OfficeMention, PlaceMention
from rasid.values.span import Span


@dataclass(frozen=True, slots=True)
class PlaceFound:
    """A place of a happening: a mention of a place name or, without one, a locative phrase (أمام السفارة).

    `country` is that of the places around it where it has none of its own.
    """

    index: int
    mention: PlaceMention | None
    span: Span
    basis: str = "stated"
    country: str | None = None

    @property
    def is_specific(self) -> bool:
        """Whether the place has a name of its own, narrower than a country."""
        return self.mention is not None and self.mention.kind not in ("vague", "country", "direction")


def phrase_found(passage: Passage, phrase: NounPhrase) -> PlaceFound:
    """The place that a participant phrase is, by the name within it if it has one."""
    if phrase.place is not None:
        return PlaceFound(phrase.start, phrase.place, phrase.place.span)
    for stretch in passage.named_places:
        inside = phrase.start <= stretch.start and stretch.end <= phrase.end
        if inside and stretch.mention.kind not in ("direction", "vague") and _is_settled(passage, phrase):
            return PlaceFound(stretch.start, stretch.mention, stretch.mention.span)
    if passage.words[phrase.head].stem in passage.grammar["settlements"]:
        apart = passage.words[phrase.head].stem in VILLAGES  # قرية في دارفور
        for index in (phrase.end,) if apart else (phrase.end, phrase.end + 1):
            named = passage.places.get(index)
            if (
                named is not None
                and named.start == index
                and named.mention.kind not in ("direction", "vague")
            ):
                return PlaceFound(index, named.mention, named.mention.span)  # مدينتي «كذا» و«كذا»
    span = span_of(passage, phrase)
    for index in range(phrase.start + 1, phrase.end):
        if passage.words[index].stem in _DIRECTIONS and not passage.words[index].article:
            return PlaceFound(phrase.start, None, Span(span.start, passage.words[index - 1].end))
    return PlaceFound(phrase.start, None, span)


_TRIBES = frozenset(("عشيره", "قبيله", "عشائر", "قبائل", "طائفه"))
#: Settlements that are told of as any one of their kind: هاجموا قرية في الإقليم.
VILLAGES = frozenset(("قريه", "بلده"))
#: What belongs to a place, or is a part of it: سكان البلدة، أراضي القرية.
_PARTS = (
    "اهالي", "سكان", "نقاط", "اراضي", "اطراف", "محيط", "مشارف", "ضواحي", "تخوم", "اجزاء", "انحاء"
)  # fmt: skip
_MEETING_REACH = 16
_DIRECTIONS = frozenset(["شمال", "جنوب", "شرق", "غرب", "شمالي", "جنوبي", "شرقي", "غربي"])


#: Words from بين to the second place at the end of a road.
_ROAD_ENDS = 5
#: Words from an act to the land behind the name of who did it.
_DOERS_REACH = 10
#: Prepositions of place before a building; behind على it is what is acted on, unless it is a way.
_LOCATIVE = (PLACE_PREPOSITIONS - {"بين", "عبر", "حول"}) | {"علي", "بجانب", "بجوار", "وراء"}
#: Before these a body is told for its seat: احتجوا أمام نقابة المعلمين.
_BEFORE = frozenset(("امام", "قباله", "خلف", "وراء", "قرب", "بالقرب", "بجانب", "بجوار", "داخل", "خارج"))
#: And those behind which a place is only reached, or left, unless حيث tells what happened there.
_REACHED = _LOCATIVE | {"الي", "من", "نحو", "باتجاه", "صوب"}


def is_part_of_place(passage: Passage, phrase: NounPhrase) -> bool:
    """Whether a phrase names a part of a place, or its people, by the place: أطراف بلدة كذا."""
    inside = (s for s in passage.named_places if phrase.start < s.start and s.end <= phrase.end)
    return passage.words[phrase.head].stem in _PARTS and any(inside)


def _is_settled(passage: Passage, phrase: NounPhrase) -> bool:
    """Whether the phrase is a settlement word, or a part of a place, with its name."""
    head = passage.words[phrase.head]
    return head.stem in passage.grammar["settlements"] or head.stem in _PARTS


def free_places(passage: Passage) -> list[Stretch[PlaceMention]]:
    """Place mentions that belong to no organisation's, office's or person's name, in text order."""
    free: list[Stretch[PlaceMention]] = []
    for stretch in passage.named_places:
        index = stretch.start
        if stretch.mention.rule.startswith(("reference", "dateline")) or index in passage.people:
            continue
        if index in passage.times:
            continue
        office = passage.offices.get(index)
        # منزل النائب في حي الزهور: nobody is deputy of a quarter.
        near = stretch.mention.kind in ("neighbourhood", "facility") and _is_within(passage, index)
        seat = office is not None and not near and _is_seat(passage, office, stretch.mention.span)
        if seat and not (_is_meeting_place(passage, index) or _is_scene_of_act(passage, office, index)):
            continue
        organisation = passage.organisations.get(index)
        if organisation is not None and organisation.mention.span.covers(stretch.mention.span):
            continue
        if stretch.mention.kind == "country" and _is_member(passage, index):
            continue
        free.append(stretch)
    return free


def _is_member(passage: Passage, index: int) -> bool:
    """اللجنة المكونة من السعودية والبحرين ومصر: countries that a body is made of are no scene."""
    words = passage.words
    while index > 1 and words[index - 1].stem != "من" and words[index].preposition != "من":
        joined = words[index].conjunction == "و" or words[index - 1].token.text in "،,"
        index -= 1 + (words[index - 1].token.kind == "punct")
        if not joined or index not in passage.places:
            return False
        index = passage.places[index].start
    return index > 1 and words[index - 2].stem in passage.grammar["consisting"]


def _is_within(passage: Passage, index: int) -> bool:
    """Whether the place at word `index` stands behind في or ب."""
    words = passage.words
    return words[index].preposition == "ب" or (index > 0 and words[index - 1].stem == "في")


def _is_meeting_place(passage: Passage, index: int) -> bool:
    """التقى الوزير قائد الحركة في مسقط: behind whom somebody met it is where, unless told before."""
    words = passage.words
    if index < 2 or words[index - 1].stem != "في":
        return False
    for position in range(index - 2, max(index - _MEETING_REACH, -1), -1):
        word = words[position]
        if word.token.kind == "punct" or word.tag in ("complementizer", "relative", "subordinator"):
            return False
        if word.tag == "verb":
            return word.stem in passage.grammar["meeting"]
        if position in passage.places and words[position - 1].stem == "في":
            return False
    return False


def _is_scene_of_act(passage: Passage, office: Stretch[OfficeMention] | None, index: int) -> bool:
    """اغتيال شيخ العشيرة في الرمادي: the place of an act done to one told by his office alone.

    His body is a whole: a tribe, or what he is in charge of for it (المسؤول المالي للتنظيم). Of the police,
    which is in every town, the place belongs to the office (قائد الشرطة في بغداد).
    """
    words = passage.words
    if office is None or index < 2 or words[index - 1].stem != "في" or office.start == 0:
        return False
    act = words[office.start - 1]
    body = words[index - 2]
    whole = body.stem in _TRIBES or body.preposition == "ل"
    if not whole or not (act.noun_class == "act" or act.verb_class == "event"):
        return False
    held = (held.title for s in passage.people.values() for held in s.mention.offices)
    return office.mention.title not in held


def _is_seat(passage: Passage, office: Stretch[OfficeMention], place: Span) -> bool:
    """Whether a place belongs to an office: قائد الشرطة في بغداد, but not قتل جندي في بغداد."""
    if office.mention.place is None or not office.mention.place.overlaps(place):
        return False
    if passage.words[office.start].noun_class in OFFICIALS:
        return True
    return any(
        held.title == office.mention.title for s in passage.people.values() for held in s.mention.offices
    )


def named_again(passage: Passage, spot: PlaceFound) -> PlaceFound:
    """قالت الشرطة في ولاية قندهار ... في الولاية: the place that was named before by the same noun."""
    word = passage.words[spot.index]
    if spot.mention is None or spot.mention.kind != "vague" or not word.article:
        return spot
    for stretch in reversed(passage.named_places):
        head = passage.words[stretch.start]
        before = passage.words[max(0, stretch.start - 1)]
        named = stretch.mention.name is not None and stretch.end <= spot.index
        if named and word.stem in (head.stem, before.stem):
            return PlaceFound(spot.index, stretch.mention, stretch.mention.span)
    return spot


def locative_phrases(passage: Passage) -> list[NounPhrase]:
    """Phrases for buildings and the like behind a preposition of place: قرب مقر الحزب، في السجن.

    A road, a bridge or a roof is told behind على, and a noun of relation is as good as a preposition (في محيط
    المطار، على مقربة من المقر).
    """
    found = []
    for index, word in enumerate(passage.words):
        preposition = word.stem if word.tag == "preposition" and not word.pronoun else word.preposition
        if preposition not in _REACHED or index in passage.times:
            continue
        related = _behind_relation(passage, index)
        phrase = related or noun_phrase(passage, index)
        if phrase is None or phrase.empty:
            continue
        if phrase.number is not None and passage.words[phrase.whole].stem not in ONE_OF:
            continue
        if phrase.whole < phrase.start and passage.words[phrase.whole].stem in ONE_OF:
            phrase = replace(phrase, start=phrase.whole)  # في أحد المساجد
        head = passage.words[phrase.head]
        if preposition == "لدي" and (head.stem in passage.grammar["housed"] or _is_body(passage, phrase)):
            continue  # قدموا طعنا لدى المحكمة
        if preposition not in _LOCATIVE:
            there = PlaceFound(phrase.start, None, span_of(passage, phrase))
            if place_of_clause(passage, there) is None:
                continue
        housed = preposition in _BEFORE and head.stem in passage.grammar["housed"]
        if (
            not (head.noun_class == "building" or housed)
            or (preposition == "علي" and related is None and head.stem not in passage.grammar["ways"])
            or (head.stem == "طريق" and head.pronoun)  # في طريقهم إلى العمل
            or phrase.start in passage.offices
            or _names_a_place(passage, phrase)
            or is_no_site(passage, phrase)
        ):
            continue
        place, body = passage.places.get(phrase.start), passage.organisations.get(phrase.start)
        named = place is not None and place.start == phrase.start
        if named and not (body is not None and body.start == phrase.start):
            continue
        found.append(_without_container(passage, phrase))
    return found


def _is_body(passage: Passage, phrase: NounPhrase) -> bool:
    return passage.words[phrase.head].stem in passage.grammar["bodies"]


def is_no_site(passage: Passage, phrase: NounPhrase) -> bool:
    """Whether a noun spelled like a building's is none: في بناء جدار is an act, موقعه على الشبكة a page."""
    words = passage.words
    head = words[phrase.head]
    after = words[phrase.head + 1] if phrase.head + 1 < len(words) else head
    if head.stem == "بناء":
        return not (head.article or head.pronoun) and after.stem in passage.grammar["built"]
    if head.stem not in ("موقع", "مواقع"):
        return False
    near = words[phrase.head + 1 : phrase.head + 3]
    return any(w.stem in passage.grammar["web"] for w in near)


def _behind_relation(passage: Passage, index: int) -> NounPhrase | None:
    """The phrase behind a noun that says where beside it: في محيط المطار، على مقربة من المقر."""
    words = passage.words
    at = index + 1 if words[index].tag == "preposition" else index
    if at + 1 >= len(words) or words[at].stem not in passage.grammar["relations"] or words[at].pronoun:
        return None
    return noun_phrase(passage, at + 1)


def place_of_clause(passage: Passage, spot: PlaceFound) -> int | None:
    """The word حيث right behind a place, which is where its clause happens: وصلوا إلى عدن، حيث قتل أحدهم."""
    words = passage.words
    end = passage.words_of(spot.span)[1]
    while end < len(words) and words[end].token.text in '،,»”")]':
        end += 1
    return end if end < len(words) and words[end].stem == "حيث" else None


def _without_container(passage: Passage, phrase: NounPhrase) -> NounPhrase:
    """The phrase without the place that it lies in: مسجد بمدينة كذا."""
    for index in range(phrase.head + 1, phrase.end):
        word = passage.words[index]
        if word.preposition == "ب" or (word.tag == "preposition" and word.stem == "في"):
            return replace(phrase, end=index)
        if word.preposition == "ل" and word.stem == "مده":
            return replace(phrase, end=index)  # في قبو لمدة شهر
        if word.article and word.stem in passage.grammar["facing"] and _governs(passage, index):
            return replace(phrase, end=index)
    return phrase


def _governs(passage: Passage, index: int) -> bool:
    """Whether an adjective has a phrase of its own: المقابلة للبيت، المطل على النهر."""
    behind = passage.words[index + 1] if index + 1 < len(passage.words) else None
    return behind is not None and (bool(behind.preposition) or behind.tag == "preposition")


def _names_a_place(passage: Passage, phrase: NounPhrase) -> bool:
    """Whether the phrase is a settlement word with its name, which the place mention gives better."""
    if passage.words[phrase.head].stem not in passage.grammar["settlements"]:
        return False
    return any(s.start < phrase.end and phrase.start < s.end for s in passage.named_places)


def land_of_doers(passage: Passage, trigger: int) -> list[PlaceFound]:
    """The land told with the name of the body that did it: احتجزته الحركة في الصومال، شنتها القوات في العراق.

    Such a land belongs to the name as often as to the act; where nothing else says where, it is both.
    """
    words = passage.words
    for stretch in passage.named_places:
        at = stretch.start - 1
        if stretch.mention.kind != "country" or at < 1 or words[at].stem != "في" or words[at].pronoun:
            continue
        body = passage.organisations.get(at - 1)
        if body is None or not trigger < stretch.start <= trigger + _DOERS_REACH:
            continue
        verb = words[body.start - 1]
        if body.start - 1 == trigger or (
            verb.tag == "verb" and verb.pronoun and body.start - 2 <= trigger + 2
        ):
            return [PlaceFound(stretch.start, stretch.mention, stretch.mention.span)]
    return []


def without_road_ends(passage: Passage, spots: list[PlaceFound]) -> list[PlaceFound]:
    """The spots without the towns that a road runs between: على الطريق بين عدن ولحج."""
    words = passage.words
    between = [
        passage.words_of(spot.span)[1]
        for spot in spots
        if spot.mention is not None and words[spot.index].stem in passage.grammar["ways"]
    ]
    opened = [at for at in between if at < len(words) and words[at].stem == "بين"]
    return [s for s in spots if not any(at < s.index <= at + _ROAD_ENDS for at in opened)]
