"""The tables that the gazetteer is compiled from: countries, first-order divisions, supplement, a user's own.

Only the standard library and parts of Rasid without dependencies are imported here and in `compile`:
the build of the wheel runs them before anything is installed.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from rasid.errors import Fault, LexiconError
from rasid.gazetteer.entry import KINDS, Entry, fold_name
from rasid.lexicon.tables import Row, parse_table

COUNTRY_COLUMNS = ("code", "name", "forms", "adjectives", "peoples", "capital", "capital_forms", "example")
ADMIN1_COLUMNS = ("country", "code", "name", "forms", "example")
SUPPLEMENT_COLUMNS = (
    "form",
    "name",
    "kind",
    "parent",
    "country",
    "geonames_id",
    "latitude",
    "longitude",
    "source",
    "example",
)
USER_COLUMNS = ("form", "name", "kind", "parent", "country", "geonames_id", "latitude", "longitude")
_ENDINGS = ("", "ه", "ين", "ون", "ان", "تين", "تان", "ات", "يه", "يين", "يون")


@dataclass(frozen=True, slots=True)
class Country:
    """A country: its Arabic names, nationality adjectives (masculine singular), peoples, and capital."""

    code: str
    name: str
    forms: tuple[str, ...]
    adjectives: tuple[str, ...]
    peoples: tuple[str, ...]
    capital: str
    capital_forms: tuple[str, ...]

    def folded_adjectives(self) -> tuple[str, ...]:
        """Every folded form of its nationality adjectives, without the article."""
        found = [
            " ".join((stem + ending, *rest))
            for adjective in self.adjectives
            for stem, *rest in [(fold_name(adjective) or "").split()]
            for ending in _ENDINGS
        ]
        return tuple(dict.fromkeys([*found, *(fold_name(people) or "" for people in self.peoples)]))


@dataclass(frozen=True, slots=True)
class Division:
    """A first-order division: its GeoNames code within the country, English name and Arabic names."""

    country: str
    code: str
    name: str
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A place with the Arabic names that a table gives it."""

    entry: Entry
    forms: tuple[str, ...]


def read_countries(path: str, content: str) -> tuple[Country, ...]:
    """Read countries.tsv. Raises LexiconError with all faults."""
    rows, faults = parse_table(path, content, COUNTRY_COLUMNS)
    seen: set[str] = set()
    for row in rows:
        if len(row["code"]) != 2 or not row["code"].isupper() or row["code"] in seen:
            faults.append(row.fault(f"the code {row['code']!r} must be an ISO 3166 alpha-2 code, once only"))
        seen.add(row["code"])
        faults += _bad_forms(row, ("forms", "adjectives", "peoples", "capital_forms"))
    _raise(faults)
    return tuple(
        Country(
            row["code"],
            row["name"],
            row.words("forms"),
            row.words("adjectives"),
            row.words("peoples"),
            row["capital"],
            row.words("capital_forms"),
        )
        for row in rows
    )


def read_divisions(path: str, content: str, countries: Iterable[str]) -> tuple[Division, ...]:
    """Read admin1.tsv. Raises LexiconError with all faults."""
    known = frozenset(countries)
    rows, faults = parse_table(path, content, ADMIN1_COLUMNS)
    for row in rows:
        faults += _bad_forms(row, ("forms",))
        if row["country"] not in known:
            faults.append(row.fault(f"the country {row['country']!r} is not in countries.tsv"))
    _raise(faults)
    return tuple(Division(row["country"], row["code"], row["name"], row.words("forms")) for row in rows)


def read_supplement(path: str, content: str, countries: Iterable[str]) -> tuple[NamedPlace, ...]:
    """Read supplement.tsv. Raises LexiconError with all faults."""
    rows, faults = parse_table(path, content, SUPPLEMENT_COLUMNS)
    places, more = _places(rows, frozenset(countries))
    faults += more
    faults += [
        row.fault("gives a point without its source") for row in rows if row["latitude"] and not row["source"]
    ]
    _raise(faults)
    return places


