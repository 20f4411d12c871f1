"""Known names without a hierarchy word, and how strongly the words around them speak of a place."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from rasid.gazetteer import Entry
from rasid.gazetteer.entry import KNOWN
from rasid.mentions.place_held import is_held
from rasid.mentions.place_names import (
    AMBIGUOUS,
    Found,
    Name,
    Scan,
    choose,
    front_span,
    is_bracketed,
    known_name,
    mention_of,
    part_of,
    unresolved,
    with_sides,
)
from rasid.mentions.place_words import Front
from rasid.values.mention import PlaceMention

#: Marks that join the members of a list.
COMMAS = frozenset("،,؛/")
_DATELINE = frozenset('-–—:ـ(«"/|')
#: Marks with which an item of a list begins.
BULLETS = frozenset("•-–—*▪●◾🔴🔹🔸▫◼⬛")
#: With a plural behind them they say what a town is among others: كبرى مدن الإقليم.
_RANKS = frozenset(("كبري", "اكبر", "اهم", "ابرز", "ثاني", "ثانيه", "ثالث", "ثالثه", "احدي"))
_TOWN_PLURALS = frozenset(("مدن", "بلدات", "قري", "مدينه", "بلده", "المدن", "البلدات", "القري"))
DISTANCES = frozenset(
    ["كلم", "كم", "كيلومتر", "كيلومترا", "كيلومترات", "كيلو", "ميل", "ميلا", "اميال", "متر", "مترا", "امتار"]
)
#: Letters of the shortest broken plurals with ا behind their second letter, and the article, less one.
_BROKEN_PLURAL = 6
#: The words of a subject at the most, and how a noun ends that has no genitive: مسلحون، مقاتلين، حكومية.
_SUBJECT = 4
_COMPLETE = ("ون", "ين", "يه", "ان")
#: The rank of a city, whose name needs no more than a preposition of place.
_CITY = 50
#: What a country that the sentence speaks of weighs at the least.
SENTENCE_HINT = 12


@dataclass(slots=True)
class Reading:
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


def cue(reading: Reading, index: int, front: Front, end: int) -> tuple[int, str]:
    """How strongly the surroundings of the tokens `index:end` say that a place stands there; and by what."""
    scan, last = reading.scan, reading.last
    if "ب" in front.clitics:
        return 2, "preposition"
    if last and "vague" not in last.mention.kind:
        follows = last.end == index and ("و" in front.clitics or scan.text(index - 1) == "و")
        if follows or (last.end == index - 1 and scan.text(index - 1) in (*COMMAS, "و", "او")):
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
    if index == 1 and scan.text(end) == ":" and scan.text(0) in BULLETS:
        return 2, "label"
    if is_bracketed(scan, index, end):
        return 1, "bracket"
    if "ل" in front.clitics:
        return 1, "preposition"
    if "ك" not in front.clitics and (before in scan.words.construct or before in scan.words.heads):
        return 1, "construct"
    if not front.clitics and _is_object(scan, index):
        return 1, "object"
    return 0, "bare"


def _is_object(scan: Scan, index: int) -> bool:
    """Whether a verb that takes a town stands before, with only its subject between: استعاد الجيش تدمر.

    The subject must be complete: a noun without article and ending may have the name as its genitive, and a
    definite relative adjective may be its own.
    """
    before = scan.folded(index - 1)
    complete = before.startswith("ال") or (len(before) > 3 and before.endswith(_COMPLETE))
    if before.endswith("يه") and not before.startswith("ال"):
        complete = scan.folded(index - 2) not in scan.words.taking  # مدفعية الميدان
    adjective = scan.folded(index).startswith("ال") and scan.folded(index).endswith(("ي", "يه"))
    if not complete or adjective:
        return False
    for at in range(index - 2, max(index - 2 - _SUBJECT, -1), -1):
        word = scan.folded(at)
        if not word:
            return False
        if word in scan.words.taking or (word[:1] in ("و", "ف") and word[1:] in scan.words.taking):
            return True
        if scan.is_stop(at) or word in scan.words.before:
            return False
    return False


def bare_name(reading: Reading, index: int, front: Front) -> list[Found]:
    """A name of the gazetteer without a hierarchy word."""
    scan = reading.scan
    name = known_name(scan, index, front.name)
    if name is None:
        return _measured(reading, index, front) or _told_of(reading, index, front)
    strength, rule = cue(reading, index, front, name.end)
    entry, ambiguous = choose(scan, name, near=reading.near if rule == "list" else None)
    if _is_relative(scan, index, front, entry):
        return []
    told = entry.kind == "country" and not front.clitics and _is_feminine_verb(scan.folded(index - 1))
    held = is_held(scan, index, front, name, reading.last)
    if not held and not accepted(scan, name, entry, max(strength, int(told))):
        return []
    rule = "object" if held and rule == "bare" else rule
    mention = mention_of(entry, front_span(scan, index, name.end, front), rule)
    end = name.end
    if entry.kind != "country" and scan.folded(end) in scan.words.sides and strength == 2:
        end = with_sides(scan, end)
        mention = part_of(mention, front_span(scan, index, end, front), "region", rule)
    if ambiguous:
        mention = replace(mention, rule=rule + AMBIGUOUS)
    return [Found(mention, index, end)]


def _is_feminine_verb(before: str) -> bool:
    """أعلنت قطر، تستضيف قطر: a word in the shape of a verb whose subject is a country."""
    return len(before) > 3 and (before.endswith("ت") or before.startswith("ت"))


def _is_relative(scan: Scan, index: int, front: Front, entry: Entry) -> bool:
    """السلطات السعودية: a country's name that is the adjective of a definite feminine noun before it."""
    if entry.kind != "country" or front.clitics or not front.name.startswith("ال"):
        return False
    before = scan.folded(index - 1)
    feminine = before.startswith(("ال", "وال", "بال", "لل")) and before.endswith(("ه", "ات"))
    own = scan.gazetteer.country_of_adjective(front.name) == entry.country
    return feminine and own and scan.gazetteer.country_of_adjective(before) is None


