"""Looking places up by folded Arabic name."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Sequence
from importlib import resources
from pathlib import Path

import platformdirs

from rasid.errors import Fault, LexiconError
from rasid.gazetteer.compile import SCHEMA, compile_built_in
from rasid.gazetteer.entry import Entry, fold_name
from rasid.gazetteer.sources import read_user_places

_ENTRY_COLUMNS = (
    "p.name, p.kind, p.country, p.admin1, p.parent, p.geonames_id, "
    "p.latitude, p.longitude, p.population, p.rank"
)
_USER_RANK = 130
#: The file of the places that people of a study added, in a folder that is made for its reading.
ADDED_PLACES = "places-of-the-study.csv"
_NO_NAMES: tuple[frozenset[str], int] = (frozenset(), 0)


class Gazetteer:
    """The compiled gazetteer, open for looking up. Answers are kept: a name is read from the file once.

    Names are folded with `fold_name`. Make one with `Gazetteer.open`.
    """

    def __init__(
        self, connection: sqlite3.Connection, version: str, own: dict[str, tuple[Entry, ...]]
    ) -> None:
        self._connection = connection
        self._own = own
        self._entries: dict[str, tuple[Entry, ...]] = {}
        self._starting: dict[str, tuple[frozenset[str], int]] = {}
        self._named: dict[str, str | None] = {}
        self._extents: dict[tuple[str, str], tuple[float, float, float, float] | None] = {}
        self._adjectives: dict[str, str] = dict(connection.execute("SELECT folded, country FROM adjective"))
        self._own_starting: dict[str, list[str]] = {}
        for name in sorted(own):
            self._own_starting.setdefault(name.partition(" ")[0], []).append(name)
        self.version = version

    @classmethod
    def open(cls, path: Path | None = None, user: Path | None = None) -> Gazetteer:
        """Open the gazetteer at `path`, or the one that ships with Rasid, and a user's own places over it.

        `user` is a CSV or TSV file of places (see `read_user_places`), or a folder that may hold places.csv
        or places.tsv, and a compiled gazetteer.sqlite in place of Rasid's. In a source checkout, where
        nothing was compiled, the gazetteer is compiled into the user's cache folder first. Raises
        LexiconError.
        """
        compiled = path or _users_own(user) or _built_in()
        if not compiled.is_file():
            raise LexiconError((Fault(compiled, 1, "is no file: make one with `rasid gazetteer build`"),))
        connection = sqlite3.connect(
            compiled.resolve().as_uri() + "?mode=ro&immutable=1", uri=True, check_same_thread=False
        )
        try:
            meta = dict(connection.execute("SELECT key, value FROM meta"))
        except sqlite3.DatabaseError as error:
            connection.close()
            raise LexiconError((Fault(compiled, 1, f"is not a compiled gazetteer: {error}"),)) from error
        if meta.get("schema") != str(SCHEMA):
            connection.close()
            fault = Fault(compiled, 1, "was compiled by another version of Rasid: compile it again")
            raise LexiconError((fault,))
        version = meta["version"]
        codes = [code for (code,) in connection.execute("SELECT country FROM place WHERE kind = 'country'")]
        own: dict[str, tuple[Entry, ...]] = {}
        for file in _user_files(user):
            version = hashlib.sha256(version.encode() + file.read_bytes()).hexdigest()[:12]
            for place in read_user_places(file, codes):
                entry = _with_rank(place.entry)
                for form in place.forms:
                    name = fold_name(form)
                    if name is not None:
                        own[name] = (*own.get(name, ()), entry)
        return cls(connection, version, own)

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def find(self, folded_name: str) -> tuple[Entry, ...]:
        """Every place of this name, likeliest first; where there is none, of the name with or without ال."""
        found = self.find_exactly(folded_name)
        if found:
            return found
        other = folded_name[2:] if folded_name.startswith("ال") else "ال" + folded_name
        return self.find_exactly(other) if len(other) > 3 else ()

    def find_exactly(self, folded_name: str) -> tuple[Entry, ...]:
        """Every place of exactly this folded name: a user's own first, then by rank, then by id."""
        found = self._entries.get(folded_name)
        if found is None:
            rows = self._connection.execute(
                f"SELECT {_ENTRY_COLUMNS} FROM name n JOIN place p ON p.id = n.place"
                " WHERE n.folded = ? ORDER BY p.rank DESC, p.id",
                (folded_name,),
            )
            found = (*self._own.get(folded_name, ()), *(Entry(*row) for row in rows))
            self._entries[folded_name] = found
        return found

    def is_country(self, folded_name: str) -> bool:
        """Whether the likeliest place of exactly this folded name is a country."""
        found = self.find_exactly(folded_name)
        return bool(found) and found[0].kind == "country"

    def find_english(self, name: str) -> tuple[Entry, ...]:
        """Every place of this English name, in capitals or not, likeliest first; a scan of all places."""
        rows = self._connection.execute(
            f"SELECT {_ENTRY_COLUMNS} FROM place p"
            " WHERE p.name = ? COLLATE NOCASE ORDER BY p.rank DESC, p.id",
            (name.strip(),),
        )
        return tuple(Entry(*row) for row in rows)

    def longest_name(self, words: Sequence[str]) -> str | None:
        """The longest name of the gazetteer that the folded `words` begin with, or None."""
        first = words[0]
        found = self._starting.get(first)
        if found is None:
            found = self._starting[first] = self._names_from(first)
        names, most = found
        for count in range(min(most, len(words)), 0, -1):
            name = " ".join(words[:count]) if count > 1 else first
            if name in names:
                return name
        return None

    def _names_from(self, first: str) -> tuple[frozenset[str], int]:
        """Every folded name whose first word is `first`, and the number of words of the longest."""
        rows = self._connection.execute(
            "SELECT DISTINCT folded FROM name WHERE folded = ? OR (folded >= ? AND folded < ?)",
            (first, first + " ", first + "!"),
        )
        names = frozenset(row[0] for row in rows).union(self._own_starting.get(first, ()))
        return (names, max(name.count(" ") for name in names) + 1) if names else _NO_NAMES

    def one_word_names(self) -> frozenset[str]:
        """Every folded name of one word."""
        rows = self._connection.execute("SELECT DISTINCT folded FROM name WHERE folded NOT LIKE '% %'")
        return frozenset(row[0] for row in rows).union(name for name in self._own if " " not in name)

    def country_of_adjective(self, folded: str) -> str | None:
        """The alpha-2 code of a nationality adjective, with or without the article: سوري، الأميركيين."""
        country = self._adjectives.get(folded)
        if country is None and folded.startswith("ال"):
            country = self._adjectives.get(folded[2:])
        return country

    def country_named(self, folded: str) -> str | None:
        """The alpha-2 code of a country by a one-word name or an adjective, clitics before it allowed."""
        if folded not in self._named:
            self._named[folded] = self._country_named(folded)
        return self._named[folded]

    def _country_named(self, folded: str) -> str | None:
        words = [folded]
        words += [word[1:] for word in words if word[:1] in ("و", "ف")]
        words += [word[1:] for word in words if word[:1] in ("ب", "ل", "ك")]
        words += ["ال" + word[2:] for word in words[:2] if word.startswith("لل")]
        for word in words:
            for entry in self.find_exactly(word):
                if entry.kind == "country":
                    return entry.country
            if word.startswith("ال") or word == folded:
                code = self.country_of_adjective(word)
                if code:
                    return code
        return None

    def extent(self, country: str, admin1: str) -> tuple[float, float, float, float] | None:
        """Where the towns of a first-order division lie: south, west, north, east; None where no point is
        known.
        """
        if (country, admin1) not in self._extents:
            found = self._connection.execute(
                "SELECT min(latitude), min(longitude), max(latitude), max(longitude) FROM place"
                " WHERE country = ? AND admin1 = ? AND latitude IS NOT NULL",
                (country, admin1),
            ).fetchone()
            self._extents[country, admin1] = None if found[0] is None else found
        return self._extents[country, admin1]

    def around(self, latitude: float, longitude: float, degrees: float) -> tuple[Entry, ...]:
        """The places with a GeoNames id and a point within a square around a point, by that id."""
        rows = self._connection.execute(
            f"SELECT {_ENTRY_COLUMNS} FROM place p WHERE p.geonames_id IS NOT NULL"
            " AND p.latitude BETWEEN ? AND ? AND p.longitude BETWEEN ? AND ? ORDER BY p.geonames_id",
            (latitude - degrees, latitude + degrees, longitude - degrees, longitude + degrees),
        )
        return tuple(Entry(*row) for row in rows)

    def country_codes(self) -> tuple[str, ...]:
        """The alpha-2 codes of all countries, sorted."""
        rows = self._connection.execute(
            "SELECT DISTINCT country FROM place WHERE kind = 'country' ORDER BY country"
        )
        return tuple(code for (code,) in rows)

    def country(self, code: str) -> Entry | None:
        """The country with this alpha-2 code."""
        return self._one("country", code)

    def capital(self, code: str) -> Entry | None:
        """The capital of the country with this alpha-2 code."""
        return self._one("capital", code)

    def _one(self, kind: str, code: str) -> Entry | None:
        row = self._connection.execute(
            f"SELECT {_ENTRY_COLUMNS} FROM place p WHERE p.country = ? AND p.kind = ?"
            " ORDER BY p.rank DESC, p.id",
            (code, kind),
        ).fetchone()
        return Entry(*row) if row else None


