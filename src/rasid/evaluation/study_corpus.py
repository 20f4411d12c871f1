"""The corpus on which resolution is measured: reports, what they tell of, and whom they name.

Files of TOML in one folder, that a linguist writes by hand: `happenings.toml`, `people.toml`, `control.toml`,
and any other `NAME.toml` with `[[report]]`s. A claim or a naming is given by its words as they stand in the
text, with `at` = nth where they recur.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from rasid.errors import UsageError
from rasid.evaluation.gold import ROOT
from rasid.values.span import Span

STUDY = ROOT / "tests" / "fixtures" / "study"
TRUTHS = ("happenings.toml", "people.toml", "control.toml")


@dataclass(frozen=True, slots=True)
class Happening:
    """What happened. `killed` None: nobody, or nobody tells. `alone`: each claim of it joins nothing."""

    key: str
    type: str
    alone: bool
    killed: int | None
    days: tuple[date, date] | None
    place: str | None
    geonames_id: int | None
    says: str


@dataclass(frozen=True, slots=True)
class GoldTenure:
    """An office as the reports tell it; `end` is the type of event that ended it, on day `until`."""

    person: str
    title: str
    organisation: str | None
    since: date | None
    until: date | None
    end: str | None


@dataclass(frozen=True, slots=True)
class GoldControl:
    """A place and who held it, with the days of its capture and loss where they are told."""

    place: str
    organisation: str
    since: date | None
    until: date | None


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of a report that tell of `key` (a happening, a person), and where they stand."""

    key: str
    span: Span


@dataclass(frozen=True, slots=True)
class GoldReport:
    """A report with the triggers of its claims and the names of its people."""

    id: str
    source: str
    published: date
    title: str | None
    text: str
    claims: tuple[Mark, ...]
    people: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class StudyCorpus:
    """All of it, reports in the order of their ids."""

    reports: tuple[GoldReport, ...]
    happenings: Mapping[str, Happening]
    names: Mapping[str, str]
    tenures: tuple[GoldTenure, ...]
    controls: tuple[GoldControl, ...]


def half_of(key: str) -> str:
    """A or B, by the parity of the SHA-1 of a key: errors are read in half A alone."""
    return "AB"[hashlib.sha1(key.encode(), usedforsecurity=False).digest()[-1] % 2]


def read_study(folder: Path = STUDY) -> StudyCorpus:
    """Read the corpus. Raises UsageError with every fault: words that are not in the text, unknown keys."""
    if not folder.is_dir():
        raise UsageError(f"{folder} is not a folder: run this in a checkout, or give --study")
    happenings = {row["key"]: _happening(row) for row in _rows(folder / "happenings.toml", "happening")}
    people = _rows(folder / "people.toml", "person")
    controls = _rows(folder / "control.toml", "control")
    names = {row["key"]: row["name"] for row in people}
    faults: list[str] = []
    reports = [
        _report(row, path.name, {"happening": set(happenings), "person": set(names)}, faults)
        for path in sorted(folder.glob("*.toml"))
        if path.name not in TRUTHS
        for row in _rows(path, "report")
    ]
    ids = [report.id for report in reports]
    faults += [f"{name}: two reports have this id" for name in sorted({n for n in ids if ids.count(n) > 1})]
    if faults:
        raise UsageError("\n".join(faults))
    return StudyCorpus(
        reports=tuple(sorted(reports, key=lambda report: report.id)),
        happenings=happenings,
        names=names,
        tenures=tuple(_tenure(row["key"], held) for row in people for held in row.get("tenures", ())),
        controls=tuple(
            GoldControl(row["place"], row["organisation"], row.get("from"), row.get("to")) for row in controls
        ),
    )


def _rows(path: Path, name: str) -> list[dict[str, Any]]:
    try:
        rows: list[dict[str, Any]] = tomllib.loads(path.read_text(encoding="utf-8"))[name]
    except (KeyError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"{path}: {error!r}") from error
    return rows


def _happening(row: dict[str, Any]) -> Happening:
    place = row.get("place", {})
    days = row.get("days")
    return Happening(
        key=row["key"],
        type=row["type"],
        alone=row.get("alone", False),
        killed=row.get("killed"),
        days=(days[0], days[1]) if days else None,
        place=place.get("name"),
        geonames_id=place.get("geonames_id"),
        says=row.get("says", ""),
    )


def _tenure(person: str, row: dict[str, Any]) -> GoldTenure:
    return GoldTenure(
        person, row["title"], row.get("organisation"), row.get("from"), row.get("to"), row.get("end")
    )


def _report(row: dict[str, Any], file: str, known: Mapping[str, set[str]], faults: list[str]) -> GoldReport:
    text = row["text"].strip()
    claims, wrong_claims = _marks(row.get("claims", ()), ("happening", "trigger"), text, known)
    people, wrong_people = _marks(row.get("people", ()), ("person", "name"), text, known)
    faults += [f"{file}: {row['id']}: {fault}" for fault in (*wrong_claims, *wrong_people)]
    return GoldReport(
        row["id"], row["source"], row["published"], row.get("title"), text, tuple(claims), tuple(people)
    )


def _marks(
    rows: Iterable[dict[str, Any]], fields: tuple[str, str], text: str, known: Mapping[str, set[str]]
) -> tuple[list[Mark], list[str]]:
    """The marks, and what is wrong with those that could not be made."""
    marks, faults = [], []
    for row in rows:
        key, words, nth = row[fields[0]], row[fields[1]], row.get("at", 1)
        at = _nth(text, words, nth)
        if key not in known[fields[0]]:
            faults.append(f"no {fields[0]} {key}")
        elif at is None:
            faults.append(f"{words} does not stand in the text {nth} times")
        else:
            marks.append(Mark(key, Span(at, at + len(words))))
    return marks, faults


def _nth(text: str, words: str, nth: int) -> int | None:
    """The offset of the nth place where `words` stand as whole words, behind one clitic at most."""
    found = re.finditer(rf"(?:(?<!\w)|(?<=\b[وفبلك])){re.escape(words)}(?!\w)", text)
    return next((match.start() for match in islice(found, nth - 1, nth)), None)
