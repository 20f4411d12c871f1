"""A claim in the making: one trigger with what was found for it, before claims are joined."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from rasid.events.agreement import NOBODY_IN_PARTICULAR
from rasid.events.candidates import Candidate
from rasid.events.clauses import EMPHATIC
from rasid.events.factuality import Factuality
from rasid.events.figures import FoundFigure
from rasid.events.noun_classes import HUMAN, OFFICIALS
from rasid.events.passage import Passage, Stretch
from rasid.events.phrases import NounPhrase, noun_phrase, span_of
from rasid.events.roles import Roles
from rasid.events.speakers import Attribution
from rasid.events.spots import PlaceFound
from rasid.folding import fold_word, without_article
from rasid.language.tagged_word import Word
from rasid.values.mention import PersonMention, TimeMention
from rasid.values.span import Span

#: Nouns before the name of a town, which names it alone.
TOWN_WORDS = frozenset(("مدينه", "بلده", "قريه"))
#: Kinds of places that close the title of an office: قائد شرطة المكلا، رئيس تيمور الشرقية.
_OF_OFFICES = frozenset(("direction", "town", "capital", "country"))
#: The accusative of an adjective of relation, which says how: انتخب ديمقراطيا، ردت سياسيا.
_MANNER = re.compile(r"[^اوي][يّ]+[ًّ]*ا[ً]*$")
_KEPT_HEADS = frozenset(("kin", "vehicle", "building", "group", "thing"))


@dataclass(frozen=True, slots=True)
class Participant:
    """Words that name a participant. `basis`: stated, or inferred by `rule` (a pronoun's antecedent)."""

    span: Span
    basis: str
    rule: str
    person: bool = False
    noun_class: str = ""
    name: str = ""

    def text(self, report: str) -> str:
        """The words, letter by letter."""
        return self.span.of(report)


@dataclass(slots=True)
class Draft:
    """One trigger and what belongs to it. Joined drafts are kept in `joined`, for their evidence."""

    passage: Passage
    candidate: Candidate
    roles: Roles
    type: str
    factuality: Factuality
    actors: list[Participant] = field(default_factory=list)
    targets: list[Participant] = field(default_factory=list)
    victims: list[Participant] = field(default_factory=list)
    instruments: list[Participant] = field(default_factory=list)
    figures: list[FoundFigure] = field(default_factory=list)
    places: list[PlaceFound] = field(default_factory=list)
    inferred_places: list[PlaceFound] = field(default_factory=list)
    time: Stretch[TimeMention] | None = None
    attribution: Attribution | None = None
    source: Participant | None = None
    joined: list[Draft] = field(default_factory=list)
    rules: list[str] = field(default_factory=list)
    aggregate: bool = False

    @property
    def index(self) -> int:
        """The word index of the trigger in its passage."""
        return self.candidate.index

    @property
    def is_result(self) -> bool:
        """Whether the trigger tells a death or injury that another act usually causes."""
        return "result" in self.candidate.trigger.flags

    @property
    def trigger_span(self) -> Span:
        """The trigger's words, without a leading conjunction."""
        words = self.passage.words
        return Span(words[self.candidate.index].after_conjunction, words[self.candidate.last].end)


def inferred(rule: str, people: list[Participant]) -> list[Participant]:
    """The same people as participants of another act, by the inference `rule`."""
    return [Participant(p.span, "inferred", rule, p.person, p.noun_class, p.name) for p in people]


def participant(passage: Passage, phrase: NounPhrase, rule: str) -> Participant | None:
    """The participant that a noun phrase names; the name alone where a person is named by title and name."""
    words = passage.words
    if phrase.empty or phrase.determiner in NOBODY_IN_PARTICULAR:
        return None
    head = words[phrase.head]
    if _only_describes(passage, phrase):
        return None
    if head.token.folded in EMPHATIC and phrase.end == phrase.start + 1:
        return None  # في المدينة نفسها
    if phrase.preposition == "من" and head.stem == "جهه" and not head.article:
        return None  # من جهة ... من جهة أخرى
    if head.stem.endswith("ها") and head.stem.removesuffix("ها") in passage.grammar["shares"]:
        return None  # حوادث متفرقة أبرزها
    if phrase.person is not None:
        person_start, _ = passage.words_of(phrase.person.span)
        beside = person_start > phrase.start and _is_somebodys(words[person_start - 1])  # سلفه سالم
        names_him = (
            person_start == phrase.start
            or beside
            or _is_behind_side(passage, phrase, person_start)
            or (
                (head.noun_class not in _KEPT_HEADS or _is_clergy(head))
                and _is_title(passage, phrase.start, person_start)
            )
        )
        if names_him:
            return Participant(
                phrase.person.span,
                "stated",
                rule,
                True,
                "person",
                fold_word(phrase.person.span.of(passage.text)),
            )
    if head.noun_class == "time":
        return None
    holder = _holder(passage, phrase)
    if holder is not None:
        return holder_participant(holder, rule)
    named = phrase.person is not None and head.noun_class == "abstract"
    moved = head.stem in passage.grammar["moved"]
    act = head.noun_class == "act" and not (
        moved or (rule == "actor" and head.stem in passage.grammar["drones"])
    )
    if (act or named) and phrase.organisation is None:
        return _inside_act(passage, phrase, rule)
    ill = head.stem in passage.grammar["patients"]  # إجلاء ثلاثين مريضا
    if head.noun_class in ("dead", "injured") and not head.article and not ill:
        return _those_of(passage, phrase, rule)
    if phrase.start + 1 in passage.places and head.stem in TOWN_WORDS and not head.pronoun:
        # مدينة تدمر الأثرية: the town is named by its name.
        place = passage.places[phrase.start + 1]
        if place.start == phrase.start + 1:
            return Participant(place.mention.span, "stated", rule, False, "place")
    span = span_of(passage, phrase)
    name = without_article(fold_word(span.of(passage.text)))
    body = phrase.organisation is not None and head.noun_class in ("abstract", "thing")  # الدعم السريع
    return Participant(span, "stated", rule, False, "group" if body else head.noun_class, name)


def _only_describes(passage: Passage, phrase: NounPhrase) -> bool:
    """احتجاجات مناهضة للزيارة: an adjective alone is nobody, but الغارات الإسرائيلية names who flew them."""
    head = passage.words[phrase.head]
    named = phrase.person is not None or phrase.organisation is not None or phrase.place is not None
    if not named and head.article and head.stem in passage.grammar["adherence"]:
        return True  # تنظيم «كذا» المرتبط بـ«كذا»
    if not named and phrase.head and passage.words[phrase.head - 1].stem == "غير":
        return True  # مهاجر غير شرعي, المظاهرة غير المرخصة
    if named or phrase.number is not None or head.article or phrase.head in passage.nationals:
        return False
    if not head.noun_class and head.tag == "noun" and _MANNER.search(head.token.bare):
        return True
    return head.noun_class == "adjective" and not head.token.bare.endswith(("ون", "ين", "ان"))


def _holder(passage: Passage, phrase: NounPhrase) -> PersonMention | None:
    """The person whose office the phrase is the title of: اغتيل الشرعي في الهيئة، سراقة المكي."""
    if passage.words[phrase.head].noun_class in _KEPT_HEADS:
        return None
    start = passage.words[phrase.head].start
    for index in range(phrase.start, min(phrase.end + 12, len(passage.words))):
        person = passage.people.get(index)
        if person is not None and any(o.title.start <= start < o.title.end for o in person.mention.offices):
            return person.mention
    return None


def holder_participant(person: PersonMention, rule: str) -> Participant:
    """A person as a participant, by the name alone."""
    return Participant(person.span, "stated", rule, True, "person")


def _inside_act(passage: Passage, phrase: NounPhrase, rule: str) -> Participant | None:
    """احتجاجا على زيارة بوش: whom the act in the phrase is of."""
    if phrase.person is not None:
        return Participant(
            phrase.person.span, "stated", rule, True, "person", fold_word(phrase.person.span.of(passage.text))
        )
    organisation = passage.organisations.get(phrase.end - 1)
    if organisation is not None and organisation.start > phrase.start:
        return Participant(organisation.mention.span, "stated", rule, False, "group")
    return None


def _those_of(passage: Passage, phrase: NounPhrase, rule: str) -> Participant | None:
    """أربعة جرحى من المدنيين: the people that the dead and injured are of."""
    for index in range(phrase.start + 1, phrase.end):
        if passage.words[index].tag == "preposition":
            inner = noun_phrase(passage, index)
            return participant(passage, inner, rule) if inner is not None else None
    return None


def _is_somebodys(word: Word) -> bool:
    """Whether a noun has a pronoun, also one that reads like the feminine without it (ابنه, not ابنة)."""
    return bool(word.pronoun) or (word.noun_class == "kin" and word.token.bare.endswith("ه"))


def _is_clergy(head: Word) -> bool:
    """الأب سمعان: a definite noun of kinship has no construct; the name behind it stands beside it."""
    return head.noun_class == "kin" and head.article


def _is_behind_side(passage: Passage, phrase: NounPhrase, person_start: int) -> bool:
    """مدير محطة شرق عدن سالم العوض: a holder named behind the side of a town in his office."""
    if passage.words[phrase.head].noun_class not in OFFICIALS:
        return False
    sides = (
        passage.places.get(index) for index in (person_start - 1, person_start - 2) if index > phrase.head
    )
    return any(side is not None and side.mention.kind in _OF_OFFICES for side in sides)


def _is_title(passage: Passage, start: int, end: int) -> bool:
    """Whether the words before a name are his titles or office rather than a construct that holds him."""
    person = passage.people.get(end)
    if person is not None:
        for office in person.mention.offices:
            first, last = passage.words_of(office.span)
            if first <= start + 1 and last >= end - 1:
                return True
    between = passage.words[start:end]
    if len(between) > 1 and between[0].noun_class == "person" and all(w.article for w in between[1:]):
        return True  # رجل الأعمال سالم العوض
    return _is_closed_title(passage, between) or all(
        w.article
        or w.noun_class
        in ("official", "leader", "soldier", "police", "profession", "journalist", "kin_title")
        for w in between
    )


def participants(passage: Passage, phrases: list[NounPhrase], rule: str) -> list[Participant]:
    """The participants that coordinated phrases name."""
    found = []
    for phrase in phrases:
        one = participant(passage, phrase, rule)
        if one is not None:
            found.append(one)
    return found


def _is_closed_title(passage: Passage, title: tuple[Word, ...]) -> bool:
    """محافظ دير الزور سالم العوض، شيخ عشائر البادية حاتم السالم: a closed construct has no other genitive."""
    if len(title) < 2 or title[0].noun_class not in OFFICIALS or title[0].number == "many":
        return False
    if any(w.preposition or w.conjunction or w.tag == "preposition" for w in title[1:]):
        return False
    last = title[-1]
    return last.index in passage.places or (last.article and last.noun_class not in HUMAN)
