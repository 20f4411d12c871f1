"""Participants by their names: whoever is told by a title, a noun or a short name gets his full name.

A record gives the name where the report has one. A short name (حداد) stands for the longest form of
the same person; a title or noun (الرئيس الجزائري، السجين) for the one person of whom the report says it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from rasid.events.drafts import Draft, Participant
from rasid.events.noun_classes import HUMAN, OFFICIALS
from rasid.events.passage import Passage
from rasid.events.phrases import noun_phrase, span_of
from rasid.folding import fold_word
from rasid.language.marks import QUOTES
from rasid.values.coded import Person
from rasid.values.span import Span

#: Words of a description that say nothing of who it is: المتحدث باسم الشرطة.
_EMPTY = frozenset(["في", "من", "باسم", "بلسان", "لدي", "عن", "علي"])
_BODIES = frozenset(["جماعه", "حركه", "تنظيم", "ميليشيا", "مليشيا"])
#: What is said of somebody who is no longer what he was: who is only الرئيس is another.
_FORMER = frozenset(["سابق", "سابقه", "اسبق", "راحل", "راحله", "مخلوع", "معزول", "مقال", "متخلي"])
_MARKS = "«»“”\"'()[]،,.:؛"
_BEFORE_NAME = 5


@dataclass(frozen=True, slots=True)
class _Named:
    """A person of the report: the span of his longest name, and the words said of him."""

    span: Span
    name: tuple[str, ...]
    places: tuple[int, ...]
    titles: frozenset[str]
    words: frozenset[str]


def name_participants(drafts: list[Draft], passages: list[Passage], people: tuple[Person, ...]) -> None:
    """Give every participant and source the name that the report has for him. Works in place."""
    named = [_named(person, passages) for person in people]
    mentions = {
        phrase.at: one for person, one in zip(people, named, strict=True) for phrase in person.mentions
    }
    for draft in drafts:
        for told in (draft, *draft.joined):
            for side in (told.actors, told.targets, told.victims):
                side[:] = [_by_name(told, one, mentions, named) for one in side]
            if told.source is not None:
                told.source = _by_name(told, told.source, mentions, named)


def _by_name(draft: Draft, one: Participant, mentions: dict[int, _Named], named: list[_Named]) -> Participant:
    text = draft.passage.text
    if one.person:
        known = mentions.get(one.span.start)
        if known is None or known.span == one.span or not _shortens(_words(one.text(text)), known.name):
            return one
        return _called(one, known, text, "short name")
    called = _introduced(draft.passage, one)
    if called is not None:
        return called
    if one.noun_class not in HUMAN:
        return one
    known = _described(one.text(text), one.span.start, named, _nationalities(draft.passage, one))
    return one if known is None else _called(one, known, text, "description of a named person")


def _introduced(passage: Passage, one: Participant) -> Participant | None:
    """شاب يدعى ماهر، جماعة تطلق على نفسها كتائب الفجر: by the name that the next words tell."""
    if not passage.span.start <= one.span.start < passage.span.end:
        return None
    start, position = passage.words_of(one.span)
    words = passage.words
    if words[start].stem in passage.grammar["called"]:
        position = start  # المدعو "أبو سعد": the name itself stands in quotation marks or brackets
    else:
        while position < len(words) and words[position].token.text in _MARKS:
            position += 1
        if position >= len(words) or words[position].token.folded not in passage.grammar["calling"]:
            return None
    for index in range(position + 1, min(position + 5, len(words))):
        for layer, person in ((passage.people, True), (passage.organisations, False)):
            stretch = layer.get(index)
            if stretch is not None and stretch.start == index:
                span = stretch.mention.span
                name = fold_word(span.of(passage.text))
                sort = "person" if person else "group"
                return Participant(span, "stated", "name told behind", person, sort, name)
        quoted = noun_phrase(passage, index) if words[index].token.text in QUOTES else None
        if quoted is not None and quoted.quoted:
            span = span_of(passage, quoted)
            return replace(one, span=span, rule="name told behind", name=fold_word(span.of(passage.text)))
    return None


def _called(one: Participant, known: _Named, text: str, rule: str) -> Participant:
    name = fold_word(known.span.of(text))
    return replace(
        one, span=known.span, basis="inferred", rule=rule, person=True, noun_class="person", name=name
    )


def _shortens(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether a name is the longer one with words left out: حداد for يوسف حداد."""
    rest = iter(full)
    return len(short) < len(full) and all(word in rest for word in short)


