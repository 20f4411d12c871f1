"""Directions, parts and vague places: جنوب أفغانستان، الجزء الغربي من الموصل، المدينة، منازلهم."""

from __future__ import annotations

from dataclasses import replace

from rasid.language.words import divisions
from rasid.mentions.place_bare import DISTANCES, Reading, accepted, bare_name, cue
from rasid.mentions.place_heads import headed
from rasid.mentions.place_names import (
    AMBIGUOUS,
    Found,
    Scan,
    choose,
    front_span,
    is_definite_adjective,
    known_name,
    mention_of,
    part_of,
    unresolved,
    vague_end,
    with_sides,
)
from rasid.mentions.place_words import Front, fronts


def direction(reading: Reading, index: int, front: Front) -> list[Found]:
    """A direction and the place it is of: شمال غرب باكستان، وسط المدينة."""
    scan = reading.scan
    side = scan.words.directions.get(front.name)
    if side is None:
        return []
    whole = known_name(scan, index, front.name)
    if whole and " " in whole.folded and (named := bare_name(reading, index, front)):
        return named
    start = index + 1
    while scan.folded(start) in scan.words.directions or scan.folded(start)[1:] in scan.words.directions:
        start += 1
    inner = _inner(reading, start, centre=side == "centre")
    if inner is None:
        return []
    span = front_span(scan, index, inner.end, front)
    last = reading.last
    measured = scan.folded(index - 1) in DISTANCES
    follows = (
        last is not None
        and last.mention.kind != "vague"
        and (last.end == index or (last.end == index - 1 and not scan.folded(index - 1)))
    )
    if inner.mention.kind == "vague":
        rule = "reference" if measured else inner.mention.rule  # (110 كلم شرق العاصمة)
        return [Found(replace(inner.mention, span=span, rule=rule), index, inner.end)]
    if side == "centre":
        return [inner]
    if measured or (follows and not front.clitics.startswith("و")):
        rule = "containing" if inner.mention.kind in ("country", "admin1") and not measured else "reference"
        measured_from = replace(inner, mention=replace(inner.mention, rule=rule))
        return [Found(part_of(inner.mention, span, "direction", rule), index, inner.end), measured_from]
    return [Found(part_of(inner.mention, span, "direction", "direction"), index, inner.end), inner]


def _inner(reading: Reading, index: int, *, centre: bool = False) -> Found | None:
    """The place that a direction is of. `centre`: behind وسط, which is "amid" before other nouns."""
    scan = reading.scan
    word = scan.folded(index)
    if not word:
        return None
    front = Front(word, 0, "")
    with_head = headed(reading, index, front)
    if with_head:
        return with_head[0]
    name = known_name(scan, index, word)
    if name and not (name.folded in scan.words.risky and name.folded in scan.words.vague):
        entry, ambiguous = choose(scan, name, near=reading.near)
        if centre and not accepted(scan, name, entry, 2):
            return None  # وسط زخم شعبي
        rule = "direction" + (AMBIGUOUS if ambiguous else "")
        return Found(mention_of(entry, scan.span(index, name.end), rule), index, name.end)
    common = vague(reading, index, front, after_direction=True)
    return common[0] if common else None


def part(reading: Reading, index: int, front: Front) -> list[Found]:
    """A part with its direction: الجزء الغربي من الموصل، الريف الشمالي لمحافظة الرقة."""
    scan = reading.scan
    end = with_sides(scan, index + 1)
    if front.name not in scan.words.parts or end == index + 1:
        return []
    inner = None
    if scan.folded(end) == "من":
        inner = _inner(reading, end + 1)
    elif scan.folded(end).startswith("ل"):
        for other in fronts(scan.folded(end))[1:]:
            inner = inner or next(iter(headed(reading, end, other) or bare_name(reading, end, other)), None)
    if inner is None:
        return []
    span = front_span(scan, index, inner.end, front)
    return [Found(part_of(inner.mention, span, "region", "part"), index, inner.end), inner]


def vague(reading: Reading, index: int, front: Front, *, after_direction: bool = False) -> list[Found]:
    """A common noun that stands for a place: المدينة، الأراضي اللبنانية، العاصمة السورية، منازلهم."""
    scan, words = reading.scan, reading.scan.words
    kind = words.vague.get(front.name)
    strength = 2 if after_direction else cue(reading, index, front, index + 1)[0]
    if kind is None:
        return _own(reading, index, front) if strength and front.clitics != "ل" else []
    country = scan.gazetteer.country_of_adjective(scan.folded(index + 1))
    if front.name == _DISTRICT and (country or not _is_district(scan, index)):
        return []
    capital = front.name == "العاصمه"
    if capital:
        start = index + 2 if country else index + 1
        name = known_name(scan, start, scan.folded(start)) if scan.folded(start) else None
        if name:
            entry, _ = choose(scan, name)
            if entry.kind == "capital" or strength:
                return [Found(mention_of(entry, scan.span(start, name.end), "vague"), index, name.end)]
    if strength == 0 or (kind == "side" and strength == 1 and not country):
        return []
    end = index + 2 if country else vague_end(scan, index + 1)
    if kind == "facility" and not country:
        end = _owner_end(reading, end)
    span = front_span(scan, index, end, front)
    if country:
        entry_of = scan.gazetteer.capital(country) if capital else scan.gazetteer.country(country)
        if entry_of and (capital or front.name == "الاراضي"):
            return [Found(mention_of(entry_of, span, "vague"), index, end)]
        mention = replace(unresolved(span, "region", "vague"), country=country, precision="area")
        return [Found(mention, index, end)]
    return [Found(unresolved(span, "vague", "vague"), index, end)]


#: A district in Iraq and Lebanon; everywhere the judiciary, and before على the end that is put to something.
_DISTRICT = "القضاء"
_IN_A_DISTRICT = frozenset(("في", "داخل", "مركز", "انحاء", "سكان", "اهالي", "قري", "بلدات"))


def _is_district(scan: Scan, index: int) -> bool:
    """في القضاء، أهالي القضاء; not أمام القضاء، القضاء على المسلحين."""
    return scan.folded(index - 1) in _IN_A_DISTRICT and scan.folded(index + 1) != "علي"


def _owner_end(reading: Reading, end: int) -> int:
    """`end` moved past whom a building belongs to: المبنى القديم لمحافظة كذا، المقر العام للحزب."""
    scan = reading.scan
    place = end
    while scan.folded(place) in scan.words.sizes:
        place += 1
    word = scan.folded(place)
    for front in fronts(word)[1:] if word.startswith("ل") else ():
        found = headed(reading, place, front) or bare_name(reading, place, front)
        if found:
            return found[0].end
    if not word.startswith("لل") or scan.is_stop(place):
        return end
    return place + 2 if is_definite_adjective(scan, scan.folded(place + 1)) else place + 1


def _own(reading: Reading, index: int, front: Front) -> list[Found]:
    """A noun with a pronoun: في منازلهم."""
    scan = reading.scan
    for division in divisions(scan.tokens[index].bare):
        if division.pronoun and division.skip == front.skip and division.stem in scan.words.own:
            span = front_span(scan, index, index + 1, front)
            return [Found(unresolved(span, "vague", "vague"), index, index + 1)]
    return []
