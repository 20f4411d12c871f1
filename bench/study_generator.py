"""Reports for measuring a study: as many as wanted, some thirty a day over years, told by a dozen publishers.

A mold is a report made of a lead, a detail and a close (bench/study_templates.py) whose slots hold plain
values; it is coded once, by the coder that `rasid add` uses. A report is poured from it: the slots get other
values and the words behind them move, and the coding with them. So every offset and span is right, every
claim is one that the coder makes of such a sentence, and 100,000 reports take a minute instead of an hour.
What is carried over: offsets, words, numbers of figures, days (by the distance of the published days), places
(the gazetteer's entry of the new place) and organisations (their id in the lexicon).

Every day has happenings, each told by one to four publishers in different words, some with other numbers;
one report in twenty is a reprint with a line before it. Places, organisations and people come in the
proportions of a news archive: a few very often, many once in a while. Same number, same reports.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date, timedelta
from functools import cache
from importlib import resources
from typing import Any, TypeVar

from study_templates import CLOSES, DETAILS, FAMILY, GIVEN, HAPPENINGS, PUBLISHERS, RARE

from rasid.coding import Coder
from rasid.gazetteer.entry import Entry, fold_name
from rasid.gazetteer.lookup import Gazetteer
from rasid.lexicon.tables import read_table
from rasid.values.claim import Claim, Figure, Phrase, Place
from rasid.values.coded import CodedReport, Organisation
from rasid.values.interval import Interval
from rasid.values.report import Report

T = TypeVar("T")

A_DAY = 30
_MOLD_DAY = date(2015, 6, 10)
_FIRST_DAY = date(2012, 1, 1)
_COUNTRIES = ("SY", "IQ", "YE", "LY", "SD", "LB", "EG")
_ORGANISATION_COLUMNS = (
    "id", "forms", "name_en", "country", "kind", "parent", "from", "to", "source", "example",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Named:
    """An organisation or place that a slot may hold, and what the lexicon or gazetteer has of it."""

    name: str
    alias: str | None = None
    entry: Entry | None = None


@dataclass(frozen=True, slots=True)
class Values:
    """What the slots of one happening hold."""

    place: Named
    group: Named
    army: Named
    person: str
    n: int
    m: int


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a mold has a slot: name, start and end in its text."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mold:
    """A coded report with the places of its slots."""

    text: str
    title: str
    slots: tuple[Slot, ...]
    coded: CodedReport


@dataclass(frozen=True, slots=True)
class Told:
    """A report, its coding, and the number of the happening that it tells."""

    report: Report
    coded: CodedReport
    happening: int


class World:
    """The places, organisations and people of the reports, and the molds."""

    def __init__(self, coder: Coder, gazetteer: Gazetteer) -> None:
        self._coder = coder
        self.places = _places(gazetteer)
        self.groups = _organisations(("rebel", "militia"))
        self.armies = _organisations(("state-forces", "police"))
        self._basis = Values(
            Named("الموصل"),
            next(g for g in self.groups if g.alias == "islamic-state"),
            Named("الجيش العراقي"),
            "سالم كامل الراوي",
            4,
            17,
        )
        self.mold = cache(self._mold)

    def reports(self, count: int, *, days_later: int = 0) -> Iterator[Told]:
        """`count` reports in the order of their days, from so many days after the first day on."""
        chance = random.Random(days_later)
        made = 0
        happening = 0
        day = _FIRST_DAY + timedelta(days=days_later)
        known: set[str] = set()
        while True:
            for first, report, coded in self._day(day, chance):
                happening += first
                if report.sha256 in known:
                    continue
                known.add(report.sha256)
                yield Told(report, coded, happening)
                made += 1
                if made == count:
                    return
            day += timedelta(days=1)

    def _day(self, day: date, chance: random.Random) -> Iterator[tuple[bool, Report, CodedReport]]:
        """The reports of one day, each with whether it is the first of its happening."""
        told = 0
        while told < A_DAY:
            kind = chance.randrange(len(HAPPENINGS))
            values = self._values(chance)
            first = True
            for publisher in chance.sample(PUBLISHERS, min(chance.choice((1, 1, 2, 3, 4)), A_DAY - told)):
                mold = self.mold(
                    kind,
                    chance.randrange(len(HAPPENINGS[kind].leads)),
                    chance.randrange(len(DETAILS)),
                    chance.randrange(len(CLOSES)),
                    chance.random() < 0.05,
                )
                told += 1
                yield first, *pour(mold, values, day, publisher)
                first = False
                if chance.random() < 0.3:
                    values = replace(values, n=values.n + 1)

    def _values(self, chance: random.Random) -> Values:
        name = f"{_often_first(GIVEN, chance)} {chance.choice(GIVEN)} {_often_first(FAMILY, chance)}"
        if chance.random() < 0.01:
            name = f"{chance.choice(GIVEN)} ال{chance.choice(RARE[0])[2:]}{chance.choice(RARE[1])}"
        return Values(
            _often_first(self.places, chance),
            _often_first(self.groups, chance),
            _often_first(self.armies, chance),
            name,
            chance.randint(2, 30),
            chance.randint(5, 90),
        )

    def _mold(self, kind: int, lead: int, detail: int, close: int, reprint: bool) -> Mold:
        """The mold of this lead, detail and close."""
        happening = HAPPENINGS[kind]
        title, _ = _fill(happening.title, self._basis)
        front = "نقلت مواقع محلية الخبر الآتي نصه: " if reprint else ""
        text, slots = _fill(
            "\n".join((front + happening.leads[lead], DETAILS[detail], CLOSES[close])), self._basis
        )
        report = Report("mold", text, title, _MOLD_DAY, "given", sha256=_digest(text))
        return Mold(text, happening.title, slots, self._coder.code(report))


def pour(mold: Mold, values: Values, day: date, publisher: str) -> tuple[Report, CodedReport]:
    """A report of this mold with other values, and its coding."""
    text, slots = _refill(mold, values)
    title, _ = _fill(mold.title, values)
    original = f"{title}\n{text}\n{publisher} {day}".encode()
    digest = hashlib.sha256(original).hexdigest()
    report = Report(
        f"{publisher} {digest[:8]}", text, title, day, "given", publisher, sha256=digest, original=original
    )
    moved = _Move(mold.slots, slots, text, values, day - _MOLD_DAY)
    coded = mold.coded
    return report, replace(
        coded,
        id=report.id,
        published=day,
        title=title,
        source=publisher,
        text=text,
        sha256=digest,
        events=moved.carry(coded.events),
        people=moved.carry(coded.people),
        organisations=moved.carry(coded.organisations),
        places=moved.carry(coded.places),
    )


class _Move:
    """Carries a coding from the text of its mold to the text of a report."""

    def __init__(
        self, old: tuple[Slot, ...], new: tuple[Slot, ...], text: str, values: Values, later: timedelta
    ) -> None:
        self._pairs = tuple(zip(old, new, strict=True))
        self._text = text
        self._values = values
        self._later = later

    def carry(self, value: Any) -> Any:  # noqa: ANN401 - any part of a coding
        """The same part of the coding of the report."""
        if isinstance(value, tuple):
            return tuple(self.carry(part) for part in value)
        if isinstance(value, Phrase):
            return self._phrase(value)
        if isinstance(value, Place):
            return self._place(value)
        if isinstance(value, Interval):
            start = value.start if value.start == date.min else value.start + self._later
            return replace(value, start=start, end=value.end + self._later)
        if isinstance(value, Organisation):
            return self._organisation(value)
        if isinstance(value, Figure):
            return self._figure(value)
        if isinstance(value, Claim):
            return self._claim(value)
        if is_dataclass(value) and not isinstance(value, type):
            return type(value)(*(self.carry(getattr(value, field.name)) for field in fields(value)))
        return value

    def _offset(self, at: int, *, is_end: bool) -> int:
        """Where an offset of the mold is in the text; one within a slot is at the slot's end or beginning."""
        shift = 0
        for old, new in self._pairs:
            if at < old.start or (is_end and at == old.start):
                break
            if at < old.end or (is_end and at == old.end):
                return new.end if is_end and at > old.start else new.start
            shift = new.end - old.end
        return at + shift

    def _phrase(self, phrase: Phrase) -> Phrase:
        start = self._offset(phrase.at, is_end=False)
        return Phrase(self._text[start : self._offset(phrase.at + len(phrase.text), is_end=True)], start)

    def _slot_of(self, at: int, length: int) -> str | None:
        """The slot that a stretch of the mold stands in or holds."""
        return next((old.name for old, _ in self._pairs if old.start < at + length and at < old.end), None)

    def _place(self, place: Place) -> Place:
        moved = self._phrase(Phrase(place.text, place.at))
        entry = self._values.place.entry
        if entry is None or self._slot_of(place.at, len(place.text)) != "place":
            return replace(place, text=moved.text, at=moved.at)
        return Place(
            moved.text,
            moved.at,
            entry.name,
            entry.geonames_id,
            entry.latitude,
            entry.longitude,
            entry.admin1,
            entry.country,
            entry.precision,
        )

    def _organisation(self, organisation: Organisation) -> Organisation:
        slot = self._slot_of(organisation.name.at, len(organisation.name.text))
        named = getattr(self._values, slot) if slot in ("group", "army") else None
        alias = named.alias if named is not None else organisation.alias
        return Organisation(self._phrase(organisation.name), alias, self.carry(organisation.mentions))

    def _figure(self, figure: Figure) -> Figure:
        low, high = self._numbers((figure.low, figure.high), figure.said)
        return replace(
            figure,
            whom=self.carry(figure.whom),
            low=low,
            high=high,
            source=self.carry(figure.source),
            said=self._phrase(figure.said),
        )

    def _numbers(self, numbers: tuple[int, int | None], said: Phrase) -> tuple[int, int | None]:
        slot = self._slot_of(said.at, len(said.text))
        if slot not in ("n", "m"):
            return numbers
        number = int(getattr(self._values, slot))
        return number, None if numbers[1] is None else number

    def _claim(self, claim: Claim) -> Claim:
        """The claim with its parts carried over, and its numbers those of the figure they were taken from."""
        named = {field.name: self.carry(getattr(claim, field.name)) for field in fields(claim)}
        for old, new in zip(claim.figures, named["figures"], strict=True):
            if old.what in named and getattr(claim, old.what) == (old.low, old.high):
                named[old.what] = (new.low, new.high)
        return Claim(**named)


