"""People across reports: what a report calls a person, and the node and profile that follow from it."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from rasid.resolve.comparing_people import PersonProfile, compare, conflict, keys
from rasid.resolve.kind import Kind
from rasid.resolve.known_people import KnownPeople, load_known_people
from rasid.resolve.names import is_kunya, parts_of, skeleton, words_of
from rasid.resolve.titles import title_words
from rasid.romanising import romanise
from rasid.values.claim import Phrase
from rasid.values.coded import CodedReport
from rasid.values.coded import Person as CodedPerson
from rasid.values.entity import Naming, Person, Post
from rasid.values.judgement import Link

_MOST_SPELLINGS = 8


def namings_of(
    coded: CodedReport, *, report_id: str, organisation_id: Callable[[str, str | None], str]
) -> tuple[Naming, ...]:
    """The people of a report, in its order. `organisation_id` gives the id of an organisation by name and
    alias; an organisation of one general word (الحكومة) has none here.
    """
    countries = Counter(place.country for place in coded.places if place.country)
    first = {place.country: -place.at for place in reversed(coded.places)}
    ranked = sorted(countries, key=lambda code: (-countries[code], -first[code], code))

    def organisation(phrase: Phrase | None) -> str | None:
        if phrase is None:
            return None
        alias = _alias_at(coded, phrase)
        return organisation_id(phrase.text, alias) if alias or len(phrase.text.split()) > 1 else None

    return tuple(
        _naming(person, coded, report_id, organisation=organisation, countries=tuple(ranked))
        for person in coded.people
        if words_of(person.name.text)
    )


def _naming(
    person: CodedPerson,
    coded: CodedReport,
    report_id: str,
    *,
    organisation: Callable[[Phrase | None], str | None],
    countries: tuple[str, ...],
) -> Naming:
    posts = tuple(
        Post(
            office.title.text,
            organisation(office.organisation),
            office.organisation.text if office.organisation else None,
            office.place.text if office.place else None,
            office.status,
        )
        for office in person.offices
    )
    return Naming(
        f"{report_id}:{person.name.at}",
        report_id,
        coded.published,
        person.name.text,
        tuple(alias.text for alias in person.aliases),
        posts,
        tuple(dict.fromkeys(post.organisation for post in posts if post.organisation is not None)),
        countries,
    )


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

    A telling name (three words, or one of two that few bear) is kept with the organisation of its first
    office, or else the country that the report mostly tells of. Any other name is kept with all that the
    report says of its bearer; one word alone, with the month too, or as of that report alone.
    """
    known = known or load_known_people()
    names = _names(naming)
    posts = sorted(naming.posts, key=lambda post: post.status == "former")
    titles = tuple(dict.fromkeys(words for post in posts if (words := title_words(post))))
    main = names[0]
    telling = len(main) > 2 or (len(main) == 2 and any(skeleton(word) not in known.frequent for word in main))
    organisations = naming.organisations[:1] if telling else tuple(sorted(naming.organisations))
    country = naming.countries[0] if naming.countries else ""
    alone = len(main) == 1
    every = sorted({word for name in names for word in name})
    return PersonProfile(
        names=names,
        families=tuple(sorted({family for name in _written(naming) if (family := parts_of(name).family)})),
        frequent=tuple(word for word in every if skeleton(word) in known.frequent),
        given=tuple(word for word in every if word in known.given),
        listed=tuple(word for word in every if word in known.listed),
        organisations=organisations,
        above=tuple(sorted({above for own in organisations for above in known.above(own)})),
        titles=() if telling else tuple(sorted(titles)),
        country="" if telling and organisations else country,
        month=naming.published.isoformat()[:7] if alone and naming.published else "",
        report=naming.report_id if alone and not organisations and not titles else "",
    )


def signature(naming: Naming, known: KnownPeople | None = None) -> str:
    """The node of a naming: its names and what is kept of the rest, as text that a person can read."""
    profile = profile_of(naming, known)
    parts = [
        *(" ".join(name) for name in profile.names),
        *profile.organisations,
        *(" ".join(title) for title in profile.titles),
        profile.country,
        profile.month,
        profile.report,
        *(f"ال{family}" for family in profile.families),
    ]
    return " | ".join(part for part in parts if part)


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

    `spellings` are those of `lexicon.latin_names`. Names are in the order of how many reports give them.
    """
    ordered = sorted(namings, key=lambda naming: naming.id)
    given = Counter(name for naming in ordered for name in dict.fromkeys(_written(naming)))
    main = Counter(naming.name for naming in ordered)
    shared = [one for one, many in main.items() if many > 1] or list(main)
    name = max(shared, key=lambda one: (*_fullness(one), main[one], one))
    names = tuple(sorted(given, key=lambda one: (-given[one], one)))
    latin = [spelling for one in (name, *names) for spelling in romanise(one, spellings)[:3]]
    return Person(
        id=id,
        name=name,
        names=names,
        latin=tuple(dict.fromkeys(latin))[:_MOST_SPELLINGS],
        namings=tuple(naming.id for naming in ordered),
        reports=tuple(sorted({naming.report_id for naming in ordered})),
        links=tuple(links),
    )


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
