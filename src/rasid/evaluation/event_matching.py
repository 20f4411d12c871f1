"""Which events of two codings of one report are the same event.

The rules are those by which Rasid itself is scored: triggers that overlap, or participants of which half the
words are the same; the best pairs first, each event in one pair at most.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from rasid.folding import fold_word
from rasid.values.claim import Claim, Phrase

Alike = Callable[[Claim, Claim], bool]
_WORD = re.compile(r"\w+")
_ARTICLE = re.compile(r"^و?ال(?=\w{2})")
#: Participants agree where so much of their words is the same.
_AGREE = 0.5
#: A trigger of the program that has more words points at nothing.
_MOST_WORDS = 3


def words_of(phrases: Iterable[Phrase]) -> Counter[str]:
    """The folded words of phrases, without the article and a leading و."""
    return Counter(
        _ARTICLE.sub("", word) for phrase in phrases for word in _WORD.findall(fold_word(phrase.text))
    )


def token_f1(one: Counter[str], other: Counter[str]) -> float:
    """How much of two bags of words is the same, 0..1; two empty ones agree."""
    if not one and not other:
        return 1.0
    return 2 * (one & other).total() / (one.total() + other.total())


def participants(claim: Claim) -> Counter[str]:
    """The words of all actors and targets."""
    return words_of((*claim.actors, *claim.targets))


def overlap(one: Claim, other: Claim) -> bool:
    """Whether the triggers share a letter."""
    first, second = one.trigger, other.trigger
    return first.at < second.at + len(second.text) and second.at < first.at + len(first.text)


def overlap_of_program(one: Claim, other: Claim) -> bool:
    """Whether the triggers share a letter, where `other` is the program's: a long one shares none."""
    return len(_WORD.findall(other.trigger.text)) <= _MOST_WORDS and overlap(one, other)


def participants_agree(one: Claim, other: Claim) -> bool:
    """Whether half the words of the participants are the same; never where one event has none."""
    left, right = participants(one), participants(other)
    return bool(left and right) and token_f1(left, right) >= _AGREE


def same_event(touch: Alike = overlap) -> Alike:
    """Whether two events are of one type, with triggers that touch or participants that agree."""
    return lambda one, other: one.type == other.type and (touch(one, other) or participants_agree(one, other))


def same_place_of_text(touch: Alike = overlap) -> Alike:
    """Whether two events are told by the same words or are the same: then their fields are compared."""
    same = same_event(touch)
    return lambda one, other: touch(one, other) or same(one, other)


def pairs(
    first: Sequence[Claim], second: Sequence[Claim], alike: Alike, touch: Alike = overlap
) -> tuple[tuple[Claim, Claim], ...]:
    """Pairs of events that are alike: what agrees best first, each event in one pair at most."""
    scored = sorted(
        (
            (
                2 * touch(one, other) + (one.type == other.type) + token_f1(*map(participants, (one, other))),
                i,
                j,
            )
            for i, one in enumerate(first)
            for j, other in enumerate(second)
            if alike(one, other)
        ),
        reverse=True,
    )
    used_first, used_second = set[int](), set[int]()
    found = []
    for _, i, j in scored:
        if i not in used_first and j not in used_second:
            used_first.add(i)
            used_second.add(j)
            found.append((i, j))
    return tuple((first[i], second[j]) for i, j in sorted(found))
