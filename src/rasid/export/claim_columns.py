"""The columns of a claim, the same wherever a claim is a row. Phrases are joined with " | "."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from rasid.export.csv_cells import NEVER, Cell, Column, joined, one_line
from rasid.values import Claim, Figure, Interval, Phrase, Place

_NO_PLACE = "no place is said"
_UNKNOWN_PLACE = "no place is said, or the gazetteer does not know it"
_NO_DATE = "no date is said; see the window"
_NO_COUNT = "nothing is said"


def standing_of(claim: Claim) -> str:
    """Whether the report says it itself (reported), or ascribes it to somebody (alleged)."""
    return "reported" if claim.source is None else "alleged"


def said(phrase: Phrase | None) -> str | None:
    """The words of a phrase on one line."""
    return None if phrase is None else one_line(phrase.text)


def _phrases(phrases: tuple[Phrase, ...] | tuple[Place, ...]) -> str:
    return joined(one_line(phrase.text) for phrase in phrases)


def _figure(figure: Figure) -> str:
    high = "+" if figure.high is None else "" if figure.high == figure.low else f"-{figure.high}"
    whom = f" {said(figure.whom)}" if figure.whom else ""
    of_which = "of which " if figure.subset else ""
    source = f" ({said(figure.source)})" if figure.source else ""
    return f"{of_which}{figure.what} {figure.low}{high}{whom}{source}"


def _of_place(read: Callable[[Place], Cell]) -> Callable[[Claim], Cell]:
    return lambda claim: read(claim.places[0]) if claim.places else None


def _of_days(
    interval: Callable[[Claim], Interval | None], read: Callable[[Interval], Cell]
) -> Callable[[Claim], Cell]:
    def cell(claim: Claim) -> Cell:
        days = interval(claim)
        return None if days is None else read(days)

    return cell


def _of_count(count: Callable[[Claim], tuple[int, int | None] | None], end: int) -> Callable[[Claim], Cell]:
    def cell(claim: Claim) -> Cell:
        counted = count(claim)
        return None if counted is None else counted[end]

    return cell


def _counts(what: str, count: Callable[[Claim], tuple[int, int | None] | None]) -> tuple[Column[Claim], ...]:
    if what == "killed":
        low, high = (
            "at least so many killed; empty where nothing is said",
            "at most; empty also where no upper bound is said",
        )
    else:
        also = "; abducted people too" if what == "detained" else ""
        low, high = f"as killed_low{also}", f"as killed_high{also}"
    return (
        Column(f"{what}_low", low, _of_count(count, 0), "integer", _NO_COUNT),
        Column(
            f"{what}_high", high, _of_count(count, 1), "integer", f"{_NO_COUNT}, or no upper bound is said"
        ),
    )


WHAT_COLUMNS: tuple[Column[Claim], ...] = (
    Column(
        "standing",
        "alleged: the report ascribes the claim to `according_to`; reported: the report itself says so",
        standing_of,
        empty=NEVER,
    ),
    Column("type", "event type", lambda c: c.type, empty=NEVER),
    Column("family", "family of the event type", lambda c: c.family, empty=NEVER),
    Column(
        "factuality",
        "asserted, negated, possible, planned or generic",
        lambda c: c.factuality,
        empty=NEVER,
    ),
    Column("trigger", "the word that names the event", lambda c: said(c.trigger), empty=NEVER),
    Column(
        "trigger_at",
        "where it stands in the text, in code points from 0",
        lambda c: c.trigger.at,
        "integer",
        NEVER,
    ),
    Column("actors", "who is said to have done it", lambda c: _phrases(c.actors), "list"),
    Column("targets", "to whom or what", lambda c: _phrases(c.targets), "list"),
    Column("instruments", "with what", lambda c: _phrases(c.instruments), "list"),
)
WHERE_COLUMNS: tuple[Column[Claim], ...] = (
    Column(
        "place",
        "the most specific place, as the report names it",
        _of_place(lambda p: one_line(p.text)),
        empty=_NO_PLACE,
    ),
    Column("place_name", "its name in the gazetteer", _of_place(lambda p: p.name), empty=_UNKNOWN_PLACE),
    Column("admin1", "its first-order division", _of_place(lambda p: p.admin1), empty=_UNKNOWN_PLACE),
    Column(
        "country",
        "its country, ISO 3166-1 alpha-2",
        _of_place(lambda p: p.country),
        empty=_UNKNOWN_PLACE,
    ),
    Column("latitude", "in degrees", _of_place(lambda p: p.latitude), "number", _UNKNOWN_PLACE),
    Column("longitude", "in degrees", _of_place(lambda p: p.longitude), "number", _UNKNOWN_PLACE),
    Column(
        "place_precision",
        "point, area, country or none",
        _of_place(lambda p: p.precision),
        empty=_NO_PLACE,
    ),
    Column(
        "geonames_id", "its id in GeoNames", _of_place(lambda p: p.geonames_id), "integer", _UNKNOWN_PLACE
    ),
    Column(
        "places",
        "every place where it happened, most specific first",
        lambda c: _phrases(c.places),
        "list",
        _NO_PLACE,
    ),
    Column(
        "inferred_places",
        "places known only from a dateline or a participant",
        lambda c: _phrases(c.inferred_places),
        "list",
        "there are none",
    ),
)
WHEN_COLUMNS: tuple[Column[Claim], ...] = (
    Column(
        "date_start",
        "first day on which it can have happened",
        _of_days(lambda c: c.date, lambda d: d.start.isoformat()),
        "day",
        _NO_DATE,
    ),
    Column(
        "date_end", "last such day", _of_days(lambda c: c.date, lambda d: d.end.isoformat()), "day", _NO_DATE
    ),
    Column(
        "date_precision",
        "day, days, week, month, season, year or decade",
        _of_days(lambda c: c.date, lambda d: d.precision),
        empty=_NO_DATE,
    ),
    Column(
        "date_approximate",
        "1 where the words say about, or the day is a Hijri one",
        _of_days(lambda c: c.date, lambda d: int(d.approximate)),
        "flag",
        _NO_DATE,
    ),
    Column(
        "window_start",
        "where no date is said: not before",
        _of_days(lambda c: c.window, lambda d: None if d.start == date.min else d.start.isoformat()),
        "day",
        "a date is said, or nothing bounds it",
    ),
    Column(
        "window_end",
        "where no date is said: not after",
        _of_days(lambda c: c.window, lambda d: d.end.isoformat()),
        "day",
        "a date is said, or nothing bounds it",
    ),
)
HOW_MANY_COLUMNS: tuple[Column[Claim], ...] = (
    *_counts("killed", lambda c: c.killed),
    *_counts("injured", lambda c: c.injured),
    *_counts("detained", lambda c: c.detained),
    Column(
        "figures",
        "every number of the claim, with of whom and who says so",
        lambda c: joined(map(_figure, c.figures)),
        "list",
        _NO_COUNT,
    ),
)
WHO_SAYS_COLUMNS: tuple[Column[Claim], ...] = (
    Column(
        "according_to",
        "to whom the report ascribes the claim",
        lambda c: said(c.source),
        empty="the report itself says so",
    ),
    Column("denied_by", "who denies it", lambda c: said(c.denied_by), empty="nobody is said to deny it"),
    Column(
        "aggregate",
        "1 where the claim sums a period or an area",
        lambda c: int(c.aggregate),
        "flag",
        NEVER,
    ),
    Column(
        "salience",
        "0..1: how likely it is the news of its sentence",
        lambda c: c.salience,
        "number",
        NEVER,
    ),
    Column("confidence", "0..1: how likely it is read rightly", lambda c: c.confidence, "number", NEVER),
)
CLAIM_COLUMNS = (*WHAT_COLUMNS, *WHERE_COLUMNS, *WHEN_COLUMNS, *HOW_MANY_COLUMNS, *WHO_SAYS_COLUMNS)
