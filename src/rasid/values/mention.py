"""Spans of a report that name a person, organisation, office, place, time or number."""

from __future__ import annotations

from dataclasses import dataclass

from rasid.values.interval import Count, Interval
from rasid.values.span import Span


@dataclass(frozen=True, slots=True)
class TimeMention:
    """An expression of time. `interval` is None where the words need a published day that is unknown.

    `kind`: absolute, relative, weekday, anaphoric (the next day), duration; `rule` names the rule
    that read it. An `anaphoric` time counts from another happening of the report.
    """

    span: Span
    interval: Interval | None
    kind: str
    rule: str


@dataclass(frozen=True, slots=True)
class NumberMention:
    """A number with its quantifier (أكثر من 20), in digits or words; `span` covers both."""

    span: Span
    count: Count
    ordinal: bool = False


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place name, with what the gazetteer says of it; unresolved where `name` is None.

    `span` covers the name and the hierarchy word that belongs to it (محافظة ديالى, but الفلوجة
    without مدينة). `precision`: point, area (district, governorate), country, none.
    """

    span: Span
    name: str | None
    geonames_id: int | None
    latitude: float | None
    longitude: float | None
    admin1: str | None
    country: str | None
    precision: str
    kind: str
    rule: str


@dataclass(frozen=True, slots=True)
class OrganisationMention:
    """An organisation, force or group; `alias` is its id in the lexicon where it is known there."""

    span: Span
    alias: str | None
    rule: str


@dataclass(frozen=True, slots=True)
class OfficeMention:
    """An office as the report gives it: title, organisation, place, and whether it is still held."""

    span: Span
    title: Span
    organisation: Span | None
    place: Span | None
    status: str
    rule: str


@dataclass(frozen=True, slots=True)
class PersonMention:
    """One naming of a person: the name's span, other names beside it, and the offices beside it.

    `span` is the name alone, without titles. `sort`: full, kunya, surname, short.
    """

    span: Span
    sort: str
    aliases: tuple[Span, ...]
    offices: tuple[OfficeMention, ...]
    rule: str