def _with_rank(entry: Entry) -> Entry:
    return Entry(
        entry.name,
        entry.kind,
        entry.country,
        admin1=entry.name if entry.kind == "admin1" else None,
        parent=entry.parent,
        geonames_id=entry.geonames_id,
        latitude=entry.latitude,
        longitude=entry.longitude,
        rank=_USER_RANK,
    )


def _user_files(user: Path | None) -> tuple[Path, ...]:
    if user is None:
        return ()
    if user.is_dir():
        names = ("places.csv", "places.tsv", ADDED_PLACES)
        return tuple(file for name in names if (file := user / name).is_file())
    if not user.is_file():
        raise LexiconError((Fault(user, 1, "is no file: give a CSV or TSV file of places"),))
    return (user,)


def _users_own(user: Path | None) -> Path | None:
    """The compiled gazetteer in the user's folder, if there is one."""
    compiled = user / "gazetteer.sqlite" if user is not None else None
    return compiled if compiled is not None and compiled.is_file() else None


def _built_in() -> Path:
    """The compiled gazetteer of the package, or else one compiled into the user's cache folder."""
    folder = Path(str(resources.files("rasid").joinpath("data", "gazetteer")))
    compiled = folder / "gazetteer.sqlite"
    if compiled.is_file():
        return compiled
    digest = hashlib.sha256(str(SCHEMA).encode())
    for name in ("countries.tsv", "admin1.tsv", "supplement.tsv"):
        digest.update((folder / name).read_bytes())
    cached = Path(platformdirs.user_cache_dir("rasid")) / f"gazetteer-{digest.hexdigest()[:12]}.sqlite"
    if not cached.is_file():
        compile_built_in(cached, folder)
    return cached
