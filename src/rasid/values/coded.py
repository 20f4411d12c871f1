"""A report and all that was read from it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from rasid.values.claim import Claim, Phrase, Place
from rasid.values.problem import Problem


@dataclass(frozen=True, slots=True)
class Office:
    """An office that the report gives a person. `status`: current or former."""

    title: Phrase
    organisation: Phrase | None
    place: Phrase | None
    status: str
    rule: str


@dataclass(frozen=True, slots=True)
class Person:
    """A person named in the report: the longest name, other names, every place of the text that names him."""

    name: Phrase
    aliases: tuple[Phrase, ...]
    offices: tuple[Office, ...]
    mentions: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation named in the report; `alias` is its id in the lexicon of organisations, if known."""

    name: Phrase
    alias: str | None
    mentions: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class Versions:
    """What made the coding: the program's version, and content hashes of codebook, lexicons, gazetteer."""

    program: str
    codebook: str
    lexicons: str
    gazetteer: str


@dataclass(frozen=True, slots=True)
class CodedReport:
    """One report, coded. `events` are its claims in the order of their triggers."""

    id: str
    published: date | None
    published_from: str | None
    title: str | None
    source: str | None
    url: str | None
    text: str
    sha256: str
    reader: str
    extra: dict[str, str]
    versions: Versions
    events: tuple[Claim, ...]
    people: tuple[Person, ...]
    organisations: tuple[Organisation, ...]
    places: tuple[Place, ...]
    problems: tuple[Problem, ...]
