"""Places in a sentence: known names in the context of a place, and names that a hierarchy word announces.

Rules: gold/GUIDELINES "Participants and places": مدينة، بلدة، قرية before a name are dropped, other
hierarchy words belong to the place; a vague place is kept as it stands (وسط المدينة).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from rasid.gazetteer import Entry, Gazetteer
from rasid.gazetteer.entry import KNOWN
from rasid.language.tokens import Sentence
from rasid.language.words import divisions
from rasid.mentions.place_names import (
    AMBIGUOUS,
    Found,
    Name,
    Scan,
    adjectives_end,
    choose,
    front_span,
    is_bracketed,
    known_name,
    mention_of,
    part_of,
    quoted_name,
    unknown_name_end,
    unresolved,
    vague_end,
    with_sides,
)
from rasid.mentions.place_words import Front, HeadWord, PlaceWords, fronts, load_place_words
from rasid.values.mention import PlaceMention

__all__ = ["AMBIGUOUS", "PlaceWords", "find_places", "load_place_words"]

_COMMAS = frozenset("،,؛/")
_DATELINE = frozenset('-–—:ـ(«"/|')
_OPENERS = frozenset(':(["«“')
_DISTANCES = frozenset("كلم كم كيلومتر كيلومترا كيلومترات كيلو ميل ميلا اميال متر مترا امتار".split())
_CONTEXT = 25
_SENTENCE = 12


@dataclass(slots=True)
class _Reading:
    """The places found so far in one sentence."""

    scan: Scan
    found: list[Found] = field(default_factory=list)

    @property
    def last(self) -> Found | None:
        """The mention found last."""
        return self.found[-1] if self.found else None

    @property
    def near(self) -> PlaceMention | None:
        """The last mention whose country is known."""
        return next((f.mention for f in reversed(self.found) if f.mention.country), None)


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
    tokens = sentence.tokens
    reading = _Reading(Scan(tokens, gazetteer, words, _hints(sentence, gazetteer, context)))
    index = 0
    while index < len(tokens):
        index = _read(reading, index) if tokens[index].kind == "word" else index + 1
    return tuple(_located(reading.found, context))


def _hints(sentence: Sentence, gazetteer: Gazetteer, context: Sequence[str]) -> Counter[str]:
    """Weigh the countries of the report, and those that the sentence names or has adjectives of."""
    hints: Counter[str] = Counter()
    for place, code in enumerate(dict.fromkeys(context)):
        hints[code] += max(_CONTEXT - 5 * place, 5)
    said: Counter[str] = Counter()
    for token in sentence.tokens:
        if token.kind == "word" and len(token.folded) > 3:
            code = gazetteer.country_named(token.folded)
            if code:
                said[code] += 1
    for code, count in said.items():
        hints[code] += _SENTENCE + min(count, 3)
    return hints


def _located(found: list[Found], context: Sequence[str]) -> list[PlaceMention]:
    """Give mentions without a country that of the nearest place around them, or of the report."""
    known = [(number, f.mention.country) for number, f in enumerate(found) if f.mention.country]
    located = []
    for number, f in enumerate(found):
        mention = f.mention
        if mention.country is None and mention.kind != "continent":
            here = {code for _, code in known}
            if known and not (context and context[0] in here):
                country = min(known, key=lambda pair: (abs(pair[0] - number), pair[0]))[1]
            else:
                country = context[0] if context else None
            mention = replace(mention, country=country)
        located.append(mention)
    return located


def _read(reading: _Reading, index: int) -> int:
    """Read what begins at token `index`; return the token to go on with."""
    folded = reading.scan.tokens[index].folded
    whole = folded in reading.scan.words.ordinary or folded in reading.scan.words.stops
    for front in fronts(folded)[:1] if whole else fronts(folded):
        found = (
            _direction(reading, index, front)
            or _headed(reading, index, front)
            or _part(reading, index, front)
            or _bare(reading, index, front)
            or _vague(reading, index, front)
        )
        if found:
            reading.found += found
            return max(f.end for f in found)
    return index + 1


def _cue(reading: _Reading, index: int, front: Front, end: int) -> tuple[int, str]:
    """How strongly the surroundings of the tokens `index:end` say that a place stands there; and by what."""
    scan, last = reading.scan, reading.last
    if "ب" in front.clitics:
        return 2, "preposition"
    if last and "vague" not in last.mention.kind:
        follows = last.end == index and ("و" in front.clitics or scan.text(index - 1) == "و")
        if follows or (last.end == index - 1 and scan.text(index - 1) in (*_COMMAS, "و", "او")):
            return 2, "list"
    before = scan.folded(index - 1)
    if not front.clitics.strip("و"):
        strength = scan.words.before.get(before)
        if strength is None and before[:1] in ("و", "ف"):
            strength = scan.words.before.get(before[1:])
        if strength:
            return (2 if strength == "strong" else 1), "preposition"
    if index == 0 and scan.text(end) in _DATELINE:
        return 2, "dateline"
    if is_bracketed(scan, index, end):
        return 1, "bracket"
    if "ل" in front.clitics:
        return 1, "preposition"
    if before in scan.words.construct or before in scan.words.heads:
        return 1, "construct"
    return 0, "bare"


def _bare(reading: _Reading, index: int, front: Front) -> list[Found]:
    """A name of the gazetteer without a hierarchy word."""
    scan = reading.scan
    name = known_name(scan, index, front.name)
    if name is None:
        return []
    strength, rule = _cue(reading, index, front, name.end)
    entry, ambiguous = choose(scan, name, near=reading.near if rule == "list" else None)
    if not _accepted(scan, name, entry, strength):
        return []
    mention = mention_of(scan, entry, front_span(scan, index, name.end, front), rule)
    end = name.end
    if entry.kind != "country" and scan.folded(end) in scan.words.sides and strength == 2:
        end = with_sides(scan, end)
        mention = part_of(mention, front_span(scan, index, end, front), "region", rule)
    if ambiguous:
        mention = replace(mention, rule=rule + AMBIGUOUS)
    return [Found(mention, index, end)]


def _accepted(scan: Scan, name: Name, entry: Entry, strength: int) -> bool:
    """Whether the surroundings suffice: the rarer a name is, or the more of a word, the more they must say."""
    words = scan.words
    hint = scan.hints.get(entry.country, 0)
    signs = strength + (hint > 0)
    if scan.gazetteer.country_of_adjective(scan.folded(name.end)) == entry.country:
        signs += 1
    if entry.kind in ("country", "continent"):
        return name.folded not in words.risky or strength >= 1
    if words.is_risky(name.folded) or _lacks_article(scan, name, entry):
        return strength >= 1 and signs >= 3
    if entry.kind == "capital":
        return strength >= 1
    if " " in name.folded:
        return entry.rank >= 30 or signs >= 1
    if len(name.folded) <= 3 and entry.rank < 65:
        return strength >= 1 and signs >= 3
    if entry.country not in KNOWN and entry.rank < 65:
        return signs >= 3 or (strength == 2 and len(name.folded) > 4)
    if entry.rank >= 57:
        return strength >= 1 or hint > _SENTENCE
    if entry.rank >= 28:
        return signs >= 2 and strength >= 1
    return signs >= 3


def _lacks_article(scan: Scan, name: Name, entry: Entry) -> bool:
    """Whether the place's name has the article and stands here without it (رقة), as the common noun would."""
    if name.folded.startswith("ال") or " " in name.folded:
        return False
    return any(other == entry for other in scan.gazetteer.find_exactly("ال" + name.folded))


