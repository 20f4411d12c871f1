"""The sum of deaths over happenings, worked out by hand."""

from datetime import date

import pytest

from rasid.evaluation.clusters import Clustered
from rasid.evaluation.study_corpus import Happening
from rasid.evaluation.study_sums import Deaths, count_deaths, death_errors, death_rows, majority
from rasid.values.incident import Incident, Range
from rasid.values.interval import Interval

DAY = Interval(date(2015, 6, 1), date(2015, 6, 1))


def incident(
    id: str,
    *killed: int,
    standing: str = "reported",
    aggregate: bool = False,
    days: Interval | None = DAY,
) -> Incident:
    return Incident(
        id=id,
        type="bombing",
        family="violence",
        standing=standing,
        days=days,
        place=None,
        sides=(),
        figures=tuple(Range("killed", best, best, best, "latest", ()) for best in killed),
        occurrences=(),
        contradictions=(),
        claims=(),
        reports=(),
        sources=1,
        aggregate=aggregate,
        links=(),
    )


def happening(key: str, killed: int | None, *, alone: bool = False) -> Happening:
    return Happening(key, "bombing", alone, killed, None, None, None, "")


def told(id: str, label: str, found: str) -> Clustered:
    return Clustered(id, label, label, found)


HAPPENINGS = (happening("a", 10), happening("b", 4), happening("sum", None, alone=True))
THINGS = (told("1", "a", "i-1"), told("2", "a", "i-1"), told("3", "b", "i-1"), told("4", "b", "i-2"))


def test_an_incident_counts_for_the_happening_that_most_of_its_claims_tell_of() -> None:
    assert majority(THINGS) == {"i-1": "a", "i-2": "b"}


def test_of_equally_many_the_least_label_has_it() -> None:
    assert majority((told("1", "b", "i-1"), told("2", "a", "i-1"))) == {"i-1": "a"}


def test_deaths_of_two_incidents_of_one_happening_add_up() -> None:
    deaths, others = count_deaths(
        HAPPENINGS,
        (*THINGS, told("5", "b", "i-3")),
        (incident("i-1", 9), incident("i-2", 4), incident("i-3", 3)),
    )
    assert deaths == (Deaths("a", 10, 9), Deaths("b", 4, 7))
    assert not others


def test_sums_undated_claims_and_what_did_not_happen_are_not_added_up() -> None:
    deaths, others = count_deaths(
        HAPPENINGS,
        THINGS,
        (
            incident("i-1", 300, aggregate=True),
            incident("i-2", 4, standing="denied"),
            incident("i-3", 5, days=None),
            incident("i-9", 6),
        ),
    )
    assert [row.found for row in deaths] == [0, 0]
    assert [other.id for other in others] == ["i-9"]


def test_errors_are_shares_of_the_true_sum() -> None:
    rows = death_rows((Deaths("a", 10, 9), Deaths("b", 4, 7))).values()
    errors = death_errors({name: sum(row[name] for row in rows) for name in ("truth", "apart", "over")})
    assert errors["error_by_happening"] == pytest.approx(4 / 14)
    assert errors["error_of_sum"] == pytest.approx(2 / 14)
