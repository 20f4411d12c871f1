"""Finding forms of names in a text: the longest that begins at each word, in Arabic and Latin letters.

An Arabic form is the letters of its words without what stands between them, so that words written together or
apart are one; all forms are sorted, and a few comparisons tell whether any goes on as the text does. A Latin
word is found by the sounds that it may stand for.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from rasid.resolve.veil_letters import WORD, are_close, letters_of, one_spelling, without_clitics
from rasid.resolve.veil_names import Form
from rasid.romanising import word_keys

_SONS = frozenset(("بن", "ابن", "بنت", "ولد", "ال", "bin", "ben", "ibn", "bint", "ould"))
_REMEMBERED = 50_000
_NOWHERE: tuple[tuple[int, str], ...] = ()

Keys = tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class Found:
    """Letters `start:end` of a text that name the protected person `number` (0: somebody else)."""

    start: int
    end: int
    number: int


@dataclass(frozen=True)
class Forms:
    """Forms of names, each with the number of whom it names. Immutable but for its memory of words."""

    letters: tuple[str, ...] = ()
    numbers: Mapping[str, int] = field(default_factory=dict)
    sounds: Mapping[str, tuple[tuple[Keys, int], ...]] = field(default_factory=dict)
    openings: tuple[str, ...] = ()
    _memory: dict[str, tuple[tuple[int, str], ...]] = field(default_factory=dict, repr=False, compare=False)

    def heads(self, word: str) -> tuple[tuple[int, str], ...]:
        """With what a form could open at this word: (letters of clitics before it, letters)."""
        known = self._memory.get(word)
        if known is None:
            known = self._heads(word)
            if len(self._memory) < _REMEMBERED:
                self._memory[word] = known
        return known

    def _heads(self, word: str) -> tuple[tuple[int, str], ...]:
        folded = letters_of(word)
        if not folded:
            return _NOWHERE
        if folded[0] < "\u0600":
            opens = _goes_on(self.letters, folded) or any(
                _goes_on(self.openings, key) for keys in word_keys(word) for key in keys
            )
            return ((0, folded),) if opens else _NOWHERE
        found = dict.fromkeys((skip, one_spelling(rest)) for skip, rest in without_clitics(folded))
        return tuple((skip, rest) for skip, rest in found if _goes_on(self.letters, rest))


def forms_of(named: Iterable[tuple[Form, int]], spelled: Iterable[tuple[str, int]] = ()) -> Forms:
    """Forms to look for. `spelled` are Latin spellings. What two people are named is of the lower number."""
    numbers: dict[str, int] = {}
    sounds: dict[str, dict[Keys, int]] = {}
    for form, number in sorted(named, key=lambda one: one[1]):
        numbers.setdefault(form.letters, number)
        keys = word_keys(" ".join(form.parts))
        if len(keys) > 1:
            for key in keys[0]:
                sounds.setdefault(key, {}).setdefault(keys, number)
    for spelling, number in sorted(spelled, key=lambda one: one[1]):
        if len(spelling.split()) > 1:
            numbers.setdefault("".join(map(letters_of, spelling.split())), number)
    return Forms(
        tuple(sorted(numbers)),
        numbers,
        {key: tuple(of.items()) for key, of in sounds.items()},
        tuple(sorted(sounds)),
    )


def find_forms(text: str, forms: Forms) -> tuple[Found, ...]:
    """Where forms stand in a text: from the left, the longest at each word, none within another."""
    if not forms.letters or not any(forms.heads(word) for word in set(WORD.findall(text))):
        return ()
    words = [(match[0], match.start(), match.end()) for match in WORD.finditer(text)]
    found: list[Found] = []
    place = 0
    while place < len(words):
        best: tuple[int, int, int] | None = None
        for skip, head in forms.heads(words[place][0]):
            for last, number in _ends(text, words, place, (head, forms)):
                if best is None or last > best[0]:
                    best = (last, skip, number)
        if best is None:
            place += 1
            continue
        last, skip, number = best
        word, start, _ = words[place]
        found.append(Found(start + _written(word, skip), words[last][2], number))
        place = last + 1
    return tuple(found)


def _ends(
    text: str, words: Sequence[tuple[str, int, int]], place: int, opening: tuple[str, Forms]
) -> Iterable[tuple[int, int]]:
    """The words at which a form that opens at a word can end, with its number."""
    so_far, forms = opening
    latin = so_far[0] < "\u0600"
    if latin:
        yield from _ends_by_sound(text, words, place, forms)
    last = place
    while True:
        if so_far in forms.numbers:
            yield last, forms.numbers[so_far]
        last, further = _next(text, words, last, so_far, forms.letters)
        if further is None:
            return
        so_far = further


def _next(
    text: str, words: Sequence[tuple[str, int, int]], last: int, so_far: str, letters: tuple[str, ...]
) -> tuple[int, str | None]:
    """The next word with which a form goes on, and its letters so far; None where none does."""
    while last + 1 < len(words) and are_close(text, words[last][2], words[last + 1][1]):
        last += 1
        folded = letters_of(words[last][0])
        for rest in dict.fromkeys((one_spelling(folded), folded)):
            if _goes_on(letters, so_far + rest):
                return last, so_far + rest
        if folded not in _SONS and folded not in ("al", "el"):
            break
    return last, None


def _ends_by_sound(
    text: str, words: Sequence[tuple[str, int, int]], place: int, forms: Forms
) -> Iterable[tuple[int, int]]:
    """The words at which a Latin spelling of a form can end, with its number."""
    last = place
    while last < len(words) and last - place < 12:
        if last > place and not are_close(text, words[last - 1][2], words[last][1]):
            return
        keys = word_keys(
            " ".join(word for word, _, _ in words[place : last + 1] if word.lower() not in _SONS)
        )
        if len(keys) > 1:
            for key in keys[0]:
                for wanted, number in forms.sounds.get(key, ()):
                    if len(wanted) == len(keys) and all(map(_meet, wanted, keys)):
                        yield last, number
        last += 1


def _meet(one: frozenset[str], other: frozenset[str]) -> bool:
    return not one.isdisjoint(other)


def _goes_on(ordered: tuple[str, ...], so_far: str) -> bool:
    """Whether one of the sorted words begins so."""
    place = bisect_left(ordered, so_far)
    return place < len(ordered) and ordered[place].startswith(so_far)


def _written(word: str, skip: int) -> int:
    """How many letters of a written word its first `skip` folded letters take."""
    taken = 0
    while skip and taken < len(word):
        taken += 1
        if len(letters_of(word[:taken])) >= skip and letters_of(word[:taken])[-1:]:
            following = word[taken : taken + 1]
            if not following or letters_of(following):
                return taken
    return taken
