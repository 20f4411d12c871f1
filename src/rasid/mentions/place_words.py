"""The words around place names, read from place_words.tsv."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from rasid.errors import Fault, LexiconError
from rasid.folding import fold_word
from rasid.lexicon.inflection import verb_forms
from rasid.lexicon.tables import Row, citation_pairs, read_table

_COLUMNS = ("form", "class", "kind", "span", "resolve", "example")
_HEADS = frozenset(["hierarchy", "division", "ridge", "edge", "front", "road", "building", "site", "plural"])
_LISTS = frozenset(
    ["part", "side", "size", "construct", "compound", "titled", "noadjective", "noname", "risky", "firm"]
) | {"never", "short", "held", "fights"}
_VERBAL = frozenset(["taking", "striking", "over"])
_CLASSES = _HEADS | _LISTS | {"direction", "before", "vague", "own", "sense"} | _VERBAL


@dataclass(frozen=True, slots=True)
class HeadWord:
    """A word that says what kind of place follows; see place_words.tsv for the columns."""

    word_class: str
    kind: str
    keep: bool
    resolve: str


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """The place words by class, all folded. `stops` never stand in a name that the gazetteer lacks."""

    heads: dict[str, HeadWord]
    directions: dict[str, str]
    before: dict[str, str]
    vague: dict[str, str]
    senses: dict[str, tuple[str, str]]
    own: frozenset[str]
    parts: frozenset[str]
    sides: frozenset[str]
    sizes: frozenset[str]
    construct: frozenset[str]
    compounds: frozenset[str]
    titled: frozenset[str]
    noadjectives: frozenset[str]
    nonames: frozenset[str]
    risky: frozenset[str]
    firm: frozenset[str]
    never: frozenset[str]
    taking: frozenset[str]
    striking: frozenset[str]
    over: frozenset[str]
    held: frozenset[str]
    fights: frozenset[str]
    short: frozenset[str]
    ordinary: frozenset[str]
    stops: frozenset[str]

    def is_risky(self, name: str) -> bool:
        """Whether a folded place name is an ordinary word or a personal name as well."""
        if name in self.risky:
            return True
        if " " in name or name in self.firm:
            return False
        stem = name[2:] if name.startswith("ال") and len(name) > 4 else name
        return any(word in self.ordinary or word in self.stops for word in (name, stem))


@dataclass(frozen=True, slots=True)
class Front:
    """A word as it may begin a name: `name` is what follows its first `skip` letters, the clitics."""

    name: str
    skip: int
    clitics: str


@lru_cache(maxsize=100_000)
def fronts(folded: str) -> tuple[Front, ...]:
    """The ways in which a place name may begin within a word, the whole word first.

    Only و ف ب ل ك come off. للرقة is ل and الرقة, whose alef is not written.
    """
    found = [Front(folded, 0, "")]
    if len(folded) > 2 and folded[0] in "وف":
        found.append(Front(folded[1:], 1, folded[0]))
    for front in tuple(found):
        rest = front.name
        if len(rest) > 2 and rest[0] in "بلك":
            found.append(Front(rest[1:], front.skip + 1, front.clitics + rest[0]))
            if rest.startswith("لل") and len(rest) > 4:
                found.append(Front("ال" + rest[2:], front.skip + 2, front.clitics + "ل"))
    return tuple(found)


def load_place_words(
    user: Path | None = None, *, verbs: Iterable[str] = (), ordinary: Iterable[str] = ()
) -> PlaceWords:
    """Read place_words.tsv, and the function words and verbs that no unknown place name holds.

    `verbs` are further folded verb forms (those of the triggers), `ordinary` folded nouns: a place name
    spelled like one of either is risky. Raises LexiconError.
    """
    rows = read_table("place_words.tsv", _COLUMNS, user)
    faults = [fault for row in rows for fault in _faults(row)]
    if faults:
        raise LexiconError(tuple(faults))
    lists: dict[str, set[str]] = {name: set() for name in (*_LISTS, "own")}
    heads: dict[str, HeadWord] = {}
    pairs: dict[str, dict[str, str]] = {"direction": {}, "before": {}, "vague": {}}
    senses: dict[str, tuple[str, str]] = {}
    verbal: dict[str, set[str]] = {name: set() for name in _VERBAL}
    for row in rows:
        if row["class"] in _VERBAL:
            for form in row.words("form"):
                perfect, _, imperfect = form.partition("/")
                verbal[row["class"]].update(
                    verb_forms(perfect, imperfect, "-") if imperfect else [fold_word(form)]
                )
            continue
        for form in map(fold_word, row.words("form")):
            name = row["class"]
            if name in _HEADS:
                heads[form] = HeadWord(name, row["kind"], row["span"] == "keep", row["resolve"])
            elif name in pairs:
                pairs[name].setdefault(form, row["kind"])
            elif name == "sense":
                country, _, kind = row["kind"].partition(" ")
                senses[form] = (country, kind)
            else:
                lists[name].add(form)
    return PlaceWords(
        heads,
        pairs["direction"],
        pairs["before"],
        pairs["vague"],
        senses,
        own=frozenset(lists["own"]),
        parts=frozenset(lists["part"]),
        sides=frozenset(lists["side"]),
        sizes=frozenset(lists["size"]),
        construct=frozenset(lists["construct"]),
        compounds=frozenset(lists["compound"]),
        titled=frozenset(lists["titled"]),
        noadjectives=frozenset(lists["noadjective"]),
        nonames=frozenset(lists["noname"]),
        risky=frozenset(lists["risky"]),
        firm=frozenset(lists["firm"]),
        never=frozenset(lists["never"]),
        taking=frozenset(verbal["taking"]),
        striking=frozenset(verbal["striking"]),
        over=frozenset(verbal["over"]),
        held=frozenset(lists["held"]),
        fights=frozenset(lists["fights"]),
        short=frozenset(lists["short"]),
        ordinary=frozenset(ordinary),
        stops=_stops(user).union(verbs),
    )


def _stops(user: Path | None) -> frozenset[str]:
    """The folded function words and forms of verbs."""
    stops = {
        fold_word(form)
        for row in read_table("function_words.tsv", ("forms", "class", "example"), user)
        for form in row.words("forms")
    }
    for row in read_table("verbs.tsv", ("perfect", "imperfect", "passive", "class", "example"), user):
        for perfect, imperfect in citation_pairs(row):
            stops.update(verb_forms(perfect, imperfect, row["passive"]))
    return frozenset(stops)


def _faults(row: Row) -> list[Fault]:
    name = row["class"]
    if name not in _CLASSES:
        return [row.fault(f"{name!r} is not a class of place words; they are {' '.join(sorted(_CLASSES))}")]
    if name in _HEADS and row["resolve"] not in ("same", "within", "none"):
        return [row.fault("needs resolve: same, within or none")]
    if name in _HEADS and row["span"] not in ("keep", "drop"):
        return [row.fault("needs span: keep or drop")]
    if name == "before" and row["kind"] not in ("strong", "medium"):
        return [row.fault("needs kind: strong or medium")]
    if name == "sense" and len(row["kind"].split()) != 2:
        return [row.fault("needs kind: a country code and a kind of place")]
    return []
