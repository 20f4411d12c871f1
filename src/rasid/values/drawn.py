"""Incidents as a map and a timeline show them: counted, and drawn no more exactly than they are known."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Spot:
    """How many incidents are at one place, with what the gazetteer knows of it (values.Place).

    `place` is None for those whose claims name no place, or do not agree on one.
    """

    place: str | None
    count: int
    name: str | None = None
    said: str | None = None
    country: str | None = None
    admin1: str | None = None
    precision: str = "none"
    latitude: float | None = None
    longitude: float | None = None

    def called(self, language: str) -> str:
        """Its name: as a report says it, in English as the gazetteer does."""
        names = (self.name, self.said) if language == "en" else (self.said, self.name)
        return next((name for name in names if name), self.place or "")


@dataclass(frozen=True, slots=True)
class Frame:
    """The part of the world that a map shows: degrees, and a zoom of 0 (all of it) to 18."""

    south: float
    west: float
    north: float
    east: float
    zoom: int


@dataclass(frozen=True, slots=True)
class Marked:
    """One mark: a place known by its point, or several that lie close together on the screen.

    `place` is None for several, `name` that of the one with the most incidents. `bounds`: south, west, north,
    east of their points.
    """

    latitude: float
    longitude: float
    count: int
    places: int
    place: str | None
    name: str
    bounds: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Circle:
    """Where the towns of a division lie: their middle, and the distance within which they do, in metres."""

    latitude: float
    longitude: float
    radius: int


@dataclass(frozen=True, slots=True)
class Area:
    """A first-order division (`division` is its English name) in which incidents were, known no closer.

    `shape` is its id in the shapes of provinces (COUNTRY.CODE), `circle` where its towns lie; each None where
    nothing is known. `places` are the ids of what is named: the division itself, its districts.
    """

    country: str
    division: str
    name: str
    count: int
    places: tuple[str, ...]
    shape: str | None
    circle: Circle | None


@dataclass(frozen=True, slots=True)
class Land:
    """A country in which incidents are known to have been, no closer."""

    country: str
    name: str
    count: int
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """All that a map draws of the incidents asked for; together at most 2,000 things.

    `total` counts the incidents, `beyond` those at points outside the frame, `nowhere` those without a place
    that can be drawn.
    """

    marks: tuple[Marked, ...]
    areas: tuple[Area, ...]
    lands: tuple[Land, ...]
    total: int
    beyond: int
    nowhere: int


@dataclass(frozen=True, slots=True)
class Period:
    """A day, a week (its Monday) or a month (its first day) with how many incidents of each family."""

    first: str
    last: str
    counts: dict[str, int]

    @property
    def total(self) -> int:
        """How many of all families."""
        return sum(self.counts.values())
