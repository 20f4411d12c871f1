"""Finding forms of names in a text: the longest that begins at each word, in Arabic and Latin letters.

An Arabic form is the letters of its words without what stands between them, so that words written together or
apart are one; all forms are sorted, and a few comparisons tell whether any goes on as the text does. A Latin
word is found by the sounds that it may stand for.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from rasid.resolve.veil_letters import WORD, are_close, letters_of, one_spelling, without_clitics
from rasid.resolve.veil_names import Form
from rasid.romanising import word_keys

#: Words between the parts of a name that no form has.
_PASSED_OVER = frozenset(("بن", "ابن", "بنت", "ولد", "ال", "bin", "ben", "ibn", "bint", "ould", "al", "el"))
#: No name has more words; the next word of one begins within so many letters.
_MOST_WORDS, _FAR = 12, 200
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
            opens = _goes_on(self.letters, folded) or (
                len(folded) > 2
                and any(_goes_on(self.openings, key) for keys in word_keys(word) for key in keys)
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


def opening_words(text: str, forms: Forms) -> frozenset[str]:
    """The words of a text with which a form can open."""
    return frozenset(word for word in set(WORD.findall(text)) if forms.heads(word))


def find_forms(text: str, forms: Forms) -> tuple[Found, ...]:
    """Where forms stand in a text: from the left, the longest at each word, none within another."""
    if not forms.letters:
        return ()
    opening = opening_words(text, forms)
    if not opening:
        return ()
    found: list[Found] = []
    done = 0
    for word in WORD.finditer(text):
        if word.start() < done or word[0] not in opening:
            continue
        best = max(
            (
                (end, -skip, number)
                for skip, head in forms.heads(word[0])
                for end, number in _ends(text, word, head, forms)
            ),
            default=None,
        )
        if best is not None:
            done, skip, number = best
            found.append(Found(word.start() + _written(word[0], -skip), done, number))
    return tuple(found)


def _ends(text: str, first: re.Match[str], head: str, forms: Forms) -> Iterator[tuple[int, int]]:
    """Where a form that opens at a word can end, with its number."""
    if head[0] < "\u0600":
        yield from _ends_by_sound(text, first, forms)
    word: re.Match[str] | None = first
    so_far: str | None = head
    while word is not None and so_far is not None:
        if so_far in forms.numbers:
            yield word.end(), forms.numbers[so_far]
        word, so_far = _next(text, word, so_far, forms.letters)


def _next(
    text: str, last: re.Match[str], so_far: str, letters: tuple[str, ...]
) -> tuple[re.Match[str] | None, str | None]:
    """The next word with which a form goes on, and its letters so far; None where none does."""
    word = _following(text, last)
    while word is not None:
        folded = letters_of(word[0])
        for rest in dict.fromkeys((one_spelling(folded), folded)):
            if _goes_on(letters, so_far + rest):
                return word, so_far + rest
        word = _following(text, word) if folded in _PASSED_OVER else None
    return None, None


def _ends_by_sound(text: str, first: re.Match[str], forms: Forms) -> Iterator[tuple[int, int]]:
    """Where a Latin spelling of a form can end, with its number."""
    told: list[str] = []
    word: re.Match[str] | None = first
    while word is not None and len(told) < _MOST_WORDS:
        if word[0].lower() not in _PASSED_OVER or word is first:
            told.append(word[0])
        keys = word_keys(" ".join(told))
        for key in keys[0] if len(keys) > 1 else ():
            for wanted, number in forms.sounds.get(key, ()):
                if len(wanted) == len(keys) and all(map(_meet, wanted, keys)):
                    yield word.end(), number
        word = _following(text, word)


def _following(text: str, word: re.Match[str]) -> re.Match[str] | None:
    """The next word, if it can be of one name with this one."""
    found = WORD.search(text, word.end(), word.end() + _FAR)
    return found if found is not None and are_close(text, word.end(), found.start()) else None


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
