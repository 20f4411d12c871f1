"""Reading one place name at one token: known to the gazetteer or by its form, and choosing among homonyms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from rasid.gazetteer import Entry, Gazetteer
from rasid.language.tokens import Token
from rasid.language.words import offset_of
from rasid.mentions.place_words import Front, HeadWord, PlaceWords, fronts
from rasid.values.mention import PlaceMention
from rasid.values.span import Span

#: Ends the rule of a mention whose name fits another place nearly as well.
AMBIGUOUS = " ambiguous"
_LONGEST = 5
_MARGIN = 8
_SURE = 60
#: Adjectives of the bodies that a seat belongs to, which have no ending of a relative adjective.
_OF_PARTIES = frozenset(
    (
        "الحاكم",
        "الحاكمه",
        "المعارض",
        "المعارضه",
        "المحافظ",
        "الموحد",
        "المتحد",
        "المتحده",
        "المحظور",
        "المنحل",
    )
)
_OPENING = frozenset("\"«“'‘(")
_CLOSING = frozenset("\"»”'’)")


@dataclass(frozen=True, slots=True)
class Scan:
    """One sentence under reading. `hints` weighs the countries that report and sentence speak of.

    `sure` are those of names in the sentence that no other country has; they choose among homonyms.
    """

    tokens: tuple[Token, ...]
    gazetteer: Gazetteer
    words: PlaceWords
    hints: Mapping[str, int]
    sure: frozenset[str] = frozenset()

    def folded(self, index: int) -> str:
        """The folded word at `index`; empty for what is no word, and past the end."""
        if 0 <= index < len(self.tokens) and self.tokens[index].kind == "word":
            return self.tokens[index].folded
        return ""

    def text(self, index: int) -> str:
        """The text of the token at `index`; empty past the ends."""
        return self.tokens[index].text if 0 <= index < len(self.tokens) else ""

    def is_stop(self, index: int) -> bool:
        """Whether a function word or verb stands at `index`; the name علي is not taken for على."""
        word = self.folded(index)
        return word in self.words.stops and not (word == "علي" and self.tokens[index].bare == "علي")

    def span(self, start: int, end: int, skip: int = 0) -> Span:
        """The span of the tokens `start:end`, without the first `skip` letters."""
        return Span(offset_of(self.tokens[start], skip), self.tokens[end - 1].end)


@dataclass(frozen=True, slots=True)
class Found:
    """A mention, and the tokens `start:end` that it was read from."""

    mention: PlaceMention
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Name:
    """A name of the gazetteer in the text, up to token `end`."""

    folded: str
    end: int


def known_name(scan: Scan, index: int, first: str) -> Name | None:
    """The longest name of the gazetteer that begins with `first` at token `index`."""
    window = [first]
    while len(window) < _LONGEST and (word := scan.folded(index + len(window))):
        window.append(word)
    name = scan.gazetteer.longest_name(window)
    if name is None or name in scan.words.never:
        return None
    end = index + name.count(" ") + 1
    if f"{name} {scan.folded(end)}" in scan.words.never:
        return None  # مسقط رأس: no Muscat
    return Name(name, end)


def choose(
    scan: Scan, name: Name, *, near: PlaceMention | None = None, head: HeadWord | None = None
) -> tuple[Entry, bool]:
    """The likeliest place of this name, and whether another is nearly as likely.

    The hierarchy word before it, the nationality adjective after it, the places of the sentence and the
    countries of the report count beside its rank.
    """
    after = scan.gazetteer.country_of_adjective(scan.folded(name.end))
    sense = scan.words.senses.get(name.folded)
    scored: list[tuple[int, Entry]] = []
    entries = scan.gazetteer.find(name.folded)
    sense_weight = (
        5
        if any(entry.country in scan.hints for entry in entries if sense and entry.country != sense[0])
        else 70
    )
    for entry in entries:
        score = entry.rank + scan.hints.get(entry.country, 0)
        if after == entry.country:
            score += 60
        if entry.country in scan.sure:
            score += _SURE
        if sense and not head and (entry.country, entry.kind) == sense:
            score += sense_weight
        if near and near.country == entry.country:
            score += 20 + 12 * (near.admin1 is not None and near.admin1 == entry.admin1)
        if head:
            score += _fit(head.kind, entry.kind)
        scored.append((score, entry))
    scored.sort(key=lambda pair: -pair[0])
    best = scored[0]
    rivals = [
        score
        for score, entry in scored[1:]
        if entry.country != best[1].country or (entry.admin1 != best[1].admin1 and entry.kind == best[1].kind)
    ]
    return best[1], bool(rivals) and best[0] - max(rivals) < _MARGIN


def _fit(said: str, kind: str) -> int:
    """How well the kind of place that a hierarchy word says fits the kind of an entry."""
    if said == kind:
        return 70
    near = {
        "admin1": ("admin1", "region"),
        "admin2": ("admin2", "town"),
        "area": ("region", "admin2", "neighbourhood"),
        "town": ("town", "capital"),
        "village": ("village", "town"),
        "neighbourhood": ("neighbourhood",),
        "region": ("region", "admin1", "mountain"),
        "mountain": ("mountain", "region", "admin1"),
    }.get(said, ())
    if kind in near:
        return 60 - 5 * near.index(kind)
    return -40 if kind == "country" else 0


def mention_of(entry: Entry, span: Span, rule: str) -> PlaceMention:
    """The mention of a place of the gazetteer."""
    return PlaceMention(
        span,
        entry.name,
        entry.geonames_id,
        entry.latitude,
        entry.longitude,
        entry.admin1,
        entry.country or None,
        entry.precision,
        entry.kind,
        rule,
    )


def part_of(whole: PlaceMention, span: Span, kind: str, rule: str) -> PlaceMention:
    """The mention of a part or surroundings of `whole`: in its country and division, without a point."""
    precision = "none" if whole.country is None else "area"
    return replace(
        whole,
        span=span,
        name=None,
        geonames_id=None,
        latitude=None,
        longitude=None,
        precision=precision,
        kind=kind,
        rule=rule,
    )


def unresolved(span: Span, kind: str, rule: str) -> PlaceMention:
    """The mention of a place that the gazetteer lacks, or of a vague one."""
    return PlaceMention(span, None, None, None, None, None, None, "none", kind, rule)


def unknown_name_end(scan: Scan, index: int, head: HeadWord, first: str | None = None) -> int | None:
    """Where a name that the gazetteer lacks ends, if the words from `index` can be one.

    A name is a definite word (الشعار), a compound (تل خزيم، أبو الغر), a genitive (باب النصر) or one
    indefinite word that is neither function word, verb nor adjective; adjectives of direction or size
    may follow it. Words of one letter never begin one.
    """
    words = scan.words
    word = first if first is not None else scan.folded(index)
    after = scan.folded(index + 1)
    built = head.kind == "facility"
    if word not in words.compounds and (len(word) < 3 or word in words.stops):
        return None
    if _has_object(word, words) or (word.startswith("و") and word[1:] in words.ordinary):
        return None  # مطعم فندق | ومقتل عامل
    named_after = (head.word_class, head.kind) == ("hierarchy", "neighbourhood")  # حي السلام
    if word in words.sides or (word in words.nonames and not named_after):
        return None
    quarter = head.word_class == "hierarchy" and words.vague.get(word) == "facility"  # حي الجامعة
    if (word in words.vague and not built and not quarter) or scan.gazetteer.country_of_adjective(word):
        return None
    if not word.startswith("ال") and _holds_clitic(scan, word):
        return None
    if word in words.titled or (word in words.compounds and not word.startswith("ال")):
        if not after or scan.is_stop(index + 1) or after in words.nonames:
            return None
        end = index + 2
        if after in words.compounds and scan.folded(end) and not scan.is_stop(end):
            end += 1
    elif word.startswith("ال") and len(word) > 4:
        end = index + 1
        if built and is_definite_adjective(scan, after) and after.startswith("ال"):
            end += 1
    elif head.word_class in ("building", "site"):
        return _building_end(scan, index)
    elif (
        head.word_class not in ("hierarchy", "plural", "ridge")
        or _is_adjective(word)
        or word in words.ordinary
    ):
        return None
    else:
        end = index + 1
        if after.startswith("ال") and len(after) > 4 and not is_definite_adjective(scan, after):
            end += 1
    return _with_adjectives(scan, end)


def _has_object(word: str, words: PlaceWords) -> bool:
    """Whether a word is an imperfect verb with its object: فندق يملكه تاجر، قرية تسكنها أقلية."""
    if word[0] not in "يت":
        return False
    return any(word.endswith(end) and word[: -len(end)] in words.stops for end in ("ه", "ها", "هم", "هما"))


def _holds_clitic(scan: Scan, word: str) -> bool:
    """Whether a word opens with a clitic before the article, a place word or a function word (بشمال)."""
    return any(
        front.name.startswith("ال")
        or front.name in scan.words.heads
        or front.name in scan.words.directions
        or front.name in scan.words.stops
        for front in fronts(word)[1:]
    )


def _building_end(scan: Scan, index: int) -> int | None:
    """Where the genitive after مقر، مبنى ends: with its definite member and the adjective of that."""
    for end in range(index + 1, index + 3):
        word = scan.folded(end)
        if not word or word in scan.words.stops:
            return None
        if word.startswith("ال"):
            after = scan.folded(end + 1)
            adjective = after.startswith("ال") and is_definite_adjective(scan, after)
            return end + 2 if adjective else end + 1
        if _holds_clitic(scan, word):
            return None
    return None


def _is_adjective(word: str) -> bool:
    """Whether an indefinite word looks like an adjective of relation (سكنية، شعبي)."""
    return len(word) > 4 and word.endswith(("يه", "ية", "يتين"))


def is_definite_adjective(scan: Scan, word: str) -> bool:
    """Whether a word with the article looks like an adjective and no genitive (المحاصرة، السورية)."""
    return word.startswith("ال") and (
        word.endswith("ه")
        or scan.gazetteer.country_of_adjective(word) is not None
        or word in scan.words.stops
        or (word.endswith("ي") and len(word) > 5)
    )


def _with_adjectives(scan: Scan, end: int) -> int:
    words = scan.words
    while scan.folded(end) in words.sides or scan.folded(end) in words.sizes:
        end += 1
    return end


def with_sides(scan: Scan, end: int) -> int:
    """`end` moved past the adjectives of direction that follow (ريف حلب الجنوبي الغربي)."""
    while scan.folded(end) in scan.words.sides:
        end += 1
    return end


#: Words of an airport's name behind that of its town.
_AIRPORT_WORDS = 4


def adjectives_end(scan: Scan, end: int) -> int:
    """`end` moved past the adjectives of a facility (مستشفى كفرنبل الجراحي، مطار البصرة الدولي)."""
    for _ in range(2):
        word = scan.folded(end)
        relative = word.startswith("ال") and word.endswith(("ي", "يه"))
        if len(word) < 5 or not (relative or word in _OF_PARTIES):
            break
        if word in scan.words.noadjectives or scan.gazetteer.country_of_adjective(word):
            break
        end += 1
    return end


def airport_end(scan: Scan, index: int, end: int) -> int:
    """`end` moved to الدولي, by which the name of an airport closes: مطار بيروت رفيق الحريري الدولي."""
    if not scan.folded(index).endswith("مطار"):
        return end
    for place in range(end, end + _AIRPORT_WORDS):
        if scan.folded(place) == "الدولي":
            return place + 1
        if place >= len(scan.tokens) or scan.tokens[place].kind != "word" or scan.is_stop(place):
            return end
    return end


def vague_end(scan: Scan, end: int) -> int:
    """`end` moved past the adjectives of a vague place (الجبهة الشمالية الغربية، المناطق المحررة)."""
    end = with_sides(scan, end)
    word = scan.folded(end)
    if word == "السريع":
        return end + 1  # الطريق السريع
    if word.startswith("ال") and word[-1] in "هي" and len(word) > 5 and word not in scan.words.noadjectives:
        end += not scan.is_stop(end) and scan.gazetteer.longest_name((word,)) is None
    return end


def quoted_name(scan: Scan, index: int) -> tuple[int, int] | None:
    """The tokens inside the quotation marks that open at `index`, if they hold one to three words."""
    if scan.text(index) not in _OPENING or scan.text(index) == "(":
        return None
    for end in range(index + 2, index + 5):
        if scan.text(end) in _CLOSING and all(scan.folded(place) for place in range(index + 1, end)):
            return index + 1, end
    return None


def is_bracketed(scan: Scan, start: int, end: int) -> bool:
    """Whether the tokens `start:end` stand alone in brackets."""
    return scan.text(start - 1) in ("(", "[") and scan.text(end) in (")", "]")


def front_span(scan: Scan, index: int, end: int, front: Front) -> Span:
    """The span from the name within the word at `index` to the token before `end`."""
    return scan.span(index, end, front.skip)
