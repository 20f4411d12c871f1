"""A search as a user says it, made into a query of the store."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from rasid.dataset.knowing import Reading
from rasid.errors import RefusedError
from rasid.folding import fold_word
from rasid.gazetteer.entry import Entry
from rasid.language.queries import parse_query
from rasid.resolve.places import place_id
from rasid.values.claim import Place
from rasid.values.search import Area, Query, WordQuery

#: What the ids of places, people and organisations begin with.
_PLACE, _ENTITY = "g-", ("p-", "o-")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a user asks for; every part may be missing, all that are given must hold.

    `actor` is a public id (o-, p-) or words; `place` a public id (g-) or a name in Arabic or English.
    """

    words: str = ""
    type: str | None = None
    actor: str | None = None
    person: str | None = None
    place: str | None = None
    first: date | None = None
    last: date | None = None
    source: str | None = None
    status: str | None = None
    factuality: str | None = None


def ask(asked: Asked, reading: Reading) -> Query:
    """The query. `type` may be a type or a family of the codebook, a place's name any that the gazetteer has.

    Raises UsageError for what is no type, no place or no query, and says what to do.
    """
    families = reading.knowledge.families
    if asked.type is not None and asked.type not in families and asked.type not in families.values():
        raise RefusedError(
            "type-unknown",
            f"{asked.type}: no type or family of the codebook; see docs/reference/codebook.md",
            said=asked.type,
        )
    if asked.first is not None and asked.last is not None and asked.last < asked.first:
        raise RefusedError(
            "days-turned",
            f"the days end ({asked.last}) before they begin ({asked.first})",
            first=asked.first,
            last=asked.last,
        )
    is_type = asked.type in families
    return Query(
        words=parse_query(asked.words, reading.lemmas) if asked.words.strip() else None,
        type=asked.type if is_type else None,
        family=None if is_type else asked.type,
        actor=_actor(asked.actor, reading),
        person=asked.person,
        area=None if asked.place is None else area_of(asked.place, reading),
        first=asked.first,
        last=asked.last,
        source=asked.source,
        status=asked.status,
        factuality=asked.factuality,
    )


def _actor(said: str | None, reading: Reading) -> str | WordQuery | None:
    if said is None or said.startswith(_ENTITY):
        return said
    return parse_query(said, reading.lemmas)


def _id_of(entry: Entry, said: str) -> str:
    """The id under which claims name a place of the gazetteer."""
    return place_id(
        Place(
            said,
            0,
            name=entry.name,
            geonames_id=entry.geonames_id,
            admin1=entry.admin1,
            country=entry.country or None,
            precision=entry.precision,
        )
    )


def area_of(said: str, reading: Reading) -> Area:
    """Every place of that name, or of that id (g-); what lies in it too where it is a province or a country.

    Raises UsageError for a name that the gazetteer does not know.
    """
    if said.startswith(_PLACE):
        return Area((said,))
    gazetteer = reading.lexicons.gazetteer
    folded = fold_word(said)
    country = gazetteer.country_named(folded)
    if country is not None:
        return Area((), country)
    found = gazetteer.find(folded) or gazetteer.find_english(said)
    if not found:
        raise RefusedError(
            "place-unknown",
            f"{said}: the gazetteer knows no such place; try another spelling, the English name, or the id "
            "(g-...) that `rasid show STUDY place` gives it",
            said=said,
        )
    ids = tuple(sorted({_id_of(entry, said) for entry in found}))
    likeliest = found[0]
    if likeliest.kind == "country":
        return Area(ids, likeliest.country)
    areas = {(entry.country, entry.admin1 or entry.name) for entry in found if entry.kind == "admin1"}
    if len(areas) == 1:
        ((of_country, admin1),) = areas
        return Area(ids, of_country, admin1)
    return Area(ids)
