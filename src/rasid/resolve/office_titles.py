"""Which offices of one person are the same, however their words are inflected and however much is told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rasid.folding import fold_word
from rasid.values.entity import Post


@dataclass(frozen=True, slots=True, order=True)
class Office:
    """An office: the words of its title, organisation (id or folded words), place; "" where unknown."""

    title: tuple[str, ...]
    organisation: str
    place: str


def title_words(title: str) -> tuple[str, ...]:
    """The words of a title without article and ending: القائد العسكري and قائدا عسكريا are one."""
    return tuple(_word(word) for word in title.split())


def _word(word: str) -> str:
    folded = fold_word(word).removeprefix("ال")
    return folded.removesuffix("ا") if len(folded) > 3 else folded


def office_of(post: Post) -> Office:
    """The office as these words tell it."""
    organisation = post.organisation or fold_word(" ".join((post.organisation_said or "").split()))
    place = " ".join(fold_word(word).removeprefix("ال") for word in (post.place or "").split())
    return Office(tuple(sorted(title_words(post.title))), organisation, place)


def same_offices(told: Iterable[Office]) -> dict[Office, Office]:
    """For each office as told, the one it is: that of the same title that says more, if there is only one."""
    offices = sorted(set(told))
    same = {}
    for office in offices:
        fuller = office
        while True:
            more = [other for other in offices if _says_more(other, fuller)]
            if len(more) > 1:
                more = [other for other in more if not any(_says_more(each, other) for each in more)]
            if len(more) != 1:
                break
            fuller = more[0]
        same[office] = fuller
    return same


def can_be(told: Office, office: Office) -> bool:
    """Whether an office as told is this one: the same, or it says less."""
    return told == office or _says_more(office, told)


def _says_more(fuller: Office, office: Office) -> bool:
    """Whether an office is the same with organisation or place added."""
    return (
        fuller != office
        and fuller.title == office.title
        and office.organisation in ("", fuller.organisation)
        and office.place in ("", fuller.place)
    )