def read_user_places(path: Path, countries: Iterable[str]) -> tuple[NamedPlace, ...]:
    """Read a user's own places: CSV, or TSV where the file ends in .tsv, with a header line.

    The columns `form` (Arabic, alternates separated by `|`), `name` and `country` are needed; `kind`
    (town if empty), `parent`, `geonames_id`, `latitude` and `longitude` may be left out; other columns
    are passed over. Raises LexiconError that names file and line of every fault.
    """
    try:
        content = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError((Fault(path, 1, f"cannot be read as UTF-8 text: {error}"),)) from error
    lines = csv.reader(io.StringIO(content), delimiter="\t" if path.suffix == ".tsv" else ",")
    header: list[str] | None = None
    rows: list[Row] = []
    faults: list[Fault] = []
    try:
        for cells in lines:
            if not any(cells) or cells[0].startswith("#"):
                continue
            if header is None:
                header = [cell.strip().casefold() for cell in cells]
                missing = [column for column in ("form", "name", "country") if column not in header]
                if missing:
                    faults.append(Fault(path, lines.line_num, f"the header lacks {', '.join(missing)}"))
                    break
                continue
            if len(cells) != len(header):
                faults.append(
                    Fault(path, lines.line_num, f"{len(cells)} cells, but the header has {len(header)}")
                )
                continue
            given = {column: cell.strip() for column, cell in zip(header, cells, strict=True)}
            rows.append(Row(str(path), lines.line_num, {c: given.get(c, "") for c in USER_COLUMNS}))
    except csv.Error as error:
        faults.append(Fault(path, lines.line_num, f"is not CSV: {error}"))
    if header is None and not faults:
        faults.append(Fault(path, 1, "is empty: it needs a header line with form, name and country"))
    places, more = _places(rows, frozenset(countries))
    _raise(faults + more)
    return places


def _places(rows: list[Row], countries: frozenset[str]) -> tuple[tuple[NamedPlace, ...], list[Fault]]:
    places: list[NamedPlace] = []
    faults: list[Fault] = []
    for row in rows:
        found = _bad_forms(row, ("form",))
        if not row.words("form"):
            found.append(row.fault("has no form: give the Arabic name"))
        if not row["name"]:
            found.append(row.fault("has no name: give the English name"))
        kind = row["kind"] or "town"
        if kind not in KINDS:
            found.append(row.fault(f"the kind {kind!r} is not one of {', '.join(KINDS)}"))
        if row["country"] not in countries and (row["country"] or kind != "continent"):
            found.append(row.fault(f"the country {row['country']!r} is not an ISO 3166 alpha-2 code"))
        latitude, longitude = _degrees(row["latitude"], 90), _degrees(row["longitude"], 180)
        if bool(row["latitude"]) != bool(row["longitude"]):
            found.append(row.fault("needs latitude and longitude both, or neither"))
        elif row["latitude"] and (latitude is None or longitude is None):
            found.append(
                row.fault("latitude must be -90 to 90 and longitude -180 to 180, in decimal degrees")
            )
        if row["geonames_id"] and not row["geonames_id"].isdecimal():
            found.append(row.fault(f"the GeoNames id {row['geonames_id']!r} is not a number"))
        faults += found
        if not found:
            entry = Entry(
                row["name"],
                kind,
                row["country"],
                parent=row["parent"] or None,
                geonames_id=int(row["geonames_id"]) if row["geonames_id"] else None,
                latitude=latitude,
                longitude=longitude,
            )
            places.append(NamedPlace(entry, row.words("form")))
    return tuple(places), faults


def _degrees(cell: str, limit: int) -> float | None:
    try:
        degrees = float(cell)
    except ValueError:
        return None
    return degrees if -limit <= degrees <= limit else None


def _bad_forms(row: Row, columns: tuple[str, ...]) -> list[Fault]:
    return [
        row.fault(f"{form!r} in {column} is not an Arabic name")
        for column in columns
        for form in row.words(column)
        if fold_name(form) is None
    ]


def _raise(faults: list[Fault]) -> None:
    if faults:
        raise LexiconError(tuple(faults))
