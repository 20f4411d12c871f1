"""The columns of a study's tables of people, offices and places; those of reports and claims stand beside."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from rasid.export.csv_cells import NEVER, Cell, Column, joined, one_line
from rasid.export.study_rows import Cited, ControlRow, TenureRow
from rasid.values.entity import Bound, KnownOrganisation, Person

R = TypeVar("R")

STANDING_OF_PEOPLE = "reported: nothing here is a finding of fact"


#: The reports that a row comes from, and who published them.
SOURCES_COLUMNS: tuple[Column[Cited[Any]], ...] = (
    Column(
        "sources",
        "who published the reports that say so, each once, the earliest first",
        lambda row: joined(map(one_line, row.publishers)),
        "list",
        "no report names its publisher, or all were erased",
    ),
    Column(
        "source_reports",
        "ids of those reports, the earliest first: see reports.csv",
        lambda row: joined(source.report_id for source in row.sources),
        "list",
        "all were erased",
    ),
)


def bound_columns(name: str, what: str, bound: Callable[[R], Bound | None]) -> tuple[Column[R], ...]:
    """The start or end of a tenure or of control: first and last day on which it can be, how, who says so."""

    def part(read: Callable[[Bound], Cell]) -> Callable[[R], Cell]:
        def cell(row: R) -> Cell:
            found = bound(row)
            return None if found is None else read(found)

        return cell

    open_end = f"no claim tells the {name}: it is open"
    no_day = f"{open_end}, or it has no day"
    return (
        Column(
            f"{name}_first",
            f"first day on which it can have {what}",
            part(lambda found: found.days.start.isoformat() if found.days else None),
            "day",
            no_day,
        ),
        Column(
            f"{name}_last",
            f"last day on which it can have {what}",
            part(lambda found: found.days.end.isoformat() if found.days else None),
            "day",
            no_day,
        ),
        Column(f"{name}_by", f"how it {what}: see the notes", part(lambda found: found.by), "text", open_end),
        Column(
            f"{name}_claims",
            "ids of the claims that say so: see claims.csv",
            part(lambda found: joined(found.claims)),
            "list",
            f"{open_end}, or it follows from what reports call him",
        ),
    )


ORGANISATION_COLUMNS: tuple[Column[KnownOrganisation], ...] = (
    Column("organisation_id", "id of the organisation", lambda row: row.id, "id", NEVER),
    Column("standing", STANDING_OF_PEOPLE, lambda row: "reported", empty=NEVER),
    Column("name", "its name", lambda row: one_line(row.name), empty=NEVER),
    Column("names", "every name that reports give it", lambda row: joined(map(one_line, row.names)), "list"),
    Column("name_en", "its English name", lambda row: row.name_en, empty="the lexicon has none"),
    Column("known", "1 where the lexicon has it", lambda row: int(row.known), "flag", NEVER),
    Column("kind", "what kind of organisation", lambda row: row.kind, empty="the lexicon does not say"),
    Column("parent", "id of the one it belongs to", lambda row: row.parent, "id", "the lexicon does not say"),
    Column(
        "countries",
        "where it is active, ISO 3166-1 alpha-2",
        lambda row: joined(row.countries),
        "list",
        "the lexicon does not say",
    ),
    Column("report_count", "how many reports name it", lambda row: len(row.reports), "integer", NEVER),
)

PERSON_COLUMNS: tuple[Column[Cited[Person]], ...] = (
    Column("person_id", "id of the person", lambda row: row.value.id, "id", NEVER),
    Column("standing", STANDING_OF_PEOPLE, lambda row: "reported", empty=NEVER),
    Column("name", "the fullest form of the name", lambda row: one_line(row.value.name), empty=NEVER),
    Column(
        "names",
        "every name that reports give the person",
        lambda row: joined(map(one_line, row.value.names)),
        "list",
        NEVER,
    ),
    Column("latin", "usual Latin spellings, best first", lambda row: joined(row.value.latin), "list"),
    Column(
        "report_count",
        "how many reports name the person",
        lambda row: len(row.value.reports),
        "integer",
        NEVER,
    ),
    *SOURCES_COLUMNS,
)

TENURE_COLUMNS: tuple[Column[Cited[TenureRow]], ...] = (
    Column("person_id", "who: see people.csv", lambda row: row.value.tenure.person, "id", NEVER),
    Column("person_name", "the fullest form of the name", lambda row: one_line(row.value.person_name)),
    Column(
        "standing",
        "reported, or disputed: claims contradict each other on it",
        lambda row: "disputed" if row.value.tenure.status == "disputed" else "reported",
        empty=NEVER,
    ),
    Column("title", "title of the office", lambda row: one_line(row.value.tenure.title), empty=NEVER),
    Column(
        "organisation_id",
        "of which organisation: see organisations.csv",
        lambda row: row.value.tenure.organisation,
        "id",
        "no organisation is said, or only in words",
    ),
    Column(
        "organisation_name",
        "its name",
        lambda row: one_line(row.value.organisation_name),
        empty="no organisation is said, or only in words",
    ),
    Column(
        "organisation_said",
        "the organisation as reports name it",
        lambda row: one_line(row.value.tenure.organisation_said),
        empty="none is said",
    ),
    Column(
        "place", "where, as reports say", lambda row: one_line(row.value.tenure.place), empty="none is said"
    ),
    *bound_columns("start", "begun", lambda row: row.value.tenure.start),
    *bound_columns("end", "ended", lambda row: row.value.tenure.end),
    Column(
        "seen_first",
        "published day of the first report that names the person in the office",
        lambda row: row.value.tenure.seen[0].isoformat() if row.value.tenure.seen else None,
        "day",
        "no report with a day does",
    ),
    Column(
        "seen_last",
        "published day of the last such report",
        lambda row: row.value.tenure.seen[1].isoformat() if row.value.tenure.seen else None,
        "day",
        "no report with a day does",
    ),
    Column(
        "status",
        "current (as of the last report: nothing tells an end), former, disputed",
        lambda row: row.value.tenure.status,
        empty=NEVER,
    ),
    *SOURCES_COLUMNS,
)

CONTROL_COLUMNS: tuple[Column[Cited[ControlRow]], ...] = (
    Column("place_id", "id of the place", lambda row: row.value.control.place, "id", NEVER),
    Column("place_name", "its name", lambda row: one_line(row.value.control.place_name), empty=NEVER),
    Column("standing", STANDING_OF_PEOPLE, lambda row: "reported", empty=NEVER),
    Column(
        "organisation_id",
        "who held it: see organisations.csv",
        lambda row: row.value.control.organisation,
        "id",
        "the holder is known by words only",
    ),
    Column(
        "organisation_name",
        "its name",
        lambda row: one_line(row.value.organisation_name),
        empty="the holder is known by words only",
    ),
    Column("said", "the holder as reports name it", lambda row: one_line(row.value.control.said)),
    *bound_columns("start", "begun", lambda row: row.value.control.start),
    *bound_columns("end", "ended", lambda row: row.value.control.end),
    Column(
        "contested",
        "1 where claims disagree on it, or tell of fighting there while it was held",
        lambda row: int(row.value.control.contested),
        "flag",
        NEVER,
    ),
    Column("claims", "ids of all claims of it", lambda row: joined(row.value.control.claims), "list", NEVER),
    *SOURCES_COLUMNS,
)