def _nationalities(passage: Passage, one: Participant) -> frozenset[str]:
    """The words of a description that only say of what country: الأمين العام للحزب اللبناني."""
    if not passage.span.start <= one.span.start < passage.span.end:
        return frozenset()
    start, end = passage.words_of(one.span)
    return frozenset(passage.words[i].stem for i in range(start + 1, end) if i in passage.nationals)


def _described(
    description: str, at: int, named: list[_Named], nationalities: frozenset[str] = frozenset()
) -> _Named | None:
    """The person of whom the report says all that a definite description says; of several the last named.

    The country may be left out there, and the noun for a body before its name (جماعة حزب الله).
    """
    if not any(word.startswith(("ال", "لل")) for word in description.split()):
        return None
    words = [word for word in _words(description) if word not in _EMPTY]
    needed = {_owned(w) for w in words if w not in nationalities} - _BODIES
    fits = [
        one
        for one in named
        if words
        and words[0] in one.titles
        and (one.words.issuperset(words) or (len(needed) > 1 and {_owned(w) for w in one.words} >= needed))
        and not (one.words & _FORMER).difference(words)
    ]
    if len(fits) == 1:
        return fits[0]
    before = {max(places): one for one in fits if (places := [p for p in one.places if p < at])}
    return before[max(before)] if before else None


def _named(person: Person, passages: list[Passage]) -> _Named:
    """What the report says of a person: his offices, and what stands before a name of his."""
    span = Span(person.name.at, person.name.at + len(person.name.text))
    titles: set[str] = set()
    words: set[str] = set()
    for office in person.offices:
        title = _words(office.title.text)
        titles.update(title[:1])
        words.update(title)
        for phrase in (office.organisation, office.place):
            words.update(_words(phrase.text) if phrase is not None else ())
    held = frozenset(office.title.at for office in person.offices)
    for phrase in person.mentions:
        before = _before_name(phrase.at, passages, held)
        titles.update(before[:1])
        words.update(before)
    places = tuple(phrase.at for phrase in person.mentions)
    return _Named(span, _words(person.name.text), places, frozenset(titles), frozenset(words))


def _before_name(at: int, passages: list[Passage], held: frozenset[int]) -> tuple[str, ...]:
    """The words of the noun phrase that ends with a name: السجين، قائد الشرطة.

    An office that is none of those `held` is another's: أقال رئيس الوزراء | محافظ المدينة سالم العلي.
    """
    passage = next(p for p in passages if p.span.start <= at < p.span.end)
    end, _ = passage.words_of(Span(at, at + 1))
    start = end
    while start > 0 and end - start < _BEFORE_NAME:
        word = passage.words[start - 1]
        office = passage.offices.get(start - 1)
        if office is not None and passage.words[office.start].start not in held:
            told_of = office.start > 0 and passage.words[office.start - 1].tag == "verb"
            if held or told_of:
                break
        if word.tag != "noun" or start - 1 in passage.people or word.noun_class == "act":
            break
        if start < end and held and word.start not in held and _is_told_by_office(passage, start - 1):
            break
        behind = passage.words[start]
        men = word.article and word.noun_class in HUMAN and word.number == "many"
        if start < end and (men or (word.article and not behind.article)):
            break  # قتل المسلحون | الشيخ سالم العلي، أحرق المسلحون | منزله: one man is told by no plural
        start -= 1
        if word.conjunction or word.preposition:
            break
    found = passage.words[start:end]
    if not found or found[0].noun_class not in HUMAN:
        return ()
    return tuple(word.stem for word in found)


def _is_told_by_office(passage: Passage, index: int) -> bool:
    """عين الرئيس | اللواء سالم العلي: right behind a verb a definite office of one word is who acts."""
    word = passage.words[index]
    office = word.article and word.noun_class in OFFICIALS
    return office and index > 0 and passage.words[index - 1].tag == "verb"


def _owned(word: str) -> str:
    """A word without the ل of an owner: زعيم لحركة."""
    return word[1:] if word.startswith("ل") and len(word) > 4 else word


def _words(text: str) -> tuple[str, ...]:
    return tuple(_bare(fold_word(word.strip(_MARKS))) for word in text.split() if word.strip(_MARKS))


def _bare(word: str) -> str:
    """A folded word without its article and the alef of an accusative: للتجارة, وزيرا."""
    if word.startswith("لل") and len(word) > 4:
        word = word[2:]
    return word[2:] if word.startswith("ال") and len(word) > 4 else word