def _headed(reading: _Reading, index: int, front: Front) -> list[Found]:
    """A hierarchy word and the name after it, or the names after a plural."""
    scan = reading.scan
    head = scan.words.heads.get(front.name)
    if head is None:
        return []
    whole = known_name(scan, index, front.name)
    if whole and " " in whole.folded and not (not head.keep and _entry_after(scan, whole)):
        entry, ambiguous = choose(scan, whole, near=reading.near, head=head)
        end = with_sides(scan, whole.end)
        mention = mention_of(scan, entry, front_span(scan, index, end, front), head.word_class)
        if end > whole.end:
            mention = part_of(mention, mention.span, "region", head.word_class)
        return [Found(mention, index, end)]
    if head.word_class == "plural":
        return _listed(reading, index, head)
    inner = _nested(reading, index + 1, head)
    if inner:
        joined = _joined(scan, index, front, head, inner)
        return [joined, inner] if head.kind == "facility" else [joined]
    quoted = quoted_name(scan, index + 1)
    start = quoted[0] if quoted else index + 1
    single = _named(
        reading, start, head, cue=_cue(reading, index, front, index + 1)[0], until=quoted and quoted[1]
    )
    if single is None:
        return []
    return [_joined(scan, index, front, head, single)]


def _entry_after(scan: Scan, whole: Name) -> bool:
    """Whether a known name that begins with a droppable word (مدينة غزة) is known without it."""
    return bool(scan.gazetteer.find_exactly(whole.folded.partition(" ")[2]))


