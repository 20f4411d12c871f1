"""Whether two people of several reports are one: by their names, organisations, offices and countries.

Names weigh by how telling they are. A name that few bear is enough; two words that many bear, a family name
alone or a kunya alone need an organisation, an office or a country beside them. Score and reasons add up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from rasid.resolve.comparing_names import Familiar, Words, match_names
from rasid.resolve.names import is_kunya, likeness, skeleton
from rasid.values.judgement import Reason

Scored = tuple[float, tuple[Reason, ...]]

#: From here on the program links two people. Set, as the weights are, on pairs read in news and on the corpus
#: of tests/fixtures/study.
THRESHOLD = 0.6
_UNKNOWN = re.compile("o-[0-9a-f]{12}")
_SHORTLY, _SOON, _YEARS = 10, 31, 730


@dataclass(frozen=True, slots=True)
class PersonProfile:
    """What is compared of a person. `names`: words of each name in one spelling, the fullest first.

    `families`: words that are family names by their form. `frequent`, `given`, `listed`, `famous`: which of
    all words many bear, which are given names, known names at all, names that the press writes alone.
    `people`: names that are well known in full. `above`: organisations above his own. `titles`: words of each
    office. `day` of publication, `places`, the people `beside` him and the `report` are empty where the name
    by itself is telling.
    """

    names: tuple[Words, ...]
    families: Words
    frequent: Words
    given: Words
    listed: Words
    famous: Words
    people: tuple[Words, ...]
    organisations: tuple[str, ...]
    above: tuple[str, ...]
    titles: tuple[Words, ...]
    country: str
    places: tuple[str, ...]
    beside: tuple[str, ...]
    day: str
    report: str


def compare(a: PersonProfile, b: PersonProfile) -> Scored | None:
    """The score that two are one person with its reasons, or None below the threshold; symmetric."""
    weighed = weigh(a, b)
    return weighed if weighed is not None and weighed[0] >= THRESHOLD else None


def weigh(a: PersonProfile, b: PersonProfile) -> Scored | None:
    """The score that two are one person with its reasons, however low; None where their names differ."""
    name = _best_name(a, b)
    if name is None:
        return None
    rare = not name.rule.startswith("common-") and name.rule != "kunya"
    weak = not rare or name.rule in ("one-word", "famous-word")
    reasons = (
        name,
        *_organisation(a, b, weak=weak),
        *_title(a, b, weak=weak),
        *_country(a, b, rare=rare),
        *(() if name.rule == "kunya" else _kunya(a, b)),
        *_happening(a, b),
    )
    return round(min(sum(reason.weight for reason in reasons), 1.0), 2), reasons


def conflict(a: PersonProfile, b: PersonProfile) -> str | None:
    """Why two can never be one person, or None; symmetric."""
    if _best_name(a, b) is None and (against := _different_names(a, b)) is not None:
        return against
    if a.report and a.report == b.report and not _one_full_name(a, b):
        return "two names of one report"
    kunyas_alone = all(len(p.names[0]) == 1 and is_kunya(p.names[0][0]) for p in (a, b))
    if kunyas_alone and a.organisations and b.organisations and not _relation(a, b):
        return "a kunya alone, in organisations that have nothing to do with one another"
    return None


def keys(profile: PersonProfile) -> tuple[str, ...]:
    """Keys under which it meets every person that `compare` would link it to.

    Pairs of words by sound, the first and another; words that many bear only together with the organisation,
    office or country that such a link needs.
    """
    offices = [*profile.organisations, *profile.above, *(f"t:{' '.join(title)}" for title in profile.titles)]
    around = [
        f"{one}@{period}" for one in (*profile.places, *profile.beside) for period in _periods(profile.day)
    ]
    context = [*offices, *around]
    country = [f"c:{profile.country}"] if profile.country else []
    kunyas = {word for name in profile.names for word in name if is_kunya(word)}
    found: set[str] = set()
    for name in profile.names:
        sounds = [_sound(word) for word in name]
        rare = [word not in profile.frequent and not is_kunya(word) for word in name]
        for place in range(1, len(name)):
            pair = f"{sounds[0]}+{sounds[place]}"
            if rare[0] or rare[place] or name in profile.people:
                found.add(pair)
            if place in (1, len(name) - 1):
                found |= {f"{pair}|{one}" for one in context}
        if len(name) > 2:
            found |= {"+".join(sounds), "+".join(sounds[:3])}
        found |= {
            f"k:{kunya}+{sound}" for kunya in kunyas for sound in (sounds[0], sounds[-1]) if kunya not in name
        }
        for place in {0, len(name) - 1, *(at for at, word in enumerate(name) if is_kunya(word))}:
            found |= {f"{sounds[place]}|{one}" for one in (*context, *(country if rare[place] else ()))}
    return tuple(sorted(found))


def _one_full_name(a: PersonProfile, b: PersonProfile) -> bool:
    """Whether the two have a name of several words in common, as where a kunya stands beside it."""
    return any(len(name) > 1 and name in b.names for name in a.names)


def _sound(word: str) -> str:
    return f"k:{word}" if is_kunya(word) else skeleton(word)


def _best_name(a: PersonProfile, b: PersonProfile) -> Reason | None:
    familiar = Familiar(
        frozenset((*a.frequent, *b.frequent)),
        frozenset((*a.given, *b.given)),
        frozenset((*a.listed, *b.listed)),
        frozenset((*a.famous, *b.famous)),
        frozenset(a.families) & frozenset(b.families),
        frozenset((*a.people, *b.people)),
    )
    found = [
        reason
        for one in a.names
        for other in b.names
        if (reason := match_names(one, other, familiar)) is not None
    ]
    return max(found, key=lambda reason: (reason.weight, reason.rule, reason.says), default=None)


def _relation(a: PersonProfile, b: PersonProfile) -> str:
    """How their organisations are related: `same`, `above` (one is part of the other), or nothing.

    One that the lexicon does not know (وزارة الداخلية) is the same in one country alone.
    """
    abroad = bool(a.country and b.country and a.country != b.country)
    if any(not (abroad and _UNKNOWN.fullmatch(one)) for one in set(a.organisations) & set(b.organisations)):
        return "same"
    if set(a.organisations) & set(b.above) or set(b.organisations) & set(a.above):
        return "above"
    return ""


def _organisation(a: PersonProfile, b: PersonProfile, *, weak: bool) -> Iterator[Reason]:
    if not (a.organisations and b.organisations):
        return
    relation = _relation(a, b)
    said = [", ".join(p.organisations) for p in (a, b)]
    both = said[0] if said[0] == said[1] else " / ".join(sorted(said))
    if relation == "same":
        yield Reason("same-organisation", 0.3, both, of=(both,))
    elif relation == "above":
        yield Reason("organisation-above", 0.2, both, of=(both,))
    elif weak:
        yield Reason("other-organisation", -0.2, both, of=(both,))


def _title(a: PersonProfile, b: PersonProfile, *, weak: bool) -> Iterator[Reason]:
    if not (a.titles and b.titles):
        return
    same = sorted(set(a.titles) & set(b.titles))
    said = " / ".join(sorted({" ".join(title) for p in (a, b) for title in p.titles}))
    if same:
        yield Reason("same-office", 0.2, " ".join(same[0]), of=(" ".join(same[0]),))
    elif any(set(one) <= set(other) or set(other) <= set(one) for one in a.titles for other in b.titles):
        yield Reason("like-office", 0.05, said, of=(said,))
    elif weak:
        yield Reason("other-office", -0.1, said, of=(said,))


def _country(a: PersonProfile, b: PersonProfile, *, rare: bool) -> Iterator[Reason]:
    if not (a.country and b.country):
        return
    if a.country == b.country:
        yield Reason("same-country", 0.15 if rare else 0.05, a.country, of=(a.country,))
    elif not rare:
        two = sorted((a.country, b.country))
        yield Reason("other-country", -0.15, " / ".join(two), of=tuple(two))


def _kunya(a: PersonProfile, b: PersonProfile) -> Iterator[Reason]:
    ours, theirs = ({name[0] for name in p.names if len(name) == 1 and is_kunya(name[0])} for p in (a, b))
    if ours & theirs:
        kunya = min(ours & theirs)
        yield Reason("same-kunya", 0.2, kunya, of=(kunya,))
    elif ours and theirs:
        two = sorted((min(ours), min(theirs)))
        yield Reason("other-kunya", -0.1, " / ".join(two), of=tuple(two))


def _happening(a: PersonProfile, b: PersonProfile) -> Iterator[Reason]:
    """Reports of the same days that name one place or one other person are mostly of one happening."""
    if not (a.day and b.day):
        return
    apart = abs(date.fromisoformat(a.day).toordinal() - date.fromisoformat(b.day).toordinal())
    said = " / ".join(sorted((a.day, b.day)))
    if apart <= _SHORTLY:
        places, beside = sorted(set(a.places) & set(b.places)), sorted(set(a.beside) & set(b.beside))
        if places:
            yield Reason("same-place-and-days", 0.25, f"{places[0]}, {said}", of=(places[0], said))
        if beside:
            names = ", ".join(beside[:3])
            yield Reason("named-beside", 0.15, names, of=(names,))
    if apart <= _SOON:
        yield Reason("same-weeks", 0.05, said, of=(said,))
    elif apart > _YEARS:
        yield Reason("years-apart", -0.15, said, of=(said,))


def _periods(day: str) -> tuple[int, ...]:
    """Periods of which days that are not far apart have one in common."""
    period = date.fromisoformat(day).toordinal() // _SHORTLY if day else 0
    return (period, period + 1) if day else ()


def _different_names(a: PersonProfile, b: PersonProfile) -> str | None:
    """What in two full names can not be of one man; a kunya or one word alone says nothing."""
    one, other = a.names[0], b.names[0]
    if min(len(one), len(other)) < 2 or is_kunya(one[0]) or is_kunya(other[0]):
        return None
    said = " / ".join(sorted((" ".join(one), " ".join(other))))
    if likeness(one[0], other[0]) == 0 or (
        one[0] != other[0] and one[0] in a.listed and other[0] in b.listed
    ):
        return f"different given names: {said}"
    families = [name[-1] for name, p in ((one, a), (other, b)) if name[-1] in p.families]
    if len(families) == 2 and families[0] not in other and families[1] not in one:
        return f"different families: {said}"
    if min(len(one), len(other)) > 2:
        return f"different fathers: {said}"
    return None
