"""Offices whose body stands between title and name and is in no list: مدير إعلام شرطة ديالى العقيد سالم.

A construct closes with its first definite word or place; behind it only adjectives and what في، عن، ل or
ب ties to it may stand before the name (W. Wright, II §§ 75, 92). Anything else begins another phrase.
"""

from __future__ import annotations

from dataclasses import replace

from rasid.mentions.office_places import inner_place
from rasid.mentions.offices import OfficePhrase, read_office
from rasid.mentions.view import View
from rasid.values.span import Span

_REACH = 9
_LINKS = ("في", "عن", "لدي", "الي")
_PLACED = ("في", "لدي", "الي")
_NISBA = ("ي", "يه")


def bridged_office(view: View, index: int) -> OfficePhrase | None:
    """The office whose title stands some words before the rank or name at token `index`."""
    for first in range(index - 2, max(index - _REACH, -1), -1):
        if not view.is_word(first) or view.words[first].say:
            return None
        if not view.words[first].office or view.words[first].office_skip > 1:
            continue
        phrase = read_office(view, first)
        if view.lexicon.is_office_part("sought", view.folded(first).removeprefix("ال")):
            continue
        several = phrase is not None and phrase.plural and "عضو" not in view.folded(first)
        if phrase is None or phrase.weak or several or phrase.after >= index:
            continue
        held = _with_body(view, phrase, index)
        if held is not None:
            return held
    return None


def _with_body(view: View, phrase: OfficePhrase, index: int) -> OfficePhrase | None:
    """The office with the body that the words up to `index` name; None where they name none."""
    named = phrase.office.organisation is not None or phrase.office.place is not None
    awaits = not (named or view.words[phrase.first].article or view.words[phrase.after - 1].article)
    if not _is_one_phrase(view, phrase.after, index, awaits=awaits):
        return None
    office = phrase.office
    if office.organisation is not None:
        last = view.folded(index - 2) in _PLACED and office.place is None
        place = view.tokens[index - 1].span if last else office.place
        return replace(phrase, office=replace(office, place=place), after=index)
    heads = [
        place
        for place in range(phrase.first + 1, index)
        if place in view.starts or (view.words[place].organisation and not view.words[place].article)
    ]
    if not heads:
        return None
    start = heads[0]
    skip = max(view.words[start].organisation_skip, 0)
    organisation = Span(view.tokens[start].start + skip, view.tokens[index - 1].end)
    title = phrase.office.title
    if awaits:
        title = Span(title.start, view.tokens[start - 1].end)
    place = office.place or inner_place(view, organisation)
    held = replace(office, title=title, organisation=organisation, place=place)
    return replace(phrase, office=held, after=index)


def _is_one_phrase(view: View, start: int, end: int, *, awaits: bool) -> bool:
    """Whether tokens `start:end` only go on with a title; `awaits`: its genitive is still to come."""
    index = start
    while index < end:
        if not view.is_word(index) or view.words[index].say:
            return False
        folded, word = view.folded(index), view.words[index]
        linked = folded.startswith("لل") or (bool(word.organisation) and word.organisation_skip == 1)
        if index in view.starts:
            if not (awaits or linked):
                return False
            index, awaits = view.starts[index][1], False
            continue
        if awaits:
            body = bool(word.organisation) or word.article or view.lexicon.is_office_part("hierarchy", folded)
            if (word.stop and not body) or (
                word.name and word.name_skip == 0 and not word.article and not word.organisation
            ):
                return False
            awaits = not (word.article or (view.is_place is not None and view.is_place(folded)))
        elif folded in _LINKS or linked or _serves(view, index):
            awaits = not folded.startswith("لل")
        elif not (word.article and folded.endswith(_NISBA)):
            return False
        index += 1
    return not awaits


def _serves(view: View, index: int) -> bool:
    """لحقوق الإنسان: ل before a noun with its definite genitive says what an office is for."""
    word = view.words[index]
    genitive = view.is_word(index + 1) and view.words[index + 1].article
    return word.folded.startswith("ل") and len(word.folded) > 4 and genitive and not word.name
