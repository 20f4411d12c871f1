"""Which offices of one person are the same, however their words are inflected and however much is told."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from rasid.folding import fold_word
from rasid.lexicon.names import load_office_words
from rasid.resolve.organisations import organisation_words
from rasid.values.entity import Post


@dataclass(frozen=True, slots=True, order=True)
class Office:
    """An office: its head word, the other words of its title, organisation (id or folded words) and place.

    `organisation` and `place` are "" where unknown.
    """

    head: str
    title: tuple[str, ...]
    organisation: str
    place: str


def title_words(title: str) -> tuple[str, ...]:
    """The words of a title without article and ending: القائد العسكري and قائدا عسكريا are one.

    Words that say nothing of the office but when it is held (الجديد، الحالي) are left out.
    """
    words = tuple(_word(word) for word in title.split())
    return tuple(word for word in words if word not in _passing()) or words


def shown_title(title: str) -> str:
    """A title as said, without words that say only when it is held."""
    words = [word for word in title.split() if _word(word) not in _passing()]
    return " ".join(words) or title


def _word(word: str) -> str:
    folded = fold_word(word).removeprefix("ال")
    return folded.removesuffix("ا") if len(folded) > 3 else folded


@cache
def _passing() -> frozenset[str]:
    return load_office_words()["passing"]


@cache
def _sought() -> frozenset[str]:
    return load_office_words()["sought"]


def is_office(post: Post) -> bool:
    """Whether it is an office that somebody holds: no rank, and none that he stands for (المرشح)."""
    return post.rule != "rank" and title_words(post.title)[:1] not in {(word,) for word in _sought()}


def office_of(post: Post) -> Office:
    """The office as these words tell it."""
    return _office(post.title, post.organisation or post.organisation_said or "", post.place or "")


@lru_cache(maxsize=4096)
def _office(title: str, organisation: str, place: str) -> Office:
    head, *rest = title_words(title) or ("",)
    where = " ".join(word for word in title_words(place) if word not in _passing())
    return Office(head, tuple(sorted(rest)), fold_word(" ".join(organisation.split())), where)


def title_key(post: Post) -> str:
    """The head and the other words of a title as one text: the same for all who can follow in the office."""
    office = office_of(post)
    return " ".join((office.head, *office.title))


def same_offices(told: Iterable[Post]) -> dict[Office, Office]:
    """For each office as told of one person, the one it is: that which says more, if there is only one.

    An organisation told in short (المجلس المحلي) can be the one whose name has the same words and more.
    """
    posts = list(told)
    called: dict[str, set[frozenset[str]]] = {}
    for post in posts:
        if post.organisation_said:
            words = frozenset(organisation_words(post.organisation_said))
            called.setdefault(office_of(post).organisation, set()).add(words)
    offices = sorted({office_of(post) for post in posts})
    short = {
        (one, other)
        for one, names in called.items()
        for other, longer in called.items()
        if one != other and any(name < long for name in names for long in longer if name)
    }
    same = {}
    for office in offices:
        more = [other for other in offices if _says_more(other, office, short)]
        fullest = [other for other in more if not any(_says_more(each, other, short) for each in more)]
        same[office] = fullest[0] if len(fullest) == 1 else office
    return same


def can_be(told: Office, office: Office) -> bool:
    """Whether an office as told of another person is this one: the same title, and it says no less."""
    return told == office or (told.title == office.title and _says_more(office, told, set()))


def _says_more(fuller: Office, office: Office, short: Collection[tuple[str, str]]) -> bool:
    """Whether an office is the same, with words of the title, organisation or place added.

    `short` holds pairs of an organisation told in short and one that it can be.
    """
    return (
        fuller != office
        and fuller.head == office.head
        and set(office.title) <= set(fuller.title)
        and (
            office.organisation in ("", fuller.organisation)
            or (office.organisation, fuller.organisation) in short
        )
        and office.place in ("", fuller.place)
    )
