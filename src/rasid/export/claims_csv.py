"""CSV: one row a claim, for spreadsheets and statistics. Phrases are joined with " | "."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass

from rasid.export.unread import is_unread
from rasid.values import Claim, CodedReport, Figure, Interval, Phrase, Place

_JOIN = " | "
#: A cell that opens with one of these would be run as a formula by a spreadsheet.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")

Cell = str | int | float | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, what it holds, how a row gets it (`claim` None: a report that was not read)."""

    name: str
    meaning: str
    cell: Callable[[CodedReport, Claim | None], Cell]


def csv_header() -> str:
    """The header line."""
    return _line([column.name for column in COLUMNS])


def csv_lines(coded: CodedReport) -> str:
    """The rows of one report: one a claim, one for a report that could not be read, else none."""
    if is_unread(coded):
        return _line([column.cell(coded, None) for column in COLUMNS])
    return "".join(_line([column.cell(coded, claim) for column in COLUMNS]) for claim in coded.events)


def _line(cells: list[Cell]) -> str:
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerow([_guard(cell) for cell in cells])
    return written.getvalue()


def _guard(cell: Cell) -> Cell:
    if isinstance(cell, str) and cell.startswith(_FORMULA):
        return f"'{cell}"
    return cell


def _of_report(read: Callable[[CodedReport], Cell]) -> Callable[[CodedReport, Claim | None], Cell]:
    return lambda coded, claim: read(coded)


def _of_claim(read: Callable[[Claim], Cell]) -> Callable[[CodedReport, Claim | None], Cell]:
    return lambda coded, claim: None if claim is None else read(claim)


def _of_place(read: Callable[[Place], Cell]) -> Callable[[CodedReport, Claim | None], Cell]:
    return lambda coded, claim: read(claim.places[0]) if claim is not None and claim.places else None


def _of_days(
    interval: Callable[[Claim], Interval | None], read: Callable[[Interval], Cell]
) -> Callable[[CodedReport, Claim | None], Cell]:
    def cell(coded: CodedReport, claim: Claim | None) -> Cell:
        days = None if claim is None else interval(claim)
        return None if days is None else read(days)

    return cell


def _of_count(
    count: Callable[[Claim], tuple[int, int | None] | None], end: int
) -> Callable[[CodedReport, Claim | None], Cell]:
    def cell(coded: CodedReport, claim: Claim | None) -> Cell:
        counted = None if claim is None else count(claim)
        return None if counted is None else counted[end]

    return cell


def _phrases(phrases: tuple[Phrase, ...] | tuple[Place, ...]) -> str:
    return _JOIN.join(" ".join(phrase.text.split()) for phrase in phrases)


def _phrase(phrase: Phrase | None) -> str | None:
    return None if phrase is None else " ".join(phrase.text.split())


def _figure(figure: Figure) -> str:
    high = "+" if figure.high is None else "" if figure.high == figure.low else f"-{figure.high}"
    whom = f" {_phrase(figure.whom)}" if figure.whom else ""
    of_which = "of which " if figure.subset else ""
    source = f" ({_phrase(figure.source)})" if figure.source else ""
    return f"{of_which}{figure.what} {figure.low}{high}{whom}{source}"


def _problems(coded: CodedReport, claim: Claim | None) -> str:
    if claim is None:
        return _JOIN.join(f"{problem.code}: {problem.message}" for problem in coded.problems)
    return _JOIN.join(dict.fromkeys(problem.code for problem in (*coded.problems, *claim.problems)))


def _standing(claim: Claim) -> str:
    return "reported" if claim.source is None else "alleged"