def _measured(reading: Reading, index: int, front: Front) -> list[Found]:
    """وقع في تيمزريت (40 كلم غرب المدينة): an unknown name whose distance is told is that of a town."""
    scan = reading.scan
    bracket = scan.text(index + 1) == "(" and scan.text(index + 2).isdigit()
    if not bracket or scan.folded(index + 3) not in DISTANCES or scan.is_stop(index):
        return []
    if cue(reading, index, front, index + 1)[0] < 2:
        return []
    return [
        Found(unresolved(front_span(scan, index, index + 1, front), "town", "measured"), index, index + 1)
    ]


def _told_of(reading: Reading, index: int, front: Front) -> list[Found]:
    """في كورلا عاصمة الإقليم، في سمورا كبرى بلدات الوادي: an unknown name that is told to be a town."""
    scan = reading.scan
    at = index + 1 + (scan.text(index + 1) in COMMAS)
    capital = scan.folded(at) == "عاصمه"
    rank = scan.folded(at) in _RANKS and any(scan.folded(i) in _TOWN_PLURALS for i in range(at + 1, at + 3))
    if not (capital or rank) or scan.is_stop(index) or front.name in _RANKS or len(front.name) < 3:
        return []
    if cue(reading, index, front, index + 1)[0] < 1 or front.name.startswith("ال"):
        return []
    return [Found(unresolved(front_span(scan, index, index + 1, front), "town", "told"), index, index + 1)]


def accepted(scan: Scan, name: Name, entry: Entry, strength: int) -> bool:
    """Whether the surroundings suffice: the rarer a name, or the more of a word, the more they must say."""
    words = scan.words
    hint = scan.hints.get(entry.country, 0)
    signs = strength + (hint > 0)
    if scan.gazetteer.country_of_adjective(scan.folded(name.end)) == entry.country:
        signs += 1
    if scan.folded(name.end) in words.directions:
        signs += 1  # تشهد الرمل غرب عدن: its side of a place told behind it
    if name.folded in words.vague and name.folded in words.risky:
        # في المدينة: the town spoken of, not the one of that name; its own needs مدينة or ناحية before it.
        return False
    if entry.kind in ("country", "continent"):
        adjective = strength == 0 and _describes(scan, name, entry)
        return not adjective and (name.folded not in words.risky or strength >= 1)
    if entry.kind == "capital" and name.folded not in words.risky:
        return strength >= 1
    if words.is_risky(name.folded) or _lacks_article(scan, name, entry):
        return strength >= 1 and signs >= 3
    if " " in name.folded:
        return entry.rank >= 30 or signs >= 1
    if len(name.folded) <= 3 and entry.rank < 65 and name.folded not in words.short:
        return strength >= 1 and signs >= 3
    if entry.country not in KNOWN and entry.rank < 65:
        return signs >= 3 or (strength == 2 and (len(name.folded) > 4 or entry.rank >= _CITY))
    if entry.rank >= 57:
        return strength >= 1 or hint > SENTENCE_HINT
    if entry.rank >= 28:
        return signs >= 2 and strength >= 1
    return signs >= 3


def _describes(scan: Scan, name: Name, entry: Entry) -> bool:
    """الطائرات السعودية: the name of a country that is its adjective as well, behind what it agrees with."""
    if " " in name.folded or scan.gazetteer.country_of_adjective(name.folded) != entry.country:
        return False
    noun = scan.folded(name.end - 2)
    if not noun.startswith("ال") or scan.gazetteer.country_of_adjective(noun):
        return False  # اتهمت الحكومة اليمنية السعودية
    broken = len(noun) > _BROKEN_PLURAL and noun[4] == "ا"  # الصواريخ، المدافع
    return noun.endswith(("ه", "ات")) or broken


def _lacks_article(scan: Scan, name: Name, entry: Entry) -> bool:
    """Whether the place's name has the article and stands here without it (رقة), as the common noun would."""
    if name.folded.startswith("ال") or " " in name.folded:
        return False
    return any(other == entry for other in scan.gazetteer.find_exactly("ال" + name.folded))
