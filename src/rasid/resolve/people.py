"""People across reports: what a report calls a person, and the node and profile that follow from it."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from rasid.resolve.comparing_people import PersonProfile, compare, conflict, keys
from rasid.resolve.kind import Kind
from rasid.resolve.known_people import KnownPeople, load_known_people
from rasid.resolve.names import is_kunya, parts_of, words_of
from rasid.resolve.places import place_id
from rasid.resolve.titles import title_words
from rasid.romanising import romanise
from rasid.values.claim import Phrase
from rasid.values.coded import CodedReport
from rasid.values.coded import Person as CodedPerson
from rasid.values.entity import Naming, Person, Post
from rasid.values.judgement import Link

_MOST_SPELLINGS, _MOST_PLACES, _MOST_COMPANIONS = 8, 6, 8
_BY_NAME = re.compile(r"[\s،,]*(?:[«\"“(]|(?:ال)?(?:ملقب|مكنى|معروف|شهير)\s*(?:باسم\s+|ب)?[«\"“(]?)\s*")


def namings_of(
    coded: CodedReport, *, report_id: str, organisation_id: Callable[[str, str | None], str]
) -> tuple[Naming, ...]:
    """The people of a report, in its order. `organisation_id` gives the id of an organisation by name and
    alias; an organisation of one general word (الحكومة) has none here.
    """
    report = _Report(report_id, coded, organisation_id, _countries(coded), _places(coded), _companions(coded))
    people = [person for person in coded.people if words_of(person.name.text)]
    also = _kunyas_beside(people, coded.text)
    return tuple(_naming(person, report, also.get(person.name.at, ())) for person in people)


@dataclass(frozen=True, slots=True)
class _Report:
    """What all namings of a report share."""

    id: str
    coded: CodedReport
    organisation_id: Callable[[str, str | None], str]
    countries: tuple[str, ...]
    places: tuple[str, ...]
    companions: tuple[tuple[int, str], ...]

    def organisation(self, phrase: Phrase | None) -> str | None:
        if phrase is None:
            return None
        alias = _alias_at(self.coded, phrase)
        return self.organisation_id(phrase.text, alias) if alias or len(phrase.text.split()) > 1 else None


def _naming(person: CodedPerson, report: _Report, also: tuple[str, ...]) -> Naming:
    posts = tuple(
        Post(
            office.title.text,
            report.organisation(office.organisation),
            office.organisation.text if office.organisation else None,
            office.place.text if office.place else None,
            office.status,
            office.title.at,
            office.rule,
        )
        for office in person.offices
    )
    aliases = dict.fromkeys((*(alias.text for alias in person.aliases), *also))
    return Naming(
        f"{report.id}:{person.name.at}",
        report.id,
        report.coded.published,
        person.name.text,
        tuple(aliases),
        posts,
        tuple(dict.fromkeys(post.organisation for post in posts if post.organisation is not None)),
        report.countries,
        report.places,
        tuple(dict.fromkeys(name for at, name in report.companions if at != person.name.at)),
    )


def _countries(coded: CodedReport) -> tuple[str, ...]:
    """The countries of the places of a report, the most frequent first."""
    codes = [place.country for place in sorted(coded.places, key=lambda place: place.at) if place.country]
    return tuple(code for code, _ in Counter(codes).most_common())


def _places(coded: CodedReport) -> tuple[str, ...]:
    """The first places of a report that are smaller than a country."""
    named = sorted(coded.places, key=lambda place: place.at)
    found = (place_id(place) for place in named if place.precision in ("point", "area"))
    return tuple(dict.fromkeys(found))[:_MOST_PLACES]


def _companions(coded: CodedReport) -> tuple[tuple[int, str], ...]:
    """Whom a report names in full: the offset of the name, and its first and last word in one spelling."""
    named = [(person.name.at, words_of(person.name.text)) for person in coded.people]
    full = [(at, f"{words[0]} {words[-1]}") for at, words in named if len(words) > 1]
    return tuple(full[:_MOST_COMPANIONS])


def _kunyas_beside(people: Sequence[CodedPerson], text: str) -> dict[int, tuple[str, ...]]:
    """Names that stand directly beside another as one more name of its bearer: فلان «أبو ليث», فلان، الملقب
    أبو ليث. By the offset of the name of either.
    """
    found: dict[int, tuple[str, ...]] = {}
    for one in people:
        for other in people:
            words = words_of(other.name.text)
            if (
                one is other
                or len(words) != 1
                or not is_kunya(words[0])
                or is_kunya(words_of(one.name.text)[0])
            ):
                continue
            if any(_adjoin(text, a, b) for a in one.mentions for b in other.mentions):
                found[one.name.at] = (*found.get(one.name.at, ()), other.name.text)
                found[other.name.at] = (*found.get(other.name.at, ()), one.name.text)
    return found


def _adjoin(text: str, name: Phrase, kunya: Phrase) -> bool:
    end = name.at + len(name.text)
    return end <= kunya.at <= end + 20 and _BY_NAME.fullmatch(text[end : kunya.at]) is not None


def _alias_at(coded: CodedReport, phrase: Phrase) -> str | None:
    """The alias of the organisation whose mention shares letters with the phrase."""
    end = phrase.at + len(phrase.text)
    for organisation in coded.organisations:
        for mention in organisation.mentions:
            if organisation.alias and mention.at < end and phrase.at < mention.at + len(mention.text):
                return organisation.alias
    return None


def profile_of(naming: Naming, known: KnownPeople | None = None) -> PersonProfile:
    """What the joining looks at; the same for all namings of one signature.

    A telling name (well known, of three words, or of two of which few bear one) is kept with the organisation
    of its first office, or else the country that the report mostly tells of; two words that many bear with
    organisation, office and country. Any other name is kept with all that the report says of its bearer, and
    so is one with a kunya beside it, which is to be found again.
    """
    known = known or load_known_people()
    names = _names(naming)
    telling = _is_telling(names, known, placed=bool(naming.organisations or naming.countries))
    alone = telling or (len(names) == 1 and len(names[0]) == 2 and bool(naming.organisations))
    organisations = naming.organisations[:1] if alone else tuple(sorted(naming.organisations))
    country = naming.countries[0] if naming.countries and not (telling and organisations) else ""
    every = sorted({word for name in names for word in name})
    return PersonProfile(
        names=names,
        families=tuple(sorted({family for name in _written(naming) if (family := parts_of(name).family)})),
        frequent=tuple(word for word in every if word in known.frequent),
        given=tuple(word for word in every if word in known.given),
        listed=tuple(word for word in every if word in known.listed),
        famous=tuple(word for word in every if word in known.famous),
        people=tuple(name for name in names if name in known.people),
        organisations=organisations,
        above=tuple(sorted({above for own in organisations for above in known.above(own)})),
        titles=() if telling else _titles(naming),
        country=country,
        places=() if alone else tuple(sorted(naming.places)),
        beside=() if alone else tuple(sorted(naming.beside)),
        day="" if alone or naming.published is None else naming.published.isoformat(),
        report="" if alone else naming.report_id,
    )


def _is_telling(names: tuple[tuple[str, ...], ...], known: KnownPeople, *, placed: bool) -> bool:
    """Whether the names tell by themselves who is meant, so that a study needs few nodes for him; three that
    many bear only where he is `placed`, in an organisation or a country.
    """
    main, *others = names
    if main in known.people or (len(main) == 1 and main[0] in known.famous):
        return True
    rare = any(word not in known.frequent and not is_kunya(word) for word in main)
    full = rare if len(main) == 2 else len(main) > 2 and (rare or placed)
    return full and not any(is_kunya(name[0]) for name in others)


def _titles(naming: Naming) -> tuple[tuple[str, ...], ...]:
    """The words of each office; a rank (عميد) is none."""
    return tuple(
        sorted({words for post in naming.posts if post.rule != "rank" and (words := title_words(post))})
    )


def signature(naming: Naming, known: KnownPeople | None = None) -> str:
    """The node of a naming, as text that a person can read: its names, and what `profile_of` keeps them with;
    a naming that is a node by itself has its own id there.
    """
    profile = profile_of(naming, known)
    names = [" ".join(name) for name in profile.names]
    if profile.report:
        return " | ".join((*names, naming.id))
    families = [f"ال{family}" for family in profile.families]
    titles = [" ".join(title) for title in profile.titles]
    country = [profile.country] if profile.country else []
    return " | ".join((*names, *families, *profile.organisations, *titles, *country))


def _written(naming: Naming) -> tuple[str, ...]:
    return (naming.name, *naming.aliases)


def _names(naming: Naming) -> tuple[tuple[str, ...], ...]:
    """The name and the other names that are no short forms of it, in their one spelling."""
    main = words_of(naming.name)
    others = {words_of(alias) for alias in naming.aliases} - {main, ()}
    telling = (name for name in others if not set(name) <= set(main) and (len(name) > 1 or is_kunya(name[0])))
    return (main, *sorted(telling))


def person_id(first: str) -> str:
    """The public id of the person whose first node this is."""
    return "p-" + hashlib.sha256(first.encode()).hexdigest()[:12]


def describe(
    id: str,
    namings: Iterable[Naming],
    links: Sequence[Link],
    spellings: Mapping[str, tuple[str, ...]],
) -> Person:
    """A person of all these namings. The name is the fullest that two reports give, else the fullest of all.

    A kunya is given in the nominative. `spellings` are those of `lexicon.latin_names`. The names as written
    are in the order of how many reports give them.
    """
    ordered = sorted(namings, key=lambda naming: naming.id)
    given = Counter(name for naming in ordered for name in dict.fromkeys(_written(naming)))
    main = Counter(naming.name for naming in ordered)
    names = tuple(sorted(given, key=lambda one: (-given[one], one)))
    name = _fullest(main)
    latin = [spelling for one in (name, *names) for spelling in romanise(one, spellings)[:3]]
    return Person(
        id=id,
        name=usual_name(main),
        names=names,
        latin=tuple(dict.fromkeys(latin))[:_MOST_SPELLINGS],
        namings=tuple(naming.id for naming in ordered),
        reports=tuple(sorted({naming.report_id for naming in ordered})),
        links=tuple(links),
    )


def usual_name(main: Mapping[str, int]) -> str:
    """What to call a person, given how many reports have each name as their main one for him."""
    return _nominative(_fullest(main))


def _fullest(main: Mapping[str, int]) -> str:
    """The fullest name that two reports give, else the fullest of all; a kunya in the nominative."""
    shared = [one for one, many in main.items() if many > 1] or list(main)
    return max(shared, key=lambda one: (*_fullness(one), main[one], one))


def _nominative(name: str) -> str:
    """The name as it stands by itself: أبا جراح and أبي جراح are أبو جراح; but أبي بن كعب is Ubayy."""
    first, _, rest = name.partition(" ")
    if first not in ("أبا", "أبي", "ابا", "ابي") or not rest or rest.startswith(("بن ", "ابن ")):
        return name
    return f"أبو {rest}"


def _fullness(name: str) -> tuple[int, int]:
    words = words_of(name)
    civil = [word for word in words if not is_kunya(word)]
    return len(civil), len(words)


PEOPLE: Kind[PersonProfile] = Kind("person", PersonProfile, keys, compare, conflict, person_id)

__all__ = [
    "PEOPLE",
    "PersonProfile",
    "compare",
    "conflict",
    "describe",
    "keys",
    "namings_of",
    "person_id",
    "profile_of",
    "signature",
]
