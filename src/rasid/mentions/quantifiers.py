"""Words beside a number that say how it is meant: أكثر من، على الأقل، نحو، كلم، المادة.

They stand in `data/lexicon/quantifiers.tsv`, each with the side of the number it takes and a sense.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from rasid.errors import Fault, LexiconError
from rasid.folding import fold_word
from rasid.language.tokens import Token
from rasid.lexicon.tables import read_table
from rasid.mentions.number_words import NumberReading

QUANTIFIER_COLUMNS = ("form", "place", "sense", "example")
_SENSES = {
    "before": frozenset(("more", "least", "less", "most", "about", "label", "change")),
    "after": frozenset(("least", "most", "about", "measure")),
}
_FRONTS = {"before": ("", "و", "ف", "ب", "ل", "ول", "وب"), "after": ("",)}
_SENTENCE_PARTS = frozenset('.؛;:؟?!،,()«»"')


@dataclass(frozen=True, slots=True)
class Quantifier:
    """A quantifying phrase as written: its folded words, its sense, and the letters of a clitic before it."""

    words: tuple[str, ...]
    sense: str
    skip: int = 0


@dataclass(frozen=True, slots=True)
class Quantifiers:
    """The quantifiers of each side, longest first, by the folded word that touches the number."""

    before: dict[str, tuple[Quantifier, ...]]
    after: dict[str, tuple[Quantifier, ...]]

    def has_sense(self, token: Token, sense: str) -> bool:
        """Whether `token` ends a phrase of this sense that stands before numbers."""
        return any(q.sense == sense for q in self.before.get(token.folded, ()))


def load_quantifiers(user: Path | None = None) -> Quantifiers:
    """Read quantifiers.tsv, and the user's after it. Raises LexiconError for unknown places and senses."""
    faults: list[Fault] = []
    sides: dict[str, dict[str, list[Quantifier]]] = {"before": {}, "after": {}}
    for row in read_table("quantifiers.tsv", QUANTIFIER_COLUMNS, user):
        place, sense = row["place"], row["sense"]
        if sense not in _SENSES.get(place, ()):
            faults.append(row.fault(f"{place} {sense}: give before or after, and a sense that goes with it"))
            continue
        for form in row.words("form"):
            words = tuple(fold_word(word) for word in form.split())
            for front in _FRONTS[place]:
                variant = (front + words[0], *words[1:])
                key = variant[-1] if place == "before" else variant[0]
                sides[place].setdefault(key, []).append(Quantifier(variant, sense, len(front)))
    if faults:
        raise LexiconError(tuple(faults))
    return Quantifiers(_longest_first(sides["before"]), _longest_first(sides["after"]))


def _longest_first(side: dict[str, list[Quantifier]]) -> dict[str, tuple[Quantifier, ...]]:
    return {
        key: tuple(sorted(found, key=lambda q: (-len(q.words), q.words, q.sense)))
        for key, found in side.items()
    }


def quantifier_before(
    tokens: tuple[Token, ...], start: int, quantifiers: Quantifiers
) -> tuple[Quantifier, int] | None:
    """The quantifier that ends before token `start`, and the token after its last."""
    end = start
    while end and tokens[end - 1].folded in ("ال", "ب", "ل"):
        end -= 1
    if not end:
        return None
    for quantifier in quantifiers.before.get(tokens[end - 1].folded, ()):
        first = end - len(quantifier.words)
        if quantifier.sense in ("label", "change") or first < 0:
            continue
        if tuple(token.folded for token in tokens[first:end]) == quantifier.words:
            return quantifier, end
    return None


def quantifier_at(tokens: tuple[Token, ...], index: int, quantifiers: Quantifiers) -> Quantifier | None:
    """The quantifier or measure (كلم، دولار، في المئة) that begins at token `index`, after a number."""
    if index >= len(tokens):
        return None
    folded = tokens[index].folded
    if folded.startswith("ال") and folded[2:] in quantifiers.after:  # الثلاثة الأشهر
        measures = quantifiers.after[folded[2:]]
        return next((q for q in measures if q.sense == "measure" and len(q.words) == 1), None)
    for quantifier in quantifiers.after.get(folded, ()):
        length = len(quantifier.words)
        if tuple(token.folded for token in tokens[index : index + length]) == quantifier.words:
            return quantifier
    return None


def quantifier_after(
    tokens: tuple[Token, ...], end: int, quantifiers: Quantifiers, number_forms: frozenset[str]
) -> tuple[Quantifier, int] | None:
    """A quantifier after the number and what it counts (ثمانية قتلى على الأقل), and its first token."""
    for index in range(end, min(end + 7, len(tokens))):
        token = tokens[index]
        if token.kind == "number" or token.text in _SENTENCE_PARTS:
            return None
        found = quantifier_at(tokens, index, quantifiers)
        if found is not None and found.sense != "measure":
            return found, index
        if token.folded in number_forms:
            return None
    return None


def bounds(reading: NumberReading, sense: str) -> tuple[int, int | None]:
    """Low and high of a number under a quantifier of this sense."""
    low, high = reading.low, reading.high
    if sense in ("more", "least") and reading.vague:
        return low, None
    if sense == "more":
        return low + 1, None
    if sense == "least":
        return low, None
    if sense == "less":
        return min(1, low - 1), low - 1
    if sense == "most":
        return min(1, low), low
    return low, high
