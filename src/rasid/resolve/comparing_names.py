"""What two names say for their bearers being one person."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from rasid.resolve.names import is_kunya, likeness
from rasid.values.judgement import Reason

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Familiar:
    """Words that are known: names that many bear, given names, all known names, names that the press writes
    alone, those that both bearers have as a family name with its article; and well-known full names.
    """

    frequent: frozenset[str]
    given: frozenset[str]
    listed: frozenset[str]
    famous: frozenset[str]
    families: frozenset[str]
    people: frozenset[Words]

    def alike(self, one: str, other: str) -> bool:
        """Whether two words are the same or spellings of one another; two known names never are."""
        return one == other or (not {one, other} <= self.listed and likeness(one, other) > 0)


def match_names(one: Words, other: Words, familiar: Familiar) -> Reason | None:
    """The weight of two names (as `names.words_of`), None where they can not be one name; symmetric.

    The same words; or the one a short form of the other: ism and family, the first words, a word alone.
    Rules of names that many bear begin with `common-`.
    """
    short, long = sorted((one, other), key=lambda words: (len(words), words))
    says = f"{' '.join(short)} / {' '.join(long)}" if short != long else " ".join(short)
    well_known = short == long and short in familiar.people
    many = not well_known and all(_borne_by_many(word, long, familiar) for word in short)
    if len(short) == 1:
        found = _word_alone(short[0], long, familiar, plain=many or short[0] in familiar.given)
    elif not _within(short, long, familiar.alike):
        found = None
    elif len(short) == len(long):
        near = sum(x != y for x, y in zip(short, long, strict=True))
        weight = (0.4 if many else 0.7) if len(short) == 2 else (0.65 if many else 0.75)
        found = "near-name" if near else "same-name", round(weight - 0.05 * near, 2)
    elif familiar.alike(short[-1], long[-1]):
        found = "short-name", 0.4 if many else 0.62
    elif all(map(familiar.alike, short, long)):
        found = "first-names", 0.35 if many else 0.55
    else:
        found = None
    if found is None:
        return None
    common = many and len(short) > 1
    return Reason(f"common-{found[0]}" if common else found[0], found[1], says, of=(says,))


def _borne_by_many(word: str, long: Words, familiar: Familiar) -> bool:
    return (
        word in familiar.frequent
        or is_kunya(word)
        or any(one in familiar.frequent and familiar.alike(word, one) for one in long)
    )


def _within(short: Words, long: Words, alike: Callable[[str, str], bool]) -> bool:
    """Whether the words of the one stand in the other in the same order, the first at the front."""
    places = iter(long)
    return alike(short[0], long[0]) and all(any(alike(word, place) for place in places) for word in short)


def _word_alone(word: str, long: Words, familiar: Familiar, *, plain: bool) -> tuple[str, float] | None:
    """Rule and weight of one word that is, or stands for, a name. `plain`: many bear it, or it is an ism."""
    if is_kunya(word):
        return ("kunya", 0.25) if word in long else None
    if familiar.alike(word, long[-1]):
        if word in familiar.famous:
            return "famous-word", 0.45
        rare = "one-word", 0.45 if word in familiar.families and len(long) > 1 else 0.4
        return ("common-word", 0.2) if plain else rare
    if familiar.alike(word, long[0]):
        return ("common-word", 0.15) if plain else ("one-word", 0.35)
    return None
