"""Organisations across reports: those of the lexicon by their id, others by their name in one spelling."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from rasid.folding import fold_word
from rasid.lexicon.names import NamedOrganisation
from rasid.resolve.kind import Kind
from rasid.resolve.names import skeleton
from rasid.values.entity import KnownOrganisation
from rasid.values.judgement import Reason

_MARKS = "\"«»“”'()[]،,؛:.!؟…-–"
_HAMZA = str.maketrans({"ئ": "ي", "ؤ": "و", "ء": ""})
#: Other spellings and plurals of the words that open a name.
_HEADS = {
    "مليشيا": "ميليشيا", "مليشيات": "ميليشيا", "ميليشيات": "ميليشيا", "كتايب": "كتيبه", "ويه": "لوا",
    "فصايل": "فصيل", "منظمات": "منظمه", "احزاب": "حزب",
}  # fmt: skip
#: Words behind a name that say something of who heads it, and are no part of it.
_ADDED = frozenset(("جديد", "جديده", "سابق", "سابقه", "حالي", "حاليه", "مقال", "مكلف"))
_THRESHOLD = 0.8
_LEAST = 0.82


@dataclass(frozen=True, slots=True)
class OrganisationProfile:
    """`id`: of the lexicon (`o-...`) or empty. `words`: of the name in one spelling, in order."""

    id: str
    words: tuple[str, ...]


def organisation_node(name: str, alias: str | None) -> str:
    """The node of an organisation: `o-` and its id in the lexicon, or `o-` and 12 hexadecimal digits made of
    its name in one spelling.
    """
    if alias:
        return f"o-{alias}"
    return "o-" + hashlib.sha256(" ".join(organisation_words(name)).encode()).hexdigest()[:12]


def organisation_words(name: str) -> tuple[str, ...]:
    """The words of a name in one spelling: folded, no articles, marks or case endings of the head word."""
    words = [_bare(word) for part in name.split() if (word := fold_word(part.strip(_MARKS)))]
    if words:
        words[0] = _HEADS.get(words[0], words[0])  # of ألوية, what looks like the article is gone
    while len(words) > 2 and words[-1] in _ADDED:
        words.pop()
    return tuple(word for word in words if word)


def _bare(word: str) -> str:
    word = word.translate(_HAMZA)
    if word.startswith("لل") and len(word) > 4:
        return word[2:]
    return word[2:] if word.startswith("ال") and len(word) > 4 else word


def profile_of(name: str, alias: str | None) -> OrganisationProfile:
    """What is compared of an organisation; of a known one its id alone."""
    return (
        OrganisationProfile(f"o-{alias}", ()) if alias else OrganisationProfile("", organisation_words(name))
    )


def compare(a: OrganisationProfile, b: OrganisationProfile) -> tuple[float, tuple[Reason, ...]] | None:
    """The score that two unknown organisations are one: the same head, every word the same or spelled alike.

    None below the threshold, and for known ones: those the lexicon tells apart. Symmetric.
    """
    if a.id or b.id or len(a.words) != len(b.words) or len(a.words) < 2 or a.words[0] != b.words[0]:
        return None
    pairs = [(one, other) for one, other in zip(a.words, b.words, strict=True) if one != other]
    if not all(_spelled_alike(one, other) for one, other in pairs):
        return None
    score = round(1.0 - 0.1 * len(pairs), 2)
    if score < _THRESHOLD:
        return None
    said = " / ".join(sorted((" ".join(a.words), " ".join(b.words))))
    return score, (Reason("near-name" if pairs else "same-name", score, said, of=(said,)),)


def _spelled_alike(one: str, other: str) -> bool:
    long = min(len(one), len(other)) > 4
    alike = Levenshtein.normalized_similarity(one, other) >= _LEAST
    return long and alike and skeleton(one) == skeleton(other)


def conflict(a: OrganisationProfile, b: OrganisationProfile) -> str | None:
    """Why two can never be one: the lexicon has both; symmetric."""
    first, second = sorted((a.id, b.id))
    return f"{first} and {second} are different" if first and first != second else None


def keys(profile: OrganisationProfile) -> tuple[str, ...]:
    """The sounds of all words: an organisation meets those that are spelled alike."""
    if profile.id or len(profile.words) < 2:
        return ()
    return (" ".join((profile.words[0], *map(skeleton, profile.words[1:]))),)


def organisation_id(first: str) -> str:
    """The public id of an organisation whose first node this is: the node itself."""
    return first


def describe(
    id: str,
    named: Iterable[tuple[str, str]],
    known: NamedOrganisation | None,
    *,
    form: str | None = None,
) -> KnownOrganisation:
    """An organisation by the (name, report id) of its namings. `known`: its entry in the lexicon, `form` the
    name it has there; hostile names are matched but never shown as the name. Else the most frequent name.
    """
    pairs = sorted(set(named))
    counts = Counter(name for name, _ in pairs)
    names = tuple(sorted(counts, key=lambda name: (-counts[name], name)))
    return known_as(id, names, tuple(sorted({report for _, report in pairs})), known, form=form)


def known_as(
    id: str,
    names: tuple[str, ...],
    reports: tuple[str, ...],
    known: NamedOrganisation | None,
    *,
    form: str | None = None,
) -> KnownOrganisation:
    """An organisation by its names, the most frequent first, and the reports that name it; see `describe`."""
    return KnownOrganisation(
        id=id,
        name=form or (names[0] if names else id),
        names=names,
        name_en=known.name_en if known else None,
        known=known is not None,
        kind=known.kind if known else None,
        parent=f"o-{known.parent}" if known and known.parent else None,
        countries=known.countries if known else (),
        reports=reports,
    )


ORGANISATIONS: Kind[OrganisationProfile] = Kind(
    "organisation", OrganisationProfile, keys, compare, conflict, organisation_id
)
