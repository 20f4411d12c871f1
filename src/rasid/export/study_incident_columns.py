"""The columns of a study's incidents: one row a happening, with the low, best and high of its figures."""

from __future__ import annotations

from collections.abc import Callable

from rasid.export.csv_cells import NEVER, Cell, Column, joined, one_line
from rasid.export.study_columns import SOURCES_COLUMNS
from rasid.export.study_rows import Cited
from rasid.resolve.incidents import may_be_added
from rasid.resolve.places import place_id
from rasid.values.claim import Place
from rasid.values.incident import Contradiction, Incident, Range
from rasid.values.interval import Interval

Row = Cited[Incident]

#: What is counted in columns of its own; other figures stand together in one.
COUNTED = ("killed", "injured", "detained")
_NO_DAY = "no claim has a day"
_NO_PLACE = "no place is said"
_UNKNOWN_PLACE = "no place is said, or the gazetteer does not know it"


def range_of(incident: Incident, what: str) -> Range | None:
    """The figure of an incident for what is counted."""
    return next((figure for figure in incident.figures if figure.what == what), None)


def _of_days(read: Callable[[Interval], Cell]) -> Callable[[Row], Cell]:
    return lambda row: None if row.value.days is None else read(row.value.days)


def _of_place(read: Callable[[Place], Cell]) -> Callable[[Row], Cell]:
    return lambda row: None if row.value.place is None else read(row.value.place)


def _sides(role: str) -> Callable[[Row], str]:
    return lambda row: joined(one_line(side.said) for side in row.value.sides if side.role == role)


def _side_ids(role: str) -> Callable[[Row], str]:
    return lambda row: joined(
        side.organisation or side.person or "none" for side in row.value.sides if side.role == role
    )


def _counts(what: str) -> tuple[Column[Row], ...]:
    def part(read: Callable[[Range], Cell]) -> Callable[[Row], Cell]:
        def cell(row: Row) -> Cell:
            found = range_of(row.value, what)
            return None if found is None else read(found)

        return cell

    nothing = "no claim says anything of it"
    return (
        Column(f"{what}_low", f"least number {what}", part(lambda count: count.low), "integer", nothing),
        Column(f"{what}_best", "best estimate", part(lambda count: count.best), "integer", nothing),
        Column(
            f"{what}_high",
            f"greatest number {what}",
            part(lambda count: count.high),
            "integer",
            f"{nothing}, or there is no upper bound",
        ),
        Column(
            f"{what}_claims",
            "ids of the claims that these follow from",
            part(lambda count: joined(count.claims)),
            "list",
            nothing,
        ),
    )


def _other_figure(figure: Range) -> str:
    high = "or more" if figure.high is None else f"to {figure.high}"
    return f"{figure.what} {figure.low} {high}, best {figure.best}"


def _contradiction(contradiction: Contradiction) -> str:
    told = "; ".join(f"{one_line(value)} ({' '.join(claims)})" for value, claims in contradiction.values)
    return f"{contradiction.field}: {told}"


INCIDENT_COLUMNS: tuple[Column[Row], ...] = (
    Column("incident_id", "id of the incident", lambda row: row.value.id, "id", NEVER),
    Column(
        "standing",
        "reported, disputed (someone denies it), denied (nobody asserts it), possible, planned or generic:"
        " nothing here is a finding of fact",
        lambda row: row.value.standing,
        empty=NEVER,
    ),
    Column("type", "event type", lambda row: row.value.type, empty=NEVER),
    Column("family", "family of the event type", lambda row: row.value.family, empty=NEVER),
    Column(
        "date_start",
        "first day on which it can have happened, as far as its claims agree",
        _of_days(lambda days: days.start.isoformat()),
        "day",
        _NO_DAY,
    ),
    Column("date_end", "last such day", _of_days(lambda days: days.end.isoformat()), "day", _NO_DAY),
    Column(
        "date_precision",
        "day, days, week, month, season, year or decade",
        _of_days(lambda days: days.precision),
        empty=_NO_DAY,
    ),
    Column(
        "date_approximate",
        "1 where the words say about, or the day is a Hijri one",
        _of_days(lambda days: int(days.approximate)),
        "flag",
        _NO_DAY,
    ),
    Column(
        "place_id", "id of the most exact place its claims agree on", _of_place(place_id), "id", _NO_PLACE
    ),
    Column(
        "place", "that place as a report names it", _of_place(lambda p: one_line(p.text)), empty=_NO_PLACE
    ),
    Column("place_name", "its name in the gazetteer", _of_place(lambda p: p.name), empty=_UNKNOWN_PLACE),
    Column("admin1", "its first-order division", _of_place(lambda p: p.admin1), empty=_UNKNOWN_PLACE),
    Column(
        "country", "its country, ISO 3166-1 alpha-2", _of_place(lambda p: p.country), empty=_UNKNOWN_PLACE
    ),
    Column("latitude", "in degrees", _of_place(lambda p: p.latitude), "number", _UNKNOWN_PLACE),
    Column("longitude", "in degrees", _of_place(lambda p: p.longitude), "number", _UNKNOWN_PLACE),
    Column(
        "place_precision",
        "point, area (then the point stands for all of it), country or none",
        _of_place(lambda p: p.precision),
        empty=_NO_PLACE,
    ),
    Column("actors", "who is said to have done it", _sides("actor"), "list"),
    Column(
        "actor_ids",
        "their ids in the order of `actors`: see organisations.csv and people.csv; `none` where it has none",
        _side_ids("actor"),
        "list",
    ),
    Column("targets", "to whom or what", _sides("target"), "list"),
    Column("target_ids", "as `actor_ids`", _side_ids("target"), "list"),
    *(column for what in COUNTED for column in _counts(what)),
    Column(
        "other_figures",
        "released, missing, displaced, taking-part: low to high, best",
        lambda row: joined(_other_figure(each) for each in row.value.figures if each.what not in COUNTED),
        "list",
        "no claim says anything of them",
    ),
    Column(
        "figures_rule",
        "rule by which low, best and high follow from the claims",
        lambda row: joined(dict.fromkeys(figure.rule for figure in row.value.figures)),
        empty="it has no figures",
    ),
    Column(
        "contradictions",
        "fields on which its claims differ, and which claims say what",
        lambda row: joined(map(_contradiction, row.value.contradictions)),
        "list",
        "there are none",
    ),
    Column(
        "aggregate",
        "1 where it sums a period or an area: never add it to single happenings",
        lambda row: int(row.value.aggregate),
        "flag",
        NEVER,
    ),
    Column(
        "added_up",
        "1 where its figures may be added to those of others: said to have happened, with a day, no sum",
        lambda row: int(may_be_added(row.value)),
        "flag",
        NEVER,
    ),
    Column(
        "occurrence_count",
        "days, places and pairs of sides it holds",
        lambda row: len(row.value.occurrences),
        "integer",
        NEVER,
    ),
    Column(
        "claims", "ids of its claims: see claims.csv", lambda row: joined(row.value.claims), "list", NEVER
    ),
    Column(
        "source_count",
        "independent publishers: near-copies and one publisher's reports count once",
        lambda row: row.value.sources,
        "integer",
        NEVER,
    ),
    *SOURCES_COLUMNS,
)
