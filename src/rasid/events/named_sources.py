"""The speaker of a claim by the name that the report gives him: وأضاف المتحدث، قال الوردي -> سالم الوردي."""

from __future__ import annotations

from dataclasses import replace

from rasid.events.drafts import Draft, Participant
from rasid.mentions.gathering import name_words
from rasid.values.claim import Phrase
from rasid.values.coded import Office, Person
from rasid.values.span import Span


def name_sources(drafts: list[Draft], people: tuple[Person, ...], text: str) -> list[Draft]:
    """The drafts, each with its source by the fullest name of the person who is meant."""
    for draft in drafts:
        if draft.source is not None:
            draft.source = _named(draft.source, people, text)
    return drafts


def _named(source: Participant, people: tuple[Person, ...], text: str) -> Participant:
    written = source.span.of(text)
    for person in people:
        if any(phrase.at == source.span.start and phrase.text == written for phrase in person.mentions):
            return _by_name(source, person.name)
    words = name_words(written)
    if not written.startswith("ال") and not any(word.startswith("ال") for word in written.split()[1:]):
        return source
    holders = [
        (max(phrase.at for phrase in person.mentions if phrase.at < source.span.start), person)
        for person in people
        if any(phrase.at < source.span.start for phrase in person.mentions)
        and any(_is_title_of(words, office) for office in person.offices)
    ]
    if not holders:
        return source
    _, person = max(holders, key=lambda holder: holder[0])
    return _by_name(source, person.name)


def _by_name(source: Participant, name: Phrase) -> Participant:
    span = Span(name.at, name.at + len(name.text))
    if span == source.span:
        return source
    return replace(source, span=span, basis="inferred", person=True)


def _is_title_of(words: tuple[str, ...], office: Office) -> bool:
    """Whether the words say an office again: المتحدث, مدير المرصد."""
    title = name_words(office.title.text)
    parts = (office.organisation, office.place)
    known = {word for part in parts if part is not None for word in name_words(part.text)} | set(title)
    return office.status == "current" and bool(words) and words[0] == title[0] and set(words) <= known