def _nested(reading: _Reading, index: int, head: HeadWord) -> Found | None:
    """A phrase with its own hierarchy word after `head`: ريف محافظة حلب، أطراف مدينة تدمر."""
    inner = reading.scan.words.heads.get(reading.scan.folded(index))
    if inner is None or inner.word_class == "plural" or head.word_class == "plural":
        return None
    found = _headed(reading, index, Front(reading.scan.folded(index), 0, ""))
    return found[0] if found else None


def _joined(scan: Scan, index: int, front: Front, head: HeadWord, inner: Found) -> Found:
    """The mention of a hierarchy word and what it is the word for."""
    if not head.keep:
        return Found(replace(inner.mention, rule=_rule(head, inner)), index, inner.end)
    end = with_sides(scan, inner.end)
    if head.kind == "facility" and inner.mention.name:
        end = adjectives_end(scan, inner.end)
    span = front_span(scan, index, end, front)
    same = head.resolve == "same" and end == inner.end and inner.mention.kind != "direction"
    if same and inner.mention.name and inner.start == index + 1:
        mention = replace(inner.mention, span=span)
    elif head.resolve == "none":
        mention = unresolved(span, head.kind, head.word_class)
        if inner.mention.name and inner.mention.kind in ("town", "capital", "admin1"):
            mention = replace(
                mention,
                country=inner.mention.country if scan.hints.get(inner.mention.country or "") else None,
            )
    else:
        mention = part_of(inner.mention, span, head.kind, head.word_class)
    return Found(replace(mention, rule=_rule(head, inner)), index, end)


def _rule(head: HeadWord, inner: Found) -> str:
    return head.word_class + (AMBIGUOUS if inner.mention.rule.endswith(AMBIGUOUS) else "")


def _named(
    reading: _Reading,
    index: int,
    head: HeadWord,
    *,
    cue: int,
    until: int | None = None,
    first: str | None = None,
) -> Found | None:
    """The name at token `index` after a hierarchy word: of the gazetteer, or unknown to it."""
    scan = reading.scan
    word = first if first is not None else scan.folded(index)
    if not word:
        return None
    skip = len(scan.folded(index)) - len(word)
    name = known_name(scan, index, word)
    other = word[2:] if word.startswith("ال") else "ال" + word
    if name is None and len(other) > 3 and scan.gazetteer.find_exactly(other):
        name = Name(other, index + 1)
    if (
        name is not None
        and head.kind in ("neighbourhood", "camp", "village", "facility")
        and head.resolve != "within"
    ):
        kinds = {entry.kind for entry in scan.gazetteer.find(name.folded)}
        if kinds <= {"country", "admin1", "region", "capital"} and head.resolve == "same":
            name = None
    if name is not None:
        entry, ambiguous = choose(scan, name, near=reading.near, head=head)
        rule = head.word_class + (AMBIGUOUS if ambiguous else "")
        return Found(mention_of(scan, entry, scan.span(index, name.end, skip), rule), index, name.end)
    if head.word_class in ("division", "edge") or (
        head.word_class not in ("hierarchy", "plural", "site") and cue == 0
    ):
        return None
    end = until if until else unknown_name_end(scan, index, head, word)
    if end is None or (until and scan.folded(index) in scan.words.nonames):
        return None
    return Found(unresolved(scan.span(index, end, skip), head.kind, head.word_class), index, end)


def _listed(reading: _Reading, index: int, head: HeadWord) -> list[Found]:
    """The names after a plural hierarchy word: بلدات تفتناز وبنش، قريتي بلين وعبلا."""
    scan = reading.scan
    found: list[Found] = []
    place, first = index + 1, None
    if scan.text(place) in _OPENERS:
        place += 1
    if scan.folded(place) in scan.words.directions or scan.folded(place) in scan.words.heads:
        return []
    while True:
        one = _named(reading, place, head, cue=2, first=first)
        if one is None or (found and not one.mention.name and not _list_goes_on(scan, one)):
            break
        found.append(one)
        place, first = one.end, None
        if scan.text(place) in _COMMAS:
            place += 1
        word = scan.folded(place)
        if word == "و":
            place += 1
        elif word.startswith("و") and len(word) > 3 and not _is_whole(scan, place, word):
            first = word[1:]
        elif place == one.end:
            break
    return found


def _is_whole(scan: Scan, index: int, word: str) -> bool:
    return known_name(scan, index, word) is not None


def _list_goes_on(scan: Scan, one: Found) -> bool:
    """Whether an unknown name in a list is followed as a list's member is: by its end or by another."""
    after = scan.folded(one.end)
    return (
        scan.folded(one.start).lstrip("و").startswith("ال")
        or one.end - one.start > 1
        or not after
        or after.startswith("و")
        or after in scan.words.before
        or after[:1] in ("ب", "ل")
    )


