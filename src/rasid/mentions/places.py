"""Places in a sentence: known names in the context of a place, and names that a hierarchy word announces.

مدينة، بلدة، قرية before a name are no part of the place, other hierarchy words are; a vague place is kept
as it stands (وسط المدينة).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from rasid.gazetteer import Gazetteer
from rasid.language.tokens import Sentence
from rasid.mentions.place_bare import SENTENCE_HINT, Reading, bare_name
from rasid.mentions.place_heads import headed, one_of
from rasid.mentions.place_names import AMBIGUOUS, Found, Scan, known_name
from rasid.mentions.place_parts import direction, part, vague
from rasid.mentions.place_words import PlaceWords, fronts, load_place_words
from rasid.values.mention import PersonMention, PlaceMention

__all__ = ["AMBIGUOUS", "PlaceWords", "find_places", "load_place_words", "without_names"]

_CONTEXT_HINT = 25
_WELL_KNOWN = 45


def find_places(
    sentence: Sentence, gazetteer: Gazetteer, words: PlaceWords, *, context: Sequence[str] = ()
) -> tuple[PlaceMention, ...]:
    """Find the places that a sentence names.

    Ordered by start. `context` lists the alpha-2 codes of the countries that the report has spoken of
    so far, likeliest first; they choose among homonyms. Spans begin after clitics. They overlap in one
    case only: a direction (جنوب أفغانستان, kind `direction`) is followed by the place it is of.

    `kind` is a kind of the gazetteer, `area` (منطقة), `direction`, or `vague` for a common noun that stands
    for a place (المدينة، منازلهم). `rule` says how it was found: a hierarchy word's class; the cue of a bare
    name (preposition, list, dateline, bracket, construct, bare); `reference` for a place that another is
    measured from (30 كلم شمال الموصل), where nothing happened. A rule that ends in AMBIGUOUS marks a
    close choice. A place that the gazetteer lacks has no name and precision none; its country, where
    given, is that of the places around it. Names inside the names of persons and organisations and
    the places of offices are returned too: whoever knows those decides.
    """
    hints = _hints(sentence, gazetteer, words, context)
    reading = _read_all(Scan(sentence.tokens, gazetteer, words, hints))
    if any(_is_elsewhere(found, reading.scan) for found in reading.found):
        sure = _sure_countries(reading.scan)
        if sure:
            reading = _read_all(replace(reading.scan, sure=sure))
    return tuple(_located(reading.found, context))


def _read_all(scan: Scan) -> Reading:
    """Read the places of a sentence from its first token to its last."""
    reading = Reading(scan)
    index = 0
    while index < len(scan.tokens):
        index = _read(reading, index) if scan.tokens[index].kind == "word" else index + 1
    return reading


def _is_elsewhere(found: Found, scan: Scan) -> bool:
    """Whether a name that places of several countries bear was taken for one that no hint speaks of."""
    mention = found.mention
    if mention.name is None or mention.country is None or mention.kind == "country":
        return False
    if scan.hints.get(mention.country):
        return False
    last = scan.tokens[found.end - 1].folded
    return len({entry.country for entry in scan.gazetteer.find(last)}) > 1


def _sure_countries(scan: Scan) -> frozenset[str]:
    """The countries of well-known names of the sentence that one country alone has, places here or not.

    محافظ عدن ... مديرية المنصورة: the office says where the district is.
    """
    found: set[str] = set()
    for index, token in enumerate(scan.tokens):
        if token.kind != "word" or len(token.folded) < 3 or token.folded in scan.words.stops:
            continue
        for front in fronts(token.folded)[:2]:
            name = known_name(scan, index, front.name)
            if name is None or scan.words.is_risky(name.folded) or name.folded in scan.words.vague:
                continue
            entries = scan.gazetteer.find_exactly(name.folded)
            if len({entry.country for entry in entries}) == 1 and entries[0].rank >= _WELL_KNOWN:
                found.add(entries[0].country)
                break
    return frozenset(found)


def without_names(
    places: tuple[PlaceMention, ...], people: tuple[PersonMention, ...]
) -> tuple[PlaceMention, ...]:
    """The places without those that end within a man's name: عين صالح العويد قائدا names no town."""
    return tuple(place for place in places if not any(_ends_within(place, person) for person in people))


def _ends_within(place: PlaceMention, person: PersonMention) -> bool:
    begins = place.span.start < person.span.start < place.span.end
    return begins and place.span.end < person.span.end and place.rule.startswith("bare")


def _hints(
    sentence: Sentence, gazetteer: Gazetteer, words: PlaceWords, context: Sequence[str]
) -> Counter[str]:
    """Weigh the countries of the report, and those that the sentence names or has adjectives of.

    A name that a country shares with a city (عمان) is no sign of the country.
    """
    hints: Counter[str] = Counter()
    for place, code in enumerate(dict.fromkeys(context)):
        hints[code] += max(_CONTEXT_HINT - 5 * place, 5)
    said: Counter[str] = Counter()
    for token in sentence.tokens:
        if token.kind == "word" and len(token.folded) > 3:
            country = gazetteer.country_named(token.folded)
            shared = token.folded in words.senses or token.folded[1:] in words.senses
            if country and not shared:
                said[country] += 1
    for code, count in said.items():
        hints[code] += SENTENCE_HINT + min(count, 3)
    return hints


def _located(found: list[Found], context: Sequence[str]) -> list[PlaceMention]:
    """Give mentions without a country that of the nearest place around them, or of the report."""
    known = [(number, f.mention.country) for number, f in enumerate(found) if f.mention.country]
    located = []
    for number, f in enumerate(found):
        mention = f.mention
        if mention.country is None and mention.kind != "continent":
            mention = replace(mention, country=_country_near(known, number, context))
        located.append(mention)
    return located


def _country_near(known: Sequence[tuple[int, str | None]], number: int, context: Sequence[str]) -> str | None:
    """The report's first country where the sentence names a place of it, else that of the nearest mention."""
    if known and not (context and context[0] in {code for _, code in known}):
        return min(known, key=lambda pair: (abs(pair[0] - number), pair[0]))[1]
    return context[0] if context else None


def _read(reading: Reading, index: int) -> int:
    """Read what begins at token `index`; return the token to go on with."""
    folded = reading.scan.tokens[index].folded
    whole = folded in reading.scan.words.ordinary or folded in reading.scan.words.stops
    for front in fronts(folded)[:1] if whole else fronts(folded):
        found = (
            direction(reading, index, front)
            or one_of(reading, index, front)
            or headed(reading, index, front)
            or part(reading, index, front)
            or bare_name(reading, index, front)
            or vague(reading, index, front)
        )
        if found:
            reading.found += found
            return max(f.end for f in found)
    return index + 1