def _fill(words: str, values: Values) -> tuple[str, tuple[Slot, ...]]:
    """The words with their slots filled, and where these are."""
    made: list[str] = []
    slots: list[Slot] = []
    length = 0
    for number, part in enumerate(words.replace("}", "{").split("{")):
        written = _written(part, values) if number % 2 else part
        if number % 2:
            slots.append(Slot(part, length, length + len(written)))
        made.append(written)
        length += len(written)
    return "".join(made), tuple(slots)


def _refill(mold: Mold, values: Values) -> tuple[str, tuple[Slot, ...]]:
    """The text of a mold with other values in its slots."""
    words: list[str] = []
    end = 0
    for slot in mold.slots:
        words += [mold.text[end : slot.start], "{" + slot.name + "}"]
        end = slot.end
    return _fill("".join((*words, mold.text[end:])), values)


def _written(slot: str, values: Values) -> str:
    value = getattr(values, slot)
    return value.name if isinstance(value, Named) else str(value)


def _places(gazetteer: Gazetteer) -> tuple[Named, ...]:
    """Towns and villages of one or two words, their countries in turn: the first ones are told of often."""
    folder = resources.files("rasid").joinpath("data", "gazetteer", "supplement.tsv")
    found: dict[str, Named] = {}
    for line in folder.read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if line.startswith("#") or len(cells) < 5 or cells[4] not in _COUNTRIES:
            continue
        name = cells[0].split("|")[0]
        entries = gazetteer.find_exactly(fold_name(name) or "-")
        if entries and entries[0].country == cells[4] and entries[0].kind in ("town", "village", "capital"):
            found.setdefault(name, Named(name, entry=entries[0]))
    return _shuffled(found)


def _organisations(kinds: tuple[str, ...]) -> tuple[Named, ...]:
    rows = read_table("organisations.tsv", _ORGANISATION_COLUMNS)
    found: dict[str, Named] = {}
    for row in rows:
        name = row.words("forms")[0]
        if row["kind"] in kinds and name.isprintable() and " " in name and name.replace(" ", "").isalpha():
            found.setdefault(name, Named(name, alias=row["id"]))
    return _shuffled(found)


def _shuffled(found: dict[str, Named]) -> tuple[Named, ...]:
    """In an order of no meaning that is always the same."""
    return tuple(found[name] for name in sorted(found, key=_digest))


def _often_first(choices: tuple[T, ...], chance: random.Random) -> T:
    """One of the choices; the first ones come far more often than the last."""
    return choices[min(int(len(choices) * chance.random() ** 3), len(choices) - 1)]


def _digest(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()