def _direction(reading: _Reading, index: int, front: Front) -> list[Found]:
    """A direction and the place it is of: شمال غرب باكستان، وسط المدينة."""
    scan = reading.scan
    side = scan.words.directions.get(front.name)
    if side is None:
        return []
    whole = known_name(scan, index, front.name)
    if whole and " " in whole.folded:
        return []
    start = index + 1
    while scan.folded(start) in scan.words.directions or scan.folded(start)[1:] in scan.words.directions:
        start += 1
    inner = _inner(reading, start)
    if inner is None:
        return []
    span = front_span(scan, index, inner.end, front)
    last = reading.last
    measured = scan.folded(index - 1) in _DISTANCES
    follows = (
        last is not None
        and last.mention.kind != "vague"
        and (last.end == index or (last.end == index - 1 and not scan.folded(index - 1)))
    )
    if inner.mention.kind == "vague":
        return [Found(replace(inner.mention, span=span), index, inner.end)]
    if side == "centre":
        return [inner]
    if measured or (follows and not front.clitics.startswith("و")):
        rule = "containing" if inner.mention.kind == "country" and not measured else "reference"
        whole = replace(inner, mention=replace(inner.mention, rule=rule))
        return [Found(part_of(inner.mention, span, "direction", rule), index, inner.end), whole]
    return [Found(part_of(inner.mention, span, "direction", "direction"), index, inner.end), inner]


def _inner(reading: _Reading, index: int) -> Found | None:
    """The place that a direction is of."""
    scan = reading.scan
    word = scan.folded(index)
    if not word:
        return None
    front = Front(word, 0, "")
    headed = _headed(reading, index, front)
    if headed:
        return headed[0]
    name = known_name(scan, index, word)
    if name and not (name.folded in scan.words.risky and name.folded in scan.words.vague):
        entry, ambiguous = choose(scan, name, near=reading.near)
        rule = "direction" + (AMBIGUOUS if ambiguous else "")
        return Found(mention_of(scan, entry, scan.span(index, name.end), rule), index, name.end)
    vague = _vague(reading, index, front, after_direction=True)
    return vague[0] if vague else None


def _vague(reading: _Reading, index: int, front: Front, *, after_direction: bool = False) -> list[Found]:
    """A common noun that stands for a place: المدينة، الأراضي اللبنانية، العاصمة السورية، منازلهم."""
    scan, words = reading.scan, reading.scan.words
    kind = words.vague.get(front.name)
    strength = 2 if after_direction else _cue(reading, index, front, index + 1)[0]
    if kind is None:
        return _own(reading, index, front) if strength and front.clitics != "ل" else []
    country = scan.gazetteer.country_of_adjective(scan.folded(index + 1))
    capital = front.name == "العاصمه"
    if capital:
        start = index + 2 if country else index + 1
        name = known_name(scan, start, scan.folded(start)) if scan.folded(start) else None
        if name:
            entry, _ = choose(scan, name)
            if entry.kind == "capital" or strength:
                return [Found(mention_of(scan, entry, scan.span(start, name.end), "vague"), index, name.end)]
    if strength == 0:
        return []
    end = index + 2 if country else vague_end(scan, index + 1)
    span = front_span(scan, index, end, front)
    if country:
        entry_of = scan.gazetteer.capital(country) if capital else scan.gazetteer.country(country)
        if entry_of and (capital or front.name == "الاراضي"):
            return [Found(mention_of(scan, entry_of, span, "vague"), index, end)]
        mention = replace(unresolved(span, "region", "vague"), country=country, precision="area")
        return [Found(mention, index, end)]
    return [Found(unresolved(span, "vague", "vague"), index, end)]


def _part(reading: _Reading, index: int, front: Front) -> list[Found]:
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
            inner = inner or next(iter(_headed(reading, end, other) or _bare(reading, end, other)), None)
    if inner is None:
        return []
    span = front_span(scan, index, inner.end, front)
    return [Found(part_of(inner.mention, span, "region", "part"), index, inner.end), inner]


def _own(reading: _Reading, index: int, front: Front) -> list[Found]:
    """A noun with a pronoun: في منازلهم."""
    scan = reading.scan
    for division in divisions(scan.tokens[index].bare):
        if division.pronoun and division.skip == front.skip and division.stem in scan.words.own:
            span = front_span(scan, index, index + 1, front)
            return [Found(unresolved(span, "vague", "vague"), index, index + 1)]
    return []
