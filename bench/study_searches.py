"""Searches of the kinds that people make, for measuring."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import islice

from study_generator import World
from study_templates import FAMILY, GIVEN, PUBLISHERS, RARE

from rasid.language.queries import parse_query
from rasid.lexicon.lemmas import Lemmas
from rasid.records.database import Database
from rasid.records.entities import entity_ids
from rasid.values.search import Area, Query

_FREQUENT = (
    "قتل",
    "مدنيون",
    "القوات",
    "اشتباكات",
    "مصدر أمني",
    "انفجار",
    "الحكومة",
    "المستشفى",
    "النزوح",
    "يعتقل",
)
_SECOND = ("سيارة", "مفخخة", "متظاهرين", "الغاز", "مداهمات", "هاون", "رواتب", "سجن", "اتفاق", "قائد")
_PHRASES = ("فرق الإسعاف", "مسلحون مجهولون", "العملة وارتفاع أسعار", "حملة اعتقالات", "دام أياما")
_LATIN = (
    "Jabouri", "Hamdani", "al-Dulaimi", "Khazraji", "Obeidi", "Saadi", "Shammari", "Maliki", "Zubaidi",
    "Halabi", "Muhammad Yusuf", "Mustafa Trabelsi", "Riyad Bakri", "Ibrahim Maqdisi", "Khaled al-Werfalli",
)  # fmt: skip
_TYPES = ("clash", "bombing", "arrest", "abduction", "protest", "capture", "shelling", "airstrike", "release")
_COUNTRIES = ("SY", "IQ", "YE", "LY", "SD", "LB", "EG")


def searches(database: Database, lemmas: Lemmas, world: World, count: int) -> Iterator[tuple[str, Query]]:
    """`count` searches, one kind after the other in turns: (kind, query). The same ones each time."""
    chance = random.Random(7)
    with database.reading() as connection:
        people = tuple(islice(entity_ids(connection, "person"), 200))
        organisations = tuple(islice(entity_ids(connection, "organisation"), 200))
    places = [place.entry for place in world.places if place.entry and place.entry.geonames_id]

    def words(said: str) -> Query:
        return Query(words=parse_query(said, lemmas))

    def days(most: int) -> tuple[date, date]:
        first = date(2012, 1, 1) + timedelta(days=chance.randrange(3000))
        return first, first + timedelta(days=chance.randrange(1, most))

    def at_a_place() -> Query:
        first, last = days(1500)
        here = Area((f"g-{chance.choice(places).geonames_id}",))
        return Query(type=chance.choice(_TYPES), area=here, first=first, last=last)

    def in_a_country() -> Query:
        first, last = days(60)
        here = Area(country=chance.choice(_COUNTRIES))
        return Query(type=chance.choice(_TYPES), area=here, first=first, last=last)

    def rare_name() -> str:
        return f"{chance.choice(GIVEN)} ال{chance.choice(RARE[0])[2:]}{chance.choice(RARE[1])}"

    def with_source() -> Query:
        return Query(words=parse_query(chance.choice(_FREQUENT), lemmas), source=chance.choice(PUBLISHERS))

    kinds: dict[str, Callable[[], Query]] = {
        "frequent word": lambda: words(chance.choice(_FREQUENT)),
        "two words": lambda: words(f"{chance.choice(_FREQUENT)} {chance.choice(_SECOND)}"),
        "word, not another": lambda: words(f"{chance.choice(_FREQUENT)} -{chance.choice(_SECOND)}"),
        "phrase": lambda: words(f'"{chance.choice(_PHRASES)}"'),
        "name": lambda: words(f"{chance.choice(GIVEN)} {chance.choice(FAMILY)}"),
        "rare name": lambda: words(rare_name()),
        "Latin spelling": lambda: words(chance.choice(_LATIN)),
        "place by word": lambda: words(chance.choice(world.places).name),
        "type, place, days": at_a_place,
        "type, country, days": in_a_country,
        "actor": lambda: Query(actor=chance.choice(organisations)),
        "actor and type": lambda: Query(actor=chance.choice(organisations), type=chance.choice(_TYPES)),
        "person": lambda: Query(person=chance.choice(people)),
        "word and source": with_source,
        "days": lambda: Query(first=(found := days(30))[0], last=found[1]),
    }
    for number in range(count):
        name = list(kinds)[number % len(kinds)]
        yield name, kinds[name]()