COLUMNS: tuple[Column, ...] = (
    Column("report_id", "id of the report", _of_report(lambda coded: coded.id)),
    Column(
        "claim_id", "id of the claim; empty for a report that could not be read", _of_claim(lambda c: c.id)
    ),
    Column(
        "standing",
        "alleged: the report ascribes the claim to `according_to`; reported: the report itself says so",
        _of_claim(_standing),
    ),
    Column("type", "event type", _of_claim(lambda c: c.type)),
    Column("family", "family of the event type", _of_claim(lambda c: c.family)),
    Column(
        "factuality", "asserted, negated, possible, planned or generic", _of_claim(lambda c: c.factuality)
    ),
    Column("trigger", "the word that names the event", _of_claim(lambda c: _phrase(c.trigger))),
    Column(
        "trigger_at", "where it stands in the text, in code points from 0", _of_claim(lambda c: c.trigger.at)
    ),
    Column("actors", "who is said to have done it", _of_claim(lambda c: _phrases(c.actors))),
    Column("targets", "to whom or what", _of_claim(lambda c: _phrases(c.targets))),
    Column("instruments", "with what", _of_claim(lambda c: _phrases(c.instruments))),
    Column(
        "place",
        "the most specific place, as the report names it",
        _of_place(lambda p: _phrase(Phrase(p.text, p.at))),
    ),
    Column("place_name", "its name in the gazetteer", _of_place(lambda p: p.name)),
    Column("admin1", "its first-order division", _of_place(lambda p: p.admin1)),
    Column("country", "its country, ISO 3166-1 alpha-2", _of_place(lambda p: p.country)),
    Column("latitude", "in degrees", _of_place(lambda p: p.latitude)),
    Column("longitude", "in degrees", _of_place(lambda p: p.longitude)),
    Column("place_precision", "point, area, country or none", _of_place(lambda p: p.precision)),
    Column("geonames_id", "its id in GeoNames", _of_place(lambda p: p.geonames_id)),
    Column(
        "places",
        "every place where it happened, most specific first",
        _of_claim(lambda c: _phrases(c.places)),
    ),
    Column(
        "inferred_places",
        "places known only from a dateline or a participant",
        _of_claim(lambda c: _phrases(c.inferred_places)),
    ),
    Column(
        "date_start",
        "first day on which it can have happened",
        _of_days(lambda c: c.date, lambda d: d.start.isoformat()),
    ),
    Column("date_end", "last such day", _of_days(lambda c: c.date, lambda d: d.end.isoformat())),
    Column(
        "date_precision",
        "day, days, week, month, season, year or decade",
        _of_days(lambda c: c.date, lambda d: d.precision),
    ),
    Column(
        "date_approximate",
        "1 where the words say about, or the day is a Hijri one",
        _of_days(lambda c: c.date, lambda d: int(d.approximate)),
    ),
    Column(
        "window_start",
        "where no date is said: not before",
        _of_days(lambda c: c.window, lambda d: d.start.isoformat()),
    ),
    Column(
        "window_end",
        "where no date is said: not after",
        _of_days(lambda c: c.window, lambda d: d.end.isoformat()),
    ),
    Column(
        "killed_low", "at least so many killed; empty where nothing is said", _of_count(lambda c: c.killed, 0)
    ),
    Column(
        "killed_high", "at most; empty also where no upper bound is said", _of_count(lambda c: c.killed, 1)
    ),
    Column("injured_low", "as killed_low", _of_count(lambda c: c.injured, 0)),
    Column("injured_high", "as killed_high", _of_count(lambda c: c.injured, 1)),
    Column("detained_low", "as killed_low; abducted people too", _of_count(lambda c: c.detained, 0)),
    Column("detained_high", "as killed_high; abducted people too", _of_count(lambda c: c.detained, 1)),
    Column(
        "figures",
        "every number of the claim, with of whom and who says so",
        _of_claim(lambda c: _JOIN.join(map(_figure, c.figures))),
    ),
    Column("according_to", "to whom the report ascribes the claim", _of_claim(lambda c: _phrase(c.source))),
    Column("denied_by", "who denies it", _of_claim(lambda c: _phrase(c.denied_by))),
    Column("aggregate", "1 where the claim sums a period or an area", _of_claim(lambda c: int(c.aggregate))),
    Column("salience", "0..1: how likely it is the news of its sentence", _of_claim(lambda c: c.salience)),
    Column("confidence", "0..1: how likely it is read rightly", _of_claim(lambda c: c.confidence)),
    Column("problems", "codes of the report's and the claim's problems", _problems),
    Column(
        "published",
        "published day of the report",
        _of_report(lambda coded: coded.published.isoformat() if coded.published else None),
    ),
    Column("title", "its title", _of_report(lambda coded: coded.title)),
    Column("publisher", "its source: who published it", _of_report(lambda coded: coded.source)),
    Column("url", "its address", _of_report(lambda coded: coded.url)),
    Column("sha256", "of its original bytes", _of_report(lambda coded: coded.sha256)),
    Column("program", "version of Rasid", _of_report(lambda coded: coded.versions.program)),
    Column("codebook", "hash of the codebook", _of_report(lambda coded: coded.versions.codebook)),
    Column("lexicons", "hash of the lexicons", _of_report(lambda coded: coded.versions.lexicons)),
    Column("gazetteer", "hash of the gazetteer", _of_report(lambda coded: coded.versions.gazetteer)),
)
